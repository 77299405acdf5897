//! How far simulated curves are from observed ones, series by series and over all of them.

use super::Known;
use super::bracket::{Bracket, Figure};
use super::observed::Series;
use super::simulate::{Simulated, Spread};
use crate::model::Name;
use crate::scenario::{Base, Compared};

/// Sources round shares to a percent: what is off a band by half of one is not outside.
const ROUNDING: f64 = 0.005;

/// The largest factor between the ends of T90's band that still says something.
pub(super) const WIDEST: f64 = 4.0;

/// One figure of one series.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Comparison {
    /// What is known of it.
    pub observed: Bracket,
    /// What the model says; infinite beyond the horizon.
    pub simulated: Spread,
    /// Whether the simulated median lies beyond the horizon, which then stands for it.
    pub censored: bool,
    /// Factor between the simulated median and the bracket, at least 1.
    pub error: f64,
    /// Factor between the ends of the simulated 5-95 % band, at least 1; the horizon stands for what lies beyond it.
    pub width: f64,
    /// The same of the null model, which answers the median of what was observed of other series of the sector (of
    /// all other series, where there are none); no number where nothing else was observed.
    pub null: Option<f64>,
}

impl Comparison {
    /// Whether it is scored. A bracket that is open above refutes hardly anything: to meet it earns nothing, and to miss
    /// it counts.
    pub fn is_scored(&self) -> bool {
        self.observed.high.is_some() || self.error > 1.0
    }
}

/// One series of one incident.
#[derive(Clone, PartialEq, Debug)]
pub struct SeriesScore {
    /// Index of its incident.
    pub incident: usize,
    /// Identity in its scenario.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Id of its sector.
    pub sector: String,
    /// Display name of its sector.
    pub sector_name: Name,
    /// What observed and simulated shares are shares of.
    pub base: Base,
    /// What was observed.
    pub observed: Series,
    /// What was simulated.
    pub simulated: Simulated,
    /// In the order of [`Figure::ALL`]; none where nothing is known.
    pub figures: [Option<Comparison>; Figure::ALL.len()],
    /// For each observed point, whether it lies within the 5-95 % band.
    pub inside: Vec<bool>,
}

impl SeriesScore {
    /// Geometric mean of the errors of its times of recovery that are scored; none where none is.
    pub fn error(&self) -> Option<f64> {
        geometric_mean(self.scored(&Figure::RECOVERY).map(|one| one.error))
    }

    /// What is known of these figures and scored.
    fn scored<'a>(&'a self, figures: &'a [Figure]) -> impl Iterator<Item = &'a Comparison> {
        let known = figures.iter().map(|figure| &self.figures[figure.index()]);
        known.flatten().filter(|one| one.is_scored())
    }
}

/// An incident of a scorecard.
#[derive(Clone, PartialEq, Debug)]
pub struct Incident {
    /// Name, e.g. `faxai-2019`.
    pub id: String,
    /// Title.
    pub title: Name,
}

/// All series of all incidents.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scorecard {
    /// Incidents.
    pub incidents: Vec<Incident>,
    /// Series, incident by incident.
    pub series: Vec<SeriesScore>,
}

/// Figures over many comparisons.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Totals {
    /// Comparisons.
    pub count: usize,
    /// Geometric mean of the errors.
    pub mean: f64,
    /// Share with an error of at most 1.5.
    pub within_1_5: f64,
    /// Share with an error of at most 2.
    pub within_2: f64,
    /// The largest error.
    pub worst: f64,
}

impl Totals {
    fn of(errors: &[f64]) -> Option<Totals> {
        let share = |most: f64| {
            let within = errors.iter().filter(|error| **error <= most).count();
            within as f64 / errors.len() as f64
        };
        Some(Totals {
            count: errors.len(),
            mean: geometric_mean(errors.iter().copied())?,
            within_1_5: share(1.5),
            within_2: share(2.0),
            worst: errors.iter().copied().fold(1.0, f64::max),
        })
    }
}

fn geometric_mean(errors: impl Iterator<Item = f64>) -> Option<f64> {
    let logarithms: Vec<f64> = errors.map(libm::log).collect();
    let sum: f64 = logarithms.iter().sum();
    (!logarithms.is_empty()).then(|| libm::exp(sum / logarithms.len() as f64))
}

impl Scorecard {
    /// Adds an incident with its simulated curves.
    pub fn add(&mut self, known: &Known, simulated: Vec<Simulated>) {
        let incident = self.incidents.len();
        let scenario = &known.loaded.scenario;
        self.incidents.push(Incident {
            id: known.id.clone(),
            title: scenario.title.clone(),
        });
        let curves = scenario.compared.iter().zip(&known.series).zip(simulated);
        for ((compared, observed), simulated) in curves {
            let sector = known.loaded.model.facilities[compared.of[0]].sector;
            let sector = &known.loaded.model.sectors[sector];
            let horizon = compared.until.hours();
            self.series.push(SeriesScore {
                incident,
                id: compared.id.clone(),
                name: compared.name.clone(),
                sector: sector.id.clone(),
                sector_name: sector.name.clone(),
                base: compared.base,
                figures: Figure::ALL
                    .map(|figure| compare(figure, compared, observed, &simulated, horizon)),
                inside: inside(observed, &simulated),
                observed: observed.clone(),
                simulated,
            });
        }
        self.ask_the_null_model();
    }

    /// What it says of one incident alone.
    pub fn only(&self, incident: usize) -> Scorecard {
        let own = self.series.iter().filter(|one| one.incident == incident);
        let series = own.map(|one| SeriesScore {
            incident: 0,
            ..one.clone()
        });
        Scorecard {
            incidents: vec![self.incidents[incident].clone()],
            series: series.collect(),
        }
    }

    /// Figures over the scored comparisons of all series.
    pub fn totals(&self, figures: &[Figure]) -> Option<Totals> {
        Totals::of(&self.errors(figures, |one| Some(one.error)))
    }

    /// The same of the null model, over the comparisons for which it has an answer.
    pub fn null(&self, figures: &[Figure]) -> Option<Totals> {
        Totals::of(&self.errors(figures, |one| one.null))
    }

    fn errors(&self, figures: &[Figure], error: impl Fn(&Comparison) -> Option<f64>) -> Vec<f64> {
        let scored = self.series.iter().flat_map(|one| one.scored(figures));
        scored.filter_map(error).collect()
    }

    /// Figures over series: the error of each is the geometric mean over its times of recovery.
    pub fn by_series(&self) -> Option<Totals> {
        let errors: Vec<f64> = self.series.iter().filter_map(SeriesScore::error).collect();
        Totals::of(&errors)
    }

    /// The same of the null model.
    pub fn null_by_series(&self) -> Option<Totals> {
        let of_series = |one: &SeriesScore| {
            geometric_mean(one.scored(&Figure::RECOVERY).filter_map(|one| one.null))
        };
        let errors: Vec<f64> = self.series.iter().filter_map(of_series).collect();
        Totals::of(&errors)
    }

    /// The series with the largest error.
    pub fn worst(&self) -> Option<&SeriesScore> {
        let scored = self.series.iter().filter(|one| one.error().is_some());
        scored.max_by(|a, b| {
            a.error()
                .unwrap_or(0.0)
                .total_cmp(&b.error().unwrap_or(0.0))
        })
    }

    /// Observed points within the 5-95 % band, and all of them.
    pub fn points(&self) -> (usize, usize) {
        let all = self.series.iter().flat_map(|one| &one.inside);
        let inside = all.clone().filter(|inside| **inside).count();
        (inside, all.count())
    }

    /// Series whose 5-95 % band of T90 spans no more than a factor of four, and all whose T90 is known.
    pub fn narrow(&self) -> (usize, usize) {
        let t90 = |one: &SeriesScore| one.figures[Figure::T90.index()];
        let known = self.series.iter().filter_map(t90);
        let narrow = known.clone().filter(|one| one.width <= WIDEST).count();
        (narrow, known.count())
    }

    /// Scored comparisons whose simulated median lies beyond the horizon.
    pub fn censored(&self) -> usize {
        let scored = self.series.iter().flat_map(|one| one.scored(&Figure::ALL));
        scored.filter(|one| one.censored).count()
    }

    /// Pairs of series of one incident whose brackets of T50 lie apart: how many the model has in the observed order,
    /// and how many there are.
    pub fn order(&self) -> (usize, usize) {
        let t50 = |one: &SeriesScore| one.figures[Figure::T50.index()];
        let (mut right, mut all) = (0, 0);
        for (index, first) in self.series.iter().enumerate() {
            for second in &self.series[index + 1..] {
                let (Some(a), Some(b)) = (t50(first), t50(second)) else {
                    continue;
                };
                let before = |a: &Comparison, b: &Comparison| {
                    a.observed.high.is_some_and(|high| high < b.observed.low)
                };
                if first.incident == second.incident && (before(&a, &b) || before(&b, &a)) {
                    all += 1;
                    right += usize::from((a.simulated.p50 < b.simulated.p50) == before(&a, &b));
                }
            }
        }
        (right, all)
    }

    fn ask_the_null_model(&mut self) {
        for figure in Figure::ALL {
            let known: Vec<(usize, String, f64)> = self
                .series
                .iter()
                .enumerate()
                .filter_map(|(index, one)| {
                    let middle = one.figures[figure.index()]?.observed.middle(figure)?;
                    Some((index, one.sector.clone(), middle))
                })
                .collect();
            for (index, one) in self.series.iter_mut().enumerate() {
                let others = || known.iter().filter(|(other, ..)| *other != index);
                let of_sector = others().filter(|(_, sector, _)| *sector == one.sector);
                let mut answers: Vec<f64> = of_sector.map(|(.., middle)| *middle).collect();
                if answers.is_empty() {
                    answers = others().map(|(.., middle)| *middle).collect();
                }
                if let Some(comparison) = &mut one.figures[figure.index()] {
                    let answer = median(answers);
                    let error = answer.map(|answer| comparison.observed.error(figure, answer));
                    comparison.null = error;
                }
            }
        }
    }
}

/// The middle value, or the geometric mean of the middle two.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    Some((values[last / 2] * values[last.div_ceil(2)]).sqrt())
}

fn compare(
    figure: Figure,
    compared: &Compared,
    observed: &Series,
    simulated: &Simulated,
    horizon: f64,
) -> Option<Comparison> {
    let bracket = observed.bracket(figure, compared)?;
    let spread = simulated.figures[figure.index()];
    Some(Comparison {
        observed: bracket,
        simulated: spread,
        censored: spread.p50.is_infinite(),
        error: bracket.error(figure, spread.p50.min(horizon)),
        width: figure.width(&spread, horizon),
        null: None,
    })
}

fn inside(observed: &Series, simulated: &Simulated) -> Vec<bool> {
    let pairs = observed.points.iter().zip(&simulated.points);
    pairs
        .map(|(point, band)| point.high >= band.p05 - ROUNDING && point.low <= band.p95 + ROUNDING)
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::hindcast::Point;

    pub fn comparison(low: f64, high: Option<f64>, simulated: f64) -> Comparison {
        let observed = Bracket { low, high };
        Comparison {
            observed,
            simulated: constant(simulated),
            censored: false,
            error: observed.error(Figure::T50, simulated),
            width: 1.0,
            null: None,
        }
    }

    fn constant(value: f64) -> Spread {
        Spread {
            p05: value,
            p25: value,
            p50: value,
            p75: value,
            p95: value,
        }
    }

    pub fn series(sector: &str, t50: Comparison) -> SeriesScore {
        let mut figures = [None; Figure::ALL.len()];
        figures[Figure::T50.index()] = Some(t50);
        SeriesScore {
            incident: 0,
            id: sector.to_owned(),
            name: Name::default(),
            sector: sector.to_owned(),
            sector_name: Name::default(),
            base: Base::Peak,
            observed: Series::default(),
            simulated: Simulated {
                figures: [constant(0.0); Figure::ALL.len()],
                points: Vec::new(),
                curve: Vec::new(),
                times_h: Vec::new(),
            },
            figures,
            inside: Vec::new(),
        }
    }

    pub fn card(series: Vec<SeriesScore>) -> Scorecard {
        let mut card = Scorecard {
            incidents: Vec::new(),
            series,
        };
        card.ask_the_null_model();
        card
    }

    #[test]
    fn errors_are_averaged_as_factors() {
        let card = card(vec![
            series("pow", comparison(10.0, Some(20.0), 40.0)),
            series("wat", comparison(40.0, Some(50.0), 5.0)),
        ]);
        let totals = card.totals(&Figure::RECOVERY).unwrap();
        assert!((totals.mean - 4.0).abs() < 1e-12, "{totals:?}");
        assert_eq!((totals.count, totals.worst), (2, 8.0));
        assert_eq!((totals.within_1_5, totals.within_2), (0.0, 0.5));
        assert_eq!(card.worst().unwrap().id, "wat");
    }

    #[test]
    fn an_open_bracket_counts_only_where_it_is_missed() {
        let met = card(vec![series("pow", comparison(10.0, None, 40.0))]);
        assert_eq!(met.totals(&Figure::ALL), None);
        let missed = card(vec![series("pow", comparison(10.0, None, 5.0))]);
        assert_eq!(missed.totals(&Figure::ALL).unwrap().worst, 2.0);
    }

    #[test]
    fn the_null_model_answers_what_was_observed_of_others_first_of_the_same_sector() {
        let card = card(vec![
            series("pow", comparison(10.0, Some(10.0), 10.0)),
            series("pow", comparison(40.0, Some(40.0), 40.0)),
            series("wat", comparison(5.0, Some(5.0), 5.0)),
        ]);
        let null = |index: usize| {
            card.series[index].figures[Figure::T50.index()]
                .unwrap()
                .null
        };
        let near = |index, error: f64| (null(index).unwrap_or(0.0) - error).abs() < 1e-9;
        assert!(
            near(0, 4.0) && near(1, 4.0) && near(2, 4.0),
            "{:?}",
            null(2)
        );
    }

    #[test]
    fn only_brackets_that_lie_apart_have_an_order() {
        let card = card(vec![
            series("pow", comparison(10.0, Some(20.0), 30.0)),
            series("wat", comparison(25.0, Some(40.0), 28.0)),
            series("gas", comparison(15.0, Some(90.0), 50.0)),
        ]);
        assert_eq!(card.order(), (0, 1));
    }

    #[test]
    fn a_point_is_inside_where_its_range_meets_the_band() {
        let band = Spread {
            p05: 0.2,
            p95: 0.4,
            ..constant(0.3)
        };
        let mut wide = Point::exact(1.0, 0.1);
        wide.high = 0.25;
        let observed = Series {
            points: vec![Point::exact(0.0, 0.39), wide, Point::exact(2.0, 0.5)],
            peak: None,
        };
        let simulated = Simulated {
            points: vec![band; 3],
            ..series("pow", comparison(1.0, None, 1.0)).simulated
        };
        assert_eq!(inside(&observed, &simulated), [true, true, false]);
    }
}
