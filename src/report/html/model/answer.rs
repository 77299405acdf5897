//! The answer first: what the model holds, and how much of it rests on a source.

use super::super::super::nation::{Holdings, Phrases, Record, records, sector_holdings, written};
use super::super::super::words::{percent, short, whole};
use super::super::markup::{Cell, Column::Numbers, Column::Words, Table, escape, paragraph};
use crate::model::Confidence;
use crate::words::{model as w, nation};

pub(super) fn section(phrases: Phrases) -> String {
    let holdings = Holdings::of(phrases.model);
    let records = records(phrases.model);
    let written = written(&records);
    paragraph("big first", &what_it_is(phrases, &holdings))
        + &cards(phrases, &holdings, &written)
        + &paragraph("", &how_it_hangs_together(phrases, &holdings))
        + &paragraph("big", &how_sourced(phrases, &records, &written))
        + &table(phrases).render()
}

/// The share of records with one of these confidences.
fn share(records: &[Record], of: &[Confidence]) -> f64 {
    let is_of = |record: &&Record| of.contains(&record.evidence.confidence);
    let count = records.iter().filter(is_of).count();
    count as f64 / records.len().max(1) as f64
}

fn what_it_is(phrases: Phrases, holdings: &Holdings) -> String {
    phrases.fill(
        w::WHAT_IT_HOLDS,
        &[
            ("facilities", &whole(holdings.facilities)),
            ("sectors", &holdings.sectors),
            ("regions", &holdings.regions),
            ("people", &short(phrases.lang, holdings.residents as f64)),
            ("regional", &whole(holdings.by_rule)),
            ("named", &whole(holdings.by_name)),
        ],
    )
}

fn how_it_hangs_together(phrases: Phrases, holdings: &Holdings) -> String {
    let mut sentence = phrases.fill(
        w::HOW_IT_HANGS,
        &[
            ("dependencies", &whole(holdings.dependencies)),
            ("groups", &whole(holdings.groups)),
            ("pools", &holdings.pools),
        ],
    );
    if holdings.areas > 0 {
        sentence += &phrases.fill(
            w::HOW_IT_IS_FED,
            &[
                ("areas", &holdings.areas),
                ("sources", &whole(holdings.sources)),
                ("ties", &holdings.ties),
            ],
        );
    }
    sentence
}

fn how_sourced(phrases: Phrases, records: &[Record], written: &[Record]) -> String {
    let share = |records, of| percent(phrases.lang, share(records, &[of]));
    phrases.fill(
        w::HOW_SOURCED,
        &[
            ("statements", &whole(written.len() as u64)),
            ("written", &share(written, Confidence::Assumed)),
            ("low", &share(written, Confidence::Low)),
            ("records", &whole(records.len() as u64)),
            ("assumed", &share(records, Confidence::Assumed)),
        ],
    )
}

fn cards(phrases: Phrases, holdings: &Holdings, written: &[Record]) -> String {
    let sourced = [Confidence::High, Confidence::Medium, Confidence::Calibrated];
    let sourced = share(written, &sourced);
    let cards = [
        (whole(holdings.facilities), w::CARD_FACILITIES),
        (whole(holdings.dependencies), w::CARD_DEPENDENCIES),
        (
            short(phrases.lang, holdings.residents as f64),
            w::CARD_PEOPLE,
        ),
        (percent(phrases.lang, sourced), w::CARD_SOURCED),
    ];
    let item = |(number, what): (String, crate::words::Text)| {
        let what = phrases.say(what);
        format!(
            "<li><b>{}</b><span>{}</span></li>\n",
            escape(&number),
            escape(what)
        )
    };
    let items: String = cards.into_iter().map(item).collect();
    format!("<ul class=\"cards\">\n{items}</ul>\n")
}

fn table(phrases: Phrases) -> Table {
    let columns = [
        (nation::SECTOR, Words),
        (nation::ID, Words),
        (nation::FACILITIES, Numbers),
        (w::BY_NAME, Numbers),
        (nation::SITES, Numbers),
        (nation::PEOPLE, Numbers),
        (nation::NEEDS_COLUMN, Numbers),
        (nation::IS_NEEDED_COLUMN, Numbers),
    ];
    let mut table = super::headed(phrases, phrases.say(w::SECTORS_TABLE), &columns).long();
    let model = phrases.model;
    for (sector, holdings) in model.sectors.iter().zip(sector_holdings(model)) {
        let mut row = vec![
            Cell::text(phrases.name(&sector.name)),
            Cell::markup(format!("<code>{}</code>", escape(&sector.id))),
        ];
        let numbers = [
            holdings.facilities,
            holdings.by_name,
            holdings.sites,
            holdings.people,
            holdings.needs,
            holdings.is_needed,
        ];
        row.extend(numbers.map(super::count));
        table.push(row);
    }
    table
}
