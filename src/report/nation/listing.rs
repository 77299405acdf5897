//! Which facilities a word means: by the id or the name of a region, a sector, a class or a facility.

use super::super::table::{Align::Left, Align::Right, Table};
use super::super::words;
use super::phrases::Phrases;
use crate::model::{Facility, Model, Name};
use crate::words::{Lang, nation as texts};

/// The facilities that a word means, as indices in order: the one of an id; else all of a region, a sector or a class; else those
/// in whose names it occurs. Empty if it means none.
pub fn facilities_meant(model: &Model, word: &str) -> Vec<usize> {
    let by_id = |facility: &Facility| facility.id == word;
    if let Some(index) = model.facilities.iter().position(by_id) {
        return vec![index];
    }
    let word = word.to_lowercase();
    let of_group = of_group(model, &word);
    if !of_group.is_empty() {
        return of_group;
    }
    let all = model.facilities.iter().enumerate();
    let named = all.filter(|(_, facility)| occurs_in(&facility.name, &word));
    named.map(|(index, _)| index).collect()
}

/// The facilities of a region, a sector or a class; `word` is in small letters.
fn of_group(model: &Model, word: &str) -> Vec<usize> {
    let all = model.facilities.iter().enumerate();
    let within = all.filter(|(_, facility)| {
        let region = facility.region.map(|region| &model.regions[region]);
        let sector = &model.sectors[facility.sector];
        facility.class == word
            || is_called(&sector.id, &sector.name, word)
            || region.is_some_and(|region| is_called(&region.id, &region.name, word))
    });
    within.map(|(index, _)| index).collect()
}

/// Whether a group has this id or name; a prefecture's also without the last character, as people say it.
fn is_called(id: &str, name: &Name, word: &str) -> bool {
    let without_kind = name.ja.strip_suffix(['都', '府', '県']);
    id == word || name.en.to_lowercase() == word || name.ja == word || without_kind == Some(word)
}

fn occurs_in(name: &Name, word: &str) -> bool {
    // A single letter occurs in almost everything.
    word.chars().nth(1).is_some()
        && [&name.en, &name.ja]
            .iter()
            .any(|n| n.to_lowercase().contains(word))
}

/// Facilities, a line each: id, name, class, region, sites, people served.
pub fn facility_list(lang: Lang, model: &Model, facilities: &[usize]) -> String {
    let phrases = Phrases { lang, model };
    let mut table = Table::headed(
        lang,
        &[
            (texts::ID, Left),
            (texts::NAME, Left),
            (texts::CLASS, Left),
            (texts::REGION, Left),
            (texts::SITES, Right),
            (texts::PEOPLE, Right),
        ],
    );
    for &index in facilities {
        let facility = &model.facilities[index];
        table.push([
            facility.id.clone(),
            phrases.name(&facility.name).to_owned(),
            facility.class.clone(),
            phrases.region(facility.region).to_owned(),
            words::whole(facility.sites),
            words::whole(facility.people),
        ]);
    }
    table.render()
}
