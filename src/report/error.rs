//! Why a result could not be written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a result could not be written.
#[derive(Debug)]
pub enum ReportError {
    /// The folder holds something that this program did not write.
    NotOurs(PathBuf),
    /// There is something of that name which is no folder.
    NotAFolder(PathBuf),
    /// The path does not end in a name, e.g. `..`.
    NoName(PathBuf),
    /// The operating system refused.
    Io {
        /// What was tried, as in "cannot ...".
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl ReportError {
    /// Whether another choice of folder, rather than another state of the machine, would help.
    pub fn is_usage(&self) -> bool {
        !matches!(self, ReportError::Io { .. })
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportError::NotOurs(path) => write!(
                f,
                "{} is not empty and holds no result of hakyu; choose another folder, or replace it with --force",
                path.display()
            ),
            ReportError::NotAFolder(path) => {
                write!(f, "{} is no folder; choose another name", path.display())
            }
            ReportError::NoName(path) => write!(
                f,
                "{} names no folder that could be replaced; give it a name of its own",
                path.display()
            ),
            ReportError::Io { doing, path, .. } => write!(f, "cannot {doing} {}", path.display()),
        }
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
pub(super) fn cannot(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ReportError {
    let path = path.to_owned();
    move |source| ReportError::Io {
        doing,
        path,
        source,
    }
}
