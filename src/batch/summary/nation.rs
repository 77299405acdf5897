//! All sectors together.

use super::sector::multiplier;
use super::{RecoveryTimes, Spread, person_hours};
use crate::batch::collected::spell;
use crate::batch::statistics::{Estimate, proportion};
use crate::batch::{Batch, Row};
use crate::units::SimTime;

/// What a batch says of the nation.
#[derive(Clone, PartialEq, Debug)]
pub struct NationSummary {
    /// Probability of an outage in any sector.
    pub outage: Estimate,
    /// Lost service-person-hours, summed over sectors: one person without two services counts twice.
    pub lost_person_hours: Spread,
    /// Sectors with a facility hit.
    pub sectors_hit: Spread,
    /// Sectors with an outage.
    pub sectors_out: Spread,
    /// Regions with a facility hit.
    pub regions_hit: Spread,
    /// Facilities hit.
    pub facilities_hit: Spread,
    /// Of these, hit first by their own damage or attack.
    pub facilities_direct: Spread,
    /// Of these, hit first through a dependency.
    pub facilities_indirect: Spread,
    /// Longest chain of dependencies from an inject.
    pub depth: Spread,
    /// Facilities hit for each one hit directly; only of replicates with a direct hit.
    pub multiplier: Spread,
    /// Hours from the first inject to the first outage of any sector, given both.
    pub delay_hours: Spread,
    /// T50, T90, T99, T100 of the last sector that had an outage, from the first inject.
    pub from_inject: [RecoveryTimes; 4],
}

impl NationSummary {
    pub(super) fn of(batch: &Batch) -> NationSummary {
        let totals: Vec<Totals> = batch.completed().map(Totals::of).collect();
        let out = totals.iter().filter(|total| total.sectors_out > 0).count();
        let spread = |value: fn(&Totals) -> f64| Spread::of(totals.iter().map(value));
        NationSummary {
            outage: proportion(out as u64, totals.len() as u64),
            lost_person_hours: spread(|total| person_hours(total.lost_person_minutes)),
            sectors_hit: spread(|total| f64::from(total.sectors_hit)),
            sectors_out: spread(|total| f64::from(total.sectors_out)),
            regions_hit: spread(|total| f64::from(total.regions_hit)),
            facilities_hit: spread(|total| f64::from(total.hit)),
            facilities_direct: spread(|total| f64::from(total.direct)),
            facilities_indirect: spread(|total| f64::from(total.hit.saturating_sub(total.direct))),
            depth: spread(|total| f64::from(total.depth)),
            multiplier: Spread::of(
                totals
                    .iter()
                    .filter_map(|total| multiplier(total.hit, total.direct)),
            ),
            from_inject: std::array::from_fn(|share| last_recovery(batch, share)),
            delay_hours: Spread::of(totals.iter().filter_map(|total| total.delay_hours)),
        }
    }
}

fn last_recovery(batch: &Batch, share: usize) -> RecoveryTimes {
    let end = SimTime::ZERO + batch.axes.horizon;
    let last = batch.completed().filter_map(|row| {
        let out = row
            .sectors
            .iter()
            .filter(|sector| sector.outage_start.is_some());
        let spells = out.filter_map(|sector| spell(sector.recovery[share], row.origin(), end));
        // What is censored goes on beyond whatever ended.
        spells.max_by_key(|spell| (spell.censored, spell.length))
    });
    RecoveryTimes::of_ms(last.collect())
}

/// One replicate over all sectors.
struct Totals {
    lost_person_minutes: u64,
    sectors_hit: u32,
    sectors_out: u32,
    regions_hit: u32,
    hit: u32,
    direct: u32,
    depth: u32,
    delay_hours: Option<f64>,
}

impl Totals {
    fn of(row: &Row) -> Totals {
        let sectors = &row.sectors;
        let first_outage = sectors
            .iter()
            .filter_map(|sector| sector.outage_start)
            .min();
        let delay = first_outage.zip(row.first_inject);
        Totals {
            lost_person_minutes: sectors
                .iter()
                .map(|sector| sector.lost_person_minutes)
                .sum(),
            sectors_hit: sectors
                .iter()
                .filter(|sector| sector.facilities_hit > 0)
                .count() as u32,
            sectors_out: sectors
                .iter()
                .filter(|sector| sector.outage_start.is_some())
                .count() as u32,
            regions_hit: row.regions_hit,
            hit: sectors.iter().map(|sector| sector.facilities_hit).sum(),
            direct: sectors.iter().map(|sector| sector.facilities_direct).sum(),
            depth: sectors.iter().map(|sector| sector.depth).max().unwrap_or(0),
            delay_hours: delay.map(|(outage, inject)| outage.since(inject).hours()),
        }
    }
}
