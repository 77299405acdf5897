//! The little of RON's grammar that is needed to say in words what is wrong with a text.

use ron::error::{Error, SpannedError};

use super::source::DEEPEST;
use super::{Code, Diagnostic, FileId, Place};

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
            Diagnostic::error(Code::Empty, place, "the file is empty")
                .advice("a file holds one record: `( schema: 1, ... )`"),
        );
    }
    let format = other_format(body)?;
    Some(
        Diagnostic::error(
            Code::OtherFormat,
            place,
            format!("the file looks like {format}"),
        )
        .why("files of this program are RON")
        .advice("write `( schema: 1, title: \"...\" )` with round brackets and bare field names"),
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
    Diagnostic::error(
        Code::Syntax,
        place(start, end - start),
        in_words(&error.code),
    )
}

fn full_width(place: Place, c: char) -> Diagnostic {
    let what = format!(
        "the full-width character `{c}` (U+{:04X}) stands here",
        c as u32
    );
    let problem = Diagnostic::error(Code::Syntax, place, what);
    match ascii_of(c) {
        Some(' ') => problem.advice("write an ASCII space"),
        Some(ascii) => problem.advice(format!("write the ASCII character `{ascii}`")),
        None => problem,
    }
}

/// The ASCII character that a full-width one stands for.
fn ascii_of(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '\u{3001}' => Some(','),
        '\u{201C}' | '\u{201D}' => Some('"'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

fn in_words(error: &Error) -> String {
    match error {
        Error::ExpectedComma => "a comma is missing before this".to_owned(),
        Error::ExpectedMapColon => "a colon is expected between a key and its value".to_owned(),
        Error::ExpectedStructLikeEnd => "a comma or `)` is expected here".to_owned(),
        Error::ExpectedArrayEnd => "a comma or `]` is expected here".to_owned(),
        Error::ExpectedMapEnd => "a comma or `}` is expected here".to_owned(),
        Error::TrailingCharacters => "something follows after the end of the record".to_owned(),
        Error::UnexpectedChar(c) if c.is_control() => {
            format!(
                "the control character U+{:04X} is not expected here",
                *c as u32
            )
        }
        Error::UnexpectedChar(c) => format!("the character `{c}` is not expected here"),
        other => {
            let words = other.to_string();
            let mut letters = words.chars();
            let first = letters.next().map(|c| c.to_lowercase().to_string());
            format!("{}{}", first.unwrap_or_default(), letters.as_str())
        }
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

fn line_column(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
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
        let unclosed = |what: String| Diagnostic::error(Code::Unclosed, place, what);
        let syntax = |what: String| Diagnostic::error(Code::Syntax, place, what);
        match self {
            Fault::Open { at } => {
                let bracket = bracket(at);
                unclosed(format!(
                    "the bracket `{bracket}` is opened here and never closed"
                ))
            }
            Fault::OpenString { .. } => unclosed("the text that opens here is never closed".into())
                .advice("close it with a double quote"),
            Fault::OpenComment { .. } => {
                unclosed("the comment that opens here is never closed".into())
                    .advice("close it with `*/`")
            }
            Fault::Mismatch { open, at } => {
                let (opening, closing) = (bracket(open), bracket(at));
                let (line, column) = line_column(text, open);
                syntax(format!("`{closing}` does not close `{opening}`"))
                    .why(format!("`{opening}` was opened at {line}:{column}"))
            }
            Fault::Stray { at } => syntax(format!("`{}` closes nothing", bracket(at))),
            Fault::TooDeep { .. } => {
                Diagnostic::error(Code::TooDeep, place, "brackets are nested too deeply")
                    .why(format!("the limit is {DEEPEST}"))
            }
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
