//! Service by sector over time, and how bad it is by sector.

use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, heading, paragraph};
use crate::report::figures::regional_name;
use crate::words::html as w;
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let lead = paragraph("", material.text(w::SERVICE_LEAD));
    let nation = lead + &material.picture("service")?;
    Ok(nation + &regions(material)? + &table(material).render())
}

/// The same in single regions: shares of a nation hide what one of them suffers.
fn regions(material: &Material) -> io::Result<String> {
    let mut body = String::new();
    for entry in material.regional {
        let region = material.name(&material.axes().regions[entry.region].name);
        body += &heading(&material.fill(w::SERVICE_IN, &[("region", &region)]));
        let text = match material.about.regions.is_empty() {
            true => w::SERVICE_WHERE_MOST_IS_LOST,
            false => w::SERVICE_WHERE_ASKED,
        };
        let n = material.say().whole(entry.replicates);
        body += &paragraph("", &material.fill(text, &[("region", &region), ("n", &n)]));
        body += &material.picture(&regional_name(material.axes(), entry.region))?;
    }
    Ok(body)
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
