//! Texts that are nearly good, and what becomes of them: never a panic, a hang of a second, or a gigabyte.
//!
//! Every input follows from its number. An ordinary test tries some thousands; more of them, on all cores, with
//! `HAKYU_FUZZ_EXECUTIONS=10000000 cargo test --release --test fuzz -- --nocapture`, from another one on with
//! `HAKYU_FUZZ_FIRST=7`. A failure prints the number, the command that runs it alone, and the file that is left of it
//! in `target/fuzz`. What was found and mended stands in `tests/fuzz/corpus`, and is tried each time.

#[path = "../oracle/dice.rs"]
mod dice;
mod gentle;
mod mutate;
mod pieces;
mod seeds;
mod shrink;
mod trial;
mod watch;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rayon::prelude::*;

use seeds::Seeds;
use trial::{Fate, Input, attempt, input, kept, report};
use watch::{Watch, peak_memory, processor_time};

/// Inputs that an ordinary test tries.
const ORDINARY: u64 = 3_000;
/// One input in so many is also put into tables and pictures.
const REPORTED: u64 = 1_024;
/// What reading and running an input may take.
const LONGEST: Duration = Duration::from_secs(1);
/// What the whole program may need.
const LARGEST: u64 = 1 << 30;

/// The command that tries one input alone.
fn reproduce(number: u64) -> String {
    format!(
        "reproduce: HAKYU_FUZZ_FIRST={number} HAKYU_FUZZ_EXECUTIONS=1 cargo test --test fuzz no_input"
    )
}

#[expect(
    clippy::disallowed_methods,
    reason = "how many inputs are tried is no result"
)]
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What is wrong with what becomes of an input; else how it fared.
fn verdict(watch: &Watch, number: u64, input: &Input) -> Result<Fate, String> {
    let guarded = |work: &dyn Fn() -> Fate| {
        catch_unwind(AssertUnwindSafe(work)).map_err(|_| "panic".to_owned())
    };
    let (fate, took) = watch.timed(number, || guarded(&|| attempt(input)));
    let fate = fate?;
    if took > LONGEST && is_slow(input) {
        return Err(format!("it takes {took:?}"));
    }
    if number.is_multiple_of(REPORTED) {
        let (reported, _) = watch.timed(number, || {
            guarded(&|| {
                report(input);
                fate
            })
        });
        reported?;
    }
    Ok(fate)
}

/// Whether an input is slow by itself rather than because others had the processor.
fn is_slow(input: &Input) -> bool {
    let before = processor_time();
    attempt(input);
    let spent = before.and_then(|before| Some(processor_time()? - before));
    spent.is_none_or(|spent| spent > LONGEST)
}

/// Leaves what was changed where it can be looked at, and the scenario beside it.
fn leave(number: u64, input: &Input) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../fuzz");
    let path = folder.join(format!("{number}.ron"));
    let beside = folder.join(format!("{number}.scenario.ron"));
    let left = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, input.changed()))
        .and_then(|()| fs::write(beside, &input.scenario));
    left.expect("an input can be left in target/fuzz");
    path
}

#[test]
fn no_input_makes_a_panic_a_hang_of_a_second_or_a_gigabyte() {
    let first = asked("HAKYU_FUZZ_FIRST").unwrap_or(0);
    let count = asked("HAKYU_FUZZ_EXECUTIONS").unwrap_or(ORDINARY);
    let (seeds, watch) = (Seeds::new(), Watch::new());
    let counts = [const { AtomicU64::new(0) }; 3];
    let fails = |number: &u64| {
        let verdict = verdict(&watch, *number, &input(&seeds, *number));
        let Ok(fate) = verdict else { return true };
        counts[fate as usize].fetch_add(1, Ordering::Relaxed);
        false
    };
    let found = watch.over(|| (first..first + count).into_par_iter().find_any(fails));
    if let Some(number) = found {
        let wrong = |input: &Input| verdict(&watch, number, input).err();
        let input = input(&seeds, number);
        let what = wrong(&input).unwrap_or_default();
        // Left as it is first, for cutting down what is slow takes long.
        leave(number, &input);
        let smallest = shrink::smallest(input, |input| wrong(input).is_some());
        let path = leave(number, &smallest);
        panic!(
            "input {number}: {what}; what is left of it: {}\n{}",
            path.display(),
            reproduce(number)
        );
    }
    let [refused, stopped, ran] = counts.map(AtomicU64::into_inner);
    let memory = peak_memory();
    println!(
        "{count} inputs: {refused} refused, {stopped} stopped, {ran} ran; {memory:?} bytes at most"
    );
    assert!(ran + stopped > count / 8, "enough of them can be read");
    assert!(
        memory.is_none_or(|bytes| bytes < LARGEST),
        "{memory:?} bytes"
    );
}

#[test]
fn what_was_found_once_stays_mended() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/corpus");
    let entries = fs::read_dir(folder).expect("the corpus can be listed");
    let watch = Watch::new();
    for entry in entries {
        let path = entry.expect("an entry can be read").path();
        let input = kept(&path);
        // Number 0 is one that is also put into tables and pictures.
        let verdict = verdict(&watch, 0, &input);
        assert!(verdict.is_ok(), "{}: {verdict:?}", path.display());
    }
}

#[test]
fn an_input_is_a_function_of_its_number_and_most_seeds_are_changed() {
    let seeds = Seeds::new();
    let all: Vec<Input> = (0..200).map(|number| input(&seeds, number)).collect();
    for (number, one) in (0..).zip(&all) {
        assert_eq!(*one, input(&seeds, number));
    }
    let mut texts: Vec<&[u8]> = all.iter().map(Input::changed).collect();
    texts.sort_unstable();
    texts.dedup();
    assert!(texts.len() > 190, "{} different ones of 200", texts.len());
}
