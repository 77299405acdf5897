//! A model as its readers see it: what it holds, who depends on whom, the areas of its carriers, where its values come
//! from.
//!
//! What is shown is a function of the [`Model`](crate::model::Model), one file a view; `sheet` puts it on the terminal,
//! and `html::model` on a page. Invariant: nothing here knows markup, and nothing is simulated.

mod areas;
mod assumed;
mod holdings;
mod listing;
mod matrix;
mod phrases;
mod provenance;
mod sheet;
mod systems;
mod values;

pub(super) use areas::{Area, Link, areas, links};
pub(super) use assumed::{Statement, assumed};
pub(super) use holdings::{Holdings, is_by_rule, sectors as sector_holdings};
pub use listing::{facilities_meant, facility_list};
pub(super) use matrix::{Dependence, Matrix, percents};
pub(super) use phrases::Phrases;
pub(super) use provenance::{
    CONFIDENCES, Kind, Record, confidence, evidence, records, rule_of, written,
};
pub use sheet::{facility_sheet, model_sheet};
