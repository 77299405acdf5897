//! Random models and scenarios. Each primitive is on or off by the seed, so that some models are all buffers and
//! others all crews, and what hides behind one primitive shows where it is off.

use hakyu::model::{
    Allocation, Area, Backlog, Buffer, Confidence, DamageState, DependencyKind, Evidence, Facility,
    Failures, Fragility, Measure, Member, Model, Name, Point, Pool, Profile, RateNeed, Refill,
    Refuel, Region, RestartLag, Restoration, Role, Sector, Source, SourceState, Stock, SupplyGroup,
    Switching, Tie, Visits, WorkClass,
};
use hakyu::random::Distribution;
use hakyu::scenario::{
    AbilityFactor, Earthquake, Effect, FaultKind, Footprint, Hazard, Inject, Scenario, Start,
};
use hakyu::units::{Level, SimDuration, SimTime};

use crate::dice::Dice;

const HOUR: f64 = 3_600_000.0;

/// What a swarm's models may hold.
#[derive(Clone, Debug)]
pub struct Options {
    /// All times are whole hours, so that much falls together.
    pub coarse: bool,
    /// No time or loss is drawn.
    pub fixed: bool,
    pub minimum: bool,
    pub many: bool,
    pub lag: bool,
    pub visits: bool,
    pub graded: bool,
    pub areal: bool,
    pub refill: bool,
    pub refuel: bool,
    pub rotating: bool,
    pub return_order: bool,
    pub black_start: bool,
    pub by_class: bool,
    pub elastic: bool,
    pub squared: bool,
    pub partial: bool,
    pub loops: bool,
    pub pools: bool,
    pub restorations: bool,
    pub needs: bool,
    pub unrestorable: bool,
    pub failures: bool,
    pub backlog: bool,
    pub carrier: bool,
    pub profiles: bool,
    pub hazards: bool,
    pub surges: bool,
    pub chance: bool,
    pub resolution: bool,
}

impl Options {
    fn roll(dice: &mut Dice) -> Options {
        Options {
            coarse: dice.coin(),
            fixed: dice.coin(),
            minimum: dice.coin(),
            many: dice.coin(),
            lag: dice.coin(),
            visits: dice.coin(),
            graded: dice.coin(),
            areal: dice.coin(),
            refill: dice.coin(),
            refuel: dice.coin(),
            rotating: dice.once_in(3),
            return_order: dice.once_in(3),
            black_start: dice.once_in(3),
            by_class: dice.coin(),
            elastic: dice.coin(),
            squared: dice.coin(),
            partial: dice.coin(),
            loops: dice.coin(),
            pools: dice.coin(),
            restorations: dice.coin(),
            needs: dice.coin(),
            unrestorable: dice.once_in(3),
            failures: dice.once_in(3),
            backlog: dice.once_in(3),
            carrier: dice.coin(),
            profiles: dice.once_in(3),
            hazards: dice.coin(),
            surges: dice.coin(),
            chance: dice.once_in(3),
            resolution: dice.once_in(3),
        }
    }
}

/// The model and scenario of a seed.
pub fn roll(seed: u64) -> (Model, Scenario) {
    roll_with(seed, |_| {})
}

/// The same, where `limit` takes away what the options would allow.
pub fn roll_with(seed: u64, limit: impl FnOnce(&mut Options)) -> (Model, Scenario) {
    let mut dice = Dice::new(seed);
    let mut on = Options::roll(&mut dice);
    limit(&mut on);
    let mut swarm = Swarm { dice, on };
    let model = swarm.model();
    let scenario = swarm.scenario(&model);
    (model, scenario)
}

struct Swarm {
    dice: Dice,
    on: Options,
}

impl Swarm {
    fn resolution(&mut self) -> Level {
        match self.on.resolution {
            true => Level::from_ppm(self.dice.one(&[1_000, 7_000, 10_000, 100_000])),
            false => Level::from_ppm(1),
        }
    }

    fn model(&mut self) -> Model {
        let count = self.dice.from(2, 14);
        let regions = self.dice.from(1, 3);
        let mut model = Model {
            cyber: Default::default(),
            resolution: self.resolution(),
            name: Name::default(),
            sectors: (0..self.dice.from(1, 3)).map(sector).collect(),
            regions: (0..regions).map(|r| self.region(r)).collect(),
            profiles: self.list(self.on.profiles, 2, Swarm::profile),
            facilities: Vec::new(),
            groups: Vec::new(),
            pools: self.list(self.on.pools, 2, Swarm::pool),
            restorations: Vec::new(),
            fragilities: self.list(self.on.hazards, 2, Swarm::fragility),
        };
        model.restorations = if self.on.restorations {
            (0..self.dice.from(1, 3))
                .map(|r| self.restoration(r, &model))
                .collect()
        } else {
            Vec::new()
        };
        model.facilities = (0..count).map(|f| self.facility(f, &model)).collect();
        if self.on.carrier && count >= 3 {
            self.carrier(&mut model);
        }
        self.groups(&mut model);
        model
    }

    fn list<T>(&mut self, on: bool, most: usize, make: fn(&mut Swarm, usize) -> T) -> Vec<T> {
        let count = if on { self.dice.from(1, most) } else { 0 };
        (0..count).map(|i| make(self, i)).collect()
    }

    /// A duration of up to so many hours.
    fn time(&mut self, most: usize) -> Distribution {
        let hours = self.dice.from(0, most) as f64;
        let drawn = !self.on.fixed && self.dice.coin();
        if !drawn {
            let odd = if self.on.coarse {
                0.0
            } else {
                self.dice.below(3_600_000) as f64
            };
            return Distribution::Fixed(hours * HOUR + odd);
        }
        let hours = hours + 1.0;
        match self.dice.below(4) {
            0 => Distribution::Uniform {
                min: 0.0,
                max: hours * HOUR,
            },
            1 => Distribution::Exponential { mean: hours * HOUR },
            2 => Distribution::Triangular {
                min: 0.0,
                mode: HOUR,
                max: (hours + 1.0) * HOUR,
            },
            _ => Distribution::LogNormal {
                median: hours * HOUR,
                sigma: 0.6,
            },
        }
    }

    /// A share, often all or nothing of it.
    fn share(&mut self) -> f64 {
        match self.dice.below(5) {
            0 => 1.0,
            1 => 0.5,
            2 => self.dice.from(1, 9) as f64 / 10.0,
            _ => self.dice.share(),
        }
    }

    fn drawn_share(&mut self) -> Distribution {
        let max = self.share();
        if self.on.fixed || self.dice.coin() {
            Distribution::Fixed(max)
        } else {
            Distribution::Uniform { min: 0.0, max }
        }
    }

    fn level(&mut self) -> Level {
        Level::from_share(self.share())
    }

    fn region(&mut self, r: usize) -> Region {
        let points = (0..self.dice.from(1, 2)).map(|_| Point {
            latitude: 35.0 + self.dice.share(),
            longitude: 139.0 + self.dice.share(),
            weight: 0.5 + self.dice.share(),
            avs30: 200.0 + 400.0 * self.dice.share(),
        });
        Region {
            id: format!("r{r}"),
            code: r as u32 + 1,
            name: Name::default(),
            population: 1_000,
            points: points.collect(),
            areas: Vec::new(),
            tile: (0, r as u32),
            evidence: evidence(),
        }
    }

    fn profile(&mut self, p: usize) -> Profile {
        let mut factors = |count| (0..count).map(|_| 0.5 + self.dice.share()).collect();
        Profile {
            id: format!("p{p}"),
            hours: factors(24),
            months: factors(12),
            evidence: evidence(),
        }
    }

    fn pool(&mut self, p: usize) -> Pool {
        let mut after = 0;
        let mut strength = Vec::new();
        for _ in 0..self.dice.from(1, 3) {
            strength.push((after * HOUR as u64, self.dice.from(0, 5) as u32));
            after += self.dice.from(1, 12) as u64;
        }
        Pool {
            id: format!("q{p}"),
            name: Name::default(),
            strength,
            mobilise: self.time(4),
            travel: self.time(4),
            evidence: evidence(),
        }
    }

    fn fragility(&mut self, f: usize) -> Fragility {
        let first = 20.0 + 40.0 * self.dice.share();
        let states = (0..self.dice.from(1, 3)).map(|s| DamageState {
            median: first * (1 + s) as f64,
            beta: 0.3 + 0.4 * self.dice.share(),
            loss: self.drawn_share(),
            repair: self.dice.coin().then(|| self.time(40)),
        });
        Fragility {
            id: format!("x{f}"),
            states: states.collect(),
            measure: self.dice.one(&[Measure::Pgv, Measure::Jma, Measure::Pga]),
            evidence: evidence(),
        }
    }

    fn any_pool(&mut self, model: &Model) -> Option<usize> {
        let some = !model.pools.is_empty() && !self.dice.once_in(3);
        some.then(|| self.dice.below(model.pools.len()))
    }

    fn restoration(&mut self, r: usize, model: &Model) -> Restoration {
        let first = self.dice.from(1, 10) as u32 * 100_000;
        let work = [first, 1_000_000 - first].map(|share| WorkClass {
            share: Level::from_ppm(share),
            per_crew_day: self.dice.one(&[2.0, 10.0, 40.0]),
        });
        let needs = if self.on.needs { self.dice.below(3) } else { 0 };
        Restoration {
            id: format!("z{r}"),
            pool: self.any_pool(model),
            priority: self.dice.below(3) as u32,
            dead_time: self.time(3),
            repair: self.time(30),
            crews: self.dice.from(1, 3) as u32,
            switching: self.dice.coin().then(|| Switching {
                share: self.drawn_share(),
                time: self.time(10),
            }),
            work: if self.dice.once_in(4) {
                Vec::new()
            } else {
                work.to_vec()
            },
            work_factor: self.dice.one(&[1.0, 0.5, 1.7]).into_fixed(),
            crews_max: self.dice.from(1, 6) as u32,
            unrestorable: if self.on.unrestorable {
                self.drawn_share()
            } else {
                Distribution::Fixed(0.0)
            },
            needs: (0..needs)
                .map(|_| RateNeed {
                    sector: self.dice.below(model.sectors.len()),
                    weight: self.level(),
                })
                .collect(),
            floor: Level::from_ppm(self.dice.one(&[50_000, 200_000, 1_000_000])),
            evidence: evidence(),
        }
    }

    fn facility(&mut self, f: usize, model: &Model) -> Facility {
        let many = self.on.many && self.dice.coin();
        let minimum = !many && self.on.minimum && !self.dice.once_in(3);
        let place = self.dice.once_in(3).then(|| model.regions[0].points[0]);
        let region = (!self.dice.once_in(4)).then(|| self.dice.below(model.regions.len()));
        let some =
            |dice: &mut Dice, len: usize| (len > 0 && !dice.once_in(3)).then(|| dice.below(len));
        let backlog = self.on.backlog && self.dice.coin();
        Facility {
            id: format!("f{f:02}"),
            name: Name::default(),
            sector: self.dice.below(model.sectors.len()),
            class: "any".into(),
            region,
            place,
            sites: if many {
                self.dice.from(2, 300) as u64
            } else {
                1
            },
            people: self.dice.one(&[0, 1_000, 12_345]),
            capacity: if backlog {
                1.25
            } else {
                self.dice.one(&[1.0, 1.0, 1.0, 1.5, 0.8])
            },
            profile: some(&mut self.dice, model.profiles.len()),
            minimum: if minimum { self.level() } else { Level::ZERO },
            restart: if minimum {
                self.time(4)
            } else {
                Distribution::Fixed(0.0)
            },
            restart_lag: (many && self.on.lag && self.dice.coin()).then(|| self.lag(model)),
            allocation: self.allocation(),
            restoration: some(&mut self.dice, model.restorations.len()),
            fragilities: if region.or(place.map(|_| 0)).is_some() {
                some(&mut self.dice, model.fragilities.len())
                    .into_iter()
                    .collect()
            } else {
                Vec::new()
            },
            failures: (self.on.failures && self.dice.coin()).then(|| Failures {
                up: self.up_time(),
                repair: self.time(12),
                pool: self.any_pool(model),
            }),
            backlog: backlog.then(|| Backlog {
                counts: self.level(),
                most_ms: (self.dice.from(1, 12) as f64 * HOUR) as u64,
            }),
            role: Role::Service,
            evidence: evidence(),
        }
    }

    fn allocation(&mut self) -> Allocation {
        if self.on.by_class && self.dice.coin() {
            Allocation::ByClass
        } else {
            Allocation::Proportional
        }
    }

    fn up_time(&mut self) -> Distribution {
        let mean = self.dice.from(10, 60) as f64 * HOUR;
        if self.on.fixed {
            Distribution::Fixed(mean)
        } else {
            Distribution::Exponential { mean }
        }
    }

    fn lag(&mut self, model: &Model) -> RestartLag {
        let visits = self.on.visits && !model.pools.is_empty();
        RestartLag {
            lag: self.time(8),
            cohorts: self.dice.from(1, 4),
            visits: visits.then(|| Visits {
                share: self.level(),
                per_crew_day: 30.0,
                pool: self.dice.below(model.pools.len()),
                priority: self.dice.below(3) as u32,
                crews_max: self.dice.from(1, 5) as u32,
            }),
        }
    }

    /// Turns some facilities into one or two areas, their sources and a tie.
    fn carrier(&mut self, model: &mut Model) {
        let count = model.facilities.len();
        let areas = if count >= 6 { self.dice.from(1, 3) } else { 1 };
        for a in 0..areas {
            let shedding_kw = self.dice.one(&[u64::MAX, 500, 200, 0]);
            model.facilities[a].role = Role::Area(Area {
                demand_kw: self.dice.from(500, 1_500) as u64,
                shedding_kw,
                window_ms: self.dice.one(&[0, 1_800_000, 7_200_000]),
            });
            (model.facilities[a].minimum, model.facilities[a].sites) = (Level::ZERO, 1);
        }
        let others = self
            .dice
            .from(areas + 1, count - 1)
            .max(areas + 1)
            .min(count);
        for f in areas..others {
            let tie = areas > 1 && self.dice.once_in(3);
            model.facilities[f].role = if tie {
                self.tie(areas)
            } else {
                self.source(areas)
            };
            // Stations serve an area, not people.
            (model.facilities[f].sites, model.facilities[f].people) = (1, 0);
        }
        for facility in &mut model.facilities[..others] {
            facility.restart = Distribution::Fixed(0.0);
            (facility.restart_lag, facility.backlog) = (None, None);
        }
    }

    fn source(&mut self, areas: usize) -> Role {
        Role::Source(Source {
            area: self.dice.below(areas),
            kw: self.dice.from(100, 1_500) as u64,
            state: self.dice.one(&[
                SourceState::Synchronised,
                SourceState::Synchronised,
                SourceState::Standby,
                SourceState::Unavailable,
            ]),
            start: self.time(6),
            cranking: Level::from_ppm(self.dice.one(&[0, 20_000, 200_000])),
            islanding: self.dice.once_in(3),
        })
    }

    fn tie(&mut self, areas: usize) -> Role {
        let from = self.dice.below(areas);
        Role::Tie(Tie {
            from,
            to: (from + self.dice.from(1, areas - 1)) % areas,
            kw: self.dice.from(0, 800) as u64,
            back_kw: self.dice.from(0, 800) as u64,
            cranking: Level::from_ppm(self.dice.one(&[0, 200_000])),
            start: self.time(3),
        })
    }

    fn groups(&mut self, model: &mut Model) {
        for consumer in 0..model.facilities.len() {
            if matches!(model.facilities[consumer].role, Role::Area(_)) {
                continue;
            }
            for g in 0..self.dice.below(3) {
                if let Some(group) = self.supply_group(model, consumer, g) {
                    model.groups.push(group);
                }
            }
        }
    }

    fn supply_group(&mut self, model: &Model, consumer: usize, g: usize) -> Option<SupplyGroup> {
        let end = if self.on.loops {
            model.facilities.len()
        } else {
            consumer
        };
        let mut suppliers: Vec<usize> = (0..end).filter(|s| *s != consumer).collect();
        while suppliers.len() > 3 || (suppliers.len() > 1 && self.dice.coin()) {
            suppliers.remove(self.dice.below(suppliers.len()));
        }
        if suppliers.is_empty() {
            return None;
        }
        let members: Vec<Member> = suppliers
            .into_iter()
            .map(|supplier| Member {
                supplier,
                weight: self.dice.from(1, 3) as u32,
                offtake: self.dice.from(1, 20) as u64,
            })
            .collect();
        let weights: u32 = members.iter().map(|member| member.weight).sum();
        let buffer = self.buffer(model);
        let areal = matches!(buffer, Buffer::Areal { .. });
        let strength = if self.on.partial {
            self.level()
        } else {
            Level::ONE
        };
        let immediate = if self.dice.coin() {
            Level::ZERO
        } else {
            strength.times_down(self.level())
        };
        Some(SupplyGroup {
            id: format!("g{g}/f{consumer:02}"),
            consumer,
            kind: DependencyKind::Physical,
            requirement: if self.dice.coin() {
                weights
            } else {
                self.dice.from(1, weights as usize) as u32
            },
            members,
            elastic: self.on.elastic && self.dice.coin(),
            strength,
            immediate,
            exponent: if self.on.squared && !areal && self.dice.coin() {
                2
            } else {
                1
            },
            buffer,
            return_place: if self.on.return_order && self.dice.coin() {
                Level::from_share(0.1 + 0.9 * self.dice.share())
            } else {
                Level::ONE
            },
            black_start: if self.on.black_start && self.dice.coin() {
                self.level()
            } else {
                Level::ZERO
            },
            class: self.dice.below(3) as u8,
            chance: self.probability(),
            evidence: evidence(),
        })
    }

    fn buffer(&mut self, model: &Model) -> Buffer {
        let by = |dice: &mut Dice| -> Vec<usize> {
            (0..dice.below(3))
                .map(|_| dice.below(model.facilities.len()))
                .collect()
        };
        let stock = Stock {
            lasting: self.time(30),
            cohorts: self.dice.from(1, 4),
        };
        match self.dice.below(3) {
            0 if self.on.graded => Buffer::Graded {
                stock,
                recharge: self.dice.one(&[0.0, 0.5, 1.0, 3.0]),
                drain: self.dice.one(&[1.0, 1.0, 0.5, 2.0]),
                refill: (self.on.refill && self.dice.coin()).then(|| Refill {
                    rate: self.dice.one(&[0.1, 0.5, 1.0]),
                    by: by(&mut self.dice),
                }),
            },
            1 if self.on.areal => Buffer::Areal {
                stock,
                refuel: (self.on.refuel && !model.pools.is_empty() && self.dice.coin()).then(
                    || Refuel {
                        pool: self.dice.below(model.pools.len()),
                        sites_per_truck: self.dice.one(&[0.3, 1.0, 20.0]),
                        priority: self.dice.below(3) as u32,
                        trucks_max: self.dice.from(1, 8) as u32,
                        by: by(&mut self.dice),
                    },
                ),
                rotating_off_ms: (self.on.rotating && self.dice.coin())
                    .then(|| (self.dice.from(1, 12) as f64 * HOUR) as u64),
            },
            _ => Buffer::None,
        }
    }

    fn scenario(&mut self, model: &Model) -> Scenario {
        let horizon = self.dice.from(24, 120) as u64 * HOUR as u64;
        let hazards = if self.on.hazards {
            self.dice.from(1, 2)
        } else {
            0
        };
        let injects = self.dice.from(usize::from(hazards == 0), 5);
        Scenario {
            plan: None,
            campaigns: Vec::new(),
            patches: Vec::new(),
            title: Name::default(),
            summary: Name::default(),
            start: Start {
                unix_ms: 1_536_175_679_123,
                offset_minutes: 540,
            },
            horizon: SimDuration(horizon),
            step: SimDuration(horizon),
            announcements: Vec::new(),
            hazards: (0..hazards).map(|h| self.hazard(h, model)).collect(),
            injects: (0..injects).map(|i| self.inject(i, model)).collect(),
            observations: Vec::new(),
            compared: Vec::new(),
            known: None,
        }
    }

    fn at(&mut self) -> SimTime {
        let hours = self.dice.below(30) as u64;
        let odd = if self.on.coarse {
            0
        } else {
            self.dice.below(3_600_000) as u64
        };
        SimTime(hours * HOUR as u64 + odd)
    }

    fn probability(&mut self) -> f64 {
        if self.on.chance {
            self.dice.one(&[0.0, 0.5, 1.0])
        } else {
            1.0
        }
    }

    fn hazard(&mut self, h: usize, model: &Model) -> Hazard {
        let footprint = if self.dice.coin() {
            Footprint::Earthquake(Earthquake {
                magnitude: 6.0 + 2.0 * self.dice.share(),
                depth_km: 10.0 + 40.0 * self.dice.share(),
                latitude: 35.5,
                longitude: 139.5,
                fault: self.dice.one(&[
                    FaultKind::Crustal,
                    FaultKind::Interplate,
                    FaultKind::Intraslab,
                ]),
            })
        } else {
            let all = (0..model.regions.len()).map(|r| (r, 10.0 + 90.0 * self.dice.share()));
            Footprint::Map {
                values: all.collect(),
                measure: self.dice.one(&[Measure::Pgv, Measure::Jma, Measure::Pga]),
            }
        };
        Hazard {
            id: format!("h{h}"),
            name: Name::default(),
            at: self.at(),
            probability: self.probability(),
            between_sigma: self.dice.one(&[0.0, 0.3]),
            within_sigma: self.dice.one(&[0.0, 0.4]),
            footprint,
        }
    }

    fn inject(&mut self, i: usize, model: &Model) -> Inject {
        let count = model.facilities.len();
        let mut targets: Vec<usize> = (0..self.dice.from(1, 3))
            .map(|_| self.dice.below(count))
            .collect();
        targets.sort_unstable();
        targets.dedup();
        Inject {
            id: format!("i{i}"),
            name: Name::default(),
            at: self.at(),
            probability: self.probability(),
            targets,
            effect: self.effect(),
        }
    }

    fn effect(&mut self) -> Effect {
        match self.dice.below(4) {
            0 if self.on.surges => Effect::Demand {
                factor: self.dice.one(&[0.5, 1.5, 3.0]),
                lasting: (!self.dice.once_in(4)).then(|| self.time(20)),
            },
            1 => Effect::Ability {
                factor: self.dice.one(&[
                    AbilityFactor::Cyber,
                    AbilityFactor::Workforce,
                    AbilityFactor::Plant,
                ]),
                level: if self.dice.coin() {
                    Level::ZERO
                } else {
                    self.level()
                },
                lasting: (!self.dice.once_in(4)).then(|| self.time(20)),
            },
            _ => Effect::Damage {
                loss: self.drawn_share(),
                repair: self.dice.coin().then(|| self.time(30)),
                unrestorable: (self.on.unrestorable && self.dice.once_in(3))
                    .then(|| self.drawn_share()),
            },
        }
    }
}

trait IntoFixed {
    fn into_fixed(self) -> Distribution;
}

impl IntoFixed for f64 {
    fn into_fixed(self) -> Distribution {
        Distribution::Fixed(self)
    }
}

fn sector(s: usize) -> Sector {
    Sector {
        id: format!("s{s}"),
        number: s as u32 + 1,
        name: Name::default(),
        ministry: Name::default(),
        services: Vec::new(),
        ceptoars: Vec::new(),
        maintenance: Vec::new(),
        hit_below: Level::ONE,
        evidence: evidence(),
    }
}

fn evidence() -> Evidence {
    Evidence {
        source: String::new(),
        confidence: Confidence::Assumed,
    }
}
