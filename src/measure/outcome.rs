//! What one replicate leaves behind, and the labels that its columns are read by.

use super::Failure;
use crate::model::Name;
use crate::units::{SimDuration, SimTime};
use serde::{Deserialize, Serialize};

/// A sector as results name it.
#[derive(Clone, Debug)]
pub struct SectorLabel {
    /// Identity in the model, e.g. `pow`.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// People served by the sector in all.
    pub people: u64,
}

/// A region as results name it.
#[derive(Clone, Debug)]
pub struct RegionLabel {
    /// Identity in the model, e.g. `hokkaido`.
    pub id: String,
    /// JIS X 0401 code, unique.
    pub code: u32,
    /// Residents.
    pub people: u64,
    /// Display name.
    pub name: Name,
    /// Row and column on the tile-grid map.
    pub tile: (u32, u32),
}

/// A facility as results name it.
#[derive(Clone, Debug)]
pub struct FacilityLabel {
    /// Identity in the model.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Index into [`Axes::sectors`].
    pub sector: usize,
    /// Index into [`Axes::regions`]; none for national facilities.
    pub region: Option<usize>,
}

/// A campaign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CampaignLabel {
    /// Display name.
    pub name: Name,
    /// Whether it tries to get into information systems at all.
    pub enters: bool,
}

/// The labels of every column of an [`Outcome`], shared by all replicates of a batch.
#[derive(Clone, Debug)]
pub struct Axes {
    /// Sectors in display order.
    pub sectors: Vec<SectorLabel>,
    /// Regions in code order.
    pub regions: Vec<RegionLabel>,
    /// Facilities in index order (rank of the id).
    pub facilities: Vec<FacilityLabel>,
    /// Names of the injects and hazards that losses are traced to; the last one is "own failures".
    pub roots: Vec<Name>,
    /// Names of the observed values.
    pub observed: Vec<String>,
    /// Campaigns, in the order of their outcomes.
    pub campaigns: Vec<CampaignLabel>,
    /// Length of a step of the service curves; sample `k` is at `k * step`, from 0 to the horizon inclusive.
    pub step: SimDuration,
    /// Samples of a service curve.
    pub steps: usize,
    /// End of the replicate.
    pub horizon: SimDuration,
}

impl Axes {
    /// Residents of all regions.
    pub fn residents(&self) -> u64 {
        self.regions.iter().map(|region| region.people).sum()
    }
}

/// When a share of the peak restorable loss had come back for good.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Recovery {
    /// Nothing was lost.
    #[default]
    NotLost,
    /// At this time after the scenario's start.
    At(SimTime),
    /// Not by the horizon.
    Censored,
}

/// The shares of the peak restorable loss whose recovery is timed, in ppm: T50, T90, T99, T100 (99.9 %).
pub const RECOVERY_SHARES_PPM: [u32; 4] = [500_000, 900_000, 990_000, 999_000];
/// Names of [`RECOVERY_SHARES_PPM`] in tables.
pub const RECOVERY_NAMES: [&str; 4] = ["t50", "t90", "t99", "t100"];

/// One sector of one replicate.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct SectorOutcome {
    /// First time at which anything was lost.
    pub onset: Option<SimTime>,
    /// First breach of the service maintenance level that lasted long enough, dated back to its start.
    pub outage_start: Option<SimTime>,
    /// Total time in breach.
    pub outage_time: SimDuration,
    /// Most people without service at one time (restorable loss).
    pub peak_people: u64,
    /// When that was first so.
    pub peak_at: SimTime,
    /// Lost service in person-minutes, rounded down.
    pub lost_person_minutes: u64,
    /// T50, T90, T99, T100 from the scenario's start; see [`RECOVERY_SHARES_PPM`].
    pub recovery: [Recovery; 4],
    /// People whose supply cannot be restored (collapsed, washed away, unreachable).
    pub unrestorable_people: u64,
    /// Facilities below the sector's hit level at some time.
    pub facilities_hit: u32,
    /// Of these, hit first by their own damage or attack.
    pub facilities_direct: u32,
    /// Regions with a facility hit.
    pub regions_hit: u32,
    /// Longest chain of dependencies from an inject to a facility of this sector.
    pub depth: u32,
    /// Highest severity level, 0 to 4.
    pub severity: u8,
    /// Time at each severity level 1 to 4 or above it.
    pub severity_time: [SimDuration; 4],
}

/// Everything that is kept of one replicate. Vectors are indexed as [`Axes`] says.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Index of the replicate in the batch.
    pub replicate: u64,
    /// Events processed.
    pub events: u64,
    /// Supply groups evaluated.
    pub evaluated: u64,
    /// First inject that took effect.
    pub first_inject: Option<SimTime>,
    /// One entry a sector.
    pub sectors: Vec<SectorOutcome>,
    /// Share of people served in ppm: `sector * steps + step`.
    #[serde(with = "super::lengths")]
    pub service_ppm: Vec<u32>,
    /// Lost service in person-minutes: `region * sectors + sector`.
    #[serde(with = "super::lengths")]
    pub region_lost_person_minutes: Vec<u64>,
    /// T90 by region and sector: `region * sectors + sector`.
    #[serde(with = "super::lengths")]
    pub region_t90: Vec<Recovery>,
    /// Whether the region's service maintenance level was breached: `region * sectors + sector`.
    #[serde(with = "super::lengths")]
    pub region_outage: Vec<bool>,
    /// Integral of (1 - level) by facility, in ms.
    #[serde(with = "super::lengths")]
    pub facility_lost_ms: Vec<u64>,
    /// Whether the facility fell below its sector's hit level.
    #[serde(with = "super::lengths")]
    pub facility_hit: Vec<bool>,
    /// Lost person-minutes by who pulled whom down: `from * sectors + to`; `from == to` includes own damage.
    #[serde(with = "super::lengths")]
    pub flows_person_minutes: Vec<u64>,
    /// Lost person-minutes by the inject they trace back to.
    pub roots_person_minutes: Vec<u64>,
    /// Observed values.
    pub observed: Vec<f64>,
    /// One entry a campaign.
    pub campaigns: Vec<super::CampaignOutcome>,
    /// Deadlocks at the horizon: the ids of the facilities that wait for each other, as in `a + b`.
    pub deadlocks: Vec<String>,
    /// Set where the replicate stopped before the horizon, with the reason; its columns are then empty.
    pub failed: Option<Failure>,
}
