//! A result folder that appears whole or not at all.
//!
//! It is written beside its place under a hidden name and renamed when all of it is on the disk. Only a folder that bears
//! our manifest is replaced, unless the user insists.

use super::document::Document;
use super::error::{ReportError, cannot};
use super::manifest::{About, Content, MANIFEST, Manifest, Record};
use crate::disk::{Disk, DiskFile};
use crate::words::errors as texts;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Whether [`write()`] would be allowed to put a result at `folder`: worth asking before an hour's work.
///
/// # Errors
/// If something is there that is not ours and `force` does not insist.
pub fn check(folder: &Path, force: bool) -> Result<(), ReportError> {
    hidden_sibling(folder, "partial")?;
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(ReportError::NotAFolder(folder.to_owned()));
        }
        Err(error) => return Err(cannot(texts::CANNOT_LOOK_INTO, folder)(error)),
    };
    let is_empty = entries.into_iter().next().is_none();
    if is_empty || force || bears_our_manifest(folder) {
        return Ok(());
    }
    Err(ReportError::NotOurs(folder.to_owned()))
}

/// Writes all documents and, of what was written, the manifest.
///
/// # Errors
/// If something is there that is not ours and `force` does not insist, or the operating system refuses; then `folder` is
/// as it was.
pub fn write<M: Record>(
    disk: Disk<'_>,
    folder: &Path,
    documents: &[Document<'_>],
    manifest: impl FnOnce(Vec<Content>) -> M,
    force: bool,
) -> Result<(), ReportError> {
    check(folder, force)?;
    let partial = hidden_sibling(folder, "partial")?;
    clear(disk, &partial)?;
    let written =
        fill(disk, &partial, documents, manifest).and_then(|()| swap(disk, &partial, folder));
    if written.is_err() {
        // What went wrong first is what the user needs to know.
        let _ = disk.remove_folder(&partial);
    }
    written
}

/// Whether a batch's result may take the place of what is at `folder`: only of a result of the same scenario, plan and
/// seed, which it makes anew, for any other would be lost.
///
/// # Errors
/// If there is another result and `force` does not insist.
pub fn check_the_same(folder: &Path, about: &About, force: bool) -> Result<(), ReportError> {
    let Ok(json) = fs::read(folder.join(MANIFEST)) else {
        return Ok(());
    };
    let there = serde_json::from_slice::<Manifest>(&json);
    if force || there.is_ok_and(|there| there.is_made_like(about)) {
        return Ok(());
    }
    Err(ReportError::Another(folder.to_owned()))
}

fn bears_our_manifest(folder: &Path) -> bool {
    fs::read(folder.join(MANIFEST)).is_ok_and(|json| Manifest::is_ours(&json))
}

/// `results` -> `.results.partial`, in the same folder so that renaming moves no bytes.
///
/// # Errors
/// If the path ends in no name, e.g. `..`.
pub fn hidden_sibling(folder: &Path, suffix: &str) -> Result<PathBuf, ReportError> {
    let name = folder
        .file_name()
        .ok_or_else(|| ReportError::NoName(folder.to_owned()))?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(suffix);
    Ok(folder.with_file_name(hidden))
}

/// Removes what an interrupted run may have left.
fn clear(disk: Disk<'_>, path: &Path) -> Result<(), ReportError> {
    disk.remove_folder(path)
        .map_err(cannot(texts::CANNOT_REMOVE, path))
}

fn fill<M: Record>(
    disk: Disk<'_>,
    folder: &Path,
    documents: &[Document<'_>],
    manifest: impl FnOnce(Vec<Content>) -> M,
) -> Result<(), ReportError> {
    disk.make_folder(folder)
        .map_err(cannot(texts::CANNOT_MAKE, folder))?;
    let mut outputs = Vec::with_capacity(documents.len());
    for document in documents {
        outputs.push(write_file(disk, folder, document)?);
    }
    outputs.sort_by(|a, b| a.name.cmp(&b.name));
    let path = folder.join(MANIFEST);
    let json = manifest(outputs).to_json();
    let json = json
        .map_err(io::Error::from)
        .map_err(cannot(texts::CANNOT_WRITE, &path))?;
    write_file(disk, folder, &Document::of_bytes(MANIFEST, json)).map(|_| ())
}

fn write_file(
    disk: Disk<'_>,
    folder: &Path,
    document: &Document<'_>,
) -> Result<Content, ReportError> {
    let path = folder.join(&document.name);
    let write = || {
        let mut out = Hashing {
            inner: BufWriter::new(disk.create(&path)?),
            hash: Sha256::new(),
            bytes: 0,
        };
        (document.write)(&mut out)?;
        out.inner.into_inner()?.sync()?;
        Ok(Content::hashed(&document.name, out.bytes, out.hash))
    };
    write().map_err(cannot(texts::CANNOT_WRITE, &path))
}

/// Puts the finished folder in its place; what was there is removed last, and put back if the renaming fails.
fn swap(disk: Disk<'_>, partial: &Path, folder: &Path) -> Result<(), ReportError> {
    let replaced = hidden_sibling(folder, "replaced")?;
    clear(disk, &replaced)?;
    let had_one = folder.exists();
    if had_one {
        disk.rename(folder, &replaced)
            .map_err(cannot(texts::CANNOT_REPLACE, folder))?;
    }
    if let Err(error) = disk.rename(partial, folder) {
        if had_one {
            // If this fails too, the first failure still names the folder, and its content is beside it.
            let _ = disk.rename(&replaced, folder);
        }
        return Err(cannot(texts::CANNOT_PLACE, folder)(error));
    }
    clear(disk, &replaced)
}

/// A file that counts and hashes what goes into it.
struct Hashing<'d> {
    inner: BufWriter<DiskFile<'d>>,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::synthetic::{axes, outcome};
    use crate::batch::{Batch, Options, Summary, run};
    use crate::disk::faults::Fault;
    use crate::report::{About, TableOptions, documents};
    use std::collections::BTreeMap;
    use std::sync::atomic::AtomicBool;

    fn about() -> About {
        About {
            title: crate::model::Name::default(),
            plan: None,
            model_version: "1".into(),
            seed: 2018,
            shuffle_ties: None,
            event_budget: None,
            regions: Vec::new(),
            lang: crate::words::Lang::En,
            inputs: vec![Content::of("hokkaido.ron", b"()")],
        }
    }

    fn batch_of(replicates: u64, threads: usize) -> Batch {
        let mut batch = Batch::new(axes());
        let never = AtomicBool::new(false);
        let options = Options {
            replicates,
            threads,
            until: None,
        };
        run(
            &mut batch,
            options,
            || (),
            |(), index| outcome(index),
            &never,
            |_, _| {},
        )
        .unwrap();
        batch
    }

    fn write_batch(folder: &Path, batch: &Batch, force: bool) -> Result<(), ReportError> {
        write_batch_on(Disk::REAL, folder, batch, force)
    }

    fn write_batch_on(
        disk: Disk<'_>,
        folder: &Path,
        batch: &Batch,
        force: bool,
    ) -> Result<(), ReportError> {
        let summary = Summary::of(batch);
        let manifest = |outputs| Manifest::new(&about(), &batch.axes, &summary, outputs);
        let (about, options) = (about(), TableOptions::default());
        write(
            disk,
            folder,
            &documents(batch, &summary, &about, options),
            manifest,
            force,
        )
    }

    fn content(folder: &Path) -> BTreeMap<OsString, Vec<u8>> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        entries
            .map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()))
            .collect()
    }

    fn names(folder: &Path) -> Vec<OsString> {
        content(folder).into_keys().collect()
    }

    #[test]
    fn the_whole_folder_is_the_same_on_any_number_of_threads() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("results");
        let mut contents = Vec::new();
        for threads in [1, 2, 3, 8] {
            write_batch(&folder, &batch_of(300, threads), false).unwrap();
            contents.push(content(&folder));
        }
        assert_eq!(contents[0].len(), 7);
        assert!(contents.windows(2).all(|pair| pair[0] == pair[1]));
        let left = fs::read_dir(home.path()).unwrap().count();
        assert_eq!(left, 1, "nothing stays beside the folder");
    }

    #[test]
    fn the_first_rows_of_a_large_batch_are_those_of_a_small_one() {
        let home = tempfile::tempdir().unwrap();
        let [small, large] = [100, 1_000].map(|replicates| {
            let folder = home.path().join(replicates.to_string());
            write_batch(&folder, &batch_of(replicates, 2), false).unwrap();
            fs::read_to_string(folder.join("replicates.csv")).unwrap()
        });
        assert!(large.starts_with(&small));
    }

    #[test]
    fn the_manifest_hashes_what_lies_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("results");
        write_batch(&folder, &batch_of(20, 1), false).unwrap();
        let files = content(&folder);
        let json = &files[&OsString::from(MANIFEST)];
        let manifest: Manifest = serde_json::from_slice(json).unwrap();
        assert_eq!(manifest.outputs.len(), files.len() - 1);
        for output in &manifest.outputs {
            let bytes = &files[&OsString::from(&output.name)];
            assert_eq!(*output, Content::of(&output.name, bytes));
        }
    }

    #[test]
    fn a_folder_of_somebody_else_is_left_alone_unless_the_user_insists() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("thesis");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("chapter-1.txt"), "years of work").unwrap();
        let batch = batch_of(5, 1);
        let refused = write_batch(&folder, &batch, false).unwrap_err();
        assert!(matches!(refused, ReportError::NotOurs(_)), "{refused}");
        assert_eq!(names(&folder), ["chapter-1.txt"]);
        write_batch(&folder, &batch, true).unwrap();
        assert!(!names(&folder).contains(&OsString::from("chapter-1.txt")));
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_result_and_no_litter() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("results");
        write_batch(&folder, &batch_of(5, 1), false).unwrap();
        let before = content(&folder);
        let full = Document::new("replicates.csv", |_| Err(io::Error::other("no space left")));
        let batch = batch_of(6, 1);
        let summary = Summary::of(&batch);
        let manifest = |outputs| Manifest::new(&about(), &batch.axes, &summary, outputs);
        let failed = write(Disk::REAL, &folder, &[full], manifest, false).unwrap_err();
        assert!(matches!(failed, ReportError::Io { .. }), "{failed}");
        assert_eq!(content(&folder), before);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn whichever_operation_fails_the_folder_is_the_old_result_or_the_new_one() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("results");
        let (old, new) = (batch_of(5, 1), batch_of(6, 1));
        write_batch(&folder, &new, false).unwrap();
        let after = content(&folder);
        write_batch(&folder, &old, false).unwrap();
        let before = content(&folder);
        for n in 0.. {
            let fault = Fault::after(n);
            let permit = |operation, path: &Path| fault.permit(operation, path);
            let written = write_batch_on(Disk::failing(&permit), &folder, &new, false);
            if !fault.struck() {
                assert!(n > 20, "{n} operations are too few");
                break;
            }
            let now = content(&folder);
            match written {
                Ok(()) => assert!(now == after, "operation {n}"),
                Err(_) => assert!(now == before || now == after, "operation {n}"),
            }
            write_batch(&folder, &old, false).unwrap();
            let left = fs::read_dir(home.path()).unwrap().count();
            assert_eq!(left, 1, "operation {n} left litter for the next start");
        }
        assert!(content(&folder) == after);
    }

    #[test]
    fn a_file_in_the_way_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("results");
        fs::write(&path, "not a folder").unwrap();
        for force in [false, true] {
            let refused = check(&path, force).unwrap_err();
            assert!(matches!(refused, ReportError::NotAFolder(_)), "{refused}");
        }
        assert!(matches!(
            check(Path::new(".."), true),
            Err(ReportError::NoName(_))
        ));
    }

    #[test]
    fn every_row_of_a_table_has_a_cell_for_each_column_and_no_formula() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("results");
        write_batch(&folder, &batch_of(150, 2), false).unwrap();
        for name in [
            "replicates.csv",
            "service.csv",
            "summary.csv",
            "observed.csv",
        ] {
            let mut table = csv::Reader::from_path(folder.join(name)).unwrap();
            for record in table.records() {
                let record = record.expect("as many cells as the header");
                assert!(
                    record.iter().all(|cell| !cell.starts_with('=')),
                    "{record:?}"
                );
            }
        }
    }
}
