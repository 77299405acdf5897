//! The kernel's speed: PHOLD and the cascade, each run three ways that must count the same.
//!
//! (a) dense columns and the standard heap: the plain loop that one would write first;
//! (b) dense columns and the calendar;
//! (c) the ECS: the columns of a `bevy_ecs` world as slices, the calendar as a resource.
//!
//! The variants alternate in one process and the best round of each counts, since the same binary varies by 1.3 between
//! starts. Ratios are what binds; nanoseconds inform. Wanted: PHOLD (a)/(b) at least 1.8, a million pending events within
//! 2 times the small case, the cascade (b) at most 65 and 100 ns (on a machine where (a) takes 91 and 157), (c)/(b) at most
//! 1.1, and no allocation once warm: the crate forbids the unsafe code of a counting allocator, so the memory that the
//! calendar holds is compared, which is all that an event loop over columns can grow.
//!
//! `cargo bench --bench kernel`

#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock; no result depends on it"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Instant;

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemId;
use hakyu::engine::{Calendar, EventKey};
use hakyu::random::{Purpose, ReplicateKey, math};

const MS_PER_HOUR: f64 = 3_600_000.0;

fn main() {
    println!(
        "{:<22} {:>10} {:>10} {:>8} {:>8} {:>8} {:>9} {:>10}",
        "", "events", "failures", "(a) ns", "(b) ns", "(c) ns", "(a)/(b)", "(c)/(b)"
    );
    let phold = |messages, events| Phold { messages, events };
    let small = compare("PHOLD 1,024 x 16", 60, &phold(16, 200_000));
    let large = compare("PHOLD 1,024 x 1,024", 5, &phold(1_024, 1_000_000));
    compare("cascade 611", 60, &Cascade::new(611, 2));
    compare("cascade 20,000", 9, &Cascade::new(20_000, 1));
    println!(
        "a million pending against 16,384: {:.2} with the calendar",
        large / small
    );
}

/// Prints a line of the table; the nanoseconds an event of variant (b).
fn compare<W: Workload>(name: &str, rounds: usize, load: &W) -> f64 {
    let mut heap = Dense::new(load.clone(), BinaryHeap::new());
    let mut calendar = Dense::new(load.clone(), Calendar::new());
    let mut ecs = Ecs::new(load.clone());
    let mut best = [f64::INFINITY; 3];
    let (mut tally, mut warm) = (Tally::default(), 0);
    for round in 0..rounds {
        let times = [
            measure(&mut heap),
            measure(&mut calendar),
            measure(&mut ecs),
        ];
        tally = times[0].1;
        for (variant, (ns, other)) in times.into_iter().enumerate() {
            assert_eq!(other, tally, "variant {variant} computes something else");
            best[variant] = best[variant].min(ns);
        }
        if round == 1 {
            warm = calendar.queue.capacity();
        }
    }
    assert_eq!(
        calendar.queue.capacity(),
        warm,
        "the calendar allocated after warm-up"
    );
    let [a, b, c] = best;
    println!(
        "{name:<22} {:>10} {:>10} {a:>8.1} {b:>8.1} {c:>8.1} {:>9.2} {:>10.2}",
        tally.events,
        tally.failures,
        a / b,
        c / b
    );
    b
}

/// Nanoseconds an event of the best use that a variant makes of its time, and what it counted.
fn measure(variant: &mut dyn Variant) -> (f64, Tally) {
    variant.start();
    let start = Instant::now();
    let tally = variant.run();
    (
        start.elapsed().as_nanos() as f64 / tally.events as f64,
        tally,
    )
}

/// What every variant of a workload has to agree on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Tally {
    events: u64,
    failures: u64,
    downtime_ms: u64,
}

// Workloads

/// A simulation, told apart from where its state and its pending events are kept.
trait Workload: Clone + Send + Sync + 'static {
    fn entities(&self) -> usize;
    /// Resets the state and schedules the first events.
    fn start<Q: Queue>(&self, columns: Columns, queue: &mut Q);
    /// Runs to the end.
    fn run<Q: Queue>(&self, columns: Columns, queue: &mut Q) -> Tally;
}

/// The state of all entities, by their index.
struct Columns<'a> {
    outages: &'a mut [Outage],
    clocks: &'a mut [Clock],
    draws: &'a mut [Draws],
}

/// Goes up by one at each change between up and down: odd while down.
#[derive(Component, Clone, Copy, Default)]
struct Outage(u32);

#[derive(Component, Clone, Copy, Default)]
struct Clock {
    down_since_ms: u64,
    downtime_ms: u64,
}

/// How often the entity drew for its own failures, or for its messages.
#[derive(Component, Clone, Copy, Default)]
struct Draws(u32);

/// A number of whole milliseconds, exponential.
#[inline]
fn exponential_ms(mean_ms: f64, bits: u64) -> u64 {
    let uniform = ((bits >> 11) | 1) as f64 * (1.0 / (1_u64 << 53) as f64);
    (-mean_ms * math::ln(uniform)) as u64
}

/// PHOLD: each message that arrives is sent on to any entity after an exponential delay.
#[derive(Clone)]
struct Phold {
    messages: u32,
    events: u64,
}

impl Phold {
    const ENTITIES: u32 = 1_024;

    fn send<Q: Queue>(key: &ReplicateKey, draws: &mut [Draws], from: u32, now: u64, queue: &mut Q) {
        let Draws(count) = &mut draws[from as usize];
        *count += 1;
        let bits = key.bits(Purpose(0), u64::from(from), u64::from(*count));
        let to = bits as u32 % Self::ENTITIES;
        let event = EventKey::new(0, to, *count);
        queue.push(now + exponential_ms(MS_PER_HOUR, bits), event.to_bits());
    }

    fn hold<Q: Queue>(&self, draws: &mut [Draws], events: u64, queue: &mut Q) -> u64 {
        let key = ReplicateKey::new(1, 0);
        let mut last = 0;
        for _ in 0..events {
            let Some((now, event)) = queue.pop() else {
                break;
            };
            Self::send(&key, draws, EventKey::from_bits(event).id(), now, queue);
            last = now;
        }
        last
    }
}

impl Workload for Phold {
    fn entities(&self) -> usize {
        Self::ENTITIES as usize
    }

    fn start<Q: Queue>(&self, columns: Columns, queue: &mut Q) {
        let key = ReplicateKey::new(1, 0);
        queue.clear();
        columns.draws.fill(Draws(0));
        for _ in 0..self.messages {
            (0..Self::ENTITIES).for_each(|from| Self::send(&key, columns.draws, from, 0, queue));
        }
        // to the steady state: each message has been sent on twice
        self.hold(
            columns.draws,
            u64::from(2 * self.messages * Self::ENTITIES),
            queue,
        );
    }

    fn run<Q: Queue>(&self, columns: Columns, queue: &mut Q) -> Tally {
        let last = self.hold(columns.draws, self.events, queue);
        Tally {
            events: self.events,
            failures: 0,
            downtime_ms: last,
        }
    }
}

/// Facilities that fail, are repaired, and take down with them who depends on them once buffers are spent.
#[derive(Clone)]
struct Cascade {
    facilities: u32,
    replicates: u64,
    /// Dependents of facility `i`: those of the edges `first[i]..first[i + 1]`.
    first: Vec<u32>,
    dependent: Vec<u32>,
    supplier: Vec<u32>,
}

impl Cascade {
    const OWN_FAILURE: u8 = 0;
    const REPAIR: u8 = 1;
    const BUFFER: u8 = 2;
    const HORIZON_MS: u64 = 720 * 3_600_000;

    /// Each facility has 4 to 12 dependents, all different and none itself.
    fn new(facilities: u32, replicates: u64) -> Cascade {
        let key = ReplicateKey::new(99, 0);
        let mut graph = Cascade {
            facilities,
            replicates,
            first: vec![0],
            dependent: Vec::new(),
            supplier: Vec::new(),
        };
        for supplier in 0..facilities {
            let mut draws = (0..).map(|n| key.bits(Purpose(9), u64::from(supplier), n) >> 8);
            let degree = 4 + draws.next().map_or(0, |draw| draw % 9) as usize;
            let mut chosen = Vec::with_capacity(degree);
            for draw in draws {
                let dependent = (draw % u64::from(facilities)) as u32;
                if dependent != supplier && !chosen.contains(&dependent) {
                    chosen.push(dependent);
                }
                if chosen.len() == degree {
                    break;
                }
            }
            graph.supplier.extend(chosen.iter().map(|_| supplier));
            graph.dependent.extend(chosen);
            graph.first.push(graph.dependent.len() as u32);
        }
        graph
    }

    fn replicate<Q: Queue>(&self, number: u64, columns: Columns, queue: &mut Q) -> Tally {
        queue.clear();
        columns.outages.fill(Outage(0));
        columns.clocks.fill(Clock::default());
        columns.draws.fill(Draws(0));
        let key = ReplicateKey::new(7, number);
        let mut replicate = Replicate {
            graph: self,
            key,
            columns,
            queue,
            tally: Tally::default(),
        };
        (0..self.facilities).for_each(|facility| replicate.schedule_own_failure(facility, 0));
        (0..self.facilities / 20).for_each(|facility| replicate.go_down(facility, 0));
        replicate.run()
    }
}

impl Workload for Cascade {
    fn entities(&self) -> usize {
        self.facilities as usize
    }

    fn start<Q: Queue>(&self, _: Columns, _: &mut Q) {}

    fn run<Q: Queue>(&self, columns: Columns, queue: &mut Q) -> Tally {
        let Columns {
            outages,
            clocks,
            draws,
        } = columns;
        let mut total = Tally::default();
        for number in 0..self.replicates {
            let columns = Columns {
                outages,
                clocks,
                draws,
            };
            let tally = self.replicate(number, columns, queue);
            total.events += tally.events;
            total.failures += tally.failures;
            total.downtime_ms += tally.downtime_ms;
        }
        total
    }
}

/// One replicate of the cascade under way.
struct Replicate<'a, Q> {
    graph: &'a Cascade,
    key: ReplicateKey,
    columns: Columns<'a>,
    queue: &'a mut Q,
    tally: Tally,
}

impl<Q: Queue> Replicate<'_, Q> {
    fn run(mut self) -> Tally {
        while let Some((now, event)) = self.queue.pop() {
            if now > Cascade::HORIZON_MS {
                break;
            }
            self.tally.events += 1;
            let event = EventKey::from_bits(event);
            match event.class() {
                Cascade::OWN_FAILURE => self.own_failure(event.id(), now),
                Cascade::REPAIR => self.come_back(event.id(), now),
                _ => self.buffer_ends(event.id(), event.occurrence(), now),
            }
        }
        let clocks = self.columns.outages.iter().zip(self.columns.clocks.iter());
        self.tally.downtime_ms = clocks
            .map(|(outage, clock)| {
                let open = if outage.0 & 1 == 1 {
                    Cascade::HORIZON_MS - clock.down_since_ms
                } else {
                    0
                };
                clock.downtime_ms + open
            })
            .sum();
        self.tally
    }

    fn is_up(&self, facility: u32) -> bool {
        self.columns.outages[facility as usize].0 & 1 == 0
    }

    fn own_failure(&mut self, facility: u32, now: u64) {
        self.schedule_own_failure(facility, now);
        if self.is_up(facility) {
            self.go_down(facility, now);
        }
    }

    fn buffer_ends(&mut self, edge: u32, outage: u32, now: u64) {
        let supplier = self.graph.supplier[edge as usize];
        let dependent = self.graph.dependent[edge as usize];
        if self.columns.outages[supplier as usize].0 == outage && self.is_up(dependent) {
            self.go_down(dependent, now);
        }
    }

    fn go_down(&mut self, facility: u32, now: u64) {
        let outage = &mut self.columns.outages[facility as usize].0;
        *outage += 1;
        let outage = *outage;
        self.columns.clocks[facility as usize].down_since_ms = now;
        self.tally.failures += 1;
        self.schedule(Cascade::REPAIR, facility, outage, now, 24.0 * MS_PER_HOUR);
        let at = facility as usize;
        for edge in self.graph.first[at]..self.graph.first[at + 1] {
            if self.is_up(self.graph.dependent[edge as usize]) {
                self.schedule(Cascade::BUFFER, edge, outage, now, 12.0 * MS_PER_HOUR);
            }
        }
    }

    fn come_back(&mut self, facility: u32, now: u64) {
        self.columns.outages[facility as usize].0 += 1;
        let clock = &mut self.columns.clocks[facility as usize];
        clock.downtime_ms += now - clock.down_since_ms;
    }

    fn schedule_own_failure(&mut self, facility: u32, now: u64) {
        let count = &mut self.columns.draws[facility as usize].0;
        *count += 1;
        let count = *count;
        self.schedule(
            Cascade::OWN_FAILURE,
            facility,
            count,
            now,
            240.0 * MS_PER_HOUR,
        );
    }

    #[inline]
    fn schedule(&mut self, class: u8, id: u32, occurrence: u32, now: u64, mean_ms: f64) {
        let bits = self.key.bits(
            Purpose(u32::from(class)),
            u64::from(id),
            u64::from(occurrence),
        );
        let event = EventKey::new(class, id, occurrence);
        self.queue
            .push(now + exponential_ms(mean_ms, bits), event.to_bits());
    }
}

// Where pending events are kept

trait Queue {
    fn push(&mut self, time: u64, key: u64);
    fn pop(&mut self) -> Option<(u64, u64)>;
    fn clear(&mut self);
}

impl Queue for BinaryHeap<Reverse<(u64, u64)>> {
    fn push(&mut self, time: u64, key: u64) {
        BinaryHeap::push(self, Reverse((time, key)));
    }

    fn pop(&mut self) -> Option<(u64, u64)> {
        BinaryHeap::pop(self).map(|event| event.0)
    }

    fn clear(&mut self) {
        BinaryHeap::clear(self);
    }
}

impl Queue for Calendar {
    fn push(&mut self, time: u64, key: u64) {
        Calendar::push(self, time, key);
    }

    fn pop(&mut self) -> Option<(u64, u64)> {
        Calendar::pop(self)
    }

    fn clear(&mut self) {
        Calendar::clear(self);
    }
}

// Where state is kept

trait Variant {
    fn start(&mut self);
    fn run(&mut self) -> Tally;
}

/// Columns as plain vectors.
struct Dense<W, Q> {
    load: W,
    queue: Q,
    outages: Vec<Outage>,
    clocks: Vec<Clock>,
    draws: Vec<Draws>,
}

impl<W: Workload, Q: Queue> Dense<W, Q> {
    fn new(load: W, queue: Q) -> Self {
        let count = load.entities();
        Dense {
            load,
            queue,
            outages: vec![Outage::default(); count],
            clocks: vec![Clock::default(); count],
            draws: vec![Draws::default(); count],
        }
    }

    fn parts(&mut self) -> (&W, Columns<'_>, &mut Q) {
        let columns = Columns {
            outages: &mut self.outages,
            clocks: &mut self.clocks,
            draws: &mut self.draws,
        };
        (&self.load, columns, &mut self.queue)
    }
}

impl<W: Workload, Q: Queue> Variant for Dense<W, Q> {
    fn start(&mut self) {
        let (load, columns, queue) = self.parts();
        load.start(columns, queue);
    }

    fn run(&mut self) -> Tally {
        let (load, columns, queue) = self.parts();
        load.run(columns, queue)
    }
}

/// Columns as the table of a world: entities spawned in index order with one set of components, so that a row of the
/// table is an entity's index.
struct Ecs {
    world: World,
    start: SystemId,
    run: SystemId<(), Tally>,
}

#[derive(Resource)]
struct Load<W>(W);

#[derive(Resource)]
struct Pending(Calendar);

/// All columns of the one table.
type Rows<'w, 's> = Query<'w, 's, (&'static mut Outage, &'static mut Clock, &'static mut Draws)>;

impl Ecs {
    fn new<W: Workload>(load: W) -> Ecs {
        let mut world = World::new();
        let row = (Outage::default(), Clock::default(), Draws::default());
        let entities = world.spawn_batch(vec![row; load.entities()]);
        assert!(
            entities
                .collect::<Vec<_>>()
                .is_sorted_by_key(|entity| entity.index())
        );
        world.insert_resource(Load(load));
        world.insert_resource(Pending(Calendar::new()));
        let start = world.register_system(start_system::<W>);
        let run = world.register_system(run_system::<W>);
        Ecs { world, start, run }
    }
}

impl Variant for Ecs {
    fn start(&mut self) {
        self.world
            .run_system(self.start)
            .expect("all its resources are in the world");
    }

    fn run(&mut self) -> Tally {
        self.world
            .run_system(self.run)
            .expect("all its resources are in the world")
    }
}

fn start_system<W: Workload>(mut rows: Rows, load: Res<Load<W>>, mut pending: ResMut<Pending>) {
    with_columns(&mut rows, |columns| load.0.start(columns, &mut pending.0));
}

fn run_system<W: Workload>(
    mut rows: Rows,
    load: Res<Load<W>>,
    mut pending: ResMut<Pending>,
) -> Tally {
    with_columns(&mut rows, |columns| load.0.run(columns, &mut pending.0))
}

/// The columns as slices, past change detection, which would write a tick for each access.
fn with_columns<T>(rows: &mut Rows, use_columns: impl FnOnce(Columns) -> T) -> T {
    let mut tables = rows
        .contiguous_iter_mut()
        .expect("none of its components is kept sparsely");
    let (mut outages, mut clocks, mut draws) = tables.next().expect("the entities were spawned");
    assert!(
        tables.next().is_none(),
        "all entities are rows of one table"
    );
    use_columns(Columns {
        outages: outages.bypass_change_detection(),
        clocks: clocks.bypass_change_detection(),
        draws: draws.bypass_change_detection(),
    })
}
