//! Models inside the binary.

use super::reading::Library;

/// The built-in models.
pub struct BuiltIn;

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        vec![$(($name, include_str!(concat!("../../assets/", $folder, "/", $name)))),*]
    };
}

impl Library for BuiltIn {
    fn model(&self, id: &str) -> Option<Vec<(&'static str, &'static str)>> {
        match id {
            "japan" => Some(files!("japan":
                "dependencies.ron", "facilities.ron", "fragility.ron", "nation.ron", "national.ron",
                "power.ron", "regions.ron", "restoration.ron", "sectors.ron",
            )),
            _ => None,
        }
    }

    fn models(&self) -> Vec<&'static str> {
        vec!["japan"]
    }
}
