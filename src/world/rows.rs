//! Reads a model and a scenario into the rows of a [`Network`](super::Network).

use super::cyber::CyberRows;
use super::network::{
    AreaRow, BufferRow, BundleRow, EffectRow, FacilityRow, GroupRow, JobKind, JobRow, NONE,
    PoolRow, RoleRow, SourceRow, TieRow, VisitRow,
};
use crate::model::{Buffer, Facility, Model, Role, Stock, SupplyGroup};
use crate::random::{Distribution, entity_hash};
use crate::scenario::Scenario;
use crate::units::PPM;

/// A share or factor in whole ppm.
fn ppm(value: f64) -> u64 {
    (value * f64::from(PPM) + 0.5) as u64
}

/// A duration in whole ms, at least 0.
fn whole_ms(value: f64) -> u64 {
    (value + 0.5).max(0.0) as u64
}

/// Prefix sums of counts: the first entry of each owner, entries being sorted by owner.
pub(super) fn starts(owners: usize, entries: impl Iterator<Item = u32>) -> Vec<u32> {
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
pub(super) fn csr<T: Copy + Default>(
    owners: usize,
    pairs: impl Iterator<Item = (u32, T)> + Clone,
) -> (Vec<u32>, Vec<T>) {
    let first = starts(owners, pairs.clone().map(|(owner, _)| owner));
    let mut next = first.clone();
    let mut entries = vec![T::default(); first[owners] as usize];
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

pub(super) fn job_rows(model: &Model) -> Vec<JobRow> {
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

/// Jobs of setting up terminals, in the order in which their systems expect them.
pub(super) fn terminal_rows(model: &Model, cyber: &CyberRows) -> Vec<JobRow> {
    let row = |system: u32| {
        let kind = cyber.systems[system as usize].kind;
        let recovery = &model.cyber.kinds[kind as usize].recovery;
        JobRow {
            kind: JobKind::Terminals(system),
            pool: recovery.pool.map_or(NONE, |pool| pool as u32),
            priority: recovery.priority,
            crews: recovery.responders_max,
            divisible: true,
        }
    };
    cyber.jobs().map(row).collect()
}

fn job_of(jobs: &[JobRow], kind: JobKind) -> u32 {
    jobs.iter()
        .position(|job| job.kind == kind)
        .map_or(NONE, |job| job as u32)
}

pub(super) fn pool_rows(model: &Model, jobs: &[JobRow]) -> Vec<PoolRow> {
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

pub(super) fn lag_rows(model: &Model, jobs: &[JobRow]) -> Vec<VisitRow> {
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

pub(super) fn facility_rows(model: &Model) -> Vec<FacilityRow> {
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

/// The supply groups, and the deliverers to which their buffers refer.
pub(super) fn group_rows(
    model: &Model,
    jobs: &[JobRow],
    bundles: &[BundleRow],
    bundled: &[u32],
) -> (Vec<GroupRow>, Vec<u32>) {
    let mut bundle_of = vec![NONE; model.groups.len()];
    for (b, bundle) in bundles.iter().enumerate() {
        for group in &bundled[bundle.groups.0 as usize..bundle.groups.1 as usize] {
            bundle_of[*group as usize] = b as u32;
        }
    }
    let mut deliverers = Vec::new();
    let groups = model.groups.iter().enumerate().map(|(g, group)| GroupRow {
        consumer: group.consumer as u32,
        bundle: bundle_of[g],
        elastic: group.elastic,
        strength: u64::from(group.strength.ppm()),
        immediate: u64::from(group.immediate.ppm()),
        squared: group.exponent == 2,
        place: u64::from(group.return_place.ppm()),
        black_start: group.black_start.ppm(),
        chance: group.chance,
        buffer: buffer_row(model, group, g, jobs, &mut deliverers),
        hash: entity_hash(&group.id),
    });
    (groups.collect(), deliverers)
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

pub(super) fn carrier_rows(model: &Model) -> (Vec<AreaRow>, Vec<SourceRow>, Vec<TieRow>) {
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

pub(super) fn effect_rows(scenario: &Scenario) -> (Vec<EffectRow>, Vec<u32>) {
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

pub(super) fn cell_people(model: &Model) -> Vec<u64> {
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

pub(super) fn needy(model: &Model) -> Vec<Vec<u32>> {
    let mut needy = vec![Vec::new(); model.regions.len() + 1];
    for (f, facility) in model.facilities.iter().enumerate() {
        let needs = |r: usize| !model.restorations[r].needs.is_empty();
        if facility.restoration.is_some_and(needs) {
            needy[facility.region.unwrap_or(model.regions.len())].push(f as u32);
        }
    }
    needy
}

pub(super) fn profile_users(model: &Model) -> Vec<Vec<u32>> {
    let mut users = vec![Vec::new(); model.profiles.len()];
    for (f, facility) in model.facilities.iter().enumerate() {
        if let Some(profile) = facility.profile {
            users[profile].push(f as u32);
        }
    }
    users
}
