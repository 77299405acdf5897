//! What never changes during a replicate: the graph, the jobs, the carrier, the timetable of effects.

use bevy_ecs::prelude::Resource;

use super::bundles::{Bundles, fed_by_supplier, refilled_by, scarce};
use super::cyber::CyberRows;
use super::rows::{
    carrier_rows, cell_people, csr, effect_rows, facility_rows, group_rows, job_rows, lag_rows,
    needy, pool_rows, profile_users, starts, terminal_rows,
};
use crate::model::{Facility, Model, SourceState};
use crate::scenario::{Effect, HazardRow, Scenario, Start, hazard_rows};

/// No index.
pub const NONE: u32 = u32::MAX;

/// Everything that replicates share.
#[derive(Resource, Debug)]
pub struct Network {
    /// Step in which shortfalls are felt and sites restart, in ppm; at least 1.
    pub resolution: u32,
    /// Rows by facility.
    pub facilities: Vec<FacilityRow>,
    /// Rows by group.
    pub groups: Vec<GroupRow>,
    /// Bundles of suppliers, each of one group or of many that draw on the same suppliers in the same way.
    pub bundles: Vec<BundleRow>,
    /// Groups by bundle.
    pub bundled: Vec<u32>,
    /// Members of all bundles, in their bundles' order.
    pub members: Vec<MemberRow>,
    /// Facilities whose lowest level scales a delivery, referred to by ranges.
    pub deliverers: Vec<u32>,
    /// First group of each consumer, and one more entry for the end.
    pub group_start: Vec<u32>,
    /// First entry in `fed` of each supplier, and one more for the end.
    pub fed_start: Vec<u32>,
    /// Bundles in which each supplier is a member.
    pub fed: Vec<FedRow>,
    /// First entry in `refilled` of each deliverer, and one more for the end.
    pub refilled_start: Vec<u32>,
    /// Groups whose deliveries depend on each deliverer's level.
    pub refilled: Vec<u32>,
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
    /// Bundles that full supply does not satisfy.
    pub scarce: Vec<u32>,
    /// Facilities by profile.
    pub profile_users: Vec<Vec<u32>>,
    /// Information systems, connections, floods and fleets.
    pub cyber: CyberRows,
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
    /// Its suppliers, as a row of [`Network::bundles`].
    pub bundle: u32,
    /// Whether the requirement scales with the consumer's demand.
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
    /// Chance that it holds in a replicate at all.
    pub chance: f64,
    /// Buffer.
    pub buffer: BufferRow,
    /// Hash of the id: its key in draws.
    pub hash: u64,
}

/// Suppliers with their weights, and the groups that draw on them: what such groups miss is one number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BundleRow {
    /// Range of [`Network::members`].
    pub members: (u32, u32),
    /// Requirement at nominal demand.
    pub requirement: u64,
    /// Whether it scales with each consumer's demand.
    pub elastic: bool,
    /// Range of [`Network::bundled`].
    pub groups: (u32, u32),
}

/// A supplier's place in a bundle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FedRow {
    /// Row of [`Network::bundles`].
    pub bundle: u32,
    /// Row of [`Network::members`].
    pub member: u32,
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

/// A member of a bundle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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
    /// Terminals of an information system that are set up again.
    Terminals(u32),
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
        let mut jobs = job_rows(model);
        let cyber = CyberRows::new(model, scenario, jobs.len());
        jobs.extend(terminal_rows(model, &cyber));
        let Bundles {
            rows: bundles,
            groups: bundled,
            members,
        } = Bundles::new(model);
        let (groups, deliverers) = group_rows(model, &jobs, &bundles, &bundled);
        let count = model.facilities.len();
        let (fed_start, fed) = fed_by_supplier(count, &bundles, &members);
        let (refilled_start, refilled) = refilled_by(count, &groups, &deliverers);
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
            scarce: scarce(&bundles, &members),
            profile_users: profile_users(model),
            model: model.clone(),
            scenario: scenario.clone(),
            resolution: model.resolution.ppm().max(1),
            cyber,
            facilities,
            groups,
            bundles,
            bundled,
            members,
            deliverers,
            fed_start,
            fed,
            refilled_start,
            refilled,
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

    /// Members of a group.
    pub fn members_of(&self, group: usize) -> &[MemberRow] {
        self.members_of_bundle(self.groups[group].bundle)
    }

    /// Members of a bundle.
    pub fn members_of_bundle(&self, bundle: u32) -> &[MemberRow] {
        let (from, to) = self.bundles[bundle as usize].members;
        &self.members[from as usize..to as usize]
    }

    /// Entries of `fed` of a supplier.
    pub fn fed_by(&self, supplier: u32) -> std::ops::Range<usize> {
        self.fed_start[supplier as usize] as usize..self.fed_start[supplier as usize + 1] as usize
    }

    /// Entries of `refilled` of a deliverer.
    pub fn refilled_by(&self, deliverer: u32) -> std::ops::Range<usize> {
        let from = self.refilled_start[deliverer as usize] as usize;
        from..self.refilled_start[deliverer as usize + 1] as usize
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

impl EffectRow {
    /// The effect itself.
    pub fn effect<'n>(&self, network: &'n Network) -> &'n Effect {
        &network.scenario.injects[self.inject as usize].effect
    }
}
