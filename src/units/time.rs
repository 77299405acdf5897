//! Simulated time and durations in whole milliseconds.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Add, Sub};

/// Milliseconds in a second, a minute, an hour and a day.
pub const MS_PER_SECOND: u64 = 1_000;
/// Milliseconds in a minute.
pub const MS_PER_MINUTE: u64 = 60 * MS_PER_SECOND;
/// Milliseconds in an hour.
pub const MS_PER_HOUR: u64 = 60 * MS_PER_MINUTE;
/// Milliseconds in a day.
pub const MS_PER_DAY: u64 = 24 * MS_PER_HOUR;

/// An instant: milliseconds since the scenario's start.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct SimTime(pub u64);

/// A length of simulated time in milliseconds.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct SimDuration(pub u64);

/// The longest duration that a file may state: 200 years, so that sums of a few stay far from overflow.
pub const LONGEST: SimDuration = SimDuration(200 * 365 * MS_PER_DAY);

impl SimTime {
    /// The scenario's start.
    pub const ZERO: SimTime = SimTime(0);

    /// Hours since the start.
    pub fn hours(self) -> f64 {
        self.0 as f64 / MS_PER_HOUR as f64
    }

    /// The time since an earlier instant; 0 if that one is later.
    pub fn since(self, earlier: SimTime) -> SimDuration {
        SimDuration(self.0.saturating_sub(earlier.0))
    }
}

impl SimDuration {
    /// No time.
    pub const ZERO: SimDuration = SimDuration(0);

    /// A duration of `hours`, rounded to the millisecond and kept within [0, [`LONGEST`]].
    pub fn from_hours(hours: f64) -> SimDuration {
        let ms = (hours * MS_PER_HOUR as f64 + 0.5).clamp(0.0, LONGEST.0 as f64);
        SimDuration(ms as u64)
    }

    /// The duration in hours.
    pub fn hours(self) -> f64 {
        self.0 as f64 / MS_PER_HOUR as f64
    }
}

impl Add<SimDuration> for SimTime {
    type Output = SimTime;
    fn add(self, length: SimDuration) -> SimTime {
        SimTime(self.0.saturating_add(length.0))
    }
}

impl Sub<SimDuration> for SimTime {
    type Output = SimTime;
    fn sub(self, length: SimDuration) -> SimTime {
        SimTime(self.0.saturating_sub(length.0))
    }
}

impl fmt::Display for SimTime {
    /// `3d 04:30`, with seconds only where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, rest) = (self.0 / MS_PER_DAY, self.0 % MS_PER_DAY);
        let (hours, rest) = (rest / MS_PER_HOUR, rest % MS_PER_HOUR);
        let (minutes, rest) = (rest / MS_PER_MINUTE, rest % MS_PER_MINUTE);
        write!(f, "{days}d {hours:02}:{minutes:02}")?;
        if rest > 0 {
            write!(f, ":{:02}", rest / MS_PER_SECOND)?;
        }
        Ok(())
    }
}

impl fmt::Display for SimDuration {
    /// `1d 6h`, `90min` as `1h 30min`: what [`SimDuration::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return write!(f, "0h");
        }
        let mut rest = self.0;
        let mut space = "";
        for (unit, name) in UNITS {
            if rest >= unit {
                write!(f, "{space}{}{name}", rest / unit)?;
                rest %= unit;
                space = " ";
            }
        }
        Ok(())
    }
}

const UNITS: [(u64, &str); 5] = [
    (MS_PER_DAY, "d"),
    (MS_PER_HOUR, "h"),
    (MS_PER_MINUTE, "min"),
    (MS_PER_SECOND, "s"),
    (1, "ms"),
];

/// Why a text is no duration.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoDuration {
    /// There is nothing in it.
    Empty,
    /// A number is expected where this stands.
    NoNumber(String),
    /// A number stands without its unit.
    NoUnit,
    /// This is no unit of time.
    UnknownUnit(String),
    /// It is longer than [`LONGEST`].
    TooLong,
}

impl SimDuration {
    /// Reads `"36h"`, `"1d 6h"`, `"1.5h"`, `"90min"`.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<SimDuration, NoDuration> {
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(NoDuration::Empty);
        }
        let mut total_ms = 0.0_f64;
        while !rest.is_empty() {
            let (part_ms, left) = duration_part(rest)?;
            total_ms += part_ms;
            rest = left.trim_start();
        }
        if total_ms > LONGEST.0 as f64 {
            return Err(NoDuration::TooLong);
        }
        Ok(SimDuration((total_ms + 0.5) as u64))
    }
}

/// One number and its unit from the front of `rest`, in milliseconds, and what follows.
fn duration_part(rest: &str) -> Result<(f64, &str), NoDuration> {
    let digits = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let number: f64 = rest[..digits]
        .parse()
        .map_err(|_| NoDuration::NoNumber(rest.to_owned()))?;
    let after = rest[digits..].trim_start();
    let letters = after
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(after.len());
    let unit = &after[..letters];
    let (scale, _) = UNITS
        .iter()
        .find(|(_, name)| *name == unit)
        .ok_or_else(|| match unit {
            "" => NoDuration::NoUnit,
            _ => NoDuration::UnknownUnit(unit.to_owned()),
        })?;
    Ok((number * *scale as f64, &after[letters..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        let cases = [
            ("36h", 36 * MS_PER_HOUR),
            ("1d 6h", 30 * MS_PER_HOUR),
            ("90min", 90 * MS_PER_MINUTE),
            ("0.5 h", 30 * MS_PER_MINUTE),
            ("250ms", 250),
        ];
        for (text, ms) in cases {
            assert_eq!(SimDuration::parse(text), Ok(SimDuration(ms)), "{text}");
        }
    }

    #[test]
    fn durations_without_sense_are_refused_in_words() {
        for text in [
            "", "36", "1d-3h", "h", "3 weeks", "-4h", "1.2.3h", "9999999d",
        ] {
            assert!(SimDuration::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for ms in [0, 1, 999, 61_000, 5_400_000, 123_456_789] {
            let length = SimDuration(ms);
            assert_eq!(SimDuration::parse(&length.to_string()), Ok(length));
        }
    }

    #[test]
    fn times_read_as_days_and_clock() {
        let time = SimTime(3 * MS_PER_DAY + 4 * MS_PER_HOUR + 30 * MS_PER_MINUTE);
        assert_eq!(time.to_string(), "3d 04:30");
    }
}
