//! How it spreads: which sectors when, directly or through others, and who pulls whom down.

use super::markup::{self, Cell, Column::Numbers, Column::Words, Table, escape, length, paragraph};
use super::{Material, graph};
use crate::batch::{FlowSummary, Spread};
use crate::report::words;
use crate::words::html as w;
use std::io;

/// What a sector loses by itself is told from this share of all loss on.
const LEAST: f64 = 1e-4;
/// Rows of the table of flows.
const TOP: usize = 15;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let (direct, indirect) = (material.text(w::DIRECT), material.text(w::INDIRECT));
    let key = format!(
        "<p class=\"note\"><span class=\"key\"></span>{}<span class=\"key indirect\"></span>{}</p>\n",
        escape(direct),
        escape(indirect),
    );
    Ok(paragraph("", material.text(w::SPREAD_LEAD))
        + &key
        + &sectors(material).render()
        + &causes(material).render()
        + &markup::heading(material.text(w::GRAPH))
        + &flows(material)
        + &own(material).render())
}

fn sectors(material: &Material) -> Table {
    let mut table = Table::new(
        material.text(w::SPREAD_TABLE),
        &[
            (material.text(w::SECTOR), Words),
            (material.text(w::DELAY), Numbers),
            (material.text(w::HIT), Numbers),
            (material.text(w::DIRECT_SHARE), Numbers),
            (material.text(w::REGIONS_HIT), Numbers),
            (material.text(w::DEPTH), Numbers),
        ],
    );
    for (index, sector) in material.summary.sectors.iter().enumerate() {
        table.push(row(
            material,
            material.sector(index),
            &sector.delay_hours,
            [
                &sector.facilities_hit,
                &sector.facilities_direct,
                &sector.facilities_indirect,
            ],
            [&sector.regions_hit, &sector.depth],
        ));
    }
    let nation = &material.summary.nation;
    table.push(row(
        material,
        material.text(w::ALL_SECTORS),
        &nation.delay_hours,
        [
            &nation.facilities_hit,
            &nation.facilities_direct,
            &nation.facilities_indirect,
        ],
        [&nation.regions_hit, &nation.depth],
    ));
    table
}

fn row(
    material: &Material,
    name: &str,
    delay: &Spread,
    [hit, direct, indirect]: [&Spread; 3],
    [regions, depth]: [&Spread; 2],
) -> Vec<Cell> {
    let say = material.say();
    vec![
        Cell::text(name),
        Cell::number(&say.range(delay), Some(delay.p50.value.unwrap_or(f64::MAX))),
        Cell::number(&say.interval(&hit.mean), hit.mean.value),
        parts(material, direct, indirect),
        Cell::number(&say.range(regions), regions.p50.value),
        Cell::number(&say.range(depth), depth.p50.value),
    ]
}

/// Direct and indirect as numbers and as the two parts of a bar; sorts by the share of the indirect.
fn parts(material: &Material, direct: &Spread, indirect: &Spread) -> Cell {
    let mean = |spread: &Spread| spread.mean.value.unwrap_or(0.0);
    let (direct, indirect) = (mean(direct), mean(indirect));
    let all = direct + indirect;
    if all <= 0.0 {
        return Cell::number(words::NOTHING, None);
    }
    let say = material.say();
    let bar = format!(
        "{} | {}<span class=\"parts\" aria-hidden=\"true\"><i style=\"width:{}\"></i><b style=\"width:{}\"></b></span>",
        escape(&say.short(direct)),
        escape(&say.short(indirect)),
        length(direct / all),
        length(indirect / all),
    );
    Cell::markup(bar).sorted_by(indirect / all)
}

/// The graph and the table of flows between different sectors.
fn flows(material: &Material) -> String {
    let between: Vec<&FlowSummary> = material
        .summary
        .flows
        .iter()
        .filter(|flow| flow.from != flow.to)
        .collect();
    if between.is_empty() {
        return paragraph("", material.text(w::NO_FLOWS));
    }
    let say = material.say();
    let mut table = Table::new(
        material.text(w::FLOWS_TABLE),
        &[
            (material.text(w::RANK), Numbers),
            (material.text(w::FROM), Words),
            (material.text(w::TO), Words),
            (material.text(w::LOST_MEAN), Numbers),
            (material.text(w::SHARE), Numbers),
        ],
    );
    for (rank, flow) in (1_u32..).zip(between.iter().take(TOP)) {
        let lost = &flow.lost_person_hours;
        table.push(vec![
            Cell::number(&rank.to_string(), Some(f64::from(rank))),
            Cell::text(material.sector(flow.from)),
            Cell::text(material.sector(flow.to)),
            Cell::number(&say.interval(lost), lost.value),
            Cell::number(&say.percent(flow.share), Some(flow.share)).barred(flow.share),
        ]);
    }
    graph::figure(material, &between) + &table.render()
}

fn own(material: &Material) -> Table {
    let mut table = shares(material, w::OWN_TABLE, w::SECTOR);
    let own = material
        .summary
        .flows
        .iter()
        .filter(|flow| flow.from == flow.to && flow.share >= LEAST);
    for flow in own {
        let name = material.sector(flow.to);
        table.push(share_row(
            material,
            name,
            &flow.lost_person_hours,
            flow.share,
        ));
    }
    table
}

fn causes(material: &Material) -> Table {
    let mut table = shares(material, w::CAUSES, w::CAUSE);
    for root in material
        .summary
        .roots
        .iter()
        .filter(|root| root.share > 0.0)
    {
        let name = material.name(&material.axes().roots[root.root]);
        table.push(share_row(
            material,
            name,
            &root.lost_person_hours,
            root.share,
        ));
    }
    table
}

fn shares(material: &Material, caption: crate::words::Text, what: crate::words::Text) -> Table {
    Table::new(
        material.text(caption),
        &[
            (material.text(what), Words),
            (material.text(w::LOST_MEAN), Numbers),
            (material.text(w::SHARE), Numbers),
        ],
    )
}

fn share_row(
    material: &Material,
    name: &str,
    lost: &crate::batch::statistics::Estimate,
    share: f64,
) -> Vec<Cell> {
    let say = material.say();
    vec![
        Cell::text(name),
        Cell::number(&say.interval(lost), lost.value),
        Cell::number(&say.percent(share), Some(share)).barred(share),
    ]
}
