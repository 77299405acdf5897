//! The command line as its users meet it: results, exit codes, nothing lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx};

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

/// A batch with further arguments, and its manifest.
fn batch_with(folder: &Path, out: &str, more: &[&str]) -> (Output, serde_json::Value) {
    let mut arguments = vec!["batch", SMALL, "--quiet", "--out", out];
    arguments.extend(more);
    let output = hakyu(folder, &arguments);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let manifest = fs::read(folder.join(out).join("manifest.json")).expect("it is written");
    let manifest = serde_json::from_slice(&manifest).expect("a manifest is JSON");
    (output, manifest)
}

#[test]
fn a_batch_stops_when_a_figure_is_known_well_enough_and_says_why() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let rule = [
        "-n",
        "3000",
        "--until-ci",
        "0.05",
        "--until-ci-of",
        "pow/outage",
    ];
    let with = |threads| [&rule[..], &["--threads", threads]].concat();
    let (output, manifest) = batch_with(folder.path(), "one", &with("1"));
    assert!(text(&output.stdout).contains("Stopped after 1,024 of at most 3,000 replicates"));
    let record = &manifest["until_ci"];
    assert_eq!(
        (&record["figure"], &record["width"]),
        (&"pow/outage".into(), &"0.05".into())
    );
    assert_eq!(
        (&record["met"], &manifest["replicates_asked"]),
        (&true.into(), &3000.into())
    );
    assert_eq!(manifest["replicates_completed"], 1024);
    batch_with(folder.path(), "three", &with("3"));
    assert!(contents(&folder.path().join("one")) == contents(&folder.path().join("three")));
}

#[test]
fn a_batch_that_cannot_be_that_narrow_runs_to_its_budget_and_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (output, manifest) =
        batch_with(folder.path(), "out", &["-n", "1000", "--until-ci", "0.01%"]);
    assert!(text(&output.stdout).contains("All replicates of the budget are used"));
    assert_eq!(manifest["until_ci"]["met"], false);
    assert_eq!(manifest["until_ci"]["figure"], "lost_person_hours");
    assert_eq!(manifest["replicates_completed"], 1000);
}

#[test]
fn a_shuffled_order_among_equals_is_in_the_manifest_and_can_be_made_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (_, usual) = batch_with(folder.path(), "usual", &["-n", "20"]);
    assert_eq!(usual["shuffle_ties"], serde_json::Value::Null);
    for out in ["once", "again"] {
        let (_, shuffled) = batch_with(folder.path(), out, &["-n", "20", "--shuffle-ties", "7"]);
        assert_eq!(shuffled["shuffle_ties"], "7");
    }
    assert!(contents(&folder.path().join("once")) == contents(&folder.path().join("again")));
}

/// The row of a measure of the medical sector in the workbook's summary: low, high, note.
fn of_the_workbook(path: &Path, measure: &str) -> (f64, f64, String) {
    let mut book: Xlsx<_> = calamine::open_workbook(path).expect("a workbook can be opened");
    let sheet = book.worksheet_range("summary").expect("it has a summary");
    let cells = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut rows = sheet.rows().map(cells);
    let row = rows
        .find(|row| row.iter().any(|cell| cell == measure) && row.iter().any(|cell| cell == "med"))
        .expect("the measure is there");
    let note = row.last().cloned().unwrap_or_default();
    let numbers: Vec<f64> = row.iter().filter_map(|cell| cell.parse().ok()).collect();
    (numbers[1], numbers[2], note)
}

#[test]
fn what_was_never_seen_is_a_bound_and_what_is_too_few_is_refused_in_every_output() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (output, _) = batch_with(folder.path(), "out", &["-n", "50", "--lang", "en"]);
    let printed = text(&output.stdout);
    assert!(printed.contains("Medical             < 6.0 %"), "{printed}");
    assert!(printed.contains("50 replicates are too few for 5 % and 95 % quantiles; 72 would do"));
    let files = contents(&folder.path().join("out"));
    let file = |name: &str| text(&files[name]);
    for row in [
        "outage,probability,sector,med,,,0.000000,0.000000,0.060000,50,never seen: below 3/n",
        "outage_hours_p95,h,sector,pow,,,,,,50,too few: needs 72",
    ] {
        assert!(file("summary.csv").contains(row), "no {row}");
    }
    assert!(file("report.html").contains("&lt; 6.0 %"));
    assert!(file("recovery.svg").contains("&lt;6 %"));
    assert!(file("service.svg").contains("nine tenths of the replicates (needs 72)"));
    let service = file("service.csv").lines().nth(1).expect("a first row");
    let cells: Vec<&str> = service.split(',').collect();
    assert_eq!((cells[2], cells[6]), ("", ""), "p05 and p95 of {service}");
    let json: serde_json::Value = serde_json::from_str(file("summary.json")).expect("it is JSON");
    let sectors = json["estimates"]["sectors"].as_array().expect("a list");
    let medical = sectors
        .iter()
        .find(|sector| sector["sector"]["id"] == "med");
    let outage = &medical.expect("a sector")["measures"]["outage"];
    assert_eq!(
        (&outage["high"], &outage["note"]),
        (&0.06.into(), &"never seen: below 3/n".into())
    );
    let workbook = folder.path().join("out/results.xlsx");
    let (low, high, note) = of_the_workbook(&workbook, "outage");
    assert_eq!(
        (low, high, note.as_str()),
        (0.0, 0.06, "never seen: below 3/n")
    );
}

#[test]
fn the_region_that_loses_most_is_shown_by_itself_or_those_that_are_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let unasked = batch(folder.path(), "unasked", "20", "2");
    let shown = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let names = files.keys().filter(|name| name.starts_with("service-"));
        names.cloned().collect()
    };
    assert_eq!(shown(&unasked).len(), 2, "one region, as SVG and as PNG");
    let more = ["-n", "20", "--region", "west,north,west", "--lang", "en"];
    batch_with(folder.path(), "asked", &more);
    let asked = contents(&folder.path().join("asked"));
    let names = [
        "service-1.png",
        "service-1.svg",
        "service-2.png",
        "service-2.svg",
    ];
    assert_eq!(shown(&asked), names);
    let page = text(&asked["report.html"]);
    assert!(page.contains("<h3>In West</h3>") && page.contains("--region west,north,west"));
    for table in ["summary.csv", "replicates.csv", "service.csv"] {
        assert!(
            asked[table] == unasked[table],
            "{table} depends on --region"
        );
    }
    let unknown = ["batch", SMALL, "--region", "wets", "--out", "no"];
    let output = hakyu(folder.path(), &unknown);
    assert_eq!(code(&output), 2);
    assert!(
        text(&output.stderr).contains("west"),
        "{}",
        text(&output.stderr)
    );
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
    let cases: [(&[&str], i32); 13] = [
        (&[], 0),
        (&["--help"], 0),
        (&["check", SMALL], 0),
        (&["batch", SMALL, "--replicates", "0"], 2),
        (&["batch", SMALL, "--threads", "0"], 2),
        (&["batch", SMALL, "--until-ci", "5 percent"], 2),
        (&["batch", SMALL, "--until-ci", "0"], 2),
        (&["batch", SMALL, "--until-ci", "5%", "-n", "500"], 2),
        (
            &[
                "batch",
                SMALL,
                "--until-ci",
                "5%",
                "--until-ci-of",
                "pow/otage",
            ],
            2,
        ),
        (&["batch", SMALL, "--until-ci-of", "outage"], 2),
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

#[test]
fn facilities_are_found_by_region_and_sector_in_both_languages() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let found = |words: &[&str]| {
        let output = hakyu(folder.path(), &[&["model", "show"], words].concat());
        assert_eq!(code(&output), 0, "{}", text(&output.stderr));
        text(&output.stdout).to_owned()
    };
    let (by_id, by_name) = (found(&["niigata", "ict"]), found(&["新潟", "情報通信"]));
    assert_eq!(by_id, by_name);
    assert!(by_id.contains("ict-mobile-niigata"), "{by_id}");
    assert!(!by_id.contains("tokyo"), "{by_id}");
    assert!(found(&["mobile"]).contains("ict-mobile-tokyo"));
}
