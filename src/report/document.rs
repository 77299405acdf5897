//! The files of a result folder.

use super::{observed, replicates, service, summary};
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

/// The tables of a batch.
pub fn documents<'a>(batch: &'a Batch, summary: &'a Summary) -> Vec<Document<'a>> {
    let mut documents = vec![
        Document::new("replicates.csv", |out| replicates::write(batch, out)),
        Document::new("service.csv", |out| service::write(batch, out)),
        Document::new("summary.csv", |out| {
            summary::write(&batch.axes, summary, out)
        }),
    ];
    if !batch.axes.observed.is_empty() {
        documents.push(Document::new("observed.csv", |out| {
            observed::write(batch, out)
        }));
    }
    documents
}
