//! The cases inside the binary, so that the installed program can be verified in any folder.

use crate::model::reading::NoLibrary;
use crate::notation::Report;
use crate::scenario::{Loaded, load_text};

macro_rules! cases {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/verify/", $name, ".ron")))),*]
    };
}

/// The cases in order of their names: (name, text).
pub const CASES: &[(&str, &str)] = cases![
    "allocation-by-class",
    "allocation-proportional",
    "areal",
    "attack-stages",
    "autonomy-exponential",
    "autonomy-lognormal",
    "availability",
    "back-to-one",
    "backlog",
    "branching",
    "collapse",
    "crews-first-come",
    "crews-four-jobs",
    "crews-longest-first",
    "epidemic",
    "epidemic-counted",
    "exponential-repairs",
    "fragility",
    "hand-ripple",
    "loop",
    "machine-repair",
    "machine-repair-three-crews",
    "mutual-black-start",
    "mutual-deadlock",
    "quiet",
    "renewal-availability",
    "restart-lag",
    "return-order",
    "ring-dark",
    "ring-short",
    "service-gap",
    "swap",
    "trucks",
    "windows",
];

/// Loads a case of the suite as any other scenario; its model stands in it.
///
/// # Errors
/// All problems of the text, sorted by place.
pub fn load_case(name: &str, text: &str) -> Result<Loaded, Report> {
    load_text(&format!("{name}.ron"), text, &NoLibrary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_of_the_folder_is_inside_the_binary() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/verify");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder can be listed")
            .map(|entry| entry.expect("an entry can be read").file_name())
            .filter_map(|name| Some(name.to_str()?.strip_suffix(".ron")?.to_owned()))
            .collect();
        files.sort();
        let names: Vec<&str> = CASES.iter().map(|&(name, _)| name).collect();
        assert_eq!(names, files);
    }
}
