//! Finished replicates on the disk, so that a batch that was stopped at any moment goes on where it was.
//!
//! A journal is one file beside the result's folder. Its first record says what the batch is made of, each further one
//! holds the outcomes of a chunk, and each ends in a hash over everything before it: a record that is torn or was changed
//! is dropped with all that follow, and those replicates run again.
//! Invariant: nothing here simulates, and no replicate that was not kept whole comes back.

mod error;
mod identity;
mod record;

pub use error::JournalError;
pub use identity::{Difference, Identity};

use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use crate::disk::{Disk, DiskFile};
use crate::measure::Outcome;
use crate::report::hidden_sibling;
use error::cannot;
use record::Chain;

/// What every journal begins with.
const MAGIC: &[u8; 8] = b"hakyuj1\n";

/// Where the journal of a result's folder lies; none where the folder has no name.
pub fn path_of(folder: &Path) -> Option<PathBuf> {
    hidden_sibling(folder, "journal").ok()
}

/// The open journal of a batch; nobody else can open it meanwhile.
#[derive(Debug)]
pub struct Journal<'d> {
    file: DiskFile<'d>,
    chain: Chain,
}

/// What a journal held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// Replicates that were whole.
    pub replicates: u64,
    /// Bytes behind them that were torn or changed, and are dropped.
    pub dropped_bytes: u64,
}

impl<'d> Journal<'d> {
    /// Begins a journal.
    ///
    /// # Errors
    /// If one lies there already, whether its batch is at work or was stopped; or the operating system refuses.
    pub fn begin(
        disk: Disk<'d>,
        path: &Path,
        identity: &Identity,
    ) -> Result<Journal<'d>, JournalError> {
        if path.exists() {
            let journal = Journal::open(disk, path)?;
            let kept = journal.whole()?;
            return Err(JournalError::Unfinished {
                path: path.to_owned(),
                replicates: kept,
            });
        }
        let mut journal = Journal::open(disk, path)?;
        journal.head(identity)?;
        Ok(journal)
    }

    /// Removes a journal that nobody is at work on, so that its batch begins anew.
    ///
    /// # Errors
    /// If its batch is at work, or the operating system refuses.
    pub fn discard(disk: Disk<'d>, path: &Path) -> Result<(), JournalError> {
        match path.exists() {
            true => Journal::open(disk, path)?.finish(),
            false => Ok(()),
        }
    }

    /// Takes up a journal, or begins one where none lies: hands over each outcome in index order.
    ///
    /// # Errors
    /// If another process is at work on it, it is no journal, its batch is made of something else, or the operating system
    /// refuses.
    pub fn resume(
        disk: Disk<'d>,
        path: &Path,
        identity: &Identity,
        take: impl FnMut(Vec<Outcome>),
    ) -> Result<(Journal<'d>, Kept), JournalError> {
        let mut journal = Journal::open(disk, path)?;
        let length = journal.length()?;
        let (found, end) = journal.read(take)?;
        let Some((known, replicates)) = found else {
            // Stopped before even the first record was whole.
            journal.cut(0)?;
            journal.head(identity)?;
            return Ok((journal, Kept::default()));
        };
        let differences = identity.differences(&known);
        if !differences.is_empty() {
            return Err(JournalError::Differs {
                path: path.to_owned(),
                differences,
            });
        }
        journal.cut(end)?;
        let dropped_bytes = length - end;
        Ok((
            journal,
            Kept {
                replicates,
                dropped_bytes,
            },
        ))
    }

    /// Keeps the outcomes of a chunk: when this returns, they are on the disk.
    ///
    /// # Errors
    /// If the operating system refuses, e.g. the disk is full.
    pub fn keep(&mut self, outcomes: &[Outcome]) -> Result<(), JournalError> {
        if outcomes.is_empty() {
            return Ok(());
        }
        let payload = record::encode(outcomes);
        self.append(&payload)
    }

    /// Removes the journal: its batch is complete.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn finish(self) -> Result<(), JournalError> {
        let refused = self.cannot();
        self.file.remove().map_err(refused)
    }

    /// Opens the file, making it if need be, and locks it.
    fn open(disk: Disk<'d>, path: &Path) -> Result<Journal<'d>, JournalError> {
        if let Some(parent) = path.parent() {
            disk.make_folder(parent).map_err(cannot(path))?;
        }
        let file = disk.open(path).map_err(cannot(path))?;
        match file.lock().map_err(cannot(path))? {
            true => Ok(Journal {
                file,
                chain: Chain::new(),
            }),
            false => Err(JournalError::AtWork(path.to_owned())),
        }
    }

    fn cannot(&self) -> impl Fn(std::io::Error) -> JournalError + use<> {
        cannot(self.file.path())
    }

    fn length(&self) -> Result<u64, JournalError> {
        self.file.length().map_err(self.cannot())
    }

    /// Replicates that are whole, of whatever batch.
    fn whole(mut self) -> Result<u64, JournalError> {
        let (found, _) = self.read(|_| ())?;
        Ok(found.map_or(0, |(_, replicates)| replicates))
    }

    fn head(&mut self, identity: &Identity) -> Result<(), JournalError> {
        let record = self.chain.record(&identity.to_json());
        self.write([&MAGIC[..], &record].concat())
    }

    fn append(&mut self, payload: &[u8]) -> Result<(), JournalError> {
        let record = self.chain.record(payload);
        self.write(record)
    }

    fn write(&mut self, bytes: Vec<u8>) -> Result<(), JournalError> {
        let refused = self.cannot();
        let written = self.file.write_all(&bytes);
        written.and_then(|()| self.file.sync()).map_err(refused)
    }

    /// Reads all whole records: what the batch is made of and how many replicates are whole, unless not even the first
    /// record is; and where they end.
    fn read(
        &mut self,
        mut take: impl FnMut(Vec<Outcome>),
    ) -> Result<(Option<(Identity, u64)>, u64), JournalError> {
        let refused = self.cannot();
        let mut input = BufReader::new(self.file.reader());
        let mut magic = [0; MAGIC.len()];
        if !record::fill(&mut input, &mut magic).map_err(&refused)? {
            return Ok((None, 0));
        }
        if magic != *MAGIC {
            return Err(JournalError::NoJournal(self.file.path().to_owned()));
        }
        let mut end = MAGIC.len() as u64;
        let Some(first) = self.chain.next(&mut input).map_err(&refused)? else {
            return Ok((None, 0));
        };
        let Some(identity) = Identity::of_json(&first) else {
            return Err(JournalError::NoJournal(self.file.path().to_owned()));
        };
        end += record::length(&first);
        let mut replicates = 0;
        let mut kept = self.chain.clone();
        while let Some(payload) = self.chain.next(&mut input).map_err(&refused)? {
            let Some(outcomes) = record::decode(&payload, replicates) else {
                break;
            };
            replicates += outcomes.len() as u64;
            end += record::length(&payload);
            kept = self.chain.clone();
            take(outcomes);
        }
        self.chain = kept;
        Ok((Some((identity, replicates)), end))
    }

    /// Drops what stands behind the whole records.
    fn cut(&mut self, end: u64) -> Result<(), JournalError> {
        if end == 0 {
            self.chain = Chain::new();
        }
        let refused = self.cannot();
        self.file.cut(end).map_err(refused)
    }
}

#[cfg(test)]
mod tests;
