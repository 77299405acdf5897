//! `hakyu model`: the nation that scenarios happen to.

use hakyu::model::Model;
use hakyu::report::{facility_sheet, model_sheet};

use super::arguments::{ModelArguments, ModelCommand};
use super::exit::{Exit, print};
use super::loading::{model, positions};

/// Shows it.
pub fn run(arguments: &ModelArguments) -> Exit {
    match shown(arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn shown(arguments: &ModelArguments) -> Result<Exit, Exit> {
    let model: Model = model(&arguments.model)?;
    Ok(match &arguments.what {
        None => print(&model_sheet(&model)),
        Some(ModelCommand::Show { id }) => {
            let ids = model.facilities.iter().map(|facility| facility.id.as_str());
            let found = positions("facility", std::slice::from_ref(id), ids)?;
            let sheet: String = found
                .iter()
                .map(|facility| facility_sheet(&model, *facility))
                .collect();
            print(&sheet)
        }
    })
}
