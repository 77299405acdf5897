//! `hakyu reproduce` as its users meet it: any byte changed by hand is found, and what can be named is named.

use std::fs;
use std::path::{Path, PathBuf};
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

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("output is UTF-8")
}

/// A home with the scenario `small.ron` and its result in `out`.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new(more: &[&str]) -> Home {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::copy(SMALL, folder.path().join("small.ron")).expect("the scenario can be copied");
        let mut arguments = vec!["batch", "small.ron", "--out", "out", "--quiet"];
        arguments.extend(more);
        let output = hakyu(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        Home { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Its exit code, and all that it says.
    fn reproduce(&self, more: &[&str]) -> (i32, String) {
        let mut arguments = vec!["reproduce", "out", "--quiet"];
        arguments.extend(more);
        let output = hakyu(self.folder.path(), &arguments);
        let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
        let code = output.status.code().expect("the program ends by itself");
        assert!(!said.contains("panicked"), "{said}");
        (code, said)
    }

    /// The same with a file changed for the while.
    fn with(&self, name: &str, change: impl Fn(&mut Vec<u8>), more: &[&str]) -> (i32, String) {
        let path = self.path(name);
        let before = fs::read(&path).expect("the file is there");
        let mut bytes = before.clone();
        change(&mut bytes);
        assert!(bytes != before, "{name} is changed");
        fs::write(&path, bytes).expect("it can be changed");
        let answer = self.reproduce(more);
        fs::write(&path, before).expect("it can be put back");
        answer
    }
}

fn replaced(from: &'static str, to: &'static str) -> impl Fn(&mut Vec<u8>) {
    move |bytes| *bytes = text(bytes).replacen(from, to, 1).into_bytes()
}

#[test]
fn a_result_that_nobody_touched_agrees_whatever_options_made_it() {
    let options: [&[&str]; 4] = [
        &["-n", "30"],
        &[
            "-n",
            "30",
            "--seed",
            "18446744073709551615",
            "--shuffle-ties",
            "7",
            "--bom",
        ],
        &[
            "-n",
            "1500",
            "--until-ci",
            "0.05",
            "--until-ci-of",
            "pow/outage",
        ],
        &["-n", "40", "--event-budget", "270", "--lang", "ja"],
    ];
    for more in options {
        let home = Home::new(more);
        for replicates in ["1", "20", "10000"] {
            let (code, said) = home.reproduce(&["--replicates", replicates]);
            assert_eq!(code, 0, "{more:?}, {replicates}: {said}");
            assert!(said.ends_with("Everything agrees.\n"), "{said}");
        }
        let (_, said) = home.reproduce(&["--replicates", "10000"]);
        assert!(
            said.contains("replicates.csv, service.csv, summary.csv"),
            "{said}"
        );
    }
}

#[test]
fn a_byte_changed_anywhere_in_any_file_is_found_and_the_file_named() {
    let home = Home::new(&["-n", "25"]);
    let mut names: Vec<String> = fs::read_dir(home.path("out"))
        .expect("the result can be listed")
        .map(|entry| entry.expect("an entry can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let length = fs::metadata(home.path("out").join(&name))
            .expect("it is there")
            .len();
        let places = [0, length as usize / 3, length as usize - 1];
        for at in places {
            let flip = |bytes: &mut Vec<u8>| bytes[at] ^= 1;
            let (code, said) = home.with(&format!("out/{name}"), flip, &["-n", "2"]);
            assert_eq!(code, 1, "{name}, byte {at}: {said}");
            assert!(said.contains(&name), "{name}, byte {at}: {said}");
        }
    }
    let (code, _) = home.reproduce(&[]);
    assert_eq!(code, 0, "all is as it was");
}

#[test]
fn of_tables_the_row_and_the_column_are_named() {
    let home = Home::new(&["-n", "100"]);
    let table = fs::read_to_string(home.path("out/replicates.csv")).expect("it is there");
    let line = table
        .lines()
        .nth(100)
        .expect("a row in the middle")
        .to_owned();
    let cells: Vec<&str> = line.split(',').collect();
    let (replicate, sector) = (cells[0], cells[1]);
    let forged = line.replacen(
        &format!("{replicate},{sector},"),
        &format!("{replicate},{sector},9"),
        1,
    );
    let change =
        |bytes: &mut Vec<u8>| *bytes = text(bytes).replacen(&line, &forged, 1).into_bytes();
    // Without a number all replicates are run again, for a table was changed.
    let (code, said) = home.with("out/replicates.csv", change, &[]);
    let place = format!(
        "replicates.csv, line 101 (replicate {replicate}, sector {sector}), column first_inject_h"
    );
    assert_eq!(code, 1);
    assert!(said.contains(&place), "{said}");
    for (file, column) in [
        ("summary.csv", "estimate"),
        ("service.csv", "mean"),
        ("observed.csv", "column "),
    ] {
        let change = |bytes: &mut Vec<u8>| {
            let digit = bytes.iter().rposition(u8::is_ascii_digit).expect("a digit");
            bytes[digit] = b'0' + (bytes[digit] - b'0' + 1) % 10;
        };
        let (code, said) = home.with(&format!("out/{file}"), change, &[]);
        assert_eq!(code, 1);
        let told = said
            .lines()
            .find(|told| told.contains(&format!("{file}, line ")));
        assert!(told.is_some(), "{file}, {column}: {said}");
    }
}

#[test]
fn a_forger_who_mends_the_hashes_as_well_is_found_by_running_again() {
    let home = Home::new(&["-n", "10"]);
    let sum = |name: &str| {
        let bytes = fs::read(home.path(name)).expect("it is there");
        hakyu::report::Content::of("", &bytes).sha256
    };
    let old = sum("out/replicates.csv");
    let path = home.path("out/replicates.csv");
    let table = fs::read_to_string(&path).expect("it is there");
    let forged = table.replacen("\n9,", "\n9,x", 1);
    fs::write(&path, forged).expect("it can be changed");
    let new = sum("out/replicates.csv");
    let manifest = fs::read_to_string(home.path("out/manifest.json")).expect("it is there");
    let unsealed: String = manifest
        .replace(&old, &new)
        .replace(
            &format!("\"bytes\": {}", table.len()),
            &format!("\"bytes\": {}", table.len() + 1),
        )
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("  \"sha256\""))
        .collect();
    let seal = hakyu::report::Content::of("", unsealed.as_bytes()).sha256;
    let sealed = unsealed.replacen(
        "  \"program\"",
        &format!("  \"sha256\": \"{seal}\",\n  \"program\""),
        1,
    );
    fs::write(home.path("out/manifest.json"), sealed).expect("it can be changed");
    let (code, said) = home.reproduce(&["-n", "2"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("are as they were written"), "{said}");
    assert!(
        said.contains("(replicate 9, sector pow), column sector"),
        "{said}"
    );
}

#[test]
fn a_changed_or_missing_scenario_is_named_with_what_to_do() {
    let home = Home::new(&["-n", "10"]);
    let (code, said) = home.with(
        "small.ron",
        replaced("horizon: \"10d\"", "horizon: \"11d\""),
        &[],
    );
    assert_eq!(code, 1);
    assert!(
        said.contains("small.ron: not the bytes that the batch read"),
        "{said}"
    );
    fs::create_dir(home.path("moved")).expect("a folder can be made");
    fs::rename(home.path("small.ron"), home.path("moved/small.ron")).expect("it can be moved");
    let (code, said) = home.reproduce(&[]);
    assert_eq!(code, 2);
    assert!(said.contains("--scenario FILE"), "{said}");
    let (code, said) = home.reproduce(&["--scenario", "moved/small.ron"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn another_version_of_the_model_or_the_program_is_named() {
    let home = Home::new(&["-n", "10"]);
    let model = format!("\"model_version\": \"{}\"", hakyu::dynamics::MODEL_VERSION);
    let change = |bytes: &mut Vec<u8>| {
        *bytes = text(bytes)
            .replace(&model, "\"model_version\": \"0\"")
            .into_bytes();
    };
    let (code, said) = home.with("out/manifest.json", change, &[]);
    assert_eq!(code, 1);
    assert!(said.contains("model version 0 made the batch"), "{said}");
    let (_, said) = home.with(
        "out/manifest.json",
        replaced("\"hakyu 0.", "\"hakyu 9."),
        &[],
    );
    assert!(said.contains("the batch was made by hakyu 9."), "{said}");
}

#[test]
fn what_is_no_result_is_refused_and_japanese_is_spoken() {
    let home = Home::new(&["-n", "10"]);
    let output = hakyu(home.folder.path(), &["reproduce", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("holds no manifest.json"));
    fs::remove_file(home.path("out/map.svg")).expect("it can be removed");
    let (code, said) = home.reproduce(&["--lang", "ja"]);
    assert_eq!(code, 1);
    assert!(said.contains("map.svg: ファイルがない"), "{said}");
}

#[test]
fn a_result_of_a_shipped_scenario_is_reproduced_from_the_program_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let arguments = ["batch", "nagoya-port", "-n", "3", "--out", "out", "--quiet"];
    assert_eq!(hakyu(folder.path(), &arguments).status.code(), Some(0));
    let output = hakyu(folder.path(), &["reproduce", "out", "--quiet"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("the shipped scenario nagoya-port"));
}

#[test]
fn a_replicate_over_its_budget_is_one_failed_row_with_the_command_that_shows_it() {
    let home = Home::new(&["-n", "40", "--event-budget", "270"]);
    let table = fs::read_to_string(home.path("out/replicates.csv")).expect("it is there");
    let failed: Vec<&str> = table
        .lines()
        .filter(|line| line.contains("event budget reached"))
        .collect();
    assert!(
        !failed.is_empty() && failed.len() < 40,
        "{} failed",
        failed.len()
    );
    let first = failed[0].split(',').next().expect("a replicate");
    let rows = |replicate: &str| {
        table
            .lines()
            .filter(|line| line.starts_with(&format!("{replicate},")))
            .count()
    };
    assert_eq!(rows(first), 1);
    let command = format!("hakyu run small.ron --seed 2019 --replicate {first} --event-budget 270");
    assert!(failed[0].contains(&command), "{}", failed[0]);
    for file in ["summary.json", "report.html"] {
        let content = fs::read_to_string(home.path("out").join(file)).expect("it is there");
        assert!(content.contains(&command), "{file}");
    }
    let json = fs::read_to_string(home.path("out/summary.json")).expect("it is there");
    assert!(json.contains(&format!("\"replicates_failed\":{}", failed.len())));
    let output = hakyu(
        home.folder.path(),
        &[
            "batch",
            "small.ron",
            "-n",
            "40",
            "--event-budget",
            "270",
            "--out",
            "out",
        ],
    );
    assert!(
        text(&output.stdout).contains(&command),
        "the summary on the terminal says it too"
    );
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    let told = hakyu(home.folder.path(), &words);
    assert_eq!(told.status.code(), Some(5));
    assert!(text(&told.stderr).contains("event budget reached"));
    let none = [
        "batch",
        "small.ron",
        "-n",
        "40",
        "--event-budget",
        "1",
        "--out",
        "none",
    ];
    assert_eq!(hakyu(home.folder.path(), &none).status.code(), Some(5));
    assert!(!home.path("none").exists());
}
