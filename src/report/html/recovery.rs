//! Recovery times with what had not come back when the replicates ended.

use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, paragraph};
use crate::batch::RecoveryTimes;
use crate::report::words;
use crate::words::{Text, html as w};
use std::io;

pub(super) fn section(material: &Material) -> io::Result<String> {
    let lead = material.fill(w::RECOVERY_LEAD, &[("days", &material.days())]);
    let tables = match onset_is_inject(material) {
        true => vec![from_inject(material, w::FROM_EITHER)],
        false => vec![from_inject(material, w::FROM_INJECT), from_onset(material)],
    };
    if tables.iter().all(Table::is_empty) {
        return Ok(String::new());
    }
    let tables: String = tables.iter().map(Table::render).collect();
    Ok(paragraph("", &lead) + &material.picture("recovery")? + &tables)
}

/// Whether every sector's own onset is the first inject: both tables would be the same.
fn onset_is_inject(material: &Material) -> bool {
    let mut sectors = material.summary.sectors.iter();
    sectors.all(|sector| sector.from_inject == sector.from_onset)
}

fn from_inject(material: &Material, caption: Text) -> Table {
    let mut table = empty(material, material.text(caption));
    for sector in material.sectors_by_loss() {
        let times = &material.summary.sectors[sector].from_inject;
        push(material, &mut table, material.sector(sector), times);
    }
    let nation = &material.summary.nation.from_inject;
    push(material, &mut table, material.text(w::LAST_OF_ALL), nation);
    table
}

fn from_onset(material: &Material) -> Table {
    let mut table = empty(material, material.text(w::FROM_ONSET));
    for sector in material.sectors_by_loss() {
        let times = &material.summary.sectors[sector].from_onset;
        push(material, &mut table, material.sector(sector), times);
    }
    table
}

fn empty(material: &Material, caption: &str) -> Table {
    let interval = |what: &str| material.fill(w::INTERVAL_OF, &[("what", &what)]);
    Table::new(
        caption,
        &[
            (material.text(w::SECTOR), Words),
            (material.text(w::CASES), Numbers),
            ("T50", Numbers),
            ("T90", Numbers),
            (&interval("T90"), Numbers),
            ("T99", Numbers),
            (material.text(w::CENSORED), Numbers),
        ],
    )
}

fn push(material: &Material, table: &mut Table, name: &str, times: &[RecoveryTimes; 4]) {
    let say = material.say();
    let [half, most, nearly, _] = times;
    if nearly.cases == 0 {
        return;
    }
    // What lies beyond the horizon sorts above all that does not.
    let cell = |times: &RecoveryTimes| {
        let middle = times.p50.value.unwrap_or(f64::MAX);
        Cell::number(&say.times(times), Some(middle))
    };
    let share = nearly.censored as f64 / nearly.cases as f64;
    let censored = material.fill(
        w::CENSORED_CELL,
        &[
            ("share", &say.share(nearly.censored, nearly.cases)),
            ("seen", &say.whole(nearly.censored)),
            ("cases", &say.whole(nearly.cases)),
        ],
    );
    table.push(vec![
        Cell::text(name),
        Cell::number(&say.whole(nearly.cases), Some(nearly.cases as f64)),
        cell(half),
        cell(most),
        Cell::number(&ends(material, most), most.p50.low),
        cell(nearly),
        Cell::number(&censored, Some(share)),
    ]);
}

/// The confidence interval of the median.
fn ends(material: &Material, times: &RecoveryTimes) -> String {
    let hours = |hours: f64| {
        let end = crate::batch::statistics::Estimate {
            value: Some(hours),
            ..times.p50
        };
        material.say().time(&end)
    };
    match (times.p50.low, times.p50.high) {
        (Some(low), Some(high)) => words::between(material.lang, &hours(low), &hours(high)),
        (Some(low), None) => material.fill(w::OR_MORE, &[("time", &hours(low))]),
        _ => words::NOTHING.into(),
    }
}
