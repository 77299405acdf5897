//! `hakyu completions` and `hakyu manual`: both follow from the command line's own definition.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;
use hakyu::words::Lang;

use super::exit::{Exit, print, refused};
use super::usage;

/// `hakyu completions`.
#[derive(Args, Debug)]
pub struct CompletionsArguments {
    #[arg(value_enum)]
    pub shell: Shell,
}

/// `hakyu manual`.
#[derive(Args, Debug)]
pub struct ManualArguments {
    pub folder: PathBuf,
}

/// Prints completions.
pub fn completions(lang: Lang, arguments: &CompletionsArguments) -> Exit {
    let mut script = Vec::new();
    let mut command = usage::command(lang);
    clap_complete::generate(arguments.shell, &mut command, "hakyu", &mut script);
    print(lang, &String::from_utf8_lossy(&script))
}

/// Writes manual pages, one a command.
pub fn manual(lang: Lang, arguments: &ManualArguments) -> Exit {
    let written = fs::create_dir_all(&arguments.folder)
        .and_then(|()| clap_mangen::generate_to(usage::command(lang), &arguments.folder));
    match written {
        Ok(()) => print(lang, &format!("{}/hakyu.1\n", arguments.folder.display())),
        Err(error) => refused(lang, &error),
    }
}
