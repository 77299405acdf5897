//! Where the values come from: shares by confidence, and everything that is assumed.

use super::super::super::nation::{
    CONFIDENCES, Kind, Phrases, Record, Statement, assumed, confidence, records, written,
};
use super::super::super::words::{percent, whole};
use super::super::markup::{
    Cell, Column, Column::Numbers, Column::Words, Table, escape, folded, heading, length, paragraph,
};
use super::{count, headed, named};
use crate::words::{model as w, nation};

pub(super) fn section(phrases: Phrases) -> String {
    let records = records(phrases.model);
    let written = written(&records);
    paragraph("", phrases.say(w::PROVENANCE_LEAD))
        + &legend(phrases)
        + &shares(phrases, phrases.say(w::WRITTEN_TABLE), &written)
        + &shares(phrases, phrases.say(w::RECORDS_TABLE), &records)
        + &heading(phrases.say(w::ASSUMED))
        + &listed(phrases)
}

/// The shades of a bar, the best confidence the darkest.
const SHADES: [&str; 5] = ["c0", "c1", "c2", "c3", "c4"];

fn legend(phrases: Phrases) -> String {
    let keys = CONFIDENCES.iter().zip(SHADES).map(|(level, shade)| {
        let name = phrases.say(confidence(*level));
        format!("<span class=\"key {shade}\"></span>{}", escape(name))
    });
    format!("<p class=\"note\">{}</p>\n", keys.collect::<String>())
}

fn shares(phrases: Phrases, caption: &str, records: &[Record]) -> String {
    let mut columns: Vec<(&str, Column)> = vec![
        (phrases.say(nation::RECORDS), Words),
        (phrases.say(w::NUMBER), Numbers),
    ];
    columns.extend(CONFIDENCES.map(|level| (phrases.say(confidence(level)), Numbers)));
    columns.push((phrases.say(w::SHARES), Words));
    let mut table = Table::new(caption, &columns);
    for kind in Kind::ALL {
        let of: Vec<&Record> = records
            .iter()
            .filter(|record| record.kind == kind)
            .collect();
        if !of.is_empty() {
            table.push(row(phrases, phrases.say(kind.plural()), &of));
        }
    }
    table.push(row(
        phrases,
        phrases.say(w::ALL_RECORDS),
        &records.iter().collect::<Vec<_>>(),
    ));
    table.render()
}

fn row(phrases: Phrases, name: &str, records: &[&Record]) -> Vec<Cell> {
    let share = |level| {
        let of = records
            .iter()
            .filter(|record| record.evidence.confidence == level);
        of.count() as f64 / records.len().max(1) as f64
    };
    let shares = CONFIDENCES.map(share);
    let parts = shares.iter().zip(SHADES).map(|(share, shade)| {
        format!(
            "<i class=\"{shade}\" style=\"width:{}\"></i>",
            length(*share)
        )
    });
    let bar = format!(
        "<span class=\"parts confidence\" aria-hidden=\"true\">{}</span>",
        parts.collect::<String>()
    );
    let sourced = shares[..4].iter().sum();
    let mut cells = vec![Cell::text(name), count(records.len() as u64)];
    cells.extend(shares.map(|share| Cell::number(&percent(phrases.lang, share), Some(share))));
    cells.push(Cell::markup(bar).sorted_by(sourced));
    cells
}

/// All that is assumed, folded by sector; what is no sector's own comes last.
fn listed(phrases: Phrases) -> String {
    let statements = assumed(phrases);
    let records: u64 = statements.iter().map(|statement| statement.records).sum();
    let lead = phrases.fill(
        w::ASSUMED_LEAD,
        &[
            ("n", &whole(statements.len() as u64)),
            ("records", &whole(records)),
        ],
    );
    let folds = statements
        .chunk_by(|a, b| a.sector == b.sector)
        .map(|of| folded(&title(phrases, of), &table(phrases, of)));
    paragraph("", &lead) + &folds.collect::<String>()
}

fn title(phrases: Phrases, statements: &[Statement]) -> String {
    let sector = statements.first().and_then(|statement| statement.sector);
    let name = match sector {
        Some(sector) => phrases.sector(sector),
        None => phrases.say(w::NO_SECTOR),
    };
    let records: u64 = statements.iter().map(|statement| statement.records).sum();
    phrases.fill(
        w::ASSUMED_OF,
        &[
            ("name", &name),
            ("n", &whole(statements.len() as u64)),
            ("records", &whole(records)),
        ],
    )
}

fn table(phrases: Phrases, statements: &[Statement]) -> String {
    let columns = [
        (w::RECORD, Words),
        (w::KIND, Words),
        (w::NUMBER, Numbers),
        (w::VALUES, Words),
        (w::SOURCE, Words),
    ];
    let mut table = headed(phrases, "", &columns).long();
    for statement in statements {
        table.push(vec![
            named(&statement.name, statement.id),
            Cell::text(phrases.say(statement.kind.plural())),
            count(statement.records),
            Cell::text(&statement.values),
            Cell::text(statement.source),
        ]);
    }
    table.render()
}
