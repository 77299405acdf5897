//! The comparison for programs: a CSV table, and the same as JSON.

use super::measures::measure;
use super::{Compared, FORMAT, Other, phrases};
use crate::batch::statistics::Estimate;
use crate::compare::{Difference, Quantity, Subject, Verdict};
use crate::report::cells::{Cell, Sheet, rounded};
use crate::report::columns::{Column, Unit};
use crate::report::manifest::SCHEMA;
use crate::words::Lang;
use serde::Serialize;
use std::borrow::Cow;
use std::io;

/// Columns of `comparison.csv`.
pub(in crate::report) fn columns() -> Vec<Column> {
    let number = |name, ja, meaning| Column::number(name, Unit::AsObserved, ja, meaning);
    let share = |name, ja, meaning| Column::number(name, Unit::Share, ja, meaning);
    let count = |name, ja, meaning| Column::whole(name, Unit::Count, ja, meaning);
    vec![
        Column::text(
            "result",
            "結果",
            "Folder of the result that is compared with the first one.",
        ),
        Column::text(
            "scope",
            "対象",
            "`sector`, or `nation` for all sectors added up.",
        ),
        Column::label("sector", "分野", "Id of the sector; empty for the nation."),
        Column::text(
            "measure",
            "指標",
            "What is compared; of all, less is better.",
        ),
        Column::text("unit", "単位", "Unit of the numbers up to `high`."),
        number(
            "first",
            "元の平均",
            "Mean of the first result over the pairs.",
        ),
        number("other", "比べる結果の平均", "Mean of the other result."),
        number(
            "mean",
            "差の平均",
            "Mean of the differences, other minus first.",
        ),
        number(
            "low",
            "下限",
            "Lower end of its 95 % interval; empty without one.",
        ),
        number("high", "上限", "Upper end."),
        share(
            "change",
            "増減率",
            "The difference over the mean of the first; empty where that is 0.",
        ),
        share(
            "change_low",
            "増減率の下限",
            "Lower end of its 95 % interval; empty without one.",
        ),
        share("change_high", "増減率の上限", "Upper end."),
        count("better", "改善した組", "Pairs in which the other has less."),
        count("equal", "等しい組", "Pairs in which both have as much."),
        count("worse", "悪化した組", "Pairs in which the other has more."),
        count(
            "n",
            "組の数",
            "Pairs that are compared: completed replicates of both.",
        ),
        Column::number(
            "gain",
            Unit::Ratio,
            "対比較の利得",
            "Variance of the difference between batches with luck of their own, over that of the pairs; empty where the pairs do not vary.",
        ),
        count(
            "first_not_back",
            "元の打切り",
            "Replicates of the first that the horizon cut off; empty where it is no time of recovery.",
        ),
        count(
            "other_not_back",
            "比べる結果の打切り",
            "Replicates of the other that the horizon cut off.",
        ),
        Column::text(
            "verdict",
            "判定",
            "`same` in every pair, `better` or `worse` by an interval beside 0, `undecided` by one that holds 0, `too few` for one.",
        ),
        Column::text(
            "note",
            "注記",
            "Why there is no interval, or what limits it.",
        ),
    ]
}

/// A row for each other result, sector and measure.
pub(super) fn sheet<'a>(compared: &'a Compared) -> Sheet<'a> {
    Sheet::new("comparison", columns(), |take| {
        for other in &compared.others {
            for (subject, quantity, difference) in &other.comparison.differences {
                take(&row(compared, other, *subject, *quantity, difference))?;
            }
        }
        Ok(())
    })
}

fn row<'a>(
    compared: &'a Compared,
    other: &'a Other,
    subject: Subject,
    quantity: Quantity,
    difference: &Difference,
) -> [Cell<'a>; 22] {
    let measure = measure(subject, quantity);
    let number = |value| Cell::number(value, measure.unit);
    let share = |value| Cell::number(value, Unit::Share);
    let cut = |side: usize| match Quantity::RECOVERY.contains(&quantity) {
        true => Cell::Whole(difference.censored[side]),
        false => Cell::Empty,
    };
    let (mean, change) = (&difference.mean, &difference.change);
    [
        Cell::text(&other.source.label),
        Cell::text(scope(subject)),
        sector(compared, other, subject),
        Cell::text(measure.name),
        Cell::text(measure.unit.name()),
        number(Some(difference.first)),
        number(Some(difference.other)),
        number(mean.value),
        number(mean.low),
        number(mean.high),
        share(change.value),
        share(change.low),
        share(change.high),
        Cell::Whole(difference.better),
        Cell::Whole(difference.equal()),
        Cell::Whole(difference.worse),
        Cell::Whole(difference.pairs()),
        Cell::number(difference.gain, Unit::Ratio),
        cut(0),
        cut(1),
        Cell::text(verdict(difference)),
        note(difference).map_or(Cell::Empty, |note| Cell::Text(note.into())),
    ]
}

fn scope(subject: Subject) -> &'static str {
    match subject {
        Subject::Sector(_) => "sector",
        Subject::Nation => "nation",
    }
}

fn sector<'a>(compared: &'a Compared, other: &'a Other, subject: Subject) -> Cell<'a> {
    match subject {
        Subject::Sector(sector) => {
            let id = &other.comparison.sectors[sector];
            let name = compared.first.sector_name(id);
            Cell::Label(Cow::Borrowed(id), Some(Cow::Owned(name)))
        }
        Subject::Nation => Cell::Empty,
    }
}

fn verdict(difference: &Difference) -> &'static str {
    match difference.verdict() {
        Verdict::Same => "same",
        Verdict::Better => "better",
        Verdict::Worse => "worse",
        Verdict::Undecided(_) => "undecided",
        Verdict::TooFew(_) => "too few",
    }
}

/// What limits a difference; programs read English, whoever runs them.
fn note(difference: &Difference) -> Option<String> {
    phrases::limit(Lang::En, difference)
}

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
    /// Programs read English.
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
pub(super) fn write_json(compared: &Compared, out: &mut dyn io::Write) -> io::Result<()> {
    let terms = &compared.first.terms;
    let json = Json {
        format: FORMAT,
        schema: SCHEMA,
        program: &terms.program,
        model_version: &terms.model_version,
        seed: terms.seed.to_string(),
        horizon_ms: terms.horizon.0,
        first: &compared.first.label,
        comparisons: compared
            .others
            .iter()
            .map(|other| one(compared, other))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &json)?;
    out.write_all(b"\n")
}

fn one<'a>(compared: &'a Compared, other: &'a Other) -> One<'a> {
    let pairs = other.comparison.pairs;
    let differences = other.comparison.differences.iter();
    One {
        result: &other.source.label,
        answer: phrases::answer(Lang::En, compared, other),
        notes: phrases::notes(Lang::En, compared, other),
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
