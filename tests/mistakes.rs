//! What users feed the program by mistake, and what they read then.
//!
//! A file `tests/mistakes/NAME.ron` is checked, the words of a `NAME.args` are a whole command line; what is said of
//! it in each language stands in `NAME.en.txt` and `NAME.ja.txt`, the exit code last. What no repository should hold
//! is made by the tests themselves. After a change of the texts, write them anew and read them:
//!
//!     HAKYU_BLESS=1 cargo test --test mistakes

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const LANGS: [&str; 2] = ["en", "ja"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

fn hakyu(folder: &Path, lang: &str, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hakyu"))
        .args(["--lang", lang])
        .args(words)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

/// What a user sees of a command: both streams, and how it ended.
fn seen(folder: &Path, lang: &str, words: &[&str]) -> String {
    let Output {
        stdout,
        stderr,
        status,
    } = hakyu(folder, lang, words);
    let said = [stdout, stderr].concat();
    let said = String::from_utf8(said).expect("output is UTF-8");
    let code = status.code().expect("the program ends by itself");
    format!("$ hakyu {}\n{said}exit {code}\n", words.join(" "))
}

#[expect(
    clippy::disallowed_methods,
    reason = "whether the texts are to be made anew is asked for in the environment; no result depends on it"
)]
fn is_blessing() -> bool {
    std::env::var_os("HAKYU_BLESS").is_some()
}

/// Compares what is seen in both languages with what stands, and returns what differs.
fn compare(folder_of_case: &Path, name: &str, words: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for lang in LANGS {
        let seen = seen(folder_of_case, lang, words);
        let path = folder().join(format!("{name}.{lang}.txt"));
        if is_blessing() {
            fs::write(&path, seen).expect("a text can be written");
            continue;
        }
        let stands = fs::read_to_string(&path).unwrap_or_default();
        if seen != stands {
            wrong.push(format!(
                "{name}.{lang}.txt says\n{stands}\nbut seen is\n{seen}"
            ));
        }
    }
    wrong
}

/// The case must be told as it stands.
fn holds(folder_of_case: &Path, name: &str, words: &[&str]) {
    let wrong = compare(folder_of_case, name, words);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names in the folder that end so.
fn names(ending: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder()).expect("the folder can be listed");
    let names = entries.map(|entry| entry.expect("an entry can be read").file_name());
    let names = names.map(|name| name.into_string().expect("a name is UTF-8"));
    names
        .filter_map(|name| Some(name.strip_suffix(ending)?.to_owned()))
        .collect()
}

#[test]
fn every_file_is_told_as_it_stands() {
    let wrong: Vec<String> = names(".ron")
        .iter()
        .flat_map(|name| compare(&folder(), name, &["check", &format!("{name}.ron")]))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_line_is_told_as_it_stands() {
    let wrong: Vec<String> = names(".args")
        .iter()
        .flat_map(|name| {
            let words = fs::read_to_string(folder().join(format!("{name}.args")));
            let words = words.expect("a command line can be read");
            compare(
                &folder(),
                name,
                &words.split_whitespace().collect::<Vec<_>>(),
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Cases that this file makes.
const MADE: &[&str] = &[
    "a_device",
    "a_file_of_ten_gigabytes",
    "a_folder_in_place_of_a_file",
    "a_link_that_leads_out_of_the_folder",
    "a_missing_file",
    "a_model_of_65_files",
    "a_name_of_ten_megabytes",
    "a_pipe",
    "an_id_in_two_files_of_a_model",
    "brackets_a_million_deep",
    "comments_a_hundred_thousand_deep",
    "more_entries_than_a_run_holds",
    "more_entries_than_any_list_holds",
    "more_facilities_than_the_limit",
    "more_injects_than_the_limit",
    "ten_million_facilities_by_rules",
];

#[test]
fn every_text_belongs_to_a_case() {
    let mut cases = names(".ron");
    cases.extend(names(".args"));
    cases.extend(MADE.iter().map(ToString::to_string));
    for lang in LANGS {
        assert_eq!(names(&format!(".{lang}.txt")), cases);
    }
}

/// A scenario around the fields of a model.
fn around(model: &str) -> String {
    format!(
        "(\n  schema: 1,\n  title: \"Many\",\n  horizon: \"1d\",\n  model: (\n{model}\n  ),\n)\n"
    )
}

/// A case of one file that the test makes in a folder of its own.
fn made(name: &str, text: &str) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = format!("{name}.ron");
    fs::write(home.path().join(&file), text).expect("a file can be written");
    holds(home.path(), name, &["check", &file]);
}

#[test]
fn brackets_without_end_are_refused_at_once() {
    let brackets = format!("(a: {}", "[".repeat(1_000_000));
    made("brackets_a_million_deep", &brackets);
    let depth = 100_000;
    let comments = format!("{}{}", "/*".repeat(depth), "*/".repeat(depth));
    made("comments_a_hundred_thousand_deep", &comments);
}

#[test]
fn a_name_of_ten_megabytes_is_refused() {
    let name = "a".repeat(10_000_000);
    let text = format!(
        "(\n  schema: 1,\n  title: \"{name}\",\n  horizon: \"1d\",\n  model: \"japan\",\n)\n"
    );
    made("a_name_of_ten_megabytes", &text);
}

#[test]
fn more_than_the_limits_is_refused_with_the_limit() {
    let many = |count: usize, entry: &dyn Fn(usize) -> String| -> String {
        (0..count).map(|number| entry(number) + "\n").collect()
    };
    let facilities = many(200_001, &|n| format!("\"f{n}\": (sector: \"x\"),"));
    let sectors = "sectors: { \"x\": (number: 1) },";
    let text = around(&format!("{sectors}\nfacilities: {{\n{facilities}}},"));
    made("more_facilities_than_the_limit", &text);
    let regions = many(3_200, &|n| format!("\"r{n}\": (code: {n}),"));
    let rules = many(3_200, &|n| {
        format!("\"f{n}\": (id: \"f{n}-{{region}}\", sector: \"x\"),")
    });
    let text = around(&format!(
        "{sectors}\nregions: {{\n{regions}}},\nfacility_rules: {{\n{rules}}},"
    ));
    made("ten_million_facilities_by_rules", &text);
    let injects = |count| {
        let injects = many(count, &|n| {
            format!("\"i{n}\": (targets: [\"f\"], effect: Plant(level: 0.0)),")
        });
        around(&format!(
            "{sectors} facilities: {{ \"f\": (sector: \"x\") }},"
        ))
        .replace("\n)\n", &format!("\n  injects: {{\n{injects}}},\n)\n"))
    };
    made("more_injects_than_the_limit", &injects(100_001));
    let lists = |count: usize, length: usize| {
        let list = "\"f\", ".repeat(length);
        let lists = many(count, &|n| format!("\"f{n}\": (fragilities: [{list}]),"));
        around(&format!("{sectors}\nfacilities: {{\n{lists}}},"))
    };
    made("more_entries_than_any_list_holds", &lists(1, 250_001));
    made("more_entries_than_a_run_holds", &lists(10, 100_000));
}

#[test]
fn what_cannot_be_read_is_told_without_waiting_for_it() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let here = home.path();
    holds(here, "a_missing_file", &["check", "no-such-file.ron"]);
    fs::create_dir(here.join("folder.ron")).expect("a folder can be made");
    holds(
        here,
        "a_folder_in_place_of_a_file",
        &["check", "folder.ron"],
    );
    let giant = File::create(here.join("giant.ron")).expect("a file can be made");
    giant
        .set_len(10 << 30)
        .expect("a sparse file takes no space");
    holds(here, "a_file_of_ten_gigabytes", &["check", "giant.ron"]);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let pipe = home.path().join("pipe.ron");
    let status = Command::new("mkfifo").arg(&pipe).status();
    assert!(status.expect("mkfifo starts").success());
    holds(home.path(), "a_pipe", &["check", "pipe.ron"]);
    holds(home.path(), "a_device", &["check", "/dev/zero"]);
}

/// A folder with a scenario on the model in its folder `city`.
fn city_beside_scenario(model: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(home.path().join("city")).expect("a folder can be made");
    let scenario = format!(
        "(\n  schema: 1,\n  title: \"City\",\n  horizon: \"1d\",\n  model: \"{model}\",\n)\n"
    );
    fs::write(home.path().join("scenario.ron"), scenario).expect("a file can be written");
    home
}

#[test]
fn a_model_of_too_many_files_and_an_id_in_two_of_them_are_refused() {
    let home = city_beside_scenario("./city");
    let city = home.path().join("city");
    for name in ["a.ron", "b.ron"] {
        let text = "(\n  schema: 1,\n  sectors: { \"x\": (number: 1) },\n)\n";
        fs::write(city.join(name), text).expect("a file can be written");
    }
    let name = "an_id_in_two_files_of_a_model";
    holds(home.path(), name, &["check", "scenario.ron"]);
    for number in 0..63 {
        let mut file =
            File::create(city.join(format!("{number}.ron"))).expect("a file can be made");
        file.write_all(b"(schema: 1)")
            .expect("a file can be written");
    }
    holds(
        home.path(),
        "a_model_of_65_files",
        &["check", "scenario.ron"],
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let home = city_beside_scenario("./link");
    let elsewhere = city_beside_scenario("./city");
    let target = elsewhere.path().join("city");
    std::os::unix::fs::symlink(target, home.path().join("link")).expect("a link can be made");
    let name = "a_link_that_leads_out_of_the_folder";
    holds(home.path(), name, &["check", "scenario.ron"]);
}

#[test]
fn markup_and_formulas_in_names_are_harmless_in_the_results() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let scenario = folder().join("markup_and_formulas_in_names_are_accepted.ron");
    let scenario = scenario.to_str().expect("the path is UTF-8");
    let words = ["batch", scenario, "-n", "5", "--quiet", "--out", "out"];
    let output = hakyu(home.path(), "en", &words);
    assert!(output.status.success(), "{output:?}");
    for entry in fs::read_dir(home.path().join("out")).expect("the results can be listed") {
        let path = entry.expect("an entry can be read").path();
        let bytes = fs::read(&path).expect("a result can be read");
        let text = String::from_utf8_lossy(&bytes);
        let (name, ending) = (
            path.display(),
            path.extension().and_then(|end| end.to_str()),
        );
        let shows_markup = matches!(ending, Some("html" | "svg")) && text.contains("<script>alert");
        assert!(!shows_markup, "{name} holds markup");
        let starts = |line: &str| line.starts_with("=cmd") || line.contains(",=cmd");
        let computes = ending == Some("csv") && text.lines().any(starts);
        assert!(!computes, "{name} holds a formula");
    }
}
