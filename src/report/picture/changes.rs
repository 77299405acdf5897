//! Changes by sector: a point and its interval on an axis of percent, left and right of a line at zero.

use super::Picture;
use super::colour::{ACCENT, BAND_NARROW, GRID, INK, MEDIAN};
use super::font::{fit, width};
use super::number::short_percent;
use super::pen::{Drawn, HEADER, Lettering, MARGIN, MEDIUM, Pen, Place, SMALL};
use super::scale::{Scale, tick_step};
use plotters::prelude::DrawingBackend;
use plotters::style::WHITE;

/// How much something changes, sector by sector.
#[derive(Clone, PartialEq, Debug)]
pub struct Changes {
    /// What it shows.
    pub title: String,
    /// What is compared with what; may be empty.
    pub subtitle: String,
    /// Words of axis, column and legend.
    pub words: ChangesWords,
    /// One row a sector, in this order.
    pub rows: Vec<ChangesRow>,
}

/// Words of a [`Changes`].
#[derive(Clone, PartialEq, Debug)]
pub struct ChangesWords {
    /// The axis, which counts percent.
    pub axis: String,
    /// What lies left of zero.
    pub less: String,
    /// What lies right of zero.
    pub more: String,
    /// The column with the difference in its own unit.
    pub difference: String,
    /// [`Mark::Decided`].
    pub decided: String,
    /// [`Mark::Open`].
    pub open: String,
    /// [`Mark::Bare`].
    pub bare: String,
}

/// A sector's row.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangesRow {
    /// Display name.
    pub name: String,
    /// The change as a share; none where there is nothing to relate it to.
    pub change: Option<f64>,
    /// Ends of its interval.
    pub ends: Option<(f64, f64)>,
    /// How it is drawn.
    pub mark: Mark,
    /// The difference in its own unit, as a text.
    pub difference: String,
}

/// How a change is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Full: the interval lies beside zero.
    Decided,
    /// Hollow, on a pale line: the interval holds zero.
    Open,
    /// Small: there is no interval.
    Bare,
}

const WIDTH: i32 = 2000;
const DIFFERENCE: i32 = 560;
const ROW: i32 = 62;
const LEGEND: i32 = 62;
const COLUMN_HEADS: i32 = 60;
const FOOT: i32 = 130;
const TOP: i32 = HEADER + LEGEND + COLUMN_HEADS;
/// Half of a mark's height.
const POINT: i32 = 12;
/// Half of the height of an interval's ends, which are seen beside a mark.
const CAP: i32 = 18;
const ARROW: i32 = 20;
/// Changes beyond this are shown by an arrow at the edge.
const MOST: f64 = 1.0;
/// The axis reaches at least so far, so that nothing small looks large.
const LEAST: f64 = 0.05;

impl Picture for Changes {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (u32, u32) {
        (WIDTH as u32, (self.bottom() + FOOT) as u32)
    }

    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        pen.header(&self.title, &self.subtitle)?;
        self.legend(pen)?;
        let layout = Layout::of(self);
        layout.heads(pen, self)?;
        layout.axis(pen, self)?;
        for (i, row) in (0..).zip(&self.rows) {
            layout.row(pen, row, TOP + i * ROW + ROW / 2)?;
        }
        Ok(())
    }
}

impl Changes {
    fn bottom(&self) -> i32 {
        TOP + self.rows.len() as i32 * ROW
    }

    fn legend<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let y = HEADER + 18;
        let mut x = MARGIN;
        let words = &self.words;
        let marks = [
            (Mark::Decided, &words.decided),
            (Mark::Open, &words.open),
            (Mark::Bare, &words.bare),
        ];
        for (mark, word) in marks {
            if mark != Mark::Bare {
                interval(pen, [x, x + 60], y, mark, [false; 2])?;
            }
            point(pen, (x + 30, y), mark)?;
            pen.text(word, (x + 80, y), Lettering::new(SMALL))?;
            x += 80 + width(word, SMALL).ceil() as i32 + 48;
        }
        Ok(())
    }

    /// The ends of the axis: zero and everything shown, to the limit.
    fn ends(&self) -> (f64, f64) {
        let shown = self.rows.iter().flat_map(|row| {
            let (low, high) = row.ends.unzip();
            [low, row.change, high].into_iter().flatten()
        });
        let (low, high) = shown.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let margin = 0.08 * (high.min(MOST) - low.max(-MOST)).max(LEAST);
        let low = (low - margin).clamp(-MOST, -LEAST);
        (low, (high + margin).clamp(LEAST, MOST))
    }
}

/// Columns and the scale of changes.
struct Layout {
    plot: (i32, i32),
    bottom: i32,
    ends: (f64, f64),
    scale: Scale,
}

impl Layout {
    fn of(figure: &Changes) -> Layout {
        let names = figure.rows.iter().map(|row| width(&row.name, MEDIUM));
        let names = names.fold(0.0, f64::max).min(600.0).ceil() as i32;
        let plot = (MARGIN + names + 40, WIDTH - MARGIN - DIFFERENCE);
        let ends = figure.ends();
        Layout {
            plot,
            bottom: figure.bottom(),
            ends,
            scale: Scale::new(ends, plot),
        }
    }

    fn heads<DB: DrawingBackend>(&self, pen: &Pen<DB>, figure: &Changes) -> Drawn<DB> {
        let y = TOP - 32;
        let words = &figure.words;
        let small = Lettering::new(SMALL).muted();
        let zero = self.scale.at(0.0);
        // Each beside the line at zero where there is room, else at its end of the axis.
        let less = (zero - 24).max(self.plot.0 + width(&words.less, SMALL).ceil() as i32);
        pen.text(&words.less, (less, y), small.flush_right())?;
        let more = (less + 48).max(zero + 24);
        pen.text(&words.more, (more, y), small)?;
        let right = (WIDTH - MARGIN, y);
        pen.text(&words.difference, right, small.flush_right())?;
        for i in 0..=figure.rows.len() as i32 {
            let y = TOP + i * ROW;
            pen.line(&[(MARGIN, y), (WIDTH - MARGIN, y)], GRID, 2)?;
        }
        Ok(())
    }

    fn axis<DB: DrawingBackend>(&self, pen: &Pen<DB>, figure: &Changes) -> Drawn<DB> {
        let steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];
        let step = tick_step(self.ends.1 - self.ends.0, 10.0, &steps);
        let (first, last) = (self.ends.0 / step, self.ends.1 / step);
        let small = Lettering::new(SMALL).muted().centred();
        for tick in (first - 1e-9).ceil() as i32..=(last + 1e-9).floor() as i32 {
            let change = f64::from(tick) * step;
            let x = self.scale.at(change);
            pen.line(&[(x, TOP), (x, self.bottom)], GRID, 2)?;
            pen.text(&signed_percent(change), (x, self.bottom + 30), small)?;
        }
        let zero = self.scale.at(0.0);
        pen.line(&[(zero, TOP - 12), (zero, self.bottom + 8)], INK, 4)?;
        let middle = ((self.plot.0 + self.plot.1) / 2, self.bottom + 78);
        pen.text(&figure.words.axis, middle, small)
    }

    fn row<DB: DrawingBackend>(&self, pen: &Pen<DB>, row: &ChangesRow, y: i32) -> Drawn<DB> {
        let room = f64::from(self.plot.0 - 40 - MARGIN);
        let (name, em) = fit(&row.name, room, MEDIUM);
        pen.text(&name, (MARGIN, y), Lettering::new(em))?;
        let (difference, em) = fit(&row.difference, f64::from(DIFFERENCE - 30), MEDIUM);
        let right = Lettering::new(em).flush_right();
        pen.text(&difference, (WIDTH - MARGIN, y), right)?;
        if let Some((low, high)) = row.ends {
            let beyond = [low < self.ends.0, high > self.ends.1];
            let dots = [low, high].map(|end| self.scale.at(end));
            interval(pen, dots, y, row.mark, beyond)?;
        }
        match row.change {
            // A point beyond the edge is told by the arrow alone.
            Some(change) if self.ends.0 <= change && change <= self.ends.1 => {
                point(pen, (self.scale.at(change), y), row.mark)
            }
            _ => Ok(()),
        }
    }
}

/// A line with ends; an arrow where it goes on beyond the edge.
fn interval<DB: DrawingBackend>(
    pen: &Pen<DB>,
    ends: [i32; 2],
    y: i32,
    mark: Mark,
    beyond: [bool; 2],
) -> Drawn<DB> {
    let colour = match mark {
        Mark::Decided => MEDIAN,
        Mark::Open | Mark::Bare => BAND_NARROW,
    };
    // At least a sliver, so that a narrow one is seen.
    let ends = [ends[0].min(ends[1] - 2), ends[1]];
    pen.fill((ends[0], y - 3), (ends[1], y + 3), colour)?;
    for (end, (is_beyond, outward)) in ends.into_iter().zip(beyond.into_iter().zip([-1, 1])) {
        match is_beyond {
            true => pen.area(
                &[
                    (end - outward * ARROW, y - POINT),
                    (end, y),
                    (end - outward * ARROW, y + POINT),
                ],
                ACCENT,
            )?,
            false => pen.fill((end - 2, y - CAP), (end + 2, y + CAP), colour)?,
        }
    }
    Ok(())
}

fn point<DB: DrawingBackend>(pen: &Pen<DB>, (x, y): Place, mark: Mark) -> Drawn<DB> {
    let diamond = |half: i32| [(x - half, y), (x, y - half), (x + half, y), (x, y + half)];
    match mark {
        Mark::Decided => pen.area(&diamond(POINT), MEDIAN),
        Mark::Open => {
            pen.area(&diamond(POINT + 2), MEDIAN)?;
            pen.area(&diamond(POINT - 4), WHITE)
        }
        Mark::Bare => pen.area(&diamond(POINT / 2), MEDIAN),
    }
}

fn signed_percent(share: f64) -> String {
    match share {
        _ if share > 0.0 => format!("+{}", short_percent(share)),
        _ if share < 0.0 => format!("-{}", short_percent(-share)),
        _ => "0".to_owned(),
    }
}
