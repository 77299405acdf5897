//! `hakyu hindcast`: incidents that really happened, and how far the model is from them.

use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use hakyu::batch::Options;
use hakyu::disk::Disk;
use hakyu::hindcast::{Known, Scorecard, embedded, simulate};
use hakyu::report::hindcast::{HindcastManifest, Making, documents, terminal};
use hakyu::report::picture::PictureError;
use hakyu::report::{Content, check, html, write};
use hakyu::words::{Lang, errors, hindcast as texts};

use super::arguments::HindcastArguments;
use super::batch::refuse as refuse_folder;
use super::exit::{Exit, complain, fail, print, talk};
use super::incidents::incident;

/// Runs it.
pub fn run(lang: Lang, arguments: &HindcastArguments) -> Exit {
    match hindcast(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn hindcast(lang: Lang, arguments: &HindcastArguments) -> Result<Exit, Exit> {
    if let Some(folder) = &arguments.out {
        // Asked now rather than after the work.
        check(folder, arguments.force).map_err(|error| refuse_folder(lang, &error))?;
    }
    let mut making = Making {
        lang,
        seed: arguments.seed,
        replicates: arguments.replicates,
        inputs: Vec::new(),
    };
    // All are read before the first is run, so that a mistake in the last costs no waiting.
    let incidents = incidents(lang, arguments, &mut making.inputs)?;
    let mut card = Scorecard::default();
    for known in &incidents {
        add(lang, arguments, known, &mut card)?;
    }
    let printed = print(lang, &terminal(&card, &making));
    if let Some(folder) = &arguments.out {
        save(lang, arguments, folder, &card, &making)?;
    }
    Ok(printed)
}

fn incidents(
    lang: Lang,
    arguments: &HindcastArguments,
    inputs: &mut Vec<Content>,
) -> Result<Vec<Known>, Exit> {
    let all = embedded::names();
    let names: Vec<&str> = match &arguments.incidents[..] {
        [] => all,
        named => named.iter().map(String::as_str).collect(),
    };
    names
        .into_iter()
        .map(|name| incident(lang, name, inputs))
        .collect()
}

/// Runs an incident and adds it to the scorecard.
fn add(
    lang: Lang,
    arguments: &HindcastArguments,
    known: &Known,
    card: &mut Scorecard,
) -> Result<(), Exit> {
    let title = known.loaded.scenario.title.to(lang);
    if !arguments.quiet {
        talk(&texts::RUNNING.fill(lang, &[("incident", &title)]));
    }
    let options = Options {
        replicates: arguments.replicates,
        threads: arguments.threads.unwrap_or(0) as usize,
        until: None,
    };
    let never = AtomicBool::new(false);
    let simulated = simulate(known, options, arguments.seed, &never, |_, _| {});
    let simulated = simulated.map_err(|error| {
        let what = errors::NO_THREADS.to(lang);
        fail(lang, Exit::Machine, what, error.source())
    })?;
    match simulated {
        Some(curves) => card.add(known, curves),
        None => {
            complain(
                lang,
                &texts::NO_REPLICATE.fill(lang, &[("incident", &title)]),
            );
            return Err(Exit::Limit);
        }
    }
    Ok(())
}

fn save(
    lang: Lang,
    arguments: &HindcastArguments,
    folder: &Path,
    card: &Scorecard,
    making: &Making,
) -> Result<(), Exit> {
    let undrawn =
        |error: PictureError| fail(lang, Exit::Machine, &error.sentence(lang), error.source());
    let files = documents(card, making).map_err(undrawn)?;
    let manifest = |outputs| HindcastManifest::new(making, outputs);
    write(Disk::REAL, folder, &files, manifest, arguments.force)
        .map_err(|error| refuse_folder(lang, &error))?;
    if !arguments.quiet {
        let page = folder.join(html::NAME);
        talk(&texts::FILES.fill(lang, &[("page", &page.display())]));
    }
    Ok(())
}
