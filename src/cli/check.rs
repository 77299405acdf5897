//! `hakyu check`: what is wrong with scenarios, running nothing.

use super::arguments::CheckArguments;
use super::exit::{Exit, print};
use super::loading::{hint, read, refuse};

/// Checks every file, and ends with the worst of their exit codes.
pub fn run(arguments: &CheckArguments) -> Exit {
    let mut worst = Exit::Done;
    for path in &arguments.files {
        match read(path) {
            Ok(loaded) => {
                let line = format!(
                    "{}: good ({} facilities, {} supply groups, {} hazards, {} injects)\n{}",
                    path.display(),
                    loaded.model.facilities.len(),
                    loaded.model.groups.len(),
                    loaded.scenario.hazards.len(),
                    loaded.scenario.injects.len(),
                    loaded.warnings,
                );
                if print(&line) != Exit::Done {
                    return Exit::Machine;
                }
            }
            Err(report) => {
                match (refuse(&report), worst) {
                    (Exit::Machine, _) => worst = Exit::Machine,
                    (exit, Exit::Done) => worst = exit,
                    _ => {}
                }
                hint(path);
            }
        }
    }
    worst
}
