//! Files in, with everything that is wrong with them said.

use std::fmt::Display;
use std::path::Path;

use hakyu::model::Model;
use hakyu::model::embedded::BuiltIn;
use hakyu::notation::{Candidate, Report, closest, which_id};
use hakyu::scenario::embedded::{names, plan_names, shipped, shipped_plan};
use hakyu::scenario::{Loaded, Written, load_with_plan};
use hakyu::words::reference::{PLAN_MEANT, SHIPPED_MEANT};
use hakyu::words::{Lang, Text, cli as texts};

use super::exit::{Exit, complain, talk};

/// Loads a scenario, with a plan where there is one; each from its file or, where there is none, a shipped one by its name.
pub fn read(path: &Path, plan: Option<&Path>) -> Result<Loaded, Report> {
    let scenario = written(path, shipped);
    let plan = plan.map(|path| written(path, shipped_plan));
    load_with_plan(scenario, plan, &BuiltIn)
}

fn written<'a>(path: &'a Path, shipped: fn(&str) -> Option<Written<'static>>) -> Written<'a> {
    let name = path.to_str().filter(|_| !path.exists());
    name.and_then(shipped).unwrap_or(Written::File(path))
}

/// Loads a scenario and a plan; says their problems and warnings on standard error.
pub fn scenario(lang: Lang, path: &Path, plan: Option<&Path>) -> Result<Loaded, Exit> {
    match read(path, plan) {
        Ok(loaded) => {
            if !loaded.warnings.is_empty() {
                talk(loaded.warnings.to(lang).trim_end());
            }
            Ok(loaded)
        }
        Err(report) => {
            let exit = refuse(lang, &report);
            hint(lang, path, plan);
            Err(exit)
        }
    }
}

/// Where a path leads nowhere, names the shipped scenario or plan that may have been meant.
pub fn hint(lang: Lang, path: &Path, plan: Option<&Path>) {
    hint_of(lang, path, SHIPPED_MEANT, names());
    if let Some(plan) = plan {
        hint_of(lang, plan, PLAN_MEANT, plan_names());
    }
}

fn hint_of(lang: Lang, path: &Path, text: Text, known: Vec<&'static str>) {
    let is_there = path.exists() || path.to_str().is_some_and(|name| known.contains(&name));
    let meant = path.file_stem().and_then(|stem| stem.to_str());
    let meant = meant.and_then(|name| closest(name, known));
    if let Some(name) = meant.filter(|_| !is_there) {
        talk(&text.fill(lang, &[("name", &name)]));
    }
}

/// Loads a model by the name of a built-in one, its folder, or a scenario that uses it.
pub fn model(lang: Lang, name: &str) -> Result<Model, Exit> {
    if name.ends_with(".ron") || (names().contains(&name) && !Path::new(name).exists()) {
        return scenario(lang, Path::new(name), None).map(|loaded| loaded.model);
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
