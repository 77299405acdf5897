//! What stands at the end: observed values, warnings, how to get the result again, and the words used.

use super::Material;
use super::markup::{self, Cell, Column::Numbers, Column::Words, Table, escape, paragraph};
use super::say;
use crate::report::command;
use crate::report::stopping::{self, StoppingRecord};
use crate::words::hindcast::VALIDITY;
use crate::words::{Lang, html as w};
use std::io;

/// The program that writes the page.
pub(super) const PROGRAM: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

pub(super) fn observed(material: &Material) -> io::Result<String> {
    let say = material.say();
    let mut table = Table::new(
        "",
        &[
            (material.text(w::VALUE), Words),
            (material.text(w::MEAN), Numbers),
            (material.text(w::RANGE), Numbers),
        ],
    );
    for (name, spread) in material
        .axes()
        .observed
        .iter()
        .zip(&material.summary.observed)
    {
        table.push(vec![
            Cell::text(name),
            Cell::number(&say.interval(&spread.mean), spread.mean.value),
            Cell::number(&say.range(spread), spread.p50.value),
        ]);
    }
    if table.is_empty() {
        return Ok(String::new());
    }
    Ok(paragraph("", material.text(w::OBSERVED_LEAD)) + &table.render())
}

pub(super) fn warnings(material: &Material) -> io::Result<String> {
    let mut sentences: Vec<String> = material
        .summary
        .warnings
        .iter()
        .map(|warning| say::warning(material, warning))
        .collect();
    if sentences.is_empty() {
        sentences.push(material.text(w::NO_WARNINGS).to_owned());
    }
    sentences.push(material.text(w::IT_IS_A_MODEL).to_owned());
    sentences.push(material.text(VALIDITY).to_owned());
    let items: String = sentences
        .iter()
        .map(|sentence| format!("<li>{}</li>\n", escape(sentence)))
        .collect();
    Ok(format!("<ul class=\"warnings\">\n{items}</ul>\n"))
}

pub(super) fn reproduce(material: &Material) -> io::Result<String> {
    let lang = match material.lang {
        Lang::En => "en",
        Lang::Ja => "ja",
    };
    let command = format!(
        "hakyu batch {} --replicates {} --seed {}{}{}{} --lang {lang}",
        command::scenario(material.about),
        material.summary.asked,
        material.about.seed,
        until(material),
        command::unusual(material.about),
        command::regions(material.about),
    );
    let stopped = stopping::stopped(material.lang, material.summary, material.axes());
    let stopped = stopped.map_or_else(String::new, |sentence| paragraph("", &escape(&sentence)));
    Ok(stopped
        + &paragraph("", material.text(w::REPRODUCE_LEAD))
        + &format!("<pre><code>{}</code></pre>\n", escape(&command))
        + &paragraph("note", material.text(w::OPEN_FOLDER))
        + &inputs(material).render()
        + &paragraph("note", material.text(w::OUTPUTS))
        + &markup::heading(material.text(w::GLOSSARY))
        + &glossary(material))
}

/// The arguments of the rule by which the batch was to stop early.
fn until(material: &Material) -> String {
    let record = StoppingRecord::of(material.summary, material.axes());
    record.map_or_else(String::new, |record| {
        format!(
            " --until-ci {} --until-ci-of {}",
            record.width, record.figure
        )
    })
}

fn inputs(material: &Material) -> Table {
    let columns = [
        (material.text(w::FILE), Words),
        (material.text(w::BYTES), Numbers),
        (material.text(w::HASH), Words),
    ];
    let mut table = Table::new(material.text(w::INPUTS), &columns).in_order("inputs");
    for input in &material.about.inputs {
        table.push(vec![
            Cell::text(&input.name),
            Cell::number(&material.say().whole(input.bytes), None),
            Cell::markup(format!("<code>{}</code>", escape(&input.sha256))),
        ]);
    }
    table
}

fn glossary(material: &Material) -> String {
    let words = [
        (w::REPLICATE, w::REPLICATE_IS),
        (w::INTERVAL, w::INTERVAL_IS),
        (w::PERCENTILES, w::PERCENTILES_IS),
        (w::PERSON_HOURS, w::PERSON_HOURS_IS),
        (w::CENSORED_WORD, w::CENSORED_IS),
    ];
    let entries: String = words
        .iter()
        .map(|(word, meaning)| {
            let (word, meaning) = (material.text(*word), material.text(*meaning));
            format!("<dt>{}</dt><dd>{}</dd>\n", escape(word), escape(meaning))
        })
        .collect();
    format!("<dl>\n{entries}</dl>\n")
}
