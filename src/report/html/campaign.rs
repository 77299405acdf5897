//! Attack and defence of a told replicate: who knew what when.

use super::markup::{self, Cell, Column::Numbers, Column::Words, Table, paragraph};
use super::stories::Story;
use super::{Material, say};
use crate::batch::statistics::Estimate;
use crate::measure::Entry;
use crate::report::command;
use crate::report::cyber::{Knows, Step, tactic_name};
use crate::report::story::cyber_step;
use crate::report::words;
use crate::words::cyber as texts;
use std::fmt::Display;
use std::io;

/// Rows that are shown; what is beyond is left to `hakyu run`.
const SHOWN: usize = 80;

/// How far campaigns come in all replicates; nothing where nobody attacks.
pub(super) fn section(material: &Material) -> io::Result<String> {
    let say = material.say();
    let mut table = Table::new(
        "",
        &[
            (material.text(texts::CAMPAIGN), Words),
            (material.text(texts::GETS_IN), Numbers),
            (material.text(texts::STRIKES), Numbers),
            (material.text(texts::FORESTALLED), Numbers),
            (material.text(texts::SYSTEMS_ENTERED), Numbers),
            (material.text(texts::SYSTEMS_STRUCK), Numbers),
            (material.text(texts::UNNOTICED), Numbers),
        ],
    );
    let labels = material.axes().campaigns.iter();
    for (label, one) in labels.zip(&material.summary.campaigns) {
        let share = |estimate: &Estimate| Cell::number(&say.probability(estimate), estimate.value);
        let mean = |estimate: &Estimate| Cell::number(&say.interval(estimate), estimate.value);
        let [low, middle, high] = [&one.unnoticed.p05, &one.unnoticed.p50, &one.unnoticed.p95];
        table.push(vec![
            Cell::text(material.name(&label.name)),
            share(&one.entered),
            share(&one.struck),
            share(&one.forestalled),
            mean(&one.systems_entered.mean),
            mean(&one.systems_struck.mean),
            Cell::number(
                &words::recovery(material.lang, middle, low, high),
                middle.value,
            ),
        ]);
    }
    if table.is_empty() {
        return Ok(String::new());
    }
    Ok(paragraph("", material.text(texts::CAMPAIGNS_LEAD)) + &table.render())
}

/// The table of a story; nothing where nobody attacks.
pub(super) fn table(material: &Material, story: &Story) -> String {
    let steps: Vec<(&Entry, Step)> = story
        .entries
        .iter()
        .filter_map(|entry| Some((entry, cyber_step(material.lang, material.net, &entry.what)?)))
        .collect();
    if steps.is_empty() {
        return String::new();
    }
    let columns = [
        (material.text(crate::words::html::SINCE), Words),
        (material.text(crate::words::html::CLOCK), Words),
        (material.text(texts::SIDE), Words),
        (material.text(texts::TACTIC), Words),
        (material.text(crate::words::html::HAPPENS), Words),
    ];
    let mut table = Table::new("", &columns).in_order("story").long();
    let told = worth_telling(&steps);
    for place in &told {
        let (entry, step) = &steps[*place];
        table.push(vec![
            Cell::text(&say::since(material, entry)),
            Cell::text(&say::clock(material, entry)),
            known_to(material, step),
            Cell::text(&tactic(material, step)),
            Cell::text(&step.sentence()),
        ]);
    }
    let lead = paragraph("", material.text(texts::WHO_KNEW_LEAD));
    let heading = markup::heading(material.text(texts::WHO_KNEW));
    heading + &lead + &table.render() + &rest(material, story, steps.len() - told.len())
}

/// The first steps of each kind before the rest, up to what is shown, in their order.
fn worth_telling(steps: &[(&Entry, Step)]) -> Vec<usize> {
    let mut seen: Vec<(&str, usize)> = Vec::new();
    let mut ranked: Vec<(usize, usize)> = Vec::new();
    for (place, (_, step)) in steps.iter().enumerate() {
        let kind = step.kind();
        let nth = match seen.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                seen.push((kind, 0));
                0
            }
        };
        ranked.push((nth, place));
    }
    ranked.sort_unstable();
    let mut told: Vec<usize> = ranked.iter().take(SHOWN).map(|(_, place)| *place).collect();
    told.sort_unstable();
    told
}

/// Who knows of it; what only the attacker knows is set back.
fn known_to(material: &Material, step: &Step) -> Cell {
    match step.known_to() {
        Knows::Attacker => Cell::markup(format!(
            "<em>{}</em>",
            markup::escape(material.text(texts::ATTACKER))
        )),
        Knows::Owner(facility) => Cell::text(material.name(&material.net.facility(facility).name)),
        Knows::Nisc => Cell::text(material.text(texts::NISC)),
        Knows::Everybody => Cell::text(material.text(texts::EVERYBODY)),
    }
}

fn tactic(material: &Material, step: &Step) -> String {
    match step.tactic() {
        Some(tactic) => format!("{} {}", tactic.0, tactic_name(material.lang, tactic)),
        None => String::new(),
    }
}

fn rest(material: &Material, story: &Story, n: usize) -> String {
    if n == 0 {
        return String::new();
    }
    let command = command::replicate(material.about, story.replicate);
    let values: [(&str, &dyn Display); 2] = [("n", &n), ("command", &command)];
    paragraph("note", &material.fill(texts::MORE_STEPS, &values))
}
