//! One replicate: a world, a seed and an index make an [`Outcome`].
//!
//! Invariant: nothing here reads the clock, the disk or another replicate.

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemState;

use crate::dynamics::{Both, Memory, Observer, Stopped, run};
use crate::engine::Equals;
use crate::measure::{Failure, Outcome, Recorder};
use crate::random::ReplicateKey;
use crate::units::SimTime;
use crate::world::{FacilityQuery, GroupQuery, Network, spawn, with_columns};

/// Events after which a replicate is stopped, unless more are allowed.
pub const EVENT_BUDGET: u64 = 50_000_000;

type Columns = (
    Query<'static, 'static, FacilityQuery>,
    Query<'static, 'static, GroupQuery>,
    ResMut<'static, Memory>,
);

/// A world of its own, for one thread; every replicate starts from rest in the same columns.
pub struct Worker<'n> {
    net: &'n Network,
    world: World,
    columns: SystemState<Columns>,
    recorder: Recorder<'n>,
    event_budget: u64,
}

impl<'n> Worker<'n> {
    /// Spawns the world of a network.
    pub fn new(net: &'n Network) -> Worker<'n> {
        Worker::with_order(net, Equals::BY_ID)
    }

    /// The same, for replicates that take equals in this order.
    pub fn with_order(net: &'n Network, equals: Equals) -> Worker<'n> {
        let mut world = spawn(net.facilities.len(), net.groups.len());
        world.insert_resource(Memory::with_order(equals));
        let columns = SystemState::new(&mut world);
        Worker {
            net,
            world,
            columns,
            recorder: Recorder::new(net),
            event_budget: EVENT_BUDGET,
        }
    }

    /// The same, as a user asks for it: with the order among equals shuffled by a seed, or with another budget of
    /// events than the usual.
    pub fn asked(net: &'n Network, shuffled: Option<u64>, event_budget: Option<u64>) -> Worker<'n> {
        let equals = shuffled.map_or(Equals::BY_ID, Equals::shuffled);
        Worker::with_order(net, equals).within(event_budget.unwrap_or(EVENT_BUDGET))
    }

    /// The same, which stops each replicate after so many events rather than after [`EVENT_BUDGET`].
    pub fn within(self, event_budget: u64) -> Worker<'n> {
        Worker {
            event_budget,
            ..self
        }
    }

    /// Runs replicate `replicate` of batch `seed`. One that cannot be finished says why in [`Outcome::failed`].
    pub fn outcome(&mut self, seed: u64, replicate: u64) -> Outcome {
        struct Nobody;
        impl Observer for Nobody {}
        self.outcome_told(seed, replicate, &mut Nobody)
    }

    /// The same, with somebody listening.
    pub fn outcome_told<O: Observer>(
        &mut self,
        seed: u64,
        replicate: u64,
        listener: &mut O,
    ) -> Outcome {
        self.recorder.reset();
        let key = ReplicateKey::new(seed, replicate);
        let (mut facilities, mut groups, mut memory) = self
            .columns
            .get_mut(&mut self.world)
            .expect("a worker's world holds its columns and memory");
        let mut both = Both(&mut self.recorder, listener);
        let (net, event_budget) = (self.net, self.event_budget);
        let finished = with_columns(&mut facilities, &mut groups, |facilities, groups| {
            run(
                net,
                facilities,
                groups,
                &mut memory,
                key,
                event_budget,
                &mut both,
            )
        });
        match finished {
            Ok(finished) => self.recorder.finish(replicate, finished),
            Err(stopped) => Outcome {
                replicate,
                failed: Some(self.failure(stopped)),
                ..Outcome::default()
            },
        }
    }

    /// Share of a region's people served in ppm, in the replicate that has just come to its horizon:
    /// `sector * steps + step`.
    pub fn region_service(&self, region: usize) -> Vec<u32> {
        self.recorder.region_service(region)
    }

    fn failure(&self, stopped: Stopped) -> Failure {
        /// Names of a circle that are told.
        const NAMES: usize = 8;
        match stopped {
            Stopped::Restless { at, facilities } => {
                let named = facilities.iter().take(NAMES);
                Failure::Circle {
                    at: SimTime(at),
                    facilities: named.map(|f| self.net.facility(*f).id.clone()).collect(),
                }
            }
            Stopped::Budget { at, events } => Failure::Budget {
                at: SimTime(at),
                events,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::embedded::BuiltIn;
    use crate::scenario::load_text;

    /// Power that fails and comes back, and water that hangs on it, all in one region.
    const ONE_REGION: &str = r#"(
      schema: 1,
      title: "Case",
      horizon: "5d",
      step: "1h",
      model: (
        sectors: { "pow": (number: 1, name: "Power"), "wat": (number: 2, name: "Water") },
        regions: {
          "here": (code: 1, name: "Here", population: 1000, points: [(43.0, 141.0, 1.0, 300.0)], tile: (0, 0)),
        },
        restorations: { "plant": (repair: LogNormal(median: "20h", sigma: 0.8)) },
        facilities: {
          "grid": (sector: "pow", region: "here", people: 700, restoration: "plant"),
          "other-grid": (sector: "pow", region: "here", people: 300),
          "tap": (sector: "wat", region: "here", people: 1000),
        },
        dependencies: { "tap-power": (of: ["tap"], on: ["grid"]) },
      ),
      injects: { "attack": (at: "3h", targets: ["grid"], effect: Damage(loss: 1.0)) },
    )"#;

    #[test]
    fn the_service_of_the_only_region_is_that_of_the_nation() {
        let loaded = load_text("case.ron", ONE_REGION, &BuiltIn);
        let loaded = loaded.unwrap_or_else(|report| panic!("{report}"));
        let net = Network::new(&loaded.model, &loaded.scenario);
        let mut worker = Worker::new(&net);
        for replicate in 0..20 {
            let outcome = worker.outcome(2019, replicate);
            assert!(outcome.service_ppm.contains(&300_000));
            assert_eq!(worker.region_service(0), outcome.service_ppm);
        }
    }
}
