use std::path::{Path, PathBuf};

use super::*;

/// Texts of which only signs are left in Japanese.
const NOT_JAPANESE: &[&str] = &[
    "FROM_TO",
    "KEY",
    "LAYER_IOT",
    "LAYER_IT",
    "NISC",
    "PERCENT",
    "SECTOR_WITH",
    "VALUE",
];

fn all() -> Vec<(&'static str, Text)> {
    let files = [
        cli::ALL,
        compare::ALL,
        compare::ABOUT,
        compare::AFTER,
        cyber::ALL,
        diagnostics::codes::ALL,
        diagnostics::cyber::ALL,
        diagnostics::fit::ALL,
        diagnostics::model::ALL,
        diagnostics::notation::ALL,
        diagnostics::plan::ALL,
        diagnostics::scenario::ALL,
        errors::ALL,
        failure::ALL,
        figures::ALL,
        fit::ALL,
        help::ALL,
        hindcast::ALL,
        html::ALL,
        help::ABOUT,
        help::AFTER,
        kinds::ALL,
        machine::ALL,
        model::ALL,
        nation::ALL,
        reference::ALL,
        reproduce::ALL,
        story::ALL,
        summary::ALL,
        units::ALL,
        verify::ALL,
    ];
    files.into_iter().flatten().copied().collect()
}

fn places(text: &str) -> Vec<&str> {
    let mut places = Vec::new();
    let mut rest = text;
    while let Some((_, place, after)) = next_place(rest) {
        places.push(place);
        rest = after;
    }
    places.sort_unstable();
    places
}

/// Kana, kanji, and the punctuation and full-width forms that stand among them.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ff5e}')
}

#[test]
fn no_text_is_missing_in_either_language() {
    for (name, text) in all() {
        assert!(!text.en.is_empty() && !text.ja.is_empty(), "{name}");
    }
}

#[test]
fn japanese_texts_are_japanese_and_english_ones_are_not() {
    for (name, text) in all() {
        let is_exempt = NOT_JAPANESE.contains(&name);
        assert!(is_exempt || text.ja.chars().any(is_japanese), "{name}");
        // The program's own name, and the sign that pictures show for a missing character.
        let en = text.en.replace("波及", "").replace('〓', "");
        assert!(!en.chars().any(is_japanese), "{name}");
    }
}

#[test]
fn both_languages_have_the_same_places() {
    for (name, text) in all() {
        assert_eq!(places(text.en), places(text.ja), "{name}");
    }
}

/// Files that hold no texts of their own.
const TEXTLESS: &[&str] = &["mod", "phrase", "tests"];

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| match path.is_dir() {
        true => files_below(&path),
        false => vec![path],
    };
    paths.flat_map(below).collect()
}

#[test]
fn every_file_of_texts_is_walked_by_these_tests() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let own = include_str!("tests.rs");
    for file in files_below(&room) {
        let within = file.strip_prefix(&room).unwrap().with_extension("");
        let path = within.to_str().unwrap().replace('/', "::");
        let is_textless = TEXTLESS.contains(&within.file_stem().unwrap().to_str().unwrap());
        let is_walked = own.contains(&format!(" {path}::ALL,"));
        assert!(is_textless || is_walked, "{path}");
    }
}

#[test]
fn places_are_filled_in_the_order_of_each_language() {
    let text = Text {
        en: "{a} before {b}",
        ja: "{b}の前に{a}",
    };
    let values: [(&str, &dyn Display); 2] = [("a", &1), ("b", &"{a}")];
    assert_eq!(text.fill(Lang::En, &values), "1 before {a}");
    assert_eq!(text.fill(Lang::Ja, &values), "{a}の前に1");
}

#[test]
fn the_locale_names_the_language() {
    let langs = [
        "ja",
        "ja_JP.UTF-8",
        "ja-JP",
        "JA_jp",
        "en_US.UTF-8",
        "C",
        "",
        "jam_JM",
    ];
    let langs = langs.map(Lang::of_locale);
    let (ja, en) = (Lang::Ja, Lang::En);
    assert_eq!(langs, [ja, ja, ja, ja, en, en, en, en]);
}
