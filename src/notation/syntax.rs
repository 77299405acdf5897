//! The little of RON's grammar that is needed to walk through a text: where comments, words and texts end.

use super::{Code, Diagnostic, FileId, Place};
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
pub(super) fn comment_length(text: &str) -> usize {
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
        let what = match text.trim().is_empty() {
            true => texts::EMPTY,
            false => texts::ONLY_COMMENTS,
        };
        let problem = Diagnostic::error(Code::Empty, Place::whole(file), what);
        return Some(problem.advice(texts::EMPTY_ADVICE));
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
