//! Loss by region and sector: a table of shades.

use super::Picture;
use super::colour::GRID;
use super::font::{fit, width, wrap};
use super::pen::{Drawn, HEADER, Lettering, MARGIN, Pen, SMALL};
use super::shades::{LEGEND, ShadeWords, Shades, legend};
use plotters::prelude::DrawingBackend;

/// A value for each region and sector, on a logarithmic scale; zero stays blank.
#[derive(Clone, PartialEq, Debug)]
pub struct HeatMap {
    /// What it shows.
    pub title: String,
    /// Scenario, number of replicates and the like; may be empty.
    pub subtitle: String,
    /// Words of the legend.
    pub words: ShadeWords,
    /// Names of the regions.
    pub rows: Vec<String>,
    /// Names of the sectors.
    pub columns: Vec<String>,
    /// Values by row, each as long as the columns.
    pub values: Vec<Vec<f64>>,
}

const CELL: (i32, i32) = (104, 38);
/// Em of the column names, so that five kana fit.
const HEAD: f64 = 22.0;
const LINE: i32 = 28;
const NARROWEST: i32 = 1000;

impl Picture for HeatMap {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (u32, u32) {
        let width = 2 * MARGIN + self.names() + self.columns.len() as i32 * CELL.0;
        let bottom = self.top() + self.rows.len() as i32 * CELL.1;
        (width.max(NARROWEST) as u32, (bottom + MARGIN) as u32)
    }

    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let shades = Shades::of(self.values.iter().flatten().copied());
        pen.header(&self.title, &self.subtitle)?;
        legend(pen, (MARGIN, HEADER), shades.as_ref(), &self.words)?;
        self.row_names(pen)?;
        self.column_names(pen)?;
        if let Some(shades) = shades {
            self.cells(pen, &shades)?;
        }
        self.grid(pen)
    }
}

impl HeatMap {
    fn names(&self) -> i32 {
        let widest = self
            .rows
            .iter()
            .map(|name| width(name, SMALL))
            .fold(0.0, f64::max);
        widest.min(360.0).ceil() as i32 + 24
    }

    fn left(&self) -> i32 {
        MARGIN + self.names()
    }

    fn top(&self) -> i32 {
        HEADER + LEGEND + self.heads().height() + 20
    }

    fn heads(&self) -> Heads {
        Heads::of(&self.columns)
    }

    fn row_names<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        for (i, name) in (0..).zip(&self.rows) {
            let (name, em) = fit(name, f64::from(self.names() - 24), SMALL);
            let place = (self.left() - 16, self.top() + i * CELL.1 + CELL.1 / 2);
            pen.text(&name, place, Lettering::new(em).flush_right())?;
        }
        Ok(())
    }

    fn column_names<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let heads = self.heads();
        for (i, lines) in (0..).zip(&heads.lines) {
            let middle = self.left() + i * CELL.0 + CELL.0 / 2;
            let count = lines.len() as i32;
            for (j, line) in (0..).zip(lines) {
                if heads.upward {
                    let x = middle + (2 * j - count + 1) * LINE / 2;
                    pen.text(line, (x, self.top() - 14), Lettering::new(HEAD).upward())?;
                } else {
                    let y = self.top() - 8 - LINE / 2 - (count - 1 - j) * LINE;
                    pen.text(line, (middle, y), Lettering::new(HEAD).centred())?;
                }
            }
        }
        Ok(())
    }

    fn cells<DB: DrawingBackend>(&self, pen: &Pen<DB>, shades: &Shades) -> Drawn<DB> {
        for (row, values) in (0..).zip(&self.values) {
            for (column, &value) in (0..).zip(values) {
                if let Some(colour) = shades.shade(value) {
                    let from = (self.left() + column * CELL.0, self.top() + row * CELL.1);
                    pen.fill(from, (from.0 + CELL.0, from.1 + CELL.1), colour)?;
                }
            }
        }
        Ok(())
    }

    fn grid<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let (left, top) = (self.left(), self.top());
        let (columns, rows) = (self.columns.len() as i32, self.rows.len() as i32);
        let (right, bottom) = (left + columns * CELL.0, top + rows * CELL.1);
        for row in 0..=rows {
            let y = top + row * CELL.1;
            pen.line(&[(left, y), (right, y)], GRID, 2)?;
        }
        for column in 0..=columns {
            let x = left + column * CELL.0;
            pen.line(&[(x, top), (x, bottom)], GRID, 2)?;
        }
        Ok(())
    }
}

/// Column names, broken into lines: level if every line fits its column, else read upward.
struct Heads {
    lines: Vec<Vec<String>>,
    upward: bool,
}

impl Heads {
    fn of(names: &[String]) -> Self {
        let room = f64::from(CELL.0 - 2);
        let level = Self::broken(names, room, false);
        let fits = |line: &String| width(line, HEAD) <= room;
        let is_level = level
            .lines
            .iter()
            .all(|lines| lines.len() <= 4 && lines.iter().all(fits));
        if is_level {
            level
        } else {
            Self::broken(names, 300.0, true)
        }
    }

    fn broken(names: &[String], room: f64, upward: bool) -> Self {
        let mut lines: Vec<Vec<String>> = names.iter().map(|name| wrap(name, room, HEAD)).collect();
        for name in &mut lines {
            // Three lines are what a column holds sideways.
            let kept = if upward { 3 } else { name.len() };
            name.truncate(kept);
        }
        Self { lines, upward }
    }

    fn height(&self) -> i32 {
        if self.upward {
            let widest = self.lines.iter().flatten().map(|line| width(line, HEAD));
            widest.fold(0.0, f64::max).ceil() as i32 + 14
        } else {
            self.lines
                .iter()
                .map(|lines| lines.len() as i32)
                .max()
                .unwrap_or(0)
                * LINE
                + 8
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(names: &[&str]) -> Heads {
        Heads::of(
            &names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn short_names_stand_level_and_long_words_are_read_upward() {
        assert!(!heads(&["情報通信", "政府・行政サービス"]).upward);
        assert!(heads(&["Information and communications", "Gas"]).upward);
    }

    #[test]
    fn heads_are_as_high_as_their_longest_name() {
        assert!(heads(&["電力", "政府・行政サービス"]).height() > heads(&["電力"]).height());
    }
}
