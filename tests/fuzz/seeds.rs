//! What mutation starts from: the shipped scenarios, the cases with known answers, a small city.

use hakyu::model::embedded::BuiltIn;
use hakyu::model::reading::Library;
use hakyu::scenario::embedded::SHIPPED;
use hakyu::verify::CASES;

use super::pieces::{Piece, pieces};

/// A text that is good, in pieces.
pub type Seed = Vec<Piece>;

/// All that mutation starts from.
pub struct Seeds {
    /// Scenarios with their own small model: most executions, for they take microseconds.
    pub small: Vec<Seed>,
    /// Scenarios on the model of Japan.
    pub national: Vec<Seed>,
    /// The files of the model of Japan.
    pub model: Vec<Seed>,
}

impl Seeds {
    pub fn new() -> Seeds {
        let mut small = of(CASES);
        small.push(pieces(include_str!("../data/small.ron")));
        Seeds {
            small,
            national: of(SHIPPED),
            model: of(&BuiltIn.model("japan").expect("Japan is built in")),
        }
    }
}

fn of(files: &[(&'static str, &'static str)]) -> Vec<Seed> {
    files.iter().map(|(_, text)| pieces(text)).collect()
}
