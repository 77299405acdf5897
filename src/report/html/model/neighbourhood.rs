//! A facility with what it needs and what needs it: the data of all of them for the page's script, said once each.

use super::super::super::nation::{Phrases, rule_of};
use super::super::super::words::whole;
use super::super::markup::{escape, paragraph};
use crate::model::{Facility, Model, SupplyGroup};
use crate::words::model as w;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the script fills; without it, a pointer to the list of facilities.
pub(super) fn section(phrases: Phrases) -> String {
    let say = |text| escape(phrases.say(text));
    format!(
        "{}<noscript><p>{} <a href=\"#facilities\">{}</a></p></noscript>\n\
         <div id=\"around\" hidden>\n\
         <p class=\"find\"><label for=\"find\">{}</label>\n\
         <input id=\"find\" type=\"search\" autocomplete=\"off\" aria-controls=\"found\"></p>\n\
         <ul id=\"found\" class=\"found\"></ul>\n\
         <div class=\"around\">\n\
         <div id=\"self\" aria-live=\"polite\"></div>\n<div id=\"suppliers\"></div>\n<div id=\"consumers\"></div>\n\
         </div>\n</div>\n",
        paragraph("", phrases.say(w::NEIGHBOURHOOD_LEAD)),
        say(w::NO_SCRIPT),
        say(w::FACILITIES),
        say(w::FIND),
    )
}

/// The data and the script, to stand behind the sections.
pub(super) fn closing(phrases: Phrases, facility: Option<usize>) -> String {
    let first = facility.unwrap_or_else(|| most_needed(phrases.model));
    let data = Data::of(phrases, first);
    // Texts, numbers and lists always have a form in JSON.
    let json = serde_json::to_string(&data).unwrap_or_default();
    // Nothing in JSON can then close the element or open another.
    let json = json.replace('<', "\\u003c");
    let script = include_str!("model.js");
    format!(
        "<script type=\"application/json\" id=\"model-data\">{json}</script>\n<script>\n{script}</script>\n"
    )
}

/// The facility without which most readiness would be lost in all groups together, equal ones by id.
fn most_needed(model: &Model) -> usize {
    let mut lost = vec![0.0; model.facilities.len()];
    for group in &model.groups {
        let all: u32 = group.members.iter().map(|member| member.weight).sum();
        for member in &group.members {
            let part = f64::from(member.weight) / f64::from(all.max(1));
            lost[member.supplier] += group.strength.share() * part;
        }
    }
    let facilities = lost.iter().enumerate().rev();
    let most = facilities.max_by(|(_, a), (_, b)| a.total_cmp(b));
    most.map_or(0, |(index, _)| index)
}

/// A facility: id, name, name in the other language, sector, region (-1 is the nation), class, sites, people,
/// properties, source.
type Node = (
    String,
    String,
    String,
    usize,
    i64,
    usize,
    String,
    String,
    usize,
    usize,
);
/// Terms of a dependency: kind, parts per million of loss, loss in words, buffer, source.
type Terms = (usize, u32, usize, usize, usize);
/// A supply group: rule, terms, consumer, requirement, suppliers.
type Group = (usize, usize, usize, usize, Vec<usize>);

/// What the script reads; texts that many records share stand once in `texts`, and are meant by their places.
#[derive(Serialize)]
struct Data {
    words: BTreeMap<&'static str, &'static str>,
    texts: Vec<String>,
    sectors: Vec<String>,
    regions: Vec<String>,
    facilities: Vec<Node>,
    terms: Vec<Terms>,
    groups: Vec<Group>,
    first: usize,
}

impl Data {
    fn of(phrases: Phrases, first: usize) -> Data {
        let model = phrases.model;
        let mut texts = Interned::default();
        let facilities = model.facilities.iter();
        let facilities = facilities
            .map(|facility| node(phrases, facility, &mut texts))
            .collect();
        let mut terms = Interned::default();
        let groups = model.groups.iter();
        let groups = groups
            .map(|group| edge(phrases, group, &mut texts, &mut terms))
            .collect();
        let sectors = model.sectors.iter();
        let regions = 0..model.regions.len();
        Data {
            words: words(phrases),
            texts: texts.values,
            sectors: sectors
                .map(|sector| phrases.name(&sector.name).to_owned())
                .collect(),
            regions: regions
                .map(|region| phrases.region(Some(region)).to_owned())
                .collect(),
            facilities,
            terms: terms.values,
            groups,
            first,
        }
    }
}

fn words(phrases: Phrases) -> BTreeMap<&'static str, &'static str> {
    let words = [
        ("suppliers", w::SUPPLIERS),
        ("consumers", w::CONSUMERS),
        ("nothing", w::NOTHING_HERE),
        ("more", w::MORE),
        ("nation", crate::words::nation::NATION),
        ("sites", crate::words::nation::SITES),
        ("people", crate::words::nation::PEOPLE),
        ("found", w::NOT_FOUND),
        ("open", w::OPEN),
    ];
    words
        .into_iter()
        .map(|(key, text)| (key, phrases.say(text)))
        .collect()
}

fn node(phrases: Phrases, facility: &Facility, texts: &mut Interned<String>) -> Node {
    let name = phrases.name(&facility.name);
    let names = &facility.name;
    let other = if name == names.en {
        &names.ja
    } else {
        &names.en
    };
    let properties = phrases.facility_values(facility);
    let people = match facility.people {
        0 => String::new(),
        people => whole(people),
    };
    (
        facility.id.clone(),
        name.to_owned(),
        other.clone(),
        facility.sector,
        facility.region.map_or(-1, |region| region as i64),
        texts.place(facility.class.clone()),
        whole(facility.sites),
        people,
        texts.place(phrases.lines(&properties).join("\n")),
        texts.place(phrases.source(&facility.evidence)),
    )
}

fn edge(
    phrases: Phrases,
    group: &SupplyGroup,
    texts: &mut Interned<String>,
    terms: &mut Interned<Terms>,
) -> Group {
    let suppliers = group.members.iter().map(|member| member.supplier).collect();
    let place = terms.place((
        texts.place(phrases.kind(group.kind).to_owned()),
        group.strength.ppm(),
        texts.place(phrases.loss(group)),
        texts.place(phrases.buffer(&group.buffer)),
        texts.place(phrases.source(&group.evidence)),
    ));
    (
        texts.place(rule_of(&group.id).to_owned()),
        place,
        group.consumer,
        texts.place(phrases.requirement(group).unwrap_or_default()),
        suppliers,
    )
}

/// Values that are kept once, in the order in which they first came.
struct Interned<T> {
    values: Vec<T>,
    places: BTreeMap<T, usize>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Interned {
            values: Vec::new(),
            places: BTreeMap::new(),
        }
    }
}

impl<T: Ord + Clone> Interned<T> {
    fn place(&mut self, value: T) -> usize {
        let next = self.values.len();
        let place = *self.places.entry(value.clone()).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        place
    }
}
