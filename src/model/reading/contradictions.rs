//! What a dependency must not say: values that contradict each other, and suppliers that there cannot be.

use super::counts::{above_zero, check_cohorts};
use super::dependencies::{BufferEntry, DependencyEntry};
use super::selector::{Catalogue, Selection};
use crate::notation::{At, Code, Diagnostic, Diagnostics, Place};
use crate::units::Level;
use crate::words::Text;
use crate::words::diagnostics::model as texts;

/// What the values of a rule must not say together.
pub(super) fn check(entry: &DependencyEntry, sink: &Diagnostics) {
    if entry.immediate.value > entry.strength {
        let what = texts::IMMEDIATE
            .with("immediate", entry.immediate.value.share())
            .with("strength", entry.strength.share());
        sink.error(Code::Contradiction, entry.immediate.place, what);
    }
    if !(1..=2).contains(&entry.exponent.value) {
        let what = texts::EXPONENT.with("exponent", entry.exponent.value);
        let problem = Diagnostic::error(Code::OutOfRange, entry.exponent.place, what);
        sink.push(problem.why(texts::EXPONENT_WHY));
    }
    if entry.exponent.value != 1 && matches!(entry.buffer, BufferEntry::Areal(_)) {
        sink.error(
            Code::Contradiction,
            entry.exponent.place,
            texts::AREAL_EXPONENT,
        );
    }
    if entry.return_place.value == Level::ZERO {
        sink.error(
            Code::OutOfRange,
            entry.return_place.place,
            texts::RETURN_PLACE,
        );
    }
    if entry.on.value.is_empty() {
        let problem = Diagnostic::error(Code::SelectsNothing, entry.on.place, texts::NAMES_NOBODY);
        sink.push(problem.advice(texts::NAME_SOMEBODY));
    }
    if let Some(requirement) = &entry.requirement {
        above_zero(requirement, "requirement", sink);
    }
    for supplier in &entry.on.value {
        above_zero(&supplier.0.weight, "weight", sink);
    }
    match &entry.buffer {
        BufferEntry::None => {}
        BufferEntry::Graded(graded) => check_cohorts(&graded.cohorts, sink),
        BufferEntry::Areal(areal) => check_cohorts(&areal.cohorts, sink),
    }
}

/// Leaves the problem that a consumer finds no supplier by a selector.
pub(super) fn refuse_lonely(supplier: &Selection, consumer: usize, catalogue: &Catalogue<'_>) {
    let consumer = &catalogue.facilities[consumer].id;
    let problem = match supplier.is_relative() {
        false => Diagnostic::error(Code::SelectsNothing, supplier.place, texts::SELECTS_NONE)
            .advice(texts::CHECK_CLASS),
        true => Diagnostic::error(Code::SelectsNothing, supplier.place, texts::LONELY)
            .why(texts::LONELY_WHY.with("id", consumer))
            .advice(texts::LONELY_ADVICE),
    };
    catalogue.refuse_nobody(problem);
}

/// A requirement that even whole suppliers cannot meet would never be quiet at rest.
pub(super) fn check_requirement(
    requirement: &At<u32>,
    weights: u64,
    consumer: usize,
    catalogue: &Catalogue<'_>,
) {
    if u64::from(requirement.value) > weights {
        let consumer = &catalogue.facilities[consumer].id;
        let what = texts::REQUIREMENT.with("requirement", requirement.value);
        let problem = Diagnostic::error(Code::Contradiction, requirement.place, what).why(
            texts::REQUIREMENT_WHY
                .with("id", consumer)
                .with("sum", weights),
        );
        catalogue.sink.push_first(problem);
    }
}

/// Leaves the problem that a supplier is the consumer itself, or a supplier before.
pub(super) fn check_supplier(
    index: usize,
    consumer: usize,
    place: Place,
    first: Option<Place>,
    catalogue: &Catalogue<'_>,
) {
    let name = &catalogue.facilities[index].id;
    let problem = |what: Text| Diagnostic::error(Code::CircularGroup, place, what.with("id", name));
    if index == consumer {
        let problem = problem(texts::ON_ITSELF).advice(texts::ON_ITSELF_ADVICE);
        catalogue.sink.push_first(problem);
    }
    if let Some(first) = first {
        let problem = problem(texts::SUPPLIER_TWICE)
            .other(texts::SUPPLIER_TWICE_FIRST, first)
            .advice(texts::SUPPLIER_TWICE_ADVICE);
        catalogue.sink.push_first(problem);
    }
}
