//! Service by sector over time, and how bad it is by sector.

use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, paragraph};
use crate::words::html as w;
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let lead = paragraph("", material.text(w::SERVICE_LEAD));
    Ok(lead + &material.picture("service")? + &table(material).render())
}

fn table(material: &Material) -> Table {
    let say = material.say();
    let mut table = Table::new(
        material.text(w::SERVICE_TABLE),
        &[
            (material.text(w::SECTOR), Words),
            (material.text(w::OUTAGE), Numbers),
            (material.text(w::PEAK), Numbers),
            (material.text(w::LOST_MEAN), Numbers),
            (material.text(w::LOST_RANGE), Numbers),
            (material.text(w::UNRESTORABLE), Numbers),
        ],
    );
    for sector in material.sectors_by_loss() {
        let entry = &material.summary.sectors[sector];
        let (peak, lost) = (&entry.peak_people_given_loss, &entry.lost_person_hours);
        let never_back = &entry.unrestorable_people.mean;
        table.push(vec![
            Cell::text(material.sector(sector)),
            Cell::number(&say.probability(&entry.outage), entry.outage.value),
            Cell::number(&say.range(peak), peak.p50.value),
            Cell::number(&say.interval(&lost.mean), lost.mean.value),
            Cell::number(&say.range(lost), lost.p50.value),
            Cell::number(&say.interval(never_back), never_back.value),
        ]);
    }
    table
}
