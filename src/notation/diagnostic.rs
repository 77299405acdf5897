//! Problems of the inputs as values: what is wrong where, why, and what to do.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::report::MOST_PRINTED;
use super::{Code, Place, Report, Sources};
use crate::words::diagnostics::notation as texts;
use crate::words::{Phrase, Text};

/// Whether a problem stops the work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

impl Severity {
    /// Its name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }

    /// What stands before a problem, with the place of its code.
    pub(super) const fn head(self) -> Text {
        match self {
            Severity::Error => texts::ERROR,
            Severity::Warning => texts::WARNING,
        }
    }
}

/// One problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// Whether it stops the work.
    pub severity: Severity,
    /// Where; [`Place::NOWHERE`] for what is about no file.
    pub place: Place,
    /// What is wrong.
    pub what: Phrase,
    /// Why that is a problem.
    pub why: Option<Phrase>,
    /// The other place that it is about, in the text that names it as `{place}`.
    pub other: Option<(Phrase, Place)>,
    /// What to do.
    pub advice: Option<Phrase>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, place: Place, what: impl Into<Phrase>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            place,
            what: what.into(),
            why: None,
            other: None,
            advice: None,
        }
    }

    /// A warning at a place.
    pub fn warning(code: Code, place: Place, what: impl Into<Phrase>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, place, what)
        }
    }

    /// With the reason.
    pub fn why(mut self, why: impl Into<Phrase>) -> Diagnostic {
        self.why = Some(why.into());
        self
    }

    /// With the other place that it is about; the text names it as `{place}`.
    pub fn other(mut self, text: impl Into<Phrase>, place: Place) -> Diagnostic {
        self.other = Some((text.into(), place)).filter(|_| place.is_somewhere());
        self
    }

    /// With what to do.
    pub fn advice(mut self, advice: impl Into<Phrase>) -> Diagnostic {
        self.advice = Some(advice.into());
        self
    }
}

/// Where readers leave the problems that they find, so that all are found in one pass.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: RefCell<Vec<Diagnostic>>,
    /// What is in the list, to be looked up at once.
    seen: RefCell<BTreeSet<(Code, Place)>>,
}

impl Diagnostics {
    /// Leaves a problem.
    pub fn push(&self, problem: Diagnostic) {
        self.seen.borrow_mut().insert((problem.code, problem.place));
        self.list.borrow_mut().push(problem);
    }

    /// Leaves a problem unless one of its kind is there already at the same place with the same words: what a rule
    /// expands to would repeat it with another reason each.
    pub fn push_first(&self, problem: Diagnostic) {
        let same = |known: &Diagnostic| {
            (known.code, known.place, &known.what) == (problem.code, problem.place, &problem.what)
        };
        let is_new = !self.has(problem.code, problem.place);
        if is_new || !self.list.borrow().iter().any(same) {
            self.push(problem);
        }
    }

    /// Whether a problem of a kind is there already at a place.
    pub fn has(&self, code: Code, place: Place) -> bool {
        self.seen.borrow().contains(&(code, place))
    }

    /// Whether there are more problems than anybody will read: what is costly to say of a further one is left unsaid.
    pub fn is_crowded(&self) -> bool {
        self.list.borrow().len() > MOST_PRINTED
    }

    /// Leaves an error with neither reason nor advice.
    pub fn error(&self, code: Code, place: Place, what: impl Into<Phrase>) {
        self.push(Diagnostic::error(code, place, what));
    }

    /// Whether any problem stops the work.
    pub fn has_errors(&self) -> bool {
        let list = self.list.borrow();
        list.iter().any(|one| one.severity == Severity::Error)
    }

    /// Says more of problems that are there already.
    pub fn amend(&self, say_more: impl FnMut(&mut Diagnostic)) {
        self.list.borrow_mut().iter_mut().for_each(say_more);
    }

    /// All problems by place, each once: what a rule expands to repeats the rule's mistakes.
    pub fn into_report(self, sources: Sources) -> Report {
        let mut problems = self.list.into_inner();
        problems.sort_by(|a, b| (a.place, a.code, &a.what).cmp(&(b.place, b.code, &b.what)));
        problems.dedup();
        Report::new(sources, problems)
    }
}
