//! Leaves: numbers, shares and texts, each with its range.

use std::ops::RangeInclusive;

use super::limits::{LONGEST_ID, LONGEST_NAME, LONGEST_TEXT};
use super::{At, Code, Diagnostic, Diagnostics, Node, Place, Read, Shape};
use crate::units::Level;
use crate::words::diagnostics::notation as texts;
use crate::words::{Part, Phrase, Text as Words, kinds};

/// Degrees north. A longitude of Japan is none of them, so that two swapped numbers are noticed.
pub const LATITUDES: RangeInclusive<f64> = -90.0..=90.0;

/// A finite number within a range; `expected` describes it.
pub fn number_within(
    node: &Node,
    range: RangeInclusive<f64>,
    expected: Words,
    sink: &Diagnostics,
) -> Option<f64> {
    let Shape::Number(written) = &node.shape else {
        sink.push(no_number(node, expected));
        return None;
    };
    let problem = |why: Words| out_of_range(node, expected).why(why);
    sink.push(match written.parse::<f64>() {
        Ok(number) if !number.is_finite() => problem(texts::NOT_FINITE),
        Ok(0.0) if written_above_zero(written) => {
            problem(texts::ROUNDS_TO_ZERO).advice(texts::WRITE_ZERO_OR_MORE)
        }
        Ok(number) if range.contains(&number) => return Some(number),
        Ok(number) if *range.end() == 1.0 && (1.0..=100.0).contains(&number) => {
            problem(texts::OUT_OF_RANGE).advice(as_share(number, written))
        }
        Ok(number) if range == LATITUDES && (90.0..=180.0).contains(&number) => {
            problem(texts::OUT_OF_RANGE).advice(texts::SWAPPED)
        }
        Ok(_) => problem(texts::OUT_OF_RANGE),
        Err(_) => problem(texts::NOT_A_NUMBER),
    });
    None
}

/// The problem that no number stands here; often it is only quoted.
fn no_number(node: &Node, expected: Words) -> Diagnostic {
    let problem = node.unexpected(expected);
    match &node.shape {
        Shape::Text(text) if text.parse::<f64>().is_ok() => {
            problem.advice(texts::NUMBER_UNQUOTED.with("number", text))
        }
        _ => problem,
    }
}

fn out_of_range(node: &Node, expected: impl Into<Part>) -> Diagnostic {
    Diagnostic {
        code: Code::OutOfRange,
        ..node.unexpected(expected)
    }
}

/// Advice for a percentage that stands where a share belongs.
fn as_share(percent: f64, written: &str) -> Phrase {
    let share = Level::from_share(percent / 100.0).share();
    texts::PERCENT_AS_SHARE
        .with("percent", written)
        .with("share", share)
}

/// Whether a number is written with a digit above 0 before its exponent.
fn written_above_zero(written: &str) -> bool {
    let mantissa = written.split(['e', 'E']).next().unwrap_or(written);
    mantissa.contains(|c: char| ('1'..='9').contains(&c))
}

/// A whole number of at least 0 and at most `most`.
fn whole_number(node: &Node, most: u64, expected: Words, sink: &Diagnostics) -> Option<u64> {
    let Shape::Number(written) = &node.shape else {
        sink.push(no_number(node, expected));
        return None;
    };
    let problem = out_of_range(node, expected);
    let whole = written.trim_end_matches('0').strip_suffix('.');
    sink.push(match written.parse::<u64>() {
        Ok(number) if number <= most => return Some(number),
        _ if written.starts_with('-') => problem.why(texts::ZERO_OR_MORE),
        _ if written.bytes().all(|byte| byte.is_ascii_digit()) => {
            problem.why(texts::AT_MOST.with("most", most))
        }
        _ => match whole.filter(|whole| !whole.is_empty()) {
            Some(whole) => problem
                .why(texts::DIGITS_ONLY)
                .advice(texts::WRITE.with("number", whole)),
            None => problem.why(texts::DIGITS_ONLY),
        },
    });
    None
}

macro_rules! whole_numbers {
    ($($Type:ty: $most:expr, $expected:ident;)*) => { $(
        impl Read for $Type {
            const EXPECTED: Words = kinds::$expected;
            const EXAMPLE: &'static str = "1";

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                // The limit is the type's own or lower.
                whole_number(node, $most, Self::EXPECTED, sink).map(|number| number as $Type)
            }
        }
    )* };
}

whole_numbers! {
    u8: 255, WHOLE_BYTE;
    u32: 1_000_000_000, WHOLE;
    u64: 1_000_000_000_000, WHOLE;
    usize: 100_000, WHOLE_COUNT;
}

macro_rules! numbers {
    ($( $(#[doc = $doc:literal])+ $Name:ident: $range:expr, $expected:ident, $example:literal; )*) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub struct $Name(pub f64);

        impl Read for $Name {
            const EXPECTED: Words = kinds::$expected;
            const EXAMPLE: &'static str = $example;

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                number_within(node, $range, Self::EXPECTED, sink).map($Name)
            }
        }
    )* };
}

numbers! {
    /// Any finite number.
    Number: f64::MIN..=f64::MAX, NUMBER, "1.5";
    /// A number of at least 0.
    NotNegative: 0.0..=f64::MAX, NOT_NEGATIVE, "1.0";
    /// How many times the usual; the limit keeps levels, which are whole millionths, within 64 bits.
    Multiple: 0.0..=1_000_000.0, MULTIPLE, "1.0";
    /// A number above 0.
    Positive: f64::MIN_POSITIVE..=f64::MAX, POSITIVE, "1.0";
    /// A probability.
    Probability: 0.0..=1.0, PROBABILITY, "0.5";
    /// The step of a share.
    Step: 0.000_001..=0.1, SHARE_STEP, "0.01";
}

impl Read for Level {
    const EXPECTED: Words = kinds::SHARE;
    const EXAMPLE: &'static str = "0.5";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let share = number_within(node, 0.0..=1.0, Self::EXPECTED, sink)?;
        let level = Level::from_share(share);
        if level == Level::ZERO && share > 0.0 {
            let problem = out_of_range(node, Self::EXPECTED).why(texts::SHARES_ARE_PPM);
            sink.push(problem.advice(texts::WRITE_PPM));
            return None;
        }
        Some(level)
    }
}

/// `true` or `false`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flag(pub bool);

impl Read for Flag {
    const EXPECTED: Words = kinds::FLAG;
    const EXAMPLE: &'static str = "true";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        match node.shape {
            Shape::Flag(flag) => Some(Flag(flag)),
            _ => {
                // One example would be read as the answer: who wrote `no` must not be told to write `true`.
                let problem = node.unexpected(Self::EXPECTED);
                sink.push(problem.advice(texts::WRITE_FLAG));
                None
            }
        }
    }
}

/// A short text, as a name.
pub type Text = String;

impl Read for String {
    const EXPECTED: Words = kinds::TEXT;
    const EXAMPLE: &'static str = "\"...\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        text(node, LONGEST_NAME, sink)
    }
}

/// A text of several sentences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LongText(pub String);

impl Read for LongText {
    const EXPECTED: Words = kinds::TEXT;
    const EXAMPLE: &'static str = "\"...\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        text(node, LONGEST_TEXT, sink).map(LongText)
    }
}

/// Leaves the problem that no text stands where one is expected; often its quotes are missing.
pub fn refuse_text<T: Read>(node: &Node, sink: &Diagnostics) -> Option<T> {
    let Shape::Word(word) = &node.shape else {
        return T::refuse(node, sink);
    };
    let problem = node.unexpected(T::KIND.told());
    sink.push(problem.advice(texts::QUOTE_TEXT.with("text", word)));
    None
}

fn text(node: &Node, most: usize, sink: &Diagnostics) -> Option<String> {
    let Shape::Text(text) = &node.shape else {
        return refuse_text::<LongText>(node, sink).map(|text| text.0);
    };
    let length = text.chars().count();
    if length > most {
        let what = texts::TOO_LONG.with("length", length);
        let problem = Diagnostic::error(Code::TooLong, node.place.opening(), what);
        sink.push(problem.why(texts::LONG_TEXTS));
        return None;
    }
    Some(text.clone())
}

/// Whether a character is invisible or turns the direction of what follows.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}'
    )
}

/// A character by its number, as `U+202E`.
pub(super) fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// The problem with the first character of a text that no text may hold.
pub(super) fn bad_character(text: &str, place: Place) -> Option<Diagnostic> {
    let bad = |&c: &char| (c.is_control() && c != '\n' && c != '\t') || is_invisible(c);
    let c = text.chars().find(bad)?;
    let kind = match is_invisible(c) {
        true => texts::INVISIBLE,
        false => texts::CONTROL,
    };
    let what = kind.with("code", code_point(c));
    let problem = Diagnostic::error(Code::BadCharacter, place, what);
    Some(problem.advice(texts::TYPE_ANEW))
}

/// Checks how an id is written, so that it can be a column's name and part of a file's.
pub(super) fn check_id(id: &At<String>, sink: &Diagnostics) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let problem = if id.value.is_empty() {
        texts::ID_EMPTY.into()
    } else if id.value.len() > LONGEST_ID {
        texts::ID_TOO_LONG.with("most", LONGEST_ID)
    } else if !id.value.chars().all(good) {
        texts::NO_ID.with("id", &id.value)
    } else {
        return true;
    };
    sink.push(Diagnostic::error(Code::BadId, id.place, problem).advice(texts::ID_ADVICE));
    false
}
