//! A model on the terminal: counts and the sector matrix; a facility with what it needs and what needs it.

use std::fmt::Write as _;

use super::table::{Align::Left, Align::Right, Table};
use super::words::both;
use crate::model::{Buffer, Confidence, Evidence, Facility, Model, Role, SupplyGroup};
use crate::random::Distribution;
use crate::units::{Level, MS_PER_HOUR, SimDuration};

/// Counts by sector, the matrix of who depends on whom, and where the values come from.
pub fn model_sheet(model: &Model) -> String {
    let regional = model
        .facilities
        .iter()
        .filter(|f| f.region.is_some() && f.place.is_none())
        .count();
    let edges: usize = model.groups.iter().map(|group| group.members.len()).sum();
    let mut text = format!("{}\n\n", both(&model.name));
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{} sectors, {} regions; {} facilities ({regional} regional, {} named); \
         {edges} dependencies in {} supply groups; {} pools\n",
        model.sectors.len(),
        model.regions.len(),
        model.facilities.len(),
        model.facilities.len() - regional,
        model.groups.len(),
        model.pools.len(),
    );
    text.push_str("SECTORS\n");
    text.push_str(&indented(&sectors(model)));
    text.push_str(
        "\nWHO (ROW) DEPENDS ON WHOM (COLUMN): largest loss of readiness in % without any supply\n",
    );
    text.push_str(&indented(&matrix(model)));
    text.push_str("\nWHERE THE VALUES COME FROM: records by confidence\n");
    text.push_str(&indented(&provenance(model)));
    text
}

/// A facility: what it is, what it needs, what needs it.
pub fn facility_sheet(model: &Model, index: usize) -> String {
    let facility = &model.facilities[index];
    let mut text = format!("{}  ({})\n", both(&facility.name), facility.id);
    for (what, value) in properties(model, facility) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {what:<14} {value}");
    }
    let up: Vec<&SupplyGroup> = model
        .groups
        .iter()
        .filter(|group| group.consumer == index)
        .collect();
    text.push_str(&format!("\nNEEDS ({})\n", up.len()));
    for group in up {
        let suppliers = group.members.iter().map(|member| member.supplier);
        text.push_str(&dependency(model, group, suppliers));
    }
    let down: Vec<&SupplyGroup> = model
        .groups
        .iter()
        .filter(|group| group.members.iter().any(|member| member.supplier == index))
        .collect();
    text.push_str(&format!("\nIS NEEDED BY ({})\n", down.len()));
    for group in down {
        text.push_str(&dependency(model, group, std::iter::once(group.consumer)));
    }
    text
}

fn properties(model: &Model, facility: &Facility) -> Vec<(&'static str, String)> {
    let region = facility
        .region
        .map_or("the nation".to_owned(), |r| both(&model.regions[r].name));
    let mut rows = vec![
        ("sector", both(&model.sectors[facility.sector].name)),
        ("region", region),
        ("class", facility.class.clone()),
        ("sites", facility.sites.to_string()),
        ("people served", facility.people.to_string()),
    ];
    match &facility.role {
        Role::Service => {}
        Role::Area(area) => rows.push(("demand", format!("{} MW", area.demand_kw / 1_000))),
        Role::Source(source) => rows.push(("output", format!("{} MW", source.kw / 1_000))),
        Role::Tie(tie) => rows.push((
            "limits",
            format!(
                "{} MW there, {} MW back",
                tie.kw / 1_000,
                tie.back_kw / 1_000
            ),
        )),
    }
    if facility.minimum > Level::ZERO {
        rows.push(("trips below", facility.minimum.to_string()));
    }
    if let Some(restoration) = facility.restoration {
        rows.push(("restoration", model.restorations[restoration].id.clone()));
    }
    let fragile: Vec<&str> = facility
        .fragilities
        .iter()
        .map(|f| model.fragilities[*f].id.as_str())
        .collect();
    if !fragile.is_empty() {
        rows.push(("fragile to", fragile.join(", ")));
    }
    rows.push(("source", source(&facility.evidence)));
    rows
}

fn source(evidence: &Evidence) -> String {
    format!("{} ({})", evidence.source, confidence(evidence.confidence))
}

/// A confidence as people read it.
fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
        Confidence::Assumed => "assumed",
        Confidence::Calibrated => "calibrated",
    }
}

/// Names in a list that are shown before the rest is counted.
const SHOWN: usize = 4;

fn dependency(model: &Model, group: &SupplyGroup, others: impl Iterator<Item = usize>) -> String {
    let names: Vec<&str> = others.map(|f| model.facilities[f].id.as_str()).collect();
    let more = match names.len() {
        len if len > SHOWN => format!(" and {} more", len - SHOWN),
        _ => String::new(),
    };
    let names = names[..names.len().min(SHOWN)].join(", ");
    format!(
        "  {names}{more}\n      {} at once, {} in the end; {}; {} [{}]\n",
        group.immediate,
        group.strength,
        buffer(&group.buffer),
        group.id,
        source(&group.evidence),
    )
}

fn buffer(buffer: &Buffer) -> String {
    match buffer {
        Buffer::None => "no buffer".into(),
        Buffer::Graded { stock, .. } => format!("stock for {}", lasting(&stock.lasting)),
        Buffer::Areal { stock, refuel, .. } => {
            let trucks = if refuel.is_some() {
                ", then trucks"
            } else {
                ""
            };
            format!("each place lasts {}{trucks}", lasting(&stock.lasting))
        }
    }
}

/// A duration in words; a spread one by its median.
fn lasting(distribution: &Distribution) -> String {
    let hours = |ms: f64| {
        SimDuration::from_hours((ms / MS_PER_HOUR as f64 * 10.0 + 0.5).max(0.0).trunc() / 10.0)
    };
    match distribution {
        Distribution::Fixed(ms) => hours(*ms).to_string(),
        spread => format!(
            "about {} ({} to {})",
            hours(spread.quantile(0.5)),
            hours(spread.quantile(0.1)),
            hours(spread.quantile(0.9))
        ),
    }
}

fn sectors(model: &Model) -> Table {
    let mut table = Table::new(&[
        ("id", Left),
        ("sector", Left),
        ("facilities", Right),
        ("sites", Right),
        ("people served", Right),
        ("needs", Right),
        ("is needed", Right),
    ]);
    for (s, sector) in model.sectors.iter().enumerate() {
        let of = || {
            model
                .facilities
                .iter()
                .filter(move |facility| facility.sector == s)
        };
        let edges = |mine: &dyn Fn(&SupplyGroup, usize) -> bool| -> usize {
            let members = |group: &SupplyGroup| {
                group
                    .members
                    .iter()
                    .filter(|member| mine(group, member.supplier))
                    .count()
            };
            model.groups.iter().map(members).sum()
        };
        table.push([
            sector.id.clone(),
            both(&sector.name),
            of().count().to_string(),
            of().map(|facility| facility.sites).sum::<u64>().to_string(),
            of().map(|facility| facility.people)
                .sum::<u64>()
                .to_string(),
            edges(&|group, _| model.facilities[group.consumer].sector == s).to_string(),
            edges(&|_, supplier| model.facilities[supplier].sector == s).to_string(),
        ]);
    }
    table
}

fn matrix(model: &Model) -> Table {
    let count = model.sectors.len();
    let mut strongest = vec![Level::ZERO; count * count];
    for group in &model.groups {
        let consumer = model.facilities[group.consumer].sector;
        for member in &group.members {
            let cell = &mut strongest[consumer * count + model.facilities[member.supplier].sector];
            *cell = (*cell).max(group.strength);
        }
    }
    let mut columns = vec![("", Left)];
    columns.extend(
        model
            .sectors
            .iter()
            .map(|sector| (sector.id.as_str(), Right)),
    );
    let mut table = Table::new(&columns);
    for (row, sector) in model.sectors.iter().enumerate() {
        let mut cells = vec![sector.id.clone()];
        cells.extend(
            (0..count).map(|column| match strongest[row * count + column].ppm() {
                0 => ".".to_owned(),
                ppm => ((ppm + 5_000) / 10_000).to_string(),
            }),
        );
        table.push_row(cells);
    }
    table
}

fn provenance(model: &Model) -> Table {
    let kinds: [(&str, Vec<&Evidence>); 7] = [
        (
            "sectors",
            model.sectors.iter().map(|r| &r.evidence).collect(),
        ),
        (
            "regions",
            model.regions.iter().map(|r| &r.evidence).collect(),
        ),
        (
            "facilities",
            model.facilities.iter().map(|r| &r.evidence).collect(),
        ),
        (
            "supply groups",
            model.groups.iter().map(|r| &r.evidence).collect(),
        ),
        ("pools", model.pools.iter().map(|r| &r.evidence).collect()),
        (
            "restorations",
            model.restorations.iter().map(|r| &r.evidence).collect(),
        ),
        (
            "fragilities",
            model.fragilities.iter().map(|r| &r.evidence).collect(),
        ),
    ];
    let levels = [
        Confidence::High,
        Confidence::Medium,
        Confidence::Low,
        Confidence::Calibrated,
        Confidence::Assumed,
    ];
    let mut columns = vec![("records", Left)];
    columns.extend(levels.map(|level| (confidence(level), Right)));
    let mut table = Table::new(&columns);
    for (kind, evidence) in kinds {
        let mut cells = vec![kind.to_owned()];
        cells.extend(levels.map(|level| {
            evidence
                .iter()
                .filter(|e| e.confidence == level)
                .count()
                .to_string()
        }));
        table.push_row(cells);
    }
    table
}

fn indented(table: &Table) -> String {
    table
        .render()
        .lines()
        .map(|line| format!("  {line}\n"))
        .collect()
}
