//! The balancing areas of the carriers with their ties: a schematic map, and a table beside it.

use super::super::super::nation::{Area, Link, Phrases, areas, links};
use super::super::super::words::whole;
use super::super::markup::{Cell, Column::Numbers, Column::Words, figure, paragraph};
use super::{diagram, headed, named};
use crate::words::model as w;

pub(super) fn section(phrases: Phrases) -> String {
    let (areas, links) = (areas(phrases.model), links(phrases.model));
    if areas.is_empty() {
        return String::new();
    }
    let unit = Unit::of(&areas);
    let lead = phrases.fill(w::POWER_LEAD, &[("unit", &unit.name)]);
    paragraph("", &lead)
        + &figure(&diagram::svg(phrases, &areas, &links, unit))
        + &area_table(phrases, &areas, unit)
        + &tie_table(phrases, &links, unit)
}

/// The unit of power in which the largest area is a number of one to four digits.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    /// Its sign.
    pub(super) name: &'static str,
    kw: f64,
}

impl Unit {
    fn of(areas: &[Area]) -> Unit {
        let largest = areas.iter().map(|area| area.demand_kw).max().unwrap_or(0);
        let (name, kw) = match largest {
            1_000_000.. => ("GW", 1e6),
            1_000.. => ("MW", 1e3),
            _ => ("kW", 1.0),
        };
        Unit { name, kw }
    }

    /// A power in this unit, to two decimals below ten and to one above.
    pub(super) fn show(self, kw: u64) -> String {
        let value = kw as f64 / self.kw;
        match value {
            _ if kw == 0 || self.kw == 1.0 => whole(kw),
            value if value < 9.995 => format!("{value:.2}"),
            value => format!("{value:.1}"),
        }
    }

    fn cell(self, kw: u64) -> Cell {
        Cell::number(&self.show(kw), Some(kw as f64))
    }
}

fn area_table(phrases: Phrases, areas: &[Area], unit: Unit) -> String {
    let columns = [
        (w::AREA, Words),
        (w::REGIONS, Words),
        (w::LOAD, Numbers),
        (w::RUNNING, Numbers),
        (w::STANDBY, Numbers),
        (w::UNAVAILABLE, Numbers),
        (w::SOURCES, Numbers),
        (w::IMPORT, Numbers),
        (w::SHEDDING, Numbers),
    ];
    let caption = phrases.fill(w::AREAS_TABLE, &[("unit", &unit.name)]);
    let mut table = headed(phrases, &caption, &columns);
    for area in areas {
        let facility = &phrases.model.facilities[area.facility];
        let regions: Vec<&str> = area
            .regions
            .iter()
            .map(|r| phrases.region(Some(*r)))
            .collect();
        table.push(vec![
            named(phrases.name(&facility.name), &facility.id),
            Cell::text(&regions.join(phrases.say(crate::words::nation::COMMA))),
            unit.cell(area.demand_kw),
            unit.cell(area.running_kw),
            unit.cell(area.standby_kw),
            unit.cell(area.unavailable_kw),
            super::count(area.sources),
            unit.cell(area.import_kw),
            unit.cell(area.shedding_kw),
        ]);
    }
    table.render()
}

fn tie_table(phrases: Phrases, links: &[Link], unit: Unit) -> String {
    let columns = [
        (w::ONE_END, Words),
        (w::OTHER_END, Words),
        (w::THERE, Numbers),
        (w::BACK, Numbers),
        (w::TIES, Numbers),
    ];
    let caption = phrases.fill(w::TIES_TABLE, &[("unit", &unit.name)]);
    let mut table = headed(phrases, &caption, &columns);
    let name = |facility: usize| phrases.name(&phrases.model.facilities[facility].name);
    for link in links {
        table.push(vec![
            Cell::text(name(link.a)),
            Cell::text(name(link.b)),
            unit.cell(link.there_kw),
            unit.cell(link.back_kw),
            super::count(link.ties),
        ]);
    }
    table.render()
}
