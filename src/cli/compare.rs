//! `hakyu compare`: results of the same seed held to the first one.

use std::error::Error;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use hakyu::compare::{Comparison, Fault, Problem, Table};
use hakyu::disk::Disk;
use hakyu::report::comparison::{
    Compared, ComparisonManifest, Other, PAGE, Source, documents, labels, mismatches, problem,
    tell_apart, terminal, to_json,
};
use hakyu::report::picture::PictureError;
use hakyu::report::{MANIFEST, check, write};
use hakyu::reproduce::{Finding, NotOpened, ResultFolder};
use hakyu::words::{Lang, Text, compare as texts, errors, reproduce};

use super::arguments::Format;
use super::batch::refuse as refuse_folder;
use super::exit::{Exit, complain, fail, print, refused, talk};

/// `hakyu compare`.
#[derive(Args, Debug)]
pub struct CompareArguments {
    pub first: PathBuf,
    #[arg(required = true)]
    pub others: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[arg(long, short = 'o')]
    pub out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    pub force: bool,
    #[arg(long, short = 'q')]
    pub quiet: bool,
}

/// Runs it.
pub fn run(lang: Lang, arguments: &CompareArguments) -> Exit {
    match compare(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn compare(lang: Lang, arguments: &CompareArguments) -> Result<Exit, Exit> {
    let folders = folders(arguments);
    each_once(lang, &folders)?;
    if let Some(out) = &arguments.out {
        spare(lang, out, &folders)?;
        // Asked now rather than after the work.
        check(out, arguments.force).map_err(|error| refuse_folder(lang, &error))?;
    }
    let compared = compared(lang, &folders)?;
    let printed = match arguments.format {
        Format::Text => print(lang, &terminal(lang, &compared)),
        Format::Json => match to_json(&compared) {
            Ok(json) => print(lang, &json),
            Err(error) => refused(lang, &error),
        },
    };
    if let Some(out) = &arguments.out {
        save(lang, arguments, out, &compared)?;
    }
    Ok(printed)
}

/// All folders that are compared, the first one first.
fn folders(arguments: &CompareArguments) -> Vec<&Path> {
    let others = arguments.others.iter().map(PathBuf::as_path);
    std::iter::once(arguments.first.as_path())
        .chain(others)
        .collect()
}

/// Refuses a folder that is given twice, by whatever paths.
fn each_once(lang: Lang, folders: &[&Path]) -> Result<(), Exit> {
    let mut seen = Vec::new();
    for folder in folders {
        let place = place(folder);
        if seen.contains(&place) {
            return Err(refuse(lang, texts::TWICE, folder, &[]));
        }
        seen.push(place);
    }
    Ok(())
}

/// Refuses to write over, or around, what is compared.
fn spare(lang: Lang, out: &Path, folders: &[&Path]) -> Result<(), Exit> {
    let there = place(out);
    match folders
        .iter()
        .any(|folder| place(folder).starts_with(&there))
    {
        true => {
            let path = out.display();
            complain(lang, &texts::OUT_IS_RESULT.fill(lang, &[("path", &path)]));
            Err(Exit::Usage)
        }
        false => Ok(()),
    }
}

/// Where a path leads; the path itself where there is nothing.
fn place(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Reads everything and holds each to the first.
fn compared(lang: Lang, folders: &[&Path]) -> Result<Compared, Exit> {
    let names = labels(folders);
    let mut results = Vec::new();
    for (folder, label) in folders.iter().zip(names) {
        let (source, table) = read(lang, folder, label)?;
        if let Some((first, _)) = results.first() {
            on_the_same_terms(lang, [folders[0], folder], first, &source)?;
        }
        results.push((source, table));
    }
    let mut sources: Vec<&mut Source> = results.iter_mut().map(|(source, _)| source).collect();
    tell_apart(&mut sources);
    let mut results = results.into_iter().zip(folders);
    let Some(((first, base), _)) = results.next() else {
        return Err(Exit::Usage);
    };
    let others = results.map(|((source, table), folder)| {
        let comparison = Comparison::of(&base, &table).ok_or_else(|| {
            let first = folders[0].display();
            refuse(lang, texts::NO_COMMON, folder, &[("first", &first)])
        })?;
        Ok(Other { source, comparison })
    });
    let others = others.collect::<Result<Vec<Other>, Exit>>()?;
    Ok(Compared { first, others })
}

/// Refuses what was made under other terms than the first.
fn on_the_same_terms(
    lang: Lang,
    [base, folder]: [&Path; 2],
    first: &Source,
    other: &Source,
) -> Result<(), Exit> {
    let differing = first.terms.mismatches(&other.terms);
    if differing.is_empty() {
        return Ok(());
    }
    let (base, differences) = (base.display(), mismatches(lang, &differing));
    let values: [(&str, &dyn Display); 2] = [("first", &base), ("differences", &differences)];
    Err(refuse(lang, texts::MISMATCH, folder, &values))
}

/// What a comparison needs of a folder, if it is as it was written.
fn read(lang: Lang, folder: &Path, label: String) -> Result<(Source, Table), Exit> {
    let result = ResultFolder::open(folder).map_err(|error| not_opened(lang, folder, error))?;
    as_written(lang, folder, &result)?;
    let bytes = |name: &str| fs::read(folder.join(name)).map_err(cannot_read(lang, folder));
    let (manifest, summary) = (bytes(MANIFEST)?, bytes("summary.json")?);
    let source = Source::of(label, &result.manifest, &result.about, &manifest, &summary);
    let file = File::open(folder.join("replicates.csv")).map_err(cannot_read(lang, folder))?;
    let horizon = source.terms.horizon.hours();
    let table = Table::read(BufReader::new(file), horizon)
        .map_err(|broken| not_a_table(lang, folder, broken))?;
    Ok((source, table))
}

fn not_opened(lang: Lang, folder: &Path, error: NotOpened) -> Exit {
    match error {
        NotOpened::NoManifest => refuse(lang, reproduce::NO_RESULT, folder, &[]),
        NotOpened::CannotRead(error) => cannot_read(lang, folder)(error),
        NotOpened::OtherCommand(command) => {
            refuse(lang, texts::NOT_BATCH, folder, &[("format", &command)])
        }
        NotOpened::Broken(reason) => {
            refuse(lang, reproduce::BROKEN, folder, &[("reason", &reason)])
        }
    }
}

/// Refuses a folder in which a byte was changed, or that cannot be read.
fn as_written(lang: Lang, folder: &Path, result: &ResultFolder) -> Result<(), Exit> {
    let findings = result.differing_files();
    if findings.is_empty() {
        return Ok(());
    }
    let said = findings.iter().map(|finding| finding.sentence(lang));
    let said = said.collect::<Vec<_>>().join(errors::AND_ALSO.to(lang));
    let exit = refuse(lang, texts::CHANGED, folder, &[("findings", &said)]);
    let is_unreadable = |finding: &Finding| matches!(finding, Finding::FileUnreadable { .. });
    Err(match findings.iter().any(is_unreadable) {
        true => Exit::Machine,
        false => exit,
    })
}

fn not_a_table(lang: Lang, folder: &Path, broken: Problem) -> Exit {
    if let Fault::CannotRead(error) = broken.fault {
        return cannot_read(lang, folder)(error);
    }
    let what = problem(lang, &broken);
    let values: [(&str, &dyn Display); 2] = [("line", &broken.line), ("what", &what)];
    refuse(lang, texts::PROBLEM, folder, &values)
}

fn cannot_read(lang: Lang, folder: &Path) -> impl Fn(io::Error) -> Exit {
    move |error| {
        let path = folder.display();
        let what = errors::CANNOT_LOOK_INTO.fill(lang, &[("path", &path)]);
        fail(lang, Exit::Machine, &what, Some(&error))
    }
}

/// Says why a folder is not compared.
fn refuse(lang: Lang, text: Text, folder: &Path, more: &[(&str, &dyn Display)]) -> Exit {
    let folder = folder.display();
    let mut values: Vec<(&str, &dyn Display)> = vec![("folder", &folder)];
    values.extend(more);
    complain(lang, &text.fill(lang, &values));
    Exit::Usage
}

fn save(
    lang: Lang,
    arguments: &CompareArguments,
    out: &Path,
    compared: &Compared,
) -> Result<(), Exit> {
    let undrawn =
        |error: PictureError| fail(lang, Exit::Machine, &error.sentence(lang), error.source());
    let files = documents(lang, compared).map_err(undrawn)?;
    let manifest = |outputs| ComparisonManifest::new(lang, compared, outputs);
    write(Disk::REAL, out, &files, manifest, arguments.force)
        .map_err(|error| refuse_folder(lang, &error))?;
    if !arguments.quiet {
        let page = out.join(PAGE);
        talk(&texts::FILES.fill(lang, &[("page", &page.display())]));
    }
    Ok(())
}
