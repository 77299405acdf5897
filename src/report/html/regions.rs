//! Regions: tile map, heat map, and a table of all.

use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, paragraph};
use crate::report::{residents, words};
use crate::words::html as w;
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let (table, untouched) = table(material);
    if material.axes().regions.is_empty() {
        return Ok(String::new());
    }
    let untouched = match untouched.is_empty() {
        true => String::new(),
        false => {
            let names = material.say().list(&untouched);
            paragraph("note", &material.fill(w::UNTOUCHED, &[("names", &names)]))
        }
    };
    Ok(paragraph("", material.text(w::REGIONS_LEAD))
        + &material.picture("map")?
        + &material.picture("losses")?
        + &paragraph("note hint", material.text(w::TABLE_HINT))
        + &table.render()
        + &untouched)
}

/// The regions that lose anything, and the names of the others.
fn table<'a>(material: &'a Material) -> (Table, Vec<&'a str>) {
    let mut untouched = Vec::new();
    let mut table = Table::new(
        material.text(w::REGIONS_TABLE),
        &[
            (material.text(w::REGION), Words),
            (material.text(w::OUTAGE_ANY), Numbers),
            (material.text(w::LOST_MEAN), Numbers),
            (material.text(w::LOST_EACH), Numbers),
            (material.text(w::SHARE), Numbers),
            (material.text(w::WORST_SECTOR), Words),
            (material.text(w::WORST_T90), Numbers),
        ],
    )
    .long();
    for region in material.regions_by_loss() {
        match material.lost_in(region) > 0.0 {
            true => table.push(row(material, region)),
            false => untouched.push(material.name(&material.axes().regions[region].name)),
        }
    }
    (table, untouched)
}

fn row(material: &Material, region: usize) -> Vec<Cell> {
    let (say, entry) = (material.say(), &material.summary.regions[region]);
    let lost = material.lost_in(region);
    let share = lost / material.lost().max(1.0);
    let (sector, t90, sort) = match worst(material, region) {
        Some(sector) => {
            let times = &material.summary.cells[cell(material, region, sector)].t90;
            let sort = times.p50.value.or((times.cases > 0).then_some(f64::MAX));
            (material.sector(sector), say.times(times), sort)
        }
        None => (words::NOTHING, words::NOTHING.to_owned(), None),
    };
    vec![
        Cell::text(material.name(&material.axes().regions[region].name)),
        Cell::number(&say.probability(&entry.outage), entry.outage.value),
        Cell::number(&say.interval(&entry.lost_person_hours), Some(lost)),
        lost_each(material, region),
        Cell::number(&say.percent(share), Some(share)).barred(share),
        Cell::text(sector),
        Cell::number(&t90, sort),
    ]
}

/// Hours of one service for each who lives there.
fn lost_each(material: &Material, region: usize) -> Cell {
    let (lost, people) = (
        material.lost_in(region),
        material.axes().regions[region].people,
    );
    match residents::each(material.lang, lost, people) {
        Some(hours) => Cell::number(&hours, Some(lost / people as f64)),
        None => Cell::number(words::NOTHING, None),
    }
}

fn cell(material: &Material, region: usize, sector: usize) -> usize {
    region * material.axes().sectors.len() + sector
}

/// The sector that loses most in a region, where anything is lost.
fn worst(material: &Material, region: usize) -> Option<usize> {
    let lost = |sector: &usize| {
        let mean = &material.summary.cells[cell(material, region, *sector)].lost_person_hours;
        mean.value.unwrap_or(0.0)
    };
    let sectors = 0..material.axes().sectors.len();
    sectors
        .max_by(|a, b| lost(a).total_cmp(&lost(b)).then(b.cmp(a)))
        .filter(|sector| lost(sector) > 0.0)
}
