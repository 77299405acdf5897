//! The rooms stand in floor order: a room imports only what stands above it in `lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Rooms in floor order, lowest first.
fn floors() -> Vec<String> {
    let lib = fs::read_to_string(root().join("lib.rs")).expect("lib.rs is there");
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

fn files_of(room: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(room)];
    if !folders[0].is_dir() {
        return vec![root().join(format!("{room}.rs"))];
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a room can be listed") {
            let path = entry.expect("an entry can be read").path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    files
}

#[test]
fn no_room_imports_from_above() {
    let floors = floors();
    assert!(floors.len() > 8, "lib.rs lists the rooms: {floors:?}");
    let mut upward = Vec::new();
    for (floor, room) in floors.iter().enumerate() {
        for file in files_of(room) {
            let text = fs::read_to_string(&file).expect("a source file can be read");
            for above in &floors[floor + 1..] {
                if text.contains(&format!("crate::{above}::")) {
                    upward.push(format!("{} imports {above}", file.display()));
                }
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn every_room_says_what_it_is_for_and_what_is_absent() {
    for room in floors() {
        let file = match root().join(&room).is_dir() {
            true => root().join(&room).join("mod.rs"),
            false => root().join(format!("{room}.rs")),
        };
        let text = fs::read_to_string(&file).expect("a room has a first file");
        assert!(text.starts_with("//! "), "{room} opens with its sentence");
        assert!(text.contains("Invariant: "), "{room} says what is absent");
    }
}
