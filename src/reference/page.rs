//! `docs/format.md`: the whole format on one page.

use super::table::{FILES, FileTable, described, held, is_written, line_of};
use super::topics::{TOPICS, WORDS};
use crate::notation::{ChoiceInfo, Code, FieldInfo, RecordInfo};
use crate::words::Lang;

const HEAD: &str = "\
# The file format

<!-- Made from the declarations that read the files: change those, then run
     HAKYU_BLESS=1 cargo test --test reference -->

What a scenario and a model may hold, field by field. `hakyu explain FIELD` prints the same for one field;
`hakyu new scenario FILE` writes a commented start. To learn it by doing, read
[Write your own scenario](write-your-own-scenario.md) and [Model your own city](model-your-own-city.md).
";

/// The page, in Markdown.
pub fn format_page() -> String {
    let mut page = HEAD.to_owned();
    for topic in TOPICS {
        page += &format!("\n## {}\n\n{}\n", topic.heading.en, topic.text);
    }
    for file in &FILES {
        page += &file_section(file);
    }
    page + &words_section() + &problems_section()
}

fn file_section(file: &FileTable) -> String {
    let mut section = format!("\n## {}\n", file.heading);
    let mut last = None;
    for record in file.records {
        // A record that is read in two parts is told as one.
        let continues = last == Some(record.title);
        section += &record_section(record, continues);
        last = Some(record.title);
    }
    file.choices
        .iter()
        .fold(section, |section, choice| section + &choice_section(choice))
}

fn record_section(record: &RecordInfo, continues: bool) -> String {
    let head = match continues {
        true => format!("\n{}\n", record.doc),
        false => format!(
            "\n### {}\n\n{}\n",
            capital(record.title.bare().en),
            record.doc
        ),
    };
    let rows: String = record.fields.iter().map(field_row).collect();
    format!(
        "{head}\n| field | value | when left out | written | meaning |\n|---|---|---|---|---|\n{rows}"
    )
}

fn field_row(field: &FieldInfo) -> String {
    let default = match field.default {
        None => "**must be given**".to_owned(),
        Some(written) if is_written(written) => code(written),
        Some(words) => cell(words),
    };
    format!(
        "| {} | {} | {default} | {} | {} |\n",
        code(field.name),
        cell(&described(Lang::En, &field.kind)),
        code(&line_of(field)),
        cell(field.doc),
    )
}

fn choice_section(choice: &ChoiceInfo) -> String {
    let rows: String = choice
        .variants
        .iter()
        .map(|variant| {
            let holds = match variant.holds {
                [] => "nothing".to_owned(),
                holds => held(Lang::En, holds),
            };
            let (name, holds) = (code(variant.name), cell(&holds));
            format!("| {name} | {holds} | {} |\n", cell(variant.doc))
        })
        .collect();
    format!(
        "\n### {}\n\n{}\n\n| choice | in brackets | meaning |\n|---|---|---|\n{rows}",
        capital(&format!("choices for {}", choice.title.en)),
        choice.doc,
    )
}

fn words_section() -> String {
    let mut section = "\n## Words\n\nWords that stand alone, without quotes.\n".to_owned();
    for choice in WORDS {
        section += &format!("\n**{}**\n\n", capital(choice.title.bare().en));
        for one in choice.words {
            section += &format!("- `{}`: {}\n", one.word, one.meaning);
        }
    }
    section
}

fn problems_section() -> String {
    let rows: String = Code::ALL
        .iter()
        .map(|&code| {
            let (meaning, cure) = (cell(code.meaning().en), cell(code.cure().en));
            format!("| {code} | {meaning} | {cure} |\n")
        })
        .collect();
    format!("\n## Problems\n\n| number | meaning | what to do |\n|---|---|---|\n{rows}")
}

fn code(text: &str) -> String {
    format!("`{}`", cell(text))
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
