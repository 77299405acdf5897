//! What people look up or start from: the file format, problems by number, the shelf of scenarios, templates.
//!
//! The format is told from the declarations that read it, so that it cannot lag behind them.
//!
//! Invariant: nothing here reads or writes a file, and nothing runs a model.

mod examples;
mod explain;
mod page;
mod shelf;
mod table;
mod templates;
mod topics;

pub use explain::explain;
pub use page::format_page;
pub use shelf::shelf;
pub use templates::{city, city_in_one_file, city_scenario, plan, scenario};
