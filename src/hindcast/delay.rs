//! How long one sector's outage comes after another's: the edges between sectors that were observed, and the model's.

use super::bracket::{Bracket, Figure};
use super::score::{Comparison, Scorecard, SeriesScore};

/// The delay between the outages of two sectors in one incident, each taken when half of its peak was out.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Delay {
    /// Index of the incident.
    pub incident: usize,
    /// Index of the series that fell first.
    pub first: usize,
    /// Index of the series that fell later.
    pub later: usize,
    /// What is known of the delay, in hours.
    pub observed: Bracket,
    /// The difference of the simulated medians in hours, below 0 where the model has the other order.
    pub simulated: f64,
    /// Factor between the simulated delay and the bracket, at least 1; less than an hour counts as an hour.
    pub error: f64,
}

impl Delay {
    /// Whether it is met within a factor of 2.
    pub fn is_met(&self) -> bool {
        self.error <= 2.0
    }
}

impl Scorecard {
    /// The delays between series of different sectors whose outages surely rose one after the other: the first had risen
    /// before the later began to be seen.
    pub fn delays(&self) -> Vec<Delay> {
        let mut delays = Vec::new();
        for (first, one) in self.series.iter().enumerate() {
            let others = self.series.iter().enumerate();
            let later = others
                .filter(|(_, later)| later.incident == one.incident && later.sector != one.sector);
            delays.extend(later.filter_map(|(later, other)| {
                let delay = between(rise(one)?, rise(other)?)?;
                let (observed, simulated) = delay;
                Some(Delay {
                    incident: one.incident,
                    first,
                    later,
                    observed,
                    simulated,
                    error: observed.error(Figure::Rise, simulated),
                })
            }));
        }
        delays
    }
}

fn rise(series: &SeriesScore) -> Option<&Comparison> {
    series.figures[Figure::Rise.index()].as_ref()
}

/// The observed bracket and the simulated difference of two rises; none where the order was not observed.
fn between(first: &Comparison, later: &Comparison) -> Option<(Bracket, f64)> {
    let (first_low, first_high) = (first.observed.low, first.observed.high?);
    let (later_low, later_high) = (later.observed.low, later.observed.high?);
    let observed = Bracket {
        low: later_low - first_high,
        high: Some(later_high - first_low),
    };
    let simulated = later.simulated.p50 - first.simulated.p50;
    // An outage that never comes has no delay, and is told by its own figures.
    (observed.low > 0.0 && simulated.is_finite()).then_some((observed, simulated))
}

#[cfg(test)]
mod tests {
    use super::super::score::tests::{card, comparison, series};
    use super::*;

    fn risen(sector: &str, low: f64, high: f64, simulated: f64) -> SeriesScore {
        let mut series = series(sector, comparison(1.0, None, 1.0));
        series.figures[Figure::Rise.index()] = Some(comparison(low, Some(high), simulated));
        series
    }

    #[test]
    fn a_delay_is_known_from_the_last_hour_of_one_rise_to_the_first_of_the_next() {
        let card = card(vec![
            risen("pow", 0.0, 2.0, 1.0),
            risen("ict", 20.0, 30.0, 10.0),
            risen("ict", 25.0, 30.0, 31.0),
            risen("gas", 1.0, 22.0, 1.0),
        ]);
        let delays = card.delays();
        let told: Vec<(usize, usize, f64, f64)> = delays
            .iter()
            .map(|one| (one.first, one.later, one.observed.low, one.simulated))
            .collect();
        assert_eq!(
            told,
            [(0, 1, 18.0, 9.0), (0, 2, 23.0, 30.0), (3, 2, 3.0, 30.0)]
        );
        assert_eq!(delays[0].error, 2.0);
        assert!(delays[0].is_met());
        assert_eq!(delays[1].error, 1.0);
    }
}
