//! What a batch says: every measure with its interval, for the nation, sectors, regions, facilities and causes.
//!
//! Invariant: a number without an interval says why it has none.

mod campaign;
mod cause;
mod nation;
mod place;
mod sector;
mod warning;

pub use campaign::CampaignSummary;
pub use cause::{FlowSummary, RootSummary};
pub use nation::NationSummary;
pub use place::{CellSummary, FacilitySummary, RegionSummary};
pub use sector::SectorSummary;
pub use warning::Warning;

use super::Batch;
use super::statistics::{Estimate, Shape, Spell, Survival, mean, proportion, quantile};
use super::until::Stopping;
use crate::units::MS_PER_HOUR;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// All that is estimated from a batch.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    /// Replicates that came to their horizon; every estimate rests on these.
    pub completed: u64,
    /// Replicates that failed.
    pub failed: u64,
    /// Replicates that were asked for.
    pub asked: u64,
    /// The rule by which the batch was to stop early, and what became of it.
    pub stopping: Option<Stopping>,
    /// Events processed in all replicates.
    pub events: u64,
    /// All sectors together.
    pub nation: NationSummary,
    /// By sector.
    pub sectors: Vec<SectorSummary>,
    /// By region, over all sectors.
    pub regions: Vec<RegionSummary>,
    /// `region * sectors + sector`.
    pub cells: Vec<CellSummary>,
    /// By facility.
    pub facilities: Vec<FacilitySummary>,
    /// What losses trace back to, the largest first.
    pub roots: Vec<RootSummary>,
    /// Who pulls whom down, the largest first; without those that carried nothing.
    pub flows: Vec<FlowSummary>,
    /// By observed value.
    pub observed: Vec<Spread>,
    /// By campaign.
    pub campaigns: Vec<CampaignSummary>,
    /// Deadlocks and how often they were met, the most frequent first.
    pub deadlocks: Vec<(String, Estimate)>,
    /// What a reader has to know first.
    pub warnings: Vec<Warning>,
}

impl Summary {
    /// The region that loses most on average; none where no region loses anything. Of equals the first.
    pub fn worst_region(&self) -> Option<usize> {
        let lost = |region: &usize| self.regions[*region].lost_person_hours.value.unwrap_or(0.0);
        let all = 0..self.regions.len();
        let worst = all.max_by(|a, b| lost(a).total_cmp(&lost(b)).then(b.cmp(a)));
        worst.filter(|region| lost(region) > 0.0)
    }

    /// Of all replicates so far.
    pub fn of(batch: &Batch) -> Summary {
        let completed = batch.completed().count() as u64;
        let sectors = 0..batch.axes.sectors.len();
        let observed = 0..batch.axes.observed.len();
        let mut summary = Summary {
            completed,
            failed: batch.next() - completed,
            asked: batch.asked,
            stopping: batch.stopping,
            events: batch.rows.iter().map(|row| row.events).sum(),
            nation: NationSummary::of(batch),
            sectors: sectors
                .map(|sector| SectorSummary::of(batch, sector))
                .collect(),
            regions: batch
                .places
                .iter()
                .map(|place| RegionSummary::of(place, completed))
                .collect(),
            cells: batch
                .cells
                .iter()
                .map(|cell| CellSummary::of(cell, completed))
                .collect(),
            facilities: batch
                .facilities
                .iter()
                .map(|hit| FacilitySummary::of(hit, completed))
                .collect(),
            roots: cause::roots(batch),
            flows: cause::flows(batch),
            observed: observed
                .map(|value| observed_spread(batch, value))
                .collect(),
            campaigns: (0..batch.axes.campaigns.len())
                .map(|campaign| CampaignSummary::of(batch, campaign))
                .collect(),
            deadlocks: deadlocks(batch, completed),
            warnings: Vec::new(),
        };
        summary.warnings = warning::warnings(batch, &summary);
        summary
    }
}

fn observed_spread(batch: &Batch, value: usize) -> Spread {
    let values = batch.completed().map(|row| row.observed[value]);
    Spread::of(values.filter(|number| number.is_finite()))
}

fn deadlocks(batch: &Batch, completed: u64) -> Vec<(String, Estimate)> {
    let mut counts = BTreeMap::new();
    for row in batch.completed() {
        let mut deadlocks: Vec<&String> = row.deadlocks.iter().collect();
        deadlocks.sort_unstable();
        deadlocks.dedup();
        for deadlock in deadlocks {
            *counts.entry(deadlock).or_insert(0_u64) += 1;
        }
    }
    let mut counts: Vec<(&String, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(deadlock, seen)| (Reverse(*seen), *deadlock));
    let shares = counts.into_iter();
    shares
        .map(|(deadlock, seen)| (deadlock.clone(), proportion(seen, completed)))
        .collect()
}

/// The distribution of a number over replicates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spread {
    /// Mean.
    pub mean: Estimate,
    /// 5 % quantile.
    pub p05: Estimate,
    /// Median.
    pub p50: Estimate,
    /// 95 % quantile.
    pub p95: Estimate,
}

impl Spread {
    /// Of one value a replicate.
    pub fn of(values: impl Iterator<Item = f64>) -> Spread {
        let mut values: Vec<f64> = values.collect();
        let shape = Shape::of(&values);
        values.sort_by(f64::total_cmp);
        Spread {
            mean: mean(&shape),
            p05: quantile(&values, 0.05),
            p50: quantile(&values, 0.5),
            p95: quantile(&values, 0.95),
        }
    }
}

/// When something had come back, given an outage, in hours: Kaplan-Meier, with what had not come back counted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RecoveryTimes {
    /// Replicates with an outage and something restorable lost.
    pub cases: u64,
    /// Of these, not back by the horizon.
    pub censored: u64,
    /// 5 % quantile.
    pub p05: Estimate,
    /// 25 % quantile.
    pub p25: Estimate,
    /// Median.
    pub p50: Estimate,
    /// 75 % quantile.
    pub p75: Estimate,
    /// 95 % quantile.
    pub p95: Estimate,
}

impl RecoveryTimes {
    /// From spells of which `units` make an hour.
    fn of(spells: Vec<Spell>, units: u64) -> RecoveryTimes {
        let survival = Survival::of(spells);
        let hours = |q| survival.quantile(q).scaled(1.0 / units as f64);
        RecoveryTimes {
            cases: survival.n(),
            censored: survival.censored(),
            p05: hours(0.05),
            p25: hours(0.25),
            p50: hours(0.5),
            p75: hours(0.75),
            p95: hours(0.95),
        }
    }

    /// From spells in milliseconds.
    fn of_ms(spells: Vec<Spell>) -> RecoveryTimes {
        RecoveryTimes::of(spells, MS_PER_HOUR)
    }
}

/// Person-hours from person-minutes.
fn person_hours(minutes: u64) -> f64 {
    minutes as f64 / 60.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::statistics::Caution;
    use crate::batch::synthetic::{axes, outcome};
    use crate::measure::Outcome;

    fn summary_of(replicates: u64) -> Summary {
        let mut batch = Batch::new(axes());
        batch.asked = replicates;
        batch.fold((0..replicates).map(outcome).collect());
        Summary::of(&batch)
    }

    #[test]
    fn recovery_is_of_replicates_with_an_outage_and_counts_what_is_not_back() {
        let summary = summary_of(400);
        let water = &summary.sectors[1];
        let out = (water.outage.value.unwrap() * 400.0).round() as u64;
        assert_eq!(water.from_inject[3].cases, out);
        assert!(water.from_inject[3].censored > water.from_inject[0].censored);
        let (inject, onset) = (&water.from_inject[0].p50, &water.from_onset[0].p50);
        assert!((inject.value.unwrap() - onset.value.unwrap() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_region_with_one_sector_hit_says_the_same_as_that_sector() {
        let summary = summary_of(200);
        let (region, sector) = (&summary.regions[0], &summary.sectors[0]);
        assert_eq!(region.outage, sector.outage);
        let (here, whole) = (region.lost_person_hours, sector.lost_person_hours.mean);
        assert!((here.value.unwrap() / whole.value.unwrap() - 1.0).abs() < 1e-12);
        assert!((here.high.unwrap() / whole.high.unwrap() - 1.0).abs() < 1e-9);
        let cell = &summary.cells[0].t90.p50;
        assert!((cell.value.unwrap() - sector.from_inject[1].p50.value.unwrap()).abs() < 1e-3);
    }

    #[test]
    fn the_nation_is_back_no_sooner_than_its_slowest_sector() {
        let summary = summary_of(400);
        let nation = &summary.nation.from_inject;
        for (share, whole) in nation.iter().enumerate() {
            for sector in &summary.sectors {
                let part = &sector.from_inject[share];
                assert!(whole.cases >= part.cases && whole.censored >= part.censored);
            }
            assert!(whole.p50.value >= summary.sectors[0].from_inject[share].p50.value);
        }
    }

    #[test]
    fn the_most_frequent_deadlock_comes_first_and_is_counted_once_a_replicate() {
        let mut batch = Batch::new(axes());
        let named = |index, names: &[&str]| Outcome {
            deadlocks: names.iter().map(|name| (*name).into()).collect(),
            ..outcome(index)
        };
        batch.fold(vec![
            named(0, &["a"]),
            named(1, &["b", "b"]),
            named(2, &["b"]),
        ]);
        let deadlocks = Summary::of(&batch).deadlocks;
        let shares = deadlocks
            .iter()
            .map(|(name, share)| (name.as_str(), share.value));
        let expected = [("b", Some(2.0 / 3.0)), ("a", Some(1.0 / 3.0))];
        assert_eq!(shares.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_multiplier_without_a_direct_hit_is_undefined() {
        let water = &summary_of(200).sectors[1];
        assert_eq!(water.multiplier.mean.value, None);
        assert_eq!(water.multiplier.mean.caution, Some(Caution::NoCase));
        assert!(water.facilities_indirect.mean.value > Some(0.0));
    }

    #[test]
    fn a_small_batch_says_what_it_is_too_small_for() {
        let warnings = summary_of(50).warnings;
        assert!(warnings.contains(&Warning::FewForMeans { n: 50, needed: 100 }));
        assert!(warnings.contains(&Warning::FewForQuantiles { n: 50, needed: 72 }));
    }

    #[test]
    fn causes_are_ranked_and_their_shares_make_one() {
        let summary = summary_of(100);
        assert_eq!((summary.roots[0].root, summary.roots[0].share), (0, 1.0));
        let flows: f64 = summary.flows.iter().map(|flow| flow.share).sum();
        assert!((flows - 1.0).abs() < 1e-12);
        assert!(
            summary
                .flows
                .windows(2)
                .all(|pair| pair[0].share >= pair[1].share)
        );
    }
}
