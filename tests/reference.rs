//! The reference and the walk-throughs stay true: the page is that of the declarations, what they show runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name)
}

fn hakyu(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hakyu"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = hakyu(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "hakyu {arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "whether the page is to be made anew is asked for in the environment; no result depends on it"
)]
fn the_page_of_the_format_is_that_of_the_declarations() {
    let page = hakyu::reference::format_page();
    let path = docs("format.md");
    if std::env::var_os("HAKYU_BLESS").is_some() {
        fs::write(&path, page).expect("the page can be written");
        return;
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stands == page,
        "docs/format.md is not that of the declarations; make it anew with\n  \
         HAKYU_BLESS=1 cargo test --test reference"
    );
}

/// A block of a page: what stands behind its fence, and its lines.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body = lines.by_ref().take_while(|line| *line != "```");
            let body: String = body.map(|line| format!("{line}\n")).collect();
            blocks.push((info.to_owned(), body));
        }
    }
    blocks
}

/// Does what a page tells: writes each `ron FILE` block, and runs each `$ hakyu ...` line of the others.
fn follow(page: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = fs::read_to_string(docs(page)).expect("the page is there");
    let mut commands = 0;
    for (info, body) in blocks(&text) {
        if let Some(file) = info.strip_prefix("ron ") {
            let path = folder.path().join(file);
            let parent = path.parent().expect("a file stands in a folder");
            fs::create_dir_all(parent).expect("a folder can be made");
            fs::write(path, body).expect("a file can be written");
            continue;
        }
        for line in body
            .lines()
            .filter_map(|line| line.strip_prefix("$ hakyu "))
        {
            succeeds(
                folder.path(),
                &line.split_whitespace().collect::<Vec<&str>>(),
            );
            commands += 1;
        }
    }
    assert!(commands > 3, "{page} shows commands");
}

#[test]
fn the_walk_through_of_a_scenario_can_be_followed() {
    follow("write-your-own-scenario.md");
}

#[test]
fn the_walk_through_of_a_city_can_be_followed() {
    follow("model-your-own-city.md");
}

#[test]
fn a_new_model_is_checked_and_run_and_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path();
    for target in ["my-city", "in-one.ron"] {
        succeeds(here, &["new", "model", target]);
    }
    for file in ["my-city.ron", "in-one.ron"] {
        succeeds(here, &["check", file]);
        succeeds(here, &["batch", file, "-n", "20", "--quiet"]);
    }
    let again = hakyu(here, &["new", "model", "my-city"]);
    assert_eq!(again.status.code(), Some(3));
    succeeds(here, &["new", "model", "my-city", "--force"]);
    fs::write(here.join("my-city/notes.ron"), "()").expect("a file can be written");
    let mixed = hakyu(here, &["new", "model", "my-city", "--force"]);
    assert_eq!(mixed.status.code(), Some(3));
}

#[test]
fn shipped_scenarios_run_by_their_names_in_any_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path();
    let list = succeeds(here, &["list"]);
    assert!(list.contains("carrier-core"), "{list}");
    succeeds(here, &["check", "carrier-core"]);
    succeeds(here, &["run", "carrier-core"]);
    let meant = hakyu(here, &["run", "carrier-cores"]);
    assert_eq!(meant.status.code(), Some(3));
    let said = String::from_utf8_lossy(&meant.stderr);
    assert!(said.contains("`carrier-core`"), "{said}");
}

#[test]
fn a_shipped_scenario_gives_the_results_of_its_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/carrier-core.ron");
    for (scenario, out) in [("carrier-core", "by-name"), (file, "by-file")] {
        let arguments = ["batch", scenario, "-n", "5", "--quiet", "--out", out];
        succeeds(here, &arguments);
    }
    for name in ["manifest.json", "replicates.csv"] {
        let [by_name, by_file] = ["by-name", "by-file"]
            .map(|out| fs::read(here.join(out).join(name)).expect("the result is there"));
        assert!(by_name == by_file, "{name} differs");
    }
}

#[test]
fn words_and_problems_are_explained_and_unknown_ones_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for word in ["horizon", "facility.restart_lag", "Areal", "HK020", "hk020"] {
        succeeds(folder.path(), &["explain", word]);
    }
    let unknown = hakyu(folder.path(), &["explain", "horizont"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = succeeds(folder.path(), &["completions", shell]);
        assert!(script.contains("explain"), "{shell}");
    }
    succeeds(folder.path(), &["manual", "man"]);
    for page in ["hakyu.1", "hakyu-batch.1", "hakyu-new-model.1"] {
        assert!(folder.path().join("man").join(page).exists(), "{page}");
    }
}

#[test]
fn the_code_map_shows_every_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rooms = fs::read_to_string(root.join("src/lib.rs")).expect("lib.rs is there");
    let map = fs::read_to_string(docs("architecture.md")).expect("the map is there");
    let rooms = rooms
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for room in rooms {
        assert!(map.contains(&format!("| `{room}` | ")), "{room}");
    }
}
