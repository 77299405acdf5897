//! What happens: one executive, a closed set of events, one file a law.
//!
//! An instant runs in rounds: all primary changes that are due, one balance of the carriers, an upward and a downward
//! pass to rest, and only then trips and starts. Windows, stocks, crews and observers are brought up to date once,
//! when the instant has come to rest. Invariant: nothing here parses, prints or knows a thread.

mod announce;
mod buffer;
mod carrier;
mod cause;
mod crews;
mod cyber;
mod damage;
mod event;
mod instant;
mod memory;
mod observer;
mod repair;
mod site;
mod supply;

pub use cause::Cause;
pub use cyber::CyberStep;
pub use instant::{Finished, Stopped, run};
pub use memory::Memory;
pub use observer::{Both, Note, Observer};

/// Version of the laws and of the base model: any change of results is a change of this number.
pub const MODEL_VERSION: &str = "6";
