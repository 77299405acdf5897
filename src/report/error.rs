//! Why a result could not be written.

use crate::words::{Lang, Text, errors as texts};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a result could not be written.
#[derive(Debug)]
pub enum ReportError {
    /// The folder holds something that this program did not write.
    NotOurs(PathBuf),
    /// The folder holds a result of another scenario, plan or seed, or of another command.
    Another(PathBuf),
    /// There is something of that name which is no folder.
    NotAFolder(PathBuf),
    /// The path does not end in a name, e.g. `..`.
    NoName(PathBuf),
    /// The operating system refused.
    Io {
        /// What was tried.
        doing: Text,
        /// On what.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl ReportError {
    /// What went wrong, in a language.
    pub fn sentence(&self, lang: Lang) -> String {
        let (text, path) = match self {
            ReportError::NotOurs(path) => (texts::NOT_OURS, path),
            ReportError::Another(path) => (texts::ANOTHER_RESULT, path),
            ReportError::NotAFolder(path) => (texts::NOT_A_FOLDER, path),
            ReportError::NoName(path) => (texts::NO_NAME, path),
            ReportError::Io { doing, path, .. } => (*doing, path),
        };
        text.fill(lang, &[("path", &path.display())])
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Lang::En))
    }
}

impl std::error::Error for ReportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ReportError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Says what was tried, and on what, when the operating system refuses.
pub(super) fn cannot(doing: Text, path: &Path) -> impl FnOnce(io::Error) -> ReportError {
    let path = path.to_owned();
    move |source| ReportError::Io {
        doing,
        path,
        source,
    }
}
