//! The fit of the model's values: its files can be carried out, and it finds the same values again.

use std::path::Path;

use hakyu::hindcast::fit::{Case, Fit, Found, read};
use hakyu::hindcast::{Known, embedded, read as read_table};
use hakyu::model::embedded::BuiltIn;
use hakyu::scenario::reading::Revision;

const FILES: [&str; 2] = ["fit.ron", "fit-blind.ron"];

fn fit(name: &str) -> Fit {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/history");
    read(&folder.join(name), &BuiltIn).unwrap_or_else(|problems| panic!("{problems}"))
}

fn case(name: &'static str) -> Case<'static> {
    let reload = move |revision: &Revision| {
        let (loaded, _) = embedded::revised(name, &BuiltIn, revision).expect("it is shipped");
        loaded
    };
    let (_, table) = embedded::incident(name, &BuiltIn).expect("it is shipped");
    let loaded = reload(&Revision::default()).unwrap_or_else(|problems| panic!("{problems}"));
    let scenario = &loaded.scenario;
    let series = read_table(table.as_bytes(), &scenario.compared, scenario.horizon);
    let series = series.unwrap_or_else(|problems| panic!("{problems:?}"));
    Case {
        known: Known {
            id: name.to_owned(),
            loaded,
            series,
        },
        reload: Box::new(reload),
    }
}

#[test]
fn both_files_free_the_same_values_and_name_shipped_incidents() {
    let [seen, blind] = FILES.map(fit);
    let ids = |fit: &Fit| -> Vec<String> {
        let free = fit.space.free.iter();
        free.map(|one| one.id.clone()).collect()
    };
    assert_eq!(ids(&seen), ids(&blind));
    for name in &seen.incidents {
        assert!(embedded::names().contains(&name.as_str()), "{name}");
    }
}

#[test]
fn what_is_free_is_said_to_be_calibrated() {
    let fit = fit("fit.ron");
    // What the search asks for there was not taken: docs/validity.md says why.
    let taken = fit
        .space
        .free
        .iter()
        .filter(|free| !free.id.starts_with("water-pumps"));
    for free in taken {
        // A record of the model is two steps down: its kind, then its id.
        let steps = free.at[0].0.steps();
        let record = fit
            .space
            .tree
            .get(&steps[0])
            .and_then(|kind| kind.get(&steps[1]));
        let confidence = record.and_then(|record| record.get("confidence"));
        let word = confidence.and_then(|word| word.head());
        assert_eq!(word, Some("Calibrated"), "{}", free.id);
    }
}

#[test]
fn the_same_file_finds_the_same_values_at_any_number_of_threads() {
    let mut fit = fit("fit.ron");
    fit.space.free.retain(|free| free.id == "exchange-stocks");
    (fit.replicates, fit.evaluations) = (4, 4);
    let case = case("hokkaido-2018");
    let found: [Found; 2] = [1, 2].map(|threads| {
        let found = fit.search(&[&case], threads, |_| {});
        found.expect("the model takes these values")
    });
    assert_eq!(found[0], found[1]);
    assert!(found[0].to <= found[0].from, "{:?}", found[0]);
    assert_eq!(found[0].evaluations, 4);
}
