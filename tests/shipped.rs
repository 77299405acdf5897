//! The same results for every shipped scenario, in debug and in release, today and tomorrow: a hash of two replicates each.
//!
//! A hash changes with the scenario's text or with the model version, and with nothing else. `HAKYU_BLESS=1 cargo test
//! --test shipped` writes those anew that may change.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::thread;

use hakyu::dynamics::MODEL_VERSION;
use hakyu::measure::{Outcome, Recovery, SectorOutcome};
use hakyu::model::embedded::BuiltIn;
use hakyu::replicate::Worker;
use hakyu::report::Content;
use hakyu::scenario::embedded::{SHIPPED, load_shipped};
use hakyu::units::SimTime;
use hakyu::world::Network;

const HASHES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/shipped.sha256");
const SEED: u64 = 2019;
const REPLICATES: u64 = 2;

/// The numbers of outcomes one after the other, in a form that no wording and no field's name touches.
#[derive(Default)]
struct Numbers(String);

impl Numbers {
    fn all(&mut self, numbers: impl IntoIterator<Item = u64>) {
        for number in numbers {
            // Writing to a string cannot fail.
            let _ = write!(self.0, "{number} ");
        }
        self.0.push('\n');
    }

    fn outcome(&mut self, outcome: &Outcome) {
        assert_eq!(outcome.failed, None, "replicate {}", outcome.replicate);
        self.all([
            outcome.replicate,
            outcome.events,
            time(outcome.first_inject),
        ]);
        outcome
            .sectors
            .iter()
            .for_each(|sector| self.sector(sector));
        self.all(outcome.service_ppm.iter().map(|ppm| u64::from(*ppm)));
        self.all(outcome.region_lost_person_minutes.iter().copied());
        self.all(outcome.region_t90.iter().map(|recovery| back(*recovery)));
        self.all(outcome.region_outage.iter().map(|out| u64::from(*out)));
        self.all(outcome.facility_lost_ms.iter().copied());
        self.all(outcome.facility_hit.iter().map(|hit| u64::from(*hit)));
        self.all(outcome.flows_person_minutes.iter().copied());
        self.all(outcome.roots_person_minutes.iter().copied());
        self.all(outcome.observed.iter().map(|value| value.to_bits()));
        self.all(outcome.deadlocks.iter().map(|names| names.len() as u64));
    }

    fn sector(&mut self, sector: &SectorOutcome) {
        self.all([
            time(sector.onset),
            time(sector.outage_start),
            sector.outage_time.0,
            sector.peak_people,
            sector.peak_at.0,
            sector.lost_person_minutes,
            sector.unrestorable_people,
            u64::from(sector.facilities_hit),
            u64::from(sector.facilities_direct),
            u64::from(sector.regions_hit),
            u64::from(sector.depth),
            u64::from(sector.severity),
        ]);
        self.all(sector.recovery.map(back));
        self.all(sector.severity_time.map(|time| time.0));
    }
}

fn time(time: Option<SimTime>) -> u64 {
    time.map_or(u64::MAX, |time| time.0)
}

fn back(recovery: Recovery) -> u64 {
    match recovery {
        Recovery::NotLost => u64::MAX,
        Recovery::Censored => u64::MAX - 1,
        Recovery::At(time) => time.0,
    }
}

/// What a hash may depend on, and the hash.
fn entry(name: &str, text: &str) -> (String, String) {
    let loaded = load_shipped(name, &BuiltIn).expect("it is shipped");
    let loaded = loaded.unwrap_or_else(|problems| panic!("{problems}"));
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut worker = Worker::new(&net);
    let mut numbers = Numbers::default();
    for replicate in 0..REPLICATES {
        numbers.outcome(&worker.outcome(SEED, replicate));
    }
    let sha256 = |bytes: &[u8]| Content::of(name, bytes).sha256;
    let of = format!("{MODEL_VERSION} {}", &sha256(text.as_bytes())[..16]);
    (of, sha256(numbers.0.as_bytes()))
}

/// `name version text hash` a line, as (name, (version text, hash)).
fn known() -> BTreeMap<String, (String, String)> {
    let text = fs::read_to_string(HASHES).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let parts = lines.filter_map(|line| {
        let (name, rest) = line.split_once(' ')?;
        let (of, hash) = rest.rsplit_once(' ')?;
        Some((name.to_owned(), (of.to_owned(), hash.to_owned())))
    });
    parts.collect()
}

fn found() -> BTreeMap<String, (String, String)> {
    thread::scope(|scope| {
        let started: Vec<_> = SHIPPED
            .iter()
            .map(|(name, text)| (name, scope.spawn(|| entry(name, text))))
            .collect();
        let ended = started.into_iter();
        ended
            .map(|(name, entry)| {
                (
                    (*name).to_owned(),
                    entry.join().expect("its replicates run"),
                )
            })
            .collect()
    })
}

fn write(entries: &BTreeMap<String, (String, String)>) {
    let mut text =
        "# scenario, model version, start of the SHA-256 of its text, SHA-256 of two replicates\n"
            .to_owned();
    for (name, (of, hash)) in entries {
        let _ = writeln!(text, "{name} {of} {hash}");
    }
    fs::write(HASHES, text).expect("the hashes can be written");
}

#[test]
fn shipped_scenarios_give_the_results_of_their_model_version() {
    let (known, found) = (known(), found());
    for (name, (of, hash)) in &found {
        if let Some((known_of, known_hash)) = known.get(name) {
            assert!(
                of != known_of || hash == known_hash,
                "{name}: other results under the same model version and scenario; bump MODEL_VERSION in src/dynamics/mod.rs \
                 if a law or the base model was meant to change, and mend it if not"
            );
        }
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "a person asks for new hashes; no result does"
    )]
    if std::env::var_os("HAKYU_BLESS").is_some() {
        write(&found);
    }
    let known = crate::known();
    assert!(
        known == found,
        "a scenario or the model version is new: HAKYU_BLESS=1 cargo test --test shipped"
    );
}
