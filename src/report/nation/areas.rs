//! The balancing areas of carriers, what feeds them, and what ties them together.

use crate::model::{Model, Role, SourceState};
use std::collections::BTreeMap;

/// A balancing area with all that feeds it; powers in kW.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in crate::report) struct Area {
    /// Index of its facility.
    pub facility: usize,
    /// Nominal demand.
    pub demand_kw: u64,
    /// Load that automatic shedding can drop.
    pub shedding_kw: u64,
    /// Number of its sources.
    pub sources: u64,
    /// What runs at the start.
    pub running_kw: u64,
    /// What is started when the area is short.
    pub standby_kw: u64,
    /// What is installed and serves nothing.
    pub unavailable_kw: u64,
    /// What all ties together can bring.
    pub import_kw: u64,
    /// The regions that belong to it, by index.
    pub regions: Vec<usize>,
    /// Mean row and column of these on the tile map; none where there is no region.
    pub place: Option<(f64, f64)>,
}

/// All ties between two areas as one; limits in kW.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::report) struct Link {
    /// The facility of the area that stands first in the model.
    pub a: usize,
    /// The facility of the other.
    pub b: usize,
    /// Limit from `a` to `b`.
    pub there_kw: u64,
    /// Limit from `b` to `a`.
    pub back_kw: u64,
    /// Number of ties.
    pub ties: u64,
}

/// The areas of a model, from north to south as far as the tile map says.
pub(in crate::report) fn areas(model: &Model) -> Vec<Area> {
    let mut areas: BTreeMap<usize, Area> = BTreeMap::new();
    for (facility, role) in roles(model) {
        if let Role::Area(area) = role {
            let own = areas.entry(facility).or_default();
            (own.facility, own.demand_kw, own.shedding_kw) =
                (facility, area.demand_kw, area.shedding_kw);
        }
    }
    for (_, role) in roles(model) {
        feed(&mut areas, role);
    }
    let mut areas: Vec<Area> = areas.into_values().collect();
    for area in &mut areas {
        settle(area, model);
    }
    let row = |area: &Area| area.place.map_or(f64::MAX, |(row, _)| row);
    areas.sort_by(|a, b| row(a).total_cmp(&row(b)).then(a.facility.cmp(&b.facility)));
    areas
}

/// The ties of a model, those between the same two areas together.
pub(in crate::report) fn links(model: &Model) -> Vec<Link> {
    let mut links: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for (_, role) in roles(model) {
        let Role::Tie(tie) = role else { continue };
        let (a, b) = (tie.from.min(tie.to), tie.from.max(tie.to));
        let link = links.entry((a, b)).or_insert(Link {
            a,
            b,
            there_kw: 0,
            back_kw: 0,
            ties: 0,
        });
        let (there, back) = match tie.from == a {
            true => (tie.kw, tie.back_kw),
            false => (tie.back_kw, tie.kw),
        };
        link.there_kw += there;
        link.back_kw += back;
        link.ties += 1;
    }
    links.into_values().collect()
}

fn roles(model: &Model) -> impl Iterator<Item = (usize, &Role)> {
    let facilities = model.facilities.iter().enumerate();
    facilities.map(|(index, facility)| (index, &facility.role))
}

/// Adds a source to its area, and a tie's limits to those that it can bring power to.
fn feed(areas: &mut BTreeMap<usize, Area>, role: &Role) {
    match role {
        Role::Source(source) => {
            if let Some(area) = areas.get_mut(&source.area) {
                area.sources += 1;
                *match source.state {
                    SourceState::Synchronised => &mut area.running_kw,
                    SourceState::Standby => &mut area.standby_kw,
                    SourceState::Unavailable => &mut area.unavailable_kw,
                } += source.kw;
            }
        }
        Role::Tie(tie) => {
            for (end, kw) in [(tie.to, tie.kw), (tie.from, tie.back_kw)] {
                if let Some(area) = areas.get_mut(&end) {
                    area.import_kw += kw;
                }
            }
        }
        Role::Area(_) | Role::Service => {}
    }
}

/// Finds the regions of an area, and with them its place.
fn settle(area: &mut Area, model: &Model) {
    let regions = model.regions.iter().enumerate();
    let own = regions.filter(|(_, region)| region.areas.contains(&area.facility));
    area.regions = own.map(|(index, _)| index).collect();
    let count = area.regions.len() as f64;
    let tiles = area
        .regions
        .iter()
        .map(|region| model.regions[*region].tile);
    let (rows, columns) = tiles.fold((0.0, 0.0), |(rows, columns), (row, column)| {
        (rows + f64::from(row), columns + f64::from(column))
    });
    area.place = (count > 0.0).then(|| (rows / count, columns / count));
}
