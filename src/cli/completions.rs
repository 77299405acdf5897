//! `hakyu completions` and `hakyu manual`: both follow from the command line's own definition.

use std::fs;
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::arguments::Arguments;
use super::exit::{Exit, fail, print};

/// `hakyu completions`.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  hakyu completions bash > ~/.local/share/bash-completion/completions/hakyu")]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// `hakyu manual`.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  hakyu manual ~/.local/share/man/man1")]
pub struct ManualArguments {
    /// Folder for the pages; made if it is not there
    pub folder: PathBuf,
}

/// Prints completions.
pub fn completions(arguments: &CompletionsArguments) -> Exit {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "hakyu", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// Writes manual pages, one a command.
pub fn manual(arguments: &ManualArguments) -> Exit {
    let written = fs::create_dir_all(&arguments.folder)
        .and_then(|()| clap_mangen::generate_to(Arguments::command(), &arguments.folder));
    match written {
        Ok(()) => print(&format!("{}/hakyu.1\n", arguments.folder.display())),
        Err(error) => fail(Exit::Machine, &error),
    }
}
