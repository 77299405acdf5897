//! The closed forms, computed here once more: the numbers that stand in the files are these.

use hakyu::random::math::{exp, gamma, ln, phi, pow};
use hakyu::scenario::Statistic::{self, *};

use super::expected;

fn stands(name: &str, observed: &str, statistic: Statistic, value: f64) {
    let number = expected(name, observed, statistic);
    let off = (number - value).abs();
    assert!(
        off <= 1e-9 * value.abs(),
        "{name}: {statistic:?} of {observed} says {number}, the formula {value}"
    );
}

/// Mean number down of `n` machines with `c` repairers: `w_{j+1} = w_j (n - j) lambda / (min(j + 1, c) mu)`.
fn machines_down(n: u32, c: u32, up_h: f64, repair_h: f64) -> f64 {
    let mut weights = vec![1.0];
    for j in 0..n {
        let up = f64::from(n - j) / up_h;
        let back = f64::from(c.min(j + 1)) / repair_h;
        weights.push(weights[j as usize] * up / back);
    }
    let all: f64 = weights.iter().sum();
    let down = weights.iter().zip(0..).map(|(w, j)| w * f64::from(j));
    down.sum::<f64>() / all
}

#[test]
fn machine_repair_is_a_birth_death_process() {
    let down = machines_down(5, 1, 60.0, 9.6);
    assert!((down - 1.1094).abs() < 5e-5, "{down}");
    stands("machine-repair", "down", Mean, down);
    let name = "machine-repair-three-crews";
    let down = machines_down(8, 3, 40.0, 12.0);
    stands(name, "down", Mean, down);
    stands(name, "level", Mean, 1.0 - down / 8.0);
    stands(name, "falls", Mean, 3_600.0 * (8.0 - down) / 40.0);
}

#[test]
fn the_last_of_many_exponential_repairs_is_a_sum_of_exponential_times() {
    let (n, c, mean_h) = (20, 4, 6.0);
    let all_busy = f64::from(n - c);
    let crew_h = mean_h / f64::from(c);
    let then = |power: f64| (1..=c).map(move |k| pow(mean_h / f64::from(k), power));
    let mean = all_busy * crew_h + then(1.0).sum::<f64>();
    let variance = all_busy * crew_h * crew_h + then(2.0).sum::<f64>();
    assert_eq!(mean, 36.5);
    assert!((variance.sqrt() - 9.341).abs() < 5e-4);
    let name = "exponential-repairs";
    stands(name, "last", Mean, mean);
    stands(name, "last", Variance, variance);
    stands(name, "last", Deviation, variance.sqrt());
}

#[test]
fn availability_is_that_of_two_states() {
    let (fails, back) = (1.0 / 500.0, 1.0 / 10.0);
    let all = fails + back;
    let up = back / all + fails / all * exp(-all * 24.0);
    assert!((up - 0.982_088).abs() < 5e-7, "{up}");
    stands("availability", "up", Mean, up);
}

#[test]
fn in_the_long_run_only_the_means_of_up_and_down_count() {
    let name = "renewal-availability";
    for id in ["fixed", "uniform", "gamma", "weibull"] {
        stands(name, id, Mean, 90.0 / 100.0);
    }
    assert!((101.5541 * gamma(1.5) - 90.0).abs() < 1e-4);
    stands(name, "hours", Mean, 4_000.0 * 0.1);
    stands(name, "hit", Mean, 1.0 - 0.9 * exp(-10.0 / 90.0));
}

#[test]
fn a_stock_against_a_repair_time_leaves_a_gap() {
    let name = "autonomy-exponential";
    stands(name, "gap", Above(0.0), exp(-6.0 / 8.0));
    stands(name, "ever", Mean, exp(-6.0 / 8.0));
    stands(name, "gap", Mean, 8.0 * exp(-6.0 / 8.0));
    let name = "autonomy-lognormal";
    let (m, beta, b): (f64, f64, f64) = (8.0, 0.7, 6.0);
    let z = (ln(m) - ln(b)) / beta;
    stands(name, "gap", Above(0.0), phi(z));
    let gap = m * exp(beta * beta / 2.0) * phi(z + beta) - b * phi(z);
    stands(name, "gap", Mean, gap);
}

#[test]
fn shares_in_damage_states_follow_the_curves() {
    let slight = phi(ln(30.0 / 40.0) / 0.6);
    let complete = phi(ln(30.0 / 80.0) / 0.5);
    let level = 1.0 - (0.25 * (slight - complete) + complete);
    stands("fragility", "many", Each, level);
    stands("fragility", "one", Mean, level);
    stands("fragility", "one", Equal(1.0), 1.0 - slight);
    stands("fragility", "one", Equal(0.0), complete);
}

/// `P(size = s)` of the component of one facility in a random graph of `n`, by Gilbert's recursion for the probability
/// that `s` of them are connected.
fn component_sizes(n: usize, chance: f64, most: usize) -> Vec<f64> {
    let choose = |n: usize, k: usize| {
        (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64)
    };
    let apart = |links: usize| pow(1.0 - chance, links as f64);
    let mut connected = vec![0.0, 1.0];
    for s in 2..=most {
        let parts = (1..s).map(|k| choose(s - 1, k - 1) * connected[k] * apart(k * (s - k)));
        connected.push(1.0 - parts.sum::<f64>());
    }
    (0..=most)
        .map(|s| match s {
            0 => 0.0,
            s => choose(n - 1, s - 1) * connected[s] * apart(s * (n - s)),
        })
        .collect()
}

#[test]
fn a_cascade_of_small_chances_is_nearly_a_branching_process() {
    let (n, l) = (100, 0.5);
    let chance = 1.0 - exp(-l / 99.0);
    let sizes = component_sizes(n, chance, 4);
    let mut factorial = 1.0;
    for (size, share) in (1..=4).map(f64::from).zip(&sizes[1..]) {
        factorial *= size;
        let borel = exp(-l * size) * pow(l * size, size - 1.0) / factorial;
        assert!((share - borel).abs() < 0.002, "{size}: {share}, {borel}");
        let number = expected("branching", "size", Equal(size));
        assert!((number - share).abs() < 1e-9, "{size}: {number}, {share}");
    }
}
