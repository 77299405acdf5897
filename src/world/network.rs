//! What never changes during a replicate: the graph, the jobs, the carrier, the timetable of effects.

use bevy_ecs::prelude::Resource;

use super::footprint::{HazardRow, hazard_rows};
use crate::model::{Allocation, Buffer, Facility, Model, Role, SourceState, Stock, SupplyGroup};
use crate::random::{Distribution, entity_hash};
use crate::scenario::{Effect, Scenario, Start};
use crate::units::PPM;

/// No index.
pub const NONE: u32 = u32::MAX;

/// Everything that replicates share.
#[derive(Resource, Debug)]
pub struct Network {
    /// Rows by facility.
    pub facilities: Vec<FacilityRow>,
    /// Rows by group.
    pub groups: Vec<GroupRow>,
    /// Members of all groups, in their groups' order.
    pub members: Vec<MemberRow>,
    /// Facilities whose lowest level scales a delivery, referred to by ranges.
    pub deliverers: Vec<u32>,
    /// First group of each consumer, and one more entry for the end.
    pub group_start: Vec<u32>,
    /// First entry in `fed` of each supplier, and one more for the end.
    pub fed_start: Vec<u32>,
    /// Groups to be looked at again when a supplier's level moves.
    pub fed: Vec<u32>,
    /// Jobs: damage first, then own failures, visits and trucks, each by facility or group.
    pub jobs: Vec<JobRow>,
    /// Pools.
    pub pools: Vec<PoolRow>,
    /// Restarting of facilities with many sites.
    pub lags: Vec<VisitRow>,
    /// Carrier areas.
    pub areas: Vec<AreaRow>,
    /// Carrier sources.
    pub sources: Vec<SourceRow>,
    /// Ties between areas.
    pub ties: Vec<TieRow>,
    /// Hazards.
    pub hazards: Vec<HazardRow>,
    /// One row for each (inject, target).
    pub effects: Vec<EffectRow>,
    /// First effect of each inject, and one more for the end.
    pub inject_start: Vec<u32>,
    /// First entry in `effects_on` of each facility, and one more for the end.
    pub effects_on_start: Vec<u32>,
    /// Effects by facility.
    pub effects_on: Vec<u32>,
    /// People by region x sector; the row behind the regions is the whole nation's.
    pub cell_people: Vec<u64>,
    /// Number of sectors: the width of a row of cells.
    pub sectors: usize,
    /// Number of regions; the row of this index is the nation's own.
    pub regions: usize,
    /// Facilities by region (the nation's own last) whose repair needs services.
    pub needy: Vec<Vec<u32>>,
    /// Groups that full supply does not satisfy.
    pub scarce_groups: Vec<u32>,
    /// Facilities by profile.
    pub profile_users: Vec<Vec<u32>>,
    /// The model behind all this.
    pub model: Model,
    /// The scenario behind all this.
    pub scenario: Scenario,
}

/// What a facility is, as the engine reads it.
#[derive(Clone, Copy, Debug)]
pub struct FacilityRow {
    /// Below this readiness a single site trips, in ppm.
    pub minimum: u32,
    /// A single site.
    pub single: bool,
    /// Capacity over nominal demand, in ppm.
    pub capacity: u64,
    /// People served.
    pub people: u64,
    /// Number of sites.
    pub sites: u64,
    /// Hash of the id: its key in draws.
    pub hash: u64,
    /// Sector.
    pub sector: u32,
    /// Region; the number of regions for the nation's own facilities.
    pub region: u32,
    /// Part in a carrier.
    pub role: RoleRow,
    /// Index in [`Network::lags`], or [`NONE`].
    pub lag: u32,
    /// Job of its damage, or [`NONE`].
    pub damage_job: u32,
    /// Job of its own failures, or [`NONE`].
    pub failure_job: u32,
    /// Whether work piles up.
    pub backlog: bool,
}

/// Part of a facility in a carrier, with its row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoleRow {
    /// None.
    Service,
    /// Row of [`Network::areas`].
    Area(u32),
    /// Row of [`Network::sources`].
    Source(u32),
    /// Row of [`Network::ties`].
    Tie(u32),
}

/// A supply group, as the engine reads it.
#[derive(Clone, Debug)]
pub struct GroupRow {
    /// Consumer.
    pub consumer: u32,
    /// Range of [`Network::members`].
    pub members: (u32, u32),
    /// Requirement at nominal demand.
    pub requirement: u64,
    /// Whether it scales with the consumer's demand.
    pub elastic: bool,
    /// `s` in ppm.
    pub strength: u64,
    /// `i` in ppm.
    pub immediate: u64,
    /// `p`.
    pub squared: bool,
    /// Place in the order of return in ppm.
    pub place: u64,
    /// Floor of what is let through, in ppm.
    pub black_start: u32,
    /// Buffer.
    pub buffer: BufferRow,
    /// Hash of the id: its key in draws.
    pub hash: u64,
}

/// A buffer, as the engine reads it.
#[derive(Clone, PartialEq, Debug)]
pub enum BufferRow {
    /// Nothing.
    None,
    /// A stock.
    Graded {
        /// (share in ppm, duration in ms) by cohort.
        cohorts: Vec<(u32, u64)>,
        /// Whether the one cohort's duration is drawn.
        drawn: bool,
        /// ppm of stock time per time.
        recharge: i64,
        /// The same without supply.
        drain: i64,
        /// The same by delivery.
        delivery: i64,
        /// Range of [`Network::deliverers`].
        by: (u32, u32),
    },
    /// Places with a stock each.
    Areal {
        /// (share in ppm, duration in ms) by cohort.
        cohorts: Vec<(u32, u64)>,
        /// Whether the one cohort's duration is drawn.
        drawn: bool,
        /// The job of its trucks, or [`NONE`].
        trucks: u32,
        /// Range of [`Network::deliverers`].
        by: (u32, u32),
    },
}

/// A member of a group.
#[derive(Clone, Copy, Debug)]
pub struct MemberRow {
    /// Supplier.
    pub supplier: u32,
    /// Weight.
    pub weight: u64,
    /// Offtake that classes before this one have taken from the supplier.
    pub before: u64,
    /// Offtake of this class.
    pub class: u64,
    /// Offtake of all classes; 0 where the supplier shares in proportion.
    pub total: u64,
}

/// What a job is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JobKind {
    /// Damage of a facility.
    Damage(u32),
    /// A facility's own failure.
    Failure(u32),
    /// Visits to sites that do not restart.
    Visits(u32),
    /// Trucks at the spent places of a group.
    Trucks(u32),
}

/// A job that may arise.
#[derive(Clone, Copy, Debug)]
pub struct JobRow {
    /// What it is about.
    pub kind: JobKind,
    /// Pool, or [`NONE`].
    pub pool: u32,
    /// Lower goes first.
    pub priority: u32,
    /// Crews: what a single repair needs, or the most that divisible work takes.
    pub crews: u32,
    /// Whether the crews may come and go.
    pub divisible: bool,
}

/// A pool, as the engine reads it.
#[derive(Clone, Debug)]
pub struct PoolRow {
    /// Its jobs.
    pub jobs: Vec<u32>,
    /// Hash of the id.
    pub hash: u64,
}

/// How many sites restart.
#[derive(Clone, Debug)]
pub struct VisitRow {
    /// (share in ppm, lag in ms) by cohort.
    pub cohorts: Vec<(u32, u64)>,
    /// Share in ppm that waits for a visit.
    pub share: u32,
    /// Job of the visits, or [`NONE`].
    pub job: u32,
    /// The facility.
    pub facility: u32,
}

/// A carrier area.
#[derive(Clone, Debug)]
pub struct AreaRow {
    /// Its facility.
    pub facility: u32,
    /// Nominal demand in kW.
    pub demand_kw: u64,
    /// Automatic shedding in kW.
    pub shedding_kw: u64,
    /// Window of lost supply in ms.
    pub window_ms: u64,
    /// Rows of its sources.
    pub sources: Vec<u32>,
}

/// A carrier source.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// Its facility.
    pub facility: u32,
    /// Row of its area.
    pub area: u32,
    /// kW.
    pub kw: u64,
    /// Share of its area that it needs to start, in ppm.
    pub cranking: u32,
    /// Survives a collapse.
    pub islanding: bool,
    /// At the start.
    pub state: SourceState,
}

/// A tie between two areas.
#[derive(Clone, Debug)]
pub struct TieRow {
    /// Its facility.
    pub facility: u32,
    /// Row of one area.
    pub from: u32,
    /// Row of the other.
    pub to: u32,
    /// Limit in kW from `from` to `to`.
    pub kw: u64,
    /// Limit in kW from `to` to `from`.
    pub back_kw: u64,
    /// Share of both ends that it needs to connect, in ppm.
    pub cranking: u32,
}

/// An inject on one target.
#[derive(Clone, Copy, Debug)]
pub struct EffectRow {
    /// The inject.
    pub inject: u32,
    /// The facility.
    pub target: u32,
}

impl Network {
    /// Reads a model and a scenario into rows.
    pub fn new(model: &Model, scenario: &Scenario) -> Network {
        let jobs = job_rows(model);
        let (members, groups, deliverers) = group_rows(model, &jobs);
        let (fed_start, fed) =
            fed_by_supplier(model.facilities.len(), &groups, &members, &deliverers);
        let (areas, sources, ties) = carrier_rows(model);
        let facilities = facility_rows(model);
        let (effects, inject_start) = effect_rows(scenario);
        let (effects_on_start, effects_on) = csr(
            model.facilities.len(),
            effects
                .iter()
                .enumerate()
                .map(|(row, effect)| (effect.target, row as u32)),
        );
        Network {
            group_start: starts(model.facilities.len(), groups.iter().map(|g| g.consumer)),
            pools: pool_rows(model, &jobs),
            lags: lag_rows(model, &jobs),
            hazards: hazard_rows(model, scenario),
            cell_people: cell_people(model),
            sectors: model.sectors.len(),
            regions: model.regions.len(),
            needy: needy(model),
            scarce_groups: scarce_groups(model),
            profile_users: profile_users(model),
            model: model.clone(),
            scenario: scenario.clone(),
            facilities,
            groups,
            members,
            deliverers,
            fed_start,
            fed,
            jobs,
            areas,
            sources,
            ties,
            effects,
            inject_start,
            effects_on_start,
            effects_on,
        }
    }

    /// The model's record of a facility.
    pub fn facility(&self, index: u32) -> &Facility {
        &self.model.facilities[index as usize]
    }

    /// Groups of a consumer.
    pub fn groups_of(&self, facility: u32) -> std::ops::Range<usize> {
        self.group_start[facility as usize] as usize
            ..self.group_start[facility as usize + 1] as usize
    }

    /// Groups that look at a supplier's level.
    pub fn fed_by(&self, supplier: u32) -> std::ops::Range<usize> {
        self.fed_start[supplier as usize] as usize..self.fed_start[supplier as usize + 1] as usize
    }

    /// Effects on a facility, in the order of their injects.
    pub fn effects_on(&self, facility: u32) -> &[u32] {
        let from = self.effects_on_start[facility as usize] as usize;
        let to = self.effects_on_start[facility as usize + 1] as usize;
        &self.effects_on[from..to]
    }

    /// Index of a facility's cell: region x sector.
    pub fn cell(&self, facility: u32) -> usize {
        let row = &self.facilities[facility as usize];
        row.region as usize * self.sectors + row.sector as usize
    }

    /// Cells by region (one more for the nation's own facilities) and sector.
    pub fn cells(&self) -> usize {
        (self.regions + 1) * self.sectors
    }

    /// Calendar time of the scenario's start.
    pub fn start(&self) -> Start {
        self.scenario.start
    }
}

/// A share or factor in whole ppm.
fn ppm(value: f64) -> u64 {
    (value * f64::from(PPM) + 0.5) as u64
}

/// A duration in whole ms, at least 0.
fn whole_ms(value: f64) -> u64 {
    (value + 0.5).max(0.0) as u64
}

/// Prefix sums of counts: the first entry of each owner, entries being sorted by owner.
fn starts(owners: usize, entries: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut first = vec![0_u32; owners + 1];
    for owner in entries {
        first[owner as usize + 1] += 1;
    }
    for owner in 0..owners {
        first[owner + 1] += first[owner];
    }
    first
}

/// Compressed rows of (owner, entry) pairs; within an owner in the order given.
fn csr(owners: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> (Vec<u32>, Vec<u32>) {
    let first = starts(owners, pairs.clone().map(|(owner, _)| owner));
    let mut next = first.clone();
    let mut entries = vec![0_u32; first[owners] as usize];
    for (owner, entry) in pairs {
        entries[next[owner as usize] as usize] = entry;
        next[owner as usize] += 1;
    }
    (first, entries)
}

/// Equal shares at the quantiles of a distribution; the shares sum to a million exactly.
fn quantile_cohorts(lasting: &Distribution, count: usize) -> Vec<(u32, u64)> {
    let count = match lasting {
        Distribution::Fixed(_) => 1,
        _ => count.max(1),
    };
    (0..count)
        .map(|cohort| {
            let upto = |c: usize| (c as u64 * u64::from(PPM) / count as u64) as u32;
            let middle = (cohort as f64 + 0.5) / count as f64;
            (
                upto(cohort + 1) - upto(cohort),
                whole_ms(lasting.quantile(middle)),
            )
        })
        .collect()
}

/// A stock in cohorts: quantiles for many sites, one cohort (to be drawn) for a single one.
fn stock_cohorts(stock: &Stock, single: bool) -> (Vec<(u32, u64)>, bool) {
    match (&stock.lasting, single) {
        (Distribution::Fixed(ms), _) => (vec![(PPM, whole_ms(*ms))], false),
        (_, true) => (vec![(PPM, 0)], true),
        (lasting, false) => (quantile_cohorts(lasting, stock.cohorts), false),
    }
}

fn job_rows(model: &Model) -> Vec<JobRow> {
    let mut jobs = Vec::new();
    let index = |pool: Option<usize>| pool.map_or(NONE, |pool| pool as u32);
    for (f, facility) in model.facilities.iter().enumerate() {
        let Some(restoration) = facility.restoration.map(|r| &model.restorations[r]) else {
            // Damage with a stated time of repair still needs a job; it waits for nobody.
            jobs.push(JobRow {
                kind: JobKind::Damage(f as u32),
                pool: NONE,
                priority: 0,
                crews: 1,
                divisible: facility.sites > 1,
            });
            continue;
        };
        let divisible = facility.sites > 1;
        jobs.push(JobRow {
            kind: JobKind::Damage(f as u32),
            pool: index(restoration.pool),
            priority: restoration.priority,
            crews: if divisible {
                restoration.crews_max
            } else {
                restoration.crews
            },
            divisible,
        });
    }
    for (f, facility) in model.facilities.iter().enumerate() {
        if let Some(failures) = &facility.failures {
            jobs.push(JobRow {
                kind: JobKind::Failure(f as u32),
                pool: index(failures.pool),
                priority: 0,
                crews: 1,
                divisible: false,
            });
        }
    }
    for (f, facility) in model.facilities.iter().enumerate() {
        if let Some(visits) = facility
            .restart_lag
            .as_ref()
            .and_then(|lag| lag.visits.as_ref())
        {
            jobs.push(JobRow {
                kind: JobKind::Visits(f as u32),
                pool: visits.pool as u32,
                priority: visits.priority,
                crews: visits.crews_max,
                divisible: true,
            });
        }
    }
    for (g, group) in model.groups.iter().enumerate() {
        if let Buffer::Areal {
            refuel: Some(refuel),
            ..
        } = &group.buffer
        {
            jobs.push(JobRow {
                kind: JobKind::Trucks(g as u32),
                pool: refuel.pool as u32,
                priority: refuel.priority,
                crews: refuel.trucks_max,
                divisible: true,
            });
        }
    }
    jobs
}

fn job_of(jobs: &[JobRow], kind: JobKind) -> u32 {
    jobs.iter()
        .position(|job| job.kind == kind)
        .map_or(NONE, |job| job as u32)
}

fn pool_rows(model: &Model, jobs: &[JobRow]) -> Vec<PoolRow> {
    let mut pools: Vec<PoolRow> = model
        .pools
        .iter()
        .map(|pool| PoolRow {
            jobs: Vec::new(),
            hash: entity_hash(&pool.id),
        })
        .collect();
    for (j, job) in jobs.iter().enumerate() {
        if job.pool != NONE {
            pools[job.pool as usize].jobs.push(j as u32);
        }
    }
    pools
}

fn lag_rows(model: &Model, jobs: &[JobRow]) -> Vec<VisitRow> {
    model
        .facilities
        .iter()
        .enumerate()
        .filter_map(|(f, facility)| {
            let lag = facility.restart_lag.as_ref()?;
            Some(VisitRow {
                cohorts: quantile_cohorts(&lag.lag, lag.cohorts),
                share: lag.visits.as_ref().map_or(0, |visits| visits.share.ppm()),
                job: job_of(jobs, JobKind::Visits(f as u32)),
                facility: f as u32,
            })
        })
        .collect()
}

fn facility_rows(model: &Model) -> Vec<FacilityRow> {
    let mut counted = Counted::default();
    let mut rows = Vec::with_capacity(model.facilities.len());
    for (f, facility) in model.facilities.iter().enumerate() {
        rows.push(FacilityRow {
            minimum: facility.minimum.ppm(),
            single: facility.sites == 1,
            capacity: ppm(facility.capacity),
            people: facility.people,
            sites: facility.sites,
            hash: entity_hash(&facility.id),
            sector: facility.sector as u32,
            region: facility.region.unwrap_or(model.regions.len()) as u32,
            role: counted.role(&facility.role),
            lag: counted.lag(facility),
            damage_job: f as u32,
            failure_job: counted.failure_job(facility, model.facilities.len()),
            backlog: facility.backlog.is_some(),
        });
    }
    rows
}

/// How many of each kind have been seen: rows of side tables stand in facility order.
#[derive(Default)]
struct Counted {
    areas: u32,
    sources: u32,
    ties: u32,
    lags: u32,
    failures: u32,
}

impl Counted {
    fn next(counter: &mut u32) -> u32 {
        *counter += 1;
        *counter - 1
    }

    fn role(&mut self, role: &Role) -> RoleRow {
        match role {
            Role::Service => RoleRow::Service,
            Role::Area(_) => RoleRow::Area(Self::next(&mut self.areas)),
            Role::Source(_) => RoleRow::Source(Self::next(&mut self.sources)),
            Role::Tie(_) => RoleRow::Tie(Self::next(&mut self.ties)),
        }
    }

    fn lag(&mut self, facility: &Facility) -> u32 {
        match facility.restart_lag {
            Some(_) => Self::next(&mut self.lags),
            None => NONE,
        }
    }

    /// Jobs of own failures follow the one damage job that each facility has.
    fn failure_job(&mut self, facility: &Facility, facilities: usize) -> u32 {
        match facility.failures {
            Some(_) => facilities as u32 + Self::next(&mut self.failures),
            None => NONE,
        }
    }
}

type GroupTables = (Vec<MemberRow>, Vec<GroupRow>, Vec<u32>);

fn group_rows(model: &Model, jobs: &[JobRow]) -> GroupTables {
    let bands = class_bands(model);
    let (mut members, mut groups, mut deliverers) = (Vec::new(), Vec::new(), Vec::new());
    for (g, group) in model.groups.iter().enumerate() {
        let first = members.len() as u32;
        for member in &group.members {
            let by_class = model.facilities[member.supplier].allocation == Allocation::ByClass;
            let (before, class, total) = if by_class {
                band_of(&bands[member.supplier], group.class)
            } else {
                (0, 0, 0)
            };
            members.push(MemberRow {
                supplier: member.supplier as u32,
                weight: u64::from(member.weight),
                before,
                class,
                total,
            });
        }
        groups.push(GroupRow {
            consumer: group.consumer as u32,
            members: (first, members.len() as u32),
            requirement: u64::from(group.requirement),
            elastic: group.elastic,
            strength: u64::from(group.strength.ppm()),
            immediate: u64::from(group.immediate.ppm()),
            squared: group.exponent == 2,
            place: u64::from(group.return_place.ppm()),
            black_start: group.black_start.ppm(),
            buffer: buffer_row(model, group, g, jobs, &mut deliverers),
            hash: entity_hash(&group.id),
        });
    }
    (members, groups, deliverers)
}

/// Offtake by class of each supplier.
fn class_bands(model: &Model) -> Vec<Vec<(u8, u64)>> {
    let mut bands: Vec<Vec<(u8, u64)>> = vec![Vec::new(); model.facilities.len()];
    for group in &model.groups {
        for member in &group.members {
            let classes = &mut bands[member.supplier];
            match classes.iter_mut().find(|(class, _)| *class == group.class) {
                Some((_, offtake)) => *offtake += member.offtake,
                None => classes.push((group.class, member.offtake)),
            }
        }
    }
    bands
}

/// (offtake of the classes before, of this class, of all) of one supplier.
fn band_of(classes: &[(u8, u64)], class: u8) -> (u64, u64, u64) {
    let sum = |keep: &dyn Fn(u8) -> bool| {
        classes
            .iter()
            .filter(|(c, _)| keep(*c))
            .map(|(_, offtake)| offtake)
            .sum()
    };
    (sum(&|c| c < class), sum(&|c| c == class), sum(&|_| true))
}

fn buffer_row(
    model: &Model,
    group: &SupplyGroup,
    index: usize,
    jobs: &[JobRow],
    deliverers: &mut Vec<u32>,
) -> BufferRow {
    let single = model.facilities[group.consumer].sites == 1;
    let mut range = |by: &[usize]| {
        let first = deliverers.len() as u32;
        deliverers.extend(by.iter().map(|f| *f as u32));
        (first, deliverers.len() as u32)
    };
    match &group.buffer {
        Buffer::None => BufferRow::None,
        Buffer::Graded {
            stock,
            recharge,
            drain,
            refill,
        } => {
            let (cohorts, drawn) = stock_cohorts(stock, single);
            BufferRow::Graded {
                cohorts,
                drawn,
                recharge: ppm(*recharge) as i64,
                drain: ppm(*drain) as i64,
                delivery: refill.as_ref().map_or(0, |r| ppm(r.rate) as i64),
                by: range(refill.as_ref().map_or(&[], |r| &r.by)),
            }
        }
        Buffer::Areal {
            stock,
            refuel,
            rotating_off_ms,
        } => {
            let (mut cohorts, drawn) = stock_cohorts(stock, single);
            if let Some(off) = rotating_off_ms {
                // A place whose stock outlasts the longest cut never goes dark.
                cohorts.retain(|(_, lasting)| lasting < off);
            }
            BufferRow::Areal {
                cohorts,
                drawn,
                trucks: match refuel {
                    Some(_) => job_of(jobs, JobKind::Trucks(index as u32)),
                    None => NONE,
                },
                by: range(refuel.as_ref().map_or(&[], |r| &r.by)),
            }
        }
    }
}

fn fed_by_supplier(
    facilities: usize,
    groups: &[GroupRow],
    members: &[MemberRow],
    deliverers: &[u32],
) -> (Vec<u32>, Vec<u32>) {
    let mut pairs = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let (from, to) = group.members;
        let mut suppliers: Vec<u32> = members[from as usize..to as usize]
            .iter()
            .map(|member| member.supplier)
            .collect();
        if let BufferRow::Graded { by, .. } | BufferRow::Areal { by, .. } = &group.buffer {
            suppliers.extend(&deliverers[by.0 as usize..by.1 as usize]);
        }
        suppliers.sort_unstable();
        suppliers.dedup();
        pairs.extend(suppliers.into_iter().map(|supplier| (supplier, g as u32)));
    }
    csr(facilities, pairs.iter().copied())
}

fn carrier_rows(model: &Model) -> (Vec<AreaRow>, Vec<SourceRow>, Vec<TieRow>) {
    let (mut areas, mut sources, mut ties): (Vec<AreaRow>, _, _) =
        (Vec::new(), Vec::new(), Vec::new());
    for (f, facility) in model.facilities.iter().enumerate() {
        if let Role::Area(area) = &facility.role {
            areas.push(AreaRow {
                facility: f as u32,
                demand_kw: area.demand_kw,
                shedding_kw: area.shedding_kw,
                window_ms: area.window_ms,
                sources: Vec::new(),
            });
        }
    }
    let row_of = |areas: &[AreaRow], facility: usize| {
        areas
            .iter()
            .position(|area| area.facility == facility as u32)
            .expect("a checked model names only areas as areas") as u32
    };
    for (f, facility) in model.facilities.iter().enumerate() {
        match &facility.role {
            Role::Source(source) => {
                let area = row_of(&areas, source.area);
                areas[area as usize].sources.push(sources.len() as u32);
                sources.push(SourceRow {
                    facility: f as u32,
                    area,
                    kw: source.kw,
                    cranking: source.cranking.ppm(),
                    islanding: source.islanding,
                    state: source.state,
                });
            }
            Role::Tie(tie) => ties.push(TieRow {
                facility: f as u32,
                from: row_of(&areas, tie.from),
                to: row_of(&areas, tie.to),
                kw: tie.kw,
                back_kw: tie.back_kw,
                cranking: tie.cranking.ppm(),
            }),
            Role::Service | Role::Area(_) => {}
        }
    }
    (areas, sources, ties)
}

fn effect_rows(scenario: &Scenario) -> (Vec<EffectRow>, Vec<u32>) {
    let mut effects = Vec::new();
    let mut first = vec![0];
    for (i, inject) in scenario.injects.iter().enumerate() {
        effects.extend(inject.targets.iter().map(|target| EffectRow {
            inject: i as u32,
            target: *target as u32,
        }));
        first.push(effects.len() as u32);
    }
    (effects, first)
}

fn cell_people(model: &Model) -> Vec<u64> {
    let sectors = model.sectors.len();
    let mut people = vec![0; (model.regions.len() + 1) * sectors];
    for facility in &model.facilities {
        if let Some(region) = facility.region {
            people[region * sectors + facility.sector] += facility.people;
        }
        people[model.regions.len() * sectors + facility.sector] += facility.people;
    }
    people
}

fn needy(model: &Model) -> Vec<Vec<u32>> {
    let mut needy = vec![Vec::new(); model.regions.len() + 1];
    for (f, facility) in model.facilities.iter().enumerate() {
        let needs = |r: usize| !model.restorations[r].needs.is_empty();
        if facility.restoration.is_some_and(needs) {
            needy[facility.region.unwrap_or(model.regions.len())].push(f as u32);
        }
    }
    needy
}

fn scarce_groups(model: &Model) -> Vec<u32> {
    model
        .groups
        .iter()
        .enumerate()
        .filter(|(_, group)| {
            let weights: u64 = group
                .members
                .iter()
                .map(|member| u64::from(member.weight))
                .sum();
            weights < u64::from(group.requirement)
        })
        .map(|(g, _)| g as u32)
        .collect()
}

fn profile_users(model: &Model) -> Vec<Vec<u32>> {
    let mut users = vec![Vec::new(); model.profiles.len()];
    for (f, facility) in model.facilities.iter().enumerate() {
        if let Some(profile) = facility.profile {
            users[profile].push(f as u32);
        }
    }
    users
}

impl EffectRow {
    /// The effect itself.
    pub fn effect<'n>(&self, network: &'n Network) -> &'n Effect {
        &network.scenario.injects[self.inject as usize].effect
    }
}
