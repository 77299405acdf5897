//! Known answers beside what came out: a table for people, CSV and JSON for programs.

use std::fmt::Display;

use serde::Serialize;

use super::cells::harmless;
use super::table::{Align, Table};
use crate::measure::Failure;
use crate::scenario::Statistic;
use crate::verify::{Answered, Case};
use crate::words::{Lang, verify as texts};

/// A table of all answers, and below it what they say together.
pub fn verification_text(lang: Lang, cases: &[Case]) -> String {
    let mut table = Table::headed(
        lang,
        &[
            (texts::CASE, Align::Left),
            (texts::WHAT, Align::Left),
            (texts::EXPECTED, Align::Right),
            (texts::GOT, Align::Right),
            (texts::TOLERANCE, Align::Right),
            (texts::PASS, Align::Left),
        ],
    );
    for case in cases {
        match &case.answered {
            Ok(answers) => {
                for answer in answers {
                    table.push(row(lang, case, answer));
                }
            }
            Err(reason) => table.push(stopped(lang, case, reason)),
        }
    }
    format!("{}\n{}\n", table.render(), together(lang, cases))
}

fn row(lang: Lang, case: &Case, answered: &Answered) -> [String; 6] {
    let (answer, compared) = (&answered.answer, &answered.compared);
    [
        case.name.clone(),
        what(lang, answered),
        number(lang, answer.expected),
        number(lang, compared.got),
        number(lang, compared.tolerance),
        verdict(lang, compared.passed),
    ]
}

fn stopped(lang: Lang, case: &Case, reason: &Failure) -> [String; 6] {
    let what = texts::STOPPED.fill(lang, &[("reason", &reason.to(lang))]);
    let none = String::new;
    [
        case.name.clone(),
        what,
        none(),
        none(),
        none(),
        verdict(lang, false),
    ]
}

fn verdict(lang: Lang, passed: bool) -> String {
    let word = if passed { texts::YES } else { texts::NO };
    word.to(lang).to_owned()
}

fn what(lang: Lang, answered: &Answered) -> String {
    let of = |text: crate::words::Text, value: f64| {
        let values: [(&str, &dyn Display); 2] = [("id", &answered.observed), ("value", &value)];
        text.fill(lang, &values)
    };
    match answered.answer.statistic {
        Statistic::Each => answered.observed.clone(),
        Statistic::Mean => of(texts::MEAN, 0.0),
        Statistic::Variance => of(texts::VARIANCE, 0.0),
        Statistic::Deviation => of(texts::DEVIATION, 0.0),
        Statistic::Equal(value) => of(texts::EQUAL, value),
        Statistic::Above(value) => of(texts::ABOVE, value),
    }
}

/// A number with six decimals at most, or in powers of ten where these would hide it.
fn number(lang: Lang, value: f64) -> String {
    const LEAST: f64 = 1e-6;
    if value.is_infinite() {
        return texts::NEVER.to(lang).to_owned();
    }
    if value != 0.0 && value.abs() < LEAST {
        return format!("{value:.1e}");
    }
    let digits = format!("{value:.6}");
    digits
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

fn together(lang: Lang, cases: &[Case]) -> String {
    let wrong = cases.iter().filter(|case| !case.passed());
    let wrong: Vec<&str> = wrong.map(|case| case.name.as_str()).collect();
    let answers = cases.iter().filter_map(|case| case.answered.as_ref().ok());
    let values: [(&str, &dyn Display); 4] = [
        ("cases", &cases.len()),
        ("answers", &answers.map(Vec::len).sum::<usize>()),
        ("wrong", &wrong.len()),
        ("names", &wrong.join(", ")),
    ];
    match wrong.is_empty() {
        true => texts::ALL_PASS.fill(lang, &values),
        false => texts::SOME_DIFFER.fill(lang, &values),
    }
}

/// A statistic as a file writes it.
fn written(statistic: Statistic) -> String {
    match statistic {
        Statistic::Each => "Each".to_owned(),
        Statistic::Mean => "Mean".to_owned(),
        Statistic::Variance => "Variance".to_owned(),
        Statistic::Deviation => "Deviation".to_owned(),
        Statistic::Equal(value) => format!("Equal({value:?})"),
        Statistic::Above(value) => format!("Above({value:?})"),
    }
}

const COLUMNS: [&str; 11] = [
    "case",
    "observed",
    "statistic",
    "expected",
    "got",
    "tolerance",
    "passed",
    "replicates",
    "seed",
    "formula",
    "stopped",
];

/// A row for each answer, all digits of its numbers; `inf` for what never happens. A case that was stopped has one row,
/// with the reason in place of the numbers.
///
/// # Errors
/// If the table cannot be written, which memory does not refuse.
pub fn verification_csv(cases: &[Case]) -> Result<String, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(COLUMNS)?;
    for case in cases {
        match &case.answered {
            Ok(answers) => {
                for one in answers {
                    table.write_record(csv_row(case, Ok(one)))?;
                }
            }
            Err(reason) => table.write_record(csv_row(case, Err(reason)))?,
        }
    }
    let bytes = table.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The row of an answer, or of the reason for which there is none.
fn csv_row(case: &Case, answered: Result<&Answered, &Failure>) -> [String; COLUMNS.len()] {
    let cell = |of: &dyn Fn(&Answered) -> String| answered.map_or(String::new(), of);
    [
        harmless(&case.name).into_owned(),
        cell(&|one| one.observed.clone()),
        cell(&|one| written(one.answer.statistic)),
        cell(&|one| one.answer.expected.to_string()),
        cell(&|one| one.compared.got.to_string()),
        cell(&|one| one.compared.tolerance.to_string()),
        answered.is_ok_and(|one| one.compared.passed).to_string(),
        case.replicates.to_string(),
        case.seed.to_string(),
        cell(&|one| harmless(&one.answer.formula).into_owned()),
        answered.map_or_else(
            |reason| harmless(&reason.to_string()).into_owned(),
            |_| String::new(),
        ),
    ]
}

/// All cases as one document; `null` for what never happens.
///
/// # Errors
/// If it cannot be written, which memory does not refuse.
pub fn verification_json(cases: &[Case]) -> serde_json::Result<String> {
    let document = VerificationDocument {
        format: "hakyu verification",
        schema: 1,
        model_version: crate::dynamics::MODEL_VERSION,
        passed: cases.iter().all(Case::passed),
        cases: cases.iter().map(CaseDocument::of).collect(),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

#[derive(Serialize)]
struct VerificationDocument<'a> {
    format: &'static str,
    schema: u32,
    model_version: &'static str,
    passed: bool,
    cases: Vec<CaseDocument<'a>>,
}

#[derive(Serialize)]
struct CaseDocument<'a> {
    case: &'a str,
    title_en: &'a str,
    title_ja: &'a str,
    source: &'a str,
    replicates: u64,
    /// A text, as in every document: not every reader keeps whole numbers of this size.
    seed: String,
    passed: bool,
    stopped: Option<String>,
    answers: Vec<AnswerDocument<'a>>,
}

#[derive(Serialize)]
struct AnswerDocument<'a> {
    observed: &'a str,
    statistic: String,
    expected: f64,
    got: f64,
    tolerance: f64,
    passed: bool,
    formula: &'a str,
}

impl<'a> CaseDocument<'a> {
    fn of(case: &'a Case) -> CaseDocument<'a> {
        let answers = case.answered.as_ref();
        CaseDocument {
            case: &case.name,
            title_en: &case.title.en,
            title_ja: &case.title.ja,
            source: &case.source,
            replicates: case.replicates,
            seed: case.seed.to_string(),
            passed: case.passed(),
            stopped: answers.err().map(Failure::to_string),
            answers: answers.map_or(Vec::new(), |answers| {
                answers.iter().map(AnswerDocument::of).collect()
            }),
        }
    }
}

impl<'a> AnswerDocument<'a> {
    fn of(answered: &'a Answered) -> AnswerDocument<'a> {
        AnswerDocument {
            observed: &answered.observed,
            statistic: written(answered.answer.statistic),
            expected: answered.answer.expected,
            got: answered.compared.got,
            tolerance: answered.compared.tolerance,
            passed: answered.compared.passed,
            formula: &answered.answer.formula,
        }
    }
}
