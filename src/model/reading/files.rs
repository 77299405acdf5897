//! Files of a model: built in, or in a folder.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::limits::{FACILITIES, MOST_FILES};
use crate::notation::{
    Code, Diagnostic, Diagnostics, FileId, Limit, MOST_BYTES, MOST_VALUES, Node, Place, Shape,
    Sources, count, decode, parse, unite,
};
use crate::words::diagnostics::{model as texts, notation};
use crate::words::{Phrase, Text, kinds, machine};

/// Why a folder is not read, with the kind of problem that this is.
type Refusal = (Code, Phrase);

/// A file that went into a run, for its hash in the manifest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    /// Its name, the same on every machine.
    pub name: String,
    /// Its bytes as they were read.
    pub bytes: Vec<u8>,
}

/// Models that are built in.
pub trait Library {
    /// The files of a model in order of their names: (name, text).
    fn model<'l>(&'l self, id: &str) -> Option<Vec<(&'l str, &'l str)>>;

    /// The ids of all models.
    fn models(&self) -> Vec<&str>;
}

/// Nothing is built in.
pub struct NoLibrary;

impl Library for NoLibrary {
    fn model<'l>(&'l self, _: &str) -> Option<Vec<(&'l str, &'l str)>> {
        None
    }

    fn models(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// The texts and bytes that reading has gathered so far.
#[derive(Debug)]
pub struct Gathered {
    /// Texts, into which places point.
    pub sources: Sources,
    /// Files with their bytes.
    pub inputs: Vec<Input>,
    /// The most entries that maps may have.
    limits: &'static [Limit],
    /// How many entries further files may hold.
    left: usize,
}

impl Default for Gathered {
    /// Nothing yet, within the limits of a model.
    fn default() -> Self {
        Gathered::within(&[FACILITIES])
    }
}

impl Gathered {
    /// Nothing yet, within limits.
    pub fn within(limits: &'static [Limit]) -> Gathered {
        Gathered {
            sources: Sources::default(),
            inputs: Vec::new(),
            limits,
            left: MOST_VALUES,
        }
    }

    /// Reads a file from disk: its tree, unless there is a problem.
    pub fn read_file(&mut self, path: &Path, name: FileName, sink: &Diagnostics) -> Option<Node> {
        match regular_file(path) {
            Ok(bytes) => self.read_bytes(name, bytes, sink),
            Err(why) => {
                let problem = (Code::CannotRead, why);
                self.refuse(&name.shown, notation::CANNOT_READ, problem, sink);
                None
            }
        }
    }

    /// Leaves the problem that a file or folder as a whole cannot be read, and why.
    fn refuse(&mut self, name: &str, what: Text, (code, why): Refusal, sink: &Diagnostics) {
        let place = Place::whole(self.sources.add(name, String::new()));
        sink.push(Diagnostic::error(code, place, what).why(why));
    }

    /// Reads a file from its bytes.
    pub fn read_bytes(
        &mut self,
        name: FileName,
        bytes: Vec<u8>,
        sink: &Diagnostics,
    ) -> Option<Node> {
        let file = decode(&name.shown, &bytes, &mut self.sources, sink);
        self.inputs.push(Input {
            name: name.logical,
            bytes,
        });
        self.tree(file?, sink)
    }

    /// The tree of a file, if it is small enough to become one.
    fn tree(&mut self, file: FileId, sink: &Diagnostics) -> Option<Node> {
        match count(self.sources.text(file), file, self.limits, self.left) {
            Ok(entries) => self.left -= entries,
            Err(problem) => {
                sink.push(*problem);
                return None;
            }
        }
        parse(&self.sources, file, sink)
    }

    /// The united tree of a model that is built in.
    pub fn built_in(
        &mut self,
        id: &str,
        library: &dyn Library,
        sink: &Diagnostics,
    ) -> Option<Node> {
        let files = library.model(id)?;
        let trees: Vec<Option<Node>> = files
            .into_iter()
            .map(|(name, text)| {
                let name = FileName::of_model(id, id, name);
                self.read_bytes(name, text.as_bytes().to_vec(), sink)
            })
            .collect();
        united(trees, sink)
    }

    /// The united tree of a model in a folder.
    pub fn folder(&mut self, path: &Path, name: &str, sink: &Diagnostics) -> Option<Node> {
        let files = match files_of(path) {
            Ok(files) => files,
            Err(problem) => {
                self.refuse(name, texts::CANNOT_READ_FOLDER, problem, sink);
                return None;
            }
        };
        let trees: Vec<Option<Node>> = files
            .iter()
            .map(|file| {
                let name = FileName::of_model(name, model_id(name), file);
                self.read_file(&path.join(file), name, sink)
            })
            .collect();
        united(trees, sink)
    }
}

/// What a file is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileName {
    /// In messages, so that the reader finds it.
    pub shown: String,
    /// In the manifest, the same on every machine.
    pub logical: String,
}

impl FileName {
    /// A file that a user named by its path.
    pub fn of_path(path: &Path) -> FileName {
        let last = path.file_name().unwrap_or(path.as_os_str());
        FileName {
            shown: path.to_string_lossy().into_owned(),
            logical: last.to_string_lossy().into_owned(),
        }
    }

    /// A file of a model.
    fn of_model(shown: &str, id: &str, file: &str) -> FileName {
        FileName {
            shown: format!("{shown}/{file}"),
            logical: format!("{id}/{file}"),
        }
    }
}

/// The last part of a model's name or path.
pub fn model_id(name: &str) -> &str {
    let name = name.trim_end_matches('/').trim_end_matches(".ron");
    name.rsplit('/').next().unwrap_or(name)
}

/// Trees of files as one; none if any could not be read, for references into it would all fail.
fn united(trees: Vec<Option<Node>>, sink: &Diagnostics) -> Option<Node> {
    let mut trees = trees
        .into_iter()
        .collect::<Option<Vec<Node>>>()?
        .into_iter();
    let mut first = trees.next()?;
    for tree in trees {
        match tree.shape {
            Shape::Record { name: None, .. } => unite(&mut first, tree, sink),
            _ => {
                sink.push(tree.unexpected(kinds::RECORD_OF.with("title", kinds::MODEL)));
            }
        }
    }
    Some(first)
}

/// The names of a folder's RON files in order.
fn files_of(path: &Path) -> Result<Vec<String>, Refusal> {
    let cannot_read = |error: io::Error| (Code::CannotRead, machine::why(&error));
    let entries = fs::read_dir(path).map_err(cannot_read)?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(cannot_read)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ron") && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    match names.len() {
        0 => Err((Code::CannotRead, texts::NO_RON_FILE.into())),
        count if count > MOST_FILES => {
            let why = texts::TOO_MANY_FILES.with("count", count);
            Err((Code::TooMany, why.with("most", MOST_FILES)))
        }
        _ => Ok(names),
    }
}

/// The bytes of a regular file within the limit of size.
fn regular_file(path: &Path) -> Result<Vec<u8>, Phrase> {
    let reason = |error: io::Error| machine::why(&error);
    // Asked before opening: opening a FIFO would wait for its other end.
    let about = fs::metadata(path).map_err(reason)?;
    if about.is_dir() {
        return Err(machine::IS_A_FOLDER.into());
    }
    if !about.is_file() {
        return Err(notation::NOT_REGULAR.into());
    }
    let too_large = || notation::TOO_LARGE.with("most", MOST_BYTES >> 20);
    if about.len() > MOST_BYTES {
        return Err(too_large());
    }
    let file = fs::File::open(path).map_err(reason)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(reason)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large());
    }
    Ok(bytes)
}
