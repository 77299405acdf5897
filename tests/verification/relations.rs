//! What must stay the same, or change in proportion, from one scenario to another.

use std::sync::atomic::AtomicBool;

use hakyu::batch::{Batch, Options};
use hakyu::measure::Recorder;
use hakyu::replicate::Worker;
use hakyu::world::Network;

use super::loaded;

/// A small nation in which much is drawn, with places to change it.
struct Town {
    facilities: Vec<String>,
    dependencies: Vec<String>,
    injects: Vec<String>,
}

impl Town {
    fn new() -> Town {
        let own = |list: &[&str]| list.iter().map(|line| (*line).to_owned()).collect();
        Town {
            facilities: own(&[
                r#""grid": (sector: "s", restoration: "plant", failures: (up: Exponential(mean: "90h"), repair: Weibull(shape: 1.5, scale: "8h"), pool: "crews"))"#,
                r#""water": (sector: "s", minimum: 0.4, restart: "2h")"#,
                r#""phones": (sector: "s", sites: 50, restart_lag: (lag: Uniform(min: "1h", max: "4h")))"#,
                r#""hospital": (sector: "s", minimum: 0.5, restoration: "plant")"#,
            ]),
            dependencies: own(&[
                r#""water-power": (of: ["water"], on: ["grid"], buffer: Graded(lasting: LogNormal(median: "6h", sigma: 0.5)))"#,
                r#""phone-power": (of: ["phones"], on: ["grid"], buffer: Areal(lasting: LogNormal(median: "5h", sigma: 0.5)))"#,
                r#""hospital-water": (of: ["hospital"], on: ["water"], strength: 0.7, chance: 0.6)"#,
                r#""hospital-power": (of: ["hospital"], on: ["grid"], buffer: Graded(lasting: "12h"))"#,
            ]),
            injects: own(&[
                r#""quake": (at: "5h", probability: 0.7, targets: ["grid", "hospital"], effect: Damage(loss: Uniform(min: 0.3, max: 1.0)))"#,
                r#""rush": (at: "6h", targets: ["hospital"], effect: Demand(factor: 1.5, lasting: Exponential(mean: "20h")))"#,
            ]),
        }
    }

    fn text(&self) -> String {
        format!(
            r#"(schema: 1, title: "Town", horizon: "400h", model: (
                sectors: {{ "s": (number: 1, name: "Sector") }},
                pools: {{ "crews": (strength: 1, travel: "1h") }},
                restorations: {{ "plant": (pool: "crews", repair: LogNormal(median: "20h", sigma: 0.8)) }},
                facilities: {{ {} }}, dependencies: {{ {} }} ), injects: {{ {} }},
                observe: {{
                    "lost": LostHours(of: ["grid", "water", "phones", "hospital"]),
                    "water": DownHours(of: ["water"]), "back": LastRise(of: ["hospital"]),
                    "falls": Falls(of: ["grid", "water"]), "level": LevelAt(of: ["phones"], at: "30h"),
                }})"#,
            self.facilities.join(", "),
            self.dependencies.join(", "),
            self.injects.join(", ")
        )
    }
}

/// The observed values of the first replicates.
fn observed(text: &str, replicates: u64) -> Vec<Vec<f64>> {
    let loaded = loaded("town.ron", text);
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut worker = Worker::new(&net);
    (0..replicates)
        .map(|replicate| worker.outcome(7, replicate).observed)
        .collect()
}

const R: u64 = 200;

fn the_town() -> Vec<Vec<f64>> {
    let observed = observed(&Town::new().text(), R);
    let differ = observed.windows(2).filter(|pair| pair[0] != pair[1]);
    assert!(differ.count() > 150, "the town's replicates differ");
    observed
}

#[test]
fn the_first_hundred_replicates_of_a_thousand_are_the_batch_of_a_hundred() {
    let loaded = loaded("town.ron", &Town::new().text());
    let net = Network::new(&loaded.model, &loaded.scenario);
    let rows = |replicates, threads| {
        let mut batch = Batch::new(Recorder::axes(&net));
        let options = Options {
            replicates,
            threads,
            until: None,
        };
        let ran = hakyu::batch::run(
            &mut batch,
            options,
            || Worker::new(&net),
            |worker, replicate| worker.outcome(7, replicate),
            &AtomicBool::new(false),
            |_, _| {},
        );
        ran.expect("threads start");
        batch.rows
    };
    assert_eq!(rows(100, 1), rows(1_000, 3)[..100]);
}

#[test]
fn a_run_compared_with_itself_differs_by_nothing() {
    assert_eq!(the_town(), the_town());
}

#[test]
fn display_names_and_the_order_in_the_file_change_nothing() {
    let mut town = Town::new();
    for list in [
        &mut town.facilities,
        &mut town.dependencies,
        &mut town.injects,
    ] {
        list.reverse();
    }
    for line in town.facilities.iter_mut().chain(&mut town.injects) {
        let (id, rest) = line.split_once('(').expect("a record opens");
        *line = format!(r#"{id}(name: (en: "Another", ja: "別名"), {rest}"#);
    }
    assert_eq!(observed(&town.text(), R), the_town());
}

#[test]
fn an_unrelated_facility_changes_no_draw_of_the_others() {
    let mut town = Town::new();
    let failures = r#"failures: (up: Exponential(mean: "9h"), repair: "3h")"#;
    for id in ["aaa", "harbour", "zzz"] {
        town.facilities
            .push(format!(r#""{id}": (sector: "s", {failures})"#));
    }
    let needs = r#""harbour": (of: ["harbour"], on: ["zzz"], buffer: Graded(lasting: Exponential(mean: "2h")))"#;
    town.dependencies.push(needs.to_owned());
    assert_eq!(observed(&town.text(), R), the_town());
}

#[test]
fn what_has_no_chance_is_as_if_absent() {
    let mut town = Town::new();
    let never = r#""a-flood": (at: "5h", probability: 0.0, targets: ["grid", "water"], effect: Damage(repair: "99h"))"#;
    town.injects.push(never.to_owned());
    let never = r#""a-link": (of: ["hospital"], on: ["phones"], chance: 0.0)"#;
    town.dependencies.push(never.to_owned());
    assert_eq!(observed(&town.text(), R), the_town());
}

/// The durations of a text times a whole number.
fn scaled(text: &str, k: u64) -> String {
    let pieces = text.split('"').map(|piece| {
        let hours = piece.strip_suffix('h').and_then(|n| n.parse::<u64>().ok());
        let minutes = piece.strip_suffix("min");
        let minutes = minutes.and_then(|n| n.parse::<u64>().ok());
        match (hours, minutes) {
            (Some(hours), _) => format!("{}h", hours * k),
            (_, Some(minutes)) => format!("{}min", minutes * k),
            _ => piece.to_owned(),
        }
    });
    pieces.collect::<Vec<String>>().join("\"")
}

#[test]
fn given_times_scaled_by_a_whole_number_scale_the_results_exactly() {
    let text = r#"(schema: 1, title: "Scaled", horizon: "48h", model: (
        sectors: { "s": (number: 1) },
        pools: { "crew": (strength: 1, travel: "1h") },
        restorations: { "plant": (pool: "crew", repair: "9h") },
        facilities: { "p": (sector: "s", minimum: 0.5, restoration: "plant"),
            "t": (sector: "s", minimum: 0.5, restart: "30min"), "w": (sector: "s", sites: 40) },
        dependencies: { "t": (of: ["t"], on: ["p"], buffer: Graded(lasting: "4h")),
            "w": (of: ["w"], on: ["t"], buffer: Areal(lasting: "3h")) } ),
        injects: { "failure": (at: "7min", targets: ["p"], effect: Damage(loss: 1.0)) },
        observe: { "p": LastRise(of: ["p"]), "t": FirstFall(of: ["t"]), "back": LastRise(of: ["t"]),
            "w": LastRise(of: ["w"]), "lost": LostHours(of: ["p", "t", "w"]), "down": DownHours(of: ["t"]) })"#;
    let once = &observed(text, 1)[0];
    for k in [2, 3, 1_000] {
        let times: Vec<f64> = once.iter().map(|value| value * k as f64).collect();
        let got = &observed(&scaled(text, k), 1)[0];
        let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-12 * b.abs();
        assert!(got.iter().zip(&times).all(near), "{k}: {got:?} {times:?}");
    }
}

#[test]
fn drawn_times_scale_to_a_millisecond_an_event() {
    let text = r#"(schema: 1, title: "Scaled", horizon: "400h", model: (
        sectors: { "s": (number: 1) }, pools: { "crew": (strength: 1) },
        facilities: { "a": (sector: "s"), "b": (sector: "s"), "c": (sector: "s") } ),
        injects: { "all": (targets: [Sector("s")], effect: Damage(repair: LogNormal(median: "9h", sigma: 0.9))) },
        observe: { "a": LastRise(of: ["a"]), "all": LastRise(of: [Sector("s")]), "events": Events })"#;
    const MS_H: f64 = 1.0 / 3_600_000.0;
    for (once, thrice) in observed(text, 100)
        .iter()
        .zip(observed(&scaled(text, 3), 100))
    {
        assert_eq!(once[2], thrice[2], "as many events");
        for value in 0..2 {
            let off = (thrice[value] - 3.0 * once[value]).abs();
            assert!(off <= once[2] * 3.0 * MS_H, "{once:?} {thrice:?}");
        }
    }
}
