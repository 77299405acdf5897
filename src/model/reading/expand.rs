//! From rules to facilities: a rule becomes one record a region, on which explicit entries are then laid.

use std::collections::{BTreeMap, BTreeSet};

use super::carriers::{CarrierEntry, RoleEntry};
use super::entries::ModelEntry;
use super::facilities::{Draft, FacilityEntry, FacilityRuleEntry, RegionsEntry};
use super::limits::FACILITIES;
use super::names::{Index, Reference};
use super::nation::{RegionEntry, SectorEntry, name_or_id};
use crate::model::Name;
use crate::notation::{
    At, Both, Code, Diagnostic, Diagnostics, Field, Fields, Ids, Node, Place, Read, Record, Shape,
    Unread, Word, is_removed, overlay, refuse_misspelt, refuse_removed,
};
use crate::words::diagnostics::{model as texts, notation};

/// The region as a rule sees it.
struct RuleRegion<'a> {
    id: &'a str,
    entry: &'a RegionEntry,
}

/// A rule with the regions in which it makes a facility.
struct Rule<'a> {
    node: &'a Node,
    entry: FacilityRuleEntry,
    regions: Vec<RuleRegion<'a>>,
}

/// All facilities of a model in order of their ids: made by rules, listed, and the parts of carriers. None if they are
/// too many.
pub(super) fn drafts(
    model: &ModelEntry,
    regions: &Index,
    sink: &Diagnostics,
) -> Option<Vec<Draft>> {
    let mut records = generated(model, regions, sink)?;
    if let Some(listed) = &model.facilities {
        lay_over(&mut records, &listed.node, sink);
    }
    within_limit(records.entries(), sink)?;
    let fields = records.entries().iter();
    let nodes: BTreeMap<&str, &Node> = fields
        .map(|field| (field.key.text.as_str(), &field.value))
        .collect();
    let mut drafts: Vec<Draft> = Ids::<FacilityEntry>::read(&records, sink)
        .into_iter()
        .flat_map(|Ids(entries)| entries)
        .map(|(id, entry)| Draft {
            class: class_of(nodes.get(id.value.as_str()).copied(), &id.value),
            id,
            entry: entry.map(|entry| (entry, RoleEntry::Service)),
        })
        .collect();
    for (id, carrier) in model.carriers.known() {
        carrier_parts(&id.value, carrier, &mut drafts, sink);
    }
    drafts.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    refuse_twins(&drafts, sink);
    Some(drafts)
}

/// Whether every class that there is can be told: all rules are made into facilities, in all regions.
pub(super) fn knows_classes(model: &ModelEntry, drafts: &[Draft]) -> bool {
    let read = model.facility_rules.0.is_empty() || model.regions.all_known();
    let classes: BTreeSet<&str> = drafts.iter().map(|draft| draft.class.as_str()).collect();
    let made = model.facility_rules.known().all(|(_, rule)| {
        let class = class_of(Some(&rule.node), "");
        class.contains('{') || classes.contains(class.as_str())
    });
    read && made
}

/// None, and a problem, if there are more facilities than the limit: they are not looked at one by one.
fn within_limit(records: &[Field], sink: &Diagnostics) -> Option<()> {
    let Some(first) = records.get(FACILITIES.most) else {
        return Some(());
    };
    sink.push(FACILITIES.exceeded(first.key.place));
    None
}

fn refuse_twins(drafts: &[Draft], sink: &Diagnostics) {
    for pair in drafts.windows(2) {
        if pair[0].id.value == pair[1].id.value {
            let what = texts::DEFINED_TWICE.with("id", &pair[1].id.value);
            let problem = Diagnostic::error(Code::DefinedTwice, pair[1].id.place, what);
            sink.push(problem.other(notation::FIRST_DEFINED, pair[0].id.place));
        }
    }
}

/// The records that rules make, as a map by id. None if they are too many, which is known before any is made.
fn generated(model: &ModelEntry, regions: &Index, sink: &Diagnostics) -> Option<Node> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut count = 0;
    for (id, unread) in model.facility_rules.known() {
        let rule = rule(&unread.node, model, regions, sink);
        refuse_misspelt(
            FacilityRuleEntry::TITLE,
            (&id.value, id.place),
            &unread.node,
            model.facility_rules.ids(),
            sink,
        );
        let Some(rule) = rule else {
            continue;
        };
        count += rule.regions.len();
        if count > FACILITIES.most {
            sink.push(FACILITIES.exceeded(rule.entry.id.place));
            return None;
        }
        rules.push(rule);
    }
    let made = rules.iter().flat_map(|rule| {
        let regions = rule.regions.iter();
        regions.map(|region| record_of(rule.node, &rule.entry, region))
    });
    Some(Node {
        place: rules.last().map_or(Place::NOWHERE, |rule| rule.node.place),
        shape: Shape::Map(made.collect()),
    })
}

/// Lays the listed facilities over the generated ones.
fn lay_over(records: &mut Node, listed: &Node, sink: &Diagnostics) {
    let mut listed = listed.clone();
    let is_idle =
        |field: &Field| is_removed(&field.value) && records.get(&field.key.text).is_none();
    for field in listed.entries().iter().filter(|field| is_idle(field)) {
        let known = [records.entries(), listed.entries()];
        refuse_removed(&field.key.text, &field.value, &known, sink);
    }
    if let Some(entries) = listed.entries_mut() {
        entries.retain(|field| !is_idle(field));
    }
    overlay(records, listed);
}

fn rule<'a>(
    node: &'a Node,
    model: &'a ModelEntry,
    regions: &Index,
    sink: &Diagnostics,
) -> Option<Rule<'a>> {
    let fields = Fields::open(node, FacilityRuleEntry::TITLE, sink)?;
    fields.refuse_unknown(&[FacilityRuleEntry::FIELDS, FacilityEntry::FIELDS]);
    let entry = FacilityRuleEntry::take(&fields)?;
    if !entry.id.value.contains("{region}") {
        let what = texts::RULE_NAMES_NO_REGION.with("id", &entry.id.value);
        let problem = Diagnostic::error(Code::BadId, entry.id.place, what);
        sink.push(problem.advice(texts::PUT_REGION.with("place", "{region}")));
        return None;
    }
    let regions = chosen_regions(&entry.regions, model, regions, sink);
    Some(Rule {
        node,
        entry,
        regions,
    })
}

fn chosen_regions<'a>(
    choice: &RegionsEntry,
    model: &'a ModelEntry,
    regions: &Index,
    sink: &Diagnostics,
) -> Vec<RuleRegion<'a>> {
    let named = |list: &[Reference<RegionEntry>]| regions.find_all(list, sink);
    let (listed, wanted) = match choice {
        RegionsEntry::All => (Vec::new(), false),
        RegionsEntry::Only(list) => (named(list), true),
        RegionsEntry::Except(list) => (named(list), false),
    };
    let all = model.regions.known().filter(|(id, _)| {
        let index = regions.get(&id.value);
        index.is_some_and(|index| listed.contains(&index)) == wanted
    });
    all.map(|(id, entry)| RuleRegion {
        id: &id.value,
        entry,
    })
    .collect()
}

/// The record of a rule's facility in one region; explicit `sites` and `people` win over shares.
fn record_of(node: &Node, rule: &FacilityRuleEntry, region: &RuleRegion<'_>) -> Field {
    let own: Vec<&str> = FacilityRuleEntry::FIELDS
        .iter()
        .map(|info| info.name)
        .collect();
    let mut fields: Vec<Field> = node
        .entries()
        .iter()
        .filter(|field| !own.contains(&field.key.text.as_str()))
        .map(|field| placed_in(field, region))
        .collect();
    let residents = region.entry.population as f64;
    let mut add = |name: &str, place: Place, shape: Shape| {
        if node.get(name).is_none() {
            fields.push(entry(name, place, shape));
        }
    };
    if let Some(rate) = &rule.sites_per_million {
        let sites = (rate.value.0 * residents / 1e6 + 0.5).max(1.0) as u64;
        add("sites", rate.place, Shape::Number(sites.to_string()));
    }
    if let Some(share) = &rule.people_share {
        let people = (share.value.share() * residents + 0.5) as u64;
        add("people", share.place, Shape::Number(people.to_string()));
    }
    add("region", rule.id.place, Shape::Text(region.id.to_owned()));
    let id = rule.id.value.replace("{region}", region.id);
    let shape = Shape::Record { name: None, fields };
    Field {
        key: Word {
            place: rule.id.place,
            text: id,
        },
        value: Node {
            place: node.place,
            shape,
        },
    }
}

fn entry(name: &str, place: Place, shape: Shape) -> Field {
    Field {
        key: Word {
            place,
            text: name.to_owned(),
        },
        value: Node { place, shape },
    }
}

/// A field of a rule for one region.
fn placed_in(field: &Field, region: &RuleRegion<'_>) -> Field {
    let mut value = field.value.clone();
    let name = || name_or_id(&region.entry.name, region.id);
    match (field.key.text.as_str(), &mut value.shape) {
        ("name", Shape::Text(text)) => {
            let Name { en, ja } = name();
            let (en, ja) = (text.replace("{region}", &en), text.replace("{region}", &ja));
            let fields = vec![
                entry("en", value.place, Shape::Text(en)),
                entry("ja", value.place, Shape::Text(ja)),
            ];
            value.shape = Shape::Record { name: None, fields };
        }
        ("name", Shape::Record { fields, .. }) => {
            let Name { en, ja } = name();
            for part in fields {
                let name = match part.key.text.as_str() {
                    "ja" => &ja,
                    _ => &en,
                };
                substitute(&mut part.value, name);
            }
        }
        _ => substitute(&mut value, region.id),
    }
    Field {
        key: field.key.clone(),
        value,
    }
}

/// Puts a region's id in place of `{region}` in all texts of a tree.
fn substitute(node: &mut Node, region: &str) {
    match &mut node.shape {
        Shape::Text(text) => *text = text.replace("{region}", region),
        Shape::Record { fields, .. } | Shape::Map(fields) => {
            for field in fields {
                substitute(&mut field.value, region);
            }
        }
        Shape::Tuple { items, .. } | Shape::List(items) => {
            for item in items {
                substitute(item, region);
            }
        }
        Shape::Number(_) | Shape::Flag(_) | Shape::Word(_) => {}
    }
}

fn carrier_parts(id: &str, carrier: &CarrierEntry, drafts: &mut Vec<Draft>, sink: &Diagnostics) {
    let sector = carrier.sector.as_ref();
    parts(
        &carrier.areas,
        sector,
        &format!("{id}-area"),
        RoleEntry::Area,
        drafts,
        sink,
    );
    parts(
        &carrier.sources,
        sector,
        &format!("{id}-source"),
        RoleEntry::Source,
        drafts,
        sink,
    );
    parts(
        &carrier.ties,
        sector,
        &format!("{id}-tie"),
        RoleEntry::Tie,
        drafts,
        sink,
    );
}

/// Reads one kind of parts, with the sector and the class that the carrier gives where they state none.
fn parts<Part: Record>(
    parts: &Ids<Unread<Both<FacilityEntry, Part>>>,
    sector: Option<&Reference<SectorEntry>>,
    class: &str,
    role: fn(Part) -> RoleEntry,
    drafts: &mut Vec<Draft>,
    sink: &Diagnostics,
) {
    for (id, part) in parts.known() {
        let mut node = part.node.clone();
        complete(&mut node, sector, class);
        let read = Both::<FacilityEntry, Part>::read(&node, sink);
        let known = (id.value.as_str(), id.place);
        refuse_misspelt(Part::TITLE, known, &node, parts.ids(), sink);
        drafts.push(Draft {
            class: class_of(Some(&node), &id.value),
            id: At::new(id.value.clone(), id.place),
            entry: read.map(|Both(facility, part)| (facility, role(part))),
        });
    }
}

/// The class that a facility states, else its id.
fn class_of(node: Option<&Node>, id: &str) -> String {
    let stated = node.and_then(|node| node.get("class"));
    match stated.map(|class| &class.shape) {
        Some(Shape::Text(class)) => class.clone(),
        _ => id.to_owned(),
    }
}

fn complete(node: &mut Node, sector: Option<&Reference<SectorEntry>>, class: &str) {
    let place = node.place.opening();
    let (sectorless, classless) = (node.get("sector").is_none(), node.get("class").is_none());
    let Some(fields) = node.entries_mut() else {
        return;
    };
    if let (Some(sector), true) = (sector, sectorless) {
        fields.push(entry(
            "sector",
            sector.place,
            Shape::Text(sector.value.clone()),
        ));
    }
    if classless {
        fields.push(entry("class", place, Shape::Text(class.to_owned())));
    }
}
