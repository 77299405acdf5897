//! Names around the circle of sectors, placed so that none covers another one or a disc.

use super::graph::{Place, SIZE, unit};
use super::markup::escape;
use std::fmt::Write as _;

/// Columns that a line of a name takes, counting a kanji as two.
const NAME_COLUMNS: usize = 18;
/// Height of a line.
const LINE: f64 = 22.0;
/// Width of a column at a bold 18 px: a kanji takes 18, and Latin letters less than 10.5 on average.
const COLUMN: f64 = 10.5;
/// Distance between a disc and its name, and least distance between names.
const GAP: (f64, f64) = (12.0, 4.0);
/// Rounds of pushing apart; a handful is enough for 15 names.
const ROUNDS: usize = 200;

/// A name in lines, with the rectangle that it takes.
pub(super) struct Label {
    lines: Vec<String>,
    anchor: &'static str,
    /// Where lines are anchored.
    x: f64,
    top: f64,
    left: f64,
    width: f64,
}

impl Label {
    /// Outside the circle, next to its disc.
    fn of(name: &str, place: Place, disc: f64) -> Label {
        let (dx, dy) = unit((SIZE.0 / 2.0, SIZE.1 / 2.0), place);
        let reach = disc + GAP.0;
        let (x, y) = (place.0 + dx * reach, place.1 + dy * reach);
        let lines = wrapped(name);
        let widest = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
        let width = COLUMN * widest as f64;
        let (anchor, left) = match dx {
            dx if dx > 0.2 => ("start", x),
            dx if dx < -0.2 => ("end", x - width),
            _ => ("middle", x - width / 2.0),
        };
        // Above the circle the last line is next to the disc, below it the first, at its sides the middle.
        let top = y - LINE * lines.len() as f64 * (0.5 - 0.5 * dy);
        Label {
            lines,
            anchor,
            x,
            top,
            left,
            width,
        }
    }

    fn height(&self) -> f64 {
        LINE * self.lines.len() as f64
    }

    fn middle(&self) -> f64 {
        self.top + self.height() / 2.0
    }

    /// How far two names lie upon each other in height; nothing where they stand side by side.
    fn overlap(&self, other: &Label) -> f64 {
        let beside = self.left + self.width + GAP.1 <= other.left
            || other.left + other.width + GAP.1 <= self.left;
        let bottom = (self.top + self.height()).min(other.top + other.height());
        let common = bottom + GAP.1 - self.top.max(other.top);
        if beside { 0.0 } else { common.max(0.0) }
    }

    /// The name as elements of the drawing.
    pub(super) fn markup(&self) -> String {
        let mut text = String::new();
        for (place, line) in self.lines.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"18\" font-weight=\"600\" text-anchor=\"{}\" fill=\"#1f242b\">{}</text>",
                self.x,
                self.top + 17.0 + LINE * place as f64,
                self.anchor,
                escape(line)
            );
        }
        text
    }
}

/// Labels of names, each with the centre and the radius of its disc. Those that cover each other are pushed apart up and
/// down, each by half of what they share.
pub(super) fn placed<'a>(named: impl Iterator<Item = (&'a str, (Place, f64))>) -> Vec<Label> {
    let mut labels: Vec<Label> = named
        .map(|(name, (place, disc))| Label::of(name, place, disc))
        .collect();
    for _ in 0..ROUNDS {
        let mut at_rest = true;
        for one in 0..labels.len() {
            for other in one + 1..labels.len() {
                let overlap = labels[one].overlap(&labels[other]);
                if overlap > 0.0 {
                    at_rest = false;
                    let upper_first = labels[one].middle() <= labels[other].middle();
                    let (upper, lower) = if upper_first {
                        (one, other)
                    } else {
                        (other, one)
                    };
                    labels[upper].top -= overlap / 2.0;
                    labels[lower].top += overlap / 2.0;
                }
            }
        }
        for label in &mut labels {
            label.top = label.top.clamp(0.0, SIZE.1 - label.height());
        }
        if at_rest {
            break;
        }
    }
    labels
}

/// A name in lines that fit beside the circle; words stay whole, Japanese breaks anywhere.
fn wrapped(name: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(name) {
        let is_full = |line: &String| columns(line) + columns(piece.trim_end()) > NAME_COLUMNS;
        if lines
            .last()
            .is_some_and(|line| !line.is_empty() && is_full(line))
        {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
    }
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Words with the space behind them, and wide characters one by one.
fn pieces(name: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (place, character) in name.char_indices() {
        let end = place + character.len_utf8();
        if character == ' ' || !character.is_ascii() {
            pieces.push(&name[start..end]);
            start = end;
        }
    }
    if start < name.len() {
        pieces.push(&name[start..]);
    }
    pieces
}

fn columns(text: &str) -> usize {
    text.chars()
        .map(|character| if character.is_ascii() { 1 } else { 2 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::graph::on_circle;
    use super::*;
    use crate::model::embedded::BuiltIn;
    use crate::scenario::embedded::load_shipped;
    use crate::words::Lang;

    #[test]
    fn long_names_break_between_words_and_japanese_anywhere() {
        assert_eq!(
            wrapped("Government and administrative services"),
            ["Government and", "administrative", "services"]
        );
        assert_eq!(wrapped("政府・行政サービス(地方公共団体を含む)").len(), 3);
        assert_eq!(wrapped("Gas"), ["Gas"]);
    }

    /// What covers what among the sectors of a shipped scenario, with discs of these radii in turn.
    fn covered(scenario: &str, lang: Lang, radii: &[f64]) -> Vec<(usize, usize)> {
        let loaded = load_shipped(scenario, &BuiltIn).expect("it is shipped");
        let loaded = loaded.unwrap_or_else(|report| panic!("{report}"));
        let sectors = &loaded.model.sectors;
        let discs: Vec<(Place, f64)> = (0..sectors.len())
            .map(|sector| {
                (
                    on_circle(sector, sectors.len()),
                    radii[sector % radii.len()],
                )
            })
            .collect();
        let names = sectors.iter().map(|sector| sector.name.to(lang));
        let labels = placed(names.zip(discs.iter().copied()));
        let mut covered = Vec::new();
        for (one, label) in labels.iter().enumerate() {
            let others = labels.iter().enumerate().skip(one + 1);
            let over = others.filter(|(_, other)| label.overlap(other) > 1e-6);
            covered.extend(over.map(|(other, _)| (one, other)));
            let on = discs.iter().enumerate().filter(|(_, (place, radius))| {
                let x = place.0.clamp(label.left, label.left + label.width);
                let y = place.1.clamp(label.top, label.top + label.height());
                libm::hypot(place.0 - x, place.1 - y) < *radius
            });
            covered.extend(on.map(|(disc, _)| (one, disc)));
            assert!(
                label.left >= 0.0 && label.left + label.width <= SIZE.0,
                "{one}"
            );
        }
        covered
    }

    #[test]
    fn no_name_covers_another_one_or_a_disc() {
        for scenario in ["hokkaido-2018", "fifteen-sectors-2024"] {
            for lang in [Lang::En, Lang::Ja] {
                for radii in [
                    &[7.0][..],
                    &[34.0],
                    &[34.0, 7.0],
                    &[7.0, 7.0, 34.0],
                    &[7.0, 20.0],
                ] {
                    let covered = covered(scenario, lang, radii);
                    assert!(
                        covered.is_empty(),
                        "{scenario} {lang:?} {radii:?}: {covered:?}"
                    );
                }
            }
        }
    }
}
