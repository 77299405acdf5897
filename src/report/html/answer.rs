//! The answer: what happens, how bad, how sure.

use super::Material;
use super::assumptions;
use super::markup::{escape, paragraph};
use crate::report::residents::for_each;
use crate::report::words;
use crate::words::html as w;
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let mut sentences = vec![material.say().headline(&material.summary.nation.outage)];
    sentences.push(how_bad(material));
    sentences.extend(for_each(material.lang, material.axes(), material.summary));
    sentences.extend(worst_sector(material));
    sentences.extend(how_long(material));
    sentences.extend(how_wide(material));
    let mut body = String::new();
    for (place, sentence) in sentences.iter().enumerate() {
        let class = if place == 0 { "big first" } else { "big" };
        body += &paragraph(class, sentence);
    }
    Ok(body + &cards(material) + &how_sure(material))
}

fn how_bad(material: &Material) -> String {
    let (say, lost) = (material.say(), &material.summary.nation.lost_person_hours);
    let shown = |value: Option<f64>| {
        value.map_or_else(|| words::NOTHING.to_owned(), |value| say.short(value))
    };
    if lost.mean.value.unwrap_or(0.0) <= 0.0 {
        return material.text(w::NOTHING_LOST).to_owned();
    }
    let range = match (lost.p05.value, lost.p95.value) {
        (Some(low), Some(high)) => nine_of_ten(material, &say.short(low), &say.short(high)),
        _ => String::new(),
    };
    material.fill(
        w::HOW_BAD,
        &[
            ("median", &shown(lost.p50.value)),
            ("range", &range),
            ("mean", &say.interval(&lost.mean)),
        ],
    )
}

fn nine_of_ten(material: &Material, low: &str, high: &str) -> String {
    material.fill(w::NINE_OF_TEN, &[("low", &low), ("high", &high)])
}

/// The sector that loses most, where anything is lost.
fn worst(material: &Material) -> Option<usize> {
    let worst = *material.sectors_by_loss().first()?;
    let lost = material.summary.sectors[worst].lost_person_hours.mean.value;
    (lost.unwrap_or(0.0) > 0.0).then_some(worst)
}

fn worst_sector(material: &Material) -> Option<String> {
    let worst = worst(material)?;
    let sector = &material.summary.sectors[worst];
    let [half, most, ..] = &sector.from_inject;
    Some(material.say().worst_sector(
        material.sector(worst),
        sector.peak_people_given_loss.p50.value,
        &half.p50,
        &most.p50,
    ))
}

fn how_long(material: &Material) -> Option<String> {
    let say = material.say();
    let times = &material.summary.nation.from_inject[1];
    if times.cases == 0 {
        return None;
    }
    let mut sentence = String::new();
    if times.p50.value.is_some() {
        // Without a lower end there are too few replicates for either.
        let range = match times.p05.value {
            Some(_) => nine_of_ten(material, &say.time(&times.p05), &say.time(&times.p95)),
            None => String::new(),
        };
        sentence += &material.fill(
            w::HOW_LONG,
            &[("median", &say.time(&times.p50)), ("range", &range)],
        );
    }
    if times.censored > 0 {
        let share = say.percent(times.censored as f64 / times.cases as f64);
        sentence += &material.fill(
            w::NOT_BACK,
            &[("share", &share), ("days", &material.days())],
        );
    }
    Some(sentence.trim_start().to_owned()).filter(|sentence| !sentence.is_empty())
}

fn how_wide(material: &Material) -> Option<String> {
    let (say, nation) = (material.say(), &material.summary.nation);
    Some(material.fill(
        w::HOW_WIDE,
        &[
            ("out", &say.short(nation.sectors_out.p50.value?)),
            ("sectors", &material.axes().sectors.len()),
            ("regions", &say.short(nation.regions_hit.p50.value?)),
            ("all", &material.axes().regions.len()),
            ("hit", &say.short(nation.facilities_hit.mean.value?)),
            (
                "indirect",
                &say.short(nation.facilities_indirect.mean.value?),
            ),
        ],
    ))
}

fn cards(material: &Material) -> String {
    let (say, nation) = (material.say(), &material.summary.nation);
    let mut cards = vec![
        (
            say.probability(&nation.outage),
            material.text(w::CARD_OUTAGE).to_owned(),
        ),
        (
            say.range(&nation.lost_person_hours),
            material.text(w::CARD_LOST).to_owned(),
        ),
    ];
    if let Some(worst) = worst(material) {
        let peak = say.range(&material.summary.sectors[worst].peak_people_given_loss);
        cards.push((
            peak,
            material.fill(w::CARD_PEAK, &[("sector", &material.sector(worst))]),
        ));
    }
    if nation.from_inject[1].cases > 0 {
        cards.push((
            say.times(&nation.from_inject[1]),
            material.text(w::CARD_BACK).to_owned(),
        ));
    }
    let items: String = cards
        .iter()
        .map(|(number, what)| card(number, what))
        .collect();
    format!("<ul class=\"cards\">\n{items}</ul>\n")
}

/// A number large, its interval or range below it.
fn card(number: &str, what: &str) -> String {
    let end = number.find(['(', '[']).unwrap_or(number.len());
    let (value, range) = number.split_at(end);
    format!(
        "<li><b>{}</b><i>{}</i><span>{}</span></li>\n",
        escape(value.trim_end()),
        escape(range),
        escape(what)
    )
}

fn how_sure(material: &Material) -> String {
    let (weak, records) = assumptions::count(material.model());
    let say = material.say();
    let sure = material.fill(
        w::HOW_SURE,
        &[
            ("n", &say.whole(material.summary.completed)),
            ("weak", &say.whole(weak)),
            ("records", &say.whole(records)),
        ],
    );
    let mut links = format!(
        "<a href=\"#assumptions\">{}</a>",
        escape(material.text(w::SEE_ASSUMPTIONS))
    );
    let warnings = material.summary.warnings.len();
    if warnings > 0 {
        let text = match warnings {
            1 => material.text(w::SEE_WARNING).to_owned(),
            _ => material.fill(w::SEE_WARNINGS, &[("n", &warnings)]),
        };
        links = format!(
            "<strong><a href=\"#warnings\">{}</a></strong> | {links}",
            escape(&text)
        );
    }
    format!("{}<p class=\"hint\">{links}</p>\n", paragraph("", &sure))
}
