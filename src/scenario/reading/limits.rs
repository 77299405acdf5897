//! How much a scenario may hold beside its model.

use crate::model::reading::FACILITIES;
use crate::notation::Limit;
use crate::words::Text;
use crate::words::diagnostics::scenario as texts;

pub(super) const HAZARDS: Limit = events("hazards", texts::HAZARDS);
pub(super) const INJECTS: Limit = events("injects", texts::INJECTS);
pub(super) const CAMPAIGNS: Limit = events("campaigns", texts::CAMPAIGNS);
pub(super) const PATCHES: Limit = events("patches", texts::PATCHES);
pub(super) const OBSERVED: Limit = events("observe", texts::OBSERVATIONS);
pub(super) const COMPARED: Limit = events("compare", texts::COMPARED);

/// The limits of a scenario's file, also those of a model that stands in it.
pub(super) const LIMITS: &[Limit] = &[
    FACILITIES, HAZARDS, INJECTS, CAMPAIGNS, PATCHES, OBSERVED, COMPARED,
];

const fn events(field: &'static str, there_are_more: Text) -> Limit {
    Limit {
        field,
        most: 100_000,
        there_are_more,
        advice: texts::USE_SELECTORS,
    }
}
