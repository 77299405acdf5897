//! Changes to a text: of its pieces, which know what RON is made of, and of its bytes, which do not.

use super::dice::Dice;
use super::pieces::{Kind, Piece, entry, group, joined};
use super::seeds::Seed;

/// Numbers at which things go wrong.
const NUMBERS: &[&str] = &[
    "0",
    "-0.0",
    "1",
    "-1",
    "0.5",
    "1.0",
    "1e-400",
    "1e-300",
    "1e300",
    "1e400",
    "NaN",
    "inf",
    "-inf",
    "255",
    "256",
    "65536",
    "2147483648",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "18446744073709551615",
    "18446744073709551616",
    "0x10",
    "1_000",
    "１２",
    "0.000001",
    "0.0000001",
    "99999999999999999999999999999999",
    "64",
    "65",
    "1000000",
    "10000000",
];

/// Texts at which things go wrong: durations, names, ids, and what no name should hold.
const TEXTS: &[&str] = &[
    "\"\"",
    "\" \"",
    "\"0s\"",
    "\"1ms\"",
    "\"0.0001ms\"",
    "\"1h\"",
    "\"1d 12h\"",
    "\"-1h\"",
    "\"9999999999d\"",
    "\"18446744073709551615ms\"",
    "\"1e9d\"",
    "\"36\"",
    "\"1y\"",
    "\"２４h\"",
    "\"1999-02-30T25:00:00+09:00\"",
    "\"2018-09-06T03:07:00+09:00\"",
    "\"-9999-01-01T00:00:00Z\"",
    "\"a\"",
    "\"s\"",
    "\"*\"",
    "\"_\"",
    "\"-\"",
    "\"\\u{202E}\"",
    "\"\\u{0}\"",
    "\"\\u{1b}[31m\"",
    "\"é\u{301}\u{200D}👩‍👩‍👧\"",
    "\"名前\"",
    "\"<script>\"",
    "\"=cmd()\"",
    "\"../x\"",
    "\"/etc\"",
    "\"japan\"",
    "\"{place}\"",
    "\"%s\"",
    "r#\"raw\"#",
    "'c'",
    "b\"bytes\"",
];

/// Pieces of syntax that may stand anywhere.
const SYNTAX: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "r#\"",
    "/*",
    "*/",
    "//",
    "#![enable(implicit_some)]",
    "Some(",
    "None",
    "()",
    "{}",
    "[]",
    "true",
    "-",
    "+",
    ".",
    "\\",
    "\u{FEFF}",
    "\u{3000}",
    "\0",
];

/// Changes the pieces once or a few times.
pub fn pieces(text: &mut Vec<Piece>, others: &[Seed], dice: &mut Dice) {
    for _ in 0..dice.from(1, 4) {
        if text.is_empty() {
            return;
        }
        change(text, others, dice);
    }
}

fn change(text: &mut Vec<Piece>, others: &[Seed], dice: &mut Dice) {
    let at = dice.below(text.len());
    match dice.below(12) {
        0 => drop(text.drain(entry(text, at))),
        1 => again(text, at, dice),
        2 => swap_entries(text, at, dice),
        3 => from_another(text, at, others, dice),
        4 => same_kind(text, at, others, dice),
        5 => extreme(text, Kind::Number, NUMBERS, dice),
        6 => any_number(text, dice),
        7 | 8 => extreme(text, Kind::Text, TEXTS, dice),
        9 => deeper(text, at, dice),
        10 => text.insert(at, Piece::new(Kind::Other, dice.one(SYNTAX))),
        _ => drop(text.remove(at)),
    }
}

/// An entry twice or very often.
fn again(text: &mut Vec<Piece>, at: usize, dice: &mut Dice) {
    let entry = entry(text, at);
    let copy: Vec<Piece> = text[entry.clone()].to_vec();
    let times = if dice.once_in(50) { 100 } else { 1 };
    for _ in 0..times {
        text.splice(entry.end..entry.end, copy.iter().cloned());
    }
}

fn swap_entries(text: &mut Vec<Piece>, at: usize, dice: &mut Dice) {
    let (one, other) = (entry(text, at), entry(text, dice.below(text.len())));
    let (first, second) = if one.start < other.start {
        (one, other)
    } else {
        (other, one)
    };
    if first.end <= second.start {
        let moved: Vec<Piece> = text[second.clone()].to_vec();
        let back: Vec<Piece> = text.splice(first.clone(), moved).collect();
        let shift = second.len() as i64 - first.len() as i64;
        let start = (second.start as i64 + shift) as usize;
        text.splice(start..start + second.len(), back);
    }
}

/// An entry or a bracketed group of another file in the place of one here, or beside it.
fn from_another(text: &mut Vec<Piece>, at: usize, others: &[Seed], dice: &mut Dice) {
    let other = &others[dice.below(others.len())];
    if other.is_empty() {
        // Some mistakes are empty files.
        return;
    }
    let there = dice.below(other.len());
    let (range, taken) = match (text[at].kind, other[there].kind) {
        (Kind::Open, Kind::Open) => (group(text, at), group(other, there)),
        _ => (entry(text, at), entry(other, there)),
    };
    let place = if dice.coin() { range } else { at..at };
    text.splice(place, other[taken].iter().cloned());
}

/// A piece in the place of another of its kind, from here or elsewhere.
fn same_kind(text: &mut [Piece], at: usize, others: &[Seed], dice: &mut Dice) {
    let kind = text[at].kind;
    let other = match dice.coin() {
        true => &others[dice.below(others.len())],
        false => &*text,
    };
    let alike: Vec<&Piece> = other.iter().filter(|piece| piece.kind == kind).collect();
    if !alike.is_empty() {
        text[at] = alike[dice.below(alike.len())].clone();
    }
}

fn extreme(text: &mut [Piece], kind: Kind, values: &[&'static str], dice: &mut Dice) {
    if let Some(at) = place_of(kind, text, dice) {
        // A text in the place of a number and the other way round, now and then.
        let values = if dice.once_in(20) {
            [NUMBERS, TEXTS][dice.below(2)]
        } else {
            values
        };
        text[at] = Piece::new(kind, dice.one(values));
    }
}

/// Where a piece of a kind is.
fn place_of(kind: Kind, text: &[Piece], dice: &mut Dice) -> Option<usize> {
    let places: Vec<usize> = (0..text.len())
        .filter(|&at| text[at].kind == kind)
        .collect();
    (!places.is_empty()).then(|| dice.one(&places))
}

/// A number of any size, most of them allowed.
fn any_number(text: &mut [Piece], dice: &mut Dice) {
    let sizes = [1e-6, 1.0, 100.0, 1e4, 1e9, 1e18];
    let number = dice.share() * dice.one(&sizes);
    let number = match dice.coin() {
        true => number.to_string(),
        false => (number as u64).to_string(),
    };
    if let Some(at) = place_of(Kind::Number, text, dice) {
        text[at] = Piece::new(Kind::Number, number);
    }
}

/// Brackets around what stands here, one pair or far more than are allowed.
fn deeper(text: &mut Vec<Piece>, at: usize, dice: &mut Dice) {
    let (open, close) = dice.one(&[
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("Some(", ")"),
        ("/*", "*/"),
    ]);
    let depth = dice.one(&[1, 2, 30, 63, 64, 65, 5_000]);
    let inner = if text[at].kind == Kind::Open {
        group(text, at)
    } else {
        at..at + 1
    };
    text.insert(inner.end, Piece::new(Kind::Other, close.repeat(depth)));
    text.insert(inner.start, Piece::new(Kind::Other, open.repeat(depth)));
}

/// The text's bytes, now and then changed without regard to what they mean.
pub fn bytes(text: &[Piece], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = joined(text).into_bytes();
    if dice.once_in(6) {
        for _ in 0..dice.from(1, 4) {
            change_bytes(&mut bytes, dice);
        }
    }
    bytes
}

fn change_bytes(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let start = dice.below(bytes.len() + 1);
    let end = bytes.len().min(start + dice.from(1, 16));
    match dice.below(6) {
        0 => bytes.truncate(start),
        1 => drop(bytes.drain(start..end)),
        2 => bytes.extend_from_within(start..end),
        3 => bytes.insert(start, dice.below(256) as u8),
        4 => {
            let copy: Vec<u8> = bytes[start..end].to_vec();
            bytes.splice(start..start, copy);
        }
        _ => {
            if let Some(byte) = bytes.get_mut(start) {
                *byte ^= 1 << dice.below(8);
            }
        }
    }
}
