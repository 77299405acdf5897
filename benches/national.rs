//! A national replicate: setting it up, running it, and what each event and evaluated supply group costs.
//!
//! `cargo bench --bench national`. Counts are exact; times are each replicate's best of a few rounds on one thread, so that
//! other work on the machine disturbs little. Set-up is measured as a replicate of one minute, from the reset of the
//! columns to the outcome: at rest, and with a hazard, whose own draws are what it takes longer.

use std::hint::black_box;
use std::time::{Duration, Instant};

use hakyu::model::embedded::BuiltIn;
use hakyu::replicate::Worker;
use hakyu::scenario::{Loaded, load, load_text};
use hakyu::units::{MS_PER_MINUTE, SimDuration};
use hakyu::world::Network;

const ROUNDS: usize = 7;
const REPLICATES: u64 = 20;

fn main() {
    println!("scenario          replicate     events  evaluated   ns each");
    for name in ["quiet", "hokkaido-2018", "tokyo-inland", "carrier-core"] {
        let cost = cost(&loaded(name));
        println!(
            "{name:<16} {:>8.2} ms {:>10} {:>10} {:>9}",
            cost.ns as f64 / 1e6,
            cost.events,
            cost.evaluated,
            cost.ns / (cost.events + cost.evaluated).max(1),
        );
    }
    println!("\nset-up            replicate     events  evaluated");
    for name in ["quiet", "tokyo-inland"] {
        let mut loaded = loaded(name);
        let minute = SimDuration(MS_PER_MINUTE);
        (loaded.scenario.horizon, loaded.scenario.step) = (minute, minute);
        let cost = cost(&loaded);
        println!(
            "{name:<16} {:>8.1} us {:>10} {:>10}",
            cost.ns as f64 / 1e3,
            cost.events,
            cost.evaluated
        );
    }
}

/// What a replicate costs on average.
struct Cost {
    ns: u64,
    events: u64,
    evaluated: u64,
}

fn cost(loaded: &Loaded) -> Cost {
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut worker = Worker::new(&net);
    let mut total = Duration::ZERO;
    let (mut events, mut evaluated) = (0, 0);
    for replicate in 0..REPLICATES {
        let mut best = Duration::MAX;
        for round in 0..ROUNDS {
            #[expect(
                clippy::disallowed_methods,
                reason = "a benchmark reads the clock; no result does"
            )]
            let begin = Instant::now();
            let outcome = black_box(worker.outcome(2019, replicate));
            best = best.min(begin.elapsed());
            if round == 0 {
                events += outcome.events;
                evaluated += outcome.evaluated;
            }
        }
        total += best;
    }
    Cost {
        ns: total.as_nanos() as u64 / REPLICATES,
        events: events / REPLICATES,
        evaluated: evaluated / REPLICATES,
    }
}

fn loaded(name: &str) -> Loaded {
    let root = env!("CARGO_MANIFEST_DIR");
    let loaded = match name {
        "quiet" => load_text(
            "quiet.ron",
            "(schema: 1, title: \"Quiet\", horizon: \"30d\", model: \"japan\")",
            &BuiltIn,
        ),
        name => load(format!("{root}/scenarios/{name}.ron").as_ref(), &BuiltIn),
    };
    match loaded {
        Ok(loaded) => loaded,
        Err(report) => panic!("{report}"),
    }
}
