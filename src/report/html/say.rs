//! Numbers and sentences that this report shares with the other forms.

use super::super::{story, words};
use super::Material;
use crate::batch::statistics::Estimate;
use crate::batch::{RecoveryTimes, Spread, Warning};
use crate::measure::Entry;
use crate::words::Lang;

/// Numbers as people of a language read them.
#[derive(Clone, Copy)]
pub(super) struct Say(pub(super) Lang);

impl Say {
    /// Names one after the other.
    pub(super) fn list(self, names: &[&str]) -> String {
        names.join(match self.0 {
            Lang::En => ", ",
            Lang::Ja => "、",
        })
    }

    /// Three digits that matter.
    pub(super) fn short(self, value: f64) -> String {
        words::short(self.0, value)
    }

    /// A whole number with all its digits.
    pub(super) fn whole(self, number: u64) -> String {
        words::whole(number)
    }

    /// A percentage, never rounded to certainty.
    pub(super) fn percent(self, share: f64) -> String {
        words::percent(self.0, share)
    }

    /// A probability with its interval.
    pub(super) fn probability(self, estimate: &Estimate) -> String {
        words::probability(self.0, estimate)
    }

    /// A mean with its interval.
    pub(super) fn interval(self, estimate: &Estimate) -> String {
        words::interval(self.0, estimate)
    }

    /// Median with the 5 % and 95 % quantiles.
    pub(super) fn range(self, spread: &Spread) -> String {
        words::range(self.0, &spread.p50, &spread.p05, &spread.p95)
    }

    /// The same of times; what lies beyond the horizon says so.
    pub(super) fn times(self, times: &RecoveryTimes) -> String {
        words::recovery(self.0, &times.p50, &times.p05, &times.p95)
    }

    /// A time in hours; what lies beyond the horizon says so.
    pub(super) fn time(self, estimate: &Estimate) -> String {
        words::recovery(self.0, estimate, estimate, estimate)
    }

    /// How many of those seen; what was never seen is below 3 in n.
    pub(super) fn share(self, seen: u64, of: u64) -> String {
        words::share(self.0, seen, of)
    }

    /// How likely an outage is, in a sentence.
    pub(super) fn headline(self, outage: &Estimate) -> String {
        words::headline(self.0, outage)
    }

    /// The sector that loses most, in a sentence.
    pub(super) fn worst_sector(
        self,
        name: &str,
        peak: Option<f64>,
        half: &Estimate,
        most: &Estimate,
    ) -> String {
        words::worst_sector(self.0, name, peak, half, most)
    }
}

/// A warning, in a sentence.
pub(super) fn warning(material: &Material, warning: &Warning) -> String {
    words::warning(material.lang, warning, &material.batch.axes, material.about)
}

/// An entry of a story, in a sentence.
pub(super) fn happening(material: &Material, entry: &Entry) -> String {
    story::sentence(material.lang, material.net, entry)
}

/// Local month, day and clock time of an entry.
pub(super) fn clock(material: &Material, entry: &Entry) -> String {
    story::clock(material.net.start(), entry.at)
}

/// Time since the start, in days, hours and minutes.
pub(super) fn since(material: &Material, entry: &Entry) -> String {
    words::since_start(material.lang, entry.at)
}
