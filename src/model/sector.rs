//! Sectors and the service levels that law and policy ask of them.

use super::{Evidence, Name};
use crate::units::{Level, SimDuration};

/// A critical-infrastructure sector.
#[derive(Clone, PartialEq, Debug)]
pub struct Sector {
    /// Identity, e.g. `pow`.
    pub id: String,
    /// Place in lists, unique.
    pub number: u32,
    /// Display name.
    pub name: Name,
    /// Responsible ministry.
    pub ministry: Name,
    /// Services it delivers.
    pub services: Vec<Name>,
    /// Its CEPTOARs.
    pub ceptoars: Vec<String>,
    /// Service maintenance levels: any of them breached is an outage.
    pub maintenance: Vec<Maintenance>,
    /// A facility below this level counts as hit.
    pub hit_below: Level,
    /// Source of the above.
    pub evidence: Evidence,
}

/// A service maintenance level (サービス維持レベル): what counts as an outage.
#[derive(Clone, PartialEq, Debug)]
pub struct Maintenance {
    /// The law or policy behind it.
    pub law: Name,
    /// What is compared.
    pub trigger: MaintenanceTrigger,
    /// Where it is summed before it is compared.
    pub scope: MaintenanceScope,
    /// How long the breach must last before it is confirmed (and dated back to its start).
    pub lasting: SimDuration,
}

/// The quantity behind a service maintenance level.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum MaintenanceTrigger {
    /// `(1 - L) x people` is at least this.
    People(u64),
    /// Unserved load in kW is at least this; counted over the carrier areas of the sector.
    Kilowatts(u64),
    /// `L` is below this share.
    ShareBelow(Level),
}

/// The level of aggregation of a service maintenance level.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MaintenanceScope {
    /// A facility by itself.
    Facility,
    /// The sector within a region.
    Region,
    /// The sector in the whole nation.
    Nation,
}
