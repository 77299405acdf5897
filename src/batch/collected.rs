//! What a batch keeps of its replicates.

use super::service::ServiceHistogram;
use super::statistics::{Moments, Spell};
use super::until::Stopping;
use crate::measure::{Axes, CampaignOutcome, Failure, Outcome, Recovery, SectorOutcome};
use crate::units::{MS_PER_SECOND, SimTime};

/// What is kept of each replicate by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Index of the replicate.
    pub replicate: u64,
    /// Events processed.
    pub events: u64,
    /// First inject that took effect.
    pub first_inject: Option<SimTime>,
    /// One entry a sector; empty where the replicate failed.
    pub sectors: Vec<SectorOutcome>,
    /// Regions with a facility hit, of whatever sector.
    pub regions_hit: u32,
    /// Observed values.
    pub observed: Vec<f64>,
    /// One entry a campaign; empty where the replicate failed.
    pub campaigns: Vec<CampaignOutcome>,
    /// Deadlocks named at the horizon.
    pub deadlocks: Vec<String>,
    /// Why the replicate stopped before the horizon.
    pub failed: Option<Failure>,
}

impl Row {
    /// The first inject, or the scenario's start where there was none: what recovery is timed from.
    pub fn origin(&self) -> SimTime {
        self.first_inject.unwrap_or(SimTime::ZERO)
    }
}

/// One sector in one region.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    /// Replicates with an outage here.
    pub outages: u64,
    /// Lost person-minutes.
    pub lost_person_minutes: Moments,
    t90: Vec<PackedSpell>,
}

impl Cell {
    /// T90 from the first inject in seconds, of replicates with an outage here and something restorable lost.
    pub fn t90_seconds(&self) -> Vec<Spell> {
        self.t90.iter().map(|packed| packed.spell()).collect()
    }
}

/// One region over all its sectors.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Place {
    /// Replicates with an outage of any sector here.
    pub outages: u64,
    /// Lost person-minutes, summed over sectors.
    pub lost_person_minutes: Moments,
}

/// One facility.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Hit {
    /// Replicates in which it fell below its sector's hit level.
    pub hits: u64,
    /// Integral of what it did not serve, in ms.
    pub lost_ms: Moments,
}

/// Whole seconds, rounded up, and in the top bit whether they are censored: 4 bytes, for 68 years.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct PackedSpell(u32);

impl PackedSpell {
    const CENSORED: u32 = 1 << 31;

    fn new(spell: Spell) -> PackedSpell {
        let seconds = spell.length.div_ceil(MS_PER_SECOND);
        let seconds = seconds.min(u64::from(PackedSpell::CENSORED - 1)) as u32;
        PackedSpell(match spell.censored {
            true => seconds | PackedSpell::CENSORED,
            false => seconds,
        })
    }

    fn spell(self) -> Spell {
        Spell {
            length: u64::from(self.0 & !PackedSpell::CENSORED),
            censored: self.0 & PackedSpell::CENSORED != 0,
        }
    }
}

/// Replicates 0 to n - 1, folded in index order.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The labels of all columns.
    pub axes: Axes,
    /// Replicates that were asked for; more than there are rows where the batch was interrupted.
    pub asked: u64,
    /// The rule by which the batch was to stop early, and what became of it; none where there was none.
    pub stopping: Option<Stopping>,
    /// One entry a replicate.
    pub rows: Vec<Row>,
    /// `sector * steps + step`.
    pub service: Vec<ServiceHistogram>,
    /// `region * sectors + sector`.
    pub cells: Vec<Cell>,
    /// By region.
    pub places: Vec<Place>,
    /// By facility.
    pub facilities: Vec<Hit>,
    /// Lost person-minutes: `from * sectors + to`.
    pub flows: Vec<Moments>,
    /// Lost person-minutes by root.
    pub roots: Vec<Moments>,
}

impl Batch {
    /// No replicate yet.
    pub fn new(axes: Axes) -> Batch {
        let (sectors, regions) = (axes.sectors.len(), axes.regions.len());
        Batch {
            asked: 0,
            stopping: None,
            rows: Vec::new(),
            service: vec![ServiceHistogram::default(); sectors * axes.steps],
            cells: vec![Cell::default(); regions * sectors],
            places: vec![Place::default(); regions],
            facilities: vec![Hit::default(); axes.facilities.len()],
            flows: vec![Moments::default(); sectors * sectors],
            roots: vec![Moments::default(); axes.roots.len()],
            axes,
        }
    }

    /// The index of the replicate that is wanted next.
    pub fn next(&self) -> u64 {
        self.rows.len() as u64
    }

    /// Asks the machine for the memory that `replicates` will take, and gives it back: what is refused now would be
    /// refused after an hour's work.
    ///
    /// # Errors
    /// The bytes that it does not have.
    pub fn ask_for_room(&self, replicates: u64) -> Result<(), u64> {
        let sectors = self.axes.sectors.len() * size_of::<SectorOutcome>();
        let observed = self.axes.observed.len() * size_of::<f64>();
        let each = (size_of::<Row>() + sectors + observed) as u64;
        let bytes = each.saturating_mul(replicates);
        let mut room: Vec<u8> = Vec::new();
        let asked = room.try_reserve_exact(usize::try_from(bytes).unwrap_or(usize::MAX));
        // Without being looked at, memory that nobody uses would not even be asked for.
        std::hint::black_box(&mut room);
        asked.map_err(|_| bytes)
    }

    /// Replicates that came to their horizon.
    pub fn completed(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.failed.is_none())
    }

    /// Takes the next replicates, in index order.
    ///
    /// # Panics
    /// If an outcome is not the next one, or its columns are not those of the axes: both are faults of the caller.
    pub fn fold(&mut self, outcomes: Vec<Outcome>) {
        let whole = || outcomes.iter().filter(|outcome| outcome.failed.is_none());
        whole().for_each(|outcome| self.assert_fits(outcome));
        // Step by step rather than replicate by replicate: a step's bins stay in the cache.
        for (column, histogram) in self.service.iter_mut().enumerate() {
            whole().for_each(|outcome| histogram.add(outcome.service_ppm[column]));
        }
        whole().for_each(|outcome| self.fold_sums(outcome));
        for outcome in outcomes {
            assert_eq!(outcome.replicate, self.next(), "replicates come in order");
            let row = self.row(outcome);
            self.rows.push(row);
        }
    }

    fn assert_fits(&self, outcome: &Outcome) {
        let columns = [
            ("sectors", outcome.sectors.len(), self.axes.sectors.len()),
            ("service", outcome.service_ppm.len(), self.service.len()),
            (
                "losses by region",
                outcome.region_lost_person_minutes.len(),
                self.cells.len(),
            ),
            ("T90 by region", outcome.region_t90.len(), self.cells.len()),
            (
                "outages by region",
                outcome.region_outage.len(),
                self.cells.len(),
            ),
            (
                "losses by facility",
                outcome.facility_lost_ms.len(),
                self.facilities.len(),
            ),
            (
                "facilities hit",
                outcome.facility_hit.len(),
                self.facilities.len(),
            ),
            (
                "flows",
                outcome.flows_person_minutes.len(),
                self.flows.len(),
            ),
            (
                "roots",
                outcome.roots_person_minutes.len(),
                self.roots.len(),
            ),
            (
                "observed values",
                outcome.observed.len(),
                self.axes.observed.len(),
            ),
        ];
        for (name, has, wants) in columns {
            assert_eq!(
                has, wants,
                "replicate {}: columns of {name}",
                outcome.replicate
            );
        }
    }

    fn fold_sums(&mut self, outcome: &Outcome) {
        self.fold_cells(outcome);
        for (facility, hit) in self.facilities.iter_mut().enumerate() {
            hit.hits += u64::from(outcome.facility_hit[facility]);
            hit.lost_ms.add(outcome.facility_lost_ms[facility]);
        }
        let flows = self.flows.iter_mut().zip(&outcome.flows_person_minutes);
        flows.for_each(|(sum, minutes)| sum.add(*minutes));
        let roots = self.roots.iter_mut().zip(&outcome.roots_person_minutes);
        roots.for_each(|(sum, minutes)| sum.add(*minutes));
    }

    fn fold_cells(&mut self, outcome: &Outcome) {
        let sectors = self.axes.sectors.len();
        let origin = outcome.first_inject.unwrap_or(SimTime::ZERO);
        let end = SimTime::ZERO + self.axes.horizon;
        for (region, place) in self.places.iter_mut().enumerate() {
            let columns = region * sectors..(region + 1) * sectors;
            let mut lost = 0;
            for column in columns.clone() {
                let cell = &mut self.cells[column];
                let minutes = outcome.region_lost_person_minutes[column];
                cell.lost_person_minutes.add(minutes);
                lost += minutes;
                if outcome.region_outage[column] {
                    cell.outages += 1;
                    let t90 = spell(outcome.region_t90[column], origin, end);
                    cell.t90.extend(t90.map(PackedSpell::new));
                }
            }
            place.lost_person_minutes.add(lost);
            place.outages += u64::from(outcome.region_outage[columns].contains(&true));
        }
    }

    fn row(&self, outcome: Outcome) -> Row {
        Row {
            replicate: outcome.replicate,
            events: outcome.events,
            first_inject: outcome.first_inject,
            regions_hit: self.regions_hit(&outcome),
            sectors: outcome.sectors,
            observed: outcome.observed,
            campaigns: outcome.campaigns,
            deadlocks: outcome.deadlocks,
            failed: outcome.failed,
        }
    }

    fn regions_hit(&self, outcome: &Outcome) -> u32 {
        let mut hit = vec![false; self.axes.regions.len()];
        for (label, is_hit) in self.axes.facilities.iter().zip(&outcome.facility_hit) {
            if let (Some(region), true) = (label.region, *is_hit) {
                hit[region] = true;
            }
        }
        hit.into_iter().filter(|is_hit| *is_hit).count() as u32
    }
}

/// A recovery as a length of time since `origin` in ms; what has not recovered was watched until `end`.
pub(super) fn spell(recovery: Recovery, origin: SimTime, end: SimTime) -> Option<Spell> {
    match recovery {
        Recovery::NotLost => None,
        Recovery::At(time) => Some(Spell {
            length: time.since(origin).0,
            censored: false,
        }),
        Recovery::Censored => Some(Spell {
            length: end.since(origin).0,
            censored: true,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_times_come_back_rounded_up_to_the_second() {
        for (length, seconds) in [
            (0, 0),
            (1, 1),
            (1_000, 1),
            (1_001, 2),
            (u64::MAX, (1 << 31) - 1),
        ] {
            for censored in [false, true] {
                let back = PackedSpell::new(Spell { length, censored }).spell();
                assert_eq!(
                    back,
                    Spell {
                        length: seconds,
                        censored
                    }
                );
            }
        }
    }
}
