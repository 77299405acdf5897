//! The command line as its users meet it: results, exit codes, nothing lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/small.ron");

fn hakyu(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hakyu"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("output is UTF-8")
}

/// All files of a folder, by name.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .expect("a result folder can be listed")
        .map(|entry| {
            let path = entry.expect("an entry can be read").path();
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read(path).expect("a file can be read"))
        })
        .collect()
}

fn batch(folder: &Path, out: &str, replicates: &str, threads: &str) -> BTreeMap<String, Vec<u8>> {
    let arguments = [
        "batch",
        SMALL,
        "-n",
        replicates,
        "--threads",
        threads,
        "--out",
        out,
        "--quiet",
    ];
    let output = hakyu(folder, &arguments);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    contents(&folder.join(out))
}

#[test]
fn a_batch_is_the_same_on_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let one = batch(folder.path(), "one", "200", "1");
    for threads in ["2", "3", "8"] {
        let other = batch(folder.path(), threads, "200", threads);
        for (name, bytes) in &one {
            assert!(
                other.get(name) == Some(bytes),
                "{name} differs on {threads} threads"
            );
        }
        assert_eq!(one.len(), other.len());
    }
}

#[test]
fn the_first_hundred_of_a_thousand_are_the_batch_of_a_hundred() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let hundred = batch(folder.path(), "hundred", "100", "2");
    let thousand = batch(folder.path(), "thousand", "1000", "2");
    let rows = |files: &BTreeMap<String, Vec<u8>>| text(&files["replicates.csv"]).to_owned();
    assert!(rows(&thousand).starts_with(&rows(&hundred)));
}

#[test]
fn a_batch_can_be_run_twice_and_replaces_only_its_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let first = batch(folder.path(), "out", "20", "2");
    assert!(first == batch(folder.path(), "out", "20", "1"));
    let other = folder.path().join("other");
    fs::create_dir(&other).expect("a folder can be made");
    fs::write(other.join("thesis.txt"), "years of work").expect("a file can be written");
    let output = hakyu(
        folder.path(),
        &["batch", SMALL, "-n", "20", "--out", "other"],
    );
    assert_eq!(code(&output), 3);
    assert!(
        text(&output.stderr).contains("--force"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(
        fs::read_to_string(other.join("thesis.txt")).expect("it is still there"),
        "years of work"
    );
}

#[test]
fn all_problems_of_a_file_are_said_at_once_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let broken = fs::read_to_string(SMALL)
        .expect("the small scenario can be read")
        .replace("horizon: \"10d\"", "horizon: \"10\"")
        .replace("hit_below: 0.9", "hit_belo: 0.9")
        .replace("Here(\"lines\")", "Here(\"linse\")");
    fs::write(folder.path().join("broken.ron"), broken).expect("a file can be written");
    let output = hakyu(folder.path(), &["batch", "broken.ron", "--out", "out"]);
    assert_eq!(code(&output), 2);
    let said = text(&output.stderr);
    for part in ["broken.ron:5:", "has no unit", "hit_below", "lines"] {
        assert!(said.contains(part), "nothing about {part} in:\n{said}");
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn exit_codes_mean_something() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let cases: [(&[&str], i32); 8] = [
        (&[], 0),
        (&["--help"], 0),
        (&["check", SMALL], 0),
        (&["batch", SMALL, "--replicates", "0"], 2),
        (&["batch", SMALL, "--threads", "0"], 2),
        (&["run", SMALL, "--seed", "-1"], 2),
        (&["run", SMALL, "--sector", "pwo"], 2),
        (&["run", "no-such-file.ron"], 3),
    ];
    for (arguments, expected) in cases {
        let output = hakyu(folder.path(), arguments);
        assert_eq!(
            code(&output),
            expected,
            "{arguments:?}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_story_is_told_in_order_and_as_json_lines() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = hakyu(folder.path(), &["run", SMALL]);
    assert_eq!(code(&told), 0);
    assert!(
        text(&told.stdout).contains("Earthquake"),
        "{}",
        text(&told.stdout)
    );
    let lines = hakyu(folder.path(), &["run", SMALL, "--format", "json"]);
    let mut last = 0;
    let mut fell = 0;
    for line in text(&lines.stdout).lines() {
        let entry: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let Some(at) = entry["t_ms"].as_u64() else {
            continue;
        };
        assert!(at >= last, "time runs forward");
        last = at;
        fell += u32::from(entry["kind"] == "fell");
    }
    assert!(fell > 0, "something fails in {}", text(&lines.stdout));
}

#[test]
fn the_model_is_shown_with_what_needs_what() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sheet = hakyu(
        folder.path(),
        &["model", "--model", SMALL, "show", "med-west"],
    );
    assert_eq!(code(&sheet), 0, "{}", text(&sheet.stderr));
    for part in ["wat-west", "pow-west", "generator/med-west"] {
        assert!(
            text(&sheet.stdout).contains(part),
            "no {part} in {}",
            text(&sheet.stdout)
        );
    }
}

#[test]
fn a_model_is_written_as_a_page_and_never_over_another_file_unasked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = folder.path().join("pages/small.html");
    let arguments = ["model", "--model", SMALL, "--html", "pages/small.html"];
    let output = hakyu(folder.path(), &arguments);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let first = fs::read_to_string(&page).expect("the page is there");
    assert!(first.starts_with("<!DOCTYPE html>") && first.ends_with("</html>\n"));

    fs::write(&page, "years of work").expect("a file can be written");
    let output = hakyu(folder.path(), &arguments);
    assert_eq!(code(&output), 3);
    assert!(text(&output.stderr).contains("--force"));
    let kept = fs::read_to_string(&page).expect("the file is there");
    assert_eq!(kept, "years of work");

    let output = hakyu(folder.path(), &[&arguments[..], &["--force"]].concat());
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let second = fs::read_to_string(&page).expect("the page is there");
    assert!(second == first, "the same model gives the same bytes");
}

#[test]
fn a_facility_is_shown_with_its_neighbours_and_a_wrong_id_with_the_one_meant() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let shown = hakyu(folder.path(), &["model", "show", "med-disaster-tokyo"]);
    assert_eq!(code(&shown), 0);
    for part in [
        "NEEDS (",
        "pow-distribution-tokyo",
        "physical",
        "lost at once",
    ] {
        assert!(text(&shown.stdout).contains(part), "{part}");
    }
    let refused = hakyu(
        folder.path(),
        &["model", "show", "med-disaster-tokio", "--html", "page.html"],
    );
    assert_eq!(code(&refused), 2);
    assert!(text(&refused.stderr).contains("`med-disaster-tokyo`"));
    assert!(!folder.path().join("page.html").exists());
}
