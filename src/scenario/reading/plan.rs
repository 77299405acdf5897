//! Contingency plans: read beside a scenario, and laid over it and its model.

use super::campaign_entries::PatchingEntry;
use super::entries::{InjectEntry, Patch, Summary};
use crate::model::Name;
use crate::model::reading::{check_schema, model_id};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, Fields, Ids, Node, Record, Shape, Unread, changes,
    did_you_mean, is_removed, patch, record, unite,
};
use crate::scenario::Plan;
use crate::words::diagnostics::{notation, plan as texts};
use crate::words::{Text, kinds};

/// The word before a plan's bracket, by which it is told from a scenario.
const HEAD: &str = "Plan";
/// Parts of a plan that are put beside those of the scenario, which names its own.
const ADDED: [&str; 2] = ["injects", "patches"];

record! {
    /// A contingency plan, written `Plan( ... )`: what is prepared and done otherwise when a scenario happens.
    pub struct PlanEntry as kinds::PLAN {
        /// Version of the format.
        schema: At<u32>,
        /// What it is called.
        title: Name,
        /// What is otherwise with it, in a sentence or two.
        summary: Summary = "\"\"" => Summary::default(),
        /// The scenarios that it is made for, by the names of their files without `.ron`.
        scenarios: Vec<At<String>> = "any scenario" => Vec::new(),
        /// What is laid over the model after the scenario's own patch: buffers, suppliers, crews, priorities, monitoring, sharing, backups.
        patch: Option<Unread<Patch>> = "nothing is changed" => None,
        /// What people do besides what the scenario says, by id.
        injects: Option<Unread<Ids<InjectEntry>>> = "nothing is added" => None,
        /// Patches and recalls of fleets besides those of the scenario, by id.
        patches: Option<Unread<Ids<PatchingEntry>>> = "nothing is added" => None,
    }
}

/// Whether a file is a plan.
pub(super) fn is_plan(tree: &Node) -> bool {
    matches!(tree.shape, Shape::Record { .. } | Shape::Tuple { .. }) && tree.head() == Some(HEAD)
}

/// Leaves the problem that a plan stands where a scenario belongs, and how the two are used together.
pub(super) fn refuse_as_scenario(tree: &Node, sink: &Diagnostics) {
    let first = match tree.get("scenarios").map(|node| &node.shape) {
        Some(Shape::List(items)) => items.first(),
        _ => None,
    };
    let scenario = match first.map(|node| &node.shape) {
        Some(Shape::Text(name)) => name.as_str(),
        _ => "SCENARIO",
    };
    let problem = Diagnostic::error(Code::WrongKind, tree.place.opening(), texts::NOT_A_SCENARIO);
    sink.push(problem.advice(texts::NOT_A_SCENARIO_ADVICE.with("scenario", scenario)));
}

/// A plan with its tree, read for a scenario.
pub(super) struct Laid<'a> {
    tree: &'a Node,
    plan: Plan,
}

impl<'a> Laid<'a> {
    /// Reads a plan for the scenario of a file and its tree; none if there is a problem with what it says of itself, or it
    /// is made for others: what it names would be missing here only for that reason.
    pub(super) fn read(
        tree: &'a Node,
        file: &str,
        scenario: (&str, &Node),
        sink: &Diagnostics,
    ) -> Option<Laid<'a>> {
        let entry = read(tree, sink)?;
        if !is_made_for(&entry.scenarios, scenario, sink) {
            return None;
        }
        let plan = of(file, entry);
        Some(Laid { tree, plan })
    }

    /// Lays the plan's patch over a model, and keeps what that changes.
    pub(super) fn lay_over(&mut self, model: &mut Node, sink: &Diagnostics) {
        if let Some(over) = self.tree.get("patch") {
            refuse_unused(model, over, sink);
            self.plan.changes = changes(model, over);
            patch(model, over.clone(), sink);
        }
    }

    /// Puts what the plan adds beside what the scenario has; an id of both is a problem.
    pub(super) fn add_to(&self, scenario: &mut Node, sink: &Diagnostics) {
        let is_map = |node: &Node| matches!(node.shape, Shape::Map(_));
        let mut fields = Vec::new();
        for field in self.tree.entries() {
            let name = field.key.text.as_str();
            if !ADDED.contains(&name) {
                continue;
            }
            if !is_map(&field.value) {
                sink.push(field.value.unexpected(kinds::IDS));
            } else if scenario.get(name).is_none_or(is_map) {
                // What is no map in the scenario is told when that is read.
                fields.push(field.clone());
            }
        }
        let added = Node {
            place: self.tree.place,
            shape: Shape::Record { name: None, fields },
        };
        unite(scenario, added, sink);
    }

    /// What the plan says of itself.
    pub(super) fn into_plan(self) -> Plan {
        self.plan
    }
}

/// What a plan says of itself; what it changes is read with a scenario only.
pub(super) fn read(tree: &Node, sink: &Diagnostics) -> Option<PlanEntry> {
    if !is_plan(tree) {
        refuse_as_plan(tree, sink);
        return None;
    }
    let fields = Fields::open(tree, PlanEntry::TITLE, sink)?;
    fields.refuse_unknown(&[PlanEntry::FIELDS]);
    let entry = PlanEntry::take(&fields)?;
    check_schema(&entry.schema, sink);
    Some(entry)
}

/// The plan of a file.
pub(super) fn of(file: &str, entry: PlanEntry) -> Plan {
    let scenarios = entry.scenarios.into_iter();
    Plan {
        file: file.to_owned(),
        title: entry.title,
        summary: entry.summary.0,
        scenarios: scenarios.map(|one| one.value).collect(),
        changes: Vec::new(),
    }
}

fn refuse_as_plan(tree: &Node, sink: &Diagnostics) {
    let is_scenario = ["horizon", "model"]
        .iter()
        .any(|&name| tree.get(name).is_some());
    let advice = match is_scenario {
        true => texts::SCENARIO_AS_PLAN,
        false => texts::NOT_A_PLAN_ADVICE,
    };
    let problem = Diagnostic::error(Code::WrongKind, tree.place.opening(), texts::NOT_A_PLAN);
    sink.push(problem.advice(advice));
}

/// A plan that was made for other scenarios would change the wrong things, or nothing.
fn is_made_for(made_for: &[At<String>], (file, tree): (&str, &Node), sink: &Diagnostics) -> bool {
    let name = model_id(file);
    let is_it = |one: &At<String>| model_id(&one.value) == name;
    let Some(first) = made_for.first().filter(|_| !made_for.iter().any(is_it)) else {
        return true;
    };
    let names = made_for.iter().map(|one| format!("`{}`", one.value));
    let what = texts::OTHER_SCENARIO
        .with("names", names.collect::<Vec<_>>().join(", "))
        .with("scenario", name);
    let title = tree.get("title");
    let place = title.map_or(tree.place.opening(), |title| title.place);
    let problem = Diagnostic::error(Code::Contradiction, first.place, what)
        .other(texts::THE_SCENARIO, place)
        .advice(texts::OTHER_SCENARIO_ADVICE.with("scenario", name));
    sink.push(problem);
    false
}

/// What serves others, and does nothing where nobody names it.
const SERVANTS: [(&str, Text); 6] = [
    ("pools", kinds::POOL),
    ("restorations", kinds::RESTORATION),
    ("fragilities", kinds::FRAGILITY),
    ("profiles", kinds::PROFILE),
    ("vendors", kinds::VENDOR),
    ("products", kinds::PRODUCT),
];

/// Leaves a problem for what is under an id that the model lacks and that nothing uses: whoever wrote it meant another.
fn refuse_unused(model: &Node, over: &Node, sink: &Diagnostics) {
    for (map, title) in SERVANTS {
        let known = model.get(map).map_or(&[][..], Node::entries);
        let known: Vec<&str> = known.iter().map(|field| field.key.text.as_str()).collect();
        let entries = over.get(map).map_or(&[][..], Node::entries);
        for field in entries.iter().filter(|field| !is_removed(&field.value)) {
            let id = field.key.text.as_str();
            if !known.contains(&id) && !names(model, id) && !names(over, id) {
                let what = notation::NO_SUCH.with("kind", title.bare()).with("id", id);
                let problem = Diagnostic::error(Code::UnknownReference, field.key.place, what);
                sink.push(problem.advice(did_you_mean(id, &known)));
            }
        }
    }
}

/// Whether a value of a tree is this text.
fn names(tree: &Node, id: &str) -> bool {
    match &tree.shape {
        Shape::Text(text) => text == id,
        Shape::Record { fields, .. } | Shape::Map(fields) => {
            fields.iter().any(|field| names(&field.value, id))
        }
        Shape::Tuple { items, .. } | Shape::List(items) => items.iter().any(|item| names(item, id)),
        Shape::Number(_) | Shape::Flag(_) | Shape::Word(_) => false,
    }
}

/// Says of what a plan names and the model lacks which model it is laid over, and where the scenario names it.
pub(super) fn explain_lacking(problem: &mut Diagnostic, plan: &Node, scenario: (&str, &Node)) {
    let lacks = matches!(
        problem.code,
        Code::UnknownReference | Code::NothingToRemove | Code::SelectsNothing
    );
    let (file, tree) = scenario;
    let Some(model) = tree.get("model") else {
        return;
    };
    if lacks && problem.place.file == plan.place.file && problem.other.is_none() {
        let why = match &model.shape {
            Shape::Text(name) => texts::LAID_OVER.with("model", name),
            _ => texts::LAID_OVER_OWN.with("scenario", model_id(file)),
        };
        problem.other = Some((why, model.place.opening()));
    }
}
