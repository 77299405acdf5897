//! One picture a comparison: the change of lost person-hours by sector, with its interval.

use super::phrases::unit;
use super::{Compared, Other, numbers};
use crate::compare::{Difference, Quantity, Subject, Verdict};
use crate::report::picture::{Changes, ChangesRow, ChangesWords, Mark, PictureError, png, svg};
use crate::report::words::whole;
use crate::words::{Lang, compare as texts};

/// The pictures of all others in their order: SVG and PNG.
pub(super) fn draw(
    lang: Lang,
    compared: &Compared,
) -> Result<Vec<(String, Vec<u8>)>, PictureError> {
    let draw = |other| {
        let picture = changes(lang, compared, other);
        Ok((svg(&picture)?, png(&picture)?))
    };
    compared.others.iter().map(draw).collect()
}

fn changes(lang: Lang, compared: &Compared, other: &Other) -> Changes {
    let said = |text: crate::words::Text| text.to(lang).to_owned();
    let n = whole(other.comparison.pairs.compared());
    let (name, first) = (other.source.name.to(lang), compared.first.name.to(lang));
    let sectors = 0..other.comparison.sectors.len();
    Changes {
        title: said(texts::FIGURE),
        subtitle: texts::SUBTITLE.fill(lang, &[("name", &name), ("first", &first), ("n", &n)]),
        words: ChangesWords {
            axis: said(texts::AXIS),
            less: said(texts::LESS),
            more: said(texts::MORE),
            difference: said(texts::PERSON_HOURS),
            decided: said(texts::DECIDED),
            open: said(texts::OPEN),
            bare: said(texts::BARE),
        },
        rows: sectors
            .filter_map(|sector| row(lang, compared, other, sector))
            .collect(),
    }
}

/// A sector's row; none where nothing of it is lost on either side.
fn row(lang: Lang, compared: &Compared, other: &Other, sector: usize) -> Option<ChangesRow> {
    let (subject, what) = (Subject::Sector(sector), Quantity::LostPersonHours);
    let difference = other.comparison.difference(subject, what)?;
    if difference.first == 0.0 && difference.other == 0.0 {
        return None;
    }
    let id = &other.comparison.sectors[sector];
    let change = &difference.change;
    Some(ChangesRow {
        name: compared.first.sector(id, lang).to_owned(),
        change: change.value,
        ends: change.low.zip(change.high),
        mark: mark(difference),
        difference: numbers::difference(lang, &difference.mean, unit(subject, what)),
    })
}

fn mark(difference: &Difference) -> Mark {
    match difference.verdict() {
        Verdict::Better | Verdict::Worse => Mark::Decided,
        Verdict::Undecided(_) => Mark::Open,
        Verdict::Same | Verdict::TooFew(_) => Mark::Bare,
    }
}
