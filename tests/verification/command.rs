//! `hakyu verify` as its user meets it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A case that needs no Rust: a repair of an hour.
const CASE: &str = r#"(
  schema: 1,
  title: "Repair",
  horizon: "5h",
  model: (sectors: { "s": (number: 1) }, facilities: { "a": (sector: "s") }),
  injects: { "failure": (targets: ["a"], effect: Damage(repair: "1h")) },
  observe: { "up": LastRise(of: ["a"]), "b": FirstFall(of: ["a"], below: 0.0) },
  verify: (answers: [(observed: "up", expected: 1.0), (observed: "b", expected: Never)]),
)"#;

fn verify(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hakyu"))
        .arg("verify")
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_users_case_is_run_and_a_wrong_answer_ends_with_exit_code_1() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path();
    fs::write(here.join("right.ron"), CASE).expect("a file can be written");
    let wrong = CASE.replace("expected: 1.0", "expected: 1.5");
    fs::write(here.join("wrong.ron"), wrong).expect("a file can be written");
    let output = verify(here, &["right.ron"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(
        said(&output),
        "case   what  expected    got  tolerance  pass\n\
         right  up           1      1          0  yes\n\
         right  b        never  never          0  yes\n\n\
         Cases: 1, answers: 2. All are as expected.\n"
    );
    let output = verify(here, &["right.ron", "wrong.ron", "--lang", "ja"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("一致しない検証例: 1件(wrong)"),
        "{output:?}"
    );
}

#[test]
fn programs_get_all_digits() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let few = ["--replicates", "10", "--seed", "3", "-j", "2"];
    let csv = [&["hand-ripple", "swap", "--format", "csv"][..], &few].concat();
    let output = verify(folder.path(), &csv);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let table = said(&output);
    assert!(
        table.contains("\nhand-ripple,t_up,Each,10.5,10.5,0,true,10,3,,\n"),
        "{table}"
    );
    assert!(
        table.contains("\nswap,fall,Each,inf,inf,0,true,"),
        "{table}"
    );
    let output = verify(folder.path(), &["swap", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said(&output)).expect("it is JSON");
    assert_eq!(json["passed"], true);
    assert_eq!(
        json["cases"][0]["answers"][0]["expected"],
        serde_json::Value::Null
    );
}

#[test]
fn a_scenario_without_answers_and_an_unknown_observation_are_wrong_usage() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path();
    let none = CASE.lines().filter(|line| !line.contains("verify:"));
    let none: String = none.map(|line| format!("{line}\n")).collect();
    fs::write(here.join("none.ron"), none).expect("a file can be written");
    let output = verify(here, &["none.ron"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let unknown = CASE.replace("observed: \"up\"", "observed: \"upp\"");
    fs::write(here.join("unknown.ron"), unknown).expect("a file can be written");
    let output = verify(here, &["unknown.ron"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.contains("did you mean `up`"), "{complaint}");
}
