//! Service by sector over time: small multiples with bands for the spread between replicates.

use super::colour::{ACCENT, BAND_NARROW, BAND_WIDE, GRID, MEDIAN, RULE};
use super::font::{fit, width, wrap};
use super::pen::{Drawn, HEADER, Lettering, MARGIN, Pen, Place, SMALL, thinned};
use super::scale::{Scale, multiples, tick_step};
use super::{Picture, number};
use plotters::prelude::DrawingBackend;

/// Service level of each sector over time, over all replicates.
#[derive(Clone, PartialEq, Debug)]
pub struct Fan {
    /// What it shows.
    pub title: String,
    /// Scenario, number of replicates and the like; may be empty.
    pub subtitle: String,
    /// Words of axes and legend.
    pub words: FanWords,
    /// One panel each, in this order.
    pub sectors: Vec<FanSector>,
}

/// Words of axes and legend of a [`Fan`].
#[derive(Clone, PartialEq, Debug)]
pub struct FanWords {
    /// The time axis, which counts days, e.g. `days since the first inject`.
    pub time: String,
    /// The other axis, in percent, e.g. `service level (%)`.
    pub level: String,
    /// The median line.
    pub median: String,
    /// The dashed line of the mean.
    pub mean: String,
    /// The band from the 25th to the 75th percentile.
    pub narrow: String,
    /// The band from the 5th to the 95th percentile.
    pub wide: String,
}

/// A sector's panel.
#[derive(Clone, PartialEq, Debug)]
pub struct FanSector {
    /// Display name.
    pub name: String,
    /// Times in hours, rising.
    pub times_h: Vec<f64>,
    /// What holds at those times.
    pub bands: FanBands,
}

/// Percentiles and mean of a service level, 0 to 1, each as long as the times, or empty where it is not known.
#[derive(Clone, PartialEq, Debug)]
pub struct FanBands {
    /// 5th percentile.
    pub p05: Vec<f64>,
    /// 25th percentile.
    pub p25: Vec<f64>,
    /// Median.
    pub p50: Vec<f64>,
    /// 75th percentile.
    pub p75: Vec<f64>,
    /// 95th percentile.
    pub p95: Vec<f64>,
    /// Mean.
    pub mean: Vec<f64>,
}

/// Days between ticks.
pub(super) const DAY_STEPS: [f64; 11] =
    [0.25, 0.5, 1.0, 2.0, 5.0, 7.0, 10.0, 14.0, 30.0, 60.0, 90.0];

const WIDTH: i32 = 2000;
const COLUMNS: i32 = 4;
const AXIS: i32 = 130;
const GAP: i32 = 56;
const NAME_LINE: i32 = 30;
const PLOT: (i32, i32) = (
    (WIDTH - 2 * MARGIN - AXIS - (COLUMNS - 1) * GAP) / COLUMNS,
    220,
);
const BELOW: i32 = 62;
const LEGEND: i32 = 62;
const FOOT: i32 = 66;

impl Picture for Fan {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH as u32, (self.bottom() + FOOT) as u32)
    }

    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        pen.header(&self.title, &self.subtitle)?;
        self.legend(pen)?;
        let axes = Axes::of(self);
        for (i, sector) in (0..).zip(&self.sectors) {
            let panel = Panel::new(i, self.sectors.len() as i32, &axes);
            panel.frame(pen, &sector.name)?;
            panel.curves(pen, sector)?;
        }
        self.axis_names(pen)
    }
}

impl Fan {
    fn rows(&self) -> i32 {
        (self.sectors.len() as i32 + COLUMNS - 1) / COLUMNS
    }

    fn bottom(&self) -> i32 {
        HEADER + LEGEND + self.rows() * (self.names() + PLOT.1 + BELOW)
    }

    /// Height of the names above the panels, the same for all so that rows stay level.
    fn names(&self) -> i32 {
        let lines = self
            .sectors
            .iter()
            .map(|sector| name_lines(&sector.name).len() as i32);
        lines.max().unwrap_or(1) * NAME_LINE + 14
    }

    fn legend<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        const SWATCH: i32 = 64;
        let y = HEADER + 18;
        let mut x = MARGIN;
        let words = &self.words;
        for (i, word) in [&words.median, &words.mean, &words.narrow, &words.wide]
            .into_iter()
            .enumerate()
        {
            let middle = [(x, y), (x + SWATCH, y)];
            let (from, to) = ((x, y - 13), (x + SWATCH, y + 13));
            match i {
                0 => pen.line(&middle, MEDIAN, 4)?,
                1 => pen.dashed(&middle, ACCENT, 4)?,
                2 => pen.fill(from, to, BAND_NARROW)?,
                _ => pen.fill(from, to, BAND_WIDE)?,
            }
            x += SWATCH + 16;
            pen.text(word, (x, y), Lettering::new(SMALL))?;
            x += width(word, SMALL).ceil() as i32 + 48;
        }
        Ok(())
    }

    fn axis_names<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let (top, bottom) = (HEADER + LEGEND, self.bottom());
        let middle = MARGIN + AXIS + (WIDTH - 2 * MARGIN - AXIS) / 2;
        let lettering = Lettering::new(SMALL).muted().centred();
        pen.text(&self.words.time, (middle, bottom + 14), lettering)?;
        pen.text(
            &self.words.level,
            (MARGIN + 12, (top + bottom) / 2),
            lettering.upward(),
        )
    }
}

/// What all panels share.
struct Axes {
    days: f64,
    day_step: f64,
    lowest: f64,
    names: i32,
}

impl Axes {
    fn of(fan: &Fan) -> Self {
        let times = fan
            .sectors
            .iter()
            .filter_map(|sector| sector.times_h.last());
        let days = times.fold(0.0, |most: f64, &hours| most.max(hours)) / 24.0;
        let levels = fan
            .sectors
            .iter()
            .flat_map(|s| s.bands.p05.iter().chain(&s.bands.mean));
        let least = levels.fold(1.0, |least: f64, &level| least.min(level));
        Self {
            days,
            day_step: tick_step(days, 6.0, &DAY_STEPS),
            lowest: lowest_shown(least),
            names: fan.names(),
        }
    }

    /// Bottom, middle and top, in percent.
    fn levels(&self) -> [f64; 3] {
        [self.lowest, (self.lowest + 1.0) / 2.0, 1.0]
    }
}

/// The highest round level that leaves all of the curves in sight.
fn lowest_shown(least: f64) -> f64 {
    const ROUND: [f64; 7] = [0.999, 0.99, 0.98, 0.95, 0.9, 0.8, 0.5];
    ROUND
        .into_iter()
        .find(|level| *level <= least)
        .unwrap_or(0.0)
}

/// One sector's place and scales.
struct Panel<'a> {
    axes: &'a Axes,
    left: i32,
    top: i32,
    days: Scale,
    levels: Scale,
    is_first: bool,
    is_lowest: bool,
}

impl<'a> Panel<'a> {
    fn new(index: i32, count: i32, axes: &'a Axes) -> Self {
        let left = MARGIN + AXIS + index % COLUMNS * (PLOT.0 + GAP);
        let top = HEADER + LEGEND + index / COLUMNS * (axes.names + PLOT.1 + BELOW) + axes.names;
        Self {
            axes,
            left,
            top,
            days: Scale::new((0.0, axes.days), (left, left + PLOT.0)),
            levels: Scale::new((axes.lowest, 1.0), (top + PLOT.1, top)),
            is_first: index % COLUMNS == 0,
            is_lowest: index + COLUMNS >= count,
        }
    }

    fn frame<DB: DrawingBackend>(&self, pen: &Pen<DB>, name: &str) -> Drawn<DB> {
        let (right, bottom) = (self.left + PLOT.0, self.top + PLOT.1);
        for (i, line) in (1..).zip(name_lines(name).iter().rev()) {
            let (line, em) = fit(line, f64::from(PLOT.0), SMALL);
            let y = self.top - i * NAME_LINE + 4;
            pen.text(&line, (self.left, y), Lettering::new(em))?;
        }
        for level in self.axes.levels() {
            let y = self.levels.at(level);
            pen.line(&[(self.left, y), (right, y)], GRID, 2)?;
            if self.is_first {
                let label = number::short_percent(level);
                pen.text(
                    &label,
                    (self.left - 14, y),
                    Lettering::new(SMALL).muted().flush_right(),
                )?;
            }
        }
        for day in multiples(self.axes.day_step, self.axes.days) {
            let x = self.days.at(day);
            pen.line(&[(x, self.top), (x, bottom)], GRID, 2)?;
            if self.is_lowest {
                pen.text(
                    &format!("{day}"),
                    (x, bottom + 26),
                    Lettering::new(SMALL).muted().centred(),
                )?;
            }
        }
        pen.line(&[(self.left, bottom), (right, bottom)], RULE, 2)
    }

    fn curves<DB: DrawingBackend>(&self, pen: &Pen<DB>, sector: &FanSector) -> Drawn<DB> {
        let bands = &sector.bands;
        let curve = |levels: &[f64]| self.curve(&sector.times_h, levels);
        pen.area(&between(curve(&bands.p05), curve(&bands.p95)), BAND_WIDE)?;
        pen.area(&between(curve(&bands.p25), curve(&bands.p75)), BAND_NARROW)?;
        pen.line(&curve(&bands.p50), MEDIAN, 4)?;
        pen.dashed(&curve(&bands.mean), ACCENT, 2)
    }

    fn curve(&self, times_h: &[f64], levels: &[f64]) -> Vec<Place> {
        let places = times_h.iter().zip(levels);
        thinned(places.map(|(hours, &level)| (self.days.at(hours / 24.0), self.levels.at(level))))
    }
}

/// A name on two lines at most.
fn name_lines(name: &str) -> Vec<String> {
    let mut lines = wrap(name, f64::from(PLOT.0), SMALL);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(rest);
    }
    lines
}

/// The outline of what lies between two curves.
pub(super) fn between(lower: Vec<Place>, upper: Vec<Place>) -> Vec<Place> {
    lower.into_iter().chain(upper.into_iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_starts_at_a_round_level_below_all_curves() {
        assert_eq!(
            [1.0, 0.9985, 0.97, 0.43].map(lowest_shown),
            [0.999, 0.99, 0.95, 0.0]
        );
    }

    #[test]
    fn the_outline_between_curves_goes_there_and_back() {
        let outline = between(vec![(0, 9), (5, 9)], vec![(0, 2), (5, 2)]);
        assert_eq!(outline, [(0, 9), (5, 9), (5, 2), (0, 2)]);
    }
}
