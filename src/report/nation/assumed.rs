//! Everything that the model assumes, with its values.

use super::super::words;
use super::phrases::Phrases;
use super::provenance::{Kind, rule_of};
use super::values::Values;
use crate::model::{Confidence, Evidence, Facility, SupplyGroup};
use crate::words::nation as texts;
use std::collections::BTreeMap;

/// Records that say the same: of one origin, with the same values and source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::report) struct Statement<'a> {
    /// Sector of the record; none for what all sectors use.
    pub sector: Option<usize>,
    /// What it is.
    pub kind: Kind,
    /// Its id; of a supply group its rule.
    pub id: &'a str,
    /// Its name, or of a supply group the sectors that it depends on.
    pub name: String,
    /// Number of records.
    pub records: u64,
    /// Its values in words.
    pub values: String,
    /// What it says of its source.
    pub source: &'a str,
}

/// All that is assumed: by sector, kind and id.
pub(in crate::report) fn assumed<'a>(phrases: Phrases<'a>) -> Vec<Statement<'a>> {
    let mut list = List::default();
    let model = phrases.model;
    for (index, sector) in model.sectors.iter().enumerate() {
        let name = phrases.name(&sector.name).to_owned();
        let values = || phrases.sector_values(sector);
        list.add(
            phrases,
            Some(index),
            Kind::Sector,
            (&sector.id, name),
            &sector.evidence,
            values,
        );
    }
    for facility in &model.facilities {
        let name = phrases.name(&facility.name).to_owned();
        let (sector, values) = (Some(facility.sector), || size_and_values(phrases, facility));
        list.add(
            phrases,
            sector,
            Kind::Facility,
            (&facility.id, name),
            &facility.evidence,
            values,
        );
    }
    for group in &model.groups {
        let sector = Some(model.facilities[group.consumer].sector);
        let named = (rule_of(&group.id), suppliers(phrases, group));
        list.add(phrases, sector, Kind::Group, named, &group.evidence, || {
            phrases.group_values(group)
        });
    }
    shared(phrases, &mut list);
    for record in phrases.cyber_records() {
        let named = (record.id, record.name.to_owned());
        list.add(phrases, None, record.kind, named, record.evidence, || {
            record.values.clone()
        });
    }
    list.statements.into_values().collect()
}

/// What is no sector's own.
fn shared<'a>(phrases: Phrases<'a>, list: &mut List<'a>) {
    let model = phrases.model;
    for record in &model.regions {
        let named = (record.id.as_str(), phrases.name(&record.name).to_owned());
        list.add(phrases, None, Kind::Region, named, &record.evidence, || {
            phrases.region_values(record)
        });
    }
    for record in &model.pools {
        let named = (record.id.as_str(), phrases.name(&record.name).to_owned());
        list.add(phrases, None, Kind::Pool, named, &record.evidence, || {
            phrases.pool_values(record)
        });
    }
    for record in &model.profiles {
        let named = (record.id.as_str(), String::new());
        list.add(
            phrases,
            None,
            Kind::Profile,
            named,
            &record.evidence,
            || phrases.profile_values(record),
        );
    }
    for record in &model.restorations {
        let named = (record.id.as_str(), String::new());
        let values = || phrases.restoration_values(record);
        list.add(
            phrases,
            None,
            Kind::Restoration,
            named,
            &record.evidence,
            values,
        );
    }
    for record in &model.fragilities {
        let named = (record.id.as_str(), String::new());
        let values = || phrases.fragility_values(record);
        list.add(
            phrases,
            None,
            Kind::Fragility,
            named,
            &record.evidence,
            values,
        );
    }
}

fn size_and_values(phrases: Phrases, facility: &Facility) -> Values {
    let mut values = Values::new();
    if facility.sites != 1 {
        values.push((texts::SITES, words::whole(facility.sites)));
    }
    if facility.people > 0 {
        values.push((texts::PEOPLE, words::whole(facility.people)));
    }
    values.extend(phrases.facility_values(facility));
    values
}

/// The sectors that a group depends on, each once.
fn suppliers(phrases: Phrases, group: &SupplyGroup) -> String {
    let facilities = &phrases.model.facilities;
    let mut sectors: Vec<usize> = group
        .members
        .iter()
        .map(|member| facilities[member.supplier].sector)
        .collect();
    sectors.sort_unstable();
    sectors.dedup();
    let names: Vec<&str> = sectors
        .into_iter()
        .map(|sector| phrases.sector(sector))
        .collect();
    let names = names.join(phrases.say(texts::COMMA));
    phrases.fill(texts::ON, &[("sectors", &names)])
}

/// What tells statements apart, in the order in which they are listed; what is no sector's own comes last.
type Key<'a> = (usize, Kind, &'a str, String, String, &'a str);

#[derive(Default)]
struct List<'a> {
    statements: BTreeMap<Key<'a>, Statement<'a>>,
}

impl<'a> List<'a> {
    fn add(
        &mut self,
        phrases: Phrases<'a>,
        sector: Option<usize>,
        kind: Kind,
        (id, name): (&'a str, String),
        evidence: &'a Evidence,
        values: impl Fn() -> Values,
    ) {
        if evidence.confidence != Confidence::Assumed {
            return;
        }
        let values = phrases
            .lines(&values())
            .join(phrases.say(texts::BETWEEN_VALUES));
        let source = evidence.source.as_str();
        let key = (
            sector.unwrap_or(usize::MAX),
            kind,
            id,
            name.clone(),
            values.clone(),
            source,
        );
        let statement = self.statements.entry(key).or_insert(Statement {
            sector,
            kind,
            id,
            name,
            records: 0,
            values,
            source,
        });
        statement.records += 1;
    }
}
