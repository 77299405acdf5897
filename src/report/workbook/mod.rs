//! `results.xlsx`: all tables of a batch in one workbook, with types, for people who work in Excel.
//!
//! Text stays text whatever it begins with. Invariant: no clock; the same batch gives the same bytes.

mod about;
mod causes;
mod page;
mod recovery;
mod regions;
mod sectors;

use super::cells::Sheet;
use super::manifest::About;
use super::{observed, replicates, service, summary};
use crate::batch::{Batch, Summary};
#[cfg(test)]
pub(super) use about::purpose;
use page::Style;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io;

/// Most rows of a sheet: some 3,000 replicates of 13 sectors. Excel holds a million, but opens that many in minutes;
/// whoever wants them all takes the CSV, which the sheet's last row names.
const MOST_ROWS: u32 = 40_000;

/// Every sheet but the first, in the order of the tabs.
pub(super) fn sheets<'a>(
    batch: &'a Batch,
    summary: &'a Summary,
    about: &'a About,
) -> Vec<Sheet<'a>> {
    let axes = &batch.axes;
    let mut sheets = vec![
        summary::sheet(axes, summary),
        sectors::sheet(axes, summary),
        recovery::sheet(axes, summary),
        regions::sheet(axes, summary),
        causes::flows(axes, summary),
        causes::roots(axes, summary),
        service::sheet(batch),
        replicates::sheet(batch, about),
    ];
    sheets.extend(observed::sheet(batch));
    sheets
}

/// Writes the workbook.
pub(super) fn write(
    batch: &Batch,
    summary: &Summary,
    about: &About,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sheets = sheets(batch, summary, about);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(about).map_err(io::Error::other)?);
    let style = Style::new();
    about::write(&mut workbook, &style, batch, summary, about, &sheets)
        .map_err(io::Error::other)?;
    for sheet in &sheets {
        page::write(&mut workbook, &style, sheet, MOST_ROWS)?;
    }
    out.write_all(&workbook.save_to_buffer().map_err(io::Error::other)?)
}

fn properties(about: &About) -> Result<DocProperties, XlsxError> {
    // A fixed day instead of today's: the day of writing is no part of the result.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(page::excel_text(&about.title.en))
        .set_creation_datetime(&day))
}

/// The columns of the sheets that are in the workbook alone, for the data dictionary.
#[cfg(test)]
pub(super) mod dictionary {
    pub(in crate::report) use super::causes::{FLOWS, LOST, ROOTS};
    pub(in crate::report) use super::recovery::COLUMNS as RECOVERY;
    pub(in crate::report) use super::regions::{COLUMNS as REGIONS, OF_SECTOR};
    pub(in crate::report) use super::sectors::COLUMNS as SECTORS;
}
#[cfg(test)]
mod tests;
