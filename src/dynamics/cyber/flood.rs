//! Traffic that an attack sends: demand on its targets, from bought capacity or from infected devices.

use super::state::CyberStep;
use crate::dynamics::event::{class, purpose};
use crate::dynamics::instant::Run;
use crate::dynamics::observer::Observer;
use crate::engine::EventKey;
use crate::scenario::{Act, Flood};
use crate::units::PPM;
use crate::world::NONE;

impl<O: Observer> Run<'_, O> {
    /// Sends the floods of a campaign, once.
    pub(super) fn send_floods(&mut self, campaign: u32) {
        let state = &mut self.memory.cyber.campaigns[campaign as usize];
        if std::mem::replace(&mut state.flooding, true) {
            return;
        }
        let net = self.net;
        for (f, row) in net.cyber.floods.iter().enumerate() {
            if row.campaign == campaign {
                let record = &net.scenario.campaigns[campaign as usize];
                let after = &record.objectives[row.objective as usize].after;
                let hash = net.cyber.campaigns[campaign as usize];
                let ms = self.draw(after, purpose::ACT_TIME, hash, u64::from(row.objective));
                self.push(self.after(ms), EventKey::new(class::FLOOD, f as u32, 0));
            }
        }
    }

    /// A flood begins (occurrence 0) or ends.
    pub(in crate::dynamics) fn flood(&mut self, flood: u32, occurrence: u32) {
        let row = self.net.cyber.floods[flood as usize];
        if occurrence > 0 {
            self.memory.cyber.floods[flood as usize] = 0;
            let facility = row.target;
            self.tell(row.campaign, None, CyberStep::FloodEnded { facility });
            self.set_demand(row.target);
            return;
        }
        let ms = self.flood_lasts(flood);
        self.push(self.after(ms), EventKey::new(class::FLOOD, flood, 1));
        let factor = self.flood_factor(flood);
        self.memory.cyber.floods[flood as usize] = factor.max(1);
        self.first_effect(row.campaign);
        self.report(row.campaign);
        let step = CyberStep::Flooded {
            facility: row.target,
            factor: u32::try_from(factor).unwrap_or(u32::MAX),
        };
        self.tell(row.campaign, None, step);
        self.set_demand(row.target);
    }

    fn flood_record(&self, flood: u32) -> Option<&Flood> {
        let row = self.net.cyber.floods[flood as usize];
        let record = &self.net.scenario.campaigns[row.campaign as usize];
        match &record.objectives[row.objective as usize].act {
            Act::Flood(flood) => Some(flood),
            _ => None,
        }
    }

    /// To its end, or until its target filters it.
    fn flood_lasts(&self, flood: u32) -> f64 {
        let row = self.net.cyber.floods[flood as usize];
        let target = self.net.facilities[row.target as usize].hash;
        let key = self.net.cyber.campaigns[row.campaign as usize] ^ target.rotate_left(9);
        let occurrence = u64::from(row.objective);
        let lasting = self.flood_record(flood).map_or(0.0, |record| {
            self.draw(&record.lasting, purpose::LASTING, key, occurrence)
        });
        let systems = self.net.cyber.systems_of(row.target);
        let filtered = systems.filter_map(|system| {
            let filtering = self.kind_of(system as u32).response.filtering.as_ref()?;
            Some(self.draw(filtering, purpose::FILTERING, key, occurrence))
        });
        filtered.fold(lasting, f64::min)
    }

    /// Factor of a flood on its target's demand, in ppm: its own, and what infected devices add.
    fn flood_factor(&self, flood: u32) -> u64 {
        let row = self.net.cyber.floods[flood as usize];
        let own = self.flood_record(flood).map_or(1.0, |record| record.factor);
        let added = match row.fleet {
            NONE => 0.0,
            fleet => {
                let load = self.net.model.cyber.fleets[fleet as usize].load;
                load * self.memory.cyber.fleets[fleet as usize].infected as f64 / 1_000.0
            }
        };
        // What does not go over the flooded line is served as before: `1 - share (1 - 1/f)` of the demand is.
        let share = self
            .flood_record(flood)
            .map_or(1.0, |one| one.share.share());
        let served = 1.0 - share * (1.0 - 1.0 / (own + added).max(1e-6));
        (f64::from(PPM) / served.max(1e-6) + 0.5) as u64
    }

    /// The floods of a fleet follow its infected devices, in steps of a percent.
    pub(super) fn reflood(&mut self, fleet: u32) {
        for flood in 0..self.net.cyber.floods.len() as u32 {
            let row = self.net.cyber.floods[flood as usize];
            let now = self.memory.cyber.floods[flood as usize];
            if row.fleet != fleet || now == 0 {
                continue;
            }
            let factor = self.flood_factor(flood).max(1);
            if factor.abs_diff(now) >= (now / 100).max(1) {
                self.memory.cyber.floods[flood as usize] = factor;
                self.set_demand(row.target);
            }
        }
    }

    /// The campaign whose flood reaches a facility; the first of several.
    pub(in crate::dynamics) fn flood_root(&self, facility: u32) -> Option<u32> {
        let floods = self.net.cyber.floods_on(facility).iter();
        let flowing = floods.filter(|flood| self.memory.cyber.floods[**flood as usize] > 0);
        flowing
            .map(|flood| self.campaign_root(self.net.cyber.floods[*flood as usize].campaign))
            .min()
    }
}
