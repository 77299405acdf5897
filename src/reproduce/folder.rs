//! The folder and its manifest, and whether the files are those that were written.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::Finding;
use crate::report::comparison::other_kind;
use crate::report::{About, Content, MANIFEST, Manifest};

/// A result folder whose manifest can be read.
#[derive(Clone, Debug)]
pub struct ResultFolder {
    /// Where it is.
    pub path: PathBuf,
    /// What it was made of and by.
    pub manifest: Manifest,
    /// Of the batch: seeds and inputs.
    pub about: About,
    is_sealed: bool,
}

/// Why a folder cannot be held to a manifest.
#[derive(Debug)]
pub enum NotOpened {
    /// There is none: this is no result.
    NoManifest,
    /// The operating system refused.
    CannotRead(io::Error),
    /// It is the result of another command, which is named.
    OtherCommand(String),
    /// There is one, and it was changed so that it can no longer be read.
    Broken(String),
}

impl ResultFolder {
    /// Reads a folder's manifest.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    pub fn open(path: &Path) -> Result<ResultFolder, NotOpened> {
        let json = fs::read(path.join(MANIFEST)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => NotOpened::NoManifest,
            _ => NotOpened::CannotRead(error),
        })?;
        if let Some(command) = other_kind(&json) {
            return Err(NotOpened::OtherCommand(command));
        }
        let manifest: Manifest =
            serde_json::from_slice(&json).map_err(|error| NotOpened::Broken(error.to_string()))?;
        Ok(ResultFolder {
            path: path.to_owned(),
            about: about(&manifest).map_err(NotOpened::Broken)?,
            is_sealed: manifest.is_whole(&json),
            manifest,
        })
    }

    /// Replicates that the folder's tables are made of.
    pub fn replicates(&self) -> u64 {
        let completed = self.manifest.replicates_completed;
        completed.saturating_add(self.manifest.replicates_failed)
    }

    /// The files that are not as they were written, the manifest among them.
    pub fn differing_files(&self) -> Vec<Finding> {
        let seal = (!self.is_sealed).then_some(Finding::ManifestChanged);
        let files = self.manifest.outputs.iter();
        seal.into_iter()
            .chain(files.filter_map(|written| self.differs(written)))
            .collect()
    }

    fn differs(&self, written: &Content) -> Option<Finding> {
        let name = written.name.clone();
        let read = |file: File| Content::read(&name, file);
        match File::open(self.path.join(&name)).and_then(read) {
            Ok(found) if found == *written => None,
            Ok(found) => Some(Finding::FileChanged {
                name,
                written: written.bytes,
                found: found.bytes,
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Some(Finding::FileMissing { name })
            }
            Err(error) => Some(Finding::FileUnreadable {
                name,
                reason: error.to_string(),
            }),
        }
    }
}

/// What the batch was told; an error says which value is none.
fn about(manifest: &Manifest) -> Result<About, String> {
    let seed = |name: &str, text: &str| {
        text.parse::<u64>()
            .map_err(|error| format!("{name} \"{text}\": {error}"))
    };
    let shuffled = manifest.shuffle_ties.as_ref();
    Ok(About {
        seed: seed("seed", &manifest.seed)?,
        shuffle_ties: shuffled
            .map(|text| seed("shuffle_ties", text))
            .transpose()?,
        event_budget: manifest.event_budget,
        model_version: manifest.model_version.clone(),
        inputs: manifest.inputs.clone(),
        ..About::default()
    })
}
