//! The incidents inside the binary.

use crate::model::reading::Library;
use crate::notation::Report;
use crate::scenario::Loaded;
use crate::scenario::Written;
use crate::scenario::reading::{Revision, load_revised};

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
    revised(name, library, &Revision::default())
}

/// The same with other values of its model.
pub fn revised(
    name: &str,
    library: &dyn Library,
    revision: &Revision,
) -> Option<(Result<Loaded, Report>, &'static str)> {
    let (name, text, table) = INCIDENTS.iter().find(|&&(known, ..)| known == name)?;
    let loaded = load_revised(
        Written::text(format!("{name}.ron"), text),
        library,
        revision,
    );
    Some((loaded, table))
}
