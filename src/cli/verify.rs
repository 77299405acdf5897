//! `hakyu verify`: cases with known answers, and whether they come out.

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::Args;
use hakyu::notation::Report;
use hakyu::report::{verification_csv, verification_json, verification_text};
use hakyu::scenario::{KnownAnswers, Loaded};
use hakyu::verify::{Asked, CASES, Case, load_case};
use hakyu::words::{Lang, errors, verify as texts};
use hakyu::world::Network;
use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::{any_whole, count_of_replicates, count_of_threads};
use super::exit::{Exit, complain, fail, print, talk};
use super::loading::{read, refuse};

/// `hakyu verify`.
#[derive(Args, Debug)]
pub struct VerifyArguments {
    pub files: Vec<PathBuf>,
    #[arg(long, short = 'n', allow_negative_numbers = true, value_parser = count_of_replicates)]
    pub replicates: Option<u64>,
    #[arg(long, allow_negative_numbers = true, value_parser = any_whole)]
    pub seed: Option<u64>,
    #[arg(long, short = 'j', allow_negative_numbers = true, value_parser = count_of_threads)]
    pub threads: Option<u64>,
    #[arg(long, value_enum, default_value_t = VerifyFormat::Text)]
    pub format: VerifyFormat,
}

/// A form of output.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifyFormat {
    Text,
    Csv,
    Json,
}

/// A case that is to be run.
struct Ready {
    name: String,
    net: Network,
    known: KnownAnswers,
}

/// Runs the cases of the files, or all of the suite.
pub fn run(lang: Lang, arguments: &VerifyArguments) -> Exit {
    match verified(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn verified(lang: Lang, arguments: &VerifyArguments) -> Result<Exit, Exit> {
    let ready = match arguments.files.as_slice() {
        [] => suite(lang)?,
        files => of_files(lang, files)?,
    };
    let cases = run_all(lang, &ready, arguments)?;
    let unprintable = |error: &dyn Error| fail(lang, Exit::Machine, &error.to_string(), None);
    let text = match arguments.format {
        VerifyFormat::Text => verification_text(lang, &cases),
        VerifyFormat::Csv => verification_csv(&cases).map_err(|error| unprintable(&error))?,
        VerifyFormat::Json => verification_json(&cases).map_err(|error| unprintable(&error))?,
    };
    let printed = print(lang, &text);
    Ok(match cases.iter().all(Case::passed) {
        true => printed,
        false => Exit::Differs,
    })
}

/// The loader warns of loops in some cases; there they are meant.
fn suite(lang: Lang) -> Result<Vec<Ready>, Exit> {
    let cases = CASES.iter();
    cases
        .map(|(name, text)| ready(lang, Path::new(name), load_case(name, text)))
        .collect()
}

/// All problems of all files are told before anything is run.
fn of_files(lang: Lang, files: &[PathBuf]) -> Result<Vec<Ready>, Exit> {
    let cases: Vec<Result<Ready, Exit>> = files
        .iter()
        .map(|path| ready(lang, path, of_file(lang, path)))
        .collect();
    cases.into_iter().collect()
}

/// A file, whose warnings are told, or a case of the suite by its name.
fn of_file(lang: Lang, path: &Path) -> Result<Loaded, Report> {
    let named = |(name, _): &&(&str, &str)| Path::new(name) == path && !path.exists();
    if let Some((name, text)) = CASES.iter().find(named) {
        return load_case(name, text);
    }
    let loaded = read(path, None)?;
    if !loaded.warnings.is_empty() {
        talk(loaded.warnings.to(lang).trim_end());
    }
    Ok(loaded)
}

fn ready(lang: Lang, path: &Path, loaded: Result<Loaded, Report>) -> Result<Ready, Exit> {
    let loaded = loaded.map_err(|report| refuse(lang, &report))?;
    let answers = loaded.scenario.known.clone();
    let Some(known) = answers.filter(|known| !known.answers.is_empty()) else {
        complain(
            lang,
            &texts::NO_ANSWERS.fill(lang, &[("file", &path.display())]),
        );
        return Err(Exit::Usage);
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(Ready {
        name: name.into_owned(),
        net: Network::new(&loaded.model, &loaded.scenario),
        known,
    })
}

fn run_all(lang: Lang, ready: &[Ready], arguments: &VerifyArguments) -> Result<Vec<Case>, Exit> {
    let asked = Asked {
        replicates: arguments.replicates,
        seed: arguments.seed,
        threads: arguments.threads.unwrap_or(0) as usize,
    };
    let bar = progress(lang, ready.len() as u64);
    let mut cases = Vec::new();
    for case in ready {
        let ran = hakyu::verify::run(&case.name, &case.net, &case.known, asked);
        cases.push(ran.map_err(|error| {
            let what = errors::NO_THREADS.to(lang);
            fail(lang, Exit::Machine, what, error.source())
        })?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(cases)
}

/// A bar on standard error, on a terminal only.
fn progress(lang: Lang, cases: u64) -> ProgressBar {
    let bar = ProgressBar::new(cases);
    match ProgressStyle::with_template(texts::PROGRESS.to(lang)) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
