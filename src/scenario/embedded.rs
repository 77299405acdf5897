//! Scenarios inside the binary, so that the installed program has some in any folder.

use super::{Loaded, load_text};
use crate::model::reading::Library;
use crate::notation::Report;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../scenarios/", $name, ".ron")))),*]
    };
}

/// The shipped scenarios in order of their names: (name, text).
pub const SHIPPED: &[(&str, &str)] = shipped![
    "air-carrier-flood",
    "bad-update",
    "carrier-core",
    "compound-miyagi",
    "faxai-2019",
    "fifteen-sectors-2024",
    "fuel-order-entry",
    "hokkaido-2018",
    "hospital-contractor",
    "ministry-equipment",
    "municipal-cloud",
    "nagoya-port",
    "port-ransomware",
    "power-control-attack",
    "power-control-winter",
    "shared-vendor-wiper",
    "tokyo-inland",
    "tokyo2020-opening",
    "water-ot",
    "zengin-card-disaster",
];

/// The names of the shipped scenarios.
pub fn names() -> Vec<&'static str> {
    SHIPPED.iter().map(|&(name, _)| name).collect()
}

/// Loads a shipped scenario; none if no shipped one has this name.
///
/// The result is that of its file, down to the hash of what was read.
pub fn load_shipped(name: &str, library: &dyn Library) -> Option<Result<Loaded, Report>> {
    let (name, text) = SHIPPED.iter().find(|&&(known, _)| known == name)?;
    Some(load_text(&format!("{name}.ron"), text, library))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_of_the_folder_is_inside_the_binary() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder can be listed")
            .map(|entry| entry.expect("an entry can be read").file_name())
            .filter_map(|name| Some(name.to_str()?.strip_suffix(".ron")?.to_owned()))
            .collect();
        files.sort();
        assert_eq!(names(), files);
    }
}
