//! Regions, their sectors, and facilities.

use super::RecoveryTimes;
use crate::batch::statistics::{Estimate, mean, proportion};
use crate::batch::{Cell, Hit, Place};
use crate::units::{MS_PER_HOUR, MS_PER_SECOND};

/// What a batch says of one region over all its sectors.
#[derive(Clone, PartialEq, Debug)]
pub struct RegionSummary {
    /// Probability of an outage of any sector.
    pub outage: Estimate,
    /// Mean lost service-person-hours, summed over sectors.
    pub lost_person_hours: Estimate,
}

impl RegionSummary {
    pub(super) fn of(place: &Place, n: u64) -> RegionSummary {
        RegionSummary {
            outage: proportion(place.outages, n),
            lost_person_hours: mean(&place.lost_person_minutes.shape()).scaled(1.0 / 60.0),
        }
    }
}

/// What a batch says of one sector in one region.
#[derive(Clone, PartialEq, Debug)]
pub struct CellSummary {
    /// Probability of an outage.
    pub outage: Estimate,
    /// Mean lost person-hours.
    pub lost_person_hours: Estimate,
    /// T90 from the first inject, given an outage.
    pub t90: RecoveryTimes,
}

impl CellSummary {
    pub(super) fn of(cell: &Cell, n: u64) -> CellSummary {
        CellSummary {
            outage: proportion(cell.outages, n),
            lost_person_hours: mean(&cell.lost_person_minutes.shape()).scaled(1.0 / 60.0),
            t90: RecoveryTimes::of(cell.t90_seconds(), MS_PER_HOUR / MS_PER_SECOND),
        }
    }
}

/// What a batch says of one facility.
#[derive(Clone, PartialEq, Debug)]
pub struct FacilitySummary {
    /// Probability that it falls below its sector's hit level.
    pub hit: Estimate,
    /// Mean hours of full service lost.
    pub lost_hours: Estimate,
}

impl FacilitySummary {
    pub(super) fn of(hit: &Hit, n: u64) -> FacilitySummary {
        FacilitySummary {
            hit: proportion(hit.hits, n),
            lost_hours: mean(&hit.lost_ms.shape()).scaled(1.0 / MS_PER_HOUR as f64),
        }
    }
}
