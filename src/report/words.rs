//! Every sentence and number as people read them: the one file to look into for another language.

use crate::batch::Warning;
use crate::batch::statistics::{Caution, Estimate};
use crate::measure::Axes;
use crate::model::Name;

pub(super) const SECTORS: &str = "SECTORS";
pub(super) const SECTORS_LEGEND: &str =
    "mean and probability (95 % interval); median [5 % to 95 % of replicates]";
pub(super) const RECOVERY: &str = "RECOVERY";
pub(super) const RECOVERY_LEGEND: &str =
    "from the first inject, given an outage: median [5 % to 95 % of replicates]";
pub(super) const REGIONS: &str = "WORST REGIONS";
pub(super) const REGIONS_LEGEND: &str =
    "service-person-hours: one person without two services for an hour counts twice";
pub(super) const CAUSES: &str = "CAUSES";
pub(super) const CAUSES_LEGEND: &str = "what the lost person-hours trace back to";
pub(super) const FLOWS: &str = "WHO PULLS WHOM DOWN";
pub(super) const SPREAD: &str = "SPREAD";
pub(super) const OBSERVED: &str = "OBSERVED VALUES";
pub(super) const WARNINGS: &str = "BEFORE YOU LEAN ON THIS";

pub(super) const SECTOR: &str = "sector";
pub(super) const REGION: &str = "region";
pub(super) const MEASURE: &str = "measure";
pub(super) const OUTAGE: &str = "outage";
pub(super) const PEOPLE: &str = "people out at peak, if any";
pub(super) const LOST: &str = "lost person-h, mean";
pub(super) const SERVICE_LOST: &str = "lost service-person-h, mean";
pub(super) const HALF_BACK: &str = "50 % back";
pub(super) const MOST_BACK: &str = "90 % back";
pub(super) const NEARLY_BACK: &str = "99 % back";
pub(super) const ALL_SECTORS: &str = "the last of all sectors";
pub(super) const NOT_BACK: &str = "not by the end";
pub(super) const WORST_SECTOR: &str = "most in";
pub(super) const SHARE: &str = "share";
pub(super) const CAUSE: &str = "cause";
pub(super) const FROM: &str = "from";
pub(super) const TO: &str = "to";
pub(super) const MEAN: &str = "mean";
pub(super) const RANGE: &str = "median [5 % to 95 %]";

pub(super) const SECTORS_HIT: &str = "sectors hit";
pub(super) const SECTORS_OUT: &str = "sectors with an outage";
pub(super) const REGIONS_HIT: &str = "regions hit";
pub(super) const FACILITIES_HIT: &str = "facilities hit";
pub(super) const FACILITIES_DIRECT: &str = "  of these directly";
pub(super) const FACILITIES_INDIRECT: &str = "  of these through dependencies";
pub(super) const DEPTH: &str = "longest chain";
pub(super) const MULTIPLIER: &str = "hit for each one hit directly";
pub(super) const DELAY: &str = "hours to the first outage";

/// Where there is no number.
pub(super) const NOTHING: &str = "-";

/// A name in both languages.
pub(super) fn both(name: &Name) -> String {
    match name.ja.is_empty() || name.ja == name.en {
        true => name.en.clone(),
        false => format!("{} {}", name.en, name.ja),
    }
}

/// How likely an outage is, in a sentence.
pub(super) fn headline(outage: &Estimate) -> String {
    match (outage.caution, outage.value, outage.low, outage.high) {
        (Some(Caution::NeverSeen), ..) => format!(
            "No outage in {} replicates: its probability is below {}.",
            whole(outage.n),
            percent(3.0 / outage.n as f64)
        ),
        (Some(Caution::AlwaysSeen), ..) => {
            format!("An outage in every one of {} replicates.", whole(outage.n))
        }
        (_, Some(value), Some(low), Some(high)) => format!(
            "An outage in {} of {} replicates (95 % interval {} to {}).",
            percent(value),
            whole(outage.n),
            percent(low),
            percent(high)
        ),
        _ => "No replicate was completed: there is nothing to say.".into(),
    }
}

/// The sector that loses most, in a sentence of medians.
pub(super) fn worst_sector(
    name: &str,
    peak: Option<f64>,
    half: &Estimate,
    most: &Estimate,
) -> String {
    let mut sentence = format!("{name} loses most");
    if let Some(people) = peak {
        sentence += &format!(": {} people without it at the peak", short(people));
    }
    let back = |what: &str, estimate: &Estimate| match (estimate.value, estimate.caution) {
        (Some(time), _) => format!(", {what} back after {}", hours(time)),
        (None, Some(Caution::BeyondHorizon)) => format!(", {what} not back by the end"),
        _ => String::new(),
    };
    sentence + &back("half of it", half) + &back("90 %", most) + "."
}

/// What the batch is, in a line.
pub(super) fn what_it_is(replicates: u64, seed: u64, days: f64) -> String {
    let days = format!("{days:.1}");
    let days = days.strip_suffix(".0").unwrap_or(&days);
    format!(
        "{} replicates of {days} days, seed {seed}.",
        whole(replicates)
    )
}

/// Sectors of which nothing was lost.
pub(super) fn untouched(names: &[String]) -> String {
    format!(
        "Nothing lost in any replicate: {}.",
        listed(names.iter().cloned())
    )
}

/// A warning, in a sentence.
pub(super) fn warning(warning: &Warning, axes: &Axes) -> String {
    let sector = |index: usize| &axes.sectors[index].name.en;
    match warning {
        Warning::Interrupted { done, asked } => format!(
            "Interrupted: {} of {} replicates are in; the rest is missing.",
            whole(*done),
            whole(*asked)
        ),
        Warning::Failed {
            failed,
            first,
            reason,
        } => format!(
            "{} failed and left out; the first is replicate {first}: {reason}.",
            counted(*failed, "replicate")
        ),
        Warning::FewForMeans { n, needed } => format!(
            "{} are too few for intervals of means; {needed} would do.",
            counted(*n, "replicate")
        ),
        Warning::FewForQuantiles { n, needed } => format!(
            "{} are too few for 5 % and 95 % quantiles; {needed} would do.",
            counted(*n, "replicate")
        ),
        Warning::RareOutages(sectors) => {
            let each = sectors.iter().map(|(index, seen)| {
                format!("{} ({})", sector(*index), counted(*seen, "replicate"))
            });
            format!("Too few outages to say how bad they are: {}.", listed(each))
        }
        Warning::ShortHorizon(sectors) => {
            let each = sectors
                .iter()
                .map(|(index, share)| format!("{} ({})", sector(*index), percent(*share)));
            format!(
                "99 % is not back by the end in many outages of: {}; a longer horizon would tell.",
                listed(each)
            )
        }
        Warning::Deadlock { sentence, share } => {
            format!(
                "Deadlock at the end of {} of replicates: {sentence}.",
                percent(*share)
            )
        }
    }
}

/// Why an estimate is weak, for the last column of a table.
pub(super) fn caution(caution: Caution) -> String {
    match caution {
        Caution::NoCase => "no replicate has it".into(),
        Caution::FewReplicates { needed } => format!("too few: needs {needed}"),
        Caution::FewNonZero { seen, needed } => {
            format!("too few other than zero: {seen} of the {needed} it needs")
        }
        Caution::LeansOnOne { share } => {
            format!("one replicate makes up {} of the sum", percent(share))
        }
        Caution::NeverSeen => "never seen: below 3/n".into(),
        Caution::AlwaysSeen => "always seen: above 1 - 3/n".into(),
        Caution::BeyondHorizon => "beyond the horizon".into(),
        Caution::OpenAbove => "the upper end is beyond the horizon".into(),
    }
}

/// `12.3 % (10.1–14.8)`.
pub(super) fn probability(estimate: &Estimate) -> String {
    match (
        estimate.caution,
        estimate.value,
        estimate.low,
        estimate.high,
    ) {
        (Some(Caution::NeverSeen), ..) => format!("< {}", percent(3.0 / estimate.n as f64)),
        (_, Some(value), Some(low), Some(high)) => {
            format!(
                "{} ({}–{})",
                percent(value),
                bare_percent(low),
                bare_percent(high)
            )
        }
        _ => NOTHING.into(),
    }
}

/// `1.23 M (1.10–1.40)`.
pub(super) fn interval(estimate: &Estimate) -> String {
    match (estimate.value, estimate.low, estimate.high) {
        (Some(value), Some(low), Some(high)) if low < high => {
            format!(
                "{} ({})",
                short(value),
                ends(short(value), short(low), short(high))
            )
        }
        (Some(value), ..) => short(value),
        _ => NOTHING.into(),
    }
}

/// `1.23 M [0.90–2.10]`.
pub(super) fn range(middle: &Estimate, low: &Estimate, high: &Estimate) -> String {
    ranged(middle, low, high, short)
}

/// `31.2 h [27.0 h–4.1 d]`; what lies beyond the horizon is `> end`.
pub(super) fn recovery(middle: &Estimate, low: &Estimate, high: &Estimate) -> String {
    ranged(middle, low, high, hours)
}

fn ranged(middle: &Estimate, low: &Estimate, high: &Estimate, show: fn(f64) -> String) -> String {
    let cell = |estimate: &Estimate| match (estimate.value, estimate.caution) {
        (Some(value), _) => Some(show(value)),
        (None, Some(Caution::BeyondHorizon)) => Some("> end".into()),
        _ => None,
    };
    match (cell(middle), cell(low), cell(high)) {
        (Some(middle), Some(low), Some(high)) if low != high => {
            format!("{middle} [{}]", ends(middle.clone(), low, high))
        }
        (Some(middle), ..) => middle,
        (None, ..) => NOTHING.into(),
    }
}

/// Two ends; their unit is left to the middle where all three share it.
fn ends(middle: String, low: String, high: String) -> String {
    let unit = |text: &str| text.split_once(' ').map(|(_, unit)| unit.to_owned());
    let bare = |text: &str| text.split(' ').next().map(str::to_owned);
    let is_same = |end: &String| end == "0" || unit(end) == unit(&middle);
    match (bare(&low), bare(&high)) {
        (Some(low_size), Some(high_size)) if is_same(&low) && is_same(&high) => {
            format!("{low_size}–{high_size}")
        }
        _ => format!("{low}–{high}"),
    }
}

/// Three digits that matter: `0`, `7`, `7.25`, `31.2`, `481`, `12.3 k`, `4.81 M`, `1.20 G`.
pub(super) fn short(value: f64) -> String {
    let size = value.abs();
    if size < 9_999.5 {
        return short_below_ten_thousand(value);
    }
    let (scaled, unit) = match size {
        _ if size >= 999.5e6 => (value / 1e9, "G"),
        _ if size >= 999.5e3 => (value / 1e6, "M"),
        _ => (value / 1e3, "k"),
    };
    let decimals = decimals(scaled);
    format!("{scaled:.decimals$} {unit}")
}

fn short_below_ten_thousand(value: f64) -> String {
    let decimals = decimals(value);
    match decimals == 0 || value == value.round() {
        true => whole_of(value),
        false => format!("{value:.decimals$}"),
    }
}

/// Decimals that make three digits.
fn decimals(value: f64) -> usize {
    match value.abs() {
        size if size >= 99.95 => 0,
        size if size >= 9.995 => 1,
        _ => 2,
    }
}

/// Hours up to three days, days beyond.
pub(super) fn hours(hours: f64) -> String {
    match hours < 71.95 {
        true => format!("{hours:.1} h"),
        false => format!("{:.1} d", hours / 24.0),
    }
}

/// A percentage; never `0 %` nor `100 %` of what is between.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", bare_percent(share))
}

fn bare_percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        _ if share <= 0.0 => "0".into(),
        _ if share >= 1.0 => "100".into(),
        _ if percent < 0.005 => "<0.01".into(),
        _ if percent < 0.995 => format!("{percent:.2}"),
        _ if percent > 99.95 => ">99.9".into(),
        _ => format!("{percent:.1}"),
    }
}

fn listed(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// `1 replicate`, `1,000 replicates`.
fn counted(count: u64, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", whole(count))
}

/// Whole numbers with commas between thousands.
pub(super) fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number without decimals, with commas.
fn whole_of(number: f64) -> String {
    let size = (number.abs() + 0.5) as u64;
    let sign = if number < 0.0 && size > 0 { "-" } else { "" };
    format!("{sign}{}", whole(size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_three_digits() {
        let cases = [
            (0.0, "0"),
            (7.0, "7"),
            (7.254, "7.25"),
            (99.97, "100"),
            (4_810.0, "4,810"),
            (12_345.0, "12.3 k"),
            (999_900.0, "1.00 M"),
            (4_812_345.0, "4.81 M"),
            (-1.2e9, "-1.20 G"),
        ];
        for (value, text) in cases {
            assert_eq!(short(value), text);
        }
    }

    #[test]
    fn percentages_are_never_rounded_to_certainty() {
        assert_eq!(percent(0.0), "0 %");
        assert_eq!(percent(0.000_01), "<0.01 %");
        assert_eq!(percent(0.999_99), ">99.9 %");
        assert_eq!(percent(0.123_4), "12.3 %");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(whole(1_234_567), "1,234,567");
        assert_eq!(whole(999), "999");
    }
}
