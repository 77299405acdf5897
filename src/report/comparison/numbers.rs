//! Differences as people read them: with a sign, and with the ends of their interval.

use crate::batch::statistics::Estimate;
use crate::report::columns::Unit;
use crate::report::words::{NOTHING, Sized, percent};
use crate::words::{Lang, compare as texts, units};
use std::fmt::Display;

/// A mean in the unit of its measure.
pub(super) fn mean(lang: Lang, value: f64, unit: Unit) -> String {
    match unit {
        Unit::Probability => percent(lang, value),
        _ => sized(lang, value, unit).text(),
    }
}

/// `-1.23 million [-1.40 to -1.10]`; the number alone where it has no interval.
pub(super) fn difference(lang: Lang, estimate: &Estimate, unit: Unit) -> String {
    let [value, ends] = with_ends(lang, estimate, |value| {
        signed(value, sized(lang, value.abs(), unit))
    });
    value + &ends
}

/// `-31.2 % [-34.1 to -28.0]`.
pub(super) fn change(lang: Lang, estimate: &Estimate) -> String {
    let [value, ends] = with_ends(lang, estimate, |share| {
        signed(share, share_of(lang, share.abs()))
    });
    value + &ends
}

/// Of what is above 0, apart from its ends and without signs: `1.23 million`, ` [1.10 to 1.40]`.
pub(super) fn size(lang: Lang, estimate: &Estimate, unit: Unit) -> [String; 2] {
    with_ends(lang, estimate, |value| sized(lang, value, unit))
}

/// The same of a share: `31.2 %`, ` [28.0 to 34.1]`.
pub(super) fn share(lang: Lang, estimate: &Estimate) -> [String; 2] {
    with_ends(lang, estimate, |share| share_of(lang, share))
}

/// A number, and its ends in brackets behind a blank; no ends where it has no interval.
fn with_ends(lang: Lang, estimate: &Estimate, sized: impl Fn(f64) -> Sized) -> [String; 2] {
    let [value, low, high] =
        [estimate.value, estimate.low, estimate.high].map(|end| end.map(&sized));
    match (value, low, high) {
        (Some(value), Some(low), Some(high)) => {
            let is_shared = |end: &Sized| end.size == "0" || end.unit == value.unit;
            let [low, high] = match is_shared(&low) && is_shared(&high) {
                true => [low.size, high.size],
                false => [low.text(), high.text()],
            };
            let ends: [(&str, &dyn Display); 2] = [("low", &low), ("high", &high)];
            let ends = texts::FROM_TO.fill(lang, &ends);
            [value.text(), format!(" [{ends}]")]
        }
        (Some(value), ..) => [value.text(), String::new()],
        (None, ..) => [NOTHING.to_owned(), String::new()],
    }
}

/// With the sign of the value that it is the size of.
fn signed(value: f64, size: Sized) -> Sized {
    let sign = match value {
        _ if value < 0.0 => "-",
        _ if value > 0.0 => "+",
        _ => "",
    };
    Sized {
        size: format!("{sign}{}", size.size),
        ..size
    }
}

/// A number that is not negative, apart from its unit.
fn sized(lang: Lang, value: f64, unit: Unit) -> Sized {
    match unit {
        Unit::Hours => length(lang, value),
        Unit::Probability => Sized {
            size: one_decimal(100.0 * value),
            unit: texts::POINTS.to(lang),
        },
        _ => Sized::short(lang, value),
    }
}

/// A length of time: below a minute in seconds, below an hour in minutes, from three days on in days.
fn length(lang: Lang, hours: f64) -> Sized {
    match hours {
        _ if hours == 0.0 => Sized {
            size: "0".to_owned(),
            unit: units::HOURS.to(lang),
        },
        _ if hours < 0.95 / 60.0 => Sized {
            size: format!("{:.1}", 3_600.0 * hours),
            unit: texts::SECONDS.to(lang),
        },
        _ if hours < 0.95 => Sized {
            size: one_decimal(60.0 * hours),
            unit: units::MINUTES.to(lang),
        },
        _ => Sized::hours(lang, hours),
    }
}

/// A share that may be above all, in percent.
fn share_of(lang: Lang, share: f64) -> Sized {
    let percent = 100.0 * share;
    Sized {
        size: match percent {
            _ if percent == 0.0 => "0".to_owned(),
            _ if percent < 0.995 => format!("{percent:.2}"),
            _ if percent < 99.95 => format!("{percent:.1}"),
            _ if percent < 100.0 => format!("{percent:.2}"),
            _ => format!("{percent:.0}"),
        },
        unit: units::PERCENT.to(lang),
    }
}

fn one_decimal(value: f64) -> String {
    match value == 0.0 {
        true => "0".to_owned(),
        false => format!("{value:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Ja};

    fn of(value: f64, low: f64, high: f64) -> Estimate {
        Estimate {
            value: Some(value),
            low: Some(low),
            high: Some(high),
            ..Estimate::default()
        }
    }

    #[test]
    fn differences_have_a_sign_and_ends_that_cannot_be_misread() {
        let saved = of(-12.3e6, -13.6e6, -11.0e6);
        let said = |lang| difference(lang, &saved, Unit::PersonHours);
        assert_eq!(said(En), "-12.3 million [-13.6 to -11.0]");
        assert_eq!(said(Ja), "-1,230万 [-1,360～-1,100]");
        let open = of(-0.2, -1.5, 1.1);
        assert_eq!(
            difference(En, &open, Unit::Hours),
            "-12.0 min [-1.5 h to +1.1 h]"
        );
        let outage = of(0.125, 0.1, 0.15);
        assert_eq!(
            difference(En, &outage, Unit::Probability),
            "+12.5 pt [+10.0 to +15.0]"
        );
        let none = Estimate {
            value: Some(0.0),
            ..Estimate::default()
        };
        assert_eq!(difference(En, &none, Unit::Hours), "0 h");
    }

    #[test]
    fn a_change_may_be_more_than_all() {
        assert_eq!(
            change(En, &of(-0.312, -0.341, -0.28)),
            "-31.2 % [-34.1 to -28.0]"
        );
        assert_eq!(change(En, &of(2.5, 1.0, 4.0)), "+250 % [+100 to +400]");
        assert_eq!(change(Ja, &Estimate::none(3)), "–");
    }
}
