//! JSON for programs: the summary of a batch, the first line of a replicate's story, the problems of files.

#[cfg(test)]
pub(super) mod fields;
mod problems;

pub use problems::problems_json;

use super::cells::rounded;
use super::manifest::{About, PROGRAM, SCHEMA};
use super::measures::Scope;
use super::stopping::StoppingRecord;
use super::summary::{Entry, Label, Subject, entries};
use super::words;
use crate::batch::Summary;
use crate::dynamics::MODEL_VERSION;
use crate::measure::Axes;
use crate::model::Name;
use crate::scenario::Plan;
use crate::words::Lang;
use crate::world::Network;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io;

/// What marks a summary.
const SUMMARY_FORMAT: &str = "hakyu summary";
/// What marks the story of a replicate.
const STORY_FORMAT: &str = "hakyu story";

/// The first line of a story as JSON lines: what was run, so that it can be run again.
///
/// # Errors
/// Those of the JSON writer.
pub fn story_head(net: &Network, seed: u64, replicate: u64) -> serde_json::Result<String> {
    let start = net.start();
    let head = StoryHead {
        format: STORY_FORMAT,
        schema: SCHEMA,
        program: PROGRAM,
        model_version: MODEL_VERSION,
        scenario: Both::of(&net.scenario.title),
        plan: plan_of(net.scenario.plan.as_ref()),
        seed: seed.to_string(),
        replicate,
        start_unix_ms: start.unix_ms,
        utc_offset_minutes: start.offset_minutes,
        horizon_ms: net.scenario.horizon.0,
    };
    Ok(serde_json::to_string(&head)? + "\n")
}

fn plan_of(plan: Option<&Plan>) -> Option<Both<'_>> {
    plan.map(|plan| Both::of(&plan.title))
}

#[derive(Serialize)]
struct StoryHead<'a> {
    format: &'static str,
    schema: u32,
    program: &'static str,
    model_version: &'static str,
    scenario: Both<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Both<'a>>,
    seed: String,
    replicate: u64,
    start_unix_ms: i64,
    utc_offset_minutes: i32,
    horizon_ms: u64,
}

/// The summary of a batch: the estimates of `summary.csv`, by whom they speak of.
///
/// # Errors
/// Those of the JSON writer.
pub fn summary_json(axes: &Axes, summary: &Summary, about: &About) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(axes, summary, about, &mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Writes it.
pub(super) fn write(
    axes: &Axes,
    summary: &Summary,
    about: &About,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // Programs read English, whoever runs them.
    let warning = |warning| words::warning(Lang::En, warning, axes, about);
    let document = SummaryDocument {
        format: SUMMARY_FORMAT,
        schema: SCHEMA,
        program: PROGRAM,
        model_version: &about.model_version,
        scenario: Both::of(&about.title),
        plan: plan_of(about.plan.as_ref()),
        seed: about.seed.to_string(),
        replicates_asked: summary.asked,
        replicates_completed: summary.completed,
        replicates_failed: summary.failed,
        until_ci: StoppingRecord::of(summary, axes),
        events: summary.events,
        horizon_ms: axes.horizon.0,
        warnings: summary.warnings.iter().map(warning).collect(),
        estimates: Lists(subjects(axes, summary)?),
    };
    serde_json::to_writer(&mut *out, &document)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct SummaryDocument<'a> {
    format: &'static str,
    schema: u32,
    program: &'static str,
    model_version: &'a str,
    scenario: Both<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Both<'a>>,
    seed: String,
    replicates_asked: u64,
    replicates_completed: u64,
    replicates_failed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    until_ci: Option<StoppingRecord>,
    events: u64,
    horizon_ms: u64,
    warnings: Vec<String>,
    estimates: Lists,
}

/// A name in both languages.
#[derive(Serialize)]
struct Both<'a> {
    en: &'a str,
    ja: &'a str,
}

impl<'a> Both<'a> {
    fn of(name: &'a Name) -> Both<'a> {
        Both {
            en: &name.en,
            ja: &name.ja,
        }
    }
}

/// All subjects, a list for each scope.
struct Lists(Vec<(Scope, Vec<Entity>)>);

impl Serialize for Lists {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (scope, entities) in &self.0 {
            map.serialize_entry(scope.list(), entities)?;
        }
        map.end()
    }
}

/// One subject with all that is estimated of it.
#[derive(Serialize)]
struct Entity {
    #[serde(flatten)]
    labels: Labels,
    measures: Measures,
}

#[derive(Serialize, Clone, PartialEq, Eq)]
struct Labels {
    #[serde(skip_serializing_if = "Option::is_none")]
    sector: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<Named>,
}

#[derive(Serialize, Clone, PartialEq, Eq)]
struct Named {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ja: Option<String>,
}

/// Estimates by the name of the measure, in the order of the tables.
struct Measures(Vec<(String, Number)>);

impl Serialize for Measures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, number)| (name, number)))
    }
}

/// An estimate; what is missing is null.
#[derive(Serialize)]
struct Number {
    unit: &'static str,
    estimate: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    n: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

fn subjects(axes: &Axes, summary: &Summary) -> io::Result<Vec<(Scope, Vec<Entity>)>> {
    let mut lists: Vec<(Scope, Vec<Entity>)> = Scope::ALL.map(|scope| (scope, Vec::new())).into();
    entries(axes, summary, &mut |entry| {
        let labels = labels(&entry.of);
        let list = lists.iter_mut().find(|(scope, _)| *scope == entry.of.scope);
        let Some((_, entities)) = list else {
            return Ok(());
        };
        let estimate = (entry.name(), number(entry));
        match entities.last_mut() {
            Some(last) if last.labels == labels => last.measures.0.push(estimate),
            _ => entities.push(Entity {
                labels,
                measures: Measures(vec![estimate]),
            }),
        }
        Ok(())
    })?;
    Ok(lists)
}

fn labels(of: &Subject<'_>) -> Labels {
    let named = |label: Label<'_>| Named {
        id: label.id.to_owned(),
        en: label.name.map(|name| name.en.clone()),
        ja: label.name.map(|name| name.ja.clone()),
    };
    Labels {
        sector: of.sector.map(named),
        region: of.region.map(named),
        item: of.item.map(named),
    }
}

fn number(entry: &Entry<'_>) -> Number {
    let unit = entry.unit();
    let rounded = |value: Option<f64>| value.map(|value| rounded(value, unit));
    Number {
        unit: unit.name(),
        estimate: rounded(entry.number.value),
        low: rounded(entry.number.low),
        high: rounded(entry.number.high),
        n: entry.number.n,
        note: entry.note(),
    }
}
