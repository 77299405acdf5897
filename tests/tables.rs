//! The tables as the command line writes them: JSON on standard output, and marks for old spreadsheets.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const SCENARIO: &str = "assets/verify/hand-ripple.ron";

/// Standard output of the program, run in the project's folder.
fn hakyu(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_hakyu"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {talk}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn batch(folder: &Path, more: &[&str]) -> String {
    let folder = folder
        .to_str()
        .expect("a temporary folder has a plain name");
    let mut arguments = vec!["batch", SCENARIO, "-n", "5", "-q", "-o", folder];
    arguments.extend(more);
    hakyu(&arguments)
}

#[test]
fn a_batch_prints_the_summary_that_it_writes() {
    let home = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = home.path().join("results");
    let printed = batch(&folder, &["--format", "json"]);
    let written = fs::read_to_string(folder.join("summary.json")).expect("it is written");
    assert_eq!(printed, written);
    let summary: Value = serde_json::from_str(&printed).expect("it is JSON");
    assert_eq!(summary["schema"], 1);
    assert_eq!(summary["replicates_completed"], 5);
}

#[test]
fn a_byte_order_mark_comes_only_when_asked_for_and_only_in_csv_files() {
    let home = tempfile::tempdir().expect("a temporary folder can be made");
    let [plain, marked] = ["plain", "marked"].map(|name| home.path().join(name));
    batch(&plain, &[]);
    batch(&marked, &["--bom"]);
    for entry in fs::read_dir(&plain).expect("the folder is there") {
        let name = entry.expect("an entry can be read").file_name();
        let [plain, marked] =
            [&plain, &marked].map(|folder| fs::read(folder.join(&name)).expect("both have it"));
        let name = name.to_string_lossy();
        match name.ends_with(".csv") {
            true => assert_eq!(
                marked,
                [b"\xef\xbb\xbf", plain.as_slice()].concat(),
                "{name}"
            ),
            // The manifest holds the hashes of the others.
            false => assert!(plain == marked || name == "manifest.json", "{name}"),
        }
    }
}

#[test]
fn a_story_as_json_says_first_how_to_run_it_again() {
    let lines = hakyu(&["run", SCENARIO, "--replicate", "3", "--format", "json"]);
    let head: Value =
        serde_json::from_str(lines.lines().next().expect("a first line")).expect("it is JSON");
    assert_eq!(head["format"], "hakyu story");
    assert_eq!(
        (&head["schema"], &head["replicate"]),
        (&1.into(), &3.into())
    );
    assert_eq!(head["seed"], "2019");
    assert!(lines.lines().count() > 1);
}
