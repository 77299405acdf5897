//! The discrete-event kernel: the calendar of future events, in one total order of time and key.
//!
//! Invariant: nothing here knows what an event means, and no order depends on what was pushed first.

mod calendar;
mod key;
mod ring;
mod equals;

pub use calendar::Calendar;
pub use equals::Equals;
pub use key::EventKey;
