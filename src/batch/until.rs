//! When a batch has told enough: one figure's interval is as narrow as asked.
//!
//! Looked at only at the ends of chunks, from 1,000 replicates and ten non-zero ones on: an interval that is watched from
//! the first replicates on and taken when it happens to be narrow holds far less often than it says (with an outage of
//! 5 % probability, in 23 of 100 cases).

use std::str::FromStr;

use super::statistics::{Estimate, Moments, NONZERO_NEEDS, mean, proportion};
use super::{Batch, Row};
use crate::measure::Axes;

/// Replicates before which no batch stops by itself.
pub const UNTIL_NEEDS: u64 = 1_000;

/// What the longer side of an interval must not exceed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Width {
    /// This share of the estimate; written `5%`.
    Relative(f64),
    /// This much, in the figure's unit; written `0.02`.
    Absolute(f64),
}

impl FromStr for Width {
    type Err = ();

    /// Reads `5%` or `0.02`; fails on anything else, and on what is not above zero and finite.
    fn from_str(text: &str) -> Result<Width, ()> {
        let share = text.strip_suffix('%');
        let number: f64 = share.unwrap_or(text).trim().parse().map_err(|_| ())?;
        match number > 0.0 && number.is_finite() {
            true => Ok(share.map_or(Width::Absolute(number), |_| Width::Relative(number / 100.0))),
            false => Err(()),
        }
    }
}

impl std::fmt::Display for Width {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            // Ten digits: 0.07 times 100 is not 7 in binary.
            Width::Relative(share) => write!(f, "{}%", (share * 1e12).round() / 1e10),
            Width::Absolute(number) => write!(f, "{number}"),
        }
    }
}

/// What is estimated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// The probability of an outage.
    Outage,
    /// The mean of lost person-hours.
    LostPersonHours,
}

impl Quantity {
    /// All of them.
    pub const ALL: [Quantity; 2] = [Quantity::Outage, Quantity::LostPersonHours];

    /// The name that it is written by.
    pub fn name(self) -> &'static str {
        match self {
            Quantity::Outage => "outage",
            Quantity::LostPersonHours => "lost_person_hours",
        }
    }
}

/// What is estimated, and of whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Figure {
    /// What.
    pub quantity: Quantity,
    /// Of which sector; none for all sectors together.
    pub sector: Option<usize>,
}

impl Figure {
    /// The figure as it is written on a command line: `outage`, `pow/outage`.
    pub fn name(self, axes: &Axes) -> String {
        let quantity = self.quantity.name();
        match self.sector {
            Some(sector) => format!("{}/{quantity}", axes.sectors[sector].id),
            None => quantity.to_owned(),
        }
    }
}

/// When to stop.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Until {
    /// Whose interval is looked at.
    pub figure: Figure,
    /// How wide it may be.
    pub width: Width,
}

/// A rule for stopping and what became of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stopping {
    /// The rule.
    pub rule: Until,
    /// Whether the interval is as narrow as asked; if not, the batch ran to its budget or was interrupted.
    pub met: bool,
    /// The longer side of the interval, as a share of the estimate or in its unit like the rule; none without an interval.
    pub half_width: Option<f64>,
}

/// Looks at a batch as it grows; each row once.
pub(super) struct Watch {
    rule: Until,
    rows: usize,
    n: u64,
    outages: u64,
    lost_person_minutes: Moments,
}

impl Watch {
    pub(super) fn new(rule: Until) -> Watch {
        Watch {
            rule,
            rows: 0,
            n: 0,
            outages: 0,
            lost_person_minutes: Moments::default(),
        }
    }

    /// The state of the rule after all rows so far.
    pub(super) fn look(&mut self, batch: &Batch) -> Stopping {
        for row in &batch.rows[self.rows..] {
            self.take(row);
        }
        self.rows = batch.rows.len();
        let (estimate, nonzero) = self.estimate();
        let half_width = half_width(self.rule.width, &estimate);
        let (Width::Relative(most) | Width::Absolute(most)) = self.rule.width;
        let narrow = half_width.is_some_and(|half_width| half_width <= most);
        Stopping {
            rule: self.rule,
            met: narrow && self.n >= UNTIL_NEEDS && nonzero >= NONZERO_NEEDS,
            half_width,
        }
    }

    fn take(&mut self, row: &Row) {
        if row.failed.is_some() {
            return;
        }
        let sectors = match self.rule.figure.sector {
            Some(sector) => &row.sectors[sector..=sector],
            None => &row.sectors[..],
        };
        self.n += 1;
        self.outages += u64::from(sectors.iter().any(|sector| sector.outage_start.is_some()));
        let lost = sectors.iter().map(|sector| sector.lost_person_minutes);
        self.lost_person_minutes.add(lost.sum());
    }

    /// The figure, and how many replicates other than zero it rests on.
    fn estimate(&self) -> (Estimate, u64) {
        match self.rule.figure.quantity {
            Quantity::Outage => (proportion(self.outages, self.n), self.outages),
            Quantity::LostPersonHours => {
                let shape = self.lost_person_minutes.shape();
                (mean(&shape).scaled(1.0 / 60.0), shape.nonzero)
            }
        }
    }
}

fn half_width(width: Width, estimate: &Estimate) -> Option<f64> {
    let (value, low, high) = (estimate.value?, estimate.low?, estimate.high?);
    let longer = (high - value).max(value - low);
    match width {
        Width::Absolute(_) => Some(longer),
        Width::Relative(_) => (value > 0.0).then(|| longer / value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::statistics::trials::Draws;
    use crate::batch::synthetic::axes;
    use crate::measure::SectorOutcome;
    use crate::units::SimTime;

    fn row(lost: u64) -> Row {
        let sector = SectorOutcome {
            outage_start: (lost > 0).then_some(SimTime::ZERO),
            lost_person_minutes: lost,
            ..SectorOutcome::default()
        };
        Row {
            replicate: 0,
            events: 0,
            first_inject: None,
            sectors: vec![sector],
            regions_hit: 0,
            observed: Vec::new(),
            campaigns: Vec::new(),
            deadlocks: Vec::new(),
            failed: None,
        }
    }

    fn watch(quantity: Quantity, width: Width) -> Watch {
        let sector = Some(0);
        let figure = Figure { quantity, sector };
        Watch::new(Until { figure, width })
    }

    /// Where a batch of such losses stops, within a budget, and the interval that it then reports.
    fn stopped(
        mut watch: Watch,
        budget: u64,
        mut lost: impl FnMut() -> u64,
    ) -> (Stopping, Estimate) {
        let mut batch = Batch::new(axes());
        loop {
            batch.rows.extend((0..64).map(|_| row(lost())));
            let stopping = watch.look(&batch);
            if stopping.met || batch.next() >= budget {
                return (stopping, watch.estimate().0);
            }
            // The rows have been looked at: memory for the next ones.
            batch.rows.iter_mut().for_each(|row| row.sectors.clear());
        }
    }

    fn covered(
        quantity: Quantity,
        width: Width,
        truth: f64,
        lost: impl Fn(&mut Draws) -> u64,
    ) -> f64 {
        let held = (0..1_000).filter(|repeat| {
            let mut draws = Draws(repeat << 40);
            let (_, estimate) = stopped(watch(quantity, width), 6_000, || lost(&mut draws));
            estimate.low.is_some_and(|low| low <= truth)
                && estimate.high.is_some_and(|high| truth <= high)
        });
        held.count() as f64 / 1_000.0
    }

    #[test]
    fn an_interval_at_which_a_batch_stopped_still_holds() {
        use Width::{Absolute, Relative};
        for (chance, width) in [
            (0.05, Absolute(0.02)),
            (0.05, Absolute(0.0134)),
            (0.05, Absolute(0.01)),
            (0.05, Relative(0.25)),
            (0.5, Absolute(0.03)),
            (0.01, Relative(0.6)),
        ] {
            let draw = |draws: &mut Draws| u64::from(draws.uniform() < chance);
            let covered = covered(Quantity::Outage, width, chance, draw);
            assert!(covered >= 0.929, "{chance} to {width}: {covered}");
        }
        for (share, width) in [
            (1.0, Relative(0.05)),
            (1.0, Relative(0.1)),
            (0.2, Relative(0.2)),
        ] {
            let draw = |draws: &mut Draws| match draws.uniform() < share {
                true => (draws.lognormal(1.0) * 6e6) as u64,
                false => 0,
            };
            let truth = share * libm::exp(0.5) * 1e5;
            let covered = covered(Quantity::LostPersonHours, width, truth, draw);
            assert!(covered >= 0.929, "{share} to {width}: {covered}");
        }
    }

    #[test]
    fn no_batch_stops_before_a_thousand_replicates_or_ten_that_are_not_zero() {
        let wide = || watch(Quantity::Outage, Width::Absolute(0.9));
        let mut batch = Batch::new(axes());
        let mut watch = wide();
        batch.rows.extend((0..999).map(|k| row(k % 2)));
        assert!(!watch.look(&batch).met);
        batch.rows.push(row(1));
        assert!(watch.look(&batch).met);
        let mut seen = 0;
        let (stopping, _) = stopped(wide(), 5_000, || {
            seen += 1;
            u64::from(seen % 500 == 0)
        });
        assert!(stopping.met);
        assert_eq!(seen, 5_056);
    }

    #[test]
    fn what_never_happens_runs_to_its_budget() {
        for quantity in Quantity::ALL {
            let (stopping, _) = stopped(watch(quantity, Width::Relative(0.9)), 2_000, || 0);
            assert!(!stopping.met);
            assert_eq!(stopping.half_width, None);
        }
    }

    #[test]
    fn a_width_is_written_as_it_is_read() {
        for text in ["5%", "0.02", "12.5%", "7%", "300"] {
            assert_eq!(
                text.parse::<Width>().map(|width| width.to_string()),
                Ok(text.into())
            );
        }
        for wrong in ["", "%", "0", "-1%", "inf", "NaN%", "5 percent"] {
            assert_eq!(wrong.parse::<Width>(), Err(()), "{wrong}");
        }
        let figure = |sector| Figure {
            quantity: Quantity::Outage,
            sector,
        };
        let names = [None, Some(1)].map(|sector| figure(sector).name(&axes()));
        assert_eq!(names, ["outage", "wat/outage"]);
    }
}
