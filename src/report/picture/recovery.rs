//! Recovery times by sector: boxes on an axis of hours, and beyond its end what was not back in time.

use super::Picture;
use super::colour::{ACCENT, BAND_NARROW, GRID, INK, MEDIAN};
use super::font::{fit, width};
use super::number::{percent, short_percent};
use super::pen::{Drawn, HEADER, Lettering, MARGIN, MEDIUM, Pen, SMALL};
use super::scale::{Scale, multiples, tick_step};
use plotters::prelude::DrawingBackend;
use plotters::style::WHITE;

/// How long each sector takes to recover, given that it lost something.
#[derive(Clone, PartialEq, Debug)]
pub struct Recovery {
    /// What it shows.
    pub title: String,
    /// Scenario, number of replicates and the like; may be empty.
    pub subtitle: String,
    /// Words of columns, axis and legend.
    pub words: RecoveryWords,
    /// One row a sector, in this order.
    pub rows: Vec<RecoveryRow>,
    /// Where observation ends; nothing is known beyond.
    pub horizon_h: f64,
    /// How hours are spaced.
    pub axis: HourAxis,
}

/// How the hours of a [`Recovery`] are spaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HourAxis {
    /// Evenly.
    Linear,
    /// By ratio: an hour and a month are both seen.
    Logarithmic,
}

/// Words of a [`Recovery`].
#[derive(Clone, PartialEq, Debug)]
pub struct RecoveryWords {
    /// The column with the share of replicates in which the sector lost something, short.
    pub affected: String,
    /// The axis, e.g. `time from the first inject until 90 % is back`.
    pub time: String,
    /// The column beyond the axis, e.g. `not back in time`.
    pub censored: String,
    /// The tick in a box.
    pub median: String,
    /// The box.
    pub narrow: String,
    /// The line from the 5th to the 95th percentile.
    pub wide: String,
    /// The arrow of a line that goes on beyond the horizon.
    pub beyond: String,
    /// What follows a number of minutes, with its space if any: ` min`, `分`.
    pub minutes: String,
    /// What follows a number of hours.
    pub hours: String,
    /// What follows a number of days.
    pub days: String,
}

/// A sector's row.
#[derive(Clone, PartialEq, Debug)]
pub struct RecoveryRow {
    /// Display name.
    pub name: String,
    /// Share of all replicates in which the sector lost something.
    pub affected: f64,
    /// What that share is below, as far as this many replicates can tell; shown where there was none.
    pub below: f64,
    /// Percentiles of the recovery time among those.
    pub times: RecoveryTimes,
    /// Share of those that were not back at the horizon.
    pub censored: f64,
}

impl RecoveryRow {
    /// How often there is a loss; never nothing, since a few more replicates may show one.
    fn share(&self) -> String {
        match self.affected > 0.0 {
            true => percent(self.affected),
            false => format!("<{} %", short_percent(self.below)),
        }
    }
}

/// Percentiles of a recovery time in hours; `None` lies beyond the horizon.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RecoveryTimes {
    /// 5th percentile.
    pub p05: Option<f64>,
    /// 25th percentile.
    pub p25: Option<f64>,
    /// Median.
    pub p50: Option<f64>,
    /// 75th percentile.
    pub p75: Option<f64>,
    /// 95th percentile.
    pub p95: Option<f64>,
}

const WIDTH: i32 = 2000;
const SHARE: i32 = 190;
const GUTTER: i32 = 330;
const ROW: i32 = 62;
const LEGEND: i32 = 62;
const COLUMN_HEADS: i32 = 60;
const FOOT: i32 = 130;
const BOX: i32 = 17;
const WHISKER: i32 = 9;
const ARROW: i32 = 22;

impl Picture for Recovery {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (u32, u32) {
        (
            WIDTH as u32,
            (TOP + self.rows.len() as i32 * ROW + FOOT) as u32,
        )
    }

    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        pen.header(&self.title, &self.subtitle)?;
        self.legend(pen)?;
        let layout = Layout::of(self);
        layout.columns(pen, self)?;
        layout.hours(pen, self)?;
        for (i, row) in (0..).zip(&self.rows) {
            layout.row(pen, row, TOP + i * ROW + ROW / 2)?;
        }
        Ok(())
    }
}

const TOP: i32 = HEADER + LEGEND + COLUMN_HEADS;

impl Recovery {
    fn legend<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let y = HEADER + 18;
        let words = &self.words;
        let mut x = MARGIN;
        for (i, word) in [&words.median, &words.narrow, &words.wide, &words.beyond]
            .into_iter()
            .enumerate()
        {
            match i {
                0 => median(pen, x + 20, y)?,
                1 => pen.fill((x, y - BOX), (x + 40, y + BOX), BAND_NARROW)?,
                2 => whisker(pen, x, Some(x + 40), x + 40, y)?,
                _ => whisker(pen, x, None, x + 40, y)?,
            }
            pen.text(word, (x + 60, y), Lettering::new(SMALL))?;
            x += 60 + width(word, SMALL).ceil() as i32 + 48;
        }
        Ok(())
    }

    /// The ends of the axis on its own scale.
    fn ends(&self) -> (f64, f64) {
        match self.axis {
            HourAxis::Linear => (0.0, self.horizon_h),
            HourAxis::Logarithmic => (libm::log10(self.first_tick()), libm::log10(self.horizon_h)),
        }
    }

    /// Where a logarithmic axis starts: at a time that people name, before all that is shown.
    fn first_tick(&self) -> f64 {
        // Of few cases only the middle is known.
        let first = |times: &RecoveryTimes| times.p05.or(times.p25).or(times.p50);
        let times = self.rows.iter().filter_map(|row| first(&row.times));
        let least = times.fold(self.horizon_h, f64::min);
        let start = TICKS_H.iter().rev().find(|&&tick| tick <= least);
        start.copied().unwrap_or(TICKS_H[0])
    }

    fn ticks(&self) -> Vec<f64> {
        match self.axis {
            HourAxis::Linear => {
                let steps = [1.0, 2.0, 6.0, 12.0, 24.0, 48.0, 120.0, 240.0, 720.0, 2160.0];
                multiples(tick_step(self.horizon_h, 10.0, &steps), self.horizon_h).collect()
            }
            HourAxis::Logarithmic => {
                let start = self.first_tick();
                let within = |tick: &&f64| start <= **tick && **tick < self.horizon_h;
                TICKS_H.iter().filter(within).copied().collect()
            }
        }
    }

    fn time_label(&self, hours: f64) -> String {
        if hours == 0.0 {
            return "0".to_owned();
        }
        let words = &self.words;
        let (count, unit) = if hours < 1.0 {
            (hours * 60.0, &words.minutes)
        } else if hours < 24.0 {
            (hours, &words.hours)
        } else {
            (hours / 24.0, &words.days)
        };
        let count = format!("{count:.1}");
        format!("{}{unit}", count.strip_suffix(".0").unwrap_or(&count))
    }
}

/// Times that people name: minutes, parts of a day, days, weeks, months.
const TICKS_H: [f64; 16] = [
    1.0 / 60.0,
    1.0 / 6.0,
    0.5,
    1.0,
    3.0,
    6.0,
    12.0,
    24.0,
    48.0,
    96.0,
    168.0,
    336.0,
    720.0,
    1_440.0,
    2_880.0,
    8_760.0,
];

/// Columns and the scale of hours.
struct Layout {
    plot: (i32, i32),
    bottom: i32,
    scale: Scale,
    axis: HourAxis,
}

impl Layout {
    fn of(figure: &Recovery) -> Self {
        let names = figure.rows.iter().map(|row| width(&row.name, MEDIUM));
        let names = names.fold(0.0, f64::max).min(600.0).ceil() as i32;
        let plot = (MARGIN + names + SHARE, WIDTH - MARGIN - GUTTER);
        Self {
            plot,
            bottom: TOP + figure.rows.len() as i32 * ROW,
            scale: Scale::new(figure.ends(), plot),
            axis: figure.axis,
        }
    }

    fn x(&self, hours: f64) -> i32 {
        match self.axis {
            HourAxis::Linear => self.scale.at(hours),
            // No time is nothing on a scale of ratios: it stands at the start.
            HourAxis::Logarithmic if hours <= 0.0 => self.plot.0,
            HourAxis::Logarithmic => self.scale.at(libm::log10(hours)),
        }
    }

    fn columns<DB: DrawingBackend>(&self, pen: &Pen<DB>, figure: &Recovery) -> Drawn<DB> {
        let words = &figure.words;
        let y = TOP - 32;
        let small = Lettering::new(SMALL).muted();
        pen.text(&words.affected, (self.plot.0 - 36, y), small.flush_right())?;
        let (censored, em) = fit(&words.censored, f64::from(GUTTER - 24), SMALL);
        let gutter = (self.plot.1 + 24, y);
        pen.text(&censored, gutter, Lettering::new(em).ink(ACCENT))?;
        for i in 0..=figure.rows.len() as i32 {
            let y = TOP + i * ROW;
            pen.line(&[(MARGIN, y), (WIDTH - MARGIN, y)], GRID, 2)?;
        }
        Ok(())
    }

    fn hours<DB: DrawingBackend>(&self, pen: &Pen<DB>, figure: &Recovery) -> Drawn<DB> {
        let y = self.bottom + 30;
        let small = Lettering::new(SMALL).muted().centred();
        let horizon = figure.time_label(figure.horizon_h);
        let horizon_from = self.plot.1 - (width(&horizon, SMALL) / 2.0) as i32;
        let mut free_from = 0;
        for tick in figure.ticks() {
            let (x, label) = (self.x(tick), figure.time_label(tick));
            let half = (width(&label, SMALL) / 2.0) as i32;
            pen.line(&[(x, TOP), (x, self.bottom)], GRID, 2)?;
            if x - half >= free_from && x + half + 16 < horizon_from {
                pen.text(&label, (x, y), small)?;
                free_from = x + half + 16;
            }
        }
        pen.line(
            &[(self.plot.1, TOP), (self.plot.1, self.bottom + 8)],
            INK,
            4,
        )?;
        pen.text(&horizon, (self.plot.1, y), small.ink(INK))?;
        let middle = (self.plot.0 + self.plot.1) / 2;
        pen.text(&figure.words.time, (middle, self.bottom + 78), small)
    }

    fn row<DB: DrawingBackend>(&self, pen: &Pen<DB>, row: &RecoveryRow, y: i32) -> Drawn<DB> {
        let room = f64::from(self.plot.0 - SHARE - MARGIN);
        let (name, em) = fit(&row.name, room, MEDIUM);
        pen.text(&name, (MARGIN, y), Lettering::new(em))?;
        let share = (self.plot.0 - 36, y);
        pen.text(&row.share(), share, Lettering::new(MEDIUM).flush_right())?;
        if row.affected <= 0.0 {
            return pen.text("–", (self.plot.0 + 24, y), Lettering::new(MEDIUM).muted());
        }
        self.times(pen, &row.times, y)?;
        self.censored(pen, row.censored, y)
    }

    fn times<DB: DrawingBackend>(&self, pen: &Pen<DB>, times: &RecoveryTimes, y: i32) -> Drawn<DB> {
        let at = |time: Option<f64>| time.map(|hours| self.x(hours));
        let end = self.plot.1 - 4;
        if let Some(from) = at(times.p05) {
            whisker(pen, from, at(times.p95), end, y)?;
        }
        if let Some(from) = at(times.p25) {
            // At least a sliver, so that a certain time is seen.
            let to = at(times.p75).unwrap_or(end - ARROW).max(from + 4);
            pen.fill((from, y - BOX), (to, y + BOX), BAND_NARROW)?;
        }
        match at(times.p50) {
            Some(x) => median(pen, x, y),
            None => Ok(()),
        }
    }

    fn censored<DB: DrawingBackend>(&self, pen: &Pen<DB>, share: f64, y: i32) -> Drawn<DB> {
        if share <= 0.0 {
            return Ok(());
        }
        let left = self.plot.1 + 24;
        let full = f64::from(GUTTER - 24 - 100);
        let length = ((share.min(1.0) * full).round() as i32).max(4);
        pen.fill((left, y - BOX), (left + length, y + BOX), ACCENT)?;
        let label = (left + length + 14, y);
        pen.text(&percent(share), label, Lettering::new(MEDIUM).ink(ACCENT))
    }
}

fn median<DB: DrawingBackend>(pen: &Pen<DB>, x: i32, y: i32) -> Drawn<DB> {
    pen.fill((x - 6, y - BOX - 5), (x + 6, y + BOX + 5), WHITE)?;
    pen.fill((x - 3, y - BOX - 5), (x + 3, y + BOX + 5), MEDIAN)
}

/// A line with ends; an arrow at `end` where it goes on beyond the horizon.
fn whisker<DB: DrawingBackend>(
    pen: &Pen<DB>,
    from: i32,
    to: Option<i32>,
    end: i32,
    y: i32,
) -> Drawn<DB> {
    pen.line(&[(from, y - WHISKER), (from, y + WHISKER)], MEDIAN, 2)?;
    pen.line(&[(from, y), (to.unwrap_or(end - ARROW), y)], MEDIAN, 2)?;
    match to {
        Some(to) => pen.line(&[(to, y - WHISKER), (to, y + WHISKER)], MEDIAN, 2),
        None => pen.area(
            &[(end - ARROW, y - BOX), (end, y), (end - ARROW, y + BOX)],
            ACCENT,
        ),
    }
}
