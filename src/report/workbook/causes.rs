//! The sheets `flows`, who pulls whom down, and `roots`, what losses trace back to.

use crate::batch::Summary;
use crate::batch::statistics::Estimate;
use crate::measure::Axes;
use crate::report::cells::{Cell, Sheet};
use crate::report::columns::{Column, Unit};

pub(in crate::report) const FLOWS: &[Column] = &[
    Column::label("from", "波及元の分野", "The sector that pulled down."),
    Column::label(
        "to",
        "波及先の分野",
        "The sector that was pulled down; the same as `from` for its own damage.",
    ),
];
pub(in crate::report) const ROOTS: &[Column] = &[Column::label(
    "root",
    "原因",
    "Hazard or inject, or the facilities' own failures.",
)];
pub(in crate::report) const LOST: &[Column] = &[
    Column::number(
        "lost_person_hours_mean",
        Unit::PersonHours,
        "サービス損失（人・時間） 平均",
        "Mean lost service that goes back to it.",
    ),
    Column::number(
        "lost_person_hours_low",
        Unit::PersonHours,
        "同 下限（95 %）",
        "Lower end of its 95 % interval.",
    ),
    Column::number(
        "lost_person_hours_high",
        Unit::PersonHours,
        "同 上限（95 %）",
        "Upper end of its 95 % interval.",
    ),
    Column::number(
        "share",
        Unit::Share,
        "割合",
        "Its share of all that is lost.",
    ),
];

pub(super) fn flows<'a>(axes: &'a Axes, summary: &'a Summary) -> Sheet<'a> {
    Sheet::new("flows", [FLOWS, LOST].concat(), |take| {
        for flow in &summary.flows {
            let [from, to] = [flow.from, flow.to].map(|sector| {
                let label = &axes.sectors[sector];
                Cell::label(&label.id, &label.name)
            });
            let [mean, low, high, share] = lost(&flow.lost_person_hours, flow.share);
            take(&[from, to, mean, low, high, share])?;
        }
        Ok(())
    })
}

pub(super) fn roots<'a>(axes: &'a Axes, summary: &'a Summary) -> Sheet<'a> {
    Sheet::new("roots", [ROOTS, LOST].concat(), |take| {
        for root in &summary.roots {
            let name = &axes.roots[root.root];
            let [mean, low, high, share] = lost(&root.lost_person_hours, root.share);
            take(&[Cell::label(&name.en, name), mean, low, high, share])?;
        }
        Ok(())
    })
}

fn lost(hours: &Estimate, share: f64) -> [Cell<'static>; 4] {
    let number = |value| Cell::number(value, Unit::PersonHours);
    let share = Cell::Number(share, Unit::Share);
    [
        number(hours.value),
        number(hours.low),
        number(hours.high),
        share,
    ]
}
