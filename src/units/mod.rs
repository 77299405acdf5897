//! Simulated time and service level: the two quantities that everything else is made of.
//!
//! Invariant: nothing here knows a facility, a file or a thread.

mod level;
mod time;

pub use level::{Level, PPM};
pub use time::{
    LONGEST, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, NoDuration, SimDuration,
    SimTime,
};
