//! Units and signs around numbers.

super::words! {
    /// After a percentage.
    PERCENT = " %", "%";
    /// After a number of minutes.
    MINUTES = " min", "分";
    /// After a number of hours.
    HOURS = " h", "時間";
    /// After a number of days.
    DAYS = " d", "日";
    /// Between the ends of a range.
    DASH = "–", "～";
    /// Beyond the horizon, in a range of times.
    BEYOND = "> end", "打切り";
    /// Days of a time since the start.
    SINCE_DAYS = "{days}d {clock}", "{days}日 {clock}";
}

use super::{Lang, Text};

/// Days, hours, minutes, seconds and milliseconds in a duration of several parts, as in `1d 6h`.
pub const DURATION: [Text; 5] = [
    Text { en: "d", ja: "日" },
    Text {
        en: "h",
        ja: "時間",
    },
    Text {
        en: "min",
        ja: "分",
    },
    Text { en: "s", ja: "秒" },
    Text {
        en: "ms",
        ja: "ミリ秒",
    },
];

/// Large units with their sizes, the largest first: English readers count by thousands, Japanese ones by ten thousands.
pub const fn large(lang: Lang) -> &'static [(f64, &'static str)] {
    match lang {
        Lang::En => &[
            (1e12, " trillion"),
            (1e9, " billion"),
            (1e6, " million"),
            (1e3, " k"),
        ],
        Lang::Ja => &[(1e12, "兆"), (1e8, "億"), (1e4, "万")],
    }
}
