//! All facilities by sector, for readers without the script: those with a name one by one, the others by class.

use super::super::super::nation::{Phrases, is_by_rule};
use super::super::markup::{Cell, Column::Numbers, Column::Words, escape, folded, paragraph};
use super::{count, headed, named};
use crate::model::{Facility, Model};
use crate::words::{model as w, nation};
use std::collections::BTreeMap;

pub(super) fn section(phrases: Phrases) -> String {
    let model = phrases.model;
    let links = Links::of(model);
    let sectors = model.sectors.iter().enumerate();
    let folds = sectors.map(|(index, sector)| {
        let facilities = model.facilities.iter().enumerate();
        let own: Vec<_> = facilities
            .filter(|(_, facility)| facility.sector == index)
            .collect();
        let by_name = own
            .iter()
            .filter(|(_, facility)| !is_by_rule(facility))
            .count();
        let title = phrases.fill(
            w::FACILITIES_OF,
            &[
                ("sector", &phrases.name(&sector.name)),
                ("n", &own.len()),
                ("named", &by_name),
            ],
        );
        folded(&title, &table(phrases, &own, &links))
    });
    paragraph("", phrases.say(w::FACILITIES_LEAD)) + &folds.collect::<String>()
}

/// Dependencies of each facility.
struct Links {
    needs: Vec<u64>,
    is_needed: Vec<u64>,
}

impl Links {
    fn of(model: &Model) -> Links {
        let none = vec![0; model.facilities.len()];
        let mut links = Links {
            needs: none.clone(),
            is_needed: none,
        };
        for group in &model.groups {
            links.needs[group.consumer] += group.members.len() as u64;
            for member in &group.members {
                links.is_needed[member.supplier] += 1;
            }
        }
        links
    }
}

/// A line of the table: a facility, or all of a class.
#[derive(Default)]
struct Line {
    sites: u64,
    people: u64,
    needs: u64,
    is_needed: u64,
    regions: u64,
}

impl Line {
    fn add(&mut self, index: usize, facility: &Facility, links: &Links) {
        self.sites += facility.sites;
        self.people += facility.people;
        self.needs += links.needs[index];
        self.is_needed += links.is_needed[index];
        self.regions += 1;
    }

    fn numbers(&self) -> [Cell; 4] {
        [self.sites, self.people, self.needs, self.is_needed].map(count)
    }
}

fn table(phrases: Phrases, own: &[(usize, &Facility)], links: &Links) -> String {
    let columns = [
        (w::FACILITY, Words),
        (nation::CLASS, Words),
        (nation::REGION, Words),
        (nation::SITES, Numbers),
        (nation::PEOPLE, Numbers),
        (nation::NEEDS_COLUMN, Numbers),
        (nation::IS_NEEDED_COLUMN, Numbers),
    ];
    let mut table = headed(phrases, "", &columns).long();
    let mut classes: BTreeMap<&str, Line> = BTreeMap::new();
    for (index, facility) in own {
        if is_by_rule(facility) {
            classes
                .entry(&facility.class)
                .or_default()
                .add(*index, facility, links);
            continue;
        }
        let mut line = Line::default();
        line.add(*index, facility, links);
        let mut row = vec![
            named(phrases.name(&facility.name), &facility.id),
            class(&facility.class),
            Cell::text(phrases.region(facility.region)),
        ];
        row.extend(line.numbers());
        table.push(row);
    }
    for (id, line) in classes {
        let regions = phrases.fill(w::IN_REGIONS, &[("n", &line.regions)]);
        let mut row = vec![
            Cell::text(phrases.say(w::ALL_OF_CLASS)),
            class(id),
            Cell::text(&regions),
        ];
        row.extend(line.numbers());
        table.push(row);
    }
    table.render()
}

fn class(id: &str) -> Cell {
    Cell::markup(format!("<code>{}</code>", escape(id)))
}
