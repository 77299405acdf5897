//! `hakyu model`: the nation that scenarios happen to.

use hakyu::model::Model;
use hakyu::report::{facility_sheet, model_sheet};
use hakyu::words::{Lang, cli as texts};

use super::arguments::{ModelArguments, ModelCommand};
use super::exit::{Exit, print};
use super::loading::{model, positions};

/// Shows it.
pub fn run(lang: Lang, arguments: &ModelArguments) -> Exit {
    match shown(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn shown(lang: Lang, arguments: &ModelArguments) -> Result<Exit, Exit> {
    let model: Model = model(lang, &arguments.model)?;
    Ok(match &arguments.what {
        None => print(lang, &model_sheet(lang, &model)),
        Some(ModelCommand::Show { id }) => {
            let ids = model.facilities.iter().map(|facility| facility.id.as_str());
            let found = positions(lang, texts::FACILITY, std::slice::from_ref(id), ids)?;
            let sheet: String = found
                .iter()
                .map(|facility| facility_sheet(lang, &model, *facility))
                .collect();
            print(lang, &sheet)
        }
    })
}
