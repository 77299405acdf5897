//! A table as a sheet: one header row that stays in sight, filters, formats by unit, widths that fit.

use crate::report::cells::{Cell, Sheet, rounded};
use crate::report::columns::{Column, Kind, Unit};
use crate::report::table::width;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io;

/// Longest text that Excel takes into a cell, in UTF-16 units.
const EXCEL_TEXT: usize = 32_767;
/// Columns wider than this hide their neighbours.
const WIDEST: usize = 48;
/// Room for the button of the filter, and air.
const BUTTON: usize = 3;
/// So many columns may stay in sight while the others scroll; more would fill a small screen.
const FROZEN: u16 = 3;
/// Name, Japanese name, unit.
const HEADER_LINES: f64 = 3.0;
const LINE_POINTS: f64 = 17.0;
/// Paper size A4, as Excel counts them.
pub(super) const A4: u8 = 9;
/// Behind the names of columns: light enough for black text, also on paper.
const SHADE: Color = Color::RGB(0x00DD_E6ED);

/// The formats that do not depend on a column.
pub(super) struct Style {
    /// Above texts.
    header: Format,
    /// Above numbers.
    header_right: Format,
    pub(super) heading: Format,
}

impl Style {
    pub(super) fn new() -> Style {
        let header = Format::new()
            .set_bold()
            .set_background_color(SHADE)
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        Style {
            header_right: header.clone().set_align(FormatAlign::Right),
            header,
            heading: Format::new().set_bold().set_font_size(14),
        }
    }

    fn header(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Text | Kind::Label => &self.header,
            Kind::Whole | Kind::Number => &self.header_right,
        }
    }
}

/// How Excel shows the numbers of a unit; the cell holds all decimals.
fn number_format(kind: Kind, unit: Unit) -> &'static str {
    match (kind, unit) {
        (_, Unit::Probability | Unit::Share) => "0.00%",
        (Kind::Whole, Unit::None) => "0",
        (Kind::Whole, _) | (_, Unit::People | Unit::PersonHours) => "#,##0",
        (_, Unit::Hours | Unit::Count) => "#,##0.0",
        (_, Unit::Ratio) => "#,##0.00",
        (_, Unit::AsObserved | Unit::None) => "General",
    }
}

/// A text as Excel can hold it.
pub(super) fn excel_text(words: &str) -> Cow<'_, str> {
    if words.len() <= EXCEL_TEXT {
        return Cow::Borrowed(words);
    }
    let mut units = 0;
    let kept = words.chars().take_while(|character| {
        units += character.len_utf16();
        units < EXCEL_TEXT
    });
    let kept: String = kept.collect();
    match kept.len() == words.len() {
        true => Cow::Borrowed(words),
        false => Cow::Owned(kept + "…"),
    }
}

/// Writes a table as a sheet of at most `rows_max` rows, its header among them.
pub(super) fn write(
    workbook: &mut Workbook,
    style: &Style,
    sheet: &Sheet<'_>,
    rows_max: u32,
) -> io::Result<()> {
    // Rows go to the disk as they come: a million of them in memory would be gigabytes.
    let worksheet = workbook
        .add_worksheet_with_low_memory()
        .map_err(io::Error::other)?;
    let mut page = Page {
        places: places(&sheet.columns),
        worksheet,
        row: 0,
    };
    page.header(style, sheet).map_err(io::Error::other)?;
    let mut rows = 0_u64;
    (sheet.rows)(&mut |cells| {
        rows += 1;
        // The last row is kept for the note that not all fit.
        match page.row + 2 < rows_max {
            true => page.cells(cells).map_err(io::Error::other),
            false => Ok(()),
        }
    })?;
    page.finish(sheet, rows).map_err(io::Error::other)
}

/// A column of a sheet; a column of ids has the names beside it.
struct Place {
    column: Column,
    /// What tells it from the other columns of the same name.
    part: &'static str,
    /// Width of the widest text so far.
    width: usize,
    /// The largest number so far.
    largest: f64,
    format: Format,
}

fn places(columns: &[Column]) -> Vec<Place> {
    let place = |column: &Column, part| Place {
        column: column.clone(),
        part,
        width: 0,
        largest: 0.0,
        format: Format::new().set_num_format(number_format(column.kind, column.unit)),
    };
    let mut places = Vec::new();
    for column in columns {
        places.push(place(column, ""));
        if column.kind == Kind::Label {
            places.extend(["_en", "_ja"].map(|part| place(column, part)));
        }
    }
    places
}

impl Place {
    /// The name that programs use, what Japanese people call it, and the unit, a line each.
    fn header(&self) -> String {
        let Column { name, ja, unit, .. } = &self.column;
        let ja = match self.part {
            _ if ja.is_empty() => String::new(),
            "_en" => format!("\n{ja}（英語名）"),
            "_ja" => format!("\n{ja}（日本語名）"),
            _ => format!("\n{ja}"),
        };
        let unit = match unit.name() {
            "" => String::new(),
            unit => format!("\n({unit})"),
        };
        format!("{name}{}{ja}{unit}", self.part)
    }

    fn fitting(&self) -> usize {
        let header = self.header();
        let header = header.lines().map(width).max().unwrap_or(0) + BUTTON;
        // A separator for each three digits, decimals, sign.
        let whole = format!("{:.0}", self.largest);
        let number = whole.len() + whole.len() / 3 + 3;
        (self.width + 1).max(header).max(number).min(WIDEST)
    }
}

struct Page<'w> {
    places: Vec<Place>,
    worksheet: &'w mut Worksheet,
    row: u32,
}

impl Page<'_> {
    fn header(&mut self, style: &Style, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
        self.worksheet.set_name(sheet.name)?;
        self.worksheet
            .set_row_height(0, HEADER_LINES * LINE_POINTS)?;
        for (column, place) in (0..).zip(&self.places) {
            let (header, format) = (place.header(), style.header(place.column.kind));
            self.worksheet
                .write_string_with_format(0, column, excel_text(&header), format)?;
        }
        let first = sheet.columns.first().map(|column| column.kind);
        let frozen = match first {
            Some(Kind::Label) => FROZEN,
            _ => 1,
        };
        self.worksheet.set_freeze_panes(1, frozen)?;
        self.for_paper()
    }

    /// As wide as a page, with the header on each.
    fn for_paper(&mut self) -> Result<(), XlsxError> {
        self.worksheet
            .set_landscape()
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_repeat_rows(0, 0)?
            .set_footer("&A   &P / &N");
        Ok(())
    }

    fn cells(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        self.row += 1;
        let mut column = 0;
        for cell in cells {
            let wide = self.places[column].column.kind == Kind::Label;
            self.cell(column, cell)?;
            if let Cell::Label(_, Some(name)) = cell {
                self.text(column + 1, &name.en)?;
                self.text(column + 2, &name.ja)?;
            }
            column += if wide { 3 } else { 1 };
        }
        Ok(())
    }

    fn cell(&mut self, column: usize, cell: &Cell<'_>) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => Ok(()),
            Cell::Text(words) | Cell::Label(words, _) => self.text(column, words),
            Cell::Whole(number) => self.number(column, *number as f64, Unit::None),
            Cell::Number(value, unit) => self.number(column, rounded(*value, *unit), *unit),
        }
    }

    fn text(&mut self, column: usize, words: &str) -> Result<(), XlsxError> {
        if words.is_empty() {
            return Ok(());
        }
        let place = &mut self.places[column];
        place.width = place.width.max(width(words));
        self.worksheet
            .write_string(self.row, excel_column(column), excel_text(words))?;
        Ok(())
    }

    fn number(&mut self, column: usize, value: f64, unit: Unit) -> Result<(), XlsxError> {
        let place = &mut self.places[column];
        place.largest = place.largest.max(value.abs());
        let by_row = unit != place.column.unit && place.column.unit == Unit::AsObserved;
        let own = Format::new().set_num_format(number_format(Kind::Number, unit));
        let format = if by_row { &own } else { &place.format };
        self.worksheet
            .write_number_with_format(self.row, excel_column(column), value, format)?;
        Ok(())
    }

    /// Filters, widths, and the note where not all rows fit.
    fn finish(self, sheet: &Sheet<'_>, rows: u64) -> Result<(), XlsxError> {
        let last = excel_column(self.places.len().saturating_sub(1));
        self.worksheet.autofilter(0, 0, self.row, last)?;
        for (column, place) in (0..).zip(&self.places) {
            self.worksheet
                .set_column_width(column, place.fitting() as f64)?;
        }
        if rows > u64::from(self.row) {
            let note = format!(
                "The first {} of {rows} rows; all of them are in {}.csv. / {rows} 行のうち先頭の {} 行です。全行は {}.csv にあります。",
                self.row, sheet.name, self.row, sheet.name
            );
            self.worksheet.write_string(self.row + 1, 0, note)?;
        }
        Ok(())
    }
}

/// Sheets have a few dozen columns, or one for each sector or observation; Excel refuses what it cannot hold.
fn excel_column(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
