//! `hakyu compare` as its users meet it: what it says is what the tables hold, and what is no pair is refused.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/small.ron");
/// The crews of the small city, and more of them at once.
const CREWS: (&str, &str) = (
    r#"strength: [("0h", 2), ("48h", 6)]"#,
    r#"strength: [("0h", 6)]"#,
);

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

/// A home with results of the small city.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Home {
        let home = Home {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        let small = fs::read_to_string(SMALL).expect("the scenario is there");
        assert!(small.contains(CREWS.0), "the small city has its crews");
        fs::write(home.path("small.ron"), &small).expect("it can be written");
        let plan = small.replace(CREWS.0, CREWS.1);
        fs::write(home.path("crews.ron"), plan).expect("it can be written");
        home
    }

    /// The same with a result of 120 replicates as it is, and one with the plan.
    fn with_plan() -> Home {
        let home = Home::new();
        home.batch("small.ron", "as-it-is", &["-n", "120"]);
        home.batch("crews.ron", "more-crews", &["-n", "120"]);
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn batch(&self, scenario: &str, out: &str, more: &[&str]) {
        let mut arguments = vec!["batch", scenario, "--out", out, "--quiet"];
        arguments.extend(more);
        let output = hakyu(self.folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }

    fn copy(&self, from: &str, to: &str) {
        fs::create_dir(self.path(to)).expect("a folder can be made");
        for entry in fs::read_dir(self.path(from)).expect("a result can be listed") {
            let entry = entry.expect("an entry can be read");
            let there = self.path(to).join(entry.file_name());
            fs::copy(entry.path(), there).expect("a file can be copied");
        }
    }

    fn compare(&self, arguments: &[&str]) -> (i32, String, String) {
        let all = [&["compare"], arguments].concat();
        let output = hakyu(self.folder.path(), &all);
        let code = output.status.code().expect("it ends by itself");
        let [out, errors] = [&output.stdout, &output.stderr].map(|bytes| text(bytes).to_owned());
        (code, out, errors)
    }

    fn json(&self, folders: &[&str]) -> Value {
        let (code, out, errors) = self.compare(&[folders, &["--format", "json"]].concat());
        assert_eq!(code, 0, "{errors}");
        serde_json::from_str(&out).expect("JSON")
    }

    /// Asserts that a comparison is refused, that nothing is written, and what is said.
    fn refused(&self, folders: &[&str], code: i32, says: &[&str]) {
        let arguments = [folders, &["--out", "refused"]].concat();
        let (found, out, errors) = self.compare(&arguments);
        assert_eq!((found, out.as_str()), (code, ""), "{folders:?}: {errors}");
        for part in says {
            assert!(
                errors.contains(part),
                "{folders:?}: {part} is not in {errors}"
            );
        }
        assert!(!self.path("refused").exists(), "{folders:?}");
    }
}

fn differences(json: &Value) -> impl Iterator<Item = &Value> {
    let all = json["comparisons"].as_array().expect("a list").iter();
    all.flat_map(|one| one["differences"].as_array().expect("a list"))
}

#[test]
fn a_result_and_its_copy_differ_by_exactly_nothing() {
    let home = Home::new();
    home.batch("small.ron", "a", &["-n", "120"]);
    home.copy("a", "b");
    let json = home.json(&["a", "b"]);
    for one in differences(&json) {
        let found = (
            &one["mean"]["value"],
            &one["verdict"],
            &one["equal"]["value"],
        );
        assert_eq!(found, (&0.0.into(), &"same".into(), &1.0.into()), "{one}");
        assert_eq!(one["first"], one["other"]);
    }
    assert_eq!(differences(&json).count(), 3 * 7 + 3);
    let (_, out, _) = home.compare(&["a", "b"]);
    assert!(
        out.contains("are equal: in each of 120 replicates"),
        "{out}"
    );
    assert!(out.contains("Both were made of the same files."), "{out}");
}

/// Lost person-hours of a sector by replicate, read without the program.
fn losses(folder: &Path, sector: &str) -> BTreeMap<u64, f64> {
    let mut table = csv::Reader::from_path(folder.join("replicates.csv")).expect("a table");
    let rows = table.deserialize::<BTreeMap<String, String>>();
    let rows = rows.map(|row| row.expect("a row"));
    let own = rows.filter(|row| row["sector"] == sector);
    own.map(|row| {
        let number = |column: &str| row[column].parse::<f64>().expect("a number");
        (number("replicate") as u64, number("lost_person_h"))
    })
    .collect()
}

#[test]
fn two_scenarios_are_not_taken_for_a_plan() {
    let home = Home::with_plan();
    let path = home.path("crews.ron");
    let text = fs::read_to_string(&path).expect("the scenario is there");
    let other = text.replace("A small city", "Another city");
    assert_ne!(text, other);
    fs::write(&path, other).expect("it is ours");
    home.batch("crews.ron", "another", &["-n", "120"]);
    let (_, out, _) = home.compare(&["as-it-is", "another"]);
    assert!(
        out.contains("results of two scenarios, A small city and Another city"),
        "{out}"
    );
}

#[test]
fn what_is_said_of_a_plan_is_what_the_tables_hold() {
    let home = Home::with_plan();
    let json = home.json(&["as-it-is", "more-crews"]);
    for sector in ["pow", "wat", "med"] {
        let [first, other] =
            ["as-it-is", "more-crews"].map(|folder| losses(&home.path(folder), sector));
        let n = first.len() as f64;
        let paired = first
            .iter()
            .map(|(replicate, loss)| other[replicate] - loss);
        let paired: Vec<f64> = paired.collect();
        let mean = paired.iter().sum::<f64>() / n;
        let found = differences(&json)
            .find(|one| one["sector"] == sector && one["measure"] == "lost_person_hours")
            .expect("it is compared");
        let said = found["mean"]["value"].as_f64().expect("a mean");
        assert!((said - mean).abs() < 0.006, "{sector}: {said} for {mean}");
        let better = paired.iter().filter(|one| **one < 0.0).count() as f64 / n;
        let said = found["better"]["value"].as_f64().expect("a share");
        assert!(
            (said - better).abs() < 1e-6,
            "{sector}: {said} for {better}"
        );
        let base = first.values().sum::<f64>() / n;
        let change = found["change"]["value"].as_f64().expect("a change");
        assert!((change - mean / base).abs() < 1e-6, "{sector}: {change}");
    }
    let (code, out, _) = home.compare(&["as-it-is", "more-crews"]);
    assert_eq!(code, 0);
    let headline = out.lines().nth(2).expect("a headline");
    assert!(
        headline.starts_with("A small city (more-crews) saves "),
        "{headline}"
    );
    assert!(
        out.contains("The scenario files differ (small.ron"),
        "{out}"
    );
}

#[test]
fn who_is_compared_the_other_way_round_loses_what_was_saved() {
    let home = Home::with_plan();
    let [there, back] =
        [["as-it-is", "more-crews"], ["more-crews", "as-it-is"]].map(|folders| home.json(&folders));
    for (there, back) in differences(&there).zip(differences(&back)) {
        let of = |one: &Value, end: &str| one["mean"][end].as_f64();
        assert_eq!(
            of(there, "value"),
            of(back, "value").map(|value| 0.0 - value)
        );
        let [low, high] = ["low", "high"].map(|end| of(there, end).unwrap_or(0.0));
        let [back_low, back_high] = ["low", "high"].map(|end| of(back, end).unwrap_or(0.0));
        assert!(
            (low + back_high).abs() < 0.011 && (high + back_low).abs() < 0.011,
            "{there}, {back}"
        );
        assert_eq!(
            (&there["better"], &there["worse"]),
            (&back["worse"], &back["better"])
        );
    }
    let (_, out, _) = home.compare(&["more-crews", "as-it-is"]);
    assert!(
        out.contains("loses ") && out.contains("Worse than in more-crews: "),
        "{out}"
    );
}

#[test]
fn what_is_no_pair_is_refused_with_reason_and_advice() {
    let home = Home::new();
    home.batch("small.ron", "a", &["-n", "5"]);
    home.batch("small.ron", "seed", &["-n", "5", "--seed", "7"]);
    home.batch(
        "small.ron",
        "ties",
        &["-n", "5", "--shuffle-ties", "7", "--event-budget", "100000"],
    );
    let small = fs::read_to_string(SMALL).expect("it is there");
    let longer = small.replace(r#"horizon: "10d""#, r#"horizon: "12d""#);
    fs::write(home.path("longer.ron"), longer).expect("it can be written");
    home.batch("longer.ron", "longer", &["-n", "5"]);
    let advice = "make both with the same program, seed, options and horizon";
    home.refused(
        &["a", "seed"],
        2,
        &["the seed is 2019 there and 7 here", advice],
    );
    let ties = "--shuffle-ties is as usual there and 7 here, --event-budget is as usual there and 100000 here";
    home.refused(&["a", "ties"], 2, &[ties]);
    home.refused(
        &["a", "longer"],
        2,
        &["the horizon in hours is 240 there and 288 here"],
    );
    home.refused(&["a", "./seed/../a"], 2, &["is given twice"]);
    home.refused(&["a", "nowhere"], 2, &["nowhere holds no manifest.json"]);
    home.refused(&["a"], 2, &["<OTHERS>"]);
    fs::create_dir(home.path("hindcast")).expect("a folder can be made");
    let manifest = home.path("hindcast").join("manifest.json");
    fs::write(&manifest, r#"{"format": "hakyu hindcast"}"#).expect("it can be written");
    home.refused(
        &["a", "hindcast"],
        2,
        &["the result of `hakyu hindcast`; give results of `hakyu batch`"],
    );
    fs::remove_file(&manifest).expect("it can be removed");
    fs::create_dir(&manifest).expect("a folder can be made");
    home.refused(&["a", "hindcast"], 3, &["hindcast"]);
}

#[test]
fn a_changed_or_missing_file_is_refused() {
    let home = Home::new();
    home.batch("small.ron", "a", &["-n", "5"]);
    for name in [
        "replicates.csv",
        "summary.json",
        "manifest.json",
        "report.html",
    ] {
        home.copy("a", "b");
        let path = home.path("b").join(name);
        let mut bytes = fs::read(&path).expect("it is there");
        let digit = bytes.iter().rposition(u8::is_ascii_digit).expect("a digit");
        bytes[digit] = b'0' + (bytes[digit] - b'0' + 1) % 10;
        fs::write(&path, bytes).expect("it can be written");
        home.refused(
            &["a", "b"],
            2,
            &["b is not as it was written", name, "hakyu reproduce b"],
        );
        fs::remove_file(&path).expect("it can be removed");
        home.refused(&["a", "b"], 2, &[name]);
        // What cannot be read at all is no wrong input.
        fs::create_dir(&path).expect("a folder can be made");
        home.refused(&["a", "b"], 3, &["b"]);
        fs::remove_dir_all(home.path("b")).expect("it can be removed");
    }
}

#[test]
fn of_a_longer_batch_the_common_replicates_are_compared() {
    let home = Home::new();
    home.batch("small.ron", "a", &["-n", "120"]);
    home.batch("small.ron", "b", &["-n", "105", "--bom"]);
    let json = home.json(&["a", "b"]);
    let one = &json["comparisons"][0];
    assert_eq!(
        (
            &one["first_replicates"],
            &one["other_replicates"],
            &one["common"]
        ),
        (&120.into(), &105.into(), &105.into())
    );
    assert!(differences(&json).all(|one| one["n"] == 105 && one["verdict"] == "same"));
    let (_, out, _) = home.compare(&["a", "b"]);
    assert!(
        out.contains("a has 120 replicates and b has 105; the 105 that both have are compared."),
        "{out}"
    );
}

#[test]
fn too_few_pairs_decide_nothing_and_say_how_many_would_do() {
    let home = Home::with_plan();
    home.batch("small.ron", "few", &["-n", "20"]);
    let json = home.json(&["few", "more-crews"]);
    for one in differences(&json) {
        assert!(one["mean"]["low"].is_null(), "{one}");
        assert!(
            one["verdict"] == "too few" || one["verdict"] == "same",
            "{one}"
        );
    }
    let (_, out, _) = home.compare(&["few", "more-crews"]);
    let undecided = "20 replicates do not decide whether more or less is lost than in few";
    assert!(out.contains(undecided), "{out}");
    assert!(
        out.contains("An interval takes 100 pairs of replicates."),
        "{out}"
    );
}

#[test]
fn several_plans_are_each_held_to_the_first() {
    let home = Home::with_plan();
    home.copy("as-it-is", "again");
    let json = home.json(&["as-it-is", "more-crews", "again"]);
    let results: Vec<&Value> = json["comparisons"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["result"])
        .collect();
    assert_eq!(results, ["more-crews", "again"]);
    let alone = home.json(&["as-it-is", "more-crews"]);
    assert_eq!(json["comparisons"][0], alone["comparisons"][0]);
}

#[test]
fn a_plan_is_called_by_its_title_and_is_all_that_differs() {
    let home = Home::new();
    let plan = r#"Plan(
        schema: 1,
        title: (en: "Six crews at once", ja: "初動から復旧班6班"),
        patch: (pools: {"crews": (strength: [("0h", 6)])}),
    )"#;
    fs::write(home.path("six.ron"), plan).expect("it can be written");
    home.batch("small.ron", "as-it-is", &["-n", "120"]);
    home.batch("small.ron", "six", &["-n", "120", "--plan", "six.ron"]);
    let (code, out, errors) = home.compare(&["as-it-is", "six"]);
    assert_eq!(code, 0, "{errors}");
    assert!(
        out.starts_with(
            "Six crews at once (six), compared with A small city (as-it-is)\n\nSix crews at once saves "
        ),
        "{out}"
    );
    assert!(out.contains("nothing but the plan differs"), "{out}");
    let (_, out, _) = home.compare(&["as-it-is", "six", "--lang", "ja"]);
    assert!(out.contains("「初動から復旧班6班」では、"), "{out}");
    assert!(out.contains("異なるのは計画だけである"), "{out}");
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let named = |path: PathBuf| {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, fs::read(&path).expect("it can be read"))
    };
    paths.map(named).collect()
}

#[test]
fn the_folder_is_whole_and_the_same_each_time() {
    let home = Home::with_plan();
    let arguments = ["as-it-is", "more-crews", "--out", "cmp", "--quiet"];
    assert_eq!(home.compare(&arguments).0, 0);
    let first = files(&home.path("cmp"));
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    let expected = [
        "comparison.csv",
        "comparison.html",
        "comparison.json",
        "differences-1.png",
        "differences-1.svg",
        "manifest.json",
    ];
    assert_eq!(names, expected);
    let manifest: Value = serde_json::from_slice(&first["manifest.json"]).expect("JSON");
    for output in manifest["outputs"].as_array().expect("a list") {
        let name = output["name"].as_str().expect("a name");
        let content = hakyu::report::Content::of(name, &first[name]);
        assert_eq!(output["sha256"], content.sha256.as_str(), "{name}");
    }
    assert_eq!(manifest["inputs"][1]["name"], "more-crews/manifest.json");
    // A result of ours is replaced, and by the same bytes.
    assert_eq!(home.compare(&arguments).0, 0);
    assert!(files(&home.path("cmp")) == first);
    let (_, printed, _) = home.compare(&["as-it-is", "more-crews", "--format", "json"]);
    assert_eq!(printed.as_bytes(), first["comparison.json"]);
}

#[test]
fn nobody_elses_folder_and_nothing_that_is_compared_is_replaced() {
    let home = Home::with_plan();
    fs::create_dir(home.path("thesis")).expect("a folder can be made");
    fs::write(home.path("thesis/chapter.txt"), "years").expect("it can be written");
    let to = |out: &'static str, more: &[&str]| {
        let arguments = [&["as-it-is", "more-crews", "--quiet", "--out", out], more].concat();
        home.compare(&arguments)
    };
    assert_eq!(to("thesis", &[]).0, 3);
    assert!(home.path("thesis/chapter.txt").exists());
    assert_eq!(to("thesis", &["--force"]).0, 0);
    let before = files(&home.path("as-it-is"));
    for out in ["as-it-is", "./more-crews/"] {
        let (code, _, errors) = to(out, &["--force"]);
        assert_eq!(code, 2, "{errors}");
        assert!(
            errors.contains("would replace a result that is compared"),
            "{errors}"
        );
    }
    assert!(files(&home.path("as-it-is")) == before);
}

#[test]
fn the_table_has_a_row_for_each_sector_and_measure() {
    let home = Home::with_plan();
    home.compare(&["as-it-is", "more-crews", "--out", "cmp", "--quiet"]);
    let mut table = csv::Reader::from_path(home.path("cmp/comparison.csv")).expect("a table");
    let rows = table.deserialize::<BTreeMap<String, String>>();
    let rows: Vec<_> = rows.map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 3 * 7 + 3);
    for row in &rows {
        let count = |column: &str| row[column].parse::<u64>().expect("a count");
        assert_eq!(
            count("better") + count("equal") + count("worse"),
            count("n")
        );
        assert_eq!(row["sector"].is_empty(), row["scope"] == "nation");
        let is_time = row["measure"].starts_with('t');
        assert_eq!(row["first_not_back"].is_empty(), !is_time, "{row:?}");
    }
}

#[test]
fn the_page_and_the_text_stand_in_both_languages_and_fetch_nothing() {
    let home = Home::with_plan();
    for (lang, says) in [
        ("en", "Compared with A small city"),
        ("ja", "「小さな市（as-it-is）」との比較"),
    ] {
        let arguments = [
            "as-it-is",
            "more-crews",
            "--lang",
            lang,
            "--out",
            lang,
            "--quiet",
        ];
        let (code, out, errors) = home.compare(&arguments);
        assert_eq!(code, 0, "{errors}");
        let page = fs::read_to_string(home.path(lang).join("comparison.html")).expect("a page");
        assert!(page.contains(says), "{lang}");
        assert!(page.contains(&format!("<html lang=\"{lang}\">")));
        for fetched in ["http://", "https://", " src=", "@import"] {
            assert!(!page.contains(fetched), "{fetched}");
        }
        assert!(!out.contains('{') && !out.contains("NaN"), "{out}");
        assert!(!page.contains("NaN"));
    }
    let tables =
        ["en", "ja"].map(|lang| fs::read(home.path(lang).join("comparison.csv")).expect("a table"));
    assert!(tables[0] == tables[1], "no table depends on the language");
}
