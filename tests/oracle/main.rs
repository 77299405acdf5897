//! The engine against a naive one, and the laws as properties, over random models.
//!
//! Every model follows from its seed. An ordinary test runs some thousands of seeds; more of them with
//! `HAKYU_ORACLE_SEEDS=1000000 cargo test --release --test oracle`, from another one on with `HAKYU_ORACLE_FIRST=7`.
//! A failure prints the seed, the command that runs it alone, and the model cut down to what still fails.

mod dice;
mod naive;
mod properties;
mod real;
mod shrink;
mod swarm;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hakyu::model::Model;
use hakyu::scenario::Scenario;
use rayon::prelude::*;

/// What is wrong with a model, in words; none if nothing is.
type Verdict = Option<String>;

/// Checks `ordinary` seeds, or as many as the environment asks for.
#[expect(
    clippy::disallowed_methods,
    reason = "how many seeds are tried is no result"
)]
fn over_seeds(
    test: &str,
    ordinary: u64,
    roll: impl Fn(u64) -> (Model, Scenario) + Sync,
    check: impl Fn(&Model, &Scenario, u64) -> Verdict + Sync,
) {
    let asked = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    let first = asked("HAKYU_ORACLE_FIRST").unwrap_or(0);
    let count = asked("HAKYU_ORACLE_SEEDS").unwrap_or(ordinary);
    let check = |model: &Model, scenario: &Scenario, seed| {
        let checked = catch_unwind(AssertUnwindSafe(|| check(model, scenario, seed)));
        checked.unwrap_or_else(|panic| Some(format!("panic: {}", words(panic.as_ref()))))
    };
    let fails = |seed: &u64| {
        let (model, scenario) = roll(*seed);
        check(&model, &scenario, *seed).is_some()
    };
    let Some(seed) = (first..first + count).into_par_iter().find_first(fails) else {
        return;
    };
    let (model, scenario) = roll(seed);
    let (model, scenario) = shrink::smallest(model, scenario, |m, s| check(m, s, seed).is_some());
    let what = check(&model, &scenario, seed).unwrap_or_default();
    panic!(
        "seed {seed}: {what}\nreproduce: HAKYU_ORACLE_FIRST={seed} HAKYU_ORACLE_SEEDS=1 cargo test --test oracle {test}\n{}",
        shrink::text(&model, &scenario)
    );
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    text.unwrap_or_default()
}

#[test]
fn the_engine_agrees_with_the_naive_one_to_the_last_ppm_and_millisecond() {
    over_seeds("the_engine_agrees", 2_500, swarm::roll, real::difference);
}
