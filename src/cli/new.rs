//! `hakyu new`: a scenario, a contingency plan or a small model to start from.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use hakyu::reference::{city, city_in_one_file, city_scenario, plan, scenario};
use hakyu::words::{Lang, Text, reference as texts};

use super::exit::{Exit, complain, print};
use super::writing::{free, put};

/// `hakyu new`.
#[derive(Args, Debug)]
pub struct NewArguments {
    #[command(subcommand)]
    pub what: NewCommand,
}

/// What to start.
#[derive(Subcommand, Debug)]
pub enum NewCommand {
    Scenario(NewFile),
    Plan(NewFile),
    Model(NewModel),
}

/// `hakyu new scenario` and `hakyu new plan`.
#[derive(Args, Debug)]
pub struct NewFile {
    pub file: PathBuf,
    #[arg(long)]
    pub force: bool,
}

/// `hakyu new model`.
#[derive(Args, Debug)]
pub struct NewModel {
    pub target: PathBuf,
    #[arg(long)]
    pub force: bool,
}

/// Writes it.
pub fn run(lang: Lang, arguments: &NewArguments) -> Exit {
    match &arguments.what {
        NewCommand::Scenario(new) => {
            let files = [(new.file.clone(), scenario(lang).to_owned())];
            made(lang, &files, new.force, texts::NEXT)
        }
        NewCommand::Plan(new) => {
            let files = [(new.file.clone(), plan(lang).to_owned())];
            made(lang, &files, new.force, texts::NEXT_PLAN)
        }
        NewCommand::Model(new) if new.target.extension() == Some(OsStr::new("ron")) => {
            let files = [(new.target.clone(), city_in_one_file(lang))];
            made(lang, &files, new.force, texts::NEXT)
        }
        NewCommand::Model(new) => new_folder(lang, new),
    }
}

/// A model in a folder of its own: what other `.ron` files the folder holds would be read as parts of it.
fn new_folder(lang: Lang, new: &NewModel) -> Exit {
    let files = folder_and_scenario(lang, &new.target);
    match stranger(&new.target, &files) {
        None => made(lang, &files, new.force, texts::NEXT),
        Some(other) => {
            let text = texts::PART_OF_MODEL.with("file", other.display().to_string());
            complain(lang, &text.to(lang));
            Exit::Machine
        }
    }
}

/// A `.ron` file of a folder that is none of those to be written.
fn stranger(folder: &Path, files: &[(PathBuf, String)]) -> Option<PathBuf> {
    // A folder that is not there or cannot be listed is told when it is written.
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let ours = |path: &PathBuf| files.iter().any(|(known, _)| known == path);
    let mut others = paths.into_iter().filter(|path| !ours(path));
    others.find(|path| path.extension() == Some(OsStr::new("ron")))
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
fn made(lang: Lang, files: &[(PathBuf, String)], force: bool, next: Text) -> Exit {
    match all_written(lang, files, force, next) {
        Ok(said) => print(lang, &said),
        Err(exit) => exit,
    }
}

fn all_written(
    lang: Lang,
    files: &[(PathBuf, String)],
    force: bool,
    next: Text,
) -> Result<String, Exit> {
    for (path, _) in files {
        free(lang, path, force)?;
    }
    let mut said = String::new();
    for (path, text) in files {
        put(lang, path, text)?;
        said += &texts::MADE.fill(lang, &[("file", &path.display())]);
    }
    if let Some((path, _)) = files.last() {
        said += &next.fill(lang, &[("file", &path.display())]);
    }
    Ok(said)
}
