//! All records and choices of all files, in reading order.

use crate::hindcast::fit;
use crate::model::reading as model;
use crate::notation::{ChoiceInfo, FieldInfo, Form, Kind, RecordInfo};
use crate::scenario::reading as scenario;
use crate::words::{Lang, Text, reference as texts};

/// One of the files.
pub(super) struct FileTable {
    /// Its heading.
    pub heading: &'static str,
    /// Its records.
    pub records: &'static [RecordInfo],
    /// Its choices that hold more than bare words.
    pub choices: &'static [ChoiceInfo],
}

/// All files.
pub(super) const FILES: [FileTable; 4] = [
    FileTable {
        heading: "A scenario's file",
        records: scenario::RECORDS,
        choices: scenario::CHOICES,
    },
    FileTable {
        heading: "A plan's file",
        records: scenario::PLAN_RECORDS,
        choices: &[],
    },
    FileTable {
        heading: "A model's file",
        records: model::RECORDS,
        choices: model::CHOICES,
    },
    FileTable {
        heading: "A fit's file",
        records: fit::RECORDS,
        choices: fit::CHOICES,
    },
];

/// All records.
pub(super) fn records() -> impl Iterator<Item = &'static RecordInfo> {
    FILES.iter().flat_map(|file| file.records)
}

/// All choices.
pub(super) fn choices() -> impl Iterator<Item = &'static ChoiceInfo> {
    FILES.iter().flat_map(|file| file.choices)
}

/// A title as one word: "a facility rule" is `facility_rule`.
pub(super) fn word_of(title: Text) -> String {
    title.bare().en.replace(' ', "_")
}

/// What a kind of value is, with what it is made of.
pub(super) fn described(lang: Lang, kind: &Kind) -> String {
    let of = |text: Text, item: &Kind| text.fill(lang, &[("item", &described(lang, item))]);
    match kind.form {
        Form::Plain | Form::Record | Form::Words(_) => kind.told().to(lang),
        Form::List(item) => of(texts::LIST_OF, item),
        Form::Map(item) => of(texts::MAP_OF, item),
        Form::Tuple(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| described(lang, part)).collect();
            texts::TUPLE_OF.fill(lang, &[("parts", &parts.join(texts::COMMA.to(lang)))])
        }
    }
}

/// What stands in a choice's brackets; of a record, whose fields stand there themselves, its title.
pub(super) fn held(lang: Lang, kinds: &[Kind]) -> String {
    let one = |kind: &Kind| match kind.form {
        Form::Record => kind.expected.to(lang).to_owned(),
        _ => kind.told().to(lang),
    };
    let all: Vec<String> = kinds.iter().map(one).collect();
    all.join(texts::COMMA.to(lang))
}

/// How a kind of value is written.
pub(super) fn written(kind: &Kind) -> String {
    match kind.form {
        Form::Plain | Form::Record | Form::Words(_) => kind.example.to_owned(),
        Form::List(item) => format!("[{}]", written(item)),
        Form::Map(item) => format!("{{\"id\": {}}}", written(item)),
        Form::Tuple(parts) => {
            let parts: Vec<String> = parts.iter().map(written).collect();
            format!("({})", parts.join(", "))
        }
    }
}

/// Whether a default is written as in a file, rather than told in words.
pub(super) fn is_written(default: &str) -> bool {
    !default.contains(' ') || default.starts_with(['"', '[', '{', '('])
}

/// A field as it would stand in a file.
pub(super) fn line_of(field: &FieldInfo) -> String {
    format!("{}: {}", field.name, written(&field.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_maps_and_tuples_say_what_they_hold() {
        let field = |record: &str, name: &str| {
            let record = records().find(|info| word_of(info.title) == record);
            let fields = record.expect("the record is there").fields;
            let field = fields.iter().find(|field| field.name == name);
            *field.expect("the field is there")
        };
        let maintenance = described(Lang::En, &field("sector", "maintenance").kind);
        assert!(
            maintenance.contains("a service maintenance level"),
            "{maintenance}"
        );
        assert_eq!(line_of(&field("restoration", "work")), "work: [(0.5, 1.0)]");
        assert_eq!(line_of(&field("map", "values")), "values: {\"id\": 1.0}");
    }
}
