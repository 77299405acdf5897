//! A model on the terminal: counts and the sector matrix; a facility with what it needs and what needs it.

use std::fmt::Display;

use super::table::{Align, Align::Left, Align::Right, Table, width};
use super::words;
use crate::model::{Buffer, Confidence, Evidence, Facility, Model, Name, Role, SupplyGroup};
use crate::random::Distribution;
use crate::units::{Level, MS_PER_HOUR, SimDuration};
use crate::words::{Lang, Text, nation as texts};

/// Counts by sector, the matrix of who depends on whom, and where the values come from.
pub fn model_sheet(lang: Lang, model: &Model) -> String {
    let sheet = Sheet { lang, model };
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
    let sheet = Sheet { lang, model };
    let facility = &model.facilities[index];
    let mut text = format!("{}  ({})\n", facility.name.to(lang), facility.id);
    text.push_str(&sheet.properties(facility));
    let suppliers: Vec<String> = model
        .groups
        .iter()
        .filter(|group| group.consumer == index)
        .map(|group| sheet.dependency(group, group.members.iter().map(|member| member.supplier)))
        .collect();
    text.push_str(&sheet.dependencies(texts::NEEDS, &suppliers));
    let consumers: Vec<String> = model
        .groups
        .iter()
        .filter(|group| group.members.iter().any(|member| member.supplier == index))
        .map(|group| sheet.dependency(group, std::iter::once(group.consumer)))
        .collect();
    text + &sheet.dependencies(texts::IS_NEEDED_BY, &consumers)
}

/// A model in a language.
struct Sheet<'a> {
    lang: Lang,
    model: &'a Model,
}

/// Names in a list that are shown before the rest is counted.
const SHOWN: usize = 4;

impl Sheet<'_> {
    fn say(&self, text: Text) -> &'static str {
        text.to(self.lang)
    }

    fn name<'n>(&self, name: &'n Name) -> &'n str {
        name.to(self.lang)
    }

    fn counts(&self) -> String {
        let model = self.model;
        let is_regional = |f: &&Facility| f.region.is_some() && f.place.is_none();
        let regional = model.facilities.iter().filter(is_regional).count();
        let edges: usize = model.groups.iter().map(|group| group.members.len()).sum();
        let counts: [(&str, &dyn Display); 8] = [
            ("sectors", &model.sectors.len()),
            ("regions", &model.regions.len()),
            ("facilities", &model.facilities.len()),
            ("regional", &regional),
            ("named", &(model.facilities.len() - regional)),
            ("dependencies", &edges),
            ("groups", &model.groups.len()),
            ("pools", &model.pools.len()),
        ];
        texts::COUNTS.fill(self.lang, &counts)
    }

    fn properties(&self, facility: &Facility) -> String {
        let mut rows = self.identity(facility);
        rows.extend(self.role(&facility.role));
        rows.extend(self.behaviour(facility));
        rows.push((texts::SOURCE, self.source(&facility.evidence)));
        let line = |(what, value): &(Text, String)| {
            let what = self.say(*what);
            // Padded by the columns that it takes: a Japanese character takes two.
            let pad = " ".repeat(14_usize.saturating_sub(width(what)));
            format!("  {what}{pad} {value}\n")
        };
        rows.iter().map(line).collect()
    }

    fn identity(&self, facility: &Facility) -> Vec<(Text, String)> {
        let sector = &self.model.sectors[facility.sector].name;
        let region = match facility.region {
            Some(region) => self.name(&self.model.regions[region].name),
            None => self.say(texts::NATION),
        };
        vec![
            (texts::SECTOR, self.name(sector).to_owned()),
            (texts::REGION, region.to_owned()),
            (texts::CLASS, facility.class.clone()),
            (texts::SITES, words::whole(facility.sites)),
            (texts::PEOPLE, words::whole(facility.people)),
        ]
    }

    fn role(&self, role: &Role) -> Option<(Text, String)> {
        let megawatts = |kw: u64| words::whole(kw / 1_000);
        Some(match role {
            Role::Service => return None,
            Role::Area(area) => (texts::DEMAND, format!("{} MW", megawatts(area.demand_kw))),
            Role::Source(source) => (texts::OUTPUT, format!("{} MW", megawatts(source.kw))),
            Role::Tie(tie) => {
                let (there, back) = (megawatts(tie.kw), megawatts(tie.back_kw));
                let values: [(&str, &dyn Display); 2] = [("there", &there), ("back", &back)];
                (texts::LIMITS, texts::BOTH_WAYS.fill(self.lang, &values))
            }
        })
    }

    fn behaviour(&self, facility: &Facility) -> Vec<(Text, String)> {
        let model = self.model;
        let mut rows = Vec::new();
        if facility.minimum > Level::ZERO {
            rows.push((texts::TRIPS_BELOW, facility.minimum.to_string()));
        }
        if let Some(restoration) = facility.restoration {
            rows.push((
                texts::RESTORATION,
                model.restorations[restoration].id.clone(),
            ));
        }
        let fragilities = facility.fragilities.iter();
        let fragile: Vec<&str> = fragilities
            .map(|f| model.fragilities[*f].id.as_str())
            .collect();
        if !fragile.is_empty() {
            rows.push((texts::FRAGILE_TO, fragile.join(", ")));
        }
        rows
    }

    fn source(&self, evidence: &Evidence) -> String {
        let confidence = self.say(confidence(evidence.confidence));
        let values: [(&str, &dyn Display); 2] =
            [("source", &evidence.source), ("confidence", &confidence)];
        texts::SOURCE_WITH.fill(self.lang, &values)
    }

    fn dependencies(&self, heading: Text, each: &[String]) -> String {
        let heading = heading.fill(self.lang, &[("count", &each.len())]);
        format!("\n{heading}\n{}", each.concat())
    }

    fn dependency(&self, group: &SupplyGroup, others: impl Iterator<Item = usize>) -> String {
        let facilities = &self.model.facilities;
        let names: Vec<&str> = others.map(|f| facilities[f].id.as_str()).collect();
        let more = match names.len() {
            len if len > SHOWN => texts::MORE.fill(self.lang, &[("count", &(len - SHOWN))]),
            _ => String::new(),
        };
        let names = names[..names.len().min(SHOWN)].join(", ");
        let (buffer, source) = (self.buffer(&group.buffer), self.source(&group.evidence));
        let values: [(&str, &dyn Display); 5] = [
            ("immediate", &group.immediate),
            ("strength", &group.strength),
            ("buffer", &buffer),
            ("id", &group.id),
            ("source", &source),
        ];
        let strength = texts::STRENGTH.fill(self.lang, &values);
        format!("  {names}{more}\n      {strength}\n")
    }

    fn buffer(&self, buffer: &Buffer) -> String {
        let (text, stock) = match buffer {
            Buffer::None => return self.say(texts::NO_BUFFER).to_owned(),
            Buffer::Graded { stock, .. } => (texts::STOCK, stock),
            Buffer::Areal {
                stock,
                refuel: None,
                ..
            } => (texts::PLACES, stock),
            Buffer::Areal { stock, .. } => (texts::PLACES_TRUCKS, stock),
        };
        text.fill(self.lang, &[("time", &self.lasting(&stock.lasting))])
    }

    /// A duration in words; a spread one by its median.
    fn lasting(&self, distribution: &Distribution) -> String {
        let hours = |ms: f64| {
            let tenths = (ms / MS_PER_HOUR as f64 * 10.0 + 0.5).max(0.0).trunc();
            words::duration(self.lang, SimDuration::from_hours(tenths / 10.0))
        };
        match distribution {
            Distribution::Fixed(ms) => hours(*ms),
            spread => {
                let [low, median, high] = [0.1, 0.5, 0.9].map(|q| hours(spread.quantile(q)));
                let values: [(&str, &dyn Display); 3] =
                    [("median", &median), ("low", &low), ("high", &high)];
                texts::ABOUT.fill(self.lang, &values)
            }
        }
    }

    fn sectors(&self) -> Table {
        let model = self.model;
        let mut table = Table::headed(
            self.lang,
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
        for (s, sector) in model.sectors.iter().enumerate() {
            let of: Vec<&Facility> = model.facilities.iter().filter(|f| f.sector == s).collect();
            let needs = self.edges(|consumer, _| consumer == s);
            let needed = self.edges(|_, supplier| supplier == s);
            table.push([
                sector.id.clone(),
                self.name(&sector.name).to_owned(),
                words::whole(of.len() as u64),
                words::whole(of.iter().map(|facility| facility.sites).sum()),
                words::whole(of.iter().map(|facility| facility.people).sum()),
                words::whole(needs),
                words::whole(needed),
            ]);
        }
        table
    }

    /// Dependencies by the sectors of consumer and supplier.
    fn edges(&self, counts: impl Fn(usize, usize) -> bool) -> u64 {
        let sector = |facility: usize| self.model.facilities[facility].sector;
        let count = |group: &SupplyGroup| {
            let consumer = sector(group.consumer);
            let members = group.members.iter();
            members
                .filter(|member| counts(consumer, sector(member.supplier)))
                .count() as u64
        };
        self.model.groups.iter().map(count).sum()
    }

    fn matrix(&self) -> Table {
        let model = self.model;
        let count = model.sectors.len();
        let mut strongest = vec![Level::ZERO; count * count];
        for group in &model.groups {
            let consumer = model.facilities[group.consumer].sector;
            for member in &group.members {
                let supplier = model.facilities[member.supplier].sector;
                let cell = &mut strongest[consumer * count + supplier];
                *cell = (*cell).max(group.strength);
            }
        }
        let sectors = model.sectors.iter();
        let ids = sectors.map(|sector| (sector.id.as_str(), Right));
        let columns: Vec<(&str, Align)> = std::iter::once(("", Left)).chain(ids).collect();
        let mut table = Table::new(&columns);
        for (sector, row) in model.sectors.iter().zip(strongest.chunks(count)) {
            let percents = row.iter().map(|strength| match strength.ppm() {
                0 => ".".to_owned(),
                ppm => ((ppm + 5_000) / 10_000).to_string(),
            });
            table.push_row(std::iter::once(sector.id.clone()).chain(percents).collect());
        }
        table
    }

    fn provenance(&self) -> Table {
        let levels = [
            Confidence::High,
            Confidence::Medium,
            Confidence::Low,
            Confidence::Calibrated,
            Confidence::Assumed,
        ];
        let mut columns = vec![(texts::RECORDS, Left)];
        columns.extend(levels.map(|level| (confidence(level), Right)));
        let mut table = Table::headed(self.lang, &columns);
        for (kind, evidence) in records(self.model) {
            let count = |level| evidence.iter().filter(|e| e.confidence == level).count() as u64;
            let mut cells = vec![self.say(kind).to_owned()];
            cells.extend(levels.map(|level| words::whole(count(level))));
            table.push_row(cells);
        }
        table
    }
}

/// The evidence of all records, by kind.
fn records(model: &Model) -> [(Text, Vec<&Evidence>); 7] {
    let sectors = model.sectors.iter().map(|r| &r.evidence);
    let regions = model.regions.iter().map(|r| &r.evidence);
    let facilities = model.facilities.iter().map(|r| &r.evidence);
    let groups = model.groups.iter().map(|r| &r.evidence);
    let pools = model.pools.iter().map(|r| &r.evidence);
    let restorations = model.restorations.iter().map(|r| &r.evidence);
    let fragilities = model.fragilities.iter().map(|r| &r.evidence);
    [
        (texts::RECORD_SECTORS, sectors.collect()),
        (texts::RECORD_REGIONS, regions.collect()),
        (texts::RECORD_FACILITIES, facilities.collect()),
        (texts::RECORD_GROUPS, groups.collect()),
        (texts::RECORD_POOLS, pools.collect()),
        (texts::RECORD_RESTORATIONS, restorations.collect()),
        (texts::RECORD_FRAGILITIES, fragilities.collect()),
    ]
}

/// A confidence as people read it.
fn confidence(confidence: Confidence) -> Text {
    match confidence {
        Confidence::High => texts::HIGH,
        Confidence::Medium => texts::MEDIUM,
        Confidence::Low => texts::LOW,
        Confidence::Assumed => texts::ASSUMED,
        Confidence::Calibrated => texts::CALIBRATED,
    }
}
