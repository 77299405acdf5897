//! A model on the terminal: counts and the sector matrix; a facility with what it needs and what needs it.

use super::super::table::{Align, Align::Left, Align::Right, Table, width};
use super::super::words;
use super::holdings::{self, Holdings};
use super::matrix::{Matrix, percents};
use super::phrases::Phrases;
use super::provenance::{CONFIDENCES, Kind, confidence, records};
use super::values::Values;
use crate::model::{Facility, Model, SupplyGroup};
use crate::words::{Lang, Text, nation as texts};
use std::fmt::Display;

/// Counts by sector, the matrix of who depends on whom, and where the values come from.
pub fn model_sheet(lang: Lang, model: &Model) -> String {
    let sheet = Sheet {
        phrases: Phrases { lang, model },
    };
    let parts = [
        (texts::SECTORS, sheet.sectors()),
        (texts::MATRIX, sheet.matrix()),
        (texts::PROVENANCE, sheet.provenance()),
    ];
    let parts =
        parts.map(|(heading, table)| format!("\n{}\n{}", heading.to(lang), table.indented()));
    format!(
        "{}\n\n{}\n{}",
        model.name.to(lang),
        sheet.counts(),
        parts.concat()
    )
}

/// A facility: what it is, what it needs, what needs it.
pub fn facility_sheet(lang: Lang, model: &Model, index: usize) -> String {
    let phrases = Phrases { lang, model };
    let sheet = Sheet { phrases };
    let facility = &model.facilities[index];
    let needs = model.groups.iter().filter(|group| group.consumer == index);
    let needs: Vec<String> = needs
        .map(|group| sheet.dependency(group, group.members.iter().map(|member| member.supplier)))
        .collect();
    let is_needed_by = model
        .groups
        .iter()
        .filter(|group| group.members.iter().any(|member| member.supplier == index));
    let is_needed_by: Vec<String> = is_needed_by
        .map(|group| sheet.dependency(group, std::iter::once(group.consumer)))
        .collect();
    let systems = phrases.systems_of(index);
    let systems = match systems.is_empty() {
        true => String::new(),
        false => sheet.dependencies(texts::SYSTEMS, &systems),
    };
    format!(
        "{}  ({})\n{}{}{}{}",
        phrases.name(&facility.name),
        facility.id,
        sheet.properties(facility),
        systems,
        sheet.dependencies(texts::NEEDS, &needs),
        sheet.dependencies(texts::IS_NEEDED_BY, &is_needed_by),
    )
}

/// A model in a language, for the terminal.
struct Sheet<'a> {
    phrases: Phrases<'a>,
}

/// Names in a list that are shown before the rest is counted.
const SHOWN: usize = 4;

impl Sheet<'_> {
    fn counts(&self) -> String {
        let holdings = Holdings::of(self.phrases.model);
        let counts: [(&str, &dyn Display); 8] = [
            ("sectors", &holdings.sectors),
            ("regions", &holdings.regions),
            ("facilities", &holdings.facilities),
            ("regional", &holdings.by_rule),
            ("named", &holdings.by_name),
            ("dependencies", &holdings.dependencies),
            ("groups", &holdings.groups),
            ("pools", &holdings.pools),
        ];
        self.phrases.fill(texts::COUNTS, &counts)
    }

    fn properties(&self, facility: &Facility) -> String {
        let mut rows = self.identity(facility);
        rows.extend(self.phrases.facility_values(facility));
        rows.push((texts::SOURCE, self.phrases.source(&facility.evidence)));
        let line = |(what, value): &(Text, String)| {
            let what = self.phrases.say(*what);
            // Padded by the columns that it takes: a Japanese character takes two.
            let pad = " ".repeat(14_usize.saturating_sub(width(what)));
            format!("  {what}{pad} {value}\n")
        };
        rows.iter().map(line).collect()
    }

    fn identity(&self, facility: &Facility) -> Values {
        let phrases = self.phrases;
        vec![
            (texts::SECTOR, phrases.sector(facility.sector).to_owned()),
            (texts::REGION, phrases.region(facility.region).to_owned()),
            (texts::CLASS, facility.class.clone()),
            (texts::SITES, words::whole(facility.sites)),
            (texts::PEOPLE, words::whole(facility.people)),
        ]
    }

    fn dependencies(&self, heading: Text, each: &[String]) -> String {
        let heading = self.phrases.fill(heading, &[("count", &each.len())]);
        format!("\n{heading}\n{}", each.concat())
    }

    fn dependency(&self, group: &SupplyGroup, others: impl Iterator<Item = usize>) -> String {
        let phrases = self.phrases;
        let facilities = &phrases.model.facilities;
        let names: Vec<&str> = others.map(|f| facilities[f].id.as_str()).collect();
        let more = match names.len() {
            len if len > SHOWN => phrases.fill(texts::MORE, &[("count", &(len - SHOWN))]),
            _ => String::new(),
        };
        let names = names[..names.len().min(SHOWN)].join(", ");
        let requirement = phrases.requirement(group);
        let requirement = requirement.map_or_else(String::new, |text| format!(" ({text})"));
        let values: [(&str, &dyn Display); 5] = [
            ("kind", &phrases.kind(group.kind)),
            ("loss", &phrases.loss(group)),
            ("buffer", &phrases.buffer(&group.buffer)),
            ("id", &group.id),
            ("source", &phrases.source(&group.evidence)),
        ];
        let dependency = phrases.fill(texts::DEPENDENCY, &values);
        format!("  {names}{more}{requirement}\n      {dependency}\n")
    }

    fn sectors(&self) -> Table {
        let model = self.phrases.model;
        let mut table = Table::headed(
            self.phrases.lang,
            &[
                (texts::ID, Left),
                (texts::SECTOR, Left),
                (texts::FACILITIES, Right),
                (texts::SITES, Right),
                (texts::PEOPLE, Right),
                (texts::NEEDS_COLUMN, Right),
                (texts::IS_NEEDED_COLUMN, Right),
            ],
        );
        for (sector, holdings) in model.sectors.iter().zip(holdings::sectors(model)) {
            table.push([
                sector.id.clone(),
                self.phrases.name(&sector.name).to_owned(),
                words::whole(holdings.facilities),
                words::whole(holdings.sites),
                words::whole(holdings.people),
                words::whole(holdings.needs),
                words::whole(holdings.is_needed),
            ]);
        }
        table
    }

    fn matrix(&self) -> Table {
        let sectors = &self.phrases.model.sectors;
        let ids = sectors.iter().map(|sector| (sector.id.as_str(), Right));
        let columns: Vec<(&str, Align)> = std::iter::once(("", Left)).chain(ids).collect();
        let mut table = Table::new(&columns);
        for (sector, row) in sectors.iter().zip(Matrix::of(self.phrases.model).rows()) {
            let cells = row.iter().map(|cell| match percents(cell.strongest) {
                0 => ".".to_owned(),
                percents => percents.to_string(),
            });
            table.push_row(std::iter::once(sector.id.clone()).chain(cells).collect());
        }
        table
    }

    fn provenance(&self) -> Table {
        let phrases = self.phrases;
        let mut columns = vec![(texts::RECORDS, Left)];
        columns.extend(CONFIDENCES.map(|level| (confidence(level), Right)));
        let mut table = Table::headed(phrases.lang, &columns);
        let records = records(phrases.model);
        for kind in Kind::ALL {
            let count = |level| {
                let of = records.iter().filter(|record| record.kind == kind);
                of.filter(|record| record.evidence.confidence == level)
                    .count() as u64
            };
            let mut cells = vec![phrases.say(kind.plural()).to_owned()];
            cells.extend(CONFIDENCES.map(|level| words::whole(count(level))));
            table.push_row(cells);
        }
        table
    }
}
