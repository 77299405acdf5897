//! Observed points over what was simulated: one series, one panel.

use super::colour::{ACCENT, BAND_NARROW, BAND_WIDE, GRID, INK, MEDIAN, RULE};
use super::fan::{DAY_STEPS, FanBands, between};
use super::font::width;
use super::pen::{Drawn, HEADER, Lettering, MARGIN, Pen, Place, SMALL, thinned};
use super::scale::{Scale, multiples, tick_step};
use super::{Picture, number};
use plotters::prelude::DrawingBackend;

/// What is out over time: the spread between replicates, and what was observed.
#[derive(Clone, PartialEq, Debug)]
pub struct Overlay {
    /// What it shows.
    pub title: String,
    /// Incident, number of replicates and the like; may be empty.
    pub subtitle: String,
    /// Words of axes and legend.
    pub words: OverlayWords,
    /// Times in hours, rising.
    pub times_h: Vec<f64>,
    /// Percentiles of what is out, 0 to 1, each as long as the times; the mean is not drawn.
    pub bands: FanBands,
    /// Observed points.
    pub points: Vec<OverlayPoint>,
}

/// An observed point.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct OverlayPoint {
    /// Hours.
    pub hours: f64,
    /// At least this share was out.
    pub low: f64,
    /// At most this share was out.
    pub high: f64,
    /// Whether it lies within the band.
    pub inside: bool,
}

/// Words of axes and legend of an [`Overlay`].
#[derive(Clone, PartialEq, Debug)]
pub struct OverlayWords {
    /// The time axis, which counts days.
    pub time: String,
    /// The other axis, in percent.
    pub out: String,
    /// The median line.
    pub median: String,
    /// The band from the 25th to the 75th percentile.
    pub narrow: String,
    /// The band from the 5th to the 95th percentile.
    pub wide: String,
    /// Points within the wide band.
    pub inside: String,
    /// Points outside of it.
    pub outside: String,
}

const WIDTH: i32 = 1800;
const AXIS: i32 = 140;
const PLOT: (i32, i32) = (WIDTH - 2 * MARGIN - AXIS, 520);
const LEGEND: i32 = 62;
const FOOT: i32 = 130;
const SWATCH: i32 = 44;
/// Half of a point's height.
const POINT: i32 = 10;
/// Time that is shown beyond the last observed point, as a factor.
const BEYOND: f64 = 1.3;

impl Picture for Overlay {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH as u32, (HEADER + LEGEND + PLOT.1 + FOOT) as u32)
    }

    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        pen.header(&self.title, &self.subtitle)?;
        self.legend(pen)?;
        let panel = Panel::of(self);
        panel.frame(pen)?;
        panel.curves(pen, self)?;
        for observed in &self.points {
            panel.point(pen, observed)?;
        }
        self.axis_names(pen)
    }
}

impl Overlay {
    fn legend<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let y = HEADER + 18;
        let mut x = MARGIN;
        let words = &self.words;
        let all = [
            &words.median,
            &words.narrow,
            &words.wide,
            &words.inside,
            &words.outside,
        ];
        for (i, word) in all.into_iter().enumerate() {
            let (from, to) = ((x, y - 13), (x + SWATCH, y + 13));
            let middle = (x + SWATCH / 2, y);
            match i {
                0 => pen.line(&[(x, y), (x + SWATCH, y)], MEDIAN, 4)?,
                1 => pen.fill(from, to, BAND_NARROW)?,
                2 => pen.fill(from, to, BAND_WIDE)?,
                _ => mark(pen, middle, middle, i == 3)?,
            }
            x += SWATCH + 12;
            pen.text(word, (x, y), Lettering::new(SMALL))?;
            x += width(word, SMALL).ceil() as i32 + 28;
        }
        Ok(())
    }

    fn axis_names<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let top = HEADER + LEGEND;
        let lettering = Lettering::new(SMALL).muted().centred();
        let below = (MARGIN + AXIS + PLOT.0 / 2, top + PLOT.1 + 76);
        pen.text(&self.words.time, below, lettering)?;
        let beside = (MARGIN + 12, top + PLOT.1 / 2);
        pen.text(&self.words.out, beside, lettering.upward())
    }
}

/// A point, dark and full within the band, vermilion and hollow outside; a range is a bar.
fn mark<DB: DrawingBackend>(pen: &Pen<DB>, low: Place, high: Place, inside: bool) -> Drawn<DB> {
    let diamond = |half: i32| {
        [
            (high.0 - half, high.1),
            (high.0, high.1 - half),
            (high.0 + half, high.1),
            (low.0 + half, low.1),
            (low.0, low.1 + half),
            (low.0 - half, low.1),
        ]
    };
    match inside {
        true => pen.area(&diamond(POINT), INK),
        false => {
            pen.area(&diamond(POINT + 3), ACCENT)?;
            pen.area(&diamond(POINT - 4), plotters::style::WHITE)
        }
    }
}

/// The panel's scales.
struct Panel {
    days: Scale,
    out: Scale,
    last_day: f64,
}

impl Panel {
    fn of(overlay: &Overlay) -> Panel {
        let end = overlay.times_h.last().copied().unwrap_or(0.0);
        let observed = overlay.points.iter().map(|point| point.hours);
        let last = observed.fold(24.0, f64::max) * BEYOND;
        let last_day = last.min(end) / 24.0;
        let (left, top) = (MARGIN + AXIS, HEADER + LEGEND);
        Panel {
            days: Scale::new((0.0, last_day), (left, left + PLOT.0)),
            out: Scale::new((0.0, 1.0), (top + PLOT.1, top)),
            last_day,
        }
    }

    fn frame<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let (left, top) = (MARGIN + AXIS, HEADER + LEGEND);
        let (right, bottom) = (left + PLOT.0, top + PLOT.1);
        for level in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let y = self.out.at(level);
            pen.line(&[(left, y), (right, y)], GRID, 2)?;
            let lettering = Lettering::new(SMALL).muted().flush_right();
            pen.text(&number::short_percent(level), (left - 14, y), lettering)?;
        }
        let step = tick_step(self.last_day, 12.0, &DAY_STEPS);
        for day in multiples(step, self.last_day) {
            let x = self.days.at(day);
            pen.line(&[(x, top), (x, bottom)], GRID, 2)?;
            let lettering = Lettering::new(SMALL).muted().centred();
            pen.text(&format!("{day}"), (x, bottom + 26), lettering)?;
        }
        pen.line(&[(left, bottom), (right, bottom)], RULE, 2)
    }

    fn curves<DB: DrawingBackend>(&self, pen: &Pen<DB>, overlay: &Overlay) -> Drawn<DB> {
        let bands = &overlay.bands;
        let curve = |levels: &[f64]| self.curve(&overlay.times_h, levels);
        pen.area(&between(curve(&bands.p05), curve(&bands.p95)), BAND_WIDE)?;
        pen.area(&between(curve(&bands.p25), curve(&bands.p75)), BAND_NARROW)?;
        pen.line(&curve(&bands.p50), MEDIAN, 4)
    }

    fn curve(&self, times_h: &[f64], levels: &[f64]) -> Vec<Place> {
        let shown = times_h.iter().zip(levels);
        let shown = shown.filter(|(hours, _)| **hours / 24.0 <= self.last_day);
        thinned(shown.map(|(hours, &level)| self.place(*hours, level)))
    }

    fn place(&self, hours: f64, level: f64) -> Place {
        (self.days.at(hours / 24.0), self.out.at(level))
    }

    fn point<DB: DrawingBackend>(&self, pen: &Pen<DB>, point: &OverlayPoint) -> Drawn<DB> {
        let (low, high) = (
            self.place(point.hours, point.low),
            self.place(point.hours, point.high),
        );
        mark(pen, low, high, point.inside)
    }
}
