//! Incidents by name or by file, with what was observed of them.

use std::fs;
use std::path::Path;

use hakyu::hindcast::fit::Case;
use hakyu::hindcast::{Known, embedded, read};
use hakyu::model::embedded::BuiltIn;
use hakyu::report::Content;
use hakyu::report::hindcast::problem;
use hakyu::scenario::reading::{Revision, load_revised};
use hakyu::scenario::{Loaded, Written, load};
use hakyu::words::{Lang, hindcast as texts};

use super::batch::content_of;
use super::exit::{Exit, complain, fail};
use super::loading::refuse;

/// An incident that can be read again with other values of its model.
pub fn case(lang: Lang, name: String, inputs: &mut Vec<Content>) -> Result<Case<'static>, Exit> {
    let known = incident(lang, &name, inputs)?;
    let reload = move |revision: &Revision| {
        let path = Path::new(&name);
        match embedded::revised(&name, &BuiltIn, revision).filter(|_| !path.exists()) {
            Some((loaded, _)) => loaded,
            None => load_revised(Written::File(path), &BuiltIn, revision),
        }
    };
    Ok(Case {
        known,
        reload: Box::new(reload),
    })
}

/// An incident by the name of a shipped one, or by its scenario's file with a table beside it.
pub fn incident(lang: Lang, name: &str, inputs: &mut Vec<Content>) -> Result<Known, Exit> {
    let path = Path::new(name);
    if let Some((loaded, table)) = embedded::incident(name, &BuiltIn).filter(|_| !path.exists()) {
        let loaded = loaded.map_err(|report| refuse(lang, &report))?;
        return known(
            lang,
            name,
            loaded,
            &format!("{name}.csv"),
            table.as_bytes(),
            inputs,
        );
    }
    if !path.exists() {
        let names = embedded::names().join(", ");
        let what = texts::UNKNOWN.fill(lang, &[("name", &name), ("names", &names)]);
        complain(lang, &what);
        return Err(Exit::Usage);
    }
    let loaded = load(path, &BuiltIn).map_err(|report| refuse(lang, &report))?;
    let beside = path.with_extension("csv");
    let table = fs::read(&beside).map_err(|error| {
        let what = texts::NO_TABLE.fill(lang, &[("file", &beside.display())]);
        fail(lang, Exit::Machine, &what, Some(&error))
    })?;
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    known(lang, &id, loaded, &beside.to_string_lossy(), &table, inputs)
}

fn known(
    lang: Lang,
    id: &str,
    loaded: Loaded,
    file: &str,
    table: &[u8],
    inputs: &mut Vec<Content>,
) -> Result<Known, Exit> {
    let scenario = &loaded.scenario;
    if scenario.compared.is_empty() {
        complain(lang, &texts::NOTHING_COMPARED.fill(lang, &[("file", &id)]));
        return Err(Exit::Usage);
    }
    let series = read(table, &scenario.compared, scenario.horizon).map_err(|problems| {
        let told = problems.iter().map(|one| problem(lang, file, one));
        told.for_each(|sentence| complain(lang, &sentence));
        Exit::Usage
    })?;
    inputs.extend(content_of(&loaded));
    let name = Path::new(file).file_name().unwrap_or_default();
    inputs.push(Content::of(&name.to_string_lossy(), table));
    Ok(Known {
        id: id.to_owned(),
        loaded,
        series,
    })
}
