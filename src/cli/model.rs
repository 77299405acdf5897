//! `hakyu model`: the nation that scenarios happen to.

use std::path::Path;

use hakyu::model::Model;
use hakyu::report::html::model_page;
use hakyu::report::{facility_sheet, model_sheet};
use hakyu::words::{Lang, cli as texts};

use super::arguments::{ModelArguments, ModelCommand};
use super::exit::{Exit, print};
use super::loading::{model, positions};
use super::writing::{free, put};

/// Shows it on the terminal, or writes it as a page.
pub fn run(lang: Lang, arguments: &ModelArguments) -> Exit {
    match shown(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn shown(lang: Lang, arguments: &ModelArguments) -> Result<Exit, Exit> {
    let model: Model = model(lang, &arguments.model)?;
    let facility = match &arguments.what {
        None => None,
        Some(ModelCommand::Show { id }) => Some(position(lang, &model, id)?),
    };
    match (&arguments.html, facility) {
        (Some(file), facility) => {
            let page = model_page(lang, &model, facility);
            written(lang, file, &page, arguments.force)
        }
        (None, Some(facility)) => Ok(print(lang, &facility_sheet(lang, &model, facility))),
        (None, None) => Ok(print(lang, &model_sheet(lang, &model))),
    }
}

fn position(lang: Lang, model: &Model, id: &String) -> Result<usize, Exit> {
    let ids = model.facilities.iter().map(|facility| facility.id.as_str());
    let found = positions(lang, texts::FACILITY, std::slice::from_ref(id), ids)?;
    // Each id that is asked for has a position, or the ids were refused.
    found.first().copied().ok_or(Exit::Usage)
}

fn written(lang: Lang, file: &Path, page: &str, force: bool) -> Result<Exit, Exit> {
    free(lang, file, force)?;
    put(lang, file, page)?;
    Ok(print(
        lang,
        &texts::PAGE.fill(lang, &[("file", &file.display())]),
    ))
}
