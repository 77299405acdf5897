//! The few functions of analysis that results depend on, equal to the last bit on every machine.
//!
//! The standard library hands `ln`, `exp`, `sin` and their like to the C library of the machine, and those differ
//! in the last bits. `libm` is Rust code: `+ - * /` and `sqrt` in a fixed order, which IEEE 754 rounds alike everywhere.

use std::f64::consts::FRAC_1_SQRT_2;

/// Natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `ln(1 + x)`, exact also for small `x`.
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Logarithm to the base 10.
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// Exponential.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// `exp(x) - 1`, exact also for small `x`.
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// `base` to the power `exponent`.
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// Sine of an angle in radians.
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// The angle whose sine is `x`, in radians.
pub fn asin(x: f64) -> f64 {
    libm::asin(x)
}

/// The angle of the point `(x, y)` seen from the origin, in radians from -pi to pi.
pub fn atan2(y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// The gamma function, `(x - 1)!` for a whole `x`.
pub fn gamma(x: f64) -> f64 {
    libm::tgamma(x)
}

/// Natural logarithm of the gamma function, for an `x` above 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// The chance that a standard normal variable is at most `x`.
pub fn phi(x: f64) -> f64 {
    // erfc and not erf, or everything left of -8 would be 0
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// The value that a standard normal variable stays below with chance `p`: the inverse of [`phi`].
///
/// -infinity for 0 and infinity for 1; not a number outside [0, 1].
///
/// Source: Wichura (1988), "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics
/// 37(3), 477-484, routine PPND16 (relative accuracy about 1e-16): one ratio of polynomials for the middle, two for the tails.
pub fn phi_inverse(p: f64) -> f64 {
    let from_median = p - 0.5;
    if from_median.abs() <= 0.425 {
        let r = 0.180625 - from_median * from_median;
        return from_median * polynomial(&MIDDLE_TOP, r) / polynomial(&MIDDLE_BOTTOM, r);
    }
    let tail = if from_median < 0.0 { p } else { 1.0 - p };
    if tail == 0.0 {
        return from_median * f64::INFINITY;
    }
    let r = (-ln(tail)).sqrt();
    let distance = if r <= 5.0 {
        polynomial(&TAIL_TOP, r - 1.6) / polynomial(&TAIL_BOTTOM, r - 1.6)
    } else {
        polynomial(&FAR_TOP, r - 5.0) / polynomial(&FAR_BOTTOM, r - 5.0)
    };
    distance.copysign(from_median)
}

/// Horner's rule, lowest coefficient first; never fused, so that the rounding is the same with and without FMA.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

const MIDDLE_TOP: [f64; 8] = [
    3.387_132_872_796_366_5,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_3e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_7e3,
];
const MIDDLE_BOTTOM: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_854e3,
];
const TAIL_TOP: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const TAIL_BOTTOM: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const FAR_TOP: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const FAR_BOTTOM: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with 40 digits (mpmath), from the doubles that the literals of the left column are.
    const NORMAL_QUANTILES: [(f64, f64); 13] = [
        (1e-300, -37.047_096_299_361_2),
        (1e-20, -9.262_340_089_798_408),
        (1e-10, -6.361_340_902_404_056),
        (1e-5, -4.264_890_793_922_825),
        (0.001, -3.090_232_306_167_813_5),
        (0.024_25, -1.972_961_051_311_885),
        (0.1, -1.281_551_565_544_600_4),
        (0.25, -0.674_489_750_196_081_7),
        (0.4, -0.253_347_103_135_799_7),
        (0.5, 0.0),
        (0.9, 1.281_551_565_544_600_6),
        (0.99, 2.326_347_874_040_840_8),
        (0.999, 3.090_232_306_167_813),
    ];

    const NORMAL_CHANCES: [(f64, f64); 7] = [
        (-10.0, 7.619_853_024_160_527e-24),
        (-5.0, 2.866_515_718_791_939e-7),
        (-3.0, 1.349_898_031_630_094_5e-3),
        (-1.0, 0.158_655_253_931_457_05),
        (0.0, 0.5),
        (1.0, 0.841_344_746_068_542_9),
        (3.0, 0.998_650_101_968_369_9),
    ];

    #[test]
    fn the_normal_quantile_is_right_to_twelve_decimals() {
        for (p, x) in NORMAL_QUANTILES {
            let found = phi_inverse(p);
            assert!((found - x).abs() < 1e-13, "{p}: {found} for {x}");
        }
    }

    #[test]
    fn the_normal_chance_is_right_in_all_its_digits() {
        for (x, p) in NORMAL_CHANCES {
            let found = phi(x);
            assert!((found / p - 1.0).abs() < 1e-14, "{x}: {found} for {p}");
        }
    }

    #[test]
    fn chance_and_quantile_undo_each_other_over_the_whole_range() {
        for step in -370..=80 {
            let x = f64::from(step) / 10.0;
            // to the right of 0 a chance is so near 1 that its last bit is worth more and more
            let grain = 1e-16 / exp(-x.max(0.0) * x / 2.0);
            let found = phi_inverse(phi(x));
            assert!(
                (found - x).abs() < 1e-12 + 4.0 * grain,
                "{x} becomes {found}"
            );
        }
    }

    #[test]
    fn the_normal_quantile_ends_at_infinity_and_knows_nothing_beyond() {
        assert_eq!(phi_inverse(0.0), f64::NEG_INFINITY);
        assert_eq!(phi_inverse(1.0), f64::INFINITY);
        assert!(phi_inverse(-0.1).is_nan() && phi_inverse(1.1).is_nan());
    }

    #[test]
    fn the_normal_quantile_is_antisymmetric() {
        for p in [0.25, 0.0625, 1.0 / 1024.0] {
            assert_eq!(phi_inverse(p), -phi_inverse(1.0 - p));
        }
    }

    /// Bits seen on x86-64; another machine that disagrees would give other results for the same seed.
    #[test]
    fn the_last_bits_are_the_same_on_every_machine() {
        let bits = [
            ln(0.3),
            ln_1p(-0.3),
            log10(7.0),
            exp(1.7),
            exp_m1(0.2),
            pow(1.7, 2.3),
            sin(2.0),
            cos(2.0),
            asin(0.3),
            atan2(-1.0, -2.0),
            gamma(2.5),
            phi(0.7),
            phi_inverse(0.01),
        ]
        .map(f64::to_bits);
        assert_eq!(
            bits,
            [
                0xbff3_4378_fcbd_a721,
                0xbfd6_d3c3_24e1_3f4e,
                0x3feb_0b0b_0b78_cc3f,
                0x4015_e552_770d_f8a6,
                0x3fcc_56ec_f2c5_6468,
                0x400b_1c0c_46dc_b4ea,
                0x3fed_18f6_ead1_b446,
                0xbfda_a226_5753_7205,
                0x3fd3_8015_9e14_f6ff,
                0xc005_6c6e_7397_f5ae,
                0x3ff5_44fa_6d47_b390,
                0x3fe8_41d5_715c_32a8,
                0xc002_9c5c_4630_ff0e
            ]
        );
    }
}
