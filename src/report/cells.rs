//! Cells and tables, and how they stand in CSV files.

use super::columns::{Column, Unit};
use crate::model::Name;
use crate::units::{SimDuration, SimTime};
use std::borrow::Cow;
use std::io;

/// What tells a spreadsheet of old that a CSV file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What stands where a row meets a column.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    /// An id and, where it has one, its name.
    Label(Cow<'a, str>, Option<Cow<'a, Name>>),
    Whole(u64),
    Number(f64, Unit),
}

impl<'a> Cell<'a> {
    pub(super) fn text(words: &'a str) -> Cell<'a> {
        match words.is_empty() {
            true => Cell::Empty,
            false => Cell::Text(Cow::Borrowed(words)),
        }
    }

    pub(super) fn label(id: &'a str, name: &'a Name) -> Cell<'a> {
        Cell::Label(Cow::Borrowed(id), Some(Cow::Borrowed(name)))
    }

    /// Empty where the number is missing.
    pub(super) fn number(value: Option<f64>, unit: Unit) -> Cell<'a> {
        value.map_or(Cell::Empty, |value| Cell::Number(value, unit))
    }

    /// Hours from the scenario's start; empty where it never came to that.
    pub(super) fn time(at: Option<SimTime>) -> Cell<'a> {
        Cell::number(at.map(SimTime::hours), Unit::Hours)
    }

    pub(super) fn duration(length: SimDuration) -> Cell<'a> {
        Cell::Number(length.hours(), Unit::Hours)
    }

    fn csv(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(words) | Cell::Label(words, _) => harmless(words),
            Cell::Whole(number) => number.to_string().into(),
            Cell::Number(value, unit) => number(*value, unit.decimals()).into(),
        }
    }
}

/// Takes the rows of a table, one after the other.
pub(super) type TakeRow<'t> = dyn FnMut(&[Cell<'_>]) -> io::Result<()> + 't;
type Rows<'a> = Box<dyn Fn(&mut TakeRow<'_>) -> io::Result<()> + 'a>;

/// One table of a batch: its columns, and a walk through its rows.
pub(super) struct Sheet<'a> {
    /// Name, of the file too where it has one of its own.
    pub(super) name: &'static str,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Rows<'a>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        name: &'static str,
        columns: Vec<Column>,
        rows: impl Fn(&mut TakeRow<'_>) -> io::Result<()> + 'a,
    ) -> Sheet<'a> {
        Sheet {
            name,
            columns,
            rows: Box::new(rows),
        }
    }

    /// Writes the table as CSV: UTF-8, lines end with a line feed, cells are quoted where they have to be.
    pub(super) fn write_csv(
        &self,
        out: &mut dyn io::Write,
        byte_order_mark: bool,
    ) -> io::Result<()> {
        if byte_order_mark {
            out.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        let mut csv = csv::Writer::from_writer(out);
        let names = self.columns.iter().map(|column| harmless(&column.name));
        csv.write_record(names.map(Cow::into_owned))?;
        (self.rows)(&mut |cells| {
            for cell in cells {
                csv.write_field(&*cell.csv())?;
            }
            Ok(csv.write_record(None::<&[u8]>)?)
        })?;
        csv.flush()
    }
}

/// A text that a spreadsheet does not take for a formula. Japanese ones take full-width signs for formulas too.
pub(super) fn harmless(words: &str) -> Cow<'_, str> {
    const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    match words.starts_with(SIGNS) {
        true => Cow::Owned(format!("'{words}")),
        false => Cow::Borrowed(words),
    }
}

/// A number with fixed decimals; never a minus before zero.
fn number(value: f64, decimals: usize) -> String {
    let digits = format!("{value:.decimals$}");
    match digits.strip_prefix('-') {
        Some(size) if size.bytes().all(|byte| matches!(byte, b'0' | b'.')) => size.to_owned(),
        _ => digits,
    }
}

/// The number that stands in CSV files, for forms that hold numbers rather than digits.
pub(super) fn rounded(value: f64, unit: Unit) -> f64 {
    // What was just written as a number can be read as one.
    number(value, unit.decimals()).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv_of(text: &str, byte_order_mark: bool) -> Vec<u8> {
        let columns = vec![Column::text("name", "名称", "")];
        let sheet = Sheet::new("names", columns, |take| take(&[Cell::text(text)]));
        let mut bytes = Vec::new();
        sheet.write_csv(&mut bytes, byte_order_mark).unwrap();
        bytes
    }

    #[test]
    fn a_name_that_looks_like_a_formula_is_harmless() {
        for name in ["=1+1", "+81", "-x", "@cmd", "\t=1", "\n=1", "＝1+1", "＠x"] {
            assert_eq!(harmless(name), format!("'{name}"));
        }
        assert_eq!(harmless("北海道 = Hokkaido"), "北海道 = Hokkaido");
    }

    #[test]
    fn japanese_quotes_commas_and_line_ends_come_back_as_they_were() {
        for text in ["「北海道」, \"Hokkaido\"", "電力\n水道", "a\r\nb", "'", " "] {
            let bytes = csv_of(text, false);
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let records: Vec<_> = reader.records().map(|record| record.unwrap()).collect();
            assert_eq!(records.len(), 1, "{text:?}");
            assert_eq!(&records[0][0], text);
        }
    }

    #[test]
    fn the_byte_order_mark_comes_first_and_only_when_asked_for() {
        assert!(csv_of("x", true).starts_with(b"\xef\xbb\xbfname\n"));
        assert!(csv_of("x", false).starts_with(b"name\n"));
    }

    #[test]
    fn numbers_have_fixed_decimals_and_no_minus_zero() {
        assert_eq!(number(1.0 / 3.0, 4), "0.3333");
        assert_eq!(number(-0.000_01, 4), "0.0000");
        assert_eq!(number(-2.5, 1), "-2.5");
        assert_eq!(rounded(1.0 / 3.0, Unit::Hours), 0.3333);
        assert!(rounded(-0.000_001, Unit::Hours).is_sign_positive());
    }
}
