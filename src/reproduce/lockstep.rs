//! A table as it comes out, line by line beside the file that holds it.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};

use super::Finding;

/// Findings of a table that are told; one inserted line alone shifts all that follow.
const TOLD: usize = 8;
/// Columns that say what a row is about.
const KEYS: [&str; 6] = ["replicate", "measure", "time_h", "sector", "region", "item"];

/// Takes the bytes of a table and holds each line to the next one of the file.
pub(super) struct Lockstep<'a, R> {
    table: &'a str,
    file: R,
    /// The replicates whose rows count; none where all do.
    only: Option<&'a BTreeSet<u64>>,
    line: u64,
    header: Vec<String>,
    /// What has come of a line so far.
    begun: Vec<u8>,
    findings: Vec<Finding>,
    untold: u64,
}

impl<'a, R: BufRead> Lockstep<'a, R> {
    pub(super) fn new(table: &'a str, file: R, only: Option<&'a BTreeSet<u64>>) -> Self {
        Lockstep {
            table,
            file,
            only,
            line: 0,
            header: Vec::new(),
            begun: Vec::new(),
            findings: Vec::new(),
            untold: 0,
        }
    }

    /// What differs, after the last line has been taken.
    ///
    /// # Errors
    /// If the rest of the file cannot be read.
    pub(super) fn finish(mut self) -> io::Result<Vec<Finding>> {
        if self.next_line()?.is_some() {
            let line = self.line;
            let mut rows = 1;
            while self.next_line()?.is_some() {
                rows += 1;
            }
            let table = self.table.to_owned();
            self.find(Finding::RowsAdded { table, line, rows });
        }
        if self.untold > 0 {
            self.findings.push(Finding::More {
                table: self.table.to_owned(),
                findings: self.untold,
            });
        }
        Ok(self.findings)
    }

    fn hold(&mut self, computed: &[u8]) -> io::Result<()> {
        if self.header.is_empty() {
            self.header = cells(computed);
        }
        match self.next_line()? {
            None => {
                let (table, row) = (self.table.to_owned(), self.row(&cells(computed)));
                self.find(Finding::RowMissing { table, row });
            }
            Some(written) if written != computed => self.differ(&cells(&written), &cells(computed)),
            Some(_) => {}
        }
        Ok(())
    }

    /// The next line of the file that counts.
    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            let mut line = Vec::new();
            if self.file.read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            self.line += 1;
            if self.line == 1 {
                // Whether there is a byte order mark is a choice of the user's.
                return Ok(Some(
                    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line).to_vec(),
                ));
            }
            if self.only.is_none_or(|only| is_of(&line, only)) {
                return Ok(Some(line));
            }
        }
    }

    fn differ(&mut self, written: &[String], computed: &[String]) {
        let row = self.row(computed);
        let (table, line) = (self.table.to_owned(), self.line);
        if written == computed {
            return self.find(Finding::Line { table, line });
        }
        let cell = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
        for at in 0..written.len().max(computed.len()) {
            let (written, computed) = (cell(written, at), cell(computed, at));
            if written != computed {
                let named = self.header.get(at).cloned();
                self.find(Finding::Cell {
                    table: table.clone(),
                    line,
                    row: row.clone(),
                    column: named.unwrap_or_else(|| (at + 1).to_string()),
                    written,
                    computed,
                });
            }
        }
    }

    /// What a row is about; nothing where it is the header.
    fn row(&self, cells: &[String]) -> String {
        let named = self.header.iter().zip(cells);
        let keys = named.filter(|(name, cell)| {
            KEYS.contains(&name.as_str()) && !cell.is_empty() && name != cell
        });
        let keys: Vec<String> = keys.map(|(name, cell)| format!("{name} {cell}")).collect();
        keys.join(", ")
    }

    fn find(&mut self, finding: Finding) {
        match self.findings.len() < TOLD {
            true => self.findings.push(finding),
            false => self.untold += 1,
        }
    }
}

impl<R: BufRead> Write for Lockstep<'_, R> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // No cell holds a line end: names may not, and reasons of failures are put on one line.
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.begun.extend_from_slice(part);
            if part.ends_with(b"\n") {
                let line = std::mem::take(&mut self.begun);
                self.hold(&line)?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether a row is of one of these replicates, which its first cell says.
fn is_of(line: &[u8], replicates: &BTreeSet<u64>) -> bool {
    let first = line.split(|byte| *byte == b',' || *byte == b'\n').next();
    let first = first.and_then(|cell| std::str::from_utf8(cell).ok());
    first
        .and_then(|cell| cell.parse().ok())
        .is_some_and(|replicate| replicates.contains(&replicate))
}

/// The cells of a line, whatever bytes they hold.
fn cells(line: &[u8]) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(line);
    let first = reader.byte_records().next().and_then(Result::ok);
    let words = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
    first.map_or_else(Vec::new, |record| record.iter().map(words).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "replicate,sector,loss\n0,pow,1.5\n0,wat,2.5\n1,pow,3.5\n1,wat,4.5\n";

    fn held(written: &str, computed: &str, only: Option<&[u64]>) -> Vec<String> {
        let only = only.map(|list| list.iter().copied().collect::<BTreeSet<u64>>());
        let mut lockstep = Lockstep::new("t.csv", written.as_bytes(), only.as_ref());
        // In pieces of no sensible length, as writers with buffers give them.
        for piece in computed.as_bytes().chunks(7) {
            lockstep.write_all(piece).unwrap();
        }
        let findings = lockstep.finish().unwrap();
        findings
            .iter()
            .map(|finding| finding.sentence(crate::words::Lang::En))
            .collect()
    }

    #[test]
    fn a_changed_cell_is_named_by_line_row_and_column() {
        assert!(held(TABLE, TABLE, None).is_empty());
        let found = held(&TABLE.replace("2.5", "2.6"), TABLE, None);
        assert_eq!(
            found,
            [
                "t.csv, line 3 (replicate 0, sector wat), column loss: \"2.6\" is written, \"2.5\" comes out"
            ]
        );
        let found = held(&TABLE.replace("loss", "less"), TABLE, None);
        assert_eq!(
            found,
            ["t.csv, line 1, column loss: \"less\" is written, \"loss\" comes out"]
        );
    }

    #[test]
    fn any_changed_byte_of_a_table_is_found() {
        for at in 0..TABLE.len() {
            let mut bytes = TABLE.as_bytes().to_vec();
            bytes[at] ^= 1;
            let changed = String::from_utf8(bytes).unwrap();
            assert!(!held(&changed, TABLE, None).is_empty(), "byte {at}");
        }
    }

    #[test]
    fn rows_that_are_missing_or_added_are_told() {
        let short = &TABLE[..TABLE.len() - "1,wat,4.5\n".len()];
        assert_eq!(
            held(short, TABLE, None),
            ["t.csv: the row of replicate 1, sector wat is missing"]
        );
        let long = format!("{TABLE}2,pow,0.0\n2,wat,0.0\n");
        assert_eq!(
            held(&long, TABLE, None),
            ["t.csv: 2 rows from line 6 on belong to no replicate of the batch"]
        );
    }

    #[test]
    fn of_some_replicates_only_their_rows_count() {
        let some = "replicate,sector,loss\n1,pow,3.5\n1,wat,4.5\n";
        assert!(held(TABLE, some, Some(&[1])).is_empty());
        assert!(held(&TABLE.replace("2.5", "9.9"), some, Some(&[1])).is_empty());
        let found = held(&TABLE.replace("4.5", "9.9"), some, Some(&[1]));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("line 5 (replicate 1, sector wat), column loss"));
    }

    #[test]
    fn a_line_too_many_does_not_flood_the_reader() {
        let rows: String = (0..500).map(|row| format!("{row},pow,{row}\n")).collect();
        let table = format!("replicate,sector,loss\n{rows}");
        let found = held(&table.replacen("\n3,", "\n3,pow,3\n3,", 1), &table, None);
        assert_eq!(found.len(), TOLD + 1);
        assert!(found[TOLD].contains("more differences"));
    }
}
