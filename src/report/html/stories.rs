//! A typical and a bad replicate as stories: the lines that tell most, the others folded.

use super::assumptions::people_behind;
use super::campaign;
use super::exemplar::{Exemplar, lost_person_minutes};
use super::markup::{self, Cell, Column::Words, Table, paragraph};
use super::{Material, say};
use crate::dynamics::{CyberStep, Note};
use crate::measure::{Entry, Happening};
use crate::report::command;
use crate::units::PPM;
use crate::words::html as w;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::io;

/// Lines that are told at once; those of a sector's first fall and last return come before all others.
const TOLD: usize = 40;
/// Lines that are folded; what is beyond is left to `hakyu run`.
const FOLDED: usize = 600;

/// A replicate to be told.
pub struct Story {
    /// What it is an example of.
    pub exemplar: Exemplar,
    /// Its index.
    pub replicate: u64,
    /// What happened, in order.
    pub entries: Vec<Entry>,
}

pub(super) fn section(material: &Material) -> io::Result<String> {
    if material.stories.is_empty() {
        return Ok(String::new());
    }
    let lead = paragraph("", material.text(w::STORIES_LEAD));
    let note = paragraph("note", material.text(w::AS_IN_STORY));
    let stories: String = material
        .stories
        .iter()
        .map(|story| told(material, story))
        .collect();
    Ok(lead + &note + &stories)
}

fn told(material: &Material, story: &Story) -> String {
    let (title, why) = match story.exemplar {
        Exemplar::Typical => (w::TYPICAL, w::TYPICAL_WHY),
        Exemplar::Bad => (w::BAD, w::BAD_WHY),
    };
    let title = material.fill(title, &[("replicate", &story.replicate)]);
    let why = material.fill(why, &[("lost", &lost(material, story.replicate))]);
    let text = markup::heading(&title) + &paragraph("", &why);
    if story.entries.is_empty() {
        return text + &paragraph("note", material.text(w::STORY_EMPTY));
    }
    let text = text + &absent(material, &story.entries);
    let choice = Choice::of(material, &story.entries);
    let shown = table(material, &story.entries, &choice.told);
    text + &shown + &rest(material, story, &choice) + &campaign::table(material, story)
}

/// Names what did not happen in this replicate, as a reader would look for it in vain.
fn absent(material: &Material, entries: &[Entry]) -> String {
    let scenario = &material.net.scenario;
    let happened: BTreeSet<u32> = entries
        .iter()
        .filter_map(|entry| match entry.what {
            Happening::Inject(root) => Some(root),
            // An attack that nobody felt took place all the same.
            Happening::Noted(Note::Cyber { campaign, .. }) => {
                Some((scenario.hazards.len() + scenario.injects.len()) as u32 + campaign)
            }
            _ => None,
        })
        .collect();
    let events = scenario.hazards.len() + scenario.injects.len() + scenario.campaigns.len();
    let missing = (0..events as u32).filter(|root| !happened.contains(root));
    let names: Vec<&str> = missing
        .map(|root| material.name(&material.axes().roots[root as usize]))
        .collect();
    match names.is_empty() {
        true => String::new(),
        false => {
            let names = material.say().list(&names);
            paragraph(
                "note",
                &material.fill(w::DID_NOT_HAPPEN, &[("events", &names)]),
            )
        }
    }
}

/// What a replicate lost, in service-person-hours.
fn lost(material: &Material, replicate: u64) -> String {
    let row = material
        .batch
        .rows
        .iter()
        .find(|row| row.replicate == replicate);
    let minutes = row.map_or(0, lost_person_minutes);
    material.say().short(minutes as f64 / 60.0)
}

fn rest(material: &Material, story: &Story, choice: &Choice) -> String {
    if choice.folded.is_empty() {
        return String::new();
    }
    let title = material.fill(w::STORY_REST, &[("n", &choice.folded.len())]);
    let mut body = table(material, &story.entries, &choice.folded);
    if choice.left_out > 0 {
        let command = command::replicate(material.about, story.replicate);
        let values: [(&str, &dyn Display); 2] = [("n", &choice.left_out), ("command", &command)];
        let cut = material.fill(w::STORY_CUT, &values);
        body += &paragraph("note", &cut);
    }
    markup::folded(&title, &body)
}

fn table(material: &Material, entries: &[Entry], places: &BTreeSet<usize>) -> String {
    let columns = [
        (material.text(w::SINCE), Words),
        (material.text(w::CLOCK), Words),
        (material.text(w::SECTOR), Words),
        (material.text(w::HAPPENS), Words),
    ];
    let mut table = Table::new("", &columns).in_order("story").long();
    for place in places {
        let entry = &entries[*place];
        let sector = sector_of(material, entry).map_or("", |sector| material.sector(sector));
        table.push(vec![
            Cell::text(&say::since(material, entry)),
            Cell::text(&say::clock(material, entry)),
            Cell::text(sector),
            happening(material, entry),
        ]);
    }
    table.render()
}

/// What happened; hazards and injects stand out.
fn happening(material: &Material, entry: &Entry) -> Cell {
    match &entry.what {
        Happening::Inject(root) => {
            let name = material.name(&material.axes().roots[*root as usize]);
            Cell::markup(format!("<strong>{}</strong>", markup::escape(name)))
        }
        _ => Cell::text(&say::happening(material, entry)),
    }
}

/// Which entries are told, folded and left out.
struct Choice {
    told: BTreeSet<usize>,
    folded: BTreeSet<usize>,
    left_out: usize,
}

impl Choice {
    fn of(material: &Material, entries: &[Entry]) -> Choice {
        let behind = people_behind(material.model());
        let weights: Vec<f64> = entries.iter().map(|entry| weight(&behind, entry)).collect();
        let mut landmarks = landmarks(material, entries);
        landmarks.extend(consequences(entries, &weights));
        // Steps of attack and defence stand in a table of their own, but for those that concern everybody.
        let is_own = |place: &usize| match entries[*place].what {
            Happening::Noted(Note::Cyber { step, .. }) => is_for_everybody(step),
            _ => true,
        };
        let mut order: Vec<usize> = (0..entries.len()).filter(is_own).collect();
        // Sorting is stable: of equal weights the earlier comes first.
        order.sort_by(|a, b| {
            let rank = |place: &usize| !landmarks.contains(place);
            rank(a)
                .cmp(&rank(b))
                .then(weights[*b].total_cmp(&weights[*a]))
        });
        let folded = order.iter().skip(TOLD).take(FOLDED);
        Choice {
            told: order.iter().take(TOLD).copied().collect(),
            folded: folded.copied().collect(),
            left_out: order.len().saturating_sub(TOLD + FOLDED),
        }
    }
}

/// The first fall and the last return of each sector.
fn landmarks(material: &Material, entries: &[Entry]) -> BTreeSet<usize> {
    let sectors = material.axes().sectors.len();
    let (mut first, mut last) = (vec![None; sectors], vec![None; sectors]);
    for (place, entry) in entries.iter().enumerate() {
        let Some(sector) = sector_of(material, entry) else {
            continue;
        };
        match entry.what {
            Happening::Fell { .. } => first[sector] = first[sector].or(Some(place)),
            Happening::Rose { level: PPM, .. } => last[sector] = Some(place),
            _ => {}
        }
    }
    first.into_iter().chain(last).flatten().collect()
}

/// Of what each inject does at once, what concerns most people.
fn consequences(entries: &[Entry], weights: &[f64]) -> Vec<usize> {
    let first = |root: u32, place: usize| {
        let at_once = entries[place..]
            .iter()
            .take_while(|entry| entry.at == entries[place].at)
            .enumerate();
        at_once
            .filter(|(_, entry)| match &entry.what {
                Happening::Fell { cause, .. } => cause.supplier.is_none() && cause.root == root,
                _ => false,
            })
            .map(|(ahead, _)| place + ahead)
            .max_by(|a, b| weights[*a].total_cmp(&weights[*b]))
    };
    let injects = entries.iter().enumerate();
    injects
        .filter_map(|(place, entry)| match entry.what {
            Happening::Inject(root) => first(root, place),
            _ => None,
        })
        .collect()
}

/// How many people an entry concerns, times the share of service; what concerns everybody outweighs all else.
fn weight(behind: &[f64], entry: &Entry) -> f64 {
    let people = |facility: u32| behind[facility as usize];
    let share = |ppm: u32| f64::from(ppm) / f64::from(PPM);
    match &entry.what {
        Happening::Inject(_)
        | Happening::Deadlock(_)
        | Happening::Noted(Note::Collapsed { .. } | Note::Patching { .. }) => f64::INFINITY,
        Happening::Fell {
            facility,
            before,
            level,
            ..
        } => people(*facility) * share(before.saturating_sub(*level)),
        Happening::Rose {
            facility,
            before,
            level,
            ..
        } => people(*facility) * share(level.saturating_sub(*before)),
        Happening::Noted(Note::Damaged { facility, damage }) => people(*facility) * share(*damage),
        Happening::Noted(Note::Failed { facility }) => people(*facility),
        // Dozens of operators announce after each earthquake: beside what falls, a few of them tell enough.
        Happening::Noted(Note::Announced { facility, .. }) => 0.2 * people(*facility),
        // That a repair is done shows in the rise that follows it.
        Happening::Noted(Note::Repaired { .. } | Note::Crews { .. }) => 0.0,
        Happening::Noted(Note::Cyber { step, .. }) => match is_for_everybody(*step) {
            true => f64::INFINITY,
            false => 0.0,
        },
    }
}

/// Steps of a campaign that concern more than one system.
fn is_for_everybody(step: CyberStep) -> bool {
    matches!(
        step,
        CyberStep::Triggered | CyberStep::Reported | CyberStep::Shared
    )
}

fn sector_of(material: &Material, entry: &Entry) -> Option<usize> {
    let facility = match &entry.what {
        Happening::Fell { facility, .. }
        | Happening::Rose { facility, .. }
        | Happening::Noted(
            Note::Collapsed { facility, .. }
            | Note::Damaged { facility, .. }
            | Note::Repaired { facility }
            | Note::Announced { facility, .. }
            | Note::Failed { facility },
        ) => *facility,
        Happening::Inject(_)
        | Happening::Deadlock(_)
        | Happening::Noted(Note::Crews { .. } | Note::Cyber { .. } | Note::Patching { .. }) => {
            return None;
        }
    };
    Some(material.net.facilities[facility as usize].sector as usize)
}
