//! Where the values of a model come from: every record with its evidence.

use crate::model::{Confidence, Evidence, Model};
use crate::words::{Text, nation as texts};
use std::collections::BTreeSet;

/// Kind of a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::report) enum Kind {
    /// A sector.
    Sector,
    /// A region.
    Region,
    /// A demand profile.
    Profile,
    /// A facility, area, source or tie.
    Facility,
    /// A supply group.
    Group,
    /// A pool.
    Pool,
    /// A way of coming back.
    Restoration,
    /// A way of being damaged.
    Fragility,
    /// A kind of information system.
    System,
    /// Connections between systems.
    Link,
    /// A fleet of devices.
    Fleet,
    /// A maker or provider.
    Vendor,
    /// A product.
    Product,
    /// A monitoring centre.
    Centre,
    /// How things are shared or bought.
    Policy,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 15] = [
        Kind::Sector,
        Kind::Region,
        Kind::Profile,
        Kind::Facility,
        Kind::Group,
        Kind::Pool,
        Kind::Restoration,
        Kind::Fragility,
        Kind::System,
        Kind::Link,
        Kind::Fleet,
        Kind::Vendor,
        Kind::Product,
        Kind::Centre,
        Kind::Policy,
    ];

    /// Its records as people call them.
    pub fn plural(self) -> Text {
        match self {
            Kind::Sector => texts::RECORD_SECTORS,
            Kind::Region => texts::RECORD_REGIONS,
            Kind::Profile => texts::RECORD_PROFILES,
            Kind::Facility => texts::RECORD_FACILITIES,
            Kind::Group => texts::RECORD_GROUPS,
            Kind::Pool => texts::RECORD_POOLS,
            Kind::Restoration => texts::RECORD_RESTORATIONS,
            Kind::Fragility => texts::RECORD_FRAGILITIES,
            Kind::System => texts::RECORD_SYSTEMS,
            Kind::Link => texts::RECORD_LINKS,
            Kind::Fleet => texts::RECORD_FLEETS,
            Kind::Vendor => texts::RECORD_VENDORS,
            Kind::Product => texts::RECORD_PRODUCTS,
            Kind::Centre => texts::RECORD_CENTRES,
            Kind::Policy => texts::RECORD_POLICIES,
        }
    }
}

/// All confidences, the best first.
pub(in crate::report) const CONFIDENCES: [Confidence; 5] = [
    Confidence::High,
    Confidence::Medium,
    Confidence::Low,
    Confidence::Calibrated,
    Confidence::Assumed,
];

/// A confidence as people read it.
pub(in crate::report) fn confidence(confidence: Confidence) -> Text {
    match confidence {
        Confidence::High => texts::HIGH,
        Confidence::Medium => texts::MEDIUM,
        Confidence::Low => texts::LOW,
        Confidence::Assumed => texts::ASSUMED,
        Confidence::Calibrated => texts::CALIBRATED,
    }
}

/// A record with where its values come from.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Record<'a> {
    /// What it is.
    pub kind: Kind,
    /// What it was written as: of a supply group its rule, of a facility its class, else its id.
    pub origin: &'a str,
    /// Where its values come from.
    pub evidence: &'a Evidence,
}

/// All records of a model.
pub(in crate::report) fn records(model: &Model) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    let mut add = |kind, origin, evidence| {
        records.push(Record {
            kind,
            origin,
            evidence,
        });
    };
    let m = model;
    m.sectors
        .iter()
        .for_each(|r| add(Kind::Sector, r.id.as_str(), &r.evidence));
    m.regions
        .iter()
        .for_each(|r| add(Kind::Region, &r.id, &r.evidence));
    m.profiles
        .iter()
        .for_each(|r| add(Kind::Profile, &r.id, &r.evidence));
    m.facilities
        .iter()
        .for_each(|r| add(Kind::Facility, &r.class, &r.evidence));
    m.groups
        .iter()
        .for_each(|r| add(Kind::Group, rule_of(&r.id), &r.evidence));
    m.pools
        .iter()
        .for_each(|r| add(Kind::Pool, &r.id, &r.evidence));
    m.restorations
        .iter()
        .for_each(|r| add(Kind::Restoration, &r.id, &r.evidence));
    m.fragilities
        .iter()
        .for_each(|r| add(Kind::Fragility, &r.id, &r.evidence));
    let c = &model.cyber;
    c.kinds
        .iter()
        .for_each(|r| add(Kind::System, &r.id, &r.evidence));
    c.links
        .iter()
        .for_each(|r| add(Kind::Link, &r.id, &r.evidence));
    c.fleets
        .iter()
        .for_each(|r| add(Kind::Fleet, &r.id, &r.evidence));
    c.vendors
        .iter()
        .for_each(|r| add(Kind::Vendor, &r.id, &r.evidence));
    c.products
        .iter()
        .for_each(|r| add(Kind::Product, &r.id, &r.evidence));
    c.centres
        .iter()
        .for_each(|r| add(Kind::Centre, &r.id, &r.evidence));
    c.sharing
        .iter()
        .for_each(|r| add(Kind::Policy, "sharing", &r.evidence));
    c.procurement
        .iter()
        .for_each(|r| add(Kind::Policy, "procurement", &r.evidence));
    records
}

/// The evidence of all records.
pub(in crate::report) fn evidence(model: &Model) -> Vec<&Evidence> {
    let records = records(model);
    records.into_iter().map(|record| record.evidence).collect()
}

/// The rule that a supply group was made by: `rule/consumer`.
pub(in crate::report) fn rule_of(id: &str) -> &str {
    id.split('/').next().unwrap_or(id)
}

/// Each record of one kind, origin, source and confidence once, as somebody wrote it: what a rule makes in 47 regions
/// is one statement.
pub(in crate::report) fn written<'a>(records: &[Record<'a>]) -> Vec<Record<'a>> {
    let mut seen = BTreeSet::new();
    let is_new = |record: &&Record<'a>| {
        let Evidence { source, confidence } = record.evidence;
        seen.insert((record.kind, record.origin, source.as_str(), *confidence))
    };
    records.iter().filter(is_new).copied().collect()
}
