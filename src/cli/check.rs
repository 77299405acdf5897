//! `hakyu check`: what is wrong with scenarios, running nothing.

use std::fmt::Display;
use std::path::Path;

use hakyu::scenario::Loaded;
use hakyu::words::{Lang, cli as texts};

use super::arguments::CheckArguments;
use super::exit::{Exit, print};
use super::loading::{hint, read, refuse};

/// Checks every file, and ends with the worst of their exit codes.
pub fn run(lang: Lang, arguments: &CheckArguments) -> Exit {
    let mut worst = Exit::Done;
    for path in &arguments.files {
        match read(path) {
            Ok(loaded) => {
                let line = format!(
                    "{}\n{}",
                    good(lang, path, &loaded),
                    loaded.warnings.to(lang)
                );
                if print(lang, &line) != Exit::Done {
                    return Exit::Machine;
                }
            }
            Err(report) => {
                match (refuse(lang, &report), worst) {
                    (Exit::Machine, _) => worst = Exit::Machine,
                    (exit, Exit::Done) => worst = exit,
                    _ => {}
                }
                hint(lang, path);
            }
        }
    }
    worst
}

fn good(lang: Lang, path: &Path, loaded: &Loaded) -> String {
    let (model, scenario) = (&loaded.model, &loaded.scenario);
    let counts: [(&str, &dyn Display); 5] = [
        ("file", &path.display()),
        ("facilities", &model.facilities.len()),
        ("groups", &model.groups.len()),
        ("hazards", &scenario.hazards.len()),
        ("injects", &scenario.injects.len()),
    ];
    texts::GOOD.fill(lang, &counts)
}
