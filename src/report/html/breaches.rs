//! Breaches of service maintenance levels, in the law's words.

use super::super::maintenance::rule;
use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, escape, paragraph};
use crate::model::Maintenance;
use crate::words::html as w;
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let say = material.say();
    let mut table = Table::new(
        "",
        &[
            (material.text(w::SECTOR), Words),
            (material.text(w::LAW), Words),
            (material.text(w::RULE), Words),
            (material.text(w::OUTAGE), Numbers),
            (material.text(w::BREACH_HOURS), Numbers),
            (material.text(w::BREACH_RANGE), Numbers),
        ],
    )
    .long();
    for (index, sector) in material.model().sectors.iter().enumerate() {
        let entry = &material.summary.sectors[index];
        let hours = &entry.outage_hours;
        let levels = |text: &dyn Fn(&Maintenance) -> String| {
            let lines: Vec<String> = sector
                .maintenance
                .iter()
                .map(|level| escape(&text(level)))
                .collect();
            Cell::markup(lines.join("<br>"))
        };
        table.push(vec![
            Cell::text(material.sector(index)),
            levels(&|level| material.name(&level.law).to_owned()),
            levels(&|level| rule(material.lang, level)),
            Cell::number(&say.probability(&entry.outage), entry.outage.value),
            Cell::number(&say.interval(&hours.mean), hours.mean.value),
            Cell::number(&say.range(hours), hours.p50.value),
        ]);
    }
    Ok(paragraph("", material.text(w::BREACHES_LEAD)) + &table.render())
}
