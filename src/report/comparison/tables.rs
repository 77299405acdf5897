//! `comparison.csv`: a row for each result, sector and measure.

use super::measures::measure;
use super::{Compared, Other, phrases};
use crate::compare::{Difference, Quantity, Subject, Verdict};
use crate::report::cells::{Cell, Sheet};
use crate::report::columns::{Column, Unit};
use crate::words::Lang;
use std::borrow::Cow;

/// Columns of `comparison.csv`.
pub(in crate::report) fn columns() -> Vec<Column> {
    let number = |name, ja, meaning| Column::number(name, Unit::AsObserved, ja, meaning);
    let share = |name, ja, meaning| Column::number(name, Unit::Share, ja, meaning);
    let count = |name, ja, meaning| Column::whole(name, Unit::Count, ja, meaning);
    vec![
        Column::text(
            "result",
            "結果",
            "Folder of the result that is compared with the first one.",
        ),
        Column::text(
            "scope",
            "対象",
            "`sector`, or `nation` for all sectors added up.",
        ),
        Column::label("sector", "分野", "Id of the sector; empty for the nation."),
        Column::text(
            "measure",
            "指標",
            "What is compared; of all, less is better.",
        ),
        Column::text("unit", "単位", "Unit of the numbers up to `high`."),
        number(
            "first",
            "元の平均",
            "Mean of the first result over the pairs.",
        ),
        number("other", "比べる結果の平均", "Mean of the other result."),
        number(
            "mean",
            "差の平均",
            "Mean of the differences, other minus first.",
        ),
        number(
            "low",
            "下限",
            "Lower end of its 95 % interval; empty without one.",
        ),
        number("high", "上限", "Upper end."),
        share(
            "change",
            "増減率",
            "The difference over the mean of the first; empty where that is 0.",
        ),
        share(
            "change_low",
            "増減率の下限",
            "Lower end of its 95 % interval; empty without one.",
        ),
        share("change_high", "増減率の上限", "Upper end."),
        count("better", "改善した組", "Pairs in which the other has less."),
        count("equal", "等しい組", "Pairs in which both have as much."),
        count("worse", "悪化した組", "Pairs in which the other has more."),
        count(
            "n",
            "組の数",
            "Pairs that are compared: completed replicates of both.",
        ),
        Column::number(
            "gain",
            Unit::Ratio,
            "対比較の利得",
            "Variance of the difference between batches with luck of their own, over that of the pairs; empty where the pairs do not vary.",
        ),
        count(
            "first_not_back",
            "元の打切り",
            "Replicates of the first that the horizon cut off; empty where it is no time of recovery.",
        ),
        count(
            "other_not_back",
            "比べる結果の打切り",
            "Replicates of the other that the horizon cut off.",
        ),
        Column::text(
            "verdict",
            "判定",
            "`same` in every pair, `better` or `worse` by an interval beside 0, `undecided` by one that holds 0, `too few` for one.",
        ),
        Column::text(
            "note",
            "注記",
            "Why there is no interval, or what limits it.",
        ),
    ]
}

/// A row for each other result, sector and measure.
pub(super) fn sheet<'a>(compared: &'a Compared) -> Sheet<'a> {
    Sheet::new("comparison", columns(), |take| {
        for other in &compared.others {
            for (subject, quantity, difference) in &other.comparison.differences {
                take(&row(compared, other, *subject, *quantity, difference))?;
            }
        }
        Ok(())
    })
}

fn row<'a>(
    compared: &'a Compared,
    other: &'a Other,
    subject: Subject,
    quantity: Quantity,
    difference: &Difference,
) -> [Cell<'a>; 22] {
    let measure = measure(subject, quantity);
    let number = |value| Cell::number(value, measure.unit);
    let share = |value| Cell::number(value, Unit::Share);
    let cut = |side: usize| match Quantity::RECOVERY.contains(&quantity) {
        true => Cell::Whole(difference.censored[side]),
        false => Cell::Empty,
    };
    let (mean, change) = (&difference.mean, &difference.change);
    [
        Cell::text(&other.source.label),
        Cell::text(scope(subject)),
        sector(compared, other, subject),
        Cell::text(measure.name),
        Cell::text(measure.unit.name()),
        number(Some(difference.first)),
        number(Some(difference.other)),
        number(mean.value),
        number(mean.low),
        number(mean.high),
        share(change.value),
        share(change.low),
        share(change.high),
        Cell::Whole(difference.better),
        Cell::Whole(difference.equal()),
        Cell::Whole(difference.worse),
        Cell::Whole(difference.pairs()),
        Cell::number(difference.gain, Unit::Ratio),
        cut(0),
        cut(1),
        Cell::text(verdict(difference)),
        note(difference).map_or(Cell::Empty, |note| Cell::Text(note.into())),
    ]
}

/// Whom a difference is of, as programs read it.
pub(super) fn scope(subject: Subject) -> &'static str {
    match subject {
        Subject::Sector(_) => "sector",
        Subject::Nation => "nation",
    }
}

fn sector<'a>(compared: &'a Compared, other: &'a Other, subject: Subject) -> Cell<'a> {
    match subject {
        Subject::Sector(sector) => {
            let id = &other.comparison.sectors[sector];
            let name = compared.first.sector_name(id);
            Cell::Label(Cow::Borrowed(id), Some(Cow::Owned(name)))
        }
        Subject::Nation => Cell::Empty,
    }
}

/// A verdict, as programs read it.
pub(super) fn verdict(difference: &Difference) -> &'static str {
    match difference.verdict() {
        Verdict::Same => "same",
        Verdict::Better => "better",
        Verdict::Worse => "worse",
        Verdict::Undecided(_) => "undecided",
        Verdict::TooFew(_) => "too few",
    }
}

/// What limits a difference; programs read English, whoever runs them.
pub(super) fn note(difference: &Difference) -> Option<String> {
    phrases::limit(Lang::En, difference)
}
