//! Colours that survive greyscale printing and colour blindness: lightness alone carries the meaning.

use plotters::style::RGBColor;

/// Text and median lines.
pub(super) const INK: RGBColor = RGBColor(0x1f, 0x24, 0x2b);
/// Axis labels and subtitles; 7 : 1 against white.
pub(super) const MUTED: RGBColor = RGBColor(0x4f, 0x58, 0x63);
/// Frames and ticks.
pub(super) const RULE: RGBColor = RGBColor(0xa7, 0xaf, 0xb8);
/// Grid lines.
pub(super) const GRID: RGBColor = RGBColor(0xe3, 0xe6, 0xea);
/// The band of 90 % of the replicates.
pub(super) const BAND_WIDE: RGBColor = RGBColor(0xc9, 0xdd, 0xee);
/// The band of the middle half.
pub(super) const BAND_NARROW: RGBColor = RGBColor(0x7f, 0xb0, 0xd8);
/// Medians.
pub(super) const MEDIAN: RGBColor = RGBColor(0x08, 0x30, 0x6b);
/// Means and what is out of sight: a vermilion that differs from the blues in every kind of colour vision.
pub(super) const ACCENT: RGBColor = RGBColor(0xc0, 0x4a, 0x0c);

/// matplotlib's `magma` (CC0), the lightest nine of ten even samples: near black, neighbours would look alike.
const MAGMA: [RGBColor; 9] = [
    RGBColor(0xfc, 0xfd, 0xbf),
    RGBColor(0xfe, 0xca, 0x8d),
    RGBColor(0xfd, 0x96, 0x68),
    RGBColor(0xf1, 0x60, 0x5d),
    RGBColor(0xcd, 0x40, 0x71),
    RGBColor(0x9e, 0x2f, 0x7f),
    RGBColor(0x72, 0x1f, 0x81),
    RGBColor(0x44, 0x0f, 0x76),
    RGBColor(0x18, 0x0f, 0x3d),
];

/// The shade of a share from 0 (light) to 1 (dark).
pub(super) fn shade(share: f64) -> RGBColor {
    let steps = MAGMA.len() - 1;
    let place = share.clamp(0.0, 1.0) * steps as f64;
    let below = (place.floor() as usize).min(steps - 1);
    let (from, to) = (MAGMA[below], MAGMA[below + 1]);
    let part = place - below as f64;
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
    RGBColor(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

/// Dark or white ink, whichever reads better on the colour.
pub(super) fn ink_on(ground: RGBColor) -> RGBColor {
    if luma(ground) > 0.5 {
        INK
    } else {
        RGBColor(0xff, 0xff, 0xff)
    }
}

/// Brightness as a greyscale print shows it (Rec. 709 luma), 0 to 1.
fn luma(colour: RGBColor) -> f64 {
    (0.2126 * f64::from(colour.0) + 0.7152 * f64::from(colour.1) + 0.0722 * f64::from(colour.2))
        / 255.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_darken_without_a_turn() {
        for i in 0..200 {
            let (light, dark) = (shade(f64::from(i) / 200.0), shade(f64::from(i + 1) / 200.0));
            assert!(
                luma(light) >= luma(dark),
                "{light:?} is darker than {dark:?}"
            );
        }
    }

    #[test]
    fn bands_median_and_accent_differ_in_greyscale() {
        let greys = [BAND_WIDE, BAND_NARROW, ACCENT, MEDIAN].map(luma);
        assert!(
            greys.windows(2).all(|pair| pair[0] - pair[1] > 0.15),
            "{greys:?}"
        );
    }

    #[test]
    fn ink_has_contrast_on_every_shade() {
        for i in 0..=100 {
            let ground = shade(f64::from(i) / 100.0);
            let difference = (luma(ground) - luma(ink_on(ground))).abs();
            assert!(difference > 0.35, "{ground:?}: {difference}");
        }
    }
}
