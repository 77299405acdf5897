//! What losses trace back to, and through whom.

use crate::batch::Batch;
use crate::batch::statistics::{Estimate, Moments, mean};
use std::cmp::Reverse;

/// What traces back to one inject or hazard.
#[derive(Clone, PartialEq, Debug)]
pub struct RootSummary {
    /// Index into the roots of the axes.
    pub root: usize,
    /// Mean lost service-person-hours.
    pub lost_person_hours: Estimate,
    /// Its share of all that is lost.
    pub share: f64,
}

/// What one sector lost because of another.
#[derive(Clone, PartialEq, Debug)]
pub struct FlowSummary {
    /// The sector that pulled down.
    pub from: usize,
    /// The sector that was pulled down; the same for own damage.
    pub to: usize,
    /// Mean lost person-hours.
    pub lost_person_hours: Estimate,
    /// Its share of all that is lost.
    pub share: f64,
}

pub(super) fn roots(batch: &Batch) -> Vec<RootSummary> {
    let ranked = ranked(&batch.roots).into_iter();
    ranked
        .map(|(root, share)| RootSummary {
            root,
            lost_person_hours: mean(&batch.roots[root].shape()).scaled(1.0 / 60.0),
            share,
        })
        .collect()
}

pub(super) fn flows(batch: &Batch) -> Vec<FlowSummary> {
    let sectors = batch.axes.sectors.len();
    let carrying = ranked(&batch.flows)
        .into_iter()
        .filter(|(_, share)| *share > 0.0);
    carrying
        .map(|(flow, share)| FlowSummary {
            from: flow / sectors,
            to: flow % sectors,
            lost_person_hours: mean(&batch.flows[flow].shape()).scaled(1.0 / 60.0),
            share,
        })
        .collect()
}

/// Indices with their shares of the whole, the largest first, equal ones by index.
fn ranked(columns: &[Moments]) -> Vec<(usize, f64)> {
    let total: u128 = columns.iter().map(Moments::sum).sum();
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|column| (Reverse(columns[*column].sum()), *column));
    let share = |column: usize| match total {
        0 => 0.0,
        _ => columns[column].sum() as f64 / total as f64,
    };
    order
        .into_iter()
        .map(|column| (column, share(column)))
        .collect()
}
