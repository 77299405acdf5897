//! RON in, checked scenario and model out: every problem of all files at once, each with its place.
//!
//! Invariant: what leaves this room has been checked, and nothing here knows how time passes.

mod answers;
mod campaign_entries;
mod campaigns;
mod entries;
mod events;
mod format;
mod limits;
mod observations;
mod reach;

use entries::HazardEntry;
pub use entries::{EventsEntry, ScenarioEntry};
pub use format::{CHOICES, RECORDS};

use std::path::{Component, Path};

use super::footprint::highest_chance;
use super::{Campaign, Compared, Hazard, Inject, Observation, Patching, Scenario, Start};
use crate::model::Model;
use crate::model::reading::{
    Catalogue, FileName, Gathered, Input, Library, Named, check_schema, model_from_tree, model_id,
};
use crate::notation::{
    self, At, Code, Diagnostic, Diagnostics, Fields, Ids, Node, Path as ValuePath, Record, Report,
    Shape, did_you_mean,
};
use crate::units::{LONGEST, MS_PER_HOUR, MS_PER_MINUTE, SimDuration, SimTime};
use crate::words::diagnostics::scenario as texts;

/// A scenario with its model, as read from files.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The model, patched.
    pub model: Model,
    /// The scenario.
    pub scenario: Scenario,
    /// All files that were read, for their hashes.
    pub inputs: Vec<Input>,
    /// Problems that stop nothing.
    pub warnings: Report,
}

/// Loads a scenario's file and the model that it names.
///
/// # Errors
/// All problems of all files, sorted by place.
pub fn load(path: &Path, library: &dyn Library) -> Result<Loaded, Report> {
    load_revised(path, library, &Revision::default())
}

/// The same with other values of its model.
///
/// # Errors
/// All problems of all files, sorted by place.
pub fn load_revised(
    path: &Path,
    library: &dyn Library,
    revision: &Revision,
) -> Result<Loaded, Report> {
    load_with(path.parent(), library, revision, |gathered, sink| {
        gathered.read_file(path, FileName::of_path(path), sink)
    })
}

/// Loads a scenario from its text; a model that it names must be built in or stand in it.
///
/// # Errors
/// All problems of the text, sorted by place.
pub fn load_text(name: &str, text: &str, library: &dyn Library) -> Result<Loaded, Report> {
    load_text_revised(name, text, library, &Revision::default())
}

/// The same with other values of its model.
///
/// # Errors
/// All problems of the text, sorted by place.
pub fn load_text_revised(
    name: &str,
    text: &str,
    library: &dyn Library,
    revision: &Revision,
) -> Result<Loaded, Report> {
    load_with(None, library, revision, |gathered, sink| {
        let name = FileName::of_path(Path::new(name));
        gathered.read_bytes(name, text.as_bytes().to_vec(), sink)
    })
}

fn load_with(
    folder: Option<&Path>,
    library: &dyn Library,
    revision: &Revision,
    read: impl FnOnce(&mut Gathered, &Diagnostics) -> Option<Node>,
) -> Result<Loaded, Report> {
    let sink = Diagnostics::default();
    let mut gathered = Gathered::within(limits::LIMITS);
    let tree = read(&mut gathered, &sink);
    let finder = Finder {
        folder,
        library,
        revision,
        sink: &sink,
    };
    let whole = tree.and_then(|tree| whole(&tree, &finder, &mut gathered));
    let failed = sink.has_errors();
    let report = sink.into_report(gathered.sources);
    match whole {
        Some((model, scenario)) if !failed => Ok(Loaded {
            model,
            scenario,
            inputs: gathered.inputs,
            warnings: report,
        }),
        _ => Err(report),
    }
}

fn whole(tree: &Node, finder: &Finder<'_>, gathered: &mut Gathered) -> Option<(Model, Scenario)> {
    let sink = finder.sink;
    let fields = Fields::open(tree, ScenarioEntry::TITLE, sink)?;
    fields.refuse_unknown_or(&[ScenarioEntry::FIELDS, EventsEntry::FIELDS], |name| {
        let includes = [
            "include", "includes", "import", "imports", "base", "extends",
        ];
        includes.contains(&name).then_some(texts::NO_INCLUDES)
    });
    // Each part is read even if another has problems, so that all are found in one pass.
    let head = ScenarioEntry::take(&fields);
    let events = EventsEntry::take(&fields);
    let named = finder.model(tree, gathered)?;
    let horizon = head.as_ref().map_or(LONGEST, |head| head.horizon.value);
    let events = events?;
    let parts = read_events(&events, horizon, &named, sink);
    let known = events.verify.as_ref();
    let known = known.map(|entry| answers::known_answers(entry, &parts.observations, sink));
    let head = head?;
    let scenario = Scenario {
        title: head.title.clone(),
        summary: head.summary.0.clone(),
        start: Start {
            unix_ms: head.start.unix_ms,
            offset_minutes: head.start.offset_minutes,
        },
        horizon,
        step: step(&head, sink),
        announcements: parts.announcements,
        hazards: parts.hazards,
        injects: parts.injects,
        campaigns: parts.campaigns,
        patches: parts.patches,
        observations: parts.observations,
        compared: parts.compared,
        known,
    };
    check(&head, sink);
    refuse_emptiness(&named.model, tree, sink);
    if !sink.has_errors() {
        warn_harmless(&named.model, &scenario, &events.hazards, sink);
    }
    Some((named.model, scenario))
}

/// What happens in a scenario, and what is read off it.
struct Parts {
    announcements: Vec<SimTime>,
    hazards: Vec<Hazard>,
    injects: Vec<Inject>,
    campaigns: Vec<Campaign>,
    patches: Vec<Patching>,
    observations: Vec<Observation>,
    compared: Vec<Compared>,
}

fn read_events(
    entry: &EventsEntry,
    horizon: SimDuration,
    named: &Named,
    sink: &Diagnostics,
) -> Parts {
    let (facilities, regions) = (&named.model.facilities, &named.model.regions);
    let catalogue = Catalogue::new(&named.names, facilities, regions, named.known, sink);
    let events = events::Events {
        catalogue: &catalogue,
        restorations: &named.model.restorations,
        horizon,
    };
    let campaigns = campaigns::Campaigns::new(&events, &named.model.cyber);
    Parts {
        campaigns: campaigns.campaigns(&entry.campaigns),
        patches: campaigns.patches(&entry.patches),
        announcements: events.announcements(&entry.announce),
        hazards: events.hazards(&entry.hazards),
        injects: events.injects(&entry.injects),
        observations: events.observations(&entry.observe),
        compared: events.compared(&entry.compare),
    }
}

/// A nation without a facility has nothing that could be measured. Told only where nothing else is wrong, for facilities
/// that could not be read are missing as well.
fn refuse_emptiness(model: &Model, scenario: &Node, sink: &Diagnostics) {
    if model.facilities.is_empty() && !sink.has_errors() {
        let place = scenario
            .get("model")
            .map_or(scenario.place, |node| node.place);
        let problem = Diagnostic::error(Code::MissingField, place, texts::NO_FACILITY);
        sink.push(problem.advice(texts::NO_FACILITY_ADVICE));
    }
}

/// A hazard that is not felt where anything could break was hardly meant so.
fn warn_harmless(
    model: &Model,
    scenario: &Scenario,
    entries: &Ids<HazardEntry>,
    sink: &Diagnostics,
) {
    /// Of the slightest damage at the weakest place: below it a batch sees none.
    const HARMLESS: f64 = 1e-4;
    for hazard in &scenario.hazards {
        let why = match highest_chance(model, hazard) {
            None => texts::HARMLESS_TO_ALL,
            Some(chance) if chance < HARMLESS => texts::HARMLESS_HERE,
            Some(_) => continue,
        };
        if let Some((id, _)) = entries.known().find(|(id, _)| id.value == hazard.id) {
            let what = texts::HARMLESS.with("id", &hazard.id);
            let problem = Diagnostic::warning(Code::Implausible, id.place, what);
            sink.push(problem.why(why).advice(texts::HARMLESS_ADVICE));
        }
    }
}

fn check(head: &ScenarioEntry, sink: &Diagnostics) {
    check_schema(&head.schema, sink);
    if head.horizon.value == SimDuration::ZERO {
        sink.error(Code::OutOfRange, head.horizon.place, texts::HORIZON);
    }
}

/// Other values for a model, put into its tree before a scenario's patch is laid over it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Revision {
    /// The model's name, as scenarios say it; those that name another stay as they are.
    pub model: String,
    /// Paths within the model's tree, and what stands there instead; a path that leads nowhere changes nothing.
    pub values: Vec<(ValuePath, Shape)>,
}

impl Revision {
    /// Puts its values into a tree. Places stay, so that a problem points at the value that was replaced.
    pub fn apply(&self, tree: &mut Node) {
        for (path, shape) in &self.values {
            if let Some(node) = path.within_mut(tree) {
                node.shape = shape.clone();
            }
        }
    }
}

/// The tree of the model that a file names, which is built in or lies in a folder beside it.
pub fn model_tree(
    name: &At<String>,
    folder: Option<&Path>,
    library: &dyn Library,
    gathered: &mut Gathered,
    sink: &Diagnostics,
) -> Option<Node> {
    let revision = &Revision::default();
    let finder = Finder {
        folder,
        library,
        revision,
        sink,
    };
    finder.by_name(name, gathered)
}

/// Where models are looked for, and what is changed of them.
struct Finder<'a> {
    folder: Option<&'a Path>,
    library: &'a dyn Library,
    revision: &'a Revision,
    sink: &'a Diagnostics,
}

impl Finder<'_> {
    /// The model that a scenario's tree names or holds, with its patch laid over it.
    fn model(&self, scenario: &Node, gathered: &mut Gathered) -> Option<Named> {
        let node = scenario.get("model")?;
        let (mut tree, id) = match &node.shape {
            Shape::Text(name) => {
                let mut tree = self.by_name(&At::new(name.clone(), node.place), gathered)?;
                if *name == self.revision.model {
                    self.revision.apply(&mut tree);
                }
                (tree, model_id(name))
            }
            _ => (node.clone(), "model"),
        };
        if let Some(patch) = scenario.get("patch") {
            notation::patch(&mut tree, patch.clone(), self.sink);
        }
        model_from_tree(&tree, id, self.sink)
    }

    fn by_name(&self, name: &At<String>, gathered: &mut Gathered) -> Option<Node> {
        if let Some(tree) = gathered.built_in(&name.value, self.library, self.sink) {
            return Some(tree);
        }
        if self.library.models().contains(&name.value.as_str()) {
            // It is built in and has a problem, which has been told.
            return None;
        }
        let relative = self.within_folder(name)?;
        let Some(folder) = self.folder else {
            // A text lies in no folder.
            return self.refuse_unknown(name);
        };
        let path = folder.join(relative);
        if path.is_dir() && !self.is_really_within(&path) {
            return self.refuse_outside(name);
        }
        if path.is_dir() {
            return gathered.folder(&path, &name.value, self.sink);
        }
        self.refuse_unknown(name)
    }

    fn refuse_unknown<T>(&self, name: &At<String>) -> Option<T> {
        let what = texts::NO_MODEL.with("name", &name.value);
        let problem = Diagnostic::error(Code::UnknownReference, name.place, what);
        let known = did_you_mean(&name.value, &self.library.models());
        self.sink
            .push(problem.why(texts::NO_MODEL_WHY).advice(known));
        None
    }

    /// A relative path that stays beside or below the scenario's file.
    fn within_folder<'a>(&self, name: &'a At<String>) -> Option<&'a Path> {
        let path = Path::new(&name.value);
        let stays = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
        match path.components().all(stays) {
            true => Some(path),
            false => self.refuse_outside(name),
        }
    }

    /// Whether a folder stays within the scenario's also after links have been followed.
    fn is_really_within(&self, path: &Path) -> bool {
        let home = self
            .folder
            .and_then(|folder| match folder.as_os_str().is_empty() {
                true => Path::new(".").canonicalize().ok(),
                false => folder.canonicalize().ok(),
            });
        match (home, path.canonicalize()) {
            (Some(home), Ok(path)) => path.starts_with(home),
            _ => false,
        }
    }

    fn refuse_outside<T>(&self, name: &At<String>) -> Option<T> {
        let what = texts::LEAVES.with("name", &name.value);
        let problem = Diagnostic::error(Code::LeavesFolder, name.place, what);
        self.sink.push(problem.advice(texts::LEAVES_ADVICE));
        None
    }
}

/// The stated step, else an hour or what cuts the horizon into 336 whole minutes, whichever is longer.
fn step(entry: &ScenarioEntry, sink: &Diagnostics) -> SimDuration {
    const STEPS: u64 = 336;
    const MOST_STEPS: u64 = 100_000;
    let horizon = entry.horizon.value.0;
    let Some(step) = &entry.step else {
        let minutes = horizon.div_ceil(STEPS).div_ceil(MS_PER_MINUTE);
        return SimDuration((minutes * MS_PER_MINUTE).max(MS_PER_HOUR));
    };
    if step.value == SimDuration::ZERO || step.value.0 > horizon {
        sink.error(Code::Contradiction, step.place, texts::STEP);
    } else if horizon / step.value.0 > MOST_STEPS {
        let what = texts::STEPS.with("most", MOST_STEPS);
        let problem = Diagnostic::error(Code::Contradiction, step.place, what);
        sink.push(problem.advice(texts::LENGTHEN_STEP));
    }
    step.value
}

#[cfg(test)]
mod tests;
