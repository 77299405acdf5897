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
    fn model<'l>(&'l self, id: &str) -> Option<Vec<(&'l str, &'l str)>> {
        match id {
            "japan" => Some(files!("japan":
                "cyber.ron", "dependencies.ron", "facilities.ron", "fragility.ron", "nation.ron", "national.ron",
                "power.ron", "regions.ron", "restoration.ron", "sectors.ron", "systems.ron",
            )),
            _ => None,
        }
    }

    fn models(&self) -> Vec<&str> {
        vec!["japan"]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_built_in_model_is_inside_the_binary() {
        for id in BuiltIn.models() {
            let folder = format!("{}/assets/{id}", env!("CARGO_MANIFEST_DIR"));
            let mut files: Vec<String> = std::fs::read_dir(folder)
                .expect("the folder can be listed")
                .map(|entry| entry.expect("an entry can be read").file_name())
                .filter_map(|name| Some(name.to_str()?.to_owned()))
                .filter(|name| name.ends_with(".ron"))
                .collect();
            files.sort();
            let embedded = BuiltIn.model(id).unwrap_or_default();
            let embedded: Vec<&str> = embedded.iter().map(|&(name, _)| name).collect();
            assert_eq!(embedded, files, "{id}");
        }
    }
}
