//! `hakyu list`: the scenarios that are inside the program.

use hakyu::model::embedded::BuiltIn;
use hakyu::words::Lang;

use super::exit::{Exit, print};
use super::loading::refuse;

/// Lists them.
pub fn run(lang: Lang) -> Exit {
    match hakyu::reference::shelf(lang, &BuiltIn) {
        Ok(list) => print(lang, &list),
        Err(report) => refuse(lang, &report),
    }
}
