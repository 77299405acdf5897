//! The model against what really happened: a part that is quick enough for every run. The whole is `hakyu hindcast`,
//! and its figures stand in docs/validity.md.

use std::sync::atomic::AtomicBool;

use hakyu::batch::Options;
use hakyu::hindcast::{Figure, Known, Scorecard, embedded, read, simulate};
use hakyu::model::embedded::BuiltIn;
use hakyu::scenario::Loaded;
use hakyu::scenario::embedded::load_shipped;

fn incident(name: &str) -> Known {
    let (loaded, table) = embedded::incident(name, &BuiltIn).expect("it is shipped");
    let loaded = loaded.unwrap_or_else(|problems| panic!("{problems}"));
    let scenario = &loaded.scenario;
    let series = read(table.as_bytes(), &scenario.compared, scenario.horizon);
    let series = series.unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
    Known {
        id: name.to_owned(),
        loaded,
        series,
    }
}

fn card(name: &str) -> Scorecard {
    let known = incident(name);
    let options = Options {
        replicates: 60,
        ..Options::default()
    };
    let never = AtomicBool::new(false);
    let curves = simulate(&known, options, 2019, &never, |_, _| {});
    let curves = curves
        .expect("threads start")
        .expect("replicates are finished");
    let mut card = Scorecard::default();
    card.add(&known, curves);
    card
}

#[test]
fn power_exchanges_and_water_of_hokkaido_2018_come_back_as_they_did() {
    let card = card("hokkaido-2018");
    for id in ["power", "exchanges", "water"] {
        let series = card.series.iter().find(|series| series.id == id);
        let series = series.expect("it is compared");
        let recovery = series.error().expect("its times are known");
        assert!(recovery <= 1.5, "{id}: times of recovery err by {recovery}");
        for figure in Figure::EARLY {
            let one = series.figures[figure.index()].expect("it is known");
            assert!(
                one.error <= 2.0,
                "{id}: {} errs by {}",
                figure.id(),
                one.error
            );
        }
    }
}

#[test]
fn every_incident_can_be_read_with_its_observations() {
    for name in embedded::names() {
        let known = incident(name);
        assert!(known.loaded.warnings.to_string().is_empty(), "{name}");
        assert_eq!(known.series.len(), known.loaded.scenario.compared.len());
        let points = known.series.iter().flat_map(|series| &series.points);
        for point in points {
            assert!(!point.evidence.source.is_empty(), "{name}: {point:?}");
        }
    }
}

#[test]
fn incidents_that_are_also_exercises_take_the_same_inputs_for_both() {
    let said = |loaded: &Loaded| {
        let scenario = &loaded.scenario;
        (
            scenario.hazards.clone(),
            scenario.injects.clone(),
            format!("{:?}", loaded.model),
        )
    };
    for name in ["faxai-2019", "hokkaido-2018"] {
        let exercise = load_shipped(name, &BuiltIn).expect("it is shipped");
        let exercise = exercise.unwrap_or_else(|problems| panic!("{problems}"));
        assert!(said(&exercise) == said(&incident(name).loaded), "{name}");
    }
}

#[test]
fn the_same_seed_gives_the_same_scores() {
    let [once, again] = [(), ()].map(|()| card("colonial-2021"));
    assert_eq!(once, again);
}
