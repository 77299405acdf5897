//! Attack and defence: footholds of campaigns in systems, what they do, who notices, and how systems come back.
//!
//! A foothold is one campaign's place in one system. Invariant: nothing here moves without a campaign, so that a
//! scenario without one pays nothing for the systems of its model.

mod attack;
mod defence;
mod fleet;
mod impact;
mod state;

pub(super) use state::CyberState;
pub use state::CyberStep;

use super::instant::Run;
use super::observer::{Note, Observer};

impl<O: Observer> Run<'_, O> {
    /// The place of a campaign's foothold in a system.
    fn foothold(&self, campaign: u32, system: u32) -> u32 {
        campaign * self.net.cyber.systems.len() as u32 + system
    }

    /// (campaign, system) of a foothold.
    fn whose(&self, foothold: u32) -> (u32, u32) {
        let systems = self.net.cyber.systems.len() as u32;
        (foothold / systems, foothold % systems)
    }

    /// What draws of a campaign at a system are keyed by.
    fn cyber_key(&self, foothold: u32) -> u64 {
        let (campaign, system) = self.whose(foothold);
        let cyber = &self.net.cyber;
        cyber.campaigns[campaign as usize] ^ cyber.systems[system as usize].hash.rotate_left(9)
    }

    fn kind_of(&self, system: u32) -> &crate::model::SystemKind {
        kind_of(self.net, system)
    }

    fn tell(&mut self, campaign: u32, system: Option<u32>, step: CyberStep) {
        let note = Note::Cyber {
            campaign,
            system,
            step,
        };
        self.observer.note(self.now, note);
    }
}

fn kind_of(net: &crate::world::Network, system: u32) -> &crate::model::SystemKind {
    let row = &net.cyber.systems[system as usize];
    &net.model.cyber.kinds[row.kind as usize]
}
