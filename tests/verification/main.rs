//! Cases with known answers: those of the suite, the closed forms behind them, and what no single file can say.
//!
//! Everything goes through RON text, the ordinary loader and the ordinary engine.

mod closed_forms;
mod command;
mod relations;
mod small_graphs;

use hakyu::model::reading::NoLibrary;
use hakyu::scenario::{Loaded, Statistic, load_text};
use hakyu::verify::{Asked, CASES, Case, load_case, run};
use hakyu::world::Network;

/// A scenario from its text, which has no error.
fn loaded(name: &str, text: &str) -> Loaded {
    load_text(name, text, &NoLibrary).unwrap_or_else(|report| panic!("{report}\n{text}"))
}

/// A case of the suite.
fn case(name: &str) -> Loaded {
    let (name, text) = CASES
        .iter()
        .find(|(known, _)| *known == name)
        .unwrap_or_else(|| panic!("the suite has no case {name}"));
    load_case(name, text).unwrap_or_else(|report| panic!("{report}"))
}

/// The number that a case of the suite expects.
fn expected(name: &str, observed: &str, statistic: Statistic) -> f64 {
    let scenario = case(name).scenario;
    let known = scenario.known.expect("a case of the suite knows answers");
    let asked = |answer: &&hakyu::scenario::KnownAnswer| {
        scenario.observations[answer.observation].id == observed && answer.statistic == statistic
    };
    let answer = known.answers.iter().find(asked);
    answer
        .unwrap_or_else(|| panic!("{name} expects no {statistic:?} of {observed}"))
        .expected
}

fn verified(name: &str, loaded: &Loaded) -> Case {
    let net = Network::new(&loaded.model, &loaded.scenario);
    let known = loaded.scenario.known.as_ref().expect("answers are known");
    run(name, &net, known, Asked::default()).expect("threads start")
}

#[test]
fn every_case_of_the_suite_comes_out_as_it_says() {
    for (name, _) in CASES {
        let case = verified(name, &case(name));
        for one in case.answered.as_ref().expect("every replicate ends") {
            assert!(one.compared.passed, "{name}: {one:?}");
        }
    }
}

#[test]
fn every_case_says_where_its_answers_come_from_in_both_languages() {
    for (name, _) in CASES {
        let scenario = case(name).scenario;
        assert!(
            scenario.known.is_some_and(|known| !known.source.is_empty()),
            "{name}"
        );
        assert_ne!(scenario.title.en, scenario.title.ja, "{name}");
    }
}

#[test]
fn an_answer_that_is_slightly_wrong_does_not_come_out() {
    for (name, right, wrong) in [
        ("availability", "0.98208", "0.98999"),
        ("exponential-repairs", "36.5,", "37.5,"),
        ("exponential-repairs", "87.25", "97.25"),
        ("machine-repair", "1.1093", "1.1893"),
        ("hand-ripple", "expected: 35.0", "expected: 35.000001"),
    ] {
        let text = CASES.iter().find(|(known, _)| *known == name);
        let text = text.expect("the suite has the case").1;
        assert!(text.contains(right), "{name}: {right}");
        let case = verified(name, &loaded(name, &text.replace(right, wrong)));
        assert!(!case.passed(), "{name} takes {wrong} for {right}");
    }
}
