//! What the program is made of: each crate with its reason and licence, nothing unsafe of our own, and nothing on the
//! way of a result that could reach for the network, the environment or the clock.
//!
//! `HAKYU_BLESS=1 cargo test --test supply_chain` writes `docs/dependencies.md` anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Licences under which anybody may use, change and pass on the program.
const ALLOWED: &[&str] = &["MIT", "Apache-2.0", "Zlib", "BSD-3-Clause", "Unicode-3.0"];
/// Crates that open connections; none of them may come in, by whatever way.
const NETWORK: &[&str] = &[
    "curl",
    "hyper",
    "mio",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "tokio",
    "ureq",
];
/// What no room below `cli` may name: it would let a result depend on where and when it is made.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::net",
    "std::os",
    "std::process",
    "std::time",
    "option_env!",
    "SystemTime",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).expect("a file of the project can be read")
}

/// Crates of x86-64 Linux as cargo resolves them, without network.
fn metadata() -> Value {
    let arguments = ["metadata", "--offline", "--locked", "--format-version", "1"];
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo speaks JSON")
}

/// A crate of the tree.
struct Crate {
    name: String,
    version: String,
    licence: String,
    /// Ids of the crates that it needs.
    needs: Vec<String>,
}

/// All crates by cargo's id, and the id of ours.
fn tree(metadata: &Value) -> (BTreeMap<String, Crate>, String) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let nodes = list(&metadata["resolve"]["nodes"]);
    let needs: BTreeMap<String, Vec<String>> = nodes
        .iter()
        .map(|node| {
            (
                text(&node["id"]),
                list(&node["dependencies"]).iter().map(text).collect(),
            )
        })
        .collect();
    let crates = list(&metadata["packages"]).into_iter().map(|package| {
        let id = text(&package["id"]);
        let needs = needs.get(&id).cloned().unwrap_or_default();
        let found = Crate {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: text(&package["license"]),
            needs,
        };
        (id, found)
    });
    (crates.collect(), text(&metadata["resolve"]["root"]))
}

/// The reason beside each direct dependency in `Cargo.toml`: the comment above it.
fn reasons() -> BTreeMap<String, String> {
    let text = read("Cargo.toml");
    let (mut reasons, mut comment, mut is_list) = (BTreeMap::new(), String::new(), false);
    for line in text.lines() {
        if line.starts_with('[') {
            is_list = line.ends_with("dependencies]");
        } else if let (true, Some(words)) = (is_list, line.strip_prefix("# ")) {
            comment = words.to_owned();
        } else if let (true, Some((name, _))) = (is_list, line.split_once(" = ")) {
            reasons.insert(name.to_owned(), std::mem::take(&mut comment));
        }
    }
    reasons
}

/// Whether a licence expression of SPDX can be met by allowed licences alone.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (allowed, rest) = any_of(&words);
    allowed && rest.is_empty()
}

fn any_of<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut allowed, mut rest) = all_of(words);
    while let ["OR", after @ ..] = rest {
        let (other, left) = all_of(after);
        (allowed, rest) = (allowed | other, left);
    }
    (allowed, rest)
}

fn all_of<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut allowed, mut rest) = one(words);
    while let ["AND", after @ ..] = rest {
        let (other, left) = one(after);
        (allowed, rest) = (allowed & other, left);
    }
    (allowed, rest)
}

fn one<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    match words {
        ["(", after @ ..] => match any_of(after) {
            (allowed, [")", rest @ ..]) => (allowed, rest),
            (_, rest) => (false, rest),
        },
        // What an exception adds to a licence is more freedom.
        [licence, "WITH", _, rest @ ..] | [licence, rest @ ..] => (ALLOWED.contains(licence), rest),
        [] => (false, words),
    }
}

#[test]
fn a_licence_is_allowed_if_some_way_of_taking_it_is() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "Unlicense OR MIT",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(is_allowed(good), "{good}");
    }
    for bad in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "GPL-3.0 OR (MIT AND LGPL-3.0)",
        "(MIT",
        "MIT MIT",
    ] {
        assert!(!is_allowed(bad), "{bad}");
    }
}

#[test]
fn every_crate_of_the_tree_has_an_allowed_licence_and_none_speaks_to_the_network() {
    let (crates, _) = tree(&metadata());
    assert!(crates.len() > 50, "{} crates", crates.len());
    for found in crates.values() {
        assert!(
            is_allowed(&found.licence),
            "{}: {}",
            found.name,
            found.licence
        );
        assert!(!NETWORK.contains(&found.name.as_str()), "{}", found.name);
    }
}

#[test]
fn the_page_of_dependencies_is_that_of_the_lock_file() {
    let page = page();
    let path = root().join("docs/dependencies.md");
    if is_blessing() {
        fs::write(&path, &page).expect("the page can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "HAKYU_BLESS=1 cargo test --test supply_chain writes docs/dependencies.md anew"
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "whether a page is written anew is no result"
)]
fn is_blessing() -> bool {
    std::env::var_os("HAKYU_BLESS").is_some()
}

const HEAD: &str = "# Dependencies

What the program and its tests are made of, on x86-64 Linux. Generated from `Cargo.toml`, where each reason stands beside
its line, and from `Cargo.lock`, which pins every version with its hash. `cargo test --test supply_chain` fails where this page is
out of date, where a crate has no reason, where a licence is other than MIT, Apache-2.0, Zlib, BSD-3-Clause or Unicode-3.0, and
where a crate comes in that opens connections. Our own code holds nothing unsafe: `Cargo.toml` forbids it for every target.

## Taken on purpose

| crate | version | licence | reason |
|---|---|---|---|
";

const BEHIND: &str = "
## Behind them

| crate | version | licence | brought by |
|---|---|---|---|
";

fn page() -> String {
    let (crates, ours) = tree(&metadata());
    let reasons = reasons();
    let direct: BTreeSet<&String> = crates[&ours].needs.iter().collect();
    let mut page = HEAD.to_owned();
    for id in in_order(&crates, |id| direct.contains(id)) {
        let found = &crates[id];
        let reason = reasons.get(&found.name).map_or("", String::as_str);
        assert!(
            !reason.is_empty(),
            "Cargo.toml says why {} is needed, in a comment above it",
            found.name
        );
        page.push_str(&row(found, reason));
    }
    page.push_str(BEHIND);
    for id in in_order(&crates, |id| !direct.contains(id) && *id != ours) {
        let by = crates.values().filter(|other| other.needs.contains(id));
        let by: BTreeSet<&str> = by.map(|other| other.name.as_str()).collect();
        let by: Vec<&str> = by.into_iter().collect();
        page.push_str(&row(&crates[id], &by.join(", ")));
    }
    page
}

fn in_order(crates: &BTreeMap<String, Crate>, wanted: impl Fn(&String) -> bool) -> Vec<&String> {
    let mut ids: Vec<&String> = crates.keys().filter(|id| wanted(id)).collect();
    ids.sort_by_key(|id| (&crates[*id].name, &crates[*id].version));
    ids
}

fn row(found: &Crate, last: &str) -> String {
    let Crate {
        name,
        version,
        licence,
        ..
    } = found;
    format!("| `{name}` | {version} | {licence} | {last} |\n")
}

#[test]
fn nothing_unsafe_is_allowed_anywhere() {
    let manifest = read("Cargo.toml");
    let (_, lints) = manifest
        .split_once("[lints.rust]")
        .expect("the lints stand there");
    assert!(lints.lines().any(|line| line == "unsafe_code = \"forbid\""));
}

#[test]
fn no_room_below_the_command_line_names_the_network_the_environment_or_the_clock() {
    let mut found = Vec::new();
    for file in sources(&root().join("src")) {
        let path = file.strip_prefix(root()).expect("it is ours").to_owned();
        let is_test = path.ends_with("tests.rs") || path.ends_with("dictionary.rs");
        if path.starts_with("src/cli") || path.ends_with("main.rs") || is_test {
            continue;
        }
        let text = read(&file);
        let code = text.lines().take_while(|line| *line != "mod tests {");
        for (number, line) in code.enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let outside = OUTSIDE.iter().filter(|name| code.contains(*name));
            found.extend(outside.map(|name| format!("{}:{}: {name}", path.display(), number + 1)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => sources(&path),
            false => vec![path],
        })
        .collect()
}
