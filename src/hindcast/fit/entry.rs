//! The file of a fit, read.

use std::path::Path as FilePath;

use super::objective::Weights;
use super::quantity::Quantity;
use super::space::{Free, Space};
use crate::model::reading::{FileName, Gathered, Input, Library, check_schema};
use crate::notation::{
    At, ChoiceInfo, Code, Diagnostic, Diagnostics, Ids, LongText, Node, NotNegative, Path, Read,
    Record, RecordInfo, Report, choice, record,
};
use crate::scenario::reading::model_tree;
use crate::words::diagnostics::fit as texts;
use crate::words::kinds;

record! {
    /// A fit: which values of a model are free, what counts as good, and how long it is searched (`hakyu fit`).
    pub struct FitEntry as kinds::FIT {
        /// Version of the format.
        schema: At<u32>,
        /// The model whose values are free: a built-in one, or a folder beside this file; as its scenarios name it.
        model: At<String>,
        /// The incidents to be met: names of those that come with the program, or scenarios with a table beside them.
        incidents: Vec<String>,
        /// Replicates of each incident in an evaluation.
        replicates: u32 = "32" => 32,
        /// Seed of the draws and of the order in which values are tried.
        seed: u64 = "2019" => 2019,
        /// Evaluations at most.
        evaluations: u32 = "200" => 200,
        /// What counts how much.
        objective: Option<WeightsEntry> = "1 each" => None,
        /// The values that are free, by id.
        free: Ids<FreeEntry>,
    }
}

record! {
    /// The objective of a fit: a weighed sum, 0 where all is met.
    pub struct WeightsEntry as kinds::FIT_OBJECTIVE {
        /// Of the mean natural logarithm of the error of T50, T90 and T99.
        recovery: NotNegative = "1.0" => NotNegative(1.0),
        /// Of the same of rise and peak.
        early: NotNegative = "1.0" => NotNegative(1.0),
        /// Of the share of observed points outside of the 5-95 % band.
        outside: NotNegative = "1.0" => NotNegative(1.0),
        /// Of the mean natural logarithm by which T90's band is wider than a factor of 4.
        width: NotNegative = "1.0" => NotNegative(1.0),
    }
}

record! {
    /// A value of a model that a fit moves.
    pub struct FreeEntry as kinds::FREE_VALUE {
        /// Where it stands: keys, and places in lists and tuples from 0, as `"pools/crews/travel/median"`. Further ones
        /// move in proportion to the first.
        at: Vec<At<Path>>,
        /// Where the search starts: a number, or a duration.
        start: Option<Quantity> = "as it stands in the model" => None,
        /// The lower end.
        low: At<Quantity>,
        /// The upper end.
        high: At<Quantity>,
        /// Whether equal steps are equal factors, or equal differences.
        scale: Scale = "Log" => Scale::Log,
        /// What it stands for, and why it is not known.
        why: LongText = "\"\"" => LongText(String::new()),
    }
}

/// What equal steps are between two ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// Equal factors.
    Log,
    /// Equal differences.
    Linear,
}

choice! { impl Scale as kinds::SCALE { Log, Linear } }

/// All records of a fit's file.
pub const RECORDS: &[RecordInfo] = &[FitEntry::INFO, WeightsEntry::INFO, FreeEntry::INFO];

/// All choices of a fit's file that hold more than bare words: none.
pub const CHOICES: &[ChoiceInfo] = &[];

/// A fit that can be carried out.
#[derive(Clone, PartialEq, Debug)]
pub struct Fit {
    /// Names of its incidents.
    pub incidents: Vec<String>,
    /// Replicates of each incident in an evaluation.
    pub replicates: u64,
    /// Seed.
    pub seed: u64,
    /// Evaluations at most.
    pub evaluations: u32,
    /// What counts how much.
    pub weights: Weights,
    /// What is free.
    pub space: Space,
    /// The files that were read.
    pub inputs: Vec<Input>,
}

/// Reads a fit's file and the model that it names.
///
/// # Errors
/// All problems of the file and of the model's files.
pub fn read(path: &FilePath, library: &dyn Library) -> Result<Fit, Report> {
    let sink = Diagnostics::default();
    let mut gathered = Gathered::default();
    let tree = gathered.read_file(path, FileName::of_path(path), &sink);
    let entry = tree.and_then(|tree| FitEntry::read(&tree, &sink));
    let fit = entry.and_then(|entry| fit_of(&entry, path.parent(), library, &mut gathered, &sink));
    match fit {
        Some(fit) if !sink.has_errors() => Ok(Fit {
            inputs: gathered.inputs,
            ..fit
        }),
        _ => Err(sink.into_report(gathered.sources)),
    }
}

fn fit_of(
    entry: &FitEntry,
    folder: Option<&FilePath>,
    library: &dyn Library,
    gathered: &mut Gathered,
    sink: &Diagnostics,
) -> Option<Fit> {
    check_schema(&entry.schema, sink);
    let tree = model_tree(&entry.model, folder, library, gathered, sink)?;
    let free = entry.free.0.iter();
    let free: Vec<Option<Free>> = free
        .map(|(id, one)| free_value(&id.value, one.as_ref()?, &tree, sink))
        .collect();
    let weights = entry.objective.as_ref();
    let weight = |read: fn(&WeightsEntry) -> f64| weights.map_or(1.0, read);
    Some(Fit {
        incidents: entry.incidents.clone(),
        replicates: u64::from(entry.replicates.max(1)),
        seed: entry.seed,
        evaluations: entry.evaluations,
        weights: Weights {
            recovery: weight(|one| one.recovery.0),
            early: weight(|one| one.early.0),
            outside: weight(|one| one.outside.0),
            width: weight(|one| one.width.0),
        },
        space: Space {
            model: entry.model.value.clone(),
            tree,
            free: free.into_iter().collect::<Option<_>>()?,
        },
        inputs: Vec::new(),
    })
}

fn free_value(id: &str, entry: &FreeEntry, tree: &Node, sink: &Diagnostics) -> Option<Free> {
    let at = entry.at.iter();
    let at: Vec<Option<(Path, Quantity)>> = at.map(|path| now(path, tree, sink)).collect();
    let at = at.into_iter().collect::<Option<Vec<_>>>()?;
    let Some(&(_, first)) = at.first() else {
        sink.error(Code::MissingField, entry.here.opening(), texts::NO_PATH);
        return None;
    };
    let (low, high) = (entry.low.value, entry.high.value);
    let start = entry.start.unwrap_or(first);
    let logarithmic = entry.scale == Scale::Log;
    let problem = match () {
        () if [low, high, start].iter().any(|one| !one.is_like(first)) => Some(texts::UNLIKE),
        () if low.size() >= high.size() => Some(texts::NO_ROOM),
        () if !(low.size()..=high.size()).contains(&start.size()) => Some(texts::START_OUTSIDE),
        () if logarithmic && low.size() <= 0.0 => Some(texts::LOG_OF_ZERO),
        () if at.len() > 1 && first.size() <= 0.0 => Some(texts::NO_PROPORTION),
        () => None,
    };
    if let Some(what) = problem {
        sink.error(Code::Contradiction, entry.low.place, what);
        return None;
    }
    Some(Free {
        id: id.to_owned(),
        at,
        start,
        low,
        high,
        logarithmic,
    })
}

/// What stands now where a path leads.
fn now(path: &At<Path>, tree: &Node, sink: &Diagnostics) -> Option<(Path, Quantity)> {
    let Some(node) = path.value.within(tree) else {
        let what = texts::LEADS_NOWHERE.with("path", path.value.steps().join("/"));
        sink.push(Diagnostic::error(Code::UnknownReference, path.place, what));
        return None;
    };
    Quantity::read(node, sink).map(|now| (path.value.clone(), now))
}

#[cfg(test)]
mod tests;
