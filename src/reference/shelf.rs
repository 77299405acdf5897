//! The shipped scenarios as a list: what kind each is, whom it strikes first, how long it lasts; and the shipped plans.

use std::collections::BTreeSet;

use crate::model::reading::{Library, model_id};
use crate::model::{Measure, Model};
use crate::notation::Report;
use crate::scenario::embedded::{PLANS, load_shipped, names, shipped_plan};
use crate::scenario::{AbilityFactor, Act, Effect, Footprint, Hazard, Loaded, Scenario, load_plan};
use crate::words::{Lang, Text, reference as texts};

/// The list, a line a scenario.
///
/// # Errors
/// The problems of a shipped scenario, which its tests rule out.
pub fn shelf(lang: Lang, library: &dyn Library) -> Result<String, Report> {
    let heads = [
        texts::LIST_NAME,
        texts::LIST_KIND,
        texts::LIST_SECTORS,
        texts::LIST_LENGTH,
        texts::LIST_TITLE,
    ];
    let mut rows = vec![heads.map(|head| head.to(lang).to_owned())];
    for name in names() {
        if let Some(loaded) = load_shipped(name, library) {
            rows.push(row(lang, name, &loaded?));
        }
    }
    Ok(aligned(&rows) + &plans(lang)? + texts::LIST_NEXT.to(lang))
}

/// The shipped plans, each with the scenarios for which it is made.
///
/// # Errors
/// The problems of a shipped plan, which its tests rule out.
fn plans(lang: Lang) -> Result<String, Report> {
    let mut rows = vec![
        [texts::LIST_NAME, texts::LIST_FOR, texts::LIST_TITLE].map(|head| head.to(lang).to_owned()),
    ];
    for written in PLANS.iter().filter_map(|(name, _)| shipped_plan(name)) {
        let plan = load_plan(&written)?;
        let made_for = match plan.scenarios.as_slice() {
            [] => texts::ANY_SCENARIO.to(lang).to_owned(),
            names => names.join(" "),
        };
        let name = model_id(&plan.file).to_owned();
        rows.push([name, made_for, plan.title.to(lang).to_owned()]);
    }
    Ok(texts::LIST_PLANS.to(lang).to_owned() + &aligned(&rows))
}

fn row(lang: Lang, name: &str, loaded: &Loaded) -> [String; 5] {
    let kinds: Vec<&str> = kinds(&loaded.scenario)
        .into_iter()
        .map(|kind| kind.to(lang))
        .collect();
    [
        name.to_owned(),
        kinds.join(" + "),
        sectors(lang, &loaded.model, &loaded.scenario),
        loaded.scenario.horizon.to_string(),
        loaded.scenario.title.to(lang).to_owned(),
    ]
}

/// What happens, in order of time, each kind once. Beside a hazard or an attack, what breaks or is wanted is no kind
/// of its own but a part of the story.
fn kinds(scenario: &Scenario) -> Vec<Text> {
    let hazards = scenario.hazards.iter().map(|one| (one.at, kind_of(one)));
    let attacks = scenario.injects.iter().filter_map(|one| {
        let kind = match one.effect {
            Effect::Ability { factor, .. } => ability_kind(factor)?,
            Effect::Damage { .. } | Effect::Demand { .. } => return None,
        };
        Some((one.at, kind))
    });
    let campaigns = scenario.campaigns.iter().map(|one| (one.at, texts::CYBER));
    let mut all: Vec<_> = hazards.chain(attacks).chain(campaigns).collect();
    all.sort_by_key(|&(at, _)| at);
    let mut kinds: Vec<Text> = Vec::new();
    for (_, kind) in all {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() {
        kinds.push(lesser_kind(scenario));
    }
    kinds
}

fn kind_of(hazard: &Hazard) -> Text {
    match &hazard.footprint {
        Footprint::Earthquake(_) => texts::EARTHQUAKE,
        Footprint::Map { measure, .. } => match measure {
            Measure::Pga | Measure::Pgv | Measure::Jma => texts::EARTHQUAKE,
            Measure::Wind => texts::STORM,
            Measure::Depth => texts::FLOOD,
        },
    }
}

fn ability_kind(factor: AbilityFactor) -> Option<Text> {
    match factor {
        AbilityFactor::Cyber => Some(texts::CYBER),
        AbilityFactor::Workforce => Some(texts::WORKFORCE),
        AbilityFactor::Plant => None,
    }
}

/// The kind of a scenario without hazard or attack.
fn lesser_kind(scenario: &Scenario) -> Text {
    let is_demand = |effect: &Effect| matches!(effect, Effect::Demand { .. });
    match scenario.injects.as_slice() {
        [] => texts::QUIET,
        injects if injects.iter().all(|one| is_demand(&one.effect)) => texts::DEMAND,
        _ => texts::ACCIDENT,
    }
}

/// The sectors that hazards can damage and injects make fall.
fn sectors(lang: Lang, model: &Model, scenario: &Scenario) -> String {
    let struck: BTreeSet<usize> = model
        .facilities
        .iter()
        .enumerate()
        .filter(|&(index, _)| is_struck(model, scenario, index))
        .map(|(_, facility)| facility.sector)
        .collect();
    match struck.len() {
        count if count == model.sectors.len() => {
            texts::ALL_SECTORS.fill(lang, &[("count", &count)])
        }
        _ => {
            let ids: Vec<&str> = struck
                .iter()
                .map(|&sector| model.sectors[sector].id.as_str())
                .collect();
            ids.join(" ")
        }
    }
}

fn is_struck(model: &Model, scenario: &Scenario, facility: usize) -> bool {
    let by_inject = scenario.injects.iter().any(|inject| {
        !matches!(inject.effect, Effect::Demand { .. }) && inject.targets.contains(&facility)
    });
    let by_campaign = scenario.campaigns.iter().any(|campaign| {
        let mut entries = campaign.entry.targets.iter();
        entries.any(|system| model.cyber.systems[*system].facility == facility)
            || campaign
                .objectives
                .iter()
                .any(|objective| match &objective.act {
                    Act::Flood(flood) => flood.targets.contains(&facility),
                    _ => false,
                })
    });
    let exposed = |hazard: &Hazard| is_exposed(model, hazard, facility);
    by_inject || by_campaign || scenario.hazards.iter().any(exposed)
}

/// Whether a hazard reaches a facility's region in a measure by which it can be damaged.
fn is_exposed(model: &Model, hazard: &Hazard, facility: usize) -> bool {
    let facility = &model.facilities[facility];
    let mut measures = facility
        .fragilities
        .iter()
        .map(|&fragility| model.fragilities[fragility].measure);
    match &hazard.footprint {
        Footprint::Earthquake(_) => {
            measures.any(|one| matches!(one, Measure::Pga | Measure::Pgv | Measure::Jma))
        }
        Footprint::Map { measure, values } => {
            let reached =
                |&(region, value): &(usize, f64)| facility.region == Some(region) && value > 0.0;
            measures.any(|one| one == *measure) && values.iter().any(reached)
        }
    }
}

/// Rows in columns; the last column is left as it is.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let widest = |column: usize| rows.iter().map(|row| columns(&row[column])).max();
    let widths: [usize; N] = std::array::from_fn(|column| widest(column).unwrap_or(0));
    let mut text = String::new();
    for row in rows {
        for (cell, width) in row.iter().zip(widths).take(row.len() - 1) {
            let gap = width - columns(cell) + 2;
            text += &format!("{cell}{:gap$}", "");
        }
        text += &format!("{}\n", row[row.len() - 1]);
    }
    text
}

/// Columns of a text on a terminal: characters from the CJK blocks on take two.
fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| if c >= '\u{2E80}' { 2 } else { 1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::embedded::BuiltIn;
    use crate::scenario::embedded::plan_names;

    #[test]
    fn the_list_tells_kind_sectors_and_length_of_each_scenario() {
        let list = shelf(Lang::En, &BuiltIn).expect("shipped scenarios are good");
        let line = |name: &str| {
            let found = list.lines().find(|line| line.starts_with(name));
            found.expect("each scenario has its line").to_owned()
        };
        let tokyo = line("tokyo-inland");
        for part in ["earthquake", "30d", "Tokyo inland earthquake"] {
            assert!(tokyo.contains(part), "{tokyo}");
        }
        let core = line("carrier-core");
        for part in ["cyber", " ict ", "7d"] {
            assert!(core.contains(part), "{core}");
        }
        let plan = line("hospital-segmented");
        assert!(plan.contains("hospital-contractor"), "{plan}");
        // Two heads, a heading, three blank lines or sentences.
        assert_eq!(list.lines().count(), names().len() + plan_names().len() + 6);
    }
}
