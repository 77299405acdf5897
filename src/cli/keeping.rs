//! The journal of a batch: begun, taken up again, and removed when the batch is complete.

use std::error::Error;
use std::path::Path;

use hakyu::batch::Batch;
use hakyu::disk::Disk;
use hakyu::journal::{Identity, Journal, JournalError, path_of};
use hakyu::measure::Outcome;
use hakyu::report::About;
use hakyu::words::{Lang, cli as texts};

use super::arguments::BatchArguments;
use super::exit::{Exit, fail, talk, warn};

/// Opens the journal of a result's folder; with `--resume` what it keeps is in the batch afterwards, up to the replicates
/// that are asked for.
pub fn open(
    lang: Lang,
    folder: &Path,
    about: &About,
    batch: &mut Batch,
    replicates: u64,
    arguments: &BatchArguments,
) -> Result<Option<Journal<'static>>, Exit> {
    let Some(path) = path_of(folder) else {
        return Ok(None);
    };
    let identity = Identity::of(about);
    let opened = match arguments.resume {
        true => resume(lang, &path, &identity, |mut outcomes| {
            // More may have been finished than are asked for now.
            outcomes.truncate(replicates.saturating_sub(batch.next()) as usize);
            batch.fold(outcomes);
        }),
        false => begin(&path, &identity, arguments.force),
    };
    opened.map(Some).map_err(|error| refuse(lang, &error))
}

fn resume(
    lang: Lang,
    path: &Path,
    identity: &Identity,
    take: impl FnMut(Vec<Outcome>),
) -> Result<Journal<'static>, JournalError> {
    let (journal, kept) = Journal::resume(Disk::REAL, path, identity, take)?;
    if kept.dropped_bytes > 0 {
        warn(lang, texts::DROPPED.to(lang));
    }
    talk(&texts::RESUMED.fill(lang, &[("replicates", &kept.replicates)]));
    Ok(journal)
}

fn begin(path: &Path, identity: &Identity, force: bool) -> Result<Journal<'static>, JournalError> {
    if force {
        Journal::discard(Disk::REAL, path)?;
    }
    Journal::begin(Disk::REAL, path, identity)
}

/// Removes the journal of a batch whose result is written.
pub fn close(lang: Lang, journal: Option<Journal<'static>>) -> Result<(), Exit> {
    journal
        .map_or(Ok(()), Journal::finish)
        .map_err(|error| refuse(lang, &error))
}

/// Says why finished replicates cannot be kept.
pub fn refuse(lang: Lang, error: &JournalError) -> Exit {
    let exit = match error.is_usage() {
        true => Exit::Usage,
        false => Exit::Machine,
    };
    fail(lang, exit, &error.sentence(lang), error.source())
}
