//! All problems of a run as they are shown: each with its place, its source line, and a caret below.

use std::fmt;

use super::leaf::is_invisible;
use super::{Code, Diagnostic, Place, Sources};
use crate::words::diagnostics::notation as texts;
use crate::words::{Lang, Phrase};

/// Most problems that a report prints.
pub(super) const MOST_PRINTED: usize = 100;

/// Widest stretch of a source line that is shown, in characters.
const WIDEST_LINE: usize = 160;

/// The problems of all inputs of a run, sorted by place, with the texts that they point into.
#[derive(Clone, Debug, Default)]
pub struct Report {
    sources: Sources,
    problems: Vec<Diagnostic>,
}

/// Where a problem is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Location<'a> {
    /// The file as its reader knows it.
    pub file: &'a str,
    /// Line and column from 1, the column in characters; none for what is about the file as a whole.
    pub at: Option<(usize, usize)>,
}

impl fmt::Display for Location<'_> {
    /// `file:line:col`, or `file` alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            None => f.write_str(self.file),
            Some((line, column)) => write!(f, "{}:{line}:{column}", self.file),
        }
    }
}

/// What is said of a problem in a language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What is wrong.
    pub what: String,
    /// Why that is a problem, or the other place that it is about.
    pub why: Option<String>,
    /// What to do.
    pub advice: Option<String>,
}

impl Report {
    pub(super) fn new(sources: Sources, problems: Vec<Diagnostic>) -> Report {
        Report { sources, problems }
    }

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

    /// Where a place of this report's problems is; none for what is about no file.
    pub fn location(&self, place: Place) -> Option<Location<'_>> {
        place.is_somewhere().then(|| Location {
            file: self.sources.name(place.file),
            at: (!place.is_whole_file()).then(|| self.sources.line_column(place.file, place.start)),
        })
    }

    /// `file:line:col: error[HKnnn]: what; why; advice` of one problem, without the source line.
    pub fn line(&self, lang: Lang, problem: &Diagnostic) -> String {
        let head = problem.severity.head();
        let head = head.with("code", problem.code.to_string()).to(lang);
        let Told { what, why, advice } = self.told(lang, problem);
        let parts: Vec<String> = [Some(what), why, advice].into_iter().flatten().collect();
        let sentence = format!("{head}: {}", parts.join(texts::NEXT.to(lang)));
        match self.location(problem.place) {
            None => sentence,
            Some(location) => format!("{location}: {sentence}"),
        }
    }

    /// What is said of a problem in a language.
    pub fn told(&self, lang: Lang, problem: &Diagnostic) -> Told {
        let other = problem.other.as_ref().and_then(|(text, place)| {
            let location = self.location(*place)?;
            Some(text.clone().with("place", location.to_string()).to(lang))
        });
        let say = |phrase: &Option<Phrase>| phrase.as_ref().map(|phrase| phrase.to(lang));
        Told {
            what: problem.what.to(lang),
            why: other.or_else(|| say(&problem.why)),
            advice: say(&problem.advice),
        }
    }

    /// All problems in a language, each with its source line.
    pub fn to(&self, lang: Lang) -> String {
        let mut said = String::new();
        for problem in self.problems.iter().take(MOST_PRINTED) {
            said += &format!("{}\n", self.line(lang, problem));
            said += &self.excerpt(problem.place);
        }
        if self.problems.len() > MOST_PRINTED {
            let more = texts::AND_MORE.with("count", self.problems.len() - MOST_PRINTED);
            said += &format!("{}\n", more.to(lang));
        }
        said
    }

    /// The source line with a caret below; nothing where there is no line to see.
    fn excerpt(&self, place: Place) -> String {
        if !place.is_somewhere() || place.is_whole_file() {
            return String::new();
        }
        let (number, _) = self.sources.line_column(place.file, place.start);
        let (line, start) = self.sources.line(place.file, place.start);
        if line.trim().is_empty() {
            return String::new();
        }
        let from = window_start(line, start);
        let shown: String = line[from..].chars().take(WIDEST_LINE).map(tame).collect();
        let before: usize = line[from..start].chars().map(columns).sum();
        let end = (start + (place.end - place.start)).min(line.len());
        let marked = line.get(start..end).unwrap_or("");
        let carets: usize = marked.chars().take(WIDEST_LINE).map(columns).sum();
        let margin = number.to_string().len();
        format!(
            "  {number} | {shown}\n  {:margin$} | {:before$}{}\n",
            "",
            "",
            "^".repeat(carets.max(1))
        )
    }
}

impl fmt::Display for Report {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to(Lang::En))
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
        c if c.is_control() || is_invisible(c) => '\u{FFFD}',
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
    use crate::notation::Diagnostics;

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
            Diagnostic::error(Code::WrongKind, place, texts::EMPTY)
                .why(texts::LIMIT_IS.with("most", 1_usize))
                .advice(texts::WRITE.with("number", "1")),
        );
        let report = sink.into_report(sources);
        assert_eq!(
            report.to(Lang::En),
            "a.ron:2:6: error[HK013]: the file is empty; the limit is 1; write 1\n  2 |   名: abc,\n    |       ^^^\n"
        );
        assert_eq!(
            report.line(Lang::Ja, &report.problems()[0]),
            "a.ron:2:6: エラー[HK013]: ファイルが空です。上限は1です。1 と書いてください"
        );
    }
}
