//! Numbers and estimates as people read them in a language, and the sentences that are made of several texts.

use super::command;
use super::manifest::About;
use super::stopping;
use crate::batch::Warning;
use crate::batch::statistics::{Caution, Estimate};
use crate::measure::Axes;
use crate::units::{MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, SimDuration, SimTime};
use crate::words::{Lang, Text, summary as texts, units};

/// Where there is no number.
pub(super) const NOTHING: &str = "–";
/// An upper bound of a share above this tells nobody anything.
const SAYS_NOTHING: f64 = 0.5;

/// That a contingency plan was laid over the scenario; none where there was none.
pub(super) fn with_plan(lang: Lang, about: &About) -> Option<String> {
    let plan = about.plan.as_ref()?;
    Some(texts::WITH_PLAN.fill(lang, &[("title", &plan.title.to(lang))]))
}

/// How likely an outage is, in a sentence.
pub(super) fn headline(lang: Lang, outage: &Estimate) -> String {
    let n = whole(outage.n);
    match (outage.caution, outage.value, outage.low, outage.high) {
        (Some(Caution::NeverSeen), ..) => {
            let bound = percent(lang, 3.0 / outage.n as f64);
            texts::HEADLINE_NEVER.fill(lang, &[("n", &n), ("bound", &bound)])
        }
        (Some(Caution::AlwaysSeen), ..) => {
            let bound = percent(lang, (1.0 - 3.0 / outage.n as f64).max(0.0));
            texts::HEADLINE_ALWAYS.fill(lang, &[("n", &n), ("bound", &bound)])
        }
        (_, Some(value), Some(low), Some(high)) => {
            let [share, low, high] = [value, low, high].map(|share| percent(lang, share));
            let values: [(&str, &dyn std::fmt::Display); 4] =
                [("share", &share), ("n", &n), ("low", &low), ("high", &high)];
            texts::HEADLINE.fill(lang, &values)
        }
        _ => texts::HEADLINE_NONE.to(lang).into(),
    }
}

/// The sector that loses most, in a sentence of medians.
pub(super) fn worst_sector(
    lang: Lang,
    name: &str,
    peak: Option<f64>,
    half: &Estimate,
    most: &Estimate,
) -> String {
    let people = peak.map(|people| {
        let people = short(lang, people);
        texts::WORST_PEOPLE.fill(lang, &[("people", &people)])
    });
    let back = |by: Text, not: Text, estimate: &Estimate| match (estimate.value, estimate.caution) {
        (Some(time), _) => by.fill(lang, &[("time", &hours(lang, time))]),
        (None, Some(Caution::BeyondHorizon)) => not.to(lang).into(),
        _ => String::new(),
    };
    let details = people.unwrap_or_default()
        + &back(texts::WORST_HALF, texts::WORST_HALF_NOT, half)
        + &back(texts::WORST_MOST, texts::WORST_MOST_NOT, most);
    texts::WORST.fill(lang, &[("sector", &name), ("details", &details)])
}

/// What the batch is, in a line.
pub(super) fn what_it_is(lang: Lang, replicates: u64, seed: u64, days: f64) -> String {
    let days = format!("{days:.1}");
    let days = days.strip_suffix(".0").unwrap_or(&days);
    let replicates = whole(replicates);
    texts::WHAT_IT_IS.fill(
        lang,
        &[
            ("replicates", &replicates),
            ("days", &days),
            ("seed", &seed),
        ],
    )
}

/// Sectors of which nothing was lost.
pub(super) fn untouched(lang: Lang, names: &[&str]) -> String {
    let sectors = names.join(texts::COMMA.to(lang));
    texts::UNTOUCHED.fill(lang, &[("sectors", &sectors)])
}

/// A warning, in a sentence.
pub(super) fn warning(lang: Lang, warning: &Warning, axes: &Axes, about: &About) -> String {
    match warning {
        Warning::Interrupted { done, asked } => {
            let (done, asked) = (whole(*done), whole(*asked));
            texts::INTERRUPTED.fill(lang, &[("done", &done), ("asked", &asked)])
        }
        Warning::WiderThanAsked(stopping) => stopping::wider(lang, stopping, axes),
        Warning::Failed {
            failed,
            first,
            reason,
        } => {
            let failed = replicates(lang, *failed);
            let command = command::replicate(about, *first);
            let reason = reason.to(lang);
            let values: [(&str, &dyn std::fmt::Display); 4] = [
                ("failed", &failed),
                ("first", first),
                ("reason", &reason),
                ("command", &command),
            ];
            texts::FAILED.fill(lang, &values)
        }
        Warning::FewForMeans { n, needed } => too_few(lang, texts::FEW_FOR_MEANS, *n, *needed),
        Warning::FewForQuantiles { n, needed } => {
            too_few(lang, texts::FEW_FOR_QUANTILES, *n, *needed)
        }
        Warning::RareOutages(sectors) => {
            let each = sectors
                .iter()
                .map(|(sector, seen)| (*sector, replicates(lang, *seen)));
            texts::RARE_OUTAGES.fill(lang, &[("sectors", &sectors_with(lang, axes, each))])
        }
        Warning::ShortHorizon(sectors) => {
            let each = sectors
                .iter()
                .map(|(sector, share)| (*sector, percent(lang, *share)));
            texts::SHORT_HORIZON.fill(lang, &[("sectors", &sectors_with(lang, axes, each))])
        }
        Warning::Deadlock { facilities, share } => {
            let share = percent(lang, *share);
            texts::DEADLOCK.fill(lang, &[("facilities", facilities), ("share", &share)])
        }
    }
}

fn too_few(lang: Lang, text: Text, n: u64, needed: u64) -> String {
    text.fill(
        lang,
        &[("replicates", &replicates(lang, n)), ("needed", &needed)],
    )
}

/// Sectors by name, each with what is said of it.
fn sectors_with(lang: Lang, axes: &Axes, each: impl Iterator<Item = (usize, String)>) -> String {
    let named = each.map(|(index, what)| {
        let sector = axes.sectors[index].name.to(lang);
        texts::SECTOR_WITH.fill(lang, &[("sector", &sector), ("what", &what)])
    });
    named.collect::<Vec<_>>().join(texts::COMMA.to(lang))
}

/// `1 replicate`, `1,000 replicates`.
fn replicates(lang: Lang, n: u64) -> String {
    let text = match n {
        1 => texts::REPLICATE,
        _ => texts::REPLICATES,
    };
    text.fill(lang, &[("n", &whole(n))])
}

/// Why an estimate is weak, for the last column of a table.
pub(super) fn caution(lang: Lang, caution: Caution) -> String {
    match caution {
        Caution::NoCase => texts::NO_CASE.to(lang).into(),
        Caution::FewReplicates { needed } => {
            texts::FEW_REPLICATES.fill(lang, &[("needed", &needed)])
        }
        Caution::FewNonZero { seen, needed } => {
            texts::FEW_NON_ZERO.fill(lang, &[("seen", &seen), ("needed", &needed)])
        }
        Caution::BaseNearZero => texts::BASE_NEAR_ZERO.to(lang).into(),
        Caution::LeansOnOne { share } => {
            texts::LEANS_ON_ONE.fill(lang, &[("share", &percent(lang, share))])
        }
        Caution::NeverSeen => texts::NEVER_SEEN.to(lang).into(),
        Caution::AlwaysSeen => texts::ALWAYS_SEEN.to(lang).into(),
        Caution::BeyondHorizon => texts::BEYOND_HORIZON.to(lang).into(),
        Caution::OpenAbove => texts::OPEN_ABOVE.to(lang).into(),
    }
}

/// `12.3 % (10.1–14.8)`.
pub(super) fn probability(lang: Lang, estimate: &Estimate) -> String {
    match (
        estimate.caution,
        estimate.value,
        estimate.low,
        estimate.high,
    ) {
        (Some(Caution::NeverSeen), ..) => share(lang, 0, estimate.n),
        (_, Some(value), Some(low), Some(high)) => {
            let ends = between(lang, &bare_percent(low), &bare_percent(high));
            format!("{} ({ends})", percent(lang, value))
        }
        _ => NOTHING.into(),
    }
}

/// How many of those seen, `12.3 %`; what was never seen is below `3 / of`.
pub(super) fn share(lang: Lang, seen: u64, of: u64) -> String {
    let of = of.max(1) as f64;
    match seen {
        0 if 3.0 / of > SAYS_NOTHING => NOTHING.into(),
        0 => format!("< {}", percent(lang, 3.0 / of)),
        _ => percent(lang, seen as f64 / of),
    }
}

/// `1.23 million (1.10–1.40)`.
pub(super) fn interval(lang: Lang, estimate: &Estimate) -> String {
    let sized = |value| Sized::short(lang, value);
    match (estimate.value, estimate.low, estimate.high) {
        (Some(value), Some(low), Some(high)) if low < high => {
            let middle = sized(value);
            let ends = ends(lang, &middle, &sized(low), &sized(high));
            format!("{} ({ends})", middle.text())
        }
        (Some(value), ..) => short(lang, value),
        _ => NOTHING.into(),
    }
}

/// `1.23 million [0.90–2.10]`.
pub(super) fn range(lang: Lang, middle: &Estimate, low: &Estimate, high: &Estimate) -> String {
    ranged(lang, [middle, low, high], Sized::short)
}

/// `31.2 h [27.0 h–4.1 d]`; what lies beyond the horizon is `> end`.
pub(super) fn recovery(lang: Lang, middle: &Estimate, low: &Estimate, high: &Estimate) -> String {
    ranged(lang, [middle, low, high], Sized::hours)
}

fn ranged(lang: Lang, estimates: [&Estimate; 3], sized: fn(Lang, f64) -> Sized) -> String {
    let cell = |estimate: &Estimate| match (estimate.value, estimate.caution) {
        (Some(value), _) => Some(sized(lang, value)),
        (None, Some(Caution::BeyondHorizon)) => Some(Sized {
            size: units::BEYOND.to(lang).into(),
            unit: "",
        }),
        _ => None,
    };
    match estimates.map(cell) {
        [Some(middle), Some(low), Some(high)] if low != high => {
            format!("{} [{}]", middle.text(), ends(lang, &middle, &low, &high))
        }
        [Some(middle), ..] => middle.text(),
        [None, ..] => NOTHING.into(),
    }
}

/// A number as people read it, apart from its unit.
#[derive(PartialEq)]
pub(super) struct Sized {
    /// The number.
    pub(super) size: String,
    /// The unit, with the blank before it.
    pub(super) unit: &'static str,
}

impl Sized {
    /// Three digits that matter; four where they are whole.
    pub(super) fn short(lang: Lang, value: f64) -> Sized {
        let size = value.abs();
        // What rounds up to the unit has it: `1.00 million`, never `1000 k`.
        let unit = units::large(lang)
            .iter()
            .find(|(unit, _)| size >= unit * 0.999_5 && size >= 9_999.5);
        match unit {
            Some((unit, name)) => Sized {
                size: three_digits(value / unit),
                unit: name,
            },
            None => Sized {
                size: below_ten_thousand(value),
                unit: "",
            },
        }
    }

    /// Hours up to three days, days beyond.
    pub(super) fn hours(lang: Lang, hours: f64) -> Sized {
        let (number, unit) = match hours < 71.95 {
            true => (hours, units::HOURS),
            false => (hours / 24.0, units::DAYS),
        };
        Sized {
            size: format!("{number:.1}"),
            unit: unit.to(lang),
        }
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}", self.size, self.unit)
    }
}

/// From one end to the other: `20–96`, `20～96`.
pub(super) fn between(lang: Lang, low: &str, high: &str) -> String {
    format!("{low}{}{high}", units::DASH.to(lang))
}

/// Two ends; their unit is left to the middle where all three share it.
fn ends(lang: Lang, middle: &Sized, low: &Sized, high: &Sized) -> String {
    let is_same = |end: &Sized| end.size == "0" || end.unit == middle.unit;
    match is_same(low) && is_same(high) {
        true => between(lang, &low.size, &high.size),
        false => between(lang, &low.text(), &high.text()),
    }
}

/// Three digits that matter: `0`, `7`, `7.25`, `31.2`, `481`, `12.3 k`, `4.81 million`, `1.20 billion`; `1.23万`, `481万`, `12.0億`.
pub(super) fn short(lang: Lang, value: f64) -> String {
    Sized::short(lang, value).text()
}

fn below_ten_thousand(value: f64) -> String {
    match value == value.round() {
        true => whole_of(value),
        false => three_digits(value),
    }
}

fn three_digits(value: f64) -> String {
    match decimals(value) {
        0 => whole_of(value),
        decimals => format!("{value:.decimals$}"),
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
pub(super) fn hours(lang: Lang, hours: f64) -> String {
    Sized::hours(lang, hours).text()
}

/// A percentage; never `0 %` nor `100 %` of what is between.
pub(super) fn percent(lang: Lang, share: f64) -> String {
    bare_percent(share) + units::PERCENT.to(lang)
}

pub(super) fn bare_percent(share: f64) -> String {
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

/// A duration in days, hours and so on: `1d 6h`, `1日6時間`.
pub(super) fn duration(lang: Lang, duration: SimDuration) -> String {
    const SIZES: [u64; 5] = [MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, 1];
    let mut rest = duration.0;
    let mut parts = Vec::new();
    for (size, name) in SIZES.into_iter().zip(units::DURATION) {
        if rest >= size {
            parts.push(format!("{}{}", rest / size, name.to(lang)));
            rest %= size;
        }
    }
    match (parts.is_empty(), lang) {
        (true, _) => format!("0{}", units::DURATION[1].to(lang)),
        (false, Lang::En) => parts.join(" "),
        (false, Lang::Ja) => parts.concat(),
    }
}

/// A time as it is shown: cut off to the minute, as clocks do.
fn minute_of(at: SimTime) -> SimTime {
    SimTime(at.0 / MS_PER_MINUTE * MS_PER_MINUTE)
}

/// How long something lasted: what lies between the times as they are shown, so that readers who subtract find the same.
/// Within one shown minute it is told exactly.
pub(super) fn lasted(lang: Lang, from: SimTime, to: SimTime) -> String {
    match minute_of(to).since(minute_of(from)) {
        SimDuration::ZERO => duration(lang, to.since(from)),
        shown => duration(lang, shown),
    }
}

/// Time since the start, to the minute: `3d 04:30`.
pub(super) fn since_start(lang: Lang, at: SimTime) -> String {
    let at = minute_of(at);
    let (days, rest) = (at.0 / MS_PER_DAY, at.0 % MS_PER_DAY);
    let (hours, minutes) = (rest / MS_PER_HOUR, rest % MS_PER_HOUR / MS_PER_MINUTE);
    let clock = format!("{hours:02}:{minutes:02}");
    units::SINCE_DAYS.fill(lang, &[("days", &days), ("clock", &clock)])
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
    use Lang::{En, Ja};

    #[test]
    fn numbers_keep_three_digits() {
        let cases = [
            (0.0, "0"),
            (7.0, "7"),
            (7.254, "7.25"),
            (99.97, "100"),
            (4_810.0, "4,810"),
            (12_345.0, "12.3 k"),
            (999_900.0, "1.00 million"),
            (4_812_345.0, "4.81 million"),
            (-1.2e9, "-1.20 billion"),
        ];
        for (value, text) in cases {
            assert_eq!(short(En, value), text);
        }
    }

    #[test]
    fn japanese_readers_count_by_ten_thousands() {
        let cases = [
            (4_810.0, "4,810"),
            (9_999.7, "1.00万"),
            (12_345.0, "1.23万"),
            (4_812_345.0, "481万"),
            (48_123_450.0, "4,812万"),
            (99_999_900.0, "1.00億"),
            (-1.2e9, "-12.0億"),
            (3.4e12, "3.40兆"),
        ];
        for (value, text) in cases {
            assert_eq!(short(Ja, value), text);
        }
    }

    #[test]
    fn percentages_are_never_rounded_to_certainty() {
        assert_eq!(percent(En, 0.0), "0 %");
        assert_eq!(percent(En, 0.000_01), "<0.01 %");
        assert_eq!(percent(En, 0.999_99), ">99.9 %");
        assert_eq!(percent(Ja, 0.123_4), "12.3%");
    }

    #[test]
    fn the_ends_of_a_range_leave_a_shared_unit_to_its_middle() {
        let of = |value| Estimate {
            value: Some(value),
            ..Estimate::default()
        };
        let [low, middle, high] = [20_000.0, 30_000.0, 0.4e6].map(of);
        assert_eq!(range(En, &middle, &low, &high), "30.0 k [20.0–400]");
        assert_eq!(range(Ja, &middle, &low, &high), "3.00万 [2.00～40.0]");
        let [low, middle, high] = [20.0, 30.0, 96.0].map(of);
        assert_eq!(recovery(En, &middle, &low, &high), "30.0 h [20.0 h–4.0 d]");
        assert_eq!(
            recovery(Ja, &middle, &low, &high),
            "30.0時間 [20.0時間～4.0日]"
        );
    }

    #[test]
    fn durations_are_said_in_parts() {
        let day_and_a_half = SimDuration::from_hours(36.5);
        assert_eq!(duration(En, day_and_a_half), day_and_a_half.to_string());
        assert_eq!(duration(Ja, day_and_a_half), "1日12時間30分");
        assert_eq!(duration(Ja, SimDuration::ZERO), "0時間");
    }

    #[test]
    fn a_duration_is_the_difference_of_the_times_shown() {
        let at = |minutes: u64, seconds: u64| SimTime(minutes * MS_PER_MINUTE + seconds * 1_000);
        let (from, to) = (at(270, 50), at(300, 10));
        assert_eq!(since_start(En, from), "0d 04:30");
        assert_eq!(since_start(En, to), "0d 05:00");
        assert_eq!(lasted(En, from, to), "30min");
        assert_eq!(lasted(Ja, at(5, 10), at(5, 40)), "30秒");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(whole(1_234_567), "1,234,567");
        assert_eq!(whole(999), "999");
    }
}
