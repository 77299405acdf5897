//! How much a model may hold; how much a file may is a matter of its notation.

use crate::notation::Limit;
use crate::words::diagnostics::model as texts;

/// Most files of one model.
pub(super) const MOST_FILES: usize = 64;

/// Facilities, listed and made by rules.
pub const FACILITIES: Limit = Limit {
    field: "facilities",
    most: 200_000,
    there_are_more: texts::TOO_MANY,
    advice: texts::USE_SITES,
};

/// Most pairs of systems that a link joins.
pub(super) const MOST_LINKED: usize = 20_000_000;

/// Most supply groups.
pub(super) const MOST_GROUPS: usize = 1_000_000;

/// Most suppliers of all supply groups together.
pub(super) const MOST_MEMBERS: usize = 4_000_000;
