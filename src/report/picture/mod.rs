//! Pictures of a batch: figure data in, PNG bytes or SVG text out.
//!
//! Each picture is one drawing function over either backend, so that the two forms agree. Lengths are in dots, two to a
//! CSS pixel: fine enough that whole dots serve as coordinates.
//!
//! Invariant: nothing here computes a statistic or looks for a font of the machine; the same figure gives the same bytes.

mod bitmap;
mod changes;
mod colour;
mod fan;
mod font;
mod heat_map;
mod number;
mod overlay;
mod pen;
mod recovery;
mod scale;
mod shades;
mod tile_map;

pub use changes::{Changes, ChangesRow, ChangesWords, Mark};
pub use fan::{Fan, FanBands, FanSector, FanWords};
pub use font::missing_glyphs;
pub use heat_map::HeatMap;
pub use number::Counting;
pub use overlay::{Overlay, OverlayPoint, OverlayWords};
pub use recovery::{HourAxis, Recovery, RecoveryRow, RecoveryTimes, RecoveryWords};
pub use shades::ShadeWords;
pub use tile_map::{Tile, TileMap};

use crate::words::{Lang, errors as texts};
use bitmap::Bitmap;
use pen::{Drawn, Pen};
use plotters::prelude::{DrawingBackend, IntoDrawingArea, SVGBackend, WHITE};
use std::fmt;

/// A figure that can be drawn.
pub trait Picture {
    /// What it shows; in an SVG also what a screen reader says.
    fn title(&self) -> &str;

    /// Width and height in dots, as its content asks.
    fn size(&self) -> (u32, u32);

    /// Draws it on a white sheet of [`Picture::size`].
    #[doc(hidden)]
    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB>;
}

/// Why a picture could not be made.
#[derive(Debug)]
pub enum PictureError {
    /// The drawing backend refused a stroke.
    Draw(String),
    /// The pixels could not be encoded.
    Encode(png::EncodingError),
}

impl PictureError {
    /// What went wrong, in a language.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Draw(reason) => texts::NOT_DRAWN.fill(lang, &[("reason", reason)]),
            Self::Encode(_) => texts::NOT_ENCODED.to(lang).to_owned(),
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Lang::En))
    }
}

impl std::error::Error for PictureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Draw(_) => None,
            Self::Encode(error) => Some(error),
        }
    }
}

/// The picture as a PNG file with one pixel a dot.
pub fn png(picture: &impl Picture) -> Result<Vec<u8>, PictureError> {
    let (width, height) = picture.size();
    let mut pixels = vec![0; width as usize * height as usize * 3];
    paint(picture, Bitmap::new(&mut pixels, (width, height)))?;
    encode(&pixels, (width, height)).map_err(PictureError::Encode)
}

/// The picture as an SVG element that can stand alone or in a page; its text stays text.
pub fn svg(picture: &impl Picture) -> Result<String, PictureError> {
    let size = picture.size();
    let mut drawn = String::new();
    paint(picture, SVGBackend::with_string(&mut drawn, size))?;
    Ok(with_own_root(&drawn, size, picture.title()))
}

fn paint<DB: DrawingBackend>(picture: &impl Picture, backend: DB) -> Result<(), PictureError> {
    let sheet = backend.into_drawing_area();
    sheet
        .fill(&WHITE)
        .and_then(|()| picture.draw(&Pen::new(&sheet)))
        .and_then(|()| sheet.present())
        .map_err(|error| PictureError::Draw(error.to_string()))
}

fn encode(pixels: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Flat colours repeat: plain rows compress to half of what filtered ones do.
    encoder.set_filter(png::FilterType::NoFilter);
    encoder.set_compression(png::Compression::Default);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: DOTS_PER_METRE,
        yppu: DOTS_PER_METRE,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}

/// Two dots to a CSS pixel of 1/96 inch, so that a document places the PNG as large as the SVG.
const DOTS_PER_METRE: u32 = 7559;

/// Replaces plotters' root element: sized in CSS pixels, scalable, and named for screen readers.
fn with_own_root(drawn: &str, (width, height): (u32, u32), title: &str) -> String {
    let body = drawn.split_once('\n').map_or("", |(_root, body)| body);
    let title = escape(&pen::printable(title));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n{body}",
        width / 2,
        height / 2,
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
