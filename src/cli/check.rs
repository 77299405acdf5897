//! `hakyu check`: what is wrong with scenarios, running nothing.

use std::fmt::Display;
use std::path::Path;

use hakyu::notation::{Change, Report};
use hakyu::report::problems_json;
use hakyu::scenario::Loaded;
use hakyu::words::{Lang, cli as texts};

use super::arguments::{CheckArguments, Format};
use super::exit::{Exit, fail, print, talk};
use super::loading::{exit_of, hint, read, refuse};

/// Checks every file, and ends with the worst of their exit codes.
pub fn run(lang: Lang, arguments: &CheckArguments) -> Exit {
    match arguments.format {
        Format::Text => told(lang, arguments),
        Format::Json => as_json(lang, arguments),
    }
}

fn told(lang: Lang, arguments: &CheckArguments) -> Exit {
    let plan = arguments.plan.as_deref();
    let mut worst = Exit::Done;
    for path in &arguments.files {
        let exit = match read(path, plan) {
            Ok(loaded) => good(lang, path, &loaded),
            Err(report) => {
                let exit = refuse(lang, &report);
                hint(lang, path, plan);
                exit
            }
        };
        worst = worse(worst, exit);
    }
    worst
}

/// Says that a file is good, and what is to be known of it nevertheless.
fn good(lang: Lang, path: &Path, loaded: &Loaded) -> Exit {
    let (model, scenario) = (&loaded.model, &loaded.scenario);
    let counts: [(&str, &dyn Display); 6] = [
        ("file", &path.display()),
        ("facilities", &model.facilities.len()),
        ("groups", &model.groups.len()),
        ("hazards", &scenario.hazards.len()),
        ("injects", &scenario.injects.len()),
        ("campaigns", &scenario.campaigns.len()),
    ];
    if !loaded.warnings.is_empty() {
        talk(loaded.warnings.to(lang).trim_end());
    }
    let plan = scenario.plan.as_ref().map_or_else(String::new, |plan| {
        let title = plan.title.to(lang);
        let head = texts::GOOD_WITH.fill(lang, &[("file", &plan.file), ("title", &title)]);
        head + &changes(lang, &plan.changes)
    });
    print(
        lang,
        &format!("{}{plan}\n", texts::GOOD.fill(lang, &counts)),
    )
}

/// What a plan changes of the model, a line a value, so that it is seen where less stands in the place of more.
fn changes(lang: Lang, changes: &[Change]) -> String {
    let line = |change: &Change| {
        let (after, path) = (clipped(&change.after), &change.path);
        match &change.before {
            Some(before) => {
                let values: [(&str, &dyn Display); 3] = [
                    ("path", path),
                    ("before", &clipped(before)),
                    ("after", &after),
                ];
                texts::CHANGED.fill(lang, &values)
            }
            None => texts::ADDED.fill(lang, &[("path", path), ("after", &after)]),
        }
    };
    changes.iter().map(line).collect()
}

/// The beginning of what is long.
fn clipped(written: &str) -> String {
    const MOST: usize = 160;
    match written.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}...", &written[..at]),
        None => written.to_owned(),
    }
}

fn as_json(lang: Lang, arguments: &CheckArguments) -> Exit {
    let report = |path: &std::path::PathBuf| {
        let (exit, report) = match read(path, arguments.plan.as_deref()) {
            Ok(loaded) => (Exit::Done, loaded.warnings),
            Err(report) => (exit_of(&report), report),
        };
        (path.display().to_string(), exit, report)
    };
    let checked: Vec<(String, Exit, Report)> = arguments.files.iter().map(report).collect();
    let exits = checked.iter().map(|&(_, exit, _)| exit);
    let worst = exits.fold(Exit::Done, worse);
    let files = checked
        .iter()
        .map(|(file, _, report)| (file.clone(), report));
    match problems_json(lang, &files.collect::<Vec<_>>()) {
        Ok(json) => worse(worst, print(lang, &json)),
        Err(error) => fail(lang, Exit::Machine, &error.to_string(), None),
    }
}

/// What cannot be read or written weighs more than what is wrong in itself.
fn worse(one: Exit, other: Exit) -> Exit {
    match (one, other) {
        (Exit::Done, other) => other,
        (_, Exit::Machine) => Exit::Machine,
        (one, _) => one,
    }
}
