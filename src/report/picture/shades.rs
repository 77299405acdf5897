//! A logarithmic scale of shades with its legend; zero has no shade.

use super::colour::{INK, RULE, shade};
use super::font::width;
use super::number::Counting;
use super::pen::{Drawn, Lettering, Pen, Place, SMALL};
use super::scale::{Scale, power_of_ten};
use plotters::prelude::DrawingBackend;
use plotters::style::{RGBColor, WHITE};

/// Words beside a scale of shades.
#[derive(Clone, PartialEq, Debug)]
pub struct ShadeWords {
    /// What is measured, with its unit, e.g. `lost person-hours`.
    pub scale: String,
    /// What a blank means, e.g. `no loss`.
    pub blank: String,
    /// How numbers are shortened.
    pub counting: Counting,
}

/// Shades for positive values, between their least and their greatest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shades {
    least: f64,
    greatest: f64,
    /// Whether there are positive values below `least`.
    is_cut: bool,
}

/// More decades than this would leave neighbours alike; what is smaller gets the lightest shade.
const DECADES: i32 = 4;

impl Shades {
    /// The scale for these values; values that are not above 0 have no part in it.
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let positive = values.filter(|value| *value > 0.0 && value.is_finite());
        let (least, greatest) = positive.fold((f64::INFINITY, 0.0), |(least, greatest), value| {
            (value.min(least), value.max(greatest))
        });
        let floor = greatest / power_of_ten(DECADES);
        (greatest > 0.0).then(|| Self {
            least: least.max(floor),
            greatest,
            is_cut: least < floor,
        })
    }

    /// The colour of a value; none if there is nothing to show.
    pub(super) fn shade(&self, value: f64) -> Option<RGBColor> {
        (value > 0.0).then(|| shade(self.share(value)))
    }

    fn share(&self, value: f64) -> f64 {
        let span = libm::log10(self.greatest) - libm::log10(self.least);
        if span > 0.0 {
            ((libm::log10(value) - libm::log10(self.least)) / span).clamp(0.0, 1.0)
        } else {
            1.0
        }
    }

    /// Ticks with their labels, rising; the first says so if it stands for all that is below.
    fn labels(&self, counting: Counting) -> Vec<(f64, String)> {
        let cut = self
            .is_cut
            .then(|| (self.least, format!("≦{}", counting.label(self.least))));
        let ticks = self
            .ticks()
            .into_iter()
            .map(|tick| (tick, counting.label(tick)));
        cut.into_iter().chain(ticks).collect()
    }

    /// Round values within the scale: powers of ten, with their doubles and fives where there are few.
    fn ticks(&self) -> Vec<f64> {
        let exponents =
            libm::log10(self.least).floor() as i32..=libm::log10(self.greatest).ceil() as i32;
        let within = |steps: &[f64]| -> Vec<f64> {
            let powers = exponents.clone().map(power_of_ten);
            let ticks = powers.flat_map(|power| steps.iter().map(move |step| step * power));
            ticks
                .filter(|tick| (self.least..=self.greatest).contains(tick))
                .collect()
        };
        let powers = within(&[1.0]);
        if powers.len() >= 3 {
            powers
        } else {
            within(&[1.0, 2.0, 5.0])
        }
    }
}

const BAR: (i32, i32) = (672, 28);
const SLICES: i32 = 84;

/// Height that [`legend`] takes.
pub(super) const LEGEND: i32 = 116;

/// Draws the scale from `corner` on: its name, a bar with ticks, and the blank.
pub(super) fn legend<DB: DrawingBackend>(
    pen: &Pen<DB>,
    (left, top): Place,
    shades: Option<&Shades>,
    words: &ShadeWords,
) -> Drawn<DB> {
    pen.text(&words.scale, (left, top + 14), Lettering::new(SMALL))?;
    let bar_top = top + 36;
    let mut right = left;
    if let Some(shades) = shades {
        bar(pen, (left, bar_top), shades, words.counting)?;
        right += BAR.0 + 60;
    }
    let (from, to) = ((right, bar_top), (right + 44, bar_top + BAR.1));
    blank(pen, from, to)?;
    pen.text(
        &words.blank,
        (to.0 + 14, bar_top + BAR.1 / 2),
        Lettering::new(SMALL),
    )
}

/// A framed empty rectangle: nothing lost here.
pub(super) fn blank<DB: DrawingBackend>(pen: &Pen<DB>, from: Place, to: Place) -> Drawn<DB> {
    pen.fill(from, to, RULE)?;
    pen.fill((from.0 + 2, from.1 + 2), (to.0 - 2, to.1 - 2), WHITE)
}

fn bar<DB: DrawingBackend>(
    pen: &Pen<DB>,
    (left, top): Place,
    shades: &Shades,
    counting: Counting,
) -> Drawn<DB> {
    let bottom = top + BAR.1;
    for slice in 0..SLICES {
        let x = left + BAR.0 * slice / SLICES;
        let share = (f64::from(slice) + 0.5) / f64::from(SLICES);
        // Each slice goes on below the next: side by side, a viewer that scales shows seams.
        pen.fill((x, top), (left + BAR.0, bottom), shade(share))?;
    }
    let scale = Scale::new((0.0, 1.0), (left, left + BAR.0));
    let mut free_from = i32::MIN;
    for (tick, label) in shades.labels(counting) {
        let x = scale.at(shades.share(tick));
        let half = (width(&label, SMALL) / 2.0).ceil() as i32;
        let middle = x.max(left + half);
        pen.line(&[(x, bottom), (x, bottom + 8)], INK, 2)?;
        if middle - half >= free_from {
            pen.text(
                &label,
                (middle, bottom + 24),
                Lettering::new(SMALL).centred(),
            )?;
            free_from = middle + half + 14;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_has_no_shade_and_more_is_darker() {
        let shades = Shades::of([0.0, 10.0, 1_000.0].into_iter()).expect("two values are positive");
        assert_eq!(shades.shade(0.0), None);
        assert!(shades.shade(10.0) != shades.shade(1_000.0));
        assert_eq!(shades.share(100.0), 0.5);
    }

    #[test]
    fn without_a_loss_there_is_no_scale() {
        assert!(Shades::of([0.0, 0.0].into_iter()).is_none());
    }

    #[test]
    fn what_is_far_below_the_greatest_gets_the_lightest_shade() {
        let shades = Shades::of([1e-3, 1.0, 1e9].into_iter()).expect("values are positive");
        assert_eq!(shades.shade(1.0), shades.shade(1e5));
    }

    #[test]
    fn the_legend_says_when_its_light_end_stands_for_all_below() {
        let first = |values: [f64; 2]| {
            let shades = Shades::of(values.into_iter()).expect("values are positive");
            shades.labels(Counting::Thousands)[0].1.clone()
        };
        assert_eq!(first([1.0, 2e6]), "≦200");
        assert_eq!(first([100.0, 1e5]), "100");
    }

    #[test]
    fn a_narrow_scale_has_finer_ticks() {
        let shades = Shades::of([150.0, 2_500.0].into_iter()).expect("values are positive");
        assert_eq!(shades.ticks(), [200.0, 500.0, 1_000.0, 2_000.0]);
    }
}
