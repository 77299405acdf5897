//! A map with one tile of equal size for each region: small prefectures are seen as well as large ones.

use super::Picture;
use super::colour::{INK, ink_on};
use super::font::fit;
use super::pen::{Drawn, HEADER, Lettering, MARGIN, MEDIUM, Pen, Place, SMALL};
use super::shades::{LEGEND, ShadeWords, Shades, blank, legend};
use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;

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

const TILE: i32 = 132;
const PITCH: i32 = TILE + 6;
/// What a tile holds of text.
const ROOM: f64 = (TILE - 8) as f64;
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
        let em = self.name_em();
        for tile in &self.tiles {
            let colour = shades.and_then(|shades| shades.shade(tile.value));
            self.tile(pen, tile, colour, em)?;
        }
        Ok(())
    }
}

impl TileMap {
    fn extent(&self) -> (i32, i32) {
        let end = |of: fn(&Tile) -> u32| {
            let last = self.tiles.iter().map(of).max();
            last.map_or(0, |last| last as i32 + 1)
        };
        (end(|tile| tile.column), end(|tile| tile.row))
    }

    /// The size at which the longest name fits its tile: one size for all.
    fn name_em(&self) -> f64 {
        let sizes = self
            .tiles
            .iter()
            .map(|tile| fit(&tile.name, ROOM, MEDIUM).1);
        sizes.fold(MEDIUM, f64::min)
    }

    fn tile<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        tile: &Tile,
        colour: Option<RGBColor>,
        em: f64,
    ) -> Drawn<DB> {
        let from: Place = (
            MARGIN + tile.column as i32 * PITCH,
            TOP + tile.row as i32 * PITCH,
        );
        let to = (from.0 + TILE, from.1 + TILE);
        let place = |y: i32| (from.0 + TILE / 2, from.1 + y);
        match colour {
            Some(colour) => pen.fill(from, to, colour)?,
            None => blank(pen, from, to)?,
        }
        let ink = colour.map_or(INK, ink_on);
        let (name, em) = fit(&tile.name, ROOM, em);
        pen.text(&name, place(48), Lettering::new(em).ink(ink).centred())?;
        if colour.is_none() {
            return Ok(());
        }
        let (value, em) = fit(&self.words.counting.label(tile.value), ROOM, SMALL);
        pen.text(&value, place(90), Lettering::new(em).ink(ink).centred())
    }
}
