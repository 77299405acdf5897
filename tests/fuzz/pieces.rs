//! RON text in pieces, cut without knowing whether it is well formed: what is broken has pieces too.

use std::borrow::Cow;
use std::ops::Range;

/// What a piece is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// White space.
    Blank,
    /// A comment.
    Comment,
    /// A string with its quotes.
    Text,
    /// A number.
    Number,
    /// An identifier.
    Word,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A comma.
    Comma,
    /// Any other character.
    Other,
}

/// A stretch of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    pub kind: Kind,
    pub text: Cow<'static, str>,
}

impl Piece {
    /// A piece that stands in no file.
    pub fn new(kind: Kind, text: impl Into<Cow<'static, str>>) -> Piece {
        Piece {
            kind,
            text: text.into(),
        }
    }
}

/// The pieces of a text, none left out.
pub fn pieces(text: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = next(first, rest);
        let (piece, after) = rest.split_at(length);
        pieces.push(Piece::new(kind, piece));
        rest = after;
    }
    pieces
}

fn next(first: char, rest: &str) -> (Kind, usize) {
    let while_it = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
    match first {
        '"' => (Kind::Text, string(rest)),
        '(' | '[' | '{' => (Kind::Open, 1),
        ')' | ']' | '}' => (Kind::Close, 1),
        ',' => (Kind::Comma, 1),
        '/' if rest.starts_with("//") => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
        c if c.is_whitespace() => (Kind::Blank, while_it(char::is_whitespace)),
        c if c.is_ascii_digit() => (Kind::Number, while_it(is_number)),
        c if c.is_alphabetic() || c == '_' => (Kind::Word, while_it(is_word)),
        c => (Kind::Other, c.len_utf8()),
    }
}

fn is_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a string with its quotes.
fn string(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    rest.len()
}

/// The pieces as one text.
pub fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_ref()).collect()
}

/// From the bracket at `open` to the one that closes it, or to the end.
pub fn group(pieces: &[Piece], open: usize) -> Range<usize> {
    let mut depth = 0_i64;
    for (at, piece) in pieces.iter().enumerate().skip(open) {
        depth += step(piece);
        if depth <= 0 {
            return open..at + 1;
        }
    }
    open..pieces.len()
}

/// The entry of a list, record or map around a piece, with the comma behind it.
pub fn entry(pieces: &[Piece], around: usize) -> Range<usize> {
    let mut depth = 0;
    let start = (0..around).rev().find(|&at| {
        depth -= step(&pieces[at]);
        depth < 0 || (depth == 0 && pieces[at].kind == Kind::Comma)
    });
    let mut depth = 0;
    let end = (around..pieces.len()).find(|&at| {
        depth += step(&pieces[at]);
        depth < 0 || (depth == 0 && pieces[at].kind == Kind::Comma)
    });
    let start = start.map_or(0, |at| at + 1);
    match end {
        Some(at) if pieces[at].kind == Kind::Comma => start..at + 1,
        end => start..end.unwrap_or(pieces.len()),
    }
}

fn step(piece: &Piece) -> i64 {
    match piece.kind {
        Kind::Open => 1,
        Kind::Close => -1,
        _ => 0,
    }
}

#[test]
fn a_text_is_the_sum_of_its_pieces_and_an_entry_is_found_from_within() {
    let text = "(a: \"x\\\"y\", // c\n b: [1, (2.5e3, z)], 名: (),)";
    let pieces = pieces(text);
    assert_eq!(joined(&pieces), text);
    let at = |word: &str| pieces.iter().position(|piece| piece.text == word);
    let of = |word| joined(&pieces[entry(&pieces, at(word).unwrap())]);
    assert_eq!(of("z"), " z");
    assert_eq!(of("2.5e3"), "2.5e3,");
    assert_eq!(of("b"), " // c\n b: [1, (2.5e3, z)],");
    assert_eq!(
        joined(&pieces[group(&pieces, at("[").unwrap())]),
        "[1, (2.5e3, z)]"
    );
}
