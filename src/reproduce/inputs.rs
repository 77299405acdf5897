//! Where the scenario and the plan of a result are, and whether what they lead to is what the batch read.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Finding, ResultFolder};
use crate::model::reading::Input;
use crate::report::Content;
use crate::scenario::Written;
use crate::scenario::embedded::{PLANS, SHIPPED};

/// Where a scenario or a plan comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// The program itself.
    Shipped {
        /// Its name.
        name: &'static str,
        /// Its text.
        text: &'static str,
    },
}

impl Origin {
    /// What to load.
    pub fn written(&self) -> Written<'_> {
        match self {
            Origin::File(path) => Written::File(path),
            Origin::Shipped { name, text } => Written::text(format!("{name}.ron"), text),
        }
    }

    fn has(&self, content: &Content) -> bool {
        let is_it = |bytes: &[u8]| Content::of(&content.name, bytes) == *content;
        match self {
            Origin::File(path) => fs::read(path).is_ok_and(|bytes| is_it(&bytes)),
            Origin::Shipped { text, .. } => is_it(text.as_bytes()),
        }
    }
}

/// The scenario's file of a result, which was read first.
pub fn scenario_of(result: &ResultFolder) -> Option<&Content> {
    result.about.inputs.first()
}

/// The plan's file of a result, which is never the first that was read.
pub fn plan_of(result: &ResultFolder) -> Option<&Content> {
    let plan = result.manifest.plan.as_ref()?;
    let mut others = result.about.inputs.iter().skip(1);
    others.find(|input| input.name == plan.file)
}

/// Where the scenario of a result is.
pub fn find_scenario(result: &ResultFolder) -> Option<Origin> {
    find(result, scenario_of(result)?, "scenarios", SHIPPED)
}

/// Where the plan of a result is.
pub fn find_plan(result: &ResultFolder) -> Option<Origin> {
    find(result, plan_of(result)?, "scenarios/plans", PLANS)
}

/// A file in the result's folder, up to two folders above, in this folder or in `usual`, or inside the program. The one
/// with the right hash is preferred to a nearer one.
fn find(
    result: &ResultFolder,
    content: &Content,
    usual: &str,
    shipped: &[(&'static str, &'static str)],
) -> Option<Origin> {
    let name = &content.name;
    let above = result.path.ancestors().take(3);
    let near = above.map(|folder| folder.join(name));
    let here = [PathBuf::from(name), Path::new(usual).join(name)];
    let files = near.chain(here).filter(|path| path.is_file());
    let stem = name.strip_suffix(".ron").unwrap_or(name);
    let shipped = shipped.iter().filter(|(known, _)| *known == stem);
    let origins: Vec<Origin> = files
        .map(Origin::File)
        .chain(shipped.map(|&(name, text)| Origin::Shipped { name, text }))
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
