//! A map with one tile of equal size for each region: small prefectures are seen as well as large ones.

use super::Picture;
use super::colour::{INK, ink_on};
use super::font::{fit, width};
use super::pen::{Drawn, HEADER, Lettering, MARGIN, MEDIUM, Pen, SMALL};
use super::shades::{LEGEND, ShadeWords, Shades, blank, legend};
use plotters::prelude::DrawingBackend;

/// A value for each region, drawn where the region roughly lies, on a logarithmic scale; zero stays blank.
#[derive(Clone, PartialEq, Debug)]
pub struct TileMap {
    /// What it shows.
    pub title: String,
    /// Scenario, number of replicates and the like; may be empty.
    pub subtitle: String,
    /// Words of the legend.
    pub words: ShadeWords,
    /// The regions.
    pub tiles: Vec<Tile>,
}

/// A region's tile.
#[derive(Clone, PartialEq, Debug)]
pub struct Tile {
    /// Short display name.
    pub name: String,
    /// Row from the north.
    pub row: u32,
    /// Column from the west.
    pub column: u32,
    /// The value shown.
    pub value: f64,
}

const TILE: i32 = 122;
const PITCH: i32 = TILE + 6;
const NARROWEST: i32 = 1000;
const TOP: i32 = HEADER + LEGEND + 24;

impl Picture for TileMap {
    fn title(&self) -> &str {
        &self.title
    }

    fn size(&self) -> (u32, u32) {
        let (columns, rows) = self.extent();
        let width = 2 * MARGIN + columns * PITCH;
        (
            width.max(NARROWEST) as u32,
            (TOP + rows * PITCH + MARGIN) as u32,
        )
    }

    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>) -> Drawn<DB> {
        let shades = Shades::of(self.tiles.iter().map(|tile| tile.value));
        pen.header(&self.title, &self.subtitle)?;
        legend(pen, (MARGIN, HEADER), shades.as_ref(), &self.words)?;
        for tile in &self.tiles {
            self.tile(pen, tile, shades.as_ref())?;
        }
        Ok(())
    }
}

impl TileMap {
    fn extent(&self) -> (i32, i32) {
        let end = |of: fn(&Tile) -> u32| {
            self.tiles
                .iter()
                .map(of)
                .max()
                .map_or(0, |last| last as i32 + 1)
        };
        (end(|tile| tile.column), end(|tile| tile.row))
    }

    fn tile<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        tile: &Tile,
        shades: Option<&Shades>,
    ) -> Drawn<DB> {
        let from = (
            MARGIN + tile.column as i32 * PITCH,
            TOP + tile.row as i32 * PITCH,
        );
        let to = (from.0 + TILE, from.1 + TILE);
        let middle = from.0 + TILE / 2;
        let (name, em) = fit(&tile.name, f64::from(TILE - 8), MEDIUM);
        let Some(colour) = shades.and_then(|shades| shades.shade(tile.value)) else {
            blank(pen, from, to)?;
            return pen.text(
                &name,
                (middle, from.1 + 44),
                Lettering::new(em).ink(INK).centred(),
            );
        };
        pen.fill(from, to, colour)?;
        let ink = ink_on(colour);
        pen.text(
            &name,
            (middle, from.1 + 44),
            Lettering::new(em).ink(ink).centred(),
        )?;
        let value = self.words.counting.label(tile.value);
        let em = if width(&value, SMALL) > f64::from(TILE - 8) {
            20.0
        } else {
            SMALL
        };
        pen.text(
            &value,
            (middle, from.1 + 84),
            Lettering::new(em).ink(ink).centred(),
        )
    }
}
