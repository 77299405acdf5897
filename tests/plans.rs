//! Contingency plans as their users meet them: laid over a scenario, they change what they say and nothing else, and a
//! result knows its plan.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SMALL: &str = include_str!("data/small.ron");
const NOTHING: &str = "Plan(schema: 1, title: (en: \"Nothing new\", ja: \"変更なし\"))";
const GENERATORS: &str = r#"Plan(
    schema: 1,
    title: (en: "Generators for ten days", ja: "10日分の自家発電"),
    scenarios: ["small"],
    patch: (dependencies: {"generator": (buffer: Graded(lasting: "10d"))}),
    injects: {"visits": (at: "1d", targets: [Class("hospital")], effect: Demand(factor: 0.9))},
)"#;

/// A folder with the scenario `small.ron` and both plans.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        ("small.ron", SMALL),
        ("nothing.ron", NOTHING),
        ("generators.ron", GENERATORS),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

fn hakyu(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hakyu"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

/// What it says, where it ends with this code.
fn said(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = hakyu(folder, arguments);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).expect("output is UTF-8");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    said
}

/// A batch's folder by its plan.
fn batch(folder: &Path, plan: Option<&str>, out: &str) {
    let mut arguments = vec!["batch", "small.ron", "-n", "40", "--quiet", "--out", out];
    arguments.extend(plan.into_iter().flat_map(|plan| ["--plan", plan]));
    said(folder, &arguments, 0);
}

fn table(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("the table is there")
}

/// A column of `replicates.csv` by replicate and sector.
fn column(folder: &Path, name: &str) -> BTreeMap<(String, String), f64> {
    let mut reader = csv::Reader::from_path(folder.join("replicates.csv")).expect("it is there");
    let headers = reader.headers().expect("it has a head").clone();
    let at = headers.iter().position(|head| head == name);
    let at = at.expect("the column is there");
    let rows = reader.records().map(|row| {
        let row = row.expect("it is a table");
        let key = (row[0].to_owned(), row[1].to_owned());
        (key, row[at].parse().expect("it is a number"))
    });
    rows.collect()
}

#[test]
fn a_plan_that_changes_nothing_changes_no_byte_of_a_table() {
    let desk = desk();
    let path = desk.path();
    batch(path, None, "without");
    batch(path, Some("nothing.ron"), "with");
    for name in [
        "replicates.csv",
        "summary.csv",
        "service.csv",
        "observed.csv",
    ] {
        let (with, without) = (path.join("with"), path.join("without"));
        assert_eq!(table(&with, name), table(&without, name), "{name}");
    }
}

#[test]
fn longer_generators_lose_no_more_in_any_replicate_and_leave_power_as_it_was() {
    let desk = desk();
    let path = desk.path();
    batch(path, None, "without");
    batch(path, Some("generators.ron"), "with");
    let lost = |folder: &str| column(&path.join(folder), "lost_person_h");
    let (with, without) = (lost("with"), lost("without"));
    let mut gained = 0;
    for (key, with) in with {
        let without = without[&key];
        match key.1.as_str() {
            "med" => {
                assert!(with <= without, "{key:?}: {with} instead of {without}");
                gained += u32::from(with < without);
            }
            _ => assert_eq!(with, without, "{key:?}"),
        }
    }
    assert!(gained > 20, "only {gained} of 40 replicates are any better");
}

#[test]
fn a_result_says_its_plan_in_every_form_and_can_be_made_again() {
    let desk = desk();
    let path = desk.path();
    batch(path, Some("generators.ron"), "out");
    let manifest = table(&path.join("out"), "manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
    assert_eq!(manifest["plan"]["file"], "generators.ron");
    assert_eq!(manifest["plan"]["title"], "Generators for ten days");
    let inputs = manifest["inputs"].as_array().expect("there are inputs");
    assert!(inputs.iter().any(|input| input["name"] == "generators.ron"));
    let summary = table(&path.join("out"), "summary.json");
    assert!(summary.contains("10日分の自家発電"), "{summary}");
    let page = table(&path.join("out"), "report.html");
    assert!(page.contains("Contingency plan: Generators for ten days"));
    assert!(page.contains("hakyu batch small.ron --plan generators.ron"));
    assert!(said(path, &["reproduce", "out", "--quiet"], 0).contains("generators.ron"));
    // Another plan under the same name is found.
    fs::write(path.join("generators.ron"), GENERATORS.replace("10d", "5d")).expect("it is ours");
    let changed = said(path, &["reproduce", "out", "--quiet"], 1);
    assert!(changed.contains("generators.ron"), "{changed}");
    fs::remove_file(path.join("generators.ron")).expect("it is there");
    let gone = said(path, &["reproduce", "out", "--quiet"], 2);
    assert!(gone.contains("--plan FILE"), "{gone}");
}

#[test]
fn a_batch_with_a_plan_has_a_folder_of_its_own() {
    let desk = desk();
    let arguments = [
        "batch",
        "small.ron",
        "-n",
        "2",
        "--quiet",
        "--plan",
        "nothing.ron",
    ];
    said(desk.path(), &arguments, 0);
    assert!(
        desk.path()
            .join("results/small-nothing/report.html")
            .exists()
    );
    assert!(!desk.path().join("results/small").exists());
}

#[test]
fn a_result_of_another_plan_or_seed_is_not_replaced_unasked() {
    let desk = desk();
    let path = desk.path();
    batch(path, None, "out");
    let before = table(&path.join("out"), "manifest.json");
    for other in [["--plan", "nothing.ron"], ["--seed", "7"]] {
        let again = ["batch", "small.ron", "-n", "2", "--quiet", "--out", "out"];
        let refused = said(path, &[&again[..], &other].concat(), 3);
        assert!(refused.contains("--force"), "{refused}");
        assert_eq!(table(&path.join("out"), "manifest.json"), before);
    }
    batch(path, None, "out");
    let forced = [
        "batch",
        "small.ron",
        "-n",
        "2",
        "-q",
        "--out",
        "out",
        "--plan",
        "nothing.ron",
    ];
    said(path, &[&forced[..], &["--force"]].concat(), 0);
}

#[test]
fn what_a_plan_changes_is_told_value_by_value() {
    let desk = desk();
    let told = said(
        desk.path(),
        &["check", "small.ron", "--plan", "generators.ron"],
        0,
    );
    let line =
        "dependencies/generator/buffer/lasting: Uniform(min: \"12h\", max: \"72h\") -> \"10d\"";
    assert!(told.contains(line), "{told}");
    let unused = "Plan(schema: 1, title: \"t\", patch: (pools: {\"crew\": (strength: 9)}))";
    fs::write(desk.path().join("unused.ron"), unused).expect("a file can be written");
    let refused = said(
        desk.path(),
        &["check", "small.ron", "--plan", "unused.ron"],
        2,
    );
    assert!(refused.contains("did you mean `crews`?"), "{refused}");
}

#[test]
fn every_shipped_plan_fits_the_scenarios_that_it_is_made_for() {
    use hakyu::model::embedded::BuiltIn;
    use hakyu::scenario::embedded::{names, plan_names, shipped, shipped_plan};
    use hakyu::scenario::{load_plan, load_with_plan};
    for name in plan_names() {
        let plan = shipped_plan(name).expect("it is shipped");
        let head = load_plan(&plan).unwrap_or_else(|report| panic!("{report}"));
        let scenarios = match head.scenarios.is_empty() {
            true => names().iter().map(ToString::to_string).collect(),
            false => head.scenarios,
        };
        for scenario in scenarios {
            let scenario = shipped(&scenario).expect("it is shipped");
            if let Err(report) = load_with_plan(scenario, Some(plan.clone()), &BuiltIn) {
                panic!("{report}");
            }
        }
    }
}
