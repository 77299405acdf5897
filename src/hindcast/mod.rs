//! The model against what really happened: observed series, simulated curves, and how far apart they are.
//!
//! An incident is a scenario whose `compare` names curves of the model, and a table of observed points that names the
//! same series. Invariant: nothing here changes what is simulated, and nothing is printed.

mod bracket;
mod delay;
pub mod embedded;
pub mod fit;
mod observed;
mod score;
mod simulate;
mod track;

pub use bracket::{Bracket, Figure};
pub use delay::Delay;
pub use observed::{COLUMNS, Evidence, Fault, Point, Problem, Series, read};
pub use score::{Comparison, Incident, Scorecard, SeriesScore, Totals};
pub use simulate::{Simulated, Spread, simulate};

use crate::scenario::Loaded;

/// An incident as it is known: what happened to the nation, and what was seen of it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Name, e.g. `faxai-2019`.
    pub id: String,
    /// Scenario and model.
    pub loaded: Loaded,
    /// Observed series, in the order of the scenario's compared curves.
    pub series: Vec<Series>,
}
