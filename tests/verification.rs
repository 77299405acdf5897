//! The cases with known answers, each a small model and scenario in `assets/verify/`, through the ordinary loader and
//! engine.

use hakyu::measure::Outcome;
use hakyu::model::reading::NoLibrary;
use hakyu::random::math::{exp, ln, phi};
use hakyu::replicate::Worker;
use hakyu::scenario::load;
use hakyu::world::Network;

/// A case, loaded.
struct Case {
    name: &'static str,
    net: Network,
}

impl Case {
    fn load(name: &'static str) -> Case {
        let path = format!("{}/assets/verify/{name}.ron", env!("CARGO_MANIFEST_DIR"));
        let loaded = load(path.as_ref(), &NoLibrary).unwrap_or_else(|report| panic!("{report}"));
        Case {
            name,
            net: Network::new(&loaded.model, &loaded.scenario),
        }
    }

    fn outcome(&self) -> Outcome {
        let outcome = Worker::new(&self.net).outcome(1, 0);
        assert_eq!(outcome.failed, None, "{}", self.name);
        outcome
    }

    fn observation(&self, id: &str) -> usize {
        let observations = &self.net.scenario.observations;
        observations
            .iter()
            .position(|observation| observation.id == id)
            .unwrap_or_else(|| panic!("{} observes no {id}", self.name))
    }

    /// Observed values must be exactly these.
    fn is_exactly(&self, expected: &[(&str, f64)]) {
        let outcome = self.outcome();
        for (id, value) in expected {
            let got = outcome.observed[self.observation(id)];
            assert!(got == *value, "{}: {id} is {got}, not {value}", self.name);
        }
    }

    /// Values of an observation in `count` replicates of a fixed seed.
    fn sample(&self, id: &str, count: u64) -> Vec<f64> {
        let column = self.observation(id);
        let mut worker = Worker::new(&self.net);
        (0..count)
            .map(|replicate| worker.outcome(20_190_401, replicate).observed[column])
            .collect()
    }
}

/// `|mean - expected| <= 4 sd / sqrt(n)`.
fn has_mean(values: &[f64], expected: f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    let error = 4.0 * (variance / n).sqrt();
    assert!(
        (mean - expected).abs() <= error,
        "mean {mean} is not {expected} within {error}"
    );
}

const R: u64 = 10_000;

#[test]
fn the_hand_ripple_is_exact() {
    Case::load("hand-ripple").is_exactly(&[
        ("p_down", 0.0),
        ("p_up", 10.0),
        ("t_down", 4.0),
        ("t_up", 10.5),
        ("w_down", 6.0),
        ("w_up", 11.5),
        ("h_down", 8.0),
        ("h_up", 11.5),
        ("b_down", 1.0),
        ("b_up", 10.5),
        ("lost", 35.0),
        ("most", 5.0),
        ("at_7h", 4.0),
        ("at_8h", 5.0),
        ("at_10h", 4.0),
    ]);
}

#[test]
fn crews_work_in_the_given_order() {
    Case::load("crews-four-jobs").is_exactly(&[("end", 14.0)]);
    Case::load("crews-first-come").is_exactly(&[("end", 15.0)]);
    Case::load("crews-longest-first").is_exactly(&[("end", 10.0)]);
}

#[test]
fn the_last_of_twenty_exponential_repairs_ends_when_theory_says() {
    let ends = Case::load("exponential-repairs").sample("last", R);
    has_mean(&ends, 36.5);
    let mean = ends.iter().sum::<f64>() / ends.len() as f64;
    let variance =
        ends.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (ends.len() - 1) as f64;
    assert!(
        (variance.sqrt() - 9.341).abs() < 0.35,
        "sd {}",
        variance.sqrt()
    );
}

#[test]
fn a_repairer_with_five_machines_agrees_with_the_birth_death_process() {
    has_mean(&Case::load("machine-repair").sample("down", 2_000), 1.1094);
}

#[test]
fn availability_follows_the_two_state_formula() {
    has_mean(&Case::load("availability").sample("up", R), 0.982_088);
}

#[test]
fn a_stock_against_a_repair_time_leaves_the_gap_of_theory() {
    let exponential = Case::load("autonomy-exponential");
    has_mean(&exponential.sample("ever", R), exp(-0.75));
    has_mean(&exponential.sample("gap", R), 8.0 * exp(-0.75));
    // Lognormal: median 8 h, beta 0.7, stock 6 h.
    let lognormal = Case::load("autonomy-lognormal");
    let z = ln(8.0 / 6.0) / 0.7;
    has_mean(&lognormal.sample("ever", R), phi(z));
    let gap = 8.0 * exp(0.7 * 0.7 / 2.0) * phi(z + 0.7) - 6.0 * phi(z);
    has_mean(&lognormal.sample("gap", R), gap);
}

#[test]
fn shares_in_damage_states_follow_the_fragility_curves() {
    let case = Case::load("fragility");
    let slight = phi(ln(30.0 / 40.0) / 0.6);
    let complete = phi(ln(30.0 / 80.0) / 0.5);
    let level = 1.0 - (0.25 * (slight - complete) + complete);
    let many = case.outcome().observed[case.observation("many")];
    assert!((many - level).abs() < 1e-6, "{many} is not {level}");
    has_mean(&case.sample("one", R), level);
}

#[test]
fn two_that_need_each_other_stay_down_and_are_named() {
    let case = Case::load("mutual-deadlock");
    case.is_exactly(&[("a", 0.0), ("b", 0.0), ("a_up", f64::INFINITY)]);
    let deadlocks = case.outcome().deadlocks;
    assert_eq!(deadlocks.len(), 1, "{deadlocks:?}");
    assert!(deadlocks[0].contains("a + b"), "{deadlocks:?}");
}

#[test]
fn a_black_start_lifts_both() {
    let case = Case::load("mutual-black-start");
    case.is_exactly(&[("a_up", 5.0), ("b_up", 5.0)]);
    assert!(case.outcome().deadlocks.is_empty());
}

#[test]
fn a_swap_at_one_instant_harms_nobody() {
    Case::load("swap").is_exactly(&[("fall", f64::INFINITY), ("e", 0.0)]);
}

#[test]
fn a_ring_conserves_energy() {
    Case::load("ring-dark").is_exactly(&[("x", 0.0), ("y", 0.0)]);
    Case::load("ring-short").is_exactly(&[("x", 0.6), ("y", 0.6)]);
}

#[test]
fn each_place_lasts_as_long_as_its_own_battery() {
    Case::load("areal").is_exactly(&[
        ("h11", 1.0),
        ("h12", 0.99),
        ("h24", 0.99),
        ("h35", 0.99),
        ("h36", 0.0),
    ]);
}

#[test]
fn what_comes_back_passes_its_lag() {
    Case::load("restart-lag").is_exactly(&[
        ("grid_24h", 0.5),
        ("h24", 0.0),
        ("h28_8", 0.1),
        ("h48", 0.5),
        ("h72", 1.0),
    ]);
}

#[test]
fn what_was_whole_is_exactly_whole_again() {
    Case::load("back-to-one").is_exactly(&[
        ("low", 0.700_001),
        ("a", 1.0),
        ("b", 1.0),
        ("thirds_before", 1.0),
        ("thirds_without_one", 0.666_667),
        ("thirds_after", 1.0),
    ]);
}

#[test]
fn shortage_is_shared_as_the_supplier_says() {
    Case::load("allocation-proportional").is_exactly(&[("hospital", 0.5), ("factory", 0.5)]);
    Case::load("allocation-by-class").is_exactly(&[("hospital", 1.0), ("factory", 0.0)]);
}

#[test]
fn a_small_loss_in_a_loop_of_strength_one_stays_small() {
    Case::load("loop").is_exactly(&[("a", 0.999), ("b", 0.999), ("c", 0.999)]);
}

#[test]
fn a_backlog_outlasts_its_system() {
    Case::load("backlog").is_exactly(&[("h9", 0.0), ("h10", 0.8), ("h29", 0.8), ("up", 30.0)]);
}

#[test]
fn who_is_reconnected_first_is_whole_first() {
    Case::load("return-order").is_exactly(&[
        ("railway_5h", 0.5),
        ("railway_up", 10.0),
        ("homes_5h", 0.1),
        ("homes_up", 50.0),
    ]);
}

#[test]
fn trucks_keep_spent_places_alive_while_they_stand_there() {
    Case::load("trucks").is_exactly(&[("h12", 0.0), ("h17", 0.0), ("h18", 0.1), ("h30", 1.0)]);
}

#[test]
fn an_area_that_collapses_comes_back_by_cranking_power() {
    Case::load("collapse").is_exactly(&[
        ("h1", 0.0),
        ("h2", 0.0),
        ("h3", 0.1),
        ("h15", 0.5),
        ("h19", 0.6),
        ("h41", 1.0),
    ]);
}

#[test]
fn a_model_without_hazard_has_no_event_at_all() {
    let case = Case::load("quiet");
    let outcome = case.outcome();
    assert_eq!(outcome.events, 0);
    case.is_exactly(&[("lost", 0.0)]);
}
