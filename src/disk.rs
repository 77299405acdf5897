//! The disk as results go to it, behind one small interface, so that a test can let any single operation fail.
//!
//! Invariant: nothing here knows what is written.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What is asked of the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// Making a folder.
    Make,
    /// Making or opening a file.
    Open,
    /// Writing to a file.
    Write,
    /// Waiting until what was written is on the disk.
    Sync,
    /// Cutting a file to a length.
    Cut,
    /// Renaming a file or folder.
    Rename,
    /// Removing a file or folder.
    Remove,
}

/// Asked before each operation; an error is what the operation then fails with.
type Permit<'p> = &'p (dyn Fn(Operation, &Path) -> io::Result<()> + Sync);

/// A disk.
#[derive(Clone, Copy)]
pub struct Disk<'p> {
    permit: Permit<'p>,
}

fn all(_: Operation, _: &Path) -> io::Result<()> {
    Ok(())
}

impl Disk<'static> {
    /// The machine's own.
    pub const REAL: Disk<'static> = Disk { permit: &all };
}

impl<'p> Disk<'p> {
    /// The machine's own, on which `permit` may let operations fail.
    pub fn failing(permit: Permit<'p>) -> Disk<'p> {
        Disk { permit }
    }

    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn make_folder(self, path: &Path) -> io::Result<()> {
        (self.permit)(Operation::Make, path)?;
        fs::create_dir_all(path)
    }

    /// Makes a file, empty.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn create(self, path: &Path) -> io::Result<DiskFile<'p>> {
        self.opened(
            path,
            OpenOptions::new().write(true).create(true).truncate(true),
        )
    }

    /// Opens a file with what is in it, making it if need be.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn open(self, path: &Path) -> io::Result<DiskFile<'p>> {
        let mut options = OpenOptions::new();
        self.opened(
            path,
            options.read(true).write(true).create(true).truncate(false),
        )
    }

    fn opened(self, path: &Path, options: &OpenOptions) -> io::Result<DiskFile<'p>> {
        (self.permit)(Operation::Open, path)?;
        Ok(DiskFile {
            file: options.open(path)?,
            path: path.to_owned(),
            disk: self,
        })
    }

    /// Renames a file or folder.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn rename(self, from: &Path, to: &Path) -> io::Result<()> {
        (self.permit)(Operation::Rename, from)?;
        fs::rename(from, to)
    }

    /// Removes a file; well also if there is none.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn remove_file(self, path: &Path) -> io::Result<()> {
        (self.permit)(Operation::Remove, path)?;
        gone(fs::remove_file(path))
    }

    /// Removes a folder with all in it; well also if there is none.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn remove_folder(self, path: &Path) -> io::Result<()> {
        (self.permit)(Operation::Remove, path)?;
        gone(fs::remove_dir_all(path))
    }
}

/// What is not there need not be removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl fmt::Debug for Disk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Disk")
    }
}

/// An open file.
#[derive(Debug)]
pub struct DiskFile<'p> {
    file: File,
    path: PathBuf,
    disk: Disk<'p>,
}

impl DiskFile<'_> {
    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes in it.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// For reading.
    pub fn reader(&self) -> impl io::Read + '_ {
        &self.file
    }

    /// Keeps everybody else from locking it until it is closed, however the process ends; false if somebody has.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn lock(&self) -> io::Result<bool> {
        match self.file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Waits until everything is on the disk.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn sync(&self) -> io::Result<()> {
        (self.disk.permit)(Operation::Sync, &self.path)?;
        self.file.sync_data()
    }

    /// Drops what stands behind `length` bytes; what is written next stands there.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn cut(&mut self, length: u64) -> io::Result<()> {
        (self.disk.permit)(Operation::Cut, &self.path)?;
        self.file.set_len(length)?;
        self.file.seek(SeekFrom::Start(length))?;
        Ok(())
    }

    /// Removes it.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn remove(self) -> io::Result<()> {
        self.disk.remove_file(&self.path)
    }
}

impl Write for DiskFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = (self.disk.permit)(Operation::Write, &self.path) {
            // A disk that is full takes the first part.
            self.file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
pub(crate) mod faults {
    //! Machines on which one operation fails.

    use super::{Operation, Path, io};
    use std::sync::atomic::{AtomicU64, Ordering};

    /// Lets `n` operations pass, fails the next one and passes all others.
    pub(crate) struct Fault {
        left: AtomicU64,
    }

    impl Fault {
        pub(crate) fn after(n: u64) -> Fault {
            Fault {
                left: AtomicU64::new(n + 1),
            }
        }

        pub(crate) fn permit(&self, operation: Operation, _: &Path) -> io::Result<()> {
            let step = |left: u64| Some(left.saturating_sub(1));
            match self
                .left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, step)
            {
                Ok(1) => Err(io::Error::other(format!("{operation:?} fails"))),
                _ => Ok(()),
            }
        }

        /// Whether it has struck.
        pub(crate) fn struck(&self) -> bool {
            self.left.load(Ordering::SeqCst) == 0
        }
    }
}
