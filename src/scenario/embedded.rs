//! Scenarios and plans inside the binary, so that the installed program has some in any folder.

use super::{Loaded, Written, load_with_plan};
use crate::model::reading::Library;
use crate::notation::Report;

macro_rules! shipped {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../scenarios/", $folder, $name, ".ron")))),*]
    };
}

/// The shipped scenarios in order of their names: (name, text).
pub const SHIPPED: &[(&str, &str)] = shipped!["":
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

/// The shipped contingency plans in order of their names: (name, text).
pub const PLANS: &[(&str, &str)] =
    shipped!["plans/": "hospital-segmented", "telecom-72h", "trucks-forward"];

/// The names of the shipped scenarios.
pub fn names() -> Vec<&'static str> {
    SHIPPED.iter().map(|&(name, _)| name).collect()
}

/// The names of the shipped plans.
pub fn plan_names() -> Vec<&'static str> {
    PLANS.iter().map(|&(name, _)| name).collect()
}

/// A shipped scenario as the text of its file; none if no shipped one has this name.
pub fn shipped(name: &str) -> Option<Written<'static>> {
    written(SHIPPED, name)
}

/// A shipped plan as the text of its file; none if no shipped one has this name.
pub fn shipped_plan(name: &str) -> Option<Written<'static>> {
    written(PLANS, name)
}

fn written(list: &[(&str, &'static str)], name: &str) -> Option<Written<'static>> {
    let (name, text) = list.iter().find(|&&(known, _)| known == name)?;
    Some(Written::text(format!("{name}.ron"), text))
}

/// Loads a shipped scenario; none if no shipped one has this name.
///
/// The result is that of its file, down to the hash of what was read.
pub fn load_shipped(name: &str, library: &dyn Library) -> Option<Result<Loaded, Report>> {
    Some(load_with_plan(shipped(name)?, None, library))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files_of(folder: &str) -> Vec<String> {
        let folder = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder can be listed")
            .map(|entry| entry.expect("an entry can be read").file_name())
            .filter_map(|name| Some(name.to_str()?.strip_suffix(".ron")?.to_owned()))
            .collect();
        files.sort();
        files
    }

    #[test]
    fn every_scenario_and_plan_of_the_folders_is_inside_the_binary() {
        assert_eq!(names(), files_of("scenarios"));
        assert_eq!(plan_names(), files_of("scenarios/plans"));
    }
}
