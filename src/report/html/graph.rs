//! Who pulls whom down: sectors on a circle, arrows as wide as what flows.

use super::Material;
use super::labels::{self, Label};
use super::markup::{self, escape, paragraph};
use crate::batch::FlowSummary;
use crate::words::html as w;
use std::fmt::Write as _;

/// Width and height of the drawing.
pub(super) const SIZE: (f64, f64) = (1100.0, 820.0);
/// The circle on which the sectors stand.
const RADIUS: f64 = 300.0;
/// Radius of the largest disc, and of the smallest.
const DISC: (f64, f64) = (34.0, 7.0);
/// Width of the widest arrow, and of the thinnest.
const WIDTH: (f64, f64) = (26.0, 1.2);
/// Arrows that are drawn at most.
const ARROWS: usize = 40;
/// Arrows that bear their rank.
const RANKED: usize = 15;
/// Radius of the disc that bears a rank.
const BADGE: f64 = 12.0;
/// Places on an arrow that are tried for its rank, the best first.
const ALONG: [f64; 11] = [
    0.62, 0.56, 0.68, 0.50, 0.74, 0.44, 0.80, 0.38, 0.32, 0.86, 0.26,
];
/// Below this share of the largest flow an arrow would be a hair.
const LEAST: f64 = 0.004;
/// A place in the drawing.
pub(super) type Place = (f64, f64);

/// The graph with its legend; `flows` are between different sectors, the largest first, at least one.
pub(super) fn figure(material: &Material, flows: &[&FlowSummary]) -> String {
    let largest = flows[0].share;
    let drawn: Vec<&FlowSummary> = flows
        .iter()
        .take(ARROWS)
        .take_while(|flow| flow.share >= LEAST * largest)
        .copied()
        .collect();
    let graph = Graph::of(material);
    let arrows: Vec<Arrow> = drawn
        .iter()
        .map(|flow| graph.arrow(flow, largest))
        .collect();
    let badges: String = ranked(&arrows)
        .iter()
        .enumerate()
        .map(|(rank, place)| badge(*place, rank + 1))
        .collect();
    let arrows: String = arrows.iter().map(Arrow::markup).collect();
    let (width, height) = SIZE;
    let alt = escape(&spoken(material, &drawn));
    let svg = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{alt}\">\n\
         <title>{alt}</title>\n<g font-family=\"inherit\">\n{arrows}{}{badges}</g>\n</svg>\n",
        graph.nodes(material),
    );
    let figure = markup::figure(&svg);
    figure + &legend(material, &drawn) + &left_out(material, &flows[drawn.len()..])
}

/// What a screen reader says: the three largest flows.
fn spoken(material: &Material, drawn: &[&FlowSummary]) -> String {
    let say = material.say();
    let top: Vec<String> = drawn
        .iter()
        .take(3)
        .map(|flow| {
            material.fill(
                w::GRAPH_FLOW,
                &[
                    ("from", &material.sector(flow.from)),
                    ("to", &material.sector(flow.to)),
                    ("share", &say.percent(flow.share)),
                ],
            )
        })
        .collect();
    let sectors = material.axes().sectors.len();
    material.fill(
        w::GRAPH_ALT,
        &[("sectors", &sectors), ("flows", &top.join("; "))],
    )
}

fn legend(material: &Material, drawn: &[&FlowSummary]) -> String {
    let lost = |flow: Option<&&FlowSummary>| {
        let mean = flow.and_then(|flow| flow.lost_person_hours.value);
        material.say().short(mean.unwrap_or(0.0))
    };
    let text = material.fill(
        w::GRAPH_LEAD,
        &[
            ("least", &lost(drawn.last())),
            ("most", &lost(drawn.first())),
        ],
    );
    paragraph("note", &text)
}

fn left_out(material: &Material, flows: &[&FlowSummary]) -> String {
    if flows.is_empty() {
        return String::new();
    }
    let share: f64 = flows.iter().map(|flow| flow.share).sum();
    let share = material.say().percent(share);
    let text = material.fill(w::GRAPH_CUT, &[("n", &flows.len()), ("share", &share)]);
    paragraph("note", &text)
}

/// Where the sectors stand and how large their discs are.
struct Graph {
    places: Vec<Place>,
    discs: Vec<f64>,
}

impl Graph {
    fn of(material: &Material) -> Graph {
        let sectors = material.axes().sectors.len();
        let mut own = vec![0.0; sectors];
        let flows = &material.summary.flows;
        for flow in flows.iter().filter(|flow| flow.from == flow.to) {
            own[flow.to] = flow.share;
        }
        let largest = own.iter().copied().fold(0.0, f64::max);
        let disc = |share: f64| match largest > 0.0 {
            true => DISC.1 + (DISC.0 - DISC.1) * (share / largest).sqrt(),
            false => DISC.1,
        };
        Graph {
            places: (0..sectors)
                .map(|sector| on_circle(sector, sectors))
                .collect(),
            discs: own.into_iter().map(disc).collect(),
        }
    }

    /// A curve that bends towards the centre and to its left, so that there and back do not cover each other.
    fn arrow(&self, flow: &FlowSummary, largest: f64) -> Arrow {
        let width = (WIDTH.0 * flow.share / largest).max(WIDTH.1);
        let head = 8.0 + 0.8 * width;
        let (from, to) = (self.places[flow.from], self.places[flow.to]);
        let side = unit(from, to);
        let centre = (SIZE.0 / 2.0, SIZE.1 / 2.0);
        let bend = (
            0.5 * (from.0 + to.0) * 0.55 + 0.45 * centre.0 + 34.0 * side.1,
            0.5 * (from.1 + to.1) * 0.55 + 0.45 * centre.1 - 34.0 * side.0,
        );
        let start = towards(from, bend, self.discs[flow.from] + 2.0);
        let tip = towards(to, bend, self.discs[flow.to] + 3.0);
        Arrow {
            start,
            bend,
            neck: towards(tip, bend, head),
            tip,
            width,
            strength: flow.share / largest,
        }
    }

    fn nodes(&self, material: &Material) -> String {
        let mut text = String::new();
        for ((x, y), disc) in self.places.iter().zip(&self.discs) {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{disc:.1}\" fill=\"#fff\" stroke=\"#1f242b\" stroke-width=\"3\"/>"
            );
        }
        let names = (0..self.places.len()).map(|sector| material.sector(sector));
        let labels =
            labels::placed(names.zip(self.places.iter().copied().zip(self.discs.iter().copied())));
        text + &labels.iter().map(Label::markup).collect::<String>()
    }
}

pub(super) fn on_circle(sector: usize, sectors: usize) -> Place {
    let turn = sector as f64 / sectors.max(1) as f64 * core::f64::consts::TAU;
    (
        SIZE.0 / 2.0 + RADIUS * libm::sin(turn),
        SIZE.1 / 2.0 - RADIUS * libm::cos(turn),
    )
}

/// The direction from one place to another.
pub(super) fn unit(from: Place, to: Place) -> Place {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1e-9);
    (dx / length, dy / length)
}

/// The place at a distance from one place towards another.
fn towards(from: Place, to: Place, distance: f64) -> Place {
    let (dx, dy) = unit(from, to);
    (from.0 + dx * distance, from.1 + dy * distance)
}

struct Arrow {
    start: Place,
    /// Control point of the curve.
    bend: Place,
    /// Where the shaft ends and the head begins.
    neck: Place,
    tip: Place,
    width: f64,
    /// Share of the largest flow.
    strength: f64,
}

impl Arrow {
    fn markup(&self) -> String {
        let (dx, dy) = unit(self.neck, self.tip);
        let half = 4.0 + 0.75 * self.width;
        // Small flows are lighter: strong ones stay readable where many cross.
        let colour = match self.strength {
            strength if strength >= 0.25 => "#08306b",
            strength if strength >= 0.05 => "#3f7cb0",
            _ => "#7fb0d8",
        };
        format!(
            "<path d=\"M{} Q{} {}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{:.1}\" stroke-opacity=\".75\"/>\
             <path d=\"M{} L{} L{}Z\" fill=\"{colour}\"/>\n",
            xy(self.start),
            xy(self.bend),
            xy(self.neck),
            self.width,
            xy(self.tip),
            xy((self.neck.0 - half * dy, self.neck.1 + half * dx)),
            xy((self.neck.0 + half * dy, self.neck.1 - half * dx)),
        )
    }

    /// A place on the curve, from its start at 0 to its neck at 1.
    fn at(&self, t: f64) -> Place {
        let along = |a: f64, b: f64, c: f64| {
            (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c
        };
        (
            along(self.start.0, self.bend.0, self.neck.0),
            along(self.start.1, self.bend.1, self.neck.1),
        )
    }
}

fn xy((x, y): Place) -> String {
    format!("{x:.1} {y:.1}")
}

/// Where the first arrows bear their ranks: as near as can be to a little behind the curve's half, where arrows from one
/// sector have parted, so that none covers one before it.
fn ranked(arrows: &[Arrow]) -> Vec<Place> {
    let mut taken: Vec<Place> = Vec::new();
    for arrow in arrows.iter().take(RANKED) {
        let is_free = |(x, y): &Place| {
            let clear = |other: &Place| libm::hypot(other.0 - x, other.1 - y) >= 2.0 * BADGE + 2.0;
            taken.iter().all(clear)
        };
        let place = ALONG.iter().map(|t| arrow.at(*t)).find(is_free);
        taken.push(place.unwrap_or_else(|| arrow.at(ALONG[0])));
    }
    taken
}

/// The rank of a flow, on its arrow.
fn badge((x, y): Place, rank: usize) -> String {
    format!(
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{BADGE}\" fill=\"#fff\" stroke=\"#08306b\" stroke-width=\"1.5\"/>\
         <text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"14\" font-weight=\"700\" text-anchor=\"middle\" fill=\"#1f242b\">{rank}</text>\n",
        y + 5.0
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph_of(sectors: usize) -> Graph {
        Graph {
            places: (0..sectors)
                .map(|sector| on_circle(sector, sectors))
                .collect(),
            discs: vec![10.0; sectors],
        }
    }

    fn flow(from: usize, to: usize) -> FlowSummary {
        FlowSummary {
            from,
            to,
            lost_person_hours: crate::batch::statistics::Estimate::none(0),
            share: 0.5,
        }
    }

    #[test]
    fn no_rank_covers_another_one() {
        for sectors in [13, 15] {
            let graph = graph_of(sectors);
            // All from one, all to one, and each to the one across.
            for step in 0..sectors {
                let from_one = (1..sectors).map(|to| (0, to));
                let to_one = (1..sectors).map(|from| (from, 0));
                let across = (0..sectors).map(|from| (from, (from + step) % sectors));
                let of = |flows: Vec<(usize, usize)>| {
                    let drawn = flows.into_iter().filter(|(from, to)| from != to);
                    let arrows = drawn.map(|(from, to)| graph.arrow(&flow(from, to), 0.5));
                    ranked(&arrows.collect::<Vec<_>>())
                };
                for places in [
                    of(from_one.collect()),
                    of(to_one.collect()),
                    of(across.collect()),
                ] {
                    for (index, one) in places.iter().enumerate() {
                        for other in &places[..index] {
                            let distance = libm::hypot(one.0 - other.0, one.1 - other.1);
                            assert!(
                                distance >= 2.0 * BADGE,
                                "{sectors}, {step}: {one:?} {other:?}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn there_and_back_are_two_curves() {
        let graph = graph_of(4);
        let (there, back) = (graph.arrow(&flow(0, 2), 0.5), graph.arrow(&flow(2, 0), 0.5));
        assert!((there.bend.0 - back.bend.0).abs() > 40.0);
        assert!(there.markup().contains("stroke-width=\"26.0\""));
    }
}
