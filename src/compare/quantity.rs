//! What is compared of a replicate.

/// A number of each replicate and sector; of all, less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Quantity {
    /// Lost service: people without it times hours.
    LostPersonHours,
    /// Hours in breach of the service maintenance level, until the horizon; 0 without an outage.
    OutageHours,
    /// Most people without service at one time.
    PeakPeople,
    /// Whether there was an outage at all: 1 or 0.
    Outage,
    /// Hours from the first inject until 50 % of the peak restorable loss was back for good: 0 without an outage, and
    /// where it had not come back by the horizon, the hours until then. The mean of such times is a restricted mean.
    Back50,
    /// The same for 90 %.
    Back90,
    /// The same for 99 %.
    Back99,
    /// Facilities below their sector's hit level at some time.
    FacilitiesHit,
    /// Regions with a facility of the sector hit.
    RegionsHit,
}

impl Quantity {
    /// All, in the order in which a table of replicates keeps them.
    #[cfg(test)]
    pub(super) const ALL: [Quantity; 9] = [
        Quantity::LostPersonHours,
        Quantity::OutageHours,
        Quantity::PeakPeople,
        Quantity::Outage,
        Quantity::Back50,
        Quantity::Back90,
        Quantity::Back99,
        Quantity::FacilitiesHit,
        Quantity::RegionsHit,
    ];

    /// Those that are compared sector by sector.
    pub const OF_SECTOR: [Quantity; 7] = [
        Quantity::LostPersonHours,
        Quantity::OutageHours,
        Quantity::PeakPeople,
        Quantity::Outage,
        Quantity::Back50,
        Quantity::Back90,
        Quantity::Back99,
    ];

    /// Those that are added up over all sectors.
    pub const OF_NATION: [Quantity; 3] = [
        Quantity::LostPersonHours,
        Quantity::FacilitiesHit,
        Quantity::RegionsHit,
    ];

    /// Times of recovery.
    pub const RECOVERY: [Quantity; 3] = [Quantity::Back50, Quantity::Back90, Quantity::Back99];
}
