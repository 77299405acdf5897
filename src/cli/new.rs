//! `hakyu new`: a scenario or a small model to start from.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use hakyu::reference::{city, city_in_one_file, city_scenario, scenario};
use hakyu::words::{Lang, reference as texts};

use super::exit::{Exit, fail, print, talk};

/// `hakyu new`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  hakyu new scenario my-quake.ron
  hakyu new model my-city           a folder with a model, and my-city.ron, a scenario on it
  hakyu new model my-city.ron       the same in one file")]
pub struct NewArguments {
    /// What to start
    #[command(subcommand)]
    pub what: NewCommand,
}

/// What to start.
#[derive(Subcommand, Debug)]
pub enum NewCommand {
    /// A scenario on the built-in model of Japan
    Scenario(NewScenario),
    /// A model of a small city, with a scenario
    Model(NewModel),
}

/// `hakyu new scenario`.
#[derive(Args, Debug)]
pub struct NewScenario {
    /// The file to write
    pub file: PathBuf,
    /// Replace what is there
    #[arg(long)]
    pub force: bool,
}

/// `hakyu new model`.
#[derive(Args, Debug)]
pub struct NewModel {
    /// The folder to write, or a file whose name ends in .ron
    pub target: PathBuf,
    /// Replace what is there
    #[arg(long)]
    pub force: bool,
}

/// Writes it.
pub fn run(lang: Lang, arguments: &NewArguments) -> Exit {
    match &arguments.what {
        NewCommand::Scenario(new) => {
            let files = [(new.file.clone(), scenario(lang).to_owned())];
            made(lang, &files, new.force)
        }
        NewCommand::Model(new) if new.target.extension() == Some(OsStr::new("ron")) => {
            let files = [(new.target.clone(), city_in_one_file(lang))];
            made(lang, &files, new.force)
        }
        NewCommand::Model(new) => made(lang, &folder_and_scenario(lang, &new.target), new.force),
    }
}

/// The files of a model's folder, and the scenario beside it, which comes last.
fn folder_and_scenario(lang: Lang, folder: &Path) -> Vec<(PathBuf, String)> {
    let name = folder.file_name().unwrap_or(OsStr::new("my-city"));
    let parts = city(lang)
        .into_iter()
        .map(|(name, text)| (folder.join(name), text.to_owned()));
    let mut beside = name.to_owned();
    beside.push(".ron");
    let text = city_scenario(lang, &name.to_string_lossy());
    parts
        .chain([(folder.with_file_name(beside), text)])
        .collect()
}

/// Writes all files or none of them, and says what can be done with the last.
fn made(lang: Lang, files: &[(PathBuf, String)], force: bool) -> Exit {
    if let Some((taken, _)) = files.iter().find(|(path, _)| path.exists() && !force) {
        talk(&format!(
            "error: {}",
            texts::EXISTS.fill(lang, &[("file", &taken.display())])
        ));
        return Exit::Usage;
    }
    let mut said = String::new();
    for (path, text) in files {
        if let Err(error) = write(path, text) {
            talk(&format!("error: {}", path.display()));
            return fail(Exit::Machine, &error);
        }
        said += &texts::MADE.fill(lang, &[("file", &path.display())]);
    }
    if let Some((path, _)) = files.last() {
        said += &texts::NEXT.fill(lang, &[("file", &path.display())]);
    }
    print(&said)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
