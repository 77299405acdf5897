//! How far each campaign came: where it got in, what it struck, and when it was noticed.

use serde::{Deserialize, Serialize};

use crate::dynamics::CyberStep;
use crate::units::SimTime;

/// One campaign of one replicate.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct CampaignOutcome {
    /// Information systems in which the attacker has been.
    pub entered: u32,
    /// Systems in which an objective was carried out, each once, and facilities that a flood reached.
    pub struck: u32,
    /// Systems that were isolated.
    pub isolated: u32,
    /// When the attacker first got in.
    pub entered_at: Option<SimTime>,
    /// When somebody first noticed.
    pub noticed_at: Option<SimTime>,
    /// When something was first struck.
    pub struck_at: Option<SimTime>,
}

impl CampaignOutcome {
    /// Whether the attacker was in and noticed, and never struck anything.
    pub fn is_forestalled(&self) -> bool {
        self.entered_at.is_some() && self.noticed_at.is_some() && self.struck == 0
    }

    /// Takes a step; `first` tells whether it is the first strike on its system.
    pub(super) fn take(&mut self, at: u64, step: CyberStep, first: bool) {
        let at = SimTime(at);
        match step {
            CyberStep::Entered | CyberStep::Moved => {
                self.entered += 1;
                self.entered_at.get_or_insert(at);
            }
            CyberStep::Struck(_) if first => {
                self.struck += 1;
                self.struck_at.get_or_insert(at);
            }
            CyberStep::Flooded { .. } => {
                self.struck += 1;
                self.struck_at.get_or_insert(at);
                // Nobody overlooks a flood.
                self.noticed_at.get_or_insert(at);
            }
            CyberStep::Noticed => {
                self.noticed_at.get_or_insert(at);
            }
            CyberStep::Isolated(_) => self.isolated += 1,
            _ => {}
        }
    }
}
