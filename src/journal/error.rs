//! Why a journal cannot be used.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::Difference;
use crate::words::{Lang, errors as texts};

/// Why a journal cannot be used.
#[derive(Debug)]
pub enum JournalError {
    /// Another process is at work on it.
    AtWork(PathBuf),
    /// It is that of a batch that was stopped.
    Unfinished {
        /// Where it lies.
        path: PathBuf,
        /// Replicates that it keeps.
        replicates: u64,
    },
    /// The file is no journal, or its first record was changed.
    NoJournal(PathBuf),
    /// Its batch is made of something else.
    Differs {
        /// Where it lies.
        path: PathBuf,
        /// What is not the same.
        differences: Vec<Difference>,
    },
    /// The operating system refused.
    Io {
        /// Where it lies.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl JournalError {
    /// Whether the inputs and the journal contradict each other, rather than something on the disk standing in the way.
    pub fn is_usage(&self) -> bool {
        matches!(self, JournalError::Differs { .. })
    }

    /// What went wrong and what to do, in a language.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            JournalError::AtWork(path) => {
                texts::JOURNAL_AT_WORK.fill(lang, &[("path", &path.display())])
            }
            JournalError::Unfinished { path, replicates } => texts::JOURNAL_UNFINISHED.fill(
                lang,
                &[("path", &path.display()), ("replicates", replicates)],
            ),
            JournalError::NoJournal(path) => {
                texts::NO_JOURNAL.fill(lang, &[("path", &path.display())])
            }
            JournalError::Differs { path, differences } => {
                let one = |difference: &Difference| {
                    let what = difference.what.to(lang);
                    let (here, there) = (&difference.here, &difference.there);
                    texts::DIFFERS.fill(lang, &[("what", &what), ("here", here), ("there", there)])
                };
                let all: Vec<String> = differences.iter().map(one).collect();
                let all = all.join(texts::AND_ALSO.to(lang));
                texts::JOURNAL_DIFFERS
                    .fill(lang, &[("path", &path.display()), ("differences", &all)])
            }
            JournalError::Io { path, .. } => {
                texts::JOURNAL_IO.fill(lang, &[("path", &path.display())])
            }
        }
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Lang::En))
    }
}

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            JournalError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

pub(super) fn cannot(path: &Path) -> impl Fn(io::Error) -> JournalError + use<> {
    let path = path.to_owned();
    move |source| JournalError::Io {
        path: path.clone(),
        source,
    }
}
