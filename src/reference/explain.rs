//! One word of the format, or one problem by its number, explained.

use std::fmt::Display;

use super::examples::{Example, example_of};
use super::table::{choices, described, held, line_of, records, word_of};
use super::topics::{TOPICS, WORDS};
use crate::notation::{ChoiceInfo, Code, FieldInfo, Form, RecordInfo, VariantInfo, did_you_mean};
use crate::words::{Lang, reference as texts};

/// Everything that is called so: a field (`horizon`, `facility.restart_lag`), a record (`facility`), a choice
/// (`Areal`), a topic (`distribution`) or a problem (`HK020`).
///
/// # Errors
/// A sentence that says which word may have been meant.
pub fn explain(lang: Lang, word: &str) -> Result<String, String> {
    let problems = problems(lang, word);
    let parts: Vec<String> = [
        topics(lang, word),
        whole_records(lang, word),
        fields(lang, word),
        whole_choices(lang, word),
        variants(lang, word),
        bare_words(lang, word),
    ]
    .concat();
    if !problems.is_empty() || !parts.is_empty() {
        // Problems are told in both languages, and what the reference says in one.
        let note = match (lang, parts.is_empty()) {
            (Lang::En, _) | (Lang::Ja, true) => None,
            (Lang::Ja, false) => Some(format!("{}\n", texts::IN_ENGLISH.to(lang))),
        };
        let all: Vec<String> = problems.into_iter().chain(parts).chain(note).collect();
        return Ok(all.join("\n"));
    }
    let known = all_words();
    let mut known: Vec<&str> = known.iter().map(String::as_str).collect();
    known.sort_unstable();
    known.dedup();
    let advice = did_you_mean(word, &known).to(lang);
    let values: [(&str, &dyn Display); 2] = [("word", &word), ("advice", &advice)];
    Err(texts::NOTHING_CALLED.fill(lang, &values))
}

fn problems(lang: Lang, word: &str) -> Vec<String> {
    let code = Code::ALL
        .iter()
        .find(|code| code.to_string().eq_ignore_ascii_case(word));
    let told = code.map(|&code| {
        let (meaning, advice) = (code.meaning().to(lang), code.cure().to(lang));
        let Example {
            mistake,
            cure,
            within,
        } = example_of(code);
        let wrong = texts::WRONG.with("within", within.told()).to(lang);
        let right = texts::RIGHT.to(lang);
        format!(
            "{code}: {meaning}\n  {advice}\n\n  {wrong}\n    {mistake}\n  {right}\n    {cure}\n"
        )
    });
    told.into_iter().collect()
}

fn topics(lang: Lang, word: &str) -> Vec<String> {
    TOPICS
        .iter()
        .filter(|topic| topic.word == word || topic.also.contains(&word))
        .map(|topic| format!("{}\n\n{}\n", topic.heading.to(lang), topic.text))
        .collect()
}

fn whole_records(lang: Lang, word: &str) -> Vec<String> {
    records()
        .filter(|record| word_of(record.title) == word)
        .map(|record| record_told(lang, record))
        .collect()
}

fn record_told(lang: Lang, record: &RecordInfo) -> String {
    let head = format!("{}: {}\n", record.title.bare().to(lang), record.doc);
    let rows: String = record
        .fields
        .iter()
        .map(|field| {
            let mark = if field.default.is_none() { "*" } else { " " };
            format!("  {mark} {:<18} {}\n", field.name, field.doc)
        })
        .collect();
    format!(
        "{head}  {} (*: {}):\n{rows}",
        texts::FIELDS.to(lang),
        texts::REQUIRED.to(lang)
    )
}

fn fields(lang: Lang, word: &str) -> Vec<String> {
    let (within, name) = match word.split_once('.') {
        Some((record, field)) => (Some(record), field),
        None => (None, word),
    };
    let asked = |record: &RecordInfo| within.is_none_or(|within| word_of(record.title) == within);
    // Fields that every record has, as `source`, are told once.
    let mut told: Vec<String> = Vec::new();
    let mut same: Vec<&FieldInfo> = Vec::new();
    for record in records().filter(|record| asked(record)) {
        for field in record.fields.iter().filter(|field| field.name == name) {
            if !same.contains(&field) {
                told.push(field_told(lang, record, field));
                same.push(field);
            }
        }
    }
    told
}

fn field_told(lang: Lang, record: &RecordInfo, field: &FieldInfo) -> String {
    let values: [(&str, &dyn Display); 2] = [
        ("field", &field.name),
        ("record", &record.title.bare().to(lang)),
    ];
    let head = texts::FIELD_OF.fill(lang, &values);
    let default = field.default.unwrap_or(texts::REQUIRED.to(lang));
    format!(
        "{head}\n  {}\n  {}: {}\n  {}: {default}\n  {}: {}\n",
        field.doc,
        texts::VALUE.to(lang),
        described(lang, &field.kind),
        texts::DEFAULT.to(lang),
        texts::EXAMPLE.to(lang),
        line_of(field),
    )
}

fn whole_choices(lang: Lang, word: &str) -> Vec<String> {
    choices()
        .filter(|choice| word_of(choice.title) == word)
        .map(|choice| {
            let variants = choice.variants.iter();
            let rows: String = variants
                .map(|variant| format!("    {:<12} {}\n", variant.name, variant.doc))
                .collect();
            format!("{}: {}\n{rows}", choice.title.bare().to(lang), choice.doc)
        })
        .collect()
}

fn variants(lang: Lang, word: &str) -> Vec<String> {
    let of = |choice: &'static ChoiceInfo| {
        let variants = choice.variants.iter();
        variants.map(move |variant| (choice, variant))
    };
    choices()
        .flat_map(of)
        .filter(|(_, variant)| variant.name == word)
        .map(|(choice, variant)| variant_told(lang, choice, variant))
        .collect()
}

fn variant_told(lang: Lang, choice: &ChoiceInfo, variant: &VariantInfo) -> String {
    let values: [(&str, &dyn Display); 2] = [
        ("name", &variant.name),
        ("choice", &choice.title.bare().to(lang)),
    ];
    let head = texts::CHOICE_OF.fill(lang, &values);
    let is_held = |record: &&RecordInfo| match variant.holds {
        [kind] => kind.form == Form::Record && kind.expected == record.title,
        _ => false,
    };
    let record = records().find(is_held);
    let holds = match (record, variant.holds) {
        (Some(record), _) => record_told(lang, record),
        (None, []) => variant.name.to_owned() + "\n",
        (None, holds) => format!("{}({})\n", variant.name, held(lang, holds)),
    };
    format!("{head}\n  {}\n  {holds}", variant.doc)
}

fn bare_words(lang: Lang, word: &str) -> Vec<String> {
    let all = WORDS
        .iter()
        .flat_map(|choice| choice.words.iter().map(move |one| (choice, one)));
    all.filter(|(_, one)| one.word == word)
        .map(|(choice, one)| {
            let values: [(&str, &dyn Display); 2] = [
                ("name", &one.word),
                ("choice", &choice.title.bare().to(lang)),
            ];
            let head = texts::CHOICE_OF.fill(lang, &values);
            format!("{head}\n  {}\n", one.meaning)
        })
        .collect()
}

/// Every word that can be explained.
fn all_words() -> Vec<String> {
    let mut words: Vec<String> = Code::ALL.iter().map(ToString::to_string).collect();
    for topic in TOPICS {
        words.push(topic.word.to_owned());
        words.extend(topic.also.iter().map(ToString::to_string));
    }
    for record in records() {
        words.push(word_of(record.title));
        words.extend(record.fields.iter().map(|field| field.name.to_owned()));
    }
    for choice in choices() {
        words.push(word_of(choice.title));
        words.extend(choice.variants.iter().map(|one| one.name.to_owned()));
    }
    let bare = WORDS.iter().flat_map(|choice| choice.words);
    words.extend(bare.map(|one| one.word.to_owned()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_explained_in_both_languages() {
        for lang in [Lang::En, Lang::Ja] {
            for word in all_words() {
                assert!(explain(lang, &word).is_ok(), "{word}");
            }
        }
    }

    #[test]
    fn a_japanese_explanation_says_that_its_sentences_are_english() {
        let told = explain(Lang::Ja, "restart_lag").expect("the field is there");
        assert!(told.contains("値: 再開の遅れのレコード"), "{told}");
        assert!(told.ends_with("(説明文は英語のみ)\n"), "{told}");
        let problem = explain(Lang::Ja, "HK020").expect("the problem is there");
        assert!(!problem.contains("英語"), "{problem}");
    }

    #[test]
    fn a_field_can_be_asked_for_by_its_record() {
        let told = explain(Lang::En, "facility.restart_lag").expect("the field is there");
        assert!(
            told.starts_with("restart_lag: a field of facility\n"),
            "{told}"
        );
        assert!(explain(Lang::En, "sector.restart_lag").is_err());
    }

    #[test]
    fn a_choice_shows_the_fields_that_it_takes() {
        let told = explain(Lang::En, "Areal").expect("the choice is there");
        assert!(told.contains("rotating_off"), "{told}");
    }

    #[test]
    fn a_mistyped_word_is_answered_with_the_one_that_was_meant() {
        let advice = explain(Lang::En, "horizont").expect_err("there is no such field");
        assert!(advice.contains("did you mean `horizon`?"), "{advice}");
    }
}
