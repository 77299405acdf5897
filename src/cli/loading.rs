//! Files in, with everything that is wrong with them said.

use std::fmt::Display;
use std::path::Path;

use hakyu::model::Model;
use hakyu::model::embedded::BuiltIn;
use hakyu::notation::{Candidate, Report, closest, which_id};
use hakyu::scenario::embedded::{load_shipped, names};
use hakyu::scenario::{Loaded, load};
use hakyu::words::reference::SHIPPED_MEANT;
use hakyu::words::{Lang, Text, cli as texts};

use super::exit::{Exit, complain, talk};

/// Loads a scenario from its file or, where there is none, a shipped one by its name.
pub fn read(path: &Path) -> Result<Loaded, Report> {
    let shipped = path.to_str().filter(|_| !path.exists());
    shipped
        .and_then(|name| load_shipped(name, &BuiltIn))
        .unwrap_or_else(|| load(path, &BuiltIn))
}

/// Loads a scenario; says its problems and warnings on standard error.
pub fn scenario(lang: Lang, path: &Path) -> Result<Loaded, Exit> {
    match read(path) {
        Ok(loaded) => {
            if !loaded.warnings.is_empty() {
                talk(loaded.warnings.to(lang).trim_end());
            }
            Ok(loaded)
        }
        Err(report) => {
            let exit = refuse(lang, &report);
            hint(lang, path);
            Err(exit)
        }
    }
}

/// Where a path leads nowhere, names the shipped scenario that may have been meant.
pub fn hint(lang: Lang, path: &Path) {
    let meant = path.file_stem().and_then(|stem| stem.to_str());
    let meant = meant.and_then(|name| closest(name, names()));
    if let Some(name) = meant.filter(|_| !path.exists()) {
        talk(&SHIPPED_MEANT.fill(lang, &[("name", &name)]));
    }
}

/// Loads a model by the name of a built-in one, its folder, or a scenario that uses it.
pub fn model(lang: Lang, name: &str) -> Result<Model, Exit> {
    if name.ends_with(".ron") || (names().contains(&name) && !Path::new(name).exists()) {
        return scenario(lang, Path::new(name)).map(|loaded| loaded.model);
    }
    let loaded = hakyu::model::reading::load(name, &BuiltIn);
    loaded
        .map(|loaded| loaded.model)
        .map_err(|report| refuse(lang, &report))
}

/// Says what is wrong with an input.
pub fn refuse(lang: Lang, report: &Report) -> Exit {
    talk(report.to(lang).trim_end());
    exit_of(report)
}

/// How the program ends after the problems of an input.
pub fn exit_of(report: &Report) -> Exit {
    match report.cannot_read() {
        true => Exit::Machine,
        false => Exit::Usage,
    }
}

/// Positions of ids in a list; an unknown one is refused with the ids that there are.
pub fn positions<'a>(
    lang: Lang,
    kind: Text,
    wanted: &[String],
    known: impl Iterator<Item = Candidate<'a>> + Clone,
) -> Result<Vec<usize>, Exit> {
    wanted
        .iter()
        .map(|id| {
            known
                .clone()
                .position(|other| other.id == id)
                .ok_or_else(|| {
                    let ids: Vec<Candidate> = known.clone().collect();
                    let advice = which_id(id, &ids).to(lang);
                    let values: [(&str, &dyn Display); 3] =
                        [("kind", &kind.to(lang)), ("id", id), ("advice", &advice)];
                    complain(lang, &texts::UNKNOWN.fill(lang, &values));
                    Exit::Usage
                })
        })
        .collect()
}

/// The places of regions among those of a model.
///
/// # Errors
/// The usage exit, after naming the one that is not there.
pub fn regions(lang: Lang, model: &Model, wanted: &[String]) -> Result<Vec<usize>, Exit> {
    let known = model.regions.iter();
    let known = known.map(|region| region.name.candidate(&region.id));
    positions(lang, texts::REGION, wanted, known)
}
