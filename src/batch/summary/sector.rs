//! One sector in the whole nation.

use super::{RecoveryTimes, Spread, person_hours};
use crate::batch::collected::spell;
use crate::batch::statistics::{Estimate, Shape, mean, proportion};
use crate::batch::{Batch, Row};
use crate::measure::SectorOutcome;
use crate::units::SimTime;

/// What a batch says of one sector.
#[derive(Clone, PartialEq, Debug)]
pub struct SectorSummary {
    /// Probability that anything is lost.
    pub loss: Estimate,
    /// Replicates with an outage.
    pub outages: u64,
    /// Probability of an outage: a breach of the service maintenance level.
    pub outage: Estimate,
    /// Hours in breach; 0 without an outage.
    pub outage_hours: Spread,
    /// Most people without service at one time.
    pub peak_people: Spread,
    /// The same, only of replicates that lost anything.
    pub peak_people_given_loss: Spread,
    /// Lost person-hours.
    pub lost_person_hours: Spread,
    /// People whose supply cannot be restored.
    pub unrestorable_people: Spread,
    /// T50, T90, T99, T100 from the first inject, given an outage.
    pub from_inject: [RecoveryTimes; 4],
    /// The same from the sector's own onset.
    pub from_onset: [RecoveryTimes; 4],
    /// Facilities hit.
    pub facilities_hit: Spread,
    /// Of these, hit first by their own damage or attack.
    pub facilities_direct: Spread,
    /// Of these, hit first through a dependency.
    pub facilities_indirect: Spread,
    /// Regions with a facility hit.
    pub regions_hit: Spread,
    /// Longest chain of dependencies from an inject.
    pub depth: Spread,
    /// Facilities hit for each one hit directly; only of replicates with a direct hit.
    pub multiplier: Spread,
    /// Hours from the first inject to the first outage, given both.
    pub delay_hours: Spread,
    /// Probability that 0, 1, 2, 3, 4 is the highest severity.
    pub severity: [Estimate; 5],
    /// Mean hours at severity 1, 2, 3, 4 or above.
    pub severity_hours: [Estimate; 4],
}

impl SectorSummary {
    pub(super) fn of(batch: &Batch, sector: usize) -> SectorSummary {
        let column = Column { batch, sector };
        SectorSummary {
            loss: column.share(|outcome| outcome.onset.is_some()),
            outages: column.count(|outcome| outcome.outage_start.is_some()),
            outage: column.share(|outcome| outcome.outage_start.is_some()),
            outage_hours: column.spread(|outcome| outcome.outage_time.hours()),
            peak_people: column.spread(|outcome| outcome.peak_people as f64),
            peak_people_given_loss: Spread::of(
                column
                    .outcomes()
                    .filter(|(_, outcome)| outcome.onset.is_some())
                    .map(|(_, outcome)| outcome.peak_people as f64),
            ),
            lost_person_hours: column.spread(|outcome| person_hours(outcome.lost_person_minutes)),
            unrestorable_people: column.spread(|outcome| outcome.unrestorable_people as f64),
            from_inject: std::array::from_fn(|share| column.recovery(share, |row, _| row.origin())),
            from_onset: std::array::from_fn(|share| {
                column.recovery(share, |row, outcome| outcome.onset.unwrap_or(row.origin()))
            }),
            facilities_hit: column.spread(|outcome| f64::from(outcome.facilities_hit)),
            facilities_direct: column.spread(|outcome| f64::from(outcome.facilities_direct)),
            facilities_indirect: column.spread(indirect),
            regions_hit: column.spread(|outcome| f64::from(outcome.regions_hit)),
            depth: column.spread(|outcome| f64::from(outcome.depth)),
            multiplier: Spread::of(column.outcomes().filter_map(|(_, outcome)| {
                multiplier(outcome.facilities_hit, outcome.facilities_direct)
            })),
            delay_hours: Spread::of(column.outcomes().filter_map(|(row, outcome)| {
                Some(outcome.outage_start?.since(row.first_inject?).hours())
            })),
            severity: std::array::from_fn(|level| {
                column.share(|outcome| usize::from(outcome.severity) == level)
            }),
            severity_hours: std::array::from_fn(|level| {
                column.mean(|outcome| outcome.severity_time[level].hours())
            }),
        }
    }
}

fn indirect(outcome: &SectorOutcome) -> f64 {
    f64::from(
        outcome
            .facilities_hit
            .saturating_sub(outcome.facilities_direct),
    )
}

/// All hits for each direct one; undefined without a direct one.
pub(super) fn multiplier(hit: u32, direct: u32) -> Option<f64> {
    (direct > 0).then(|| f64::from(hit) / f64::from(direct))
}

/// One sector's outcomes in all replicates that were completed.
struct Column<'a> {
    batch: &'a Batch,
    sector: usize,
}

impl Column<'_> {
    fn outcomes(&self) -> impl Iterator<Item = (&Row, &SectorOutcome)> {
        let rows = self.batch.completed();
        rows.map(|row| (row, &row.sectors[self.sector]))
    }

    fn count(&self, holds: impl Fn(&SectorOutcome) -> bool) -> u64 {
        let holding = self.outcomes().filter(|(_, outcome)| holds(outcome));
        holding.count() as u64
    }

    fn share(&self, holds: impl Fn(&SectorOutcome) -> bool) -> Estimate {
        proportion(self.count(holds), self.outcomes().count() as u64)
    }

    fn mean(&self, value: impl Fn(&SectorOutcome) -> f64) -> Estimate {
        let values: Vec<f64> = self.outcomes().map(|(_, outcome)| value(outcome)).collect();
        mean(&Shape::of(&values))
    }

    fn spread(&self, value: impl Fn(&SectorOutcome) -> f64) -> Spread {
        Spread::of(self.outcomes().map(|(_, outcome)| value(outcome)))
    }

    fn recovery(
        &self,
        share: usize,
        origin: impl Fn(&Row, &SectorOutcome) -> SimTime,
    ) -> RecoveryTimes {
        let end = SimTime::ZERO + self.batch.axes.horizon;
        let out = self
            .outcomes()
            .filter(|(_, outcome)| outcome.outage_start.is_some());
        let spells = out
            .filter_map(|(row, outcome)| spell(outcome.recovery[share], origin(row, outcome), end));
        RecoveryTimes::of_ms(spells.collect())
    }
}
