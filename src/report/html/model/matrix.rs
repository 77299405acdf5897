//! Who depends on whom: a heat map of sectors, with numbers.

use super::super::super::nation::{Dependence, Matrix, Phrases, percents};
use super::super::super::words::whole;
use super::super::markup::{Cell, Column::Numbers, Column::Words, Table, escape, paragraph};
use crate::words::model as w;

pub(super) fn section(phrases: Phrases) -> String {
    paragraph("", phrases.say(w::MATRIX_LEAD)) + &table(phrases).render()
}

fn table(phrases: Phrases) -> Table {
    let sectors = &phrases.model.sectors;
    let names = sectors.iter().map(|sector| phrases.name(&sector.name));
    let heads = names.map(|name| (name, Numbers));
    let columns: Vec<_> = std::iter::once((phrases.say(w::MATRIX_CORNER), Words))
        .chain(heads)
        .collect();
    let mut table = Table::new("", &columns).in_order("matrix");
    for (sector, row) in sectors.iter().zip(Matrix::of(phrases.model).rows()) {
        let head = Cell::text(phrases.name(&sector.name));
        table.push(std::iter::once(head).chain(row.iter().map(cell)).collect());
    }
    table
}

/// The largest loss in percent, with the number of dependencies below it.
fn cell(dependence: &Dependence) -> Cell {
    if dependence.count == 0 {
        return Cell::text("");
    }
    let (strongest, count) = (percents(dependence.strongest), whole(dependence.count));
    Cell::markup(format!(
        "<b>{strongest}</b><small>{}</small>",
        escape(&count)
    ))
    .shaded(dependence.strongest.share())
}
