use super::*;
use crate::batch::synthetic::outcome;
use crate::disk::faults::Fault;
use crate::model::Name;
use crate::report::{About, Content};
use crate::scenario::Plan;
use crate::words::Lang;
use std::path::PathBuf;

fn about(seed: u64) -> About {
    About {
        title: Name::default(),
        plan: None,
        model_version: "1".into(),
        seed,
        shuffle_ties: None,
        event_budget: None,
        regions: Vec::new(),
        lang: Lang::En,
        inputs: vec![Content::of("small.ron", b"()")],
    }
}

fn identity() -> Identity {
    Identity::of(&about(7))
}

fn chunk(range: std::ops::Range<u64>) -> Vec<Outcome> {
    range.map(outcome).collect()
}

/// A folder of the test's own.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self) -> PathBuf {
        path_of(&self.folder.path().join("result")).unwrap()
    }

    /// A journal of eleven replicates in three records, closed.
    fn with_eleven(&self) -> Vec<u8> {
        let mut journal = Journal::begin(Disk::REAL, &self.path(), &identity()).unwrap();
        for range in [0..4, 4..8, 8..11] {
            journal.keep(&chunk(range)).unwrap();
        }
        drop(journal);
        std::fs::read(self.path()).unwrap()
    }

    fn resumed(&self) -> Result<(Vec<Outcome>, Kept), JournalError> {
        let mut taken = Vec::new();
        let resumed = Journal::resume(Disk::REAL, &self.path(), &identity(), |outcomes| {
            taken.extend(outcomes)
        });
        resumed.map(|(_, kept)| (taken, kept))
    }
}

#[test]
fn what_was_kept_comes_back_and_more_can_be_added() {
    let desk = Desk::new();
    desk.with_eleven();
    let mut journal = {
        let mut taken = Vec::new();
        let (journal, kept) = Journal::resume(Disk::REAL, &desk.path(), &identity(), |outcomes| {
            taken.extend(outcomes)
        })
        .unwrap();
        assert_eq!((kept.replicates, kept.dropped_bytes), (11, 0));
        assert_eq!(taken, chunk(0..11));
        journal
    };
    journal.keep(&chunk(11..20)).unwrap();
    drop(journal);
    assert_eq!(desk.resumed().unwrap().0, chunk(0..20));
}

#[test]
fn a_journal_torn_at_any_byte_gives_back_what_is_whole() {
    let desk = Desk::new();
    let whole = desk.with_eleven();
    for length in 0..whole.len() {
        std::fs::write(desk.path(), &whole[..length]).unwrap();
        let (taken, kept) = desk.resumed().unwrap();
        assert!(
            [0, 4, 8].contains(&taken.len()),
            "{length}: {}",
            taken.len()
        );
        assert_eq!(taken, chunk(0..kept.replicates), "torn at {length}");
        // What was torn is gone for good: the next record stands where it began.
        let (again, kept) = desk.resumed().unwrap();
        assert_eq!((again, kept.dropped_bytes), (taken, 0), "torn at {length}");
    }
}

#[test]
fn a_bit_changed_anywhere_never_gives_a_wrong_replicate() {
    let desk = Desk::new();
    let whole = desk.with_eleven();
    for (place, bit) in (0..whole.len()).map(|place| (place, place % 8)) {
        let mut changed = whole.clone();
        changed[place] ^= 1 << bit;
        std::fs::write(desk.path(), &changed).unwrap();
        match desk.resumed() {
            Ok((taken, kept)) => {
                assert!(taken.len() < 11, "byte {place}");
                assert_eq!(taken, chunk(0..kept.replicates), "byte {place}");
            }
            Err(JournalError::NoJournal(_)) => assert!(place < MAGIC.len(), "byte {place}"),
            Err(other) => panic!("byte {place}: {other}"),
        }
    }
}

#[test]
fn another_batch_is_refused_naming_what_differs() {
    let desk = Desk::new();
    desk.with_eleven();
    let mut other = about(8);
    other.model_version = "2".into();
    other.plan = Some(Plan {
        file: "longer.ron".into(),
        title: Name::default(),
        summary: Name::default(),
        scenarios: Vec::new(),
        changes: Vec::new(),
    });
    other.inputs = vec![Content::of("small.ron", b"( )")];
    let refused =
        Journal::resume(Disk::REAL, &desk.path(), &Identity::of(&other), |_| ()).unwrap_err();
    let sentence = refused.sentence(Lang::En);
    for part in [
        "the model version is 2 here and 1 there",
        "the contingency plan is longer.ron here and - there",
        "the seed is 8 here and 7 there",
        "an input file is small.ron",
    ] {
        assert!(sentence.contains(part), "{sentence}");
    }
    assert!(!sentence.contains("program"), "{sentence}");
    assert_eq!(desk.resumed().unwrap().0, chunk(0..11), "nothing was lost");
}

#[test]
fn two_at_work_on_one_journal_are_one_too_many() {
    let desk = Desk::new();
    let first = Journal::begin(Disk::REAL, &desk.path(), &identity()).unwrap();
    assert!(matches!(desk.resumed(), Err(JournalError::AtWork(_))));
    assert!(matches!(
        Journal::discard(Disk::REAL, &desk.path()),
        Err(JournalError::AtWork(_))
    ));
    drop(first);
    assert_eq!(desk.resumed().unwrap().0, []);
}

#[test]
fn a_stopped_batch_is_not_begun_anew_unasked() {
    let desk = Desk::new();
    desk.with_eleven();
    let refused = Journal::begin(Disk::REAL, &desk.path(), &identity()).unwrap_err();
    assert!(refused.sentence(Lang::Ja).contains("11 回"), "{refused}");
    Journal::discard(Disk::REAL, &desk.path()).unwrap();
    assert!(!desk.path().exists());
    Journal::begin(Disk::REAL, &desk.path(), &identity()).unwrap();
}

#[test]
fn whichever_operation_fails_what_was_told_to_be_kept_comes_back() {
    for n in 0.. {
        let desk = Desk::new();
        let fault = Fault::after(n);
        let permit = |operation, path: &Path| fault.permit(operation, path);
        let mut kept = 0;
        if let Ok(mut journal) = Journal::begin(Disk::failing(&permit), &desk.path(), &identity()) {
            for range in [0..4, 4..8, 8..11] {
                let end = range.end;
                match journal.keep(&chunk(range)) {
                    Ok(()) => kept = end,
                    Err(_) => break,
                }
            }
        }
        if !fault.struck() {
            assert!(n >= 8, "{n} operations are too few");
            break;
        }
        let (taken, back) = desk.resumed().unwrap();
        assert!(back.replicates >= kept, "operation {n}");
        assert_eq!(taken, chunk(0..back.replicates), "operation {n}");
    }
}
