//! Problems of files as JSON, for editors and scripts.

use serde::Serialize;

use crate::notation::{Diagnostic, Report, Told};
use crate::report::manifest::PROGRAM;
use crate::words::Lang;

/// What marks a list of problems.
const PROBLEMS_FORMAT: &str = "hakyu problems";

/// Version of the list's fields.
const SCHEMA: u32 = 1;

/// The problems of files, each file under the name by which it was asked for, with their sentences in a language.
///
/// # Errors
/// Those of the JSON writer.
pub fn problems_json(lang: Lang, files: &[(String, &Report)]) -> serde_json::Result<String> {
    let document = Document {
        format: PROBLEMS_FORMAT,
        schema: SCHEMA,
        program: PROGRAM,
        lang: lang.tag(),
        files: files
            .iter()
            .map(|(file, report)| checked(lang, file, report))
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    schema: u32,
    program: &'static str,
    lang: &'static str,
    files: Vec<Checked<'a>>,
}

#[derive(Serialize)]
struct Checked<'a> {
    asked: &'a str,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Problem<'a> {
    /// The file in which the problem is: another than was asked for where a model lies beside its scenario.
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    code: String,
    severity: &'static str,
    what: String,
    why: Option<String>,
    advice: Option<String>,
}

fn checked<'a>(lang: Lang, asked: &'a str, report: &'a Report) -> Checked<'a> {
    let problems = report.problems().iter();
    Checked {
        asked,
        problems: problems.map(|one| problem(lang, one, report)).collect(),
    }
}

fn problem<'a>(lang: Lang, problem: &Diagnostic, report: &'a Report) -> Problem<'a> {
    let location = report.location(problem.place);
    let at = location.and_then(|location| location.at);
    let Told { what, why, advice } = report.told(lang, problem);
    Problem {
        file: location.map(|location| location.file),
        line: at.map(|(line, _)| line),
        column: at.map(|(_, column)| column),
        code: problem.code.to_string(),
        severity: problem.severity.name(),
        what,
        why,
        advice,
    }
}
