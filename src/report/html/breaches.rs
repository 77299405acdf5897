//! Breaches of service maintenance levels, in the law's words.

use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, escape, paragraph};
use crate::model::{Maintenance, MaintenanceScope, MaintenanceTrigger};
use crate::units::{MS_PER_HOUR, MS_PER_MINUTE};
use crate::words::{Lang, html as w};
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let say = material.say();
    let mut table = Table::new(
        "",
        &[
            (material.text(w::SECTOR), Words),
            (material.text(w::LAW), Words),
            (material.text(w::RULE), Words),
            (material.text(w::OUTAGE), Numbers),
            (material.text(w::BREACH_HOURS), Numbers),
            (material.text(w::BREACH_RANGE), Numbers),
        ],
    )
    .long();
    for (index, sector) in material.model().sectors.iter().enumerate() {
        let entry = &material.summary.sectors[index];
        let hours = &entry.outage_hours;
        let levels = |text: &dyn Fn(&Maintenance) -> String| {
            let lines: Vec<String> = sector
                .maintenance
                .iter()
                .map(|level| escape(&text(level)))
                .collect();
            Cell::markup(lines.join("<br>"))
        };
        table.push(vec![
            Cell::text(material.sector(index)),
            levels(&|level| material.name(&level.law).to_owned()),
            levels(&|level| rule(material, level)),
            Cell::number(&say.probability(&entry.outage), entry.outage.value),
            Cell::number(&say.interval(&hours.mean), hours.mean.value),
            Cell::number(&say.range(hours), hours.p50.value),
        ]);
    }
    Ok(paragraph("", material.text(w::BREACHES_LEAD)) + &table.render())
}

/// A level as the model reads it.
fn rule(material: &Material, level: &Maintenance) -> String {
    let say = material.say();
    let (text, number) = match level.trigger {
        MaintenanceTrigger::People(people) => (w::RULE_PEOPLE, say.whole(people)),
        MaintenanceTrigger::Kilowatts(kw) => (w::RULE_KILOWATTS, say.whole(kw)),
        MaintenanceTrigger::ShareBelow(share) => (w::RULE_SHARE, say.percent(share.share())),
    };
    let by_area = matches!(level.trigger, MaintenanceTrigger::Kilowatts(_));
    let scope = match level.scope {
        MaintenanceScope::Nation => w::IN_NATION,
        _ if by_area => w::IN_AREA,
        MaintenanceScope::Facility => w::IN_FACILITY,
        MaintenanceScope::Region => w::IN_REGION,
    };
    material.fill(
        text,
        &[
            ("n", &number),
            ("scope", &material.text(scope)),
            ("lasting", &lasting(material.lang, level.lasting.0)),
        ],
    )
}

/// A legal duration: whole hours or minutes.
fn lasting(lang: Lang, ms: u64) -> String {
    let (count, text) = match ms {
        _ if ms.is_multiple_of(MS_PER_HOUR) => (ms / MS_PER_HOUR, w::IN_HOURS),
        _ => (ms / MS_PER_MINUTE, w::IN_MINUTES),
    };
    text.fill(lang, &[("n", &count)])
}
