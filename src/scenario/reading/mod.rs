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
mod plan;
mod reach;

use entries::HazardEntry;
pub use entries::{EventsEntry, ScenarioEntry};
pub use format::{CHOICES, PLAN_RECORDS, RECORDS};
use plan::Laid;

use std::borrow::Cow;
use std::path::{Component, Path};

use super::footprint::highest_chance;
use super::{Campaign, Compared, Hazard, Inject, Observation, Patching, Plan, Scenario, Start};
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

/// A text that may be read: a file, or a text at hand under the name of its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written<'a> {
    /// On disk.
    File(&'a Path),
    /// At hand, as what is built in. It lies in no folder.
    Text {
        /// The name of its file.
        name: Cow<'a, str>,
        /// The text.
        text: &'a str,
    },
}

impl<'a> Written<'a> {
    /// A text at hand under the name of its file.
    pub fn text(name: impl Into<Cow<'a, str>>, text: &'a str) -> Written<'a> {
        let name = name.into();
        Written::Text { name, text }
    }

    fn name(&self) -> FileName {
        match self {
            Written::File(path) => FileName::of_path(path),
            Written::Text { name, .. } => FileName::of_path(Path::new(name.as_ref())),
        }
    }

    fn folder(&self) -> Option<&Path> {
        match self {
            Written::File(path) => path.parent(),
            Written::Text { .. } => None,
        }
    }

    fn read(&self, gathered: &mut Gathered, sink: &Diagnostics) -> Option<Node> {
        match self {
            Written::File(path) => gathered.read_file(path, self.name(), sink),
            Written::Text { text, .. } => {
                gathered.read_bytes(self.name(), text.as_bytes().to_vec(), sink)
            }
        }
    }
}

/// Loads a scenario's file and the model that it names.
///
/// # Errors
/// All problems of all files, sorted by place.
pub fn load(path: &Path, library: &dyn Library) -> Result<Loaded, Report> {
    load_with_plan(Written::File(path), None, library)
}

/// Loads a scenario from its text; a model that it names must be built in or stand in it.
///
/// # Errors
/// All problems of the text, sorted by place.
pub fn load_text(name: &str, text: &str, library: &dyn Library) -> Result<Loaded, Report> {
    load_with_plan(Written::text(name, text), None, library)
}

/// Loads a scenario and the model that it names, with a contingency plan laid over both.
///
/// # Errors
/// All problems of all files, sorted by place.
pub fn load_with_plan(
    scenario: Written<'_>,
    plan: Option<Written<'_>>,
    library: &dyn Library,
) -> Result<Loaded, Report> {
    load_all(scenario, plan, library, &Revision::default())
}

/// Loads a scenario with other values of its model.
///
/// # Errors
/// All problems of all files, sorted by place.
pub fn load_revised(
    scenario: Written<'_>,
    library: &dyn Library,
    revision: &Revision,
) -> Result<Loaded, Report> {
    load_all(scenario, None, library, revision)
}

/// What a contingency plan says of itself, without a scenario to lay it over.
///
/// # Errors
/// All problems of what it says of itself.
pub fn load_plan(plan: &Written<'_>) -> Result<Plan, Report> {
    let (sink, mut gathered) = (Diagnostics::default(), Gathered::within(limits::LIMITS));
    let tree = plan.read(&mut gathered, &sink);
    let entry = tree.and_then(|tree| plan::read(&tree, &sink));
    let failed = sink.has_errors();
    let report = sink.into_report(gathered.sources);
    entry
        .filter(|_| !failed)
        .map(|entry| plan::of(&plan.name().logical, entry))
        .ok_or(report)
}

fn load_all(
    scenario: Written<'_>,
    plan: Option<Written<'_>>,
    library: &dyn Library,
    revision: &Revision,
) -> Result<Loaded, Report> {
    let sink = Diagnostics::default();
    let mut gathered = Gathered::within(limits::LIMITS);
    let tree = scenario.read(&mut gathered, &sink);
    // Both are read, so that the problems of both are told.
    let plan_tree = plan.as_ref().map(|plan| plan.read(&mut gathered, &sink));
    let finder = Finder {
        folder: scenario.folder(),
        library,
        revision,
        sink: &sink,
    };
    let names = Files {
        scenario: scenario.name().logical,
        plan: plan.map_or_else(String::new, |plan| plan.name().logical),
    };
    let whole = match (tree, plan_tree) {
        (Some(tree), None) => with_plan(tree, None, &names, &finder, &mut gathered),
        (Some(tree), Some(Some(plan))) => {
            with_plan(tree, Some(&plan), &names, &finder, &mut gathered)
        }
        _ => None,
    };
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

/// What a scenario's and its plan's files are called, without folders.
struct Files {
    scenario: String,
    plan: String,
}

/// A scenario's tree with a plan's laid over it.
fn with_plan(
    mut tree: Node,
    plan: Option<&Node>,
    files: &Files,
    finder: &Finder<'_>,
    gathered: &mut Gathered,
) -> Option<(Model, Scenario)> {
    let sink = finder.sink;
    if plan::is_plan(&tree) {
        plan::refuse_as_scenario(&tree, sink);
        return None;
    }
    let Some(plan_tree) = plan else {
        return whole(&tree, None, finder, gathered);
    };
    let scenario = (files.scenario.as_str(), &tree);
    let Some(laid) = Laid::read(plan_tree, &files.plan, scenario, sink) else {
        // The scenario's own problems are told nevertheless.
        whole(&tree, None, finder, gathered);
        return None;
    };
    laid.add_to(&mut tree, sink);
    let whole = whole(&tree, Some(laid), finder, gathered);
    let scenario = (files.scenario.as_str(), &tree);
    sink.amend(|problem| plan::explain_lacking(problem, plan_tree, scenario));
    whole
}

/// Fields by which other programs' files include others.
const INCLUDES: [&str; 6] = [
    "include", "includes", "import", "imports", "base", "extends",
];

fn whole(
    tree: &Node,
    mut plan: Option<Laid<'_>>,
    finder: &Finder<'_>,
    gathered: &mut Gathered,
) -> Option<(Model, Scenario)> {
    let sink = finder.sink;
    let fields = Fields::open(tree, ScenarioEntry::TITLE, sink)?;
    fields.refuse_unknown_or(&[ScenarioEntry::FIELDS, EventsEntry::FIELDS], |name| {
        INCLUDES.contains(&name).then_some(texts::NO_INCLUDES)
    });
    // Each part is read even if another has problems, so that all are found in one pass.
    let head = ScenarioEntry::take(&fields);
    let events = EventsEntry::take(&fields);
    let named = finder.model(tree, plan.as_mut(), gathered)?;
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
        plan: plan.map(Laid::into_plan),
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
    /// The model that a scenario's tree names or holds, with its patch laid over it, and then a plan's.
    fn model(
        &self,
        scenario: &Node,
        plan: Option<&mut Laid<'_>>,
        gathered: &mut Gathered,
    ) -> Option<Named> {
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
        if let Some(plan) = plan {
            plan.lay_over(&mut tree, self.sink);
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
