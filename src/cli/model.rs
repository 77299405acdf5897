//! `hakyu model`: the nation that scenarios happen to.

use std::path::Path;

use hakyu::model::Model;
use hakyu::report::html::model_page;
use hakyu::report::{facilities_meant, facility_list, facility_sheet, model_sheet};
use hakyu::words::{Lang, cli as texts};

use super::arguments::{ModelArguments, ModelCommand};
use super::exit::{Exit, complain, print};
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
    let found = match &arguments.what {
        None => None,
        Some(ModelCommand::Show { id }) => Some(meant(lang, &model, id)?),
    };
    match (&arguments.html, found.as_deref()) {
        (Some(_), Some(several @ [_, _, ..])) => Err(refuse_several(lang, several.len())),
        (Some(file), found) => {
            let facility = found.and_then(<[usize]>::first).copied();
            let page = model_page(lang, &model, facility);
            written(lang, file, &page, arguments.force)
        }
        (None, Some(&[facility])) => Ok(print(lang, &facility_sheet(lang, &model, facility))),
        (None, Some(several)) => Ok(print(lang, &facility_list(lang, &model, several))),
        (None, None) => Ok(print(lang, &model_sheet(lang, &model))),
    }
}

/// The facilities that all words mean, at least one; a word that means none is refused with what comes near it.
fn meant(lang: Lang, model: &Model, words: &[String]) -> Result<Vec<usize>, Exit> {
    let mut found: Vec<usize> = (0..model.facilities.len()).collect();
    for word in words {
        let meant = facilities_meant(model, word);
        if meant.is_empty() {
            let all = model.facilities.iter();
            let known = all.map(|facility| facility.name.candidate(&facility.id));
            positions(lang, texts::FACILITY, std::slice::from_ref(word), known)?;
        }
        found.retain(|facility| meant.binary_search(facility).is_ok());
    }
    if found.is_empty() {
        let words = words.join(", ");
        complain(lang, &texts::NONE_TOGETHER.fill(lang, &[("words", &words)]));
        return Err(Exit::Usage);
    }
    Ok(found)
}

fn refuse_several(lang: Lang, count: usize) -> Exit {
    complain(lang, &texts::PAGE_OF_ONE.fill(lang, &[("count", &count)]));
    Exit::Usage
}

fn written(lang: Lang, file: &Path, page: &str, force: bool) -> Result<Exit, Exit> {
    free(lang, file, force)?;
    put(lang, file, page)?;
    Ok(print(
        lang,
        &texts::PAGE.fill(lang, &[("file", &file.display())]),
    ))
}
