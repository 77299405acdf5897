//! Problems of the inputs as values: what is wrong where, why, and what to do.

use std::cell::RefCell;
use std::fmt;

use super::{Place, Sources};

/// Most problems that a report prints.
const MOST_PRINTED: usize = 100;

/// Widest stretch of a source line that is shown, in characters.
const WIDEST_LINE: usize = 160;

macro_rules! codes {
    ($( $(#[doc = $doc:literal])* $name:ident = $number:literal, )*) => {
        /// What kind of problem it is: a stable number that `hakyu explain` describes.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Code { $( $(#[doc = $doc])* $name = $number, )* }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Code] = &[ $( Code::$name, )* ];

            /// The kind in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $( Code::$name => concat!($($doc),*).trim_ascii(), )* }
            }
        }
    };
}

codes! {
    /// A file or folder cannot be read, is no regular file, or is larger than the limit.
    CannotRead = 1,
    /// The file is empty.
    Empty = 2,
    /// The file is not UTF-8 text.
    NotUtf8 = 3,
    /// The file is in another format, as JSON or YAML.
    OtherFormat = 4,
    /// The text is no RON.
    Syntax = 5,
    /// Brackets are nested deeper than the limit.
    TooDeep = 6,
    /// A bracket, string or comment is never closed.
    Unclosed = 7,
    /// A path leaves the folder of the scenario.
    LeavesFolder = 8,
    /// The file was written for a newer release.
    NewerSchema = 9,
    /// A record has a field that its kind does not have.
    UnknownField = 10,
    /// A record lacks a field that its kind needs.
    MissingField = 11,
    /// A field or an id is defined twice.
    DefinedTwice = 12,
    /// A value has the wrong kind.
    WrongKind = 13,
    /// A choice is none of those that there are.
    UnknownChoice = 14,
    /// A number lies outside its range.
    OutOfRange = 20,
    /// A duration or a time is not written as one.
    BadDuration = 21,
    /// The parameters of a distribution contradict each other.
    BadDistribution = 22,
    /// A text is too long.
    TooLong = 23,
    /// A text holds a control character or an invisible one.
    BadCharacter = 24,
    /// An id is written with other characters than ids have.
    BadId = 25,
    /// A reference names nothing that there is.
    UnknownReference = 30,
    /// A rule or a selection finds nobody.
    SelectsNothing = 31,
    /// A patch removes what is not there.
    NothingToRemove = 32,
    /// A facility depends on itself, or on one supplier twice within a group.
    CircularGroup = 40,
    /// Values contradict each other.
    Contradiction = 41,
    /// An event lies outside the scenario's time.
    OutsideTime = 42,
    /// There is more of something than the limit.
    TooMany = 43,
    /// A loop of dependencies amplifies losses and may not lift itself again.
    StrongLoop = 60,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HK{:03}", *self as u16)
    }
}

/// Whether a problem stops the work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

/// One problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// Whether it stops the work.
    pub severity: Severity,
    /// Where; none for what is about no text, as a missing file.
    pub place: Option<Place>,
    /// What is wrong.
    pub what: String,
    /// Why that is a problem; may be empty.
    pub why: String,
    /// What to do; may be empty.
    pub advice: String,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, place: Place, what: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            place: Some(place).filter(|place| place.is_somewhere()),
            what: what.into(),
            why: String::new(),
            advice: String::new(),
        }
    }

    /// An error that is about no place in a text.
    pub fn nowhere(code: Code, what: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            place: None,
            what: what.into(),
            why: String::new(),
            advice: String::new(),
        }
    }

    /// A warning at a place.
    pub fn warning(code: Code, place: Place, what: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, place, what)
        }
    }

    /// With the reason.
    pub fn why(mut self, why: impl Into<String>) -> Diagnostic {
        self.why = why.into();
        self
    }

    /// With what to do.
    pub fn advice(mut self, advice: impl Into<String>) -> Diagnostic {
        self.advice = advice.into();
        self
    }

    fn sentence(&self) -> String {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut text = format!("{severity}[{}]: {}", self.code, self.what);
        for part in [&self.why, &self.advice] {
            if !part.is_empty() {
                text.push_str("; ");
                text.push_str(part);
            }
        }
        text
    }
}

/// Where readers leave the problems that they find, so that all are found in one pass.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: RefCell<Vec<Diagnostic>>,
}

impl Diagnostics {
    /// Leaves a problem.
    pub fn push(&self, problem: Diagnostic) {
        self.list.borrow_mut().push(problem);
    }

    /// Leaves a problem unless one of its kind is there already at the same place with the same words: what a rule
    /// expands to would repeat it with another reason each.
    pub fn push_first(&self, problem: Diagnostic) {
        let same = |known: &Diagnostic| {
            (known.code, known.place, &known.what) == (problem.code, problem.place, &problem.what)
        };
        let known = self.list.borrow().iter().any(same);
        if !known {
            self.push(problem);
        }
    }

    /// Whether a problem of a kind is there already at a place.
    pub fn has(&self, code: Code, place: Place) -> bool {
        let list = self.list.borrow();
        list.iter()
            .any(|one| one.code == code && one.place == Some(place))
    }

    /// Leaves an error with neither reason nor advice.
    pub fn error(&self, code: Code, place: Place, what: impl Into<String>) {
        self.push(Diagnostic::error(code, place, what));
    }

    /// Whether any problem stops the work.
    pub fn has_errors(&self) -> bool {
        let list = self.list.borrow();
        list.iter().any(|one| one.severity == Severity::Error)
    }

    /// All problems by place, each once: what a rule expands to repeats the rule's mistakes.
    pub fn into_report(self, sources: Sources) -> Report {
        let mut problems = self.list.into_inner();
        problems.sort_by(|a, b| (a.place, a.code, &a.what).cmp(&(b.place, b.code, &b.what)));
        problems.dedup();
        Report { sources, problems }
    }
}

/// The problems of all inputs of a run, sorted by place, with the texts that they point into.
#[derive(Clone, Debug, Default)]
pub struct Report {
    sources: Sources,
    problems: Vec<Diagnostic>,
}

impl Report {
    /// The problems.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether something could not be read at all, which has an exit code of its own.
    pub fn cannot_read(&self) -> bool {
        let mut codes = self.problems.iter().map(|problem| problem.code);
        codes.any(|code| code == Code::CannotRead)
    }

    /// `file:line:col: error[HKnnn]: what; why; advice` of one problem, without the source line.
    pub fn line(&self, problem: &Diagnostic) -> String {
        let Some(place) = problem.place else {
            return problem.sentence();
        };
        let (line, column) = self.sources.line_column(place.file, place.start);
        let name = self.sources.name(place.file);
        format!("{name}:{line}:{column}: {}", problem.sentence())
    }

    /// The source line with a caret below.
    fn excerpt(&self, place: Place) -> String {
        let (number, _) = self.sources.line_column(place.file, place.start);
        let (line, start) = self.sources.line(place.file, place.start);
        let from = window_start(line, start);
        let shown: String = line[from..].chars().take(WIDEST_LINE).map(tame).collect();
        let before: usize = line[from..start].chars().map(columns).sum();
        let end = (start + (place.end - place.start)).min(line.len());
        let marked = line.get(start..end).unwrap_or("");
        let carets: usize = marked.chars().take(WIDEST_LINE).map(columns).sum();
        let margin = number.to_string().len();
        format!(
            "  {number} | {shown}\n  {:margin$} | {:before$}{}",
            "",
            "",
            "^".repeat(carets.max(1))
        )
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.problems.iter().take(MOST_PRINTED) {
            writeln!(f, "{}", self.line(problem))?;
            if let Some(place) = problem.place {
                writeln!(f, "{}", self.excerpt(place))?;
            }
        }
        if self.problems.len() > MOST_PRINTED {
            writeln!(f, "... and {} more", self.problems.len() - MOST_PRINTED)?;
        }
        Ok(())
    }
}

/// Where a long line begins to be shown, so that byte `start` is in sight.
fn window_start(line: &str, start: usize) -> usize {
    let far = line[..start]
        .chars()
        .count()
        .saturating_sub(WIDEST_LINE / 2);
    line.char_indices().nth(far).map_or(0, |(byte, _)| byte)
}

/// A character as it is shown: nothing that moves the cursor or turns the direction reaches a terminal.
fn tame(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() || super::leaf::is_invisible(c) => '\u{FFFD}',
        c => c,
    }
}

/// Columns of a character on a terminal: East Asian wide ones take two.
fn columns(c: char) -> usize {
    let wide = matches!(c as u32,
        0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD);
    if wide { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_prints_its_place_its_reason_and_a_caret() {
        let mut sources = Sources::default();
        let file = sources.add("a.ron", "(\n  名: abc,\n)".to_owned());
        let sink = Diagnostics::default();
        let place = Place {
            file,
            start: 9,
            end: 12,
        };
        sink.push(
            Diagnostic::error(Code::WrongKind, place, "expected a number")
                .why("found a word")
                .advice("write 1"),
        );
        let text = sink.into_report(sources).to_string();
        assert_eq!(
            text,
            "a.ron:2:6: error[HK013]: expected a number; found a word; write 1\n  2 |   名: abc,\n    |       ^^^\n"
        );
    }

    #[test]
    fn numbers_of_codes_are_unique() {
        let mut numbers: Vec<u16> = Code::ALL.iter().map(|&code| code as u16).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), Code::ALL.len());
    }
}
