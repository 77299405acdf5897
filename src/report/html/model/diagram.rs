//! Areas as boxes where the tile map has them, ties as lines between them.

use super::super::super::nation::{Area, Link, Phrases};
use super::super::markup::escape;
use super::power::Unit;
use crate::words::model as w;
use std::fmt::Write as _;

/// Width and height of a box.
const BOX: (f64, f64) = (188.0, 92.0);
/// Between boxes, so that a tie's limits can be read there.
const GAP: (f64, f64) = (80.0, 60.0);
/// Distance of neighbouring tiles.
const TILE: (f64, f64) = (84.0, 72.0);
/// Around everything.
const MARGIN: f64 = 16.0;
/// Rounds in which boxes move apart; few are needed, and the end is certain.
const ROUNDS: usize = 400;
/// Width of the strongest tie, and of the weakest.
const WIDTH: (f64, f64) = (14.0, 2.0);

/// A place in the drawing.
type Place = (f64, f64);

/// The drawing; at least one area.
pub(super) fn svg(phrases: Phrases, areas: &[Area], links: &[Link], unit: Unit) -> String {
    let drawing = Drawing::of(phrases, areas, unit);
    let strongest = links
        .iter()
        .map(|link| link.there_kw.max(link.back_kw))
        .max();
    let mut lines = String::new();
    let mut limits = String::new();
    for link in links {
        let ends = (drawing.place(link.a), drawing.place(link.b));
        if let (Some(a), Some(b)) = ends {
            lines += &line(a, b, link, strongest.unwrap_or(1));
            limits += &limit(a, b, link, unit);
        }
    }
    let alt = phrases.fill(
        w::POWER_ALT,
        &[("areas", &areas.len()), ("ties", &links.len())],
    );
    let (alt, (width, height)) = (escape(&alt), drawing.size());
    format!(
        "<svg viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" aria-label=\"{alt}\">\n\
         <title>{alt}</title>\n<g font-family=\"inherit\" fill=\"#1f242b\">\n{lines}{}{limits}</g>\n</svg>\n",
        drawing.boxes()
    )
}

/// The boxes and where they stand.
struct Drawing<'a> {
    phrases: Phrases<'a>,
    areas: &'a [Area],
    unit: Unit,
    /// Middles of the boxes.
    places: Vec<Place>,
}

impl<'a> Drawing<'a> {
    fn of(phrases: Phrases<'a>, areas: &'a [Area], unit: Unit) -> Drawing<'a> {
        let on_map = areas
            .iter()
            .enumerate()
            .map(|(index, area)| match area.place {
                Some((row, column)) => (column * TILE.0, row * TILE.1),
                // What is on no map stands in rows of three.
                None => (
                    (index % 3) as f64 * 4.0 * TILE.0,
                    (index / 3) as f64 * 3.0 * TILE.1,
                ),
            });
        let mut places: Vec<Place> = on_map.collect();
        apart(&mut places);
        let low = |of: fn(&Place) -> f64| places.iter().map(of).fold(f64::MAX, f64::min);
        let (left, top) = (low(|place| place.0), low(|place| place.1));
        for place in &mut places {
            place.0 += MARGIN + BOX.0 / 2.0 - left;
            place.1 += MARGIN + BOX.1 / 2.0 - top;
        }
        Drawing {
            phrases,
            areas,
            unit,
            places,
        }
    }

    fn size(&self) -> (f64, f64) {
        let high = |of: fn(&Place) -> f64| self.places.iter().map(of).fold(0.0, f64::max);
        (
            high(|place| place.0) + BOX.0 / 2.0 + MARGIN,
            high(|place| place.1) + BOX.1 / 2.0 + MARGIN,
        )
    }

    fn place(&self, facility: usize) -> Option<Place> {
        let index = self
            .areas
            .iter()
            .position(|area| area.facility == facility)?;
        Some(self.places[index])
    }

    fn boxes(&self) -> String {
        let areas = self.areas.iter().zip(&self.places);
        areas.map(|(area, place)| self.area(area, *place)).collect()
    }

    /// A box: the name, the load, what runs and what stands by, and all three as bars.
    fn area(&self, area: &Area, (x, y): Place) -> String {
        let (left, top) = (x - BOX.0 / 2.0, y - BOX.1 / 2.0);
        let name = self
            .phrases
            .name(&self.phrases.model.facilities[area.facility].name);
        let (unit, show) = (self.unit.name, |kw| self.unit.show(kw));
        let load = self.phrases.fill(
            w::BOX_LOAD,
            &[("load", &show(area.demand_kw)), ("unit", &unit)],
        );
        let sources = match area.standby_kw {
            0 => w::BOX_RUNNING,
            _ => w::BOX_SOURCES,
        };
        let sources = self.phrases.fill(
            sources,
            &[
                ("running", &show(area.running_kw)),
                ("standby", &show(area.standby_kw)),
                ("unit", &unit),
            ],
        );
        let mut text = format!(
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"#fff\" stroke=\"#1f242b\" stroke-width=\"2\"/>\n",
            BOX.0, BOX.1
        );
        let lines = [
            (23.0, fitting(name), 700, name),
            (44.0, 15.0, 400, &load),
            (63.0, 15.0, 400, &sources),
        ];
        for (down, size, weight, words) in lines {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size:.1}\" font-weight=\"{weight}\">{}</text>",
                left + 10.0,
                top + down,
                escape(words)
            );
        }
        text + &bars(area, (left + 10.0, top + 72.0))
    }
}

/// The size at which a name fits into a box: wide characters take a square, others two thirds of it at most.
fn fitting(name: &str) -> f64 {
    let squares = |c: char| if c.is_ascii() { 0.67 } else { 1.0 };
    let squares: f64 = name.chars().map(squares).sum();
    ((BOX.0 - 20.0) / squares.max(1.0)).clamp(8.0, 17.0)
}

/// Load above, sources below, both to the scale of what the area has and needs.
fn bars(area: &Area, (x, y): Place) -> String {
    let long = BOX.0 - 20.0;
    let whole = (area.running_kw + area.standby_kw)
        .max(area.demand_kw)
        .max(1) as f64;
    let length = |kw: u64| long * kw as f64 / whole;
    let bar = |from: f64, down: f64, kw: u64, fill: &str| {
        format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"5\" fill=\"{fill}\" stroke=\"#08306b\" stroke-width=\".8\"/>\n",
            x + from,
            y + down,
            length(kw)
        )
    };
    let standby = match area.standby_kw {
        0 => String::new(),
        kw => bar(length(area.running_kw), 7.0, kw, "#fff"),
    };
    bar(0.0, 0.0, area.demand_kw, "#08306b") + &bar(0.0, 7.0, area.running_kw, "#7fb0d8") + &standby
}

/// Moves boxes apart until each pair has its gap, along the axis on which less of a box is missing.
fn apart(places: &mut [Place]) {
    for _ in 0..ROUNDS {
        let mut is_settled = true;
        for b in 1..places.len() {
            for a in 0..b {
                is_settled &= !part(places, a, b);
            }
        }
        if is_settled {
            break;
        }
    }
}

/// Moves a pair apart by half of what is missing each; whether anything was.
fn part(places: &mut [Place], a: usize, b: usize) -> bool {
    let (dx, dy) = (places[b].0 - places[a].0, places[b].1 - places[a].1);
    let missing = (BOX.0 + GAP.0 - dx.abs(), BOX.1 + GAP.1 - dy.abs());
    if missing.0 < 0.01 || missing.1 < 0.01 {
        return false;
    }
    let way = |d: f64| if d < 0.0 { -1.0 } else { 1.0 };
    if missing.1 / BOX.1 <= missing.0 / BOX.0 {
        let step = way(dy) * missing.1 / 2.0;
        places[a].1 -= step;
        places[b].1 += step;
    } else {
        let step = way(dx) * missing.0 / 2.0;
        places[a].0 -= step;
        places[b].0 += step;
    }
    true
}

fn line(a: Place, b: Place, link: &Link, strongest: u64) -> String {
    let share = link.there_kw.max(link.back_kw) as f64 / strongest.max(1) as f64;
    let width = WIDTH.1 + (WIDTH.0 - WIDTH.1) * share;
    format!(
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"#7fb0d8\" stroke-width=\"{width:.1}\"/>\n",
        a.0, a.1, b.0, b.1
    )
}

/// The limits in the middle of what is seen of a tie, an arrow for each direction.
fn limit(a: Place, b: Place, link: &Link, unit: Unit) -> String {
    let (from, to) = (edge(a, b), edge(b, a));
    let (x, y) = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let (there, back) = (unit.show(link.there_kw), unit.show(link.back_kw));
    let is_flat = (b.0 - a.0).abs() / BOX.0 >= (b.1 - a.1).abs() / BOX.1;
    let is_forward = if is_flat { b.0 >= a.0 } else { b.1 >= a.1 };
    let (onward, backward) = if is_forward {
        (there, back)
    } else {
        (back, there)
    };
    let lines = match is_flat {
        true => [format!("{onward} →"), format!("← {backward}")],
        false => [format!("↓ {onward}"), format!("↑ {backward}")],
    };
    let (wide, high) = (58.0, 36.0);
    let mut text = format!(
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{wide}\" height=\"{high}\" rx=\"3\" fill=\"#fff\" fill-opacity=\".92\"/>\n",
        x - wide / 2.0,
        y - high / 2.0
    );
    for (line, down) in lines.iter().zip([-4.0, 13.0]) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"14\" text-anchor=\"middle\">{line}</text>",
            y + down
        );
    }
    text
}

/// Where the line from the middle of a box towards another place leaves the box.
fn edge(from: Place, to: Place) -> Place {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let share = (BOX.0 / 2.0 / dx.abs().max(1e-9)).min(BOX.1 / 2.0 / dy.abs().max(1e-9));
    let share = share.min(0.5);
    (from.0 + dx * share, from.1 + dy * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_on_one_place_are_moved_until_none_covers_another() {
        let mut places = vec![(0.0, 0.0); 6];
        apart(&mut places);
        for (index, a) in places.iter().enumerate() {
            for b in &places[..index] {
                let is_clear = (a.0 - b.0).abs() >= BOX.0 || (a.1 - b.1).abs() >= BOX.1;
                assert!(is_clear, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_line_leaves_a_box_at_its_side() {
        assert_eq!(edge((0.0, 0.0), (1000.0, 0.0)), (BOX.0 / 2.0, 0.0));
        assert_eq!(edge((0.0, 0.0), (0.0, -1000.0)), (0.0, -BOX.1 / 2.0));
    }
}
