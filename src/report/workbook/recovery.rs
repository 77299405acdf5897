//! The sheet `recovery`: when sectors are back, from the first inject and from their own onset.

use crate::batch::statistics::proportion;
use crate::batch::{RecoveryTimes, Summary};
use crate::measure::{Axes, RECOVERY_SHARES_PPM};
use crate::model::Name;
use crate::report::cells::{Cell, Sheet};
use crate::report::columns::{Column, Unit};
use crate::units::PPM;
use std::borrow::Cow;

pub(in crate::report) const COLUMNS: &[Column] = &[
    Column::label(
        "sector",
        "分野",
        "Sector; `all` is the last of all sectors that had an outage.",
    ),
    Column::text(
        "from",
        "時間の始点",
        "What the time is counted from: `inject`, the first hazard or inject, or `onset`, the sector's own first loss.",
    ),
    Column::number(
        "back",
        Unit::Share,
        "復旧率",
        "Share of the peak restorable loss that is back for good; 0.999 counts as all.",
    ),
    Column::number(
        "p05_h",
        Unit::Hours,
        "5 %点",
        "5 % of outages are over by then (Kaplan-Meier, given an outage); empty if beyond the end.",
    ),
    Column::number("p25_h", Unit::Hours, "25 %点", "The same for 25 %."),
    Column::number(
        "p50_h",
        Unit::Hours,
        "中央値",
        "The same for half: the median.",
    ),
    Column::number(
        "p50_low_h",
        Unit::Hours,
        "中央値 下限（95 %）",
        "Lower end of the 95 % interval of the median.",
    ),
    Column::number(
        "p50_high_h",
        Unit::Hours,
        "中央値 上限（95 %）",
        "Upper end of the 95 % interval of the median; empty if beyond the end.",
    ),
    Column::number("p75_h", Unit::Hours, "75 %点", "The same for 75 %."),
    Column::number("p95_h", Unit::Hours, "95 %点", "The same for 95 %."),
    Column::whole(
        "cases",
        Unit::Count,
        "障害のあった試行数",
        "Replicates with an outage and something restorable lost.",
    ),
    Column::whole(
        "censored",
        Unit::Count,
        "打切りの数",
        "Of these, not back by the end of the replicate.",
    ),
    Column::number(
        "not_back",
        Unit::Probability,
        "期間内に未復旧の割合",
        "The share of these.",
    ),
];

pub(super) fn sheet<'a>(axes: &'a Axes, summary: &'a Summary) -> Sheet<'a> {
    Sheet::new("recovery", COLUMNS.to_vec(), |take| {
        for (share, times) in summary.nation.from_inject.iter().enumerate() {
            take(&row(all(), "inject", share, times))?;
        }
        for (label, sector) in axes.sectors.iter().zip(&summary.sectors) {
            for (from, times) in [
                ("inject", &sector.from_inject),
                ("onset", &sector.from_onset),
            ] {
                for (share, times) in times.iter().enumerate() {
                    let label = Cell::label(&label.id, &label.name);
                    take(&row(label, from, share, times))?;
                }
            }
        }
        Ok(())
    })
}

fn all() -> Cell<'static> {
    let name = Name {
        en: "The last of all sectors".into(),
        ja: "全分野のうち最後".into(),
    };
    Cell::Label(Cow::Borrowed("all"), Some(Cow::Owned(name)))
}

fn row<'a>(
    sector: Cell<'a>,
    from: &'a str,
    share: usize,
    times: &RecoveryTimes,
) -> [Cell<'a>; COLUMNS.len()] {
    let back = f64::from(RECOVERY_SHARES_PPM[share]) / f64::from(PPM);
    let hours = |value| Cell::number(value, Unit::Hours);
    [
        sector,
        Cell::text(from),
        Cell::Number(back, Unit::Share),
        hours(times.p05.value),
        hours(times.p25.value),
        hours(times.p50.value),
        hours(times.p50.low),
        hours(times.p50.high),
        hours(times.p75.value),
        hours(times.p95.value),
        Cell::Whole(times.cases),
        Cell::Whole(times.censored),
        Cell::number(
            proportion(times.censored, times.cases).value,
            Unit::Probability,
        ),
    ]
}
