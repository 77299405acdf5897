//! `--until-ci` and `--until-ci-of`: the words of a rule for stopping, and how many replicates it may take.

use hakyu::batch::{Figure, Quantity, UNTIL_NEEDS, Until, Width};
use hakyu::measure::Axes;
use hakyu::notation::Candidate;
use hakyu::words::{Lang, cli as texts};

use super::arguments::{BUDGET, BatchArguments, REPLICATES};
use super::exit::{Exit, complain};
use super::loading::positions;

/// The replicates of a batch at most.
pub fn budget(arguments: &BatchArguments) -> u64 {
    let usual = match arguments.until_ci {
        Some(_) => BUDGET,
        None => REPLICATES,
    };
    arguments.replicates.unwrap_or(usual)
}

/// The rule that was asked for, if any.
pub fn until(lang: Lang, arguments: &BatchArguments, axes: &Axes) -> Result<Option<Until>, Exit> {
    let Some(width) = &arguments.until_ci else {
        return Ok(None);
    };
    let wrong = |sentence: String| {
        complain(lang, &sentence);
        Exit::Usage
    };
    let width: Width = width
        .parse()
        .map_err(|()| wrong(texts::NO_WIDTH.fill(lang, &[("width", width)])))?;
    if budget(arguments) < UNTIL_NEEDS {
        return Err(wrong(
            texts::BUDGET_TOO_SMALL.fill(lang, &[("needed", &UNTIL_NEEDS)]),
        ));
    }
    let figure = match &arguments.until_ci_of {
        Some(name) => figure(lang, name, axes)?,
        None => usual(width),
    };
    Ok(Some(Until { figure, width }))
}

/// A share of the estimate is asked of losses, a number of probabilities.
fn usual(width: Width) -> Figure {
    let quantity = match width {
        Width::Relative(_) => Quantity::LostPersonHours,
        Width::Absolute(_) => Quantity::Outage,
    };
    let sector = None;
    Figure { quantity, sector }
}

/// `outage`, `lost_person_hours`, or the same of a sector: `pow/outage`.
fn figure(lang: Lang, name: &str, axes: &Axes) -> Result<Figure, Exit> {
    let (sector, quantity) = match name.split_once('/') {
        Some((sector, quantity)) => (Some(sector.to_owned()), quantity),
        None => (None, name),
    };
    let quantities = Quantity::ALL
        .iter()
        .map(|quantity| Candidate::bare(quantity.name()));
    let quantity = positions(lang, texts::FIGURE, &[quantity.to_owned()], quantities)?;
    let sectors = axes.sectors.iter();
    let sectors = sectors.map(|sector| Candidate::bare(&sector.id));
    let sector = positions(lang, texts::SECTOR, sector.as_slice(), sectors)?;
    // Each known name has its place, and one name one place.
    Ok(Figure {
        quantity: Quantity::ALL[quantity[0]],
        sector: sector.first().copied(),
    })
}
