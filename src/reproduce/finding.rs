//! What differs, and how it is said.

use std::fmt::Display;

use crate::words::{Lang, Text, reproduce as texts};

/// One thing that is not as the manifest, or running again, says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// The manifest has another hash than it was sealed with, or none.
    ManifestChanged,
    /// A file is not there.
    FileMissing {
        /// Its name.
        name: String,
    },
    /// A file cannot be read.
    FileUnreadable {
        /// Its name.
        name: String,
        /// What the operating system said.
        reason: String,
    },
    /// A file has other bytes than were written.
    FileChanged {
        /// Its name.
        name: String,
        /// Bytes that were written.
        written: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// The laws or the base model are of another version, so that other numbers are right.
    OtherModelVersion {
        /// That of the batch.
        made: String,
        /// That of this program.
        here: String,
    },
    /// An input has other bytes than the batch read.
    InputChanged {
        /// Its name.
        name: String,
    },
    /// The batch read an input that the scenario does not lead to now.
    InputMissing {
        /// Its name.
        name: String,
    },
    /// The scenario leads to an input that the batch did not read.
    InputAdded {
        /// Its name.
        name: String,
    },
    /// A cell holds something else than comes out.
    Cell {
        /// File of the table.
        table: String,
        /// Line of the file; the header is line 1.
        line: u64,
        /// What the row is about, e.g. `replicate 3, sector pow`; nothing where it is the header.
        row: String,
        /// Name of the column.
        column: String,
        /// What stands there.
        written: String,
        /// What comes out.
        computed: String,
    },
    /// A line has the right cells, and other bytes between them.
    Line {
        /// File of the table.
        table: String,
        /// Line of the file.
        line: u64,
    },
    /// A row that comes out is not there.
    RowMissing {
        /// File of the table.
        table: String,
        /// What the row is about.
        row: String,
    },
    /// There are rows after all that come out.
    RowsAdded {
        /// File of the table.
        table: String,
        /// Line of the first.
        line: u64,
        /// How many.
        rows: u64,
    },
    /// There are more findings in a table than are told.
    More {
        /// File of the table.
        table: String,
        /// How many.
        findings: u64,
    },
}

impl Finding {
    /// The finding in a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let (text, values) = self.parts();
        text.fill(lang, &values)
    }

    /// The sentence and what fills it.
    fn parts(&self) -> (Text, Vec<(&'static str, &dyn Display)>) {
        match self {
            Finding::ManifestChanged => (texts::MANIFEST_CHANGED, vec![]),
            Finding::FileMissing { name } => (texts::FILE_MISSING, vec![("name", name)]),
            Finding::FileUnreadable { name, reason } => (
                texts::FILE_UNREADABLE,
                vec![("name", name), ("reason", reason)],
            ),
            Finding::FileChanged {
                name,
                written,
                found,
            } => (
                texts::FILE_CHANGED,
                vec![("name", name), ("written", written), ("found", found)],
            ),
            Finding::OtherModelVersion { made, here } => {
                (texts::OTHER_MODEL, vec![("made", made), ("here", here)])
            }
            Finding::InputChanged { name } => (texts::INPUT_CHANGED, vec![("name", name)]),
            Finding::InputMissing { name } => (texts::INPUT_MISSING, vec![("name", name)]),
            Finding::InputAdded { name } => (texts::INPUT_ADDED, vec![("name", name)]),
            Finding::Cell {
                table,
                line,
                row,
                column,
                written,
                computed,
            } => (
                if row.is_empty() {
                    texts::HEADER
                } else {
                    texts::CELL
                },
                vec![
                    ("table", table),
                    ("line", line),
                    ("row", row),
                    ("column", column),
                    ("written", written),
                    ("computed", computed),
                ],
            ),
            Finding::Line { table, line } => (texts::LINE, vec![("table", table), ("line", line)]),
            Finding::RowMissing { table, row } => {
                (texts::ROW_MISSING, vec![("table", table), ("row", row)])
            }
            Finding::RowsAdded { table, line, rows } => (
                texts::ROWS_ADDED,
                vec![("table", table), ("line", line), ("rows", rows)],
            ),
            Finding::More { table, findings } => {
                (texts::MORE, vec![("table", table), ("findings", findings)])
            }
        }
    }
}
