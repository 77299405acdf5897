//! The comparison as JSON, for programs.

use super::measures::measure;
use super::tables::{note, scope, verdict};
use super::{Compared, FORMAT, Other, Telling};
use crate::batch::statistics::Estimate;
use crate::compare::{Difference, Quantity, Subject, Verdict};
use crate::report::cells::rounded;
use crate::report::columns::Unit;
use crate::report::manifest::SCHEMA;
use crate::words::Lang;
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Json<'a> {
    format: &'static str,
    schema: u32,
    program: &'a str,
    model_version: &'a str,
    seed: String,
    horizon_ms: u64,
    first: &'a str,
    comparisons: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    result: &'a str,
    answer: Vec<String>,
    notes: Vec<String>,
    first_replicates: u64,
    other_replicates: u64,
    common: u64,
    failed: u64,
    differences: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    scope: &'static str,
    sector: Option<&'a str>,
    measure: &'static str,
    unit: &'static str,
    first: f64,
    other: f64,
    mean: Number,
    change: Number,
    better: Number,
    equal: Number,
    worse: Number,
    n: u64,
    gain: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_back: Option<[u64; 2]>,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    would_decide: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// An estimate; what is missing is null.
#[derive(Serialize)]
struct Number {
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

/// Writes the comparison as JSON.
pub(super) fn write(compared: &Compared, out: &mut dyn io::Write) -> io::Result<()> {
    let terms = &compared.first.terms;
    let json = Json {
        format: FORMAT,
        schema: SCHEMA,
        program: &terms.program,
        model_version: &terms.model_version,
        seed: terms.seed.to_string(),
        horizon_ms: terms.horizon.0,
        first: &compared.first.label,
        // Programs read English, whoever runs them.
        comparisons: Telling::each(Lang::En, compared).map(one).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &json)?;
    out.write_all(b"\n")
}

fn one(telling: Telling<'_>) -> One<'_> {
    let other = telling.other;
    let pairs = other.comparison.pairs;
    let differences = other.comparison.differences.iter();
    One {
        result: &other.source.label,
        answer: telling.answer(),
        notes: telling.notes(),
        first_replicates: pairs.replicates[0],
        other_replicates: pairs.replicates[1],
        common: pairs.common,
        failed: pairs.failed,
        differences: differences
            .map(|(subject, quantity, difference)| entry(other, *subject, *quantity, difference))
            .collect(),
    }
}

fn entry<'a>(
    other: &'a Other,
    subject: Subject,
    quantity: Quantity,
    difference: &Difference,
) -> Entry<'a> {
    let measure = measure(subject, quantity);
    let unit = measure.unit;
    let [better, equal, worse] = difference.shares();
    Entry {
        scope: scope(subject),
        sector: match subject {
            Subject::Sector(sector) => Some(&other.comparison.sectors[sector]),
            Subject::Nation => None,
        },
        measure: measure.name,
        unit: unit.name(),
        first: rounded(difference.first, unit),
        other: rounded(difference.other, unit),
        mean: number(&difference.mean, unit),
        change: number(&difference.change, Unit::Share),
        better: number(&better, Unit::Share),
        equal: number(&equal, Unit::Share),
        worse: number(&worse, Unit::Share),
        n: difference.pairs(),
        gain: difference.gain.map(|gain| rounded(gain, Unit::Ratio)),
        not_back: Quantity::RECOVERY
            .contains(&quantity)
            .then_some(difference.censored),
        verdict: verdict(difference),
        would_decide: match difference.verdict() {
            Verdict::Undecided(needed) => needed,
            _ => None,
        },
        note: note(difference),
    }
}

fn number(estimate: &Estimate, unit: Unit) -> Number {
    let rounded = |value: Option<f64>| value.map(|value| rounded(value, unit));
    Number {
        value: rounded(estimate.value),
        low: rounded(estimate.low),
        high: rounded(estimate.high),
    }
}
