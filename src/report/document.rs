//! The files of a result folder.

use super::cells::Sheet;
use super::manifest::About;
use super::{json, observed, replicates, service, summary, workbook};
use crate::batch::{Batch, Summary};
use std::io;

type Write<'a> = Box<dyn Fn(&mut dyn io::Write) -> io::Result<()> + 'a>;

/// One file of a result folder: a name, and how to write what is in it.
pub struct Document<'a> {
    /// Name within the folder.
    pub name: String,
    /// Writes the whole content.
    pub write: Write<'a>,
}

impl<'a> Document<'a> {
    /// A file whose content is written piece by piece.
    pub fn new(
        name: &str,
        write: impl Fn(&mut dyn io::Write) -> io::Result<()> + 'a,
    ) -> Document<'a> {
        Document {
            name: name.to_owned(),
            write: Box::new(write),
        }
    }

    /// A file whose content is at hand, e.g. a picture.
    pub fn of_bytes(name: &str, bytes: Vec<u8>) -> Document<'a> {
        Document::new(name, move |out| out.write_all(&bytes))
    }
}

/// How tables are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TableOptions {
    /// Whether CSV files begin with a byte order mark, without which Excel before 2019 does not take them for UTF-8.
    pub byte_order_mark: bool,
}

/// The tables of a batch as CSV files.
pub fn tables<'a>(
    batch: &'a Batch,
    summary: &'a Summary,
    about: &'a About,
    options: TableOptions,
) -> Vec<Document<'a>> {
    let mut sheets = vec![
        replicates::sheet(batch, about),
        service::sheet(batch),
        summary::sheet(&batch.axes, summary),
    ];
    sheets.extend(observed::sheet(batch));
    let csv = sheets.into_iter().map(|sheet| csv(sheet, options));
    csv.collect()
}

/// The tables of a batch: CSV for code, a workbook for people, a summary as JSON.
pub fn documents<'a>(
    batch: &'a Batch,
    summary: &'a Summary,
    about: &'a About,
    options: TableOptions,
) -> Vec<Document<'a>> {
    let mut documents = tables(batch, summary, about, options);
    documents.push(Document::new("summary.json", |out| {
        json::write(&batch.axes, summary, about, out)
    }));
    documents.push(Document::new("results.xlsx", |out| {
        workbook::write(batch, summary, about, out)
    }));
    documents
}

fn csv(sheet: Sheet<'_>, options: TableOptions) -> Document<'_> {
    Document::new(&format!("{}.csv", sheet.name), move |out| {
        sheet.write_csv(out, options.byte_order_mark)
    })
}
