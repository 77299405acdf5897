//! Words in, words out: arguments, files, progress, exit codes.
//!
//! Results go to standard output, talk and progress to standard error.
//! Invariant: nothing is computed here.

mod arguments;
mod batch;
mod check;
mod compare;
mod completions;
mod exit;
mod explain;
mod fit;
mod hindcast;
mod incidents;
mod keeping;
mod language;
mod list;
mod loading;
mod model;
mod new;
mod reproduce;
mod run;
mod signals;
mod until;
mod usage;
mod verify;
mod writing;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use hakyu::words::{Lang, cli as texts};

use arguments::{Arguments, Command};
use exit::{Exit, code, complain, print, talk};

/// Runs the command line.
pub fn main() -> ExitCode {
    signals::files_too_large_are_errors();
    let words: Vec<OsString> = std::env::args_os().collect();
    let lang = language::spoken(&words, variable);
    let matches = usage::command(lang).try_get_matches_from(words);
    code(
        match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
            Ok(arguments) => run_command(lang, arguments),
            Err(error) => no_command(lang, &error),
        },
    )
}

#[expect(
    clippy::disallowed_methods,
    reason = "the language is asked of the locale, and no result depends on it"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn run_command(lang: Lang, arguments: Arguments) -> Exit {
    // What `--lang` says is known by now, also where the locale says otherwise.
    let lang = arguments.lang.unwrap_or(lang);
    match arguments.command {
        None => print(lang, texts::WELCOME.to(lang)),
        Some(Command::Model(arguments)) => model::run(lang, &arguments),
        Some(Command::Check(arguments)) => check::run(lang, &arguments),
        Some(Command::Run(arguments)) => run::run(lang, &arguments),
        Some(Command::Batch(arguments)) => batch::run(lang, &arguments),
        Some(Command::Compare(arguments)) => compare::run(lang, &arguments),
        Some(Command::Hindcast(arguments)) => hindcast::run(lang, &arguments),
        Some(Command::Fit(arguments)) => fit::run(lang, &arguments),
        Some(Command::Verify(arguments)) => verify::run(lang, &arguments),
        Some(Command::Reproduce(arguments)) => reproduce::run(lang, &arguments),
        Some(Command::List) => list::run(lang),
        Some(Command::New(arguments)) => new::run(lang, &arguments),
        Some(Command::Explain(arguments)) => explain::run(lang, &arguments),
        Some(Command::Completions(arguments)) => completions::completions(lang, &arguments),
        Some(Command::Manual(arguments)) => completions::manual(lang, &arguments),
        Some(Command::Help { commands }) => help(lang, &commands),
    }
}

/// Help and version are answers, not errors; clap knows which stream each belongs to.
fn no_command(lang: Lang, error: &clap::Error) -> Exit {
    match error.use_stderr() {
        true => {
            talk(&usage::complaint(lang, error));
            Exit::Usage
        }
        false => print(lang, &error.to_string()),
    }
}

fn help(lang: Lang, commands: &[String]) -> Exit {
    match usage::help_of(lang, commands) {
        Some(help) => print(lang, &help),
        None => {
            let argument = commands.join(" ");
            complain(
                lang,
                &texts::UNKNOWN_COMMAND.fill(lang, &[("argument", &argument)]),
            );
            Exit::Usage
        }
    }
}
