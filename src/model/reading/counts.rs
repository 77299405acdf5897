//! Counts that must lie within a range.

use crate::notation::{At, Code, Diagnostic, Diagnostics};
use crate::words::diagnostics::model as texts;

/// Most cohorts into which many sites are cut.
const MOST_COHORTS: usize = 1_000;

/// Leaves a problem if a count is 0.
pub(super) fn above_zero(count: &At<u32>, field: &str, sink: &Diagnostics) {
    if count.value == 0 {
        let what = texts::AT_LEAST_ONE.with("field", field);
        sink.error(Code::OutOfRange, count.place, what);
    }
}

/// Leaves a problem if many sites are cut into too few or too many cohorts.
pub(super) fn check_cohorts(cohorts: &At<usize>, sink: &Diagnostics) {
    if !(1..=MOST_COHORTS).contains(&cohorts.value) {
        let what = texts::COHORTS.with("count", cohorts.value);
        let problem = Diagnostic::error(Code::OutOfRange, cohorts.place, what);
        sink.push(problem.why(texts::FROM_ONE_TO.with("most", MOST_COHORTS)));
    }
}
