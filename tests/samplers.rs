//! Draws against their distributions: Kolmogorov-Smirnov with a million draws, each distribution by its density.
//!
//! The densities are those of the textbooks, integrated here from draw to draw: no line of the program's own distribution
//! functions is used. In debug a tenth of the draws; `cargo test --release --test samplers` takes them all.

use std::f64::consts::TAU;

use hakyu::random::{Distribution, Purpose, ReplicateKey};

const DRAWS: u64 = if cfg!(debug_assertions) {
    100_000
} else {
    1_000_000
};
/// The largest distance times the root of n is beyond this in 1 of 1,000 samples.
const FAR: f64 = 1.95;

/// Draws as a replicate takes them, in ascending order.
fn drawn(of: &Distribution) -> Vec<f64> {
    let key = ReplicateKey::new(2019, 7);
    let draws = (0..DRAWS).map(|occurrence| of.sample(key.uniform(Purpose(900), 1, occurrence)));
    let mut draws: Vec<f64> = draws.collect();
    draws.sort_by(f64::total_cmp);
    draws
}

/// The integral of a density by Simpson's rule.
fn integral(density: &dyn Fn(f64) -> f64, from: f64, to: f64, panels: u32) -> f64 {
    let width = (to - from) / f64::from(panels);
    let panel = |k: u32| {
        let left = from + f64::from(k) * width;
        density(left) + 4.0 * density(left + width / 2.0) + density(left + width)
    };
    (0..panels).map(panel).sum::<f64>() * width / 6.0
}

/// The largest distance between the draws and the distribution, times the root of their number.
fn distance(draws: &[f64], lowest: f64, density: &dyn Fn(f64) -> f64) -> f64 {
    let n = draws.len() as f64;
    let (mut chance, mut before, mut furthest) = (0.0, lowest, 0.0_f64);
    for (rank, draw) in (0_u32..).zip(draws) {
        // The first draw lies far from the end, the others close to each other.
        let panels = if rank == 0 || draw - before > 0.01 * draw.abs() {
            200
        } else {
            1
        };
        chance += integral(density, before, *draw, panels);
        before = *draw;
        let rank = f64::from(rank);
        furthest = furthest
            .max(chance - rank / n)
            .max((rank + 1.0) / n - chance);
    }
    furthest * n.sqrt()
}

fn normal(x: f64) -> f64 {
    libm::exp(-x * x / 2.0) / TAU.sqrt()
}

fn lognormal(median: f64, sigma: f64) -> impl Fn(f64) -> f64 {
    move |x| match x > 0.0 {
        true => normal(libm::log(x / median) / sigma) / (sigma * x),
        false => 0.0,
    }
}

fn assert_agree(of: &Distribution, lowest: f64, density: &dyn Fn(f64) -> f64) {
    let distance = distance(&drawn(of), lowest, density);
    assert!(distance < FAR, "{of:?}: {distance}");
}

#[test]
fn uniform_draws_are_uniform() {
    assert_agree(&Distribution::Uniform { min: 2.0, max: 5.0 }, 2.0, &|_| {
        1.0 / 3.0
    });
}

#[test]
fn triangular_draws_rise_to_the_mode_and_fall() {
    for (min, mode, max) in [(1.0, 2.0, 6.0), (1.0, 1.0, 6.0), (1.0, 6.0, 6.0)] {
        let peak = 2.0 / (max - min);
        let density = |x: f64| match x < mode {
            true => peak * (x - min) / (mode - min),
            false if mode == max => peak,
            false => peak * (max - x) / (max - mode),
        };
        assert_agree(&Distribution::Triangular { min, mode, max }, min, &density);
    }
}

#[test]
fn exponential_draws_have_no_memory() {
    let density = |x: f64| libm::exp(-x / 24.0) / 24.0;
    assert_agree(&Distribution::Exponential { mean: 24.0 }, 0.0, &density);
}

#[test]
fn lognormal_draws_have_normal_logarithms() {
    for sigma in [0.3, 1.0, 2.0] {
        let of = Distribution::LogNormal {
            median: 36.0,
            sigma,
        };
        assert_agree(&of, 0.0, &lognormal(36.0, sigma));
    }
}

#[test]
fn weibull_draws_have_the_hazard_of_a_power() {
    for shape in [1.2, 1.7, 4.0] {
        let density = |x: f64| {
            let power = libm::pow(x / 10.0, shape - 1.0);
            shape / 10.0 * power * libm::exp(-power * x / 10.0)
        };
        assert_agree(&Distribution::Weibull { shape, scale: 10.0 }, 0.0, &density);
    }
}

#[test]
fn gamma_draws_have_their_density_and_are_squares_of_normal_ones_where_the_shape_is_a_half() {
    for shape in [1.5, 4.0, 30.0] {
        let density = |x: f64| {
            let x = x / 10.0;
            libm::pow(x, shape - 1.0) * libm::exp(-x) / (10.0 * libm::tgamma(shape))
        };
        assert_agree(&Distribution::Gamma { shape, scale: 10.0 }, 0.0, &density);
    }
    // The density of shape 1/2 has no bound at 0, that of the root has.
    let half = Distribution::Gamma {
        shape: 0.5,
        scale: 2.0,
    };
    let roots: Vec<f64> = drawn(&half).iter().map(|draw| draw.sqrt()).collect();
    let distance = distance(&roots, 0.0, &|x| 2.0 * normal(x));
    assert!(distance < FAR, "{distance}");
}

#[test]
fn mixtures_draw_each_part_as_often_as_its_weight() {
    let part = |median, sigma| Distribution::LogNormal { median, sigma };
    let of = Distribution::Mixture(vec![(3.0, part(36.0, 0.45)), (1.0, part(96.0, 0.3))]);
    let [first, second] = [lognormal(36.0, 0.45), lognormal(96.0, 0.3)];
    assert_agree(&of, 0.0, &|x| 0.75 * first(x) + 0.25 * second(x));
}

#[test]
fn certain_values_are_drawn_as_often_as_their_weight() {
    let of = Distribution::Mixture(vec![
        (0.2, Distribution::Fixed(0.0)),
        (0.8, Distribution::Exponential { mean: 3.0 }),
    ]);
    let zeros = drawn(&of).iter().filter(|draw| **draw == 0.0).count() as f64;
    let spread = (0.2 * 0.8 * DRAWS as f64).sqrt();
    assert!((zeros - 0.2 * DRAWS as f64).abs() < 3.3 * spread, "{zeros}");
    assert!(
        drawn(&Distribution::Fixed(7.0))
            .iter()
            .all(|draw| *draw == 7.0)
    );
}

#[test]
fn another_distribution_is_told_apart() {
    // By a hundredth of its spread: the test can fail.
    let draws = drawn(&Distribution::LogNormal {
        median: 36.0,
        sigma: 1.0,
    });
    let other = distance(
        &draws,
        0.0,
        &lognormal(36.0, if cfg!(debug_assertions) { 1.03 } else { 1.01 }),
    );
    assert!(other > FAR, "{other}");
    // 1.96 deviations on each side hold 95 of 100.
    let middle = integral(
        &normal,
        -1.959_963_984_540_054,
        1.959_963_984_540_054,
        1_000,
    );
    assert!((middle - 0.95).abs() < 1e-12, "{middle}");
}
