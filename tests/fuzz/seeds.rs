//! What mutation starts from: the shipped scenarios and plans, the cases with known answers, a small city, the catalogue
//! of mistakes.

use std::fs;
use std::path::PathBuf;

use hakyu::model::embedded::BuiltIn;
use hakyu::model::reading::Library;
use hakyu::scenario::embedded::{PLANS, SHIPPED};
use hakyu::verify::CASES;

use super::pieces::{Piece, pieces};

/// A text that is good, or has one mistake, in pieces.
pub type Seed = Vec<Piece>;

/// All that mutation starts from.
pub struct Seeds {
    /// Scenarios with their own small model: most executions, for they take microseconds.
    pub small: Vec<Seed>,
    /// Those of them that are good.
    pub good: Vec<Seed>,
    /// Scenarios on the model of Japan.
    pub national: Vec<Seed>,
    /// Contingency plans on the model of Japan.
    pub plans: Vec<Seed>,
    /// The files of the model of Japan.
    pub model: Vec<Seed>,
}

impl Seeds {
    pub fn new() -> Seeds {
        let mut good = of(CASES);
        good.push(pieces(include_str!("../data/small.ron")));
        // What is read on the model of Japan takes a thousand times longer.
        let (on_japan, mistakes): (Vec<Seed>, Vec<Seed>) = mistakes()
            .into_iter()
            .partition(|seed| seed.iter().any(|piece| piece.text == "\"japan\""));
        Seeds {
            small: [good.clone(), mistakes].concat(),
            good,
            national: [of(SHIPPED), on_japan].concat(),
            plans: of(PLANS),
            model: of(&BuiltIn.model("japan").expect("Japan is built in")),
        }
    }
}

fn of(files: &[(&'static str, &'static str)]) -> Vec<Seed> {
    files.iter().map(|(_, text)| pieces(text)).collect()
}

/// The mistakes that are text, in order of their names.
fn mistakes() -> Vec<Seed> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mistakes");
    let entries = fs::read_dir(folder).expect("the mistakes can be listed");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .collect();
    paths.sort();
    let texts = paths
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    // They are needed until the program ends.
    texts.map(|text| pieces(text.leak())).collect()
}
