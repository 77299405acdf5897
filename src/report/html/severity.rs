//! How severe it gets, by sector.

use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, paragraph};
use crate::words::html as w;
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let say = material.say();
    let levels: Vec<String> = (0..5)
        .map(|level| material.fill(w::LEVEL, &[("level", &level)]))
        .collect();
    let mut columns = vec![(material.text(w::SECTOR), Words)];
    columns.extend(levels.iter().map(|level| (level.as_str(), Numbers)));
    columns.push((material.text(w::SEVERE_HOURS), Numbers));
    let mut table = Table::new(material.text(w::SEVERITY_TABLE), &columns);
    for (index, sector) in material.summary.sectors.iter().enumerate() {
        let mut row = vec![Cell::text(material.sector(index))];
        row.extend(sector.severity.iter().map(|level| {
            let share = level.value.unwrap_or(0.0);
            Cell::number(&say.probability(level), level.value).shaded(share)
        }));
        let severe = &sector.severity_hours[2];
        row.push(Cell::number(&say.interval(severe), severe.value));
        table.push(row);
    }
    Ok(paragraph("", material.text(w::SEVERITY_LEAD)) + &table.render())
}
