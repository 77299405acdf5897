//! Facilities: services as delivered in one place, and the areas, sources and ties of a carrier.

use super::{Evidence, Name, Point};
use crate::random::Distribution;
use crate::units::Level;

/// A service as delivered in one place or, with many sites, all over a region.
#[derive(Clone, PartialEq, Debug)]
pub struct Facility {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Index of the sector.
    pub sector: usize,
    /// Kind of facility, by which rules and injects address it, e.g. `mobile`.
    pub class: String,
    /// Index of the region; none for national facilities.
    pub region: Option<usize>,
    /// Where a single site stands; without it hazards are felt at the region's points.
    pub place: Option<Point>,
    /// Number of places it stands for; 1 is a single plant, core or hub.
    pub sites: u64,
    /// People served; 0 on what serves other facilities only.
    pub people: u64,
    /// Capacity relative to nominal demand; at least 0, 1 by default.
    pub capacity: f64,
    /// Index of the demand profile; none for constant demand.
    pub profile: Option<usize>,
    /// A single site trips below this readiness; 0 never trips.
    pub minimum: Level,
    /// Time from readiness to running of a single site, in ms.
    pub restart: Distribution,
    /// How many sites come back; none at once.
    pub restart_lag: Option<RestartLag>,
    /// How its output is shared in shortage.
    pub allocation: Allocation,
    /// Index of its way of coming back from damage; none is damaged only with a stated duration.
    pub restoration: Option<usize>,
    /// Indices of its fragilities.
    pub fragilities: Vec<usize>,
    /// Failures by itself.
    pub failures: Option<Failures>,
    /// Work that piles up during an outage.
    pub backlog: Option<Backlog>,
    /// Its part in a carrier.
    pub role: Role,
    /// Source of the above.
    pub evidence: Evidence,
}

/// How many sites come back after their inputs have.
#[derive(Clone, PartialEq, Debug)]
pub struct RestartLag {
    /// Lag of a site, in ms, applied in cohorts.
    pub lag: Distribution,
    /// Number of cohorts.
    pub cohorts: usize,
    /// The share that does not restart by itself.
    pub visits: Option<Visits>,
}

/// Sites that wait for somebody to come and switch them on.
#[derive(Clone, PartialEq, Debug)]
pub struct Visits {
    /// Share of the sites.
    pub share: Level,
    /// Sites that a crew visits in a day.
    pub per_crew_day: f64,
    /// Index of the pool.
    pub pool: usize,
    /// Priority among the pool's jobs; lower goes first.
    pub priority: u32,
    /// Most crews that can work on it at once.
    pub crews_max: u32,
}

/// How a supplier shares what it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Allocation {
    /// Everyone gets the same share.
    #[default]
    Proportional,
    /// Consumers of a lower class are served first; pro rata within the last class served.
    ByClass,
}

/// Failures by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Failures {
    /// Time from whole to failed, in ms.
    pub up: Distribution,
    /// Time of repair, in ms.
    pub repair: Distribution,
    /// Index of the pool whose crews repair, one each; none for repairs that wait for nobody.
    pub pool: Option<usize>,
}

/// Work that piles up while the system is down and is worked off afterwards.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Backlog {
    /// Share of the service that counts while there is a backlog.
    pub counts: Level,
    /// Most hours of demand that pile up, in ms; what is beyond is given up.
    pub most_ms: u64,
}

/// A facility's part in a carrier (a commodity that is used up and balanced, as power).
#[derive(Clone, PartialEq, Debug)]
pub enum Role {
    /// None: its level follows from its own ability and its inputs.
    Service,
    /// A balancing area: its level is the share of its demand that is served.
    Area(Area),
    /// A source that feeds an area.
    Source(Source),
    /// A tie between two areas.
    Tie(Tie),
}

/// A balancing area.
#[derive(Clone, PartialEq, Debug)]
pub struct Area {
    /// Nominal demand in kW, to be multiplied by the facility's profile.
    pub demand_kw: u64,
    /// Load that automatic shedding can drop, in kW: a larger loss within the window collapses the area.
    pub shedding_kw: u64,
    /// Window in which lost supply adds up, in ms.
    pub window_ms: u64,
}

/// A source of a carrier.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Index of the area's facility.
    pub area: usize,
    /// What it can deliver in kW.
    pub kw: u64,
    /// State at the start.
    pub state: SourceState,
    /// Time from cranking power (or, standing by, from the call) to synchronised, in ms.
    pub start: Distribution,
    /// Share of its area's demand that must stand at its station for all of its start; 0 starts by itself.
    pub cranking: Level,
    /// Survives a collapse of its area on its own load.
    pub islanding: bool,
}

/// Whether a source runs when the scenario starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceState {
    /// Running.
    Synchronised,
    /// Started when its area is short.
    Standby,
    /// Serves nothing, whatever is installed.
    Unavailable,
}

/// A tie between two areas.
#[derive(Clone, PartialEq, Debug)]
pub struct Tie {
    /// Index of one area's facility.
    pub from: usize,
    /// Index of the other's.
    pub to: usize,
    /// Limit from `from` to `to` in kW.
    pub kw: u64,
    /// Limit from `to` to `from` in kW.
    pub back_kw: u64,
    /// Share of each end's demand that must stand for all of its start after a collapse; 0 stays connected.
    pub cranking: Level,
    /// Time from cranking power to connected, in ms.
    pub start: Distribution,
}
