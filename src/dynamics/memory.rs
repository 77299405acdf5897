//! What changes during a replicate beside the columns, kept between replicates so that nothing is allocated anew.

use bevy_ecs::prelude::Resource;

use super::buffer::{Stock, Timer, TrailingMinimum};
use super::carrier::AreaState;
use super::cause::Cause;
use super::crews::{JobState, PoolState};
use super::cyber::CyberState;
use super::damage::{Strike, Wound};
use super::site::{BacklogState, LagState};
use crate::engine::{Calendar, Equals};
use crate::units::PPM;
use crate::world::{BufferRow, Network};

/// The state of a replicate beside its columns.
#[derive(Resource, Default)]
pub struct Memory {
    /// The order among equals; the same for all replicates.
    pub(super) equals: Equals,
    pub(super) calendar: Calendar,
    /// Facilities whose primary inputs have changed since the passes last ran.
    pub(super) dirty: Marked,
    /// Facilities that still change in an instant that has gone through many rounds.
    pub(super) changing: Marked,
    /// Work of a pass.
    pub(super) queue: Marked,
    /// Facilities evaluated in this instant.
    pub(super) touched: Marked,
    /// Groups evaluated in this instant.
    pub(super) touched_groups: Marked,
    /// Facilities whose level was written in this instant.
    pub(super) moved: Marked,
    /// Levels at the start of the instant, of what moved.
    pub(super) level_before: Vec<u32>,
    /// Share of demand that could be served, uncapped, in ppm.
    pub(super) served_raw: Vec<u64>,
    /// What each facility's groups let through at the worst, as of its last evaluation, in ppm.
    pub(super) inputs: Vec<u32>,
    /// The level at which each facility delivers to the stocks of others, as they feel it, in ppm.
    pub(super) delivers: Vec<u32>,
    /// What each bundle's suppliers deliver: weight x ppm.
    pub(super) delivered: Vec<u64>,
    /// The share of its requirement that each bundle is missing at nominal demand, as it is felt, in ppm.
    pub(super) short: Vec<u32>,
    pub(super) stocks: Vec<Stock>,
    pub(super) stock_timers: Vec<Timer>,
    pub(super) lags: Vec<LagState>,
    pub(super) backlogs: Vec<BacklogState>,
    pub(super) return_peak: Vec<u32>,
    /// Groups that do not hold in this replicate.
    pub(super) absent: Vec<bool>,
    pub(super) areas: Vec<AreaState>,
    pub(super) carrier_dirty: bool,
    pub(super) wounds: Vec<Wound>,
    /// Strikes of this instant that have not been felt yet.
    pub(super) strikes: Vec<Strike>,
    pub(super) failed: Vec<bool>,
    pub(super) failures: Vec<u32>,
    pub(super) jobs: Vec<JobState>,
    pub(super) pools: Vec<PoolState>,
    pub(super) dirty_pools: Marked,
    pub(super) dirty_regions: Marked,
    pub(super) effect_active: Vec<bool>,
    pub(super) profile_ppm: Vec<u64>,
    /// People x ppm served by cell.
    pub(super) cell_served: Vec<u64>,
    /// Service by cell in whole percent, which is what repair work feels.
    pub(super) cell_percent: Vec<u32>,
    pub(super) causes: Vec<Cause>,
    pub(super) resolving: Vec<u32>,
    pub(super) cyber: CyberState,
    pub(super) flow: super::carrier::FlowScratch,
}

impl Memory {
    /// Memory of replicates that take equals in this order.
    pub fn with_order(equals: Equals) -> Memory {
        Memory {
            equals,
            ..Memory::default()
        }
    }

    /// Everything at rest.
    pub(super) fn reset(&mut self, net: &Network) {
        let (facilities, groups) = (net.facilities.len(), net.groups.len());
        self.calendar.clear();
        for (marked, len) in [
            (&mut self.dirty, facilities),
            (&mut self.changing, facilities),
            (&mut self.queue, facilities),
            (&mut self.touched, facilities),
            (&mut self.touched_groups, groups),
            (&mut self.moved, facilities),
            (&mut self.dirty_pools, net.pools.len()),
            (&mut self.dirty_regions, net.regions + 1),
        ] {
            marked.reset(len);
        }
        refill(&mut self.level_before, facilities, PPM);
        refill(&mut self.served_raw, facilities, u64::from(PPM));
        refill(&mut self.inputs, facilities, PPM);
        refill(&mut self.delivers, facilities, PPM);
        refill(&mut self.short, net.bundles.len(), 0);
        self.delivered.clear();
        let whole = |bundle: u32| -> u64 {
            let members = net.members_of_bundle(bundle).iter();
            members.map(|member| member.weight * u64::from(PPM)).sum()
        };
        self.delivered
            .extend((0..net.bundles.len() as u32).map(whole));
        refill(&mut self.return_peak, groups, 0);
        refill(&mut self.absent, groups, false);
        refill(&mut self.failed, facilities, false);
        refill(&mut self.failures, facilities, 0);
        refill(&mut self.effect_active, net.effects.len(), false);
        refill(
            &mut self.profile_ppm,
            net.profile_users.len(),
            u64::from(PPM),
        );
        refill(&mut self.cell_percent, net.cells(), 100);
        refill(&mut self.causes, facilities, Cause::NONE);
        refill(&mut self.stock_timers, groups, Timer::IDLE);
        refill(&mut self.wounds, facilities, Wound::NONE);
        refill(&mut self.backlogs, facilities, BacklogState::NONE);
        refill(&mut self.jobs, net.jobs.len(), JobState::IDLE);
        self.cell_served.clear();
        self.cell_served
            .extend(net.cell_people.iter().map(|people| people * u64::from(PPM)));
        self.carrier_dirty = !net.areas.is_empty();
        self.strikes.clear();
        self.pools.resize_with(net.pools.len(), PoolState::default);
        self.pools.iter_mut().for_each(PoolState::reset);
        self.areas.resize_with(net.areas.len(), AreaState::default);
        self.areas.iter_mut().for_each(AreaState::reset);
        self.cyber.reset(net);
        self.reset_windows(net);
    }

    /// Keeps what is about to change, should this instant never come to rest.
    pub(super) fn keep_changing(&mut self) {
        for position in 0..self.dirty.len() {
            self.changing.add(self.dirty.get(position));
        }
    }

    fn reset_windows(&mut self, net: &Network) {
        self.lags.resize_with(net.lags.len(), LagState::default);
        for (lag, row) in self.lags.iter_mut().zip(&net.lags) {
            lag.reset(row);
        }
        self.stocks.resize_with(net.groups.len(), Stock::default);
        for (stock, row) in self.stocks.iter_mut().zip(&net.groups) {
            match &row.buffer {
                BufferRow::None => *stock = Stock::None,
                BufferRow::Graded { cohorts, .. } => stock.reset_graded(cohorts),
                BufferRow::Areal { cohorts, .. } => stock.reset_areal(cohorts),
            }
        }
    }
}

fn refill<T: Clone>(column: &mut Vec<T>, len: usize, value: T) {
    column.clear();
    column.resize(len, value);
}

/// A list of indices in which each stands at most once.
#[derive(Default)]
pub(super) struct Marked {
    list: Vec<u32>,
    marked: Vec<bool>,
}

impl Marked {
    fn reset(&mut self, len: usize) {
        self.list.clear();
        refill(&mut self.marked, len, false);
    }

    /// Adds an index; false if it stands already.
    pub(super) fn add(&mut self, index: u32) -> bool {
        let mark = &mut self.marked[index as usize];
        let new = !*mark;
        if new {
            *mark = true;
            self.list.push(index);
        }
        new
    }

    /// Takes the last one added.
    pub(super) fn pop(&mut self) -> Option<u32> {
        let index = self.list.pop()?;
        self.marked[index as usize] = false;
        Some(index)
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn get(&self, position: usize) -> u32 {
        self.list[position]
    }

    /// Puts the list in index order, for what must not depend on the order of marking.
    pub(super) fn sort(&mut self) {
        self.list.sort_unstable();
    }

    pub(super) fn clear(&mut self) {
        for index in self.list.drain(..) {
            self.marked[index as usize] = false;
        }
    }
}

impl LagState {
    fn reset(&mut self, row: &crate::world::VisitRow) {
        self.stuck = 0;
        self.timer = Timer::IDLE;
        TrailingMinimum::reset(
            &mut self.window,
            PPM,
            row.cohorts.iter().map(|cohort| cohort.1),
        );
    }
}
