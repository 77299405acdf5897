//! The real engine, listened to.

use hakyu::dynamics::{Cause, Observer};
use hakyu::engine::Equals;
use hakyu::measure::Outcome;
use hakyu::model::Model;
use hakyu::replicate::Worker;
use hakyu::scenario::Scenario;
use hakyu::units::PPM;
use hakyu::world::Network;

use crate::Verdict;
use crate::naive::{self, Changes};

/// What the engine tells of a replicate.
#[derive(Default)]
pub struct Heard {
    /// Changes of level by facility.
    pub changes: Changes,
    /// Everything that was told with a level: (ms, facility, ppm, cause).
    pub told: Vec<(u64, u32, u32, Cause)>,
    /// Facilities in named deadlocks.
    pub deadlocked: Vec<u32>,
    /// (served, demand) in kW at every balance.
    pub balances: Vec<(u64, u64)>,
}

impl Observer for Heard {
    fn level(&mut self, at: u64, facility: u32, level: u32, cause: &Cause) {
        self.changes[facility as usize].push((at, level));
        self.told.push((at, facility, level, *cause));
    }

    fn balance(&mut self, _at: u64, _area: u32, served_kw: u64, demand_kw: u64) {
        self.balances.push((served_kw, demand_kw));
    }

    fn deadlock(&mut self, facilities: &[u32]) {
        self.deadlocked.extend_from_slice(facilities);
    }
}

/// Runs a replicate; its outcome says whether it was finished.
pub fn run(model: &Model, scenario: &Scenario, seed: u64) -> (Heard, Outcome) {
    run_in_order(model, scenario, seed, Equals::BY_ID)
}

/// The same with another order among equals.
pub fn run_in_order(
    model: &Model,
    scenario: &Scenario,
    seed: u64,
    equals: Equals,
) -> (Heard, Outcome) {
    let net = Network::new(model, scenario);
    let mut heard = Heard {
        changes: vec![Vec::new(); model.facilities.len()],
        ..Heard::default()
    };
    let outcome = Worker::with_order(&net, equals).outcome_told(seed, 0, &mut heard);
    (heard, outcome)
}

/// Where the two engines differ first.
pub fn difference(model: &Model, scenario: &Scenario, seed: u64) -> Verdict {
    let (heard, outcome) = run(model, scenario, seed);
    let naive = naive::changes(&Network::new(model, scenario), seed, 0);
    match (outcome.failed, naive) {
        (Some(_), None) => None,
        // What takes more rounds than the laws allow is an error, though it would rest in the end.
        (Some(_), Some((_, rounds))) if rounds > 64 => None,
        (Some(reason), Some(_)) => Some(format!(
            "the engine stops and the naive one does not: {reason}"
        )),
        (None, None) => Some("the naive engine does not rest".into()),
        (None, Some((naive, _))) => first_difference(model, &heard.changes, &naive),
    }
}

/// Where two histories of the same facilities differ first.
pub fn first_difference(model: &Model, real: &Changes, naive: &Changes) -> Verdict {
    let facilities = real.iter().zip(naive).enumerate();
    let differences = facilities.filter_map(|(f, (real, naive))| {
        let start = start(model, f);
        let (real, naive) = (moves(start, real), moves(start, naive));
        let at = (0..=real.len()).find(|i| real.get(*i) != naive.get(*i));
        let at = at.filter(|at| *at < real.len().max(naive.len()))?;
        let time = |list: &[(u64, u32)]| list.get(at).map_or(u64::MAX, |(ms, _)| *ms);
        Some((
            time(&real).min(time(&naive)),
            f,
            real.get(at).copied(),
            naive.get(at).copied(),
        ))
    });
    differences
        .min_by_key(|(ms, f, _, _)| (*ms, *f))
        .map(|(_, f, real, naive)| {
            let id = &model.facilities[f].id;
            format!(
                "{id} goes to {} in the engine and to {} in the other",
                shown(real),
                shown(naive)
            )
        })
}

fn shown(change: Option<(u64, u32)>) -> String {
    change.map_or("nothing more".into(), |(ms, level)| {
        format!("{level} ppm at {ms} ms ({:.3} h)", ms as f64 / 3_600_000.0)
    })
}

/// Level of a facility before the first instant: what does not run at all stands at nothing.
fn start(model: &Model, f: usize) -> u32 {
    use hakyu::model::{Role, SourceState};
    match &model.facilities[f].role {
        Role::Source(source) if source.state != SourceState::Synchronised => 0,
        _ => PPM,
    }
}

/// The level as a function of time: the last word of each instant, where it differs from the one before.
pub fn moves(start: u32, told: &[(u64, u32)]) -> Vec<(u64, u32)> {
    let mut moves: Vec<(u64, u32)> = Vec::new();
    for (i, (at, level)) in told.iter().enumerate() {
        let last_word = told.get(i + 1).is_none_or(|next| next.0 > *at);
        let before = moves.last().map_or(start, |(_, level)| *level);
        if last_word && *level != before {
            moves.push((*at, *level));
        }
    }
    moves
}
