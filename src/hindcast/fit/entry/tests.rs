use super::*;
use crate::model::reading::NoLibrary;
use std::fs;

const MODEL: &str =
    "(schema: 1, pools: { \"crews\": (strength: [(\"0h\", 10), (\"24h\", 20)], travel: \"6h\") })";

/// A fit of one free value, in a folder of its own with its model.
fn fit(name: &str, free: &str) -> Result<Fit, String> {
    let folder = std::env::temp_dir().join(format!("hakyu-fit-{name}-{}", std::process::id()));
    let written = fs::create_dir_all(folder.join("town"))
        .and_then(|()| fs::write(folder.join("town/model.ron"), MODEL))
        .and_then(|()| {
            let text =
                format!("(schema: 1, model: \"town\", incidents: [], free: {{ \"x\": ({free}) }})");
            fs::write(folder.join("fit.ron"), text)
        });
    written.expect("the temporary folder can be written");
    let fit = read(&folder.join("fit.ron"), &NoLibrary).map_err(|report| report.to_string());
    fs::remove_dir_all(&folder).expect("it was made here");
    fit
}

#[test]
fn documented_defaults_are_those_that_are_taken() {
    assert_eq!(FitEntry::wrong_defaults(), Vec::<&str>::new());
    assert_eq!(WeightsEntry::wrong_defaults(), Vec::<&str>::new());
    assert_eq!(FreeEntry::wrong_defaults(), Vec::<&str>::new());
}

#[test]
fn a_point_of_the_space_is_a_patch_in_which_further_values_keep_their_proportion() {
    let at = "at: [\"pools/crews/strength/0/1\", \"pools/crews/strength/1/1\"]";
    let fit =
        fit("proportion", &format!("{at}, low: 5, high: 20, why: \"\"")).expect("it is sound");
    assert!((fit.space.start()[0] - 0.5).abs() < 1e-12);
    let revision = fit.space.revision(&[1.0]);
    let patch = fit.space.patch(&revision);
    let words: Vec<&str> = patch.split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "( pools: { \"crews\": ( strength: [(\"0h\", 20), (\"24h\", 40)], ), }, )"
    );
}

#[test]
fn durations_move_in_minutes() {
    let fit = fit(
        "durations",
        "at: [\"pools/crews/travel\"], low: \"2h\", high: \"18h\"",
    );
    let space = fit.expect("it is sound").space;
    assert_eq!(space.quantities(&[0.5])[0].to_string(), "6h");
    assert_eq!(space.quantities(&[0.25])[0].to_string(), "3h 28min");
}

#[test]
fn what_cannot_be_searched_is_refused() {
    let refused = |name: &str, free: &str| fit(name, free).expect_err("it is refused");
    let travel = "at: [\"pools/crews/travel\"]";
    for (name, rest, why) in [
        ("unlike", "low: 2, high: 8", "durations where"),
        ("room", "low: \"8h\", high: \"8h\"", "must be below"),
        ("start", "low: \"8h\", high: \"9h\"", "start lies outside"),
        ("zero", "low: \"0h\", high: \"9h\"", "above 0"),
    ] {
        let told = refused(name, &format!("{travel}, {rest}"));
        assert!(told.contains(why), "{told}");
    }
    let told = refused("nowhere", "at: [\"pools/crew/travel\"], low: 1, high: 2");
    assert!(
        told.contains("`pools/crew/travel` leads to nothing"),
        "{told}"
    );
}
