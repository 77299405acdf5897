//! Leaves: numbers, shares, texts, durations and times, each with its range.

use std::ops::RangeInclusive;

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

use super::node::clipped;
use super::{At, Code, Diagnostic, Diagnostics, Node, Place, Read, Shape};
use crate::units::{Level, SimDuration};

/// Longest text that names something, in characters.
const LONGEST_NAME: usize = 200;

/// Longest text of any kind, in characters.
const LONGEST_TEXT: usize = 2_000;

/// Longest id.
const LONGEST_ID: usize = 100;

/// A finite number within a range; `expected` describes it.
pub fn number_within(
    node: &Node,
    range: RangeInclusive<f64>,
    expected: &str,
    sink: &Diagnostics,
) -> Option<f64> {
    let Shape::Number(written) = &node.shape else {
        let what = format!("expected {expected}, found {}", node.kind());
        sink.error(Code::WrongKind, node.place, what);
        return None;
    };
    let problem = match written.parse::<f64>() {
        Ok(number) if !number.is_finite() => "it must be a finite number",
        Ok(0.0) if written_above_zero(written) => "it would round to 0; write 0 or a larger number",
        Ok(number) if range.contains(&number) => return Some(number),
        Ok(_) => "it lies outside the range",
        Err(_) => "it is not written as a number",
    };
    sink.push(
        Diagnostic::error(
            Code::OutOfRange,
            node.place,
            format!("expected {expected}, found {}", clipped(written)),
        )
        .why(problem),
    );
    None
}

/// Whether a number is written with a digit above 0 before its exponent.
fn written_above_zero(written: &str) -> bool {
    let mantissa = written.split(['e', 'E']).next().unwrap_or(written);
    mantissa.contains(|c: char| ('1'..='9').contains(&c))
}

/// A whole number of at least 0 and at most `most`.
fn whole_number(node: &Node, most: u64, sink: &Diagnostics) -> Option<u64> {
    let Shape::Number(written) = &node.shape else {
        let what = format!("expected a whole number, found {}", node.kind());
        sink.error(Code::WrongKind, node.place, what);
        return None;
    };
    let problem = match written.parse::<u64>() {
        Ok(number) if number <= most => return Some(number),
        _ if written.starts_with('-') => "it must be 0 or more".to_owned(),
        _ if written.bytes().all(|byte| byte.is_ascii_digit()) => format!("at most {most}"),
        _ => "it must be written with digits only".to_owned(),
    };
    sink.push(
        Diagnostic::error(
            Code::OutOfRange,
            node.place,
            format!("expected a whole number, found {}", clipped(written)),
        )
        .why(problem),
    );
    None
}

macro_rules! whole_numbers {
    ($($Type:ty: $most:expr, $expected:literal;)*) => { $(
        impl Read for $Type {
            const EXPECTED: &'static str = $expected;
            const EXAMPLE: &'static str = "1";

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                // The limit is the type's own or lower.
                whole_number(node, $most, sink).map(|number| number as $Type)
            }
        }
    )* };
}

whole_numbers! {
    u8: 255, "a whole number from 0 to 255";
    u32: 1_000_000_000, "a whole number of 0 or more";
    u64: 1_000_000_000_000, "a whole number of 0 or more";
    usize: 100_000, "a whole number from 0 to 100000";
}

macro_rules! numbers {
    ($( $(#[doc = $doc:literal])+ $Name:ident: $range:expr, $expected:literal, $example:literal; )*) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub struct $Name(pub f64);

        impl Read for $Name {
            const EXPECTED: &'static str = $expected;
            const EXAMPLE: &'static str = $example;

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                number_within(node, $range, Self::EXPECTED, sink).map($Name)
            }
        }
    )* };
}

numbers! {
    /// Any finite number.
    Number: f64::MIN..=f64::MAX, "a number", "1.5";
    /// A number of at least 0.
    NotNegative: 0.0..=f64::MAX, "a number of 0 or more", "1.0";
    /// How many times the usual; the limit keeps levels, which are whole millionths, within 64 bits.
    Multiple: 0.0..=1_000_000.0, "a number from 0 to 1000000", "1.0";
    /// A number above 0.
    Positive: f64::MIN_POSITIVE..=f64::MAX, "a number above 0", "1.0";
    /// A probability.
    Probability: 0.0..=1.0, "a probability from 0 to 1", "0.5";
    /// The step of a share.
    Step: 0.000_001..=0.1, "a step from 0.000001 to 0.1", "0.01";
}

impl Read for Level {
    const EXPECTED: &'static str = "a share from 0 to 1";
    const EXAMPLE: &'static str = "0.5";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let share = number_within(node, 0.0..=1.0, Self::EXPECTED, sink)?;
        let level = Level::from_share(share);
        if level == Level::ZERO && share > 0.0 {
            let what = format!("expected {}, found {share}", Self::EXPECTED);
            let problem = Diagnostic::error(Code::OutOfRange, node.place, what);
            let why = "shares are whole parts per million, and this would round to 0";
            sink.push(problem.why(why).advice("write 0 or at least 0.000001"));
            return None;
        }
        Some(level)
    }
}

/// `true` or `false`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flag(pub bool);

impl Read for Flag {
    const EXPECTED: &'static str = "`true` or `false`";
    const EXAMPLE: &'static str = "true";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        match node.shape {
            Shape::Flag(flag) => Some(Flag(flag)),
            _ => Self::refuse(node, sink),
        }
    }
}

/// A short text, as a name.
pub type Text = String;

impl Read for String {
    const EXPECTED: &'static str = "a text in double quotes";
    const EXAMPLE: &'static str = "\"...\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        text(node, LONGEST_NAME, sink)
    }
}

/// A text of several sentences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LongText(pub String);

impl Read for LongText {
    const EXPECTED: &'static str = "a text in double quotes";
    const EXAMPLE: &'static str = "\"...\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        text(node, LONGEST_TEXT, sink).map(LongText)
    }
}

fn text(node: &Node, most: usize, sink: &Diagnostics) -> Option<String> {
    let Shape::Text(text) = &node.shape else {
        return <LongText as Read>::refuse(node, sink).map(|text| text.0);
    };
    let length = text.chars().count();
    if length > most {
        let what = format!("the text is {length} characters long");
        let problem = Diagnostic::error(Code::TooLong, node.place.opening(), what);
        sink.push(problem.why(format!("at most {most}")));
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

/// The problem with the first character of a text that no text may hold.
pub(super) fn bad_character(text: &str, place: Place) -> Option<Diagnostic> {
    let bad = |&c: &char| (c.is_control() && c != '\n' && c != '\t') || is_invisible(c);
    let c = text.chars().find(bad)?;
    let kind = if is_invisible(c) {
        "invisible"
    } else {
        "control"
    };
    let what = format!("the text holds the {kind} character U+{:04X}", c as u32);
    let problem = Diagnostic::error(Code::BadCharacter, place, what);
    Some(problem.advice("remove it"))
}

/// Checks how an id is written, so that it can be a column's name and part of a file's.
pub(super) fn check_id(id: &At<String>, sink: &Diagnostics) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let problem = if id.value.is_empty() {
        "an id is empty".to_owned()
    } else if id.value.len() > LONGEST_ID {
        format!("an id is longer than {LONGEST_ID} characters")
    } else if !id.value.chars().all(good) {
        format!("`{}` is no id", id.value)
    } else {
        return true;
    };
    sink.push(
        Diagnostic::error(Code::BadId, id.place, problem)
            .advice("ids are made of ASCII letters, digits and `-`, `_`, `.`, `/`; names are free"),
    );
    false
}

impl Read for SimDuration {
    const EXPECTED: &'static str = "a duration with its unit";
    const EXAMPLE: &'static str = "\"36h\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let problem = match &node.shape {
            Shape::Text(text) => match SimDuration::parse(text) {
                Ok(duration) => return Some(duration),
                Err(problem) => problem,
            },
            _ => format!("expected a duration, found {}", node.kind()),
        };
        sink.push(
            Diagnostic::error(Code::BadDuration, node.place, problem)
                .advice("durations are written like `\"36h\"` or `\"1d 6h\"`; the units are d, h, min, s, ms"),
        );
        None
    }
}

/// A time on the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instant {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub unix_ms: i64,
    /// Local time minus UTC, in minutes.
    pub offset_minutes: i32,
}

impl Instant {
    /// A time as RFC 3339 writes it; without an offset it is Japan's.
    pub fn parse(text: &str) -> Option<Instant> {
        let time = OffsetDateTime::parse(text, &Rfc3339)
            .or_else(|_| OffsetDateTime::parse(&format!("{text}+09:00"), &Rfc3339))
            .ok()?;
        let offset: UtcOffset = time.offset();
        Some(Instant {
            // Years from 0 to 9999 fit an i64 of milliseconds.
            unix_ms: (time.unix_timestamp_nanos() / 1_000_000) as i64,
            offset_minutes: i32::from(offset.whole_minutes()),
        })
    }
}

impl Read for Instant {
    const EXPECTED: &'static str = "a calendar time";
    const EXAMPLE: &'static str = "\"2018-09-06T03:07:00+09:00\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let Shape::Text(text) = &node.shape else {
            return Self::refuse(node, sink);
        };
        let instant = Instant::parse(text);
        if instant.is_none() {
            let what = format!("`{text}` is no calendar time");
            let problem = Diagnostic::error(Code::BadDuration, node.place, what);
            sink.push(problem.advice(format!("write it like `{}`", Self::EXAMPLE)));
        }
        instant
    }
}
