//! Numbers as labels: few characters, the same on every machine.

/// How large numbers are shortened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counting {
    /// By thousands: `12k`, `3.4M`, `1.2B`.
    Thousands,
    /// By ten thousands: `1.2万`, `340万`, `12億`.
    Myriads,
}

impl Counting {
    /// Two or three digits and a unit; a number below the first unit keeps its digits.
    pub(super) fn label(self, value: f64) -> String {
        let units: &[(f64, &str)] = match self {
            Self::Thousands => &[(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")],
            Self::Myriads => &[(1e12, "兆"), (1e8, "億"), (1e4, "万")],
        };
        // Just under a unit rounds up to it: `1M`, never `1000k`.
        let unit = units.iter().find(|(size, _)| value >= size * 0.9995);
        match unit {
            Some((size, name)) => digits(value / size) + name,
            None => digits(value),
        }
    }
}

/// A percentage as people write it: whole, but not `0 %` or `100 %` for what is only close to it.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.5 {
        "<1 %".to_owned()
    } else if (99.5..100.0).contains(&percent) {
        ">99 %".to_owned()
    } else {
        format!("{percent:.0} %")
    }
}

/// The tick of a percentage axis: as many decimals as it needs, no unit.
pub(super) fn short_percent(share: f64) -> String {
    let text = format!("{:.2}", share * 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// One decimal below ten unless it is a zero, none above, commas between thousands.
fn digits(value: f64) -> String {
    if value > 0.0 && value < 0.05 {
        format!("{value:.0e}")
    } else if value < 9.95 {
        let text = format!("{value:.1}");
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    } else {
        with_commas(&format!("{value:.0}"))
    }
}

fn with_commas(whole: &str) -> String {
    let mut text = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_shortened_without_ever_showing_a_thousand_of_a_unit() {
        let label = |value| Counting::Thousands.label(value);
        assert_eq!(
            [0.0, 7.0, 999.0, 1_000.0, 12_340.0, 999_600.0, 1.25e9].map(label),
            ["0", "7", "999", "1k", "12k", "1M", "1.2B"]
        );
    }

    #[test]
    fn myriads_are_shortened_as_japanese_readers_count() {
        let label = |value| Counting::Myriads.label(value);
        assert_eq!(
            [3_400.0, 12_000.0, 3_400_000.0, 99_999_000.0, 1.2e8].map(label),
            ["3,400", "1.2万", "340万", "1億", "1.2億"]
        );
    }

    #[test]
    fn an_axis_of_percentages_shows_the_decimals_that_it_needs() {
        assert_eq!(
            [0.0, 0.5, 0.995, 0.9995, 1.0].map(short_percent),
            ["0", "50", "99.5", "99.95", "100"]
        );
    }

    #[test]
    fn a_percentage_never_claims_none_or_all_of_what_is_not() {
        assert_eq!(
            [0.0, 0.001, 0.123, 0.999, 1.0].map(percent),
            ["0 %", "<1 %", "12 %", ">99 %", "100 %"]
        );
    }
}
