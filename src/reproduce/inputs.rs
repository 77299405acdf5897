//! Where the scenario of a result is, and whether what it leads to is what the batch read.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Finding, ResultFolder};
use crate::model::reading::{Input, Library};
use crate::notation::Report;
use crate::report::Content;
use crate::scenario::embedded::{SHIPPED, load_shipped};
use crate::scenario::{Loaded, load};

/// Where a scenario comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// The program itself, under this name.
    Shipped(&'static str),
}

impl Origin {
    /// Loads the scenario.
    ///
    /// # Errors
    /// All problems of all files.
    pub fn load(&self, library: &dyn Library) -> Result<Loaded, Report> {
        match self {
            Origin::File(path) => load(path, library),
            Origin::Shipped(name) => {
                let shipped = load_shipped(name, library);
                shipped.unwrap_or_else(|| load(Path::new(name), library))
            }
        }
    }

    fn has(&self, content: &Content) -> bool {
        match self {
            Origin::File(path) => {
                fs::read(path).is_ok_and(|bytes| Content::of(&content.name, &bytes) == *content)
            }
            Origin::Shipped(name) => SHIPPED.iter().any(|(known, text)| {
                known == name && Content::of(&content.name, text.as_bytes()) == *content
            }),
        }
    }
}

/// The scenario of a result: in its folder, up to two folders above, in this folder or its `scenarios`, or inside the
/// program. The one with the right hash is preferred to a nearer one.
pub fn find_scenario(result: &ResultFolder) -> Option<Origin> {
    let content = result.about.inputs.first()?;
    let name = &content.name;
    let above = result.path.ancestors().take(3);
    let near = above.map(|folder| folder.join(name));
    let here = [PathBuf::from(name), Path::new("scenarios").join(name)];
    let files = near.chain(here).filter(|path| path.is_file());
    let stem = name.strip_suffix(".ron").unwrap_or(name);
    let shipped = SHIPPED.iter().filter(|(known, _)| *known == stem);
    let origins: Vec<Origin> = files
        .map(Origin::File)
        .chain(shipped.map(|(known, _)| Origin::Shipped(known)))
        .collect();
    let right = origins.iter().find(|origin| origin.has(content));
    right.or(origins.first()).cloned()
}

/// What was read now and is not what the batch read.
pub fn differing_inputs(result: &ResultFolder, read: &[Input]) -> Vec<Finding> {
    let made = &result.about.inputs;
    let here: Vec<Content> = read.iter().map(Content::of_input).collect();
    let named = |list: &[Content], name: &str| list.iter().any(|one| one.name == name);
    let gone = made.iter().filter(|input| !here.contains(input));
    let gone = gone.map(|input| {
        let name = input.name.clone();
        match named(&here, &name) {
            true => Finding::InputChanged { name },
            false => Finding::InputMissing { name },
        }
    });
    let added = here.iter().filter(|input| !named(made, &input.name));
    let added = added.map(|input| Finding::InputAdded {
        name: input.name.clone(),
    });
    gone.chain(added).collect()
}
