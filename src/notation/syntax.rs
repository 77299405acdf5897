//! The little of RON's grammar that is needed to say in words what is wrong with a text.

use ron::error::{Error, SpannedError};

use super::leaf::code_point;
use super::source::DEEPEST;
use super::{Code, Diagnostic, FileId, Place};
use crate::words::Phrase;
use crate::words::diagnostics::notation as texts;

/// Length of white space and comments at the front of a text.
pub(super) fn skip_trivia(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let comment = comment_length(rest);
        if comment == 0 {
            return text.len() - rest.len();
        }
        rest = &rest[comment..];
    }
}

/// Length of the comment at the front; block comments nest.
fn comment_length(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if !text.starts_with("/*") {
        return 0;
    }
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Length of the identifier at the front; 0 if there is none.
pub(super) fn identifier_length(text: &str) -> usize {
    let starts = |c: char| c.is_alphabetic() || c == '_';
    if !text.starts_with(starts) {
        return 0;
    }
    text.find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len())
}

/// Length of the string at the front (`"..."`, `r#"..."#`), whether or not it is closed.
pub(super) fn string_length(text: &str) -> usize {
    if let Some(raw) = text.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let closing = format!("\"{}", "#".repeat(hashes));
        let open = 1 + hashes + 1;
        let end = text.get(open..).and_then(|body| body.find(&closing));
        return end.map_or(text.len(), |end| open + end + closing.len());
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A file that is empty or in another format.
pub(super) fn not_ron_at_all(text: &str, file: FileId) -> Option<Diagnostic> {
    let start = skip_trivia(text);
    let place = Place {
        file,
        start,
        end: (start + 1).min(text.len()),
    };
    let body = &text[start..];
    if body.is_empty() {
        let place = Place {
            start: 0,
            end: 0,
            ..place
        };
        return Some(
            Diagnostic::error(Code::Empty, place, texts::EMPTY).advice(texts::EMPTY_ADVICE),
        );
    }
    let format = other_format(body)?;
    Some(
        Diagnostic::error(
            Code::OtherFormat,
            place,
            texts::OTHER_FORMAT.with("format", format),
        )
        .why(texts::FILES_ARE_RON)
        .advice(texts::WRITE_RON),
    )
}

fn other_format(body: &str) -> Option<&'static str> {
    if body.starts_with('{') || body.starts_with('[') {
        return Some("JSON");
    }
    if body.starts_with('<') {
        return Some("XML");
    }
    let after = &body[identifier_length(body)..];
    let yaml = body.starts_with("---") || (after.len() < body.len() && after.starts_with(':'));
    yaml.then_some("YAML")
}

/// Whether bytes that are no UTF-8 begin with a character of Shift_JIS.
pub(super) fn looks_like_shift_jis(bytes: &[u8]) -> bool {
    let lead = |byte: u8| matches!(byte, 0x81..=0x9F | 0xE0..=0xFC);
    let trail = |byte: u8| matches!(byte, 0x40..=0x7E | 0x80..=0xFC);
    match bytes {
        [first, second, ..] => lead(*first) && trail(*second),
        _ => false,
    }
}

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
    match walk(text) {
        Some(Fault::Open { .. }) if !at_end => {}
        Some(Fault::FullWidth { at, c }) => return full_width(place(at, c.len_utf8()), c),
        Some(fault) => return fault.told(text, place(fault.at(), 1)),
        None => {}
    }
    let start = stopped + (text[stopped..].len() - text[stopped..].trim_start().len());
    let end = byte_of(text, error.span.end.line, error.span.end.col).max(start);
    in_words(&error.code, place(start, end - start))
}

fn full_width(place: Place, c: char) -> Diagnostic {
    let what = texts::FULL_WIDTH.with("c", c).with("code", code_point(c));
    let problem = Diagnostic::error(Code::Syntax, place, what);
    match ascii_of(c) {
        Some(' ') => problem.advice(texts::WRITE_SPACE),
        Some(ascii) => problem.advice(texts::WRITE_ASCII.with("ascii", ascii)),
        None => problem,
    }
}

/// The ASCII character that a full-width one stands for.
pub(super) fn ascii_of(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '\u{3001}' => Some(','),
        '\u{201C}' | '\u{201D}' => Some('"'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
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
            | Fault::FullWidth { at, .. } => at,
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
                syntax(what).other(
                    texts::OPENED_AT,
                    Place {
                        start: open,
                        end: open + 1,
                        ..place
                    },
                )
            }
            Fault::Stray { at } => syntax(texts::CLOSES_NOTHING.with("closing", bracket(at))),
            Fault::TooDeep { .. } => Diagnostic::error(Code::TooDeep, place, texts::TOO_DEEP)
                .why(texts::LIMIT_IS.with("most", DEEPEST))
                .advice(texts::CLOSE_EACH),
            Fault::FullWidth { c, .. } => full_width(place, c),
        }
    }
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
            c if ascii_of(c).is_some() => return Some(Fault::FullWidth { at, c }),
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
