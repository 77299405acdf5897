use super::*;
use crate::batch::synthetic::{axes, outcome};
use crate::measure::{Axes, Failure};
use crate::model::Name;
use crate::report::cells::Cell;
use crate::report::columns::{Column, Unit};
use calamine::{Data, Range, Reader, Xlsx};
use std::io::Cursor;

type Opened = Xlsx<Cursor<Vec<u8>>>;

fn about() -> About {
    About {
        title: Name {
            en: "=Blackout".into(),
            ja: "北海道ブラックアウト".into(),
        },
        ..About::default()
    }
}

fn batch(axes: Axes, replicates: u64) -> Batch {
    let mut batch = Batch::new(axes);
    batch.asked = replicates;
    batch.fold((0..replicates).map(outcome).collect());
    batch
}

fn bytes_of(batch: &Batch) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(batch, &Summary::of(batch), &about(), &mut bytes).unwrap();
    bytes
}

fn opened(bytes: Vec<u8>) -> Opened {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn cells(book: &mut Opened, sheet: &str) -> Range<Data> {
    book.worksheet_range(sheet).unwrap()
}

/// The column of a sheet whose header begins with a name.
fn column(range: &Range<Data>, name: &str) -> usize {
    let mut headers = (0..range.width()).map(|column| range[(0, column)].to_string());
    let is_it = |header: String| header.split('\n').next() == Some(name);
    headers.position(is_it).unwrap()
}

#[test]
fn the_same_batch_gives_the_same_bytes() {
    let batch = batch(axes(), 60);
    assert_eq!(bytes_of(&batch), bytes_of(&batch));
}

#[test]
fn every_table_has_its_sheet_with_units_in_the_header() {
    let mut book = opened(bytes_of(&batch(axes(), 60)));
    let names = [
        "about",
        "summary",
        "sectors",
        "recovery",
        "regions",
        "flows",
        "roots",
        "service",
        "replicates",
        "observed",
    ];
    assert_eq!(book.sheet_names(), names);
    let replicates = cells(&mut book, "replicates");
    assert_eq!(replicates.height(), 1 + 60 * 2);
    let people = column(&replicates, "peak_people");
    assert_eq!(
        replicates[(0, people)].to_string(),
        "peak_people\n最大影響人数\n(people)"
    );
}

#[test]
fn a_sheet_and_its_csv_file_say_the_same_numbers() {
    let batch = batch(axes(), 60);
    let mut book = opened(bytes_of(&batch));
    let summary = Summary::of(&batch);
    for sheet in sheets(&batch, &summary, &about()) {
        let mut csv = Vec::new();
        sheet.write_csv(&mut csv, false).unwrap();
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        let range = cells(&mut book, sheet.name);
        for (row, record) in (1..).zip(reader.records()) {
            let record = record.unwrap();
            for (cell, field) in sheet.columns.iter().zip(&record) {
                let place = column(&range, &cell.name);
                assert_same(&range[(row, place)], field);
            }
        }
    }
}

fn assert_same(cell: &Data, field: &str) {
    match cell {
        Data::Empty => assert_eq!(field, ""),
        Data::Float(number) => assert_eq!(*number, field.parse::<f64>().unwrap()),
        Data::String(text) => assert_eq!(text, field.strip_prefix('\'').unwrap_or(field)),
        other => panic!("neither number nor text: {other:?}"),
    }
}

#[test]
fn names_stay_text_whatever_they_look_like() {
    let odd = [
        "=HYPERLINK(\"http://x\")",
        "+81",
        "「電力」\n\"quoted\", <b>&amp;</b>",
    ];
    let mut axes = axes();
    axes.sectors[0].name = Name {
        en: odd[0].into(),
        ja: odd[2].into(),
    };
    axes.sectors[1].id = odd[1].into();
    let bytes = bytes_of(&batch(axes, 20));
    let mut book = opened(bytes);
    let sectors = cells(&mut book, "sectors");
    let at = |row, name| sectors[(row, column(&sectors, name))].clone();
    assert_eq!(at(1, "sector_en"), Data::String(odd[0].into()));
    assert_eq!(at(1, "sector_ja"), Data::String(odd[2].into()));
    assert_eq!(at(2, "sector"), Data::String(odd[1].into()));
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
    }
}

#[test]
fn a_failed_replicate_has_a_row_with_the_reason() {
    let mut batch = batch(axes(), 5);
    batch.rows[2].failed = Some(Failure::Fault("too many events".into()));
    batch.rows[2].sectors.clear();
    let mut book = opened(bytes_of(&batch));
    let replicates = cells(&mut book, "replicates");
    let failed = column(&replicates, "failed");
    let command = "hakyu run SCENARIO.ron --seed 0 --replicate 2";
    assert_eq!(
        replicates[(5, failed)],
        Data::String(format!(
            "fault in the program: too many events (reproduce: {command})"
        ))
    );
    assert_eq!(replicates.height(), 1 + 4 * 2 + 1);
}

#[test]
fn a_sheet_that_cannot_hold_all_rows_says_so_and_names_the_file_that_does() {
    let columns = vec![Column::whole("n", Unit::Count, "番号", "")];
    let sheet = Sheet::new("replicates", columns, |take| {
        (0..100).try_for_each(|n| take(&[Cell::Whole(n)]))
    });
    let rows_of = |limit| {
        let mut workbook = Workbook::new();
        page::write(&mut workbook, &Style::new(), &sheet, limit).unwrap();
        let mut book = opened(workbook.save_to_buffer().unwrap());
        cells(&mut book, "replicates")
    };
    let cut = rows_of(50);
    assert_eq!(cut.height(), 50);
    assert_eq!(cut[(48, 0)], Data::Float(47.0));
    let note = cut[(49, 0)].to_string();
    assert!(
        note.contains("first 48 of 100 rows") && note.contains("replicates.csv"),
        "{note}"
    );
    assert_eq!(rows_of(102).height(), 101);
}

#[test]
fn a_text_too_long_for_excel_is_cut_at_a_whole_character() {
    let long = "電".repeat(40_000);
    let cut = page::excel_text(&long);
    assert_eq!(cut.encode_utf16().count(), 32_767);
    assert!(cut.ends_with("電…"));
    assert_eq!(page::excel_text("電"), "電");
}
