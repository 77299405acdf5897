//! The incidents inside the binary.

use crate::model::reading::Library;
use crate::notation::Report;
use crate::scenario::{Loaded, load_text};

macro_rules! incidents {
    ($($name:literal),* $(,)?) => {
        &[$((
            $name,
            include_str!(concat!("../../scenarios/history/", $name, ".ron")),
            include_str!(concat!("../../assets/history/", $name, ".csv")),
        )),*]
    };
}

/// The incidents in order of their names: (name, scenario, observed points).
pub const INCIDENTS: &[(&str, &str, &str)] = incidents![
    "colonial-2021",
    "faxai-2019",
    "hokkaido-2018",
    "osaka-hospital-2022",
    "tohoku-2011",
];

/// The names of the incidents.
pub fn names() -> Vec<&'static str> {
    INCIDENTS.iter().map(|&(name, ..)| name).collect()
}

/// The scenario of an incident and its table of observed points; none if there is none of this name.
pub fn incident(
    name: &str,
    library: &dyn Library,
) -> Option<(Result<Loaded, Report>, &'static str)> {
    let (name, text, table) = INCIDENTS.iter().find(|&&(known, ..)| known == name)?;
    Some((load_text(&format!("{name}.ron"), text, library), table))
}
