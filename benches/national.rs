//! A national replicate: setting it up, running it, and what each event and evaluated supply group costs.
//!
//! `cargo bench --bench national`. Counts are exact; times are the best of a few rounds on one thread.

use std::hint::black_box;
use std::time::{Duration, Instant};

use hakyu::model::embedded::BuiltIn;
use hakyu::replicate::Worker;
use hakyu::scenario::load;
use hakyu::world::Network;

const ROUNDS: usize = 3;
const REPLICATES: u64 = 20;

fn main() {
    println!("scenario          replicate     events  evaluated   ns each");
    for name in ["quiet", "hokkaido-2018", "tokyo-inland", "carrier-core"] {
        let net = network(name);
        let mut worker = Worker::new(&net);
        let mut best = Duration::MAX;
        let (mut events, mut evaluated) = (0, 0);
        for _ in 0..ROUNDS {
            #[expect(
                clippy::disallowed_methods,
                reason = "a benchmark reads the clock; no result does"
            )]
            let begin = Instant::now();
            (events, evaluated) = (0, 0);
            for replicate in 0..REPLICATES {
                let outcome = black_box(worker.outcome(2019, replicate));
                events += outcome.events;
                evaluated += outcome.evaluated;
            }
            best = best.min(begin.elapsed());
        }
        let per_replicate = best.as_nanos() as u64 / REPLICATES;
        println!(
            "{name:<16} {:>8.2} ms {:>10} {:>10} {:>9}",
            per_replicate as f64 / 1e6,
            events / REPLICATES,
            evaluated / REPLICATES,
            per_replicate * REPLICATES / (events + evaluated).max(1),
        );
    }
}

fn network(name: &str) -> Network {
    let root = env!("CARGO_MANIFEST_DIR");
    let loaded = match name {
        "quiet" => hakyu::scenario::load_text(
            "quiet.ron",
            "(schema: 1, title: \"Quiet\", horizon: \"30d\", model: \"japan\")",
            &BuiltIn,
        ),
        name => load(format!("{root}/scenarios/{name}.ron").as_ref(), &BuiltIn),
    };
    match loaded {
        Ok(loaded) => Network::new(&loaded.model, &loaded.scenario),
        Err(report) => panic!("{report}"),
    }
}
