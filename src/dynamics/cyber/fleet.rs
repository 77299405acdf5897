//! Infections of fleets: counts of devices that are open, infected and closed, and never one device by itself.

use super::state::CyberStep;
use crate::dynamics::event::{class, purpose};
use crate::dynamics::instant::Run;
use crate::dynamics::observer::{Note, Observer};
use crate::engine::EventKey;
use crate::model::Fleet;
use crate::random::{binomial, math};
use crate::units::PPM;

/// Up to so many open devices each infection is an event of its own.
const EXACT_DEVICES: u64 = 1_000;

/// Of a larger fleet each infection is an event while so few are infected: there chance decides when it takes off.
const EXACT_INFECTED: u64 = 200;

/// Binomial steps in the time in which an infected device infects another at first, or is cleaned.
const STEPS_PER_CONTACT: f64 = 16.0;

/// Most binomial steps of a replicate: of an infection that is over in no time only its end matters.
const MOST_STEPS: f64 = 50_000.0;

/// Steps in which patches arrive.
const PATCH_STEPS: u32 = 10;

/// Shares of a fleet's open devices whose infection is told, in ppm.
const TOLD: [u32; 4] = [10_000, 100_000, 500_000, 900_000];

/// An infection in a fleet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dynamics) struct FleetState {
    /// Devices that can be infected.
    pub(in crate::dynamics) open: u64,
    /// Infected devices.
    pub(in crate::dynamics) infected: u64,
    /// Open devices at the start.
    at_first: u64,
    /// Events so far: the occurrence of their draws, and what tells the next from stale ones.
    events: u32,
    /// The campaign that infected it first.
    pub(in crate::dynamics) campaign: u32,
    /// Shares told.
    told: u32,
}

impl FleetState {
    /// A fleet in which nothing is infected.
    pub(super) fn new(fleet: &Fleet) -> FleetState {
        FleetState {
            open: fleet.open(),
            infected: 0,
            at_first: fleet.open(),
            events: 0,
            campaign: 0,
            told: 0,
        }
    }
}

impl<O: Observer> Run<'_, O> {
    /// The first devices of a fleet are infected.
    pub(super) fn seed(&mut self, campaign: u32, fleet: u32, seeds: u64) {
        let state = &mut self.memory.cyber.fleets[fleet as usize];
        let seeds = seeds.min(state.open);
        if state.infected == 0 {
            state.campaign = campaign;
        }
        state.open -= seeds;
        state.infected += seeds;
        self.fleet_changed(fleet);
        self.next_infection(fleet);
    }

    /// Whether each infection is an event of its own.
    fn is_exact(&self, fleet: u32) -> bool {
        let state = &self.memory.cyber.fleets[fleet as usize];
        state.at_first <= EXACT_DEVICES || state.infected < EXACT_INFECTED
    }

    /// Rates of infections and of cleanings, per ms.
    fn rates(&self, fleet: u32) -> (f64, f64) {
        let (record, state) = (
            &self.net.model.cyber.fleets[fleet as usize],
            &self.memory.cyber.fleets[fleet as usize],
        );
        let infected = state.infected as f64;
        let meets = state.open as f64 / record.devices.max(1) as f64;
        let cleaned = record.cleaned.map_or(0.0, |mean| infected / mean);
        (infected * meets / record.contact, cleaned)
    }

    /// Length of a binomial step, in ms: a part of the time in which the infection grows, or is cleaned.
    fn step_ms(&self, fleet: u32) -> f64 {
        let (record, state) = (
            &self.net.model.cyber.fleets[fleet as usize],
            &self.memory.cyber.fleets[fleet as usize],
        );
        let meets = (state.open + state.infected) as f64 / record.devices.max(1) as f64;
        let growth = record.contact / meets;
        let part = record.cleaned.unwrap_or(f64::INFINITY).min(growth) / STEPS_PER_CONTACT;
        part.max(self.net.scenario.horizon.0 as f64 / MOST_STEPS)
            .max(1.0)
    }

    fn next_infection(&mut self, fleet: u32) {
        let (infections, cleanings) = self.rates(fleet);
        let total = infections + cleanings;
        let state = &mut self.memory.cyber.fleets[fleet as usize];
        state.events = state.events.wrapping_add(1);
        let events = state.events;
        if total <= 0.0 {
            return;
        }
        let ms = match self.is_exact(fleet) {
            true => {
                let hash = self.net.cyber.fleets[fleet as usize];
                let luck = self
                    .key
                    .uniform(purpose::INFECTION, hash, u64::from(events));
                -math::ln(luck) / total
            }
            false => self.step_ms(fleet),
        };
        self.push(
            self.after(ms),
            EventKey::new(class::INFECTION, fleet, events),
        );
    }

    /// An infection or a cleaning, or a step of many, unless the fleet has changed since that was planned.
    pub(in crate::dynamics) fn infect(&mut self, fleet: u32, planned: u32) {
        let events = self.memory.cyber.fleets[fleet as usize].events;
        if EventKey::truncate(events) != planned {
            return;
        }
        let hash = self.net.cyber.fleets[fleet as usize];
        let luck = |purpose| self.key.uniform(purpose, hash, u64::from(events));
        let (spreads, cleans) = (luck(purpose::SPREADS), luck(purpose::CLEANS));
        let (infected, cleaned) = match self.is_exact(fleet) {
            true => {
                let (infections, cleanings) = self.rates(fleet);
                let is_infection = spreads * (infections + cleanings) < infections;
                (u64::from(is_infection), u64::from(!is_infection))
            }
            false => self.counted_step(fleet, spreads, cleans),
        };
        let state = &mut self.memory.cyber.fleets[fleet as usize];
        state.open = state.open - infected + cleaned;
        state.infected = state.infected + infected - cleaned;
        self.fleet_changed(fleet);
        self.next_infection(fleet);
    }

    /// (infected, cleaned) in a step of many. The hazard of an infection over the step is that of the logistic curve
    /// through the present counts, so that without cleaning the mean is exact whatever the step; half of what is cleaned
    /// in the step, and half of what is infected in it, count at its middle.
    fn counted_step(&self, fleet: u32, spreads: f64, cleans: f64) -> (u64, u64) {
        let (record, state) = (
            &self.net.model.cyber.fleets[fleet as usize],
            &self.memory.cyber.fleets[fleet as usize],
        );
        let ms = self.step_ms(fleet);
        let cleaned = record.cleaned.map_or(0.0, |mean| -math::exp_m1(-ms / mean));
        let (open, infected) = (
            state.open as f64,
            state.infected as f64 * (1.0 - cleaned / 2.0),
        );
        let rate = (open + infected) / (record.devices.max(1) as f64 * record.contact);
        let grown = infected * math::exp_m1(rate * ms);
        let caught = binomial(state.open, grown / (open + infected + grown), spreads);
        (
            caught,
            binomial(state.infected + caught / 2, cleaned, cleans),
        )
    }

    /// What a fleet's infection leaves of the ability of those who rely on it, in ppm.
    pub(super) fn fleet_level(&self, fleet: u32) -> u32 {
        let (record, state) = (
            &self.net.model.cyber.fleets[fleet as usize],
            &self.memory.cyber.fleets[fleet as usize],
        );
        let infected = state.infected as f64 / record.devices.max(1) as f64;
        let lost = infected * record.stake.share() * f64::from(PPM);
        let lost = (lost as u32).min(PPM);
        // As all shortfalls, in whole steps of the model's resolution.
        PPM - lost / self.net.resolution * self.net.resolution
    }

    /// Who relies on a fleet, and whom it floods, feel its infection.
    fn fleet_changed(&mut self, fleet: u32) {
        let net = self.net;
        for facility in &net.model.cyber.fleets[fleet as usize].serves {
            self.set_ability(*facility as u32);
        }
        self.reflood(fleet);
        self.tell_infection(fleet);
    }

    fn tell_infection(&mut self, fleet: u32) {
        let state = &mut self.memory.cyber.fleets[fleet as usize];
        let share = state.infected * u64::from(PPM) / state.at_first.max(1);
        let Some(next) = TOLD.get(state.told as usize) else {
            return;
        };
        if share < u64::from(*next) {
            return;
        }
        let reached = TOLD.iter().filter(|told| u64::from(**told) <= share);
        state.told = reached.count() as u32;
        let (campaign, share, count) = (state.campaign, share as u32, state.infected);
        let step = CyberStep::Infected {
            fleet,
            share,
            count,
        };
        self.tell(campaign, None, step);
    }

    /// A step of a patch or recall: so many of the devices that are left are closed, at the rate of the platform's
    /// service.
    pub(in crate::dynamics) fn patch(&mut self, patching: u32, step: u32) {
        let net = self.net;
        let record = &net.scenario.patches[patching as usize];
        let steps = match record.within {
            0 => 1,
            _ => PATCH_STEPS,
        };
        if step == 1 {
            self.observer.note(self.now, Note::Patching { patching });
        }
        for fleet in &record.fleets {
            self.close(*fleet as u32, patching, step, steps);
        }
        if step < steps {
            let every = record.within / u64::from(PATCH_STEPS);
            let key = EventKey::new(class::PATCH, patching, step + 1);
            self.push(self.now + every.max(1), key);
        }
    }

    fn close(&mut self, fleet: u32, patching: u32, step: u32, steps: u32) {
        let net = self.net;
        let record = &net.model.cyber.fleets[fleet as usize];
        let reached = net.scenario.patches[patching as usize].coverage.share();
        let all = reached * record.patchable.share();
        let before = all * f64::from(step - 1) / f64::from(steps);
        let now = all * f64::from(step) / f64::from(steps);
        let sent = record.platform.map_or(1.0, |platform| {
            f64::from(self.facilities.level[platform].0) / f64::from(PPM)
        });
        let chance = (now - before) / (1.0 - before).max(f64::MIN_POSITIVE) * sent;
        let hash = net.cyber.fleets[fleet as usize] ^ u64::from(patching).rotate_left(40);
        let luck = |what: u64| {
            self.key
                .uniform(purpose::PATCHED, hash, u64::from(step) * 2 + what)
        };
        let (spared, cured) = (luck(0), luck(1));
        let state = &mut self.memory.cyber.fleets[fleet as usize];
        state.open -= binomial(state.open, chance, spared);
        state.infected -= binomial(state.infected, chance, cured);
        self.fleet_changed(fleet);
        self.next_infection(fleet);
    }
}
