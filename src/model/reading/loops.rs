//! Loops of dependencies that amplify losses: found when a model is read, told as a warning.

use std::collections::{BTreeMap, VecDeque};

use crate::model::{Buffer, Facility, SupplyGroup};
use crate::notation::{Code, Diagnostic, Diagnostics, Place};
use crate::units::{Level, PPM};
use crate::words::diagnostics::model as texts;

/// Gain of a loop above which it is told: what is lost in it hardly comes back by itself.
const MOST_GAIN: f64 = 0.98;

/// An edge that passes a loss on at once: no stock stands before it, and the consumer cannot start without it.
struct Edge {
    consumer: usize,
    supplier: usize,
    gain: f64,
    place: Place,
}

/// Warns of each loop of bare dependencies (no buffer, no black start) whose gains multiply to more than 0.98.
///
/// In such a loop each edge alone has more than that, so that only those are searched. One loop is named for each knot
/// of facilities that all depend on each other: the shortest through the first of them.
pub(super) fn warn(groups: &[(SupplyGroup, Place)], facilities: &[Facility], sink: &Diagnostics) {
    let edges: Vec<Edge> = groups
        .iter()
        .flat_map(|(group, place)| bare(group, *place))
        .filter(|edge| edge.gain > MOST_GAIN && edge.supplier != edge.consumer)
        .collect();
    let mut suppliers: Vec<Vec<usize>> = vec![Vec::new(); facilities.len()];
    for (index, edge) in edges.iter().enumerate() {
        suppliers[edge.consumer].push(index);
    }
    let mut told = vec![false; facilities.len()];
    for start in 0..facilities.len() {
        if told[start] {
            continue;
        }
        let Some(path) = shortest_loop(start, &edges, &suppliers, &told) else {
            continue;
        };
        let gain: f64 = path.iter().map(|&edge| edges[edge].gain).product();
        if gain > MOST_GAIN {
            for &edge in &path {
                told[edges[edge].consumer] = true;
            }
            sink.push(warning(&path, gain, &edges, facilities));
        }
    }
}

fn warning(path: &[usize], gain: f64, edges: &[Edge], facilities: &[Facility]) -> Diagnostic {
    const MOST_NAMED: usize = 8;
    let ids: Vec<&str> = path
        .iter()
        .take(MOST_NAMED)
        .map(|&edge| facilities[edges[edge].consumer].id.as_str())
        .collect();
    let more = if path.len() > MOST_NAMED {
        " <- ..."
    } else {
        ""
    };
    let what = texts::LOOP
        .with("gain", format!("{gain:.3}"))
        .with("ids", ids.join(" <- ") + more);
    Diagnostic::warning(Code::StrongLoop, edges[path[0]].place, what)
        .why(texts::LOOP_WHY)
        .advice(texts::LOOP_ADVICE)
}

/// The edges of a group that pass losses on in full; a share of a redundant supply does not.
fn bare(group: &SupplyGroup, place: Place) -> Vec<Edge> {
    let stockless = matches!(group.buffer, Buffer::None) || group.immediate == group.strength;
    if !stockless || group.black_start > Level::ZERO {
        return Vec::new();
    }
    let weights: u64 = group
        .members
        .iter()
        .map(|member| u64::from(member.weight))
        .sum();
    let spare = weights.saturating_sub(u64::from(group.requirement));
    let edges = group.members.iter().filter_map(|member| {
        let missing = u64::from(member.weight).saturating_sub(spare);
        let share = missing as f64 / f64::from(group.requirement);
        let strength = f64::from(group.strength.ppm()) / f64::from(PPM);
        let gain = share.min(1.0) * strength * group.chance;
        (gain > 0.0).then_some(Edge {
            consumer: group.consumer,
            supplier: member.supplier,
            gain,
            place,
        })
    });
    edges.collect()
}

/// The edges of the shortest loop through a facility, over facilities of which nothing was told yet.
fn shortest_loop(
    start: usize,
    edges: &[Edge],
    suppliers: &[Vec<usize>],
    told: &[bool],
) -> Option<Vec<usize>> {
    const MOST_VISITED: usize = 2_000;
    let mut arrived: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(consumer) = queue.pop_front() {
        for &index in &suppliers[consumer] {
            let supplier = edges[index].supplier;
            if supplier == start {
                return Some(way_back(consumer, start, index, edges, &arrived));
            }
            if !told[supplier] && !arrived.contains_key(&supplier) {
                arrived.insert(supplier, index);
                queue.push_back(supplier);
            }
        }
        if arrived.len() > MOST_VISITED {
            return None;
        }
    }
    None
}

/// The loop's edges in order, from the edge that closes it back to the start.
fn way_back(
    last: usize,
    start: usize,
    closing: usize,
    edges: &[Edge],
    arrived: &BTreeMap<usize, usize>,
) -> Vec<usize> {
    let mut path = vec![closing];
    let mut at = last;
    while at != start {
        let edge = arrived[&at];
        path.push(edge);
        at = edges[edge].consumer;
    }
    path.reverse();
    path
}
