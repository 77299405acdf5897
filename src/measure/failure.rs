//! Why a replicate has no outcome.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::units::SimTime;
use crate::words::{Lang, failure as texts};

/// Why a replicate stopped before its horizon.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Failure {
    /// An instant did not come to rest.
    Circle {
        /// When.
        at: SimTime,
        /// Ids of facilities that keep changing.
        facilities: Vec<String>,
    },
    /// It took more events than are allowed.
    Budget {
        /// When.
        at: SimTime,
        /// Events so far.
        events: u64,
    },
    /// The program has a fault; what it said, on one line.
    Fault(String),
}

impl Failure {
    /// The reason in a language.
    pub fn to(&self, lang: Lang) -> String {
        match self {
            Failure::Circle { at, facilities } => {
                let names = facilities.join(", ");
                texts::CIRCLE.fill(lang, &[("time", at), ("facilities", &names)])
            }
            Failure::Budget { at, events } => {
                texts::BUDGET.fill(lang, &[("time", at), ("events", events)])
            }
            Failure::Fault(said) => texts::FAULT.fill(lang, &[("said", said)]),
        }
    }
}

/// In English, as tables for programs have it.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to(Lang::En))
    }
}
