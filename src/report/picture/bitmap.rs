//! plotters' bitmap with smooth edges and with the text of the embedded font, placed as an SVG viewer places it.

use super::font::{font, glyph, units_per_em};
use ab_glyph::{Font, PxScale, ScaleFont};
use ab_glyph_rasterizer::{Point, Rasterizer, point};
use plotters::backend::BitMapBackend;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

/// Pixels in memory, three bytes each.
pub(super) struct Bitmap<'a> {
    pixels: BitMapBackend<'a>,
}

type Painted<'a> = Result<(), DrawingErrorKind<<BitMapBackend<'a> as DrawingBackend>::ErrorType>>;

impl<'a> Bitmap<'a> {
    /// Draws into `pixels`, which must hold three bytes for each dot of `size`.
    pub(super) fn new(pixels: &'a mut [u8], size: (u32, u32)) -> Self {
        Self {
            pixels: BitMapBackend::with_buffer(pixels, size),
        }
    }

    /// Fills the union of outlines that all turn the same way.
    fn cover(&mut self, outlines: &[Vec<Point>], colour: BackendColor) -> Painted<'a> {
        let Some((origin, extent)) = self.bounds(outlines) else {
            return Ok(());
        };
        let mut grid = Rasterizer::new(extent.0, extent.1);
        for outline in outlines {
            let shifted = |i: usize| {
                let corner = outline[i % outline.len()];
                point(corner.x - origin.0 as f32, corner.y - origin.1 as f32)
            };
            for i in 0..outline.len() {
                grid.draw_line(shifted(i), shifted(i + 1));
            }
        }
        let mut painted = Ok(());
        grid.for_each_pixel_2d(|x, y, coverage| {
            if painted.is_ok() {
                let place = (origin.0 + x as i32, origin.1 + y as i32);
                painted = self.blend(place, colour, coverage);
            }
        });
        painted
    }

    /// Upper left corner and size of the grid around the outlines, with a margin for the rasterizer's last column.
    fn bounds(&self, outlines: &[Vec<Point>]) -> Option<((i32, i32), (usize, usize))> {
        let corners = || outlines.iter().flatten();
        corners().next()?;
        let least = |of: fn(&Point) -> f32| corners().map(of).fold(f32::INFINITY, f32::min);
        let most = |of: fn(&Point) -> f32| corners().map(of).fold(f32::NEG_INFINITY, f32::max);
        let (left, top) = (least(|p| p.x).floor() as i32, least(|p| p.y).floor() as i32);
        let (right, bottom) = (most(|p| p.x).ceil() as i32, most(|p| p.y).ceil() as i32);
        Some((
            (left, top),
            ((right - left) as usize + 2, (bottom - top) as usize + 1),
        ))
    }

    fn blend(&mut self, place: BackendCoord, colour: BackendColor, coverage: f32) -> Painted<'a> {
        // Below half a step of 8 bits nothing would change.
        if coverage < 1.0 / 512.0 {
            return Ok(());
        }
        let alpha = colour.alpha * f64::from(coverage.min(1.0));
        self.pixels
            .draw_pixel(place, BackendColor { alpha, ..colour })
    }

    fn stroke(&mut self, path: &[BackendCoord], style: &impl BackendStyle) -> Painted<'a> {
        let half = style.stroke_width() as f32 / 2.0;
        let sides = path
            .windows(2)
            .filter_map(|ends| side(ends[0], ends[1], half));
        let inner = path.iter().skip(1).take(path.len().saturating_sub(2));
        let joints = inner.map(|&corner| joint(corner, half));
        let outlines: Vec<Vec<Point>> = sides.chain(joints).collect();
        self.cover(&outlines, style.color())
    }
}

/// The rectangle of one straight stroke; none if it has no length.
fn side(from: BackendCoord, to: BackendCoord, half: f32) -> Option<Vec<Point>> {
    let (a, b) = (centre(from), centre(to));
    let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).sqrt();
    (length > 0.0).then(|| {
        let n = point((a.y - b.y) / length * half, (b.x - a.x) / length * half);
        vec![a + n, b + n, b - n, a - n]
    })
}

/// An octagon over the corner where two strokes meet, turning as [`side`] does.
fn joint(corner: BackendCoord, half: f32) -> Vec<Point> {
    const D: f32 = std::f32::consts::FRAC_1_SQRT_2;
    const DIRECTIONS: [(f32, f32); 8] = [
        (1.0, 0.0),
        (D, -D),
        (0.0, -1.0),
        (-D, -D),
        (-1.0, 0.0),
        (-D, D),
        (0.0, 1.0),
        (D, D),
    ];
    let c = centre(corner);
    DIRECTIONS
        .iter()
        .map(|(x, y)| point(c.x + x * half, c.y + y * half))
        .collect()
}

fn centre(place: BackendCoord) -> Point {
    point(place.0 as f32, place.1 as f32)
}

impl<'a> DrawingBackend for Bitmap<'a> {
    type ErrorType = <BitMapBackend<'a> as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.pixels.get_size()
    }

    fn ensure_prepared(&mut self) -> Painted<'a> {
        self.pixels.ensure_prepared()
    }

    fn present(&mut self) -> Painted<'a> {
        self.pixels.present()
    }

    fn draw_pixel(&mut self, place: BackendCoord, colour: BackendColor) -> Painted<'a> {
        self.pixels.draw_pixel(place, colour)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Painted<'a> {
        self.pixels.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Painted<'a> {
        self.stroke(&[from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Painted<'a> {
        self.stroke(&path.into_iter().collect::<Vec<_>>(), style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Painted<'a> {
        let outline = corners.into_iter().map(centre).collect();
        self.cover(&[outline], style.color())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        anchor: BackendCoord,
    ) -> Painted<'a> {
        let em = (style.size() / EM_TO_PLOTTERS_SIZE) as f32;
        let scale = PxScale::from(em * font().height_unscaled() / units_per_em());
        let scaled = font().as_scaled(scale);
        let width: f32 = text.chars().map(|c| scaled.h_advance(glyph(c))).sum();
        let mut caret = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => -width / 2.0,
            HPos::Right => -width,
        };
        let baseline = baseline(em, &style.anchor().v_pos);
        for c in text.chars() {
            let id = glyph(c);
            let placed = id.with_scale_and_position(scale, point(caret, baseline));
            caret += scaled.h_advance(id);
            self.draw_glyph(placed, style, anchor)?;
        }
        Ok(())
    }
}

/// plotters calls a font of one em "1.24 high", in both of its backends.
pub(super) const EM_TO_PLOTTERS_SIZE: f64 = 1.24;

/// Height of the baseline below the anchor, with the same shares of the em as plotters' SVG.
fn baseline(em: f32, anchor: &VPos) -> f32 {
    match anchor {
        VPos::Top => 0.76 * em,
        VPos::Center => 0.25 * em,
        VPos::Bottom => -0.25 * em,
    }
}

impl<'a> Bitmap<'a> {
    fn draw_glyph(
        &mut self,
        glyph: ab_glyph::Glyph,
        style: &impl BackendTextStyle,
        anchor: BackendCoord,
    ) -> Painted<'a> {
        let Some(outlined) = font().outline_glyph(glyph) else {
            return Ok(());
        };
        let corner = outlined.px_bounds().min;
        let mut painted = Ok(());
        outlined.draw(|x, y, coverage| {
            if painted.is_ok() {
                let (x, y) = style
                    .transform()
                    .transform(corner.x as i32 + x as i32, corner.y as i32 + y as i32);
                painted = self.blend((anchor.0 + x, anchor.1 + y), style.color(), coverage);
            }
        });
        painted
    }
}

#[cfg(test)]
mod tests {
    use super::super::pen::{Lettering, Pen};
    use super::*;
    use plotters::prelude::IntoDrawingArea;

    const SIDE: u32 = 80;
    const EM: f64 = 40.0;

    fn drawn(text: &str) -> Vec<u8> {
        let mut pixels = vec![255; (SIDE * SIDE * 3) as usize];
        let sheet = Bitmap::new(&mut pixels, (SIDE, SIDE)).into_drawing_area();
        let pen = Pen::new(&sheet);
        pen.text(text, (20, 40), Lettering::new(EM))
            .expect("memory takes every stroke");
        drop(sheet);
        pixels
    }

    /// The last row with ink.
    fn bottom(text: &str) -> usize {
        let pixels = drawn(text);
        let mut rows = pixels.chunks((SIDE * 3) as usize);
        rows.rposition(|row| row.iter().any(|byte| *byte < 128))
            .expect("there is ink")
    }

    #[test]
    fn letters_reach_as_far_below_the_line_as_the_font_says() {
        // BIZ UDPGothic keeps its descenders short: 0.12 em, cut flat by design and not by us.
        let below = bottom("p") - bottom("x");
        assert!((4..=5).contains(&below), "{below} rows");
        assert_eq!(bottom("p"), bottom("q"));
    }

    #[test]
    fn a_character_that_the_font_lacks_is_drawn_as_the_printers_sign() {
        assert_eq!(drawn("龘"), drawn("〓"));
    }
}
