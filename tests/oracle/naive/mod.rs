//! The oracle: the laws of the model with nothing clever about them.
//!
//! At every time at which anything can happen it looks at everything: contents are integrated from the beginning,
//! windows are read off the whole past, all facilities are swept until they rest, every pool is dealt anew. It shares
//! the model, the scenario and the keyed draws with the engine, and none of its dynamics.

mod carrier;
mod damage;
mod past;
mod repair;
mod service;

use hakyu::model::{Buffer, Model, Role, SourceState, Stock};
use hakyu::random::{Distribution, Purpose, ReplicateKey, entity_hash};
use hakyu::scenario::Scenario;
use hakyu::world::Network;

use past::{Content, Steps};
use repair::{Job, Kind};

pub const ONE: u64 = 1_000_000;
pub const HOUR: u64 = 3_600_000;
pub const DAY: u64 = 24 * HOUR;

/// More rounds than the engine allows, since rounds in which nothing happens are counted here too.
const MOST_ROUNDS: u32 = 300;

/// The changes of level of each facility: (ms, ppm).
pub type Changes = Vec<Vec<(u64, u32)>>;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Status {
    Up,
    Down,
    /// Until this time.
    Starting(u64),
    Standby,
    Unavailable,
}

/// What an event is about, in the order of the classes; the id follows.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
enum Event {
    Hazard(usize),
    Inject(usize),
    EffectEnd(usize),
    Tick(usize),
    Failure(usize),
    Switched(usize),
    Release(usize),
    Worked(usize),
    Started(usize),
}

struct Facility {
    hash: u64,
    status: Status,
    starts: u64,
    level: u64,
    ability: u64,
    readiness: u64,
    inputs: u64,
    demand: u64,
    /// Share of demand that could be served, beyond one too.
    could: u64,
    failed: bool,
    failures: u64,
    fails_at: Option<u64>,
    wound: damage::Wound,
    lag: Vec<(u64, u64)>,
    past: Steps,
    stuck: u64,
    backlog: Content,
    /// Lowest share served since the backlog began, and the same before the instant that rested last.
    lowest: u64,
    lowest_before: u64,
    rested: Option<u64>,
}

struct Group {
    cohorts: Vec<(u64, u64)>,
    past: Steps,
    stock: Vec<Content>,
    peak: u64,
    kept: u64,
    /// It does not hold in this replicate.
    absent: bool,
}

/// One inject on one target.
struct Effect {
    inject: usize,
    target: usize,
    active: bool,
    ends: Option<u64>,
}

/// A replicate in progress.
pub struct Naive<'m> {
    model: &'m Model,
    scenario: &'m Scenario,
    net: &'m Network,
    key: ReplicateKey,
    now: u64,
    facilities: Vec<Facility>,
    groups: Vec<Group>,
    jobs: Vec<Job>,
    /// When each pool is ready, once it is called.
    ready: Vec<Option<u64>>,
    effects: Vec<Effect>,
    struck: Vec<bool>,
    begun: Vec<bool>,
    /// What strikes in this instant: facility, loss, time of repair and share lost for good if given.
    strikes: Vec<(usize, f64, Option<f64>, Option<f64>)>,
    ticks: Vec<Option<u64>>,
    profile: Vec<u64>,
    areas: Vec<carrier::Area>,
    changes: Changes,
}

/// The changes of level of a whole replicate and the most rounds of an instant; none if one never comes to rest.
pub fn changes(net: &Network, seed: u64, replicate: u64) -> Option<(Changes, u32)> {
    let mut naive = Naive::new(net, ReplicateKey::new(seed, replicate));
    let mut most = naive.instant()?;
    while let Some(next) = naive.next_time() {
        naive.move_to(next);
        most = most.max(naive.instant()?);
    }
    Some((naive.changes, most))
}

impl<'m> Naive<'m> {
    fn new(net: &'m Network, key: ReplicateKey) -> Naive<'m> {
        let (model, scenario) = (&net.model, &net.scenario);
        let effects = scenario.injects.iter().enumerate();
        let mut naive = Naive {
            model,
            scenario,
            net,
            key,
            now: 0,
            facilities: model.facilities.iter().map(Facility::new).collect(),
            groups: Vec::new(),
            jobs: repair::jobs(model),
            ready: vec![None; model.pools.len()],
            effects: effects
                .flat_map(|(inject, record)| {
                    record.targets.iter().map(move |target| Effect {
                        inject,
                        target: *target,
                        active: false,
                        ends: None,
                    })
                })
                .collect(),
            struck: vec![false; scenario.hazards.len()],
            begun: vec![false; scenario.injects.len()],
            strikes: Vec::new(),
            ticks: (0..model.profiles.len())
                .map(|p| model.facilities.iter().any(|f| f.profile == Some(p)))
                .map(|used| used.then_some(0))
                .collect(),
            profile: vec![ONE; model.profiles.len()],
            areas: carrier::areas(model),
            changes: vec![Vec::new(); model.facilities.len()],
        };
        naive.groups = (0..model.groups.len()).map(|g| naive.group(g)).collect();
        for f in 0..model.facilities.len() {
            naive.schedule_failure(f);
        }
        naive
    }

    fn group(&self, g: usize) -> Group {
        let record = &self.model.groups[g];
        let cohorts = match &record.buffer {
            Buffer::None => Vec::new(),
            Buffer::Graded { stock, .. } => self.cohorts(g, stock),
            Buffer::Areal {
                stock,
                rotating_off_ms,
                ..
            } => {
                let longest = rotating_off_ms.unwrap_or(u64::MAX);
                let mut cohorts = self.cohorts(g, stock);
                cohorts.retain(|(_, lasting)| *lasting < longest);
                cohorts
            }
        };
        Group {
            past: Steps::new(0),
            stock: cohorts
                .iter()
                .map(|(_, lasting)| Content::new(lasting * ONE, lasting * ONE))
                .collect(),
            cohorts,
            peak: 0,
            kept: 0,
            absent: record.chance < 1.0
                && self.key.uniform(Purpose(22), entity_hash(&record.id), 0) >= record.chance,
        }
    }

    /// (share, duration) of a stock's cohorts.
    fn cohorts(&self, g: usize, stock: &Stock) -> Vec<(u64, u64)> {
        let record = &self.model.groups[g];
        if self.model.facilities[record.consumer].sites == 1 {
            let lasting = self.draw(&stock.lasting, 18, entity_hash(&record.id), 0);
            return vec![(ONE, whole(lasting))];
        }
        quantiles(&stock.lasting, stock.cohorts)
    }

    fn move_to(&mut self, next: u64) {
        let elapsed = next - self.now;
        for job in &mut self.jobs {
            job.work(elapsed);
        }
        self.now = next;
    }

    /// Rounds until nothing changes, then what follows from the rest, until that changes nothing either.
    fn instant(&mut self) -> Option<u32> {
        let mut rounds = 0;
        loop {
            loop {
                rounds += 1;
                if rounds > MOST_ROUNDS {
                    return None;
                }
                let happened = self.happen();
                let balanced = self.balance();
                let settled = self.settle();
                let latched = self.latch();
                if !(happened || balanced || settled || latched) {
                    break;
                }
            }
            if !self.rest() && self.due().is_none() {
                return Some(rounds);
            }
        }
    }

    /// All events that are due, in their order, also those that others make due.
    fn happen(&mut self) -> bool {
        let mut any = false;
        while let Some(event) = self.due() {
            any = true;
            let strikes = matches!(event, Event::Hazard(_) | Event::Inject(_));
            if !strikes && self.strike_all() {
                // What was due may be so no more.
                self.take_stock_of_means();
                continue;
            }
            match event {
                Event::Hazard(h) => self.hazard(h),
                Event::Inject(i) => self.inject(i),
                Event::EffectEnd(e) => {
                    self.effects[e].ends = None;
                    self.effects[e].active = false;
                }
                Event::Tick(p) => self.tick(p),
                Event::Failure(f) => self.fail(f),
                Event::Switched(f) => self.switched(f),
                Event::Release(j) => self.release(j),
                Event::Worked(j) => self.worked(j),
                Event::Started(f) => self.facilities[f].status = Status::Up,
            }
            self.take_stock_of_means();
        }
        if self.strike_all() {
            self.take_stock_of_means();
            self.happen();
        }
        any
    }

    fn due(&self) -> Option<Event> {
        self.events()
            .filter(|(at, _)| *at <= self.now)
            .map(|(_, event)| event)
            .min_by(|a, b| a.partial_cmp(b).expect("events have an order"))
    }

    /// Everything that will happen as things stand.
    fn events(&self) -> impl Iterator<Item = (u64, Event)> + '_ {
        fn at(
            times: impl Iterator<Item = Option<u64>>,
            event: fn(usize) -> Event,
        ) -> Vec<(u64, Event)> {
            let numbered = times.enumerate();
            numbered
                .filter_map(|(i, at)| Some((at?, event(i))))
                .collect()
        }
        let (facilities, jobs) = (&self.facilities, &self.jobs);
        let hazards = self.scenario.hazards.iter().zip(&self.struck);
        let injects = self.scenario.injects.iter().zip(&self.begun);
        let starting = |f: &Facility| match f.status {
            Status::Starting(until) => Some(until),
            _ => None,
        };
        [
            at(
                hazards.map(|(h, done)| (!done).then_some(h.at.0)),
                Event::Hazard,
            ),
            at(
                injects.map(|(i, done)| (!done).then_some(i.at.0)),
                Event::Inject,
            ),
            at(self.effects.iter().map(|e| e.ends), Event::EffectEnd),
            at(self.ticks.iter().copied(), Event::Tick),
            at(facilities.iter().map(|f| f.fails_at), Event::Failure),
            at(
                facilities.iter().map(|f| f.wound.switches_at),
                Event::Switched,
            ),
            at(jobs.iter().map(|j| j.pending), Event::Release),
            at(jobs.iter().map(|j| j.ends(self.now)), Event::Worked),
            at(facilities.iter().map(starting), Event::Started),
        ]
        .into_iter()
        .flatten()
    }

    /// The next time at which anything can change.
    fn next_time(&self) -> Option<u64> {
        let mut times: Vec<u64> = self.events().map(|(at, _)| at).collect();
        for (p, ready) in self.ready.iter().enumerate() {
            let steps = self.model.pools[p].strength.iter();
            times.extend(steps.filter_map(|(after, _)| Some((*ready)? + after)));
        }
        for group in &self.groups {
            times.extend(group.past.turns(&group.cohorts));
            times.extend(
                group
                    .stock
                    .iter()
                    .filter_map(|stock| stock.spent_at(self.now)),
            );
        }
        for facility in &self.facilities {
            times.extend(facility.past.turns(&facility.lag));
            times.extend(facility.backlog.spent_at(self.now));
        }
        let later = times.into_iter().filter(|at| *at > self.now);
        later.min().filter(|at| *at <= self.scenario.horizon.0)
    }

    /// What follows from an instant's rest; true if something must be looked at again.
    fn rest(&mut self) -> bool {
        self.tell();
        let trucks_moved = self.rest_groups();
        self.rest_sites();
        self.rerate();
        self.deal() || trucks_moved
    }

    fn tell(&mut self) {
        for (told, facility) in self.changes.iter_mut().zip(&self.facilities) {
            told.push((self.now, facility.level as u32));
        }
    }

    /// A draw for one of the purposes that `dynamics::event` numbers.
    fn draw(&self, of: &Distribution, purpose: u32, entity: u64, occurrence: u64) -> f64 {
        of.sample(self.key.uniform(Purpose(purpose), entity, occurrence))
    }

    fn after(&self, ms: f64) -> u64 {
        self.now.saturating_add(whole(ms))
    }

    fn happens(&self, probability: f64, hash: u64) -> bool {
        probability >= 1.0 || self.key.uniform(Purpose(1), hash, 0) < probability
    }
}

impl Facility {
    fn new(record: &hakyu::model::Facility) -> Facility {
        let status = match &record.role {
            Role::Source(source) => match source.state {
                SourceState::Synchronised => Status::Up,
                SourceState::Standby => Status::Standby,
                SourceState::Unavailable => Status::Unavailable,
            },
            _ => Status::Up,
        };
        let lag = record.restart_lag.as_ref();
        Facility {
            hash: entity_hash(&record.id),
            status,
            starts: 0,
            level: if status == Status::Up { ONE } else { 0 },
            ability: ONE,
            readiness: ONE,
            inputs: ONE,
            demand: ONE,
            could: ONE,
            failed: false,
            failures: 0,
            fails_at: None,
            wound: damage::Wound::default(),
            lag: lag.map_or(Vec::new(), |lag| quantiles(&lag.lag, lag.cohorts)),
            past: Steps::new(ONE),
            stuck: 0,
            backlog: Content::new(0, record.backlog.map_or(0, |b| b.most_ms * ONE)),
            lowest: ONE,
            lowest_before: ONE,
            rested: None,
        }
    }
}

/// Equal shares at the quantiles of a distribution; one cohort of a fixed value.
fn quantiles(of: &Distribution, count: usize) -> Vec<(u64, u64)> {
    let count = if matches!(of, Distribution::Fixed(_)) {
        1
    } else {
        count as u64
    };
    (0..count)
        .map(|c| {
            let share = (c + 1) * ONE / count - c * ONE / count;
            (share, whole(of.quantile((c as f64 + 0.5) / count as f64)))
        })
        .collect()
}

/// A duration to the whole ms.
fn whole(ms: f64) -> u64 {
    (ms + 0.5).max(0.0) as u64
}

/// A share or factor to the whole ppm.
fn ppm(share: f64) -> u64 {
    (share * ONE as f64 + 0.5) as u64
}

impl Kind {
    fn is_trucks(self) -> bool {
        matches!(self, Kind::Trucks(_))
    }
}
