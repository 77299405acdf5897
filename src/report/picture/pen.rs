//! The strokes that every picture is made of, on either backend.

use super::bitmap::EM_TO_PLOTTERS_SIZE;
use super::colour::{INK, MUTED};
use super::font::{FAMILY, drawn_as, fit};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontTransform, IntoFont, RGBColor, TextStyle};

/// What drawing returns.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A place on the sheet, in dots from the upper left corner.
pub(super) type Place = (i32, i32);

/// Margin around a picture.
pub(super) const MARGIN: i32 = 48;

/// Height of title and subtitle with the margin above them.
pub(super) const HEADER: i32 = 156;

/// Em of labels, 12 CSS pixels.
pub(super) const SMALL: f64 = 24.0;

/// Em of names, 14 CSS pixels.
pub(super) const MEDIUM: f64 = 28.0;

/// Em of titles, 20 CSS pixels.
const TITLE: f64 = 40.0;

/// Draws on a sheet.
pub struct Pen<'a, DB: DrawingBackend> {
    sheet: &'a DrawingArea<DB, Shift>,
}

/// How a text looks and where its anchor is; the anchor's height is always the middle of the line.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    em: f64,
    ink: RGBColor,
    align: HPos,
    upward: bool,
}

impl Lettering {
    /// Dark, starting at the anchor.
    pub(super) fn new(em: f64) -> Self {
        Self {
            em,
            ink: INK,
            align: HPos::Left,
            upward: false,
        }
    }

    /// For what stands back: axis labels, subtitles.
    pub(super) fn muted(self) -> Self {
        self.ink(MUTED)
    }

    pub(super) fn ink(self, ink: RGBColor) -> Self {
        Self { ink, ..self }
    }

    pub(super) fn centred(self) -> Self {
        Self {
            align: HPos::Center,
            ..self
        }
    }

    /// Ending at the anchor.
    pub(super) fn flush_right(self) -> Self {
        Self {
            align: HPos::Right,
            ..self
        }
    }

    /// Read from bottom to top.
    pub(super) fn upward(self) -> Self {
        Self {
            upward: true,
            ..self
        }
    }
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    pub(super) fn new(sheet: &'a DrawingArea<DB, Shift>) -> Self {
        Self { sheet }
    }

    /// Title and subtitle at the head of the sheet.
    pub(super) fn header(&self, title: &str, subtitle: &str) -> Drawn<DB> {
        let (width, _) = self.sheet.dim_in_pixel();
        let room = f64::from(width as i32 - 2 * MARGIN);
        let (title, em) = fit(title, room, TITLE);
        self.text(&title, (MARGIN, 66), Lettering::new(em))?;
        let (subtitle, em) = fit(subtitle, room, MEDIUM);
        self.text(&subtitle, (MARGIN, 114), Lettering::new(em).muted())
    }

    /// One line of text.
    pub(super) fn text(&self, text: &str, (x, y): Place, lettering: Lettering) -> Drawn<DB> {
        if text.is_empty() {
            return Ok(());
        }
        let raised = (RAISE_SHARE_OF_EM * lettering.em).round() as i32;
        let (transform, anchor) = if lettering.upward {
            (FontTransform::Rotate270, (x - raised, y))
        } else {
            (FontTransform::None, (x, y - raised))
        };
        let font = (FAMILY, plotters_size(lettering.em)).into_font();
        let style = TextStyle::from(font.transform(transform))
            .color(&lettering.ink)
            .pos(Pos::new(lettering.align, VPos::Top));
        self.sheet.draw(&Text::new(printable(text), anchor, style))
    }

    /// A filled rectangle between two corners.
    pub(super) fn fill(&self, from: Place, to: Place, colour: RGBColor) -> Drawn<DB> {
        self.sheet
            .draw(&Rectangle::new([from, to], colour.filled()))
    }

    /// A filled outline.
    pub(super) fn area(&self, outline: &[Place], colour: RGBColor) -> Drawn<DB> {
        if outline.len() < 3 {
            return Ok(());
        }
        self.sheet
            .draw(&Polygon::new(outline.to_vec(), colour.filled()))
    }

    /// A line through places; an even `width` keeps level lines crisp.
    pub(super) fn line(&self, path: &[Place], colour: RGBColor, width: u32) -> Drawn<DB> {
        if path.len() < 2 {
            return Ok(());
        }
        self.sheet
            .draw(&PathElement::new(path.to_vec(), colour.stroke_width(width)))
    }

    /// A dashed line through places.
    pub(super) fn dashed(&self, path: &[Place], colour: RGBColor, width: u32) -> Drawn<DB> {
        for dash in dashes(path, 10.0, 8.0) {
            self.line(&dash, colour, width)?;
        }
        Ok(())
    }
}

/// plotters hangs text below its anchor with the baseline at 0.76 em; half a kanji stands at 0.38 em.
const RAISE_SHARE_OF_EM: f64 = 0.38;

/// The size that plotters divides back to exactly this em where a double can, so that an SVG reads `24`, not `24.000000000000004`.
fn plotters_size(em: f64) -> f64 {
    let size = em * EM_TO_PLOTTERS_SIZE;
    [size, size.next_up(), size.next_down()]
        .into_iter()
        .find(|size| size / EM_TO_PLOTTERS_SIZE == em)
        .unwrap_or(size)
}

/// The text in the characters that pictures draw.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(drawn_as).collect()
}

/// A path without the corners that change nothing: repeated places and places on a straight stroke.
pub(super) fn thinned(path: impl IntoIterator<Item = Place>) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for place in path {
        if kept.last() == Some(&place) {
            continue;
        }
        if let [.., a, b] = kept[..]
            && goes_straight(a, b, place)
        {
            kept.pop();
        }
        kept.push(place);
    }
    kept
}

fn goes_straight(a: Place, b: Place, c: Place) -> bool {
    let (first, second) = ((b.0 - a.0, b.1 - a.1), (c.0 - b.0, c.1 - b.1));
    let cross = i64::from(first.0) * i64::from(second.1) - i64::from(first.1) * i64::from(second.0);
    let dot = i64::from(first.0) * i64::from(second.0) + i64::from(first.1) * i64::from(second.1);
    cross == 0 && dot > 0
}

/// Cuts a path into dashes of `on` dots with `off` dots between them.
fn dashes(path: &[Place], on: f64, off: f64) -> Vec<Vec<Place>> {
    let mut dashes = Vec::new();
    let mut dash = Vec::new();
    let mut walked = 0.0;
    for ends in path.windows(2) {
        let (dx, dy) = (
            f64::from(ends[1].0 - ends[0].0),
            f64::from(ends[1].1 - ends[0].1),
        );
        let length = (dx * dx + dy * dy).sqrt();
        let mut done = 0.0;
        while done < length {
            let drawing = walked < on;
            let step = (length - done).min(if drawing { on } else { on + off } - walked);
            let at = |s: f64| place_between(ends[0], (dx, dy), s / length);
            if drawing {
                if dash.is_empty() {
                    dash.push(at(done));
                }
                dash.push(at(done + step));
            } else if !dash.is_empty() {
                dashes.push(std::mem::take(&mut dash));
            }
            done += step;
            walked = if walked + step >= on + off {
                0.0
            } else {
                walked + step
            };
        }
    }
    if !dash.is_empty() {
        dashes.push(dash);
    }
    dashes
}

fn place_between(from: Place, (dx, dy): (f64, f64), share: f64) -> Place {
    (
        from.0 + (dx * share).round() as i32,
        from.1 + (dy * share).round() as i32,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_corners_turns_back_and_ends_only() {
        let path = [(0, 0), (1, 0), (1, 0), (2, 0), (2, 5), (2, 3), (4, 3)];
        assert_eq!(thinned(path), [(0, 0), (2, 0), (2, 5), (2, 3), (4, 3)]);
    }

    #[test]
    fn dashes_go_round_corners_and_leave_gaps() {
        let cut = dashes(&[(0, 0), (25, 0), (25, 20)], 10.0, 8.0);
        assert_eq!(
            cut,
            [
                vec![(0, 0), (10, 0)],
                vec![(18, 0), (25, 0), (25, 3)],
                vec![(25, 11), (25, 20)],
            ]
        );
    }

    #[test]
    fn the_usual_sizes_come_back_whole() {
        for em in [SMALL, MEDIUM, TITLE] {
            assert_eq!(plotters_size(em) / EM_TO_PLOTTERS_SIZE, em);
        }
    }

    #[test]
    fn control_characters_become_spaces_and_comparisons_read_the_right_way() {
        assert_eq!(printable("a\u{0}b\nc ≤ 3"), "a b c ≦ 3");
    }
}
