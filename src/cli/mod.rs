//! Words in, words out: arguments, files, progress, exit codes.
//!
//! Results go to standard output, talk and progress to standard error.
//! Invariant: nothing is computed here.

mod arguments;
mod batch;
mod check;
mod completions;
mod exit;
mod explain;
mod list;
mod loading;
mod model;
mod new;
mod run;

use std::process::ExitCode;

use clap::Parser;
use hakyu::words::Lang;

use arguments::{Arguments, Command};
use exit::{Exit, code};

/// Runs the command line.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not errors; clap knows which stream each belongs to.
            let exit = if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Done
            };
            return match error.print() {
                Ok(()) => code(exit),
                Err(_) => code(Exit::Machine),
            };
        }
    };
    let lang = Lang::default();
    let exit = match arguments.command {
        None => welcome(),
        Some(Command::Model(arguments)) => model::run(&arguments),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Run(arguments)) => run::run(&arguments),
        Some(Command::Batch(arguments)) => batch::run(&arguments),
        Some(Command::List) => list::run(lang),
        Some(Command::New(arguments)) => new::run(lang, &arguments),
        Some(Command::Explain(arguments)) => explain::run(lang, &arguments),
        Some(Command::Completions(arguments)) => completions::completions(&arguments),
        Some(Command::Manual(arguments)) => completions::manual(&arguments),
    };
    code(exit)
}

/// What a bare `hakyu` says: the next useful commands.
fn welcome() -> Exit {
    exit::print(
        "hakyu (波及) simulates incidents of critical infrastructure: disaster, cyberattack, ripple, repair.\n\n\
         Next, try:\n  \
         hakyu list                     the scenarios that are at hand\n  \
         hakyu batch hokkaido-2018      a batch of replicates, with pictures and tables\n  \
         hakyu run hokkaido-2018        one replicate told as a story\n  \
         hakyu model                    the nation that scenarios happen to\n\n\
         hakyu --help lists everything.\n",
    )
}
