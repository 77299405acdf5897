//! Durations and times on the calendar, and what was meant by those that are written otherwise.

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

use super::node::clipped;
use super::syntax::ascii_of;
use super::{Code, Diagnostic, Diagnostics, Node, Place, Read, Shape};
use crate::units::{NoDuration, SimDuration};
use crate::words::diagnostics::notation as texts;
use crate::words::{Phrase, Text as Words, kinds};

impl Read for SimDuration {
    const EXPECTED: Words = kinds::DURATION;
    const EXAMPLE: &'static str = "\"36h\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let Shape::Text(text) = &node.shape else {
            let problem = node.unexpected(Self::EXPECTED);
            let code = Code::BadDuration;
            sink.push(Diagnostic { code, ..problem }.advice(texts::DURATION_ADVICE));
            return None;
        };
        match SimDuration::parse(text) {
            Ok(duration) => Some(duration),
            Err(reason) => {
                sink.push(no_duration(text, reason, node.place));
                None
            }
        }
    }
}

fn no_duration(text: &str, reason: NoDuration, place: Place) -> Diagnostic {
    let shown = clipped(text);
    let (what, why) = match reason {
        NoDuration::Empty => (texts::DURATION_EMPTY.into(), None),
        NoDuration::NoNumber(at) => {
            let what = texts::DURATION_NO_NUMBER.with("text", shown);
            (what, Some(why_no_number(&at)))
        }
        NoDuration::NoUnit => (texts::NO_UNIT.with("text", shown), None),
        NoDuration::UnknownUnit(unit) => (texts::NO_SUCH_UNIT.with("unit", clipped(&unit)), None),
        NoDuration::TooLong => (texts::TOO_LONG_A_TIME.with("text", shown), None),
    };
    let why = why.or_else(|| full_width(text));
    let problem = Diagnostic::error(Code::BadDuration, place, what);
    let problem = Diagnostic { why, ..problem };
    match duration_meant(text) {
        Some(meant) => problem.advice(texts::WRITE_DURATION.with("meant", meant.to_string())),
        None => problem.advice(texts::DURATION_ADVICE),
    }
}

/// Units of time as people write them, each with a unit of files and how many of it there are.
const UNITS_AS_SAID: [(&str, &str, f64); 22] = [
    ("week", "d", 7.0),
    ("weeks", "d", 7.0),
    ("週", "d", 7.0),
    ("週間", "d", 7.0),
    ("day", "d", 1.0),
    ("days", "d", 1.0),
    ("日", "d", 1.0),
    ("日間", "d", 1.0),
    ("hr", "h", 1.0),
    ("hrs", "h", 1.0),
    ("hour", "h", 1.0),
    ("hours", "h", 1.0),
    ("時間", "h", 1.0),
    ("m", "min", 1.0),
    ("mins", "min", 1.0),
    ("minute", "min", 1.0),
    ("minutes", "min", 1.0),
    ("分", "min", 1.0),
    ("分間", "min", 1.0),
    ("sec", "s", 1.0),
    ("seconds", "s", 1.0),
    ("秒", "s", 1.0),
];

/// The duration that was meant by a text as people write it: `3時間`, `1 week`, `３６ｈ`.
pub(super) fn duration_meant(text: &str) -> Option<SimDuration> {
    let ascii: String = text.chars().map(|c| ascii_of(c).unwrap_or(c)).collect();
    let mut rest = ascii.as_str();
    let mut meant = String::new();
    while !rest.is_empty() {
        let (number, after) = split_while(rest, |c| c.is_ascii_digit() || c == '.');
        let (unit, after) = split_while(after.trim_start(), char::is_alphabetic);
        let unit = unit.trim_end_matches('と').to_lowercase();
        let said = UNITS_AS_SAID.iter().find(|(said, ..)| *said == unit);
        let (unit, factor) = said.map_or((unit.as_str(), 1.0), |&(_, unit, factor)| (unit, factor));
        meant += &format!("{}{unit} ", number.parse::<f64>().ok()? * factor);
        rest = after.trim_start_matches([' ', ',', '、']);
    }
    SimDuration::parse(&meant).ok()
}

/// What is at the front of a text as long as its characters are such, and the rest.
fn split_while(text: &str, is_such: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !is_such(c)).unwrap_or(text.len());
    text.split_at(end)
}

/// Why no number could be read where one is expected.
fn why_no_number(at: &str) -> Phrase {
    match at.starts_with(['-', '\u{2212}']) {
        true => texts::DURATION_NEGATIVE.into(),
        false => {
            full_width(at).unwrap_or_else(|| texts::DURATION_NUMBER_AT.with("at", clipped(at)))
        }
    }
}

fn full_width(text: &str) -> Option<Phrase> {
    let found = text.contains(|c| ascii_of(c).is_some());
    found.then(|| texts::DURATION_FULL_WIDTH.into())
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
    const EXPECTED: Words = kinds::INSTANT;
    const EXAMPLE: &'static str = "\"2018-09-06T03:07:00+09:00\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let Shape::Text(text) = &node.shape else {
            return Self::refuse(node, sink);
        };
        let instant = Instant::parse(text);
        if instant.is_none() {
            let what = texts::NO_INSTANT.with("text", clipped(text));
            let problem = Diagnostic::error(Code::BadDuration, node.place, what);
            sink.push(match instant_meant(text) {
                Some(meant) => problem.advice(texts::WRITE_INSTANT.with("meant", meant)),
                None => problem.advice(texts::WRITE_IT_AS.with("example", Self::EXAMPLE)),
            });
        }
        instant
    }
}

/// The time that was meant by numbers from the year on, as people write them: `2018/09/06`, `2018年9月6日 3時7分`.
pub(super) fn instant_meant(text: &str) -> Option<String> {
    let ascii: String = text.chars().map(|c| ascii_of(c).unwrap_or(c)).collect();
    if ascii.contains(|c: char| !(c.is_ascii_digit() || "-/.:T 年月日時分秒".contains(c))) {
        return None;
    }
    let numbers = ascii.split(|c: char| !c.is_ascii_digit());
    let numbers: Vec<u32> = numbers.filter_map(|number| number.parse().ok()).collect();
    let (&[year, month, day], clock) = numbers.split_first_chunk()?;
    let mut clock = clock.iter().copied();
    let mut next = || clock.next().unwrap_or(0);
    let (hour, minute, second) = (next(), next(), next());
    let meant = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+09:00");
    let is_time = year > 1_000 && clock.next().is_none() && Instant::parse(&meant).is_some();
    is_time.then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_as_people_write_them_are_understood() {
        let meant = |text| duration_meant(text).map(|meant| meant.to_string());
        assert_eq!(meant("3日と6時間").as_deref(), Some("3d 6h"));
        assert_eq!(meant("1 week").as_deref(), Some("7d"));
        assert_eq!(meant("３６ｈ").as_deref(), Some("1d 12h"));
        assert_eq!(meant("1.5 Hours, 10 minutes").as_deref(), Some("1h 40min"));
        assert_eq!(meant("soon"), None);
        assert_eq!(meant("3"), None);
    }

    #[test]
    fn dates_as_people_write_them_are_understood() {
        for text in [
            "2018/9/6 3:07",
            "2018年9月6日 3時7分",
            "2018-09-06 03:07:00",
        ] {
            let meant = instant_meant(text);
            assert_eq!(
                meant.as_deref(),
                Some("2018-09-06T03:07:00+09:00"),
                "{text}"
            );
        }
        assert_eq!(instant_meant("2018/13/01"), None);
        assert_eq!(instant_meant("9/6"), None);
        assert_eq!(instant_meant("Thursday"), None);
    }
}
