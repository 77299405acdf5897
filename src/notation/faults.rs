//! What is wrong with a text that is no RON, in words and at the place that its writer has to look at.

use ron::error::{Error, SpannedError};

use super::leaf::code_point;
use super::limits::DEEPEST;
use super::syntax::{ascii_of, comment_length, string_length};
use super::{Code, Diagnostic, FileId, Place, slips};
use crate::units::Level;
use crate::words::Phrase;
use crate::words::diagnostics::notation as texts;

/// A syntax error in words, at the place that the writer has to look at.
///
/// What a walk over the brackets finds is closer to what was meant than the place at which reading had to stop.
pub(super) fn explain(text: &str, file: FileId, error: &SpannedError) -> Diagnostic {
    let stopped = byte_of(text, error.span.start.line, error.span.start.col);
    let at_end = error.code == Error::Eof || stopped >= text.trim_end().len();
    let place = |start: usize, length: usize| Place {
        file,
        start,
        end: (start + length).min(text.len()),
    };
    if let Some(at) = unclosed_text(text) {
        return Fault::OpenString { at }.told(text, place(at, 1));
    }
    let start = stopped + (text[stopped..].len() - text[stopped..].trim_start().len());
    if let Some(slip) = slips::explain(text, place(start, 0)) {
        return slip;
    }
    match walk(text) {
        Some(Fault::Open { .. }) if !at_end => {}
        Some(fault @ (Fault::FullWidth { at, c } | Fault::Percent { at, c })) => {
            return fault.told(text, place(at, c.len_utf8()));
        }
        Some(fault) => return fault.told(text, place(fault.at(), 1)),
        None => {}
    }
    let end = byte_of(text, error.span.end.line, error.span.end.col).max(start);
    in_words(&error.code, place(start, end - start))
}

fn full_width(place: Place, c: char) -> Diagnostic {
    let what = texts::FULL_WIDTH.with("c", c).with("code", code_point(c));
    let problem = Diagnostic::error(Code::Syntax, place, what);
    match ascii_of(c) {
        _ if is_quote(c) => problem.advice(texts::WRITE_QUOTE),
        Some(' ') => problem.advice(texts::WRITE_SPACE),
        Some(ascii) => problem.advice(texts::WRITE_ASCII.with("ascii", ascii)),
        None => problem,
    }
}

/// Whether a character opens or closes a quotation in Japanese or typeset texts.
fn is_quote(c: char) -> bool {
    matches!(c, '「' | '」' | '『' | '』' | '\u{2018}'..='\u{201F}')
}

/// The number at the end of a text, without blanks behind it; empty if there is none.
fn number_before(text: &str) -> &str {
    let text = text.trim_end();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    &text[digits.len()..]
}

/// The problem with a percent sign after a number.
fn percent(text: &str, place: Place) -> Diagnostic {
    let number = number_before(&text[..place.start]);
    let problem = Diagnostic::error(Code::Syntax, place, texts::PERCENT_SIGN);
    match number.parse::<f64>() {
        Ok(percent) if percent <= 100.0 => {
            let advice = texts::WRITE_SHARE.with("percent", number);
            problem.advice(advice.with("share", Level::from_share(percent / 100.0).share()))
        }
        _ => problem.advice(texts::WRITE_A_SHARE),
    }
}

/// What ron refuses, said so that nobody need know ron.
pub(super) fn in_words(error: &Error, place: Place) -> Diagnostic {
    let end = |closing: &str| texts::END_EXPECTED.with("closing", closing);
    let what = match error {
        Error::Eof => texts::ENDS_EARLY.into(),
        Error::ExpectedComma => texts::COMMA_MISSING.into(),
        Error::ExpectedMapColon => texts::COLON_EXPECTED.into(),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => end(")"),
        Error::ExpectedArrayEnd => end("]"),
        Error::ExpectedMapEnd => end("}"),
        Error::TrailingCharacters => texts::TRAILING.into(),
        Error::UnexpectedChar(c) if c.is_control() => {
            texts::CONTROL_HERE.with("code", code_point(*c))
        }
        Error::UnexpectedChar(c) => texts::NOT_EXPECTED.with("c", *c),
        Error::InvalidEscape(_) => texts::BAD_ESCAPE.into(),
        Error::ExpectedIdentifier => texts::NAME_EXPECTED.into(),
        Error::ExpectedInteger
        | Error::ExpectedFloat
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. } => texts::NUMBER_EXPECTED.into(),
        Error::IntegerOutOfBounds => texts::NUMBER_TOO_LARGE.into(),
        Error::ExceededRecursionLimit => texts::TOO_DEEP.into(),
        _ => texts::UNREADABLE.into(),
    };
    let problem = Diagnostic::error(Code::Syntax, place, what);
    match error {
        Error::TrailingCharacters => problem.advice(texts::TRAILING_ADVICE),
        Error::InvalidEscape(_) => problem.advice(texts::BAD_ESCAPE_ADVICE),
        other if problem.what == texts::UNREADABLE.into() => {
            problem.why(texts::LIBRARY_SAYS.with("words", other.to_string()))
        }
        _ => problem,
    }
}

/// The bracket that closes another.
fn closing_of(opening: &str) -> &'static str {
    match opening {
        "[" => "]",
        "{" => "}",
        _ => ")",
    }
}

/// The byte at a line and a column (from 1, in characters) as ron counts them.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut letters = text[start..].char_indices();
    let within = letters.nth(column.saturating_sub(1));
    within.map_or(text.len(), |(byte, _)| start + byte)
}

/// What a walk over brackets, texts and comments stumbles over first.
#[derive(Clone, Copy)]
enum Fault {
    /// The innermost bracket that is still open at the end.
    Open { at: usize },
    /// A text without its end.
    OpenString { at: usize },
    /// A comment without its end.
    OpenComment { at: usize },
    /// A closing bracket of another kind than the opening one.
    Mismatch { open: usize, at: usize },
    /// A closing bracket where none is open.
    Stray { at: usize },
    /// Too many brackets within each other.
    TooDeep { at: usize },
    /// A full-width character outside texts and comments.
    FullWidth { at: usize, c: char },
    /// A percent sign after a number.
    Percent { at: usize, c: char },
}

impl Fault {
    fn at(self) -> usize {
        match self {
            Fault::Open { at }
            | Fault::OpenString { at }
            | Fault::OpenComment { at }
            | Fault::Mismatch { at, .. }
            | Fault::Stray { at }
            | Fault::TooDeep { at }
            | Fault::FullWidth { at, .. }
            | Fault::Percent { at, .. } => at,
        }
    }

    fn told(self, text: &str, place: Place) -> Diagnostic {
        let bracket = |at: usize| &text[at..=at];
        let unclosed = |what: Phrase| Diagnostic::error(Code::Unclosed, place, what);
        let syntax = |what: Phrase| Diagnostic::error(Code::Syntax, place, what);
        match self {
            Fault::Open { at } => {
                let bracket = bracket(at);
                let closing = closing_of(bracket);
                unclosed(texts::NEVER_CLOSED.with("bracket", bracket))
                    .advice(texts::CLOSE_BRACKET.with("closing", closing))
            }
            Fault::OpenString { .. } => {
                unclosed(texts::TEXT_NEVER_CLOSED.into()).advice(texts::CLOSE_TEXT)
            }
            Fault::OpenComment { .. } => {
                unclosed(texts::COMMENT_NEVER_CLOSED.into()).advice(texts::CLOSE_COMMENT)
            }
            Fault::Mismatch { open, at } => {
                let (opening, closing) = (bracket(open), bracket(at));
                let what = texts::MISMATCH
                    .with("closing", closing)
                    .with("opening", opening);
                let opened = Place {
                    start: open,
                    end: open + 1,
                    ..place
                };
                let before = texts::CLOSE_THAT.with("closing", closing_of(opening));
                syntax(what).other(texts::OPENED_AT, opened).advice(before)
            }
            Fault::Stray { at } => {
                syntax(texts::CLOSES_NOTHING.with("closing", bracket(at))).advice(texts::REMOVE_IT)
            }
            Fault::TooDeep { .. } => Diagnostic::error(Code::TooDeep, place, texts::TOO_DEEP)
                .why(texts::LIMIT_IS.with("most", DEEPEST))
                .advice(texts::CLOSE_EACH),
            Fault::FullWidth { c, .. } => full_width(place, c),
            Fault::Percent { .. } => percent(text, place),
        }
    }
}

/// Where a text opens that is never closed. From its missing quote on, texts and what is between them change places:
/// so it is the first that runs over the end of its line, as hardly any does that was meant.
fn unclosed_text(text: &str) -> Option<usize> {
    let mut first_long = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = length_of_text_or_comment(rest, c);
        let part = &rest[..length.unwrap_or(c.len_utf8())];
        if c == '"' && part.contains('\n') {
            first_long = first_long.or(Some(at));
        }
        if c == '"' && (part.len() < 2 || !part.ends_with('"')) {
            return first_long.or(Some(at));
        }
        at += part.len();
    }
    None
}

/// The problem that comments are nested deeper than the limit, which `ron` does not mind.
pub(super) fn too_deep_comments(text: &str, file: FileId) -> Option<Diagnostic> {
    if text.matches("/*").count() <= DEEPEST {
        return None;
    }
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = length_of_text_or_comment(rest, c).unwrap_or(c.len_utf8());
        if let Some(deep) = rest
            .starts_with("/*")
            .then(|| too_deep_at(&rest[..length]))
            .flatten()
        {
            let (start, end) = (at + deep, at + deep + 1);
            let problem = Diagnostic::error(
                Code::TooDeep,
                Place { file, start, end },
                texts::COMMENTS_TOO_DEEP,
            );
            return Some(problem.why(texts::LIMIT_IS.with("most", DEEPEST)));
        }
        at += length;
    }
    None
}

/// Where a comment opens one too many within itself.
fn too_deep_at(comment: &str) -> Option<usize> {
    let bytes = comment.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] if depth == DEEPEST => return Some(at),
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    None
}

fn walk(text: &str) -> Option<Fault> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = length_of_text_or_comment(rest, c);
        let part = &rest[..length.unwrap_or(c.len_utf8())];
        match c {
            '/' if part.starts_with("/*") && !part.ends_with("*/") => {
                return Some(Fault::OpenComment { at });
            }
            '"' if part.len() < 2 || !part.ends_with('"') => return Some(Fault::OpenString { at }),
            '(' | '[' | '{' if open.len() == DEEPEST => return Some(Fault::TooDeep { at }),
            '(' => open.push((at, ')')),
            '[' => open.push((at, ']')),
            '{' => open.push((at, '}')),
            ')' | ']' | '}' => match open.pop() {
                Some((_, closing)) if closing == c => {}
                Some((open, _)) => return Some(Fault::Mismatch { open, at }),
                None => return Some(Fault::Stray { at }),
            },
            '%' | '％' if !number_before(&text[..at]).is_empty() => {
                return Some(Fault::Percent { at, c });
            }
            c if ascii_of(c).is_some() || is_quote(c) => {
                return Some(Fault::FullWidth { at, c });
            }
            _ => {}
        }
        at += part.len();
    }
    open.last().map(|&(at, _)| Fault::Open { at })
}

/// Length of the text or comment at the front of a text that begins with `c`.
fn length_of_text_or_comment(rest: &str, c: char) -> Option<usize> {
    match c {
        '/' => Some(comment_length(rest)).filter(|&length| length > 0),
        '"' => Some(string_length(rest)),
        'r' if rest.starts_with("r\"") || rest.starts_with("r#") => Some(string_length(rest)),
        _ => None,
    }
}
