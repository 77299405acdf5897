//! `hakyu explain`: a field of the files, or a problem by its number.

use clap::Args;
use hakyu::words::Lang;

use super::exit::{Exit, complain, print};

/// `hakyu explain`.
#[derive(Args, Debug)]
pub struct ExplainArguments {
    pub word: String,
}

/// Explains it.
pub fn run(lang: Lang, arguments: &ExplainArguments) -> Exit {
    match hakyu::reference::explain(lang, &arguments.word) {
        Ok(told) => print(lang, &told),
        Err(advice) => {
            complain(lang, &advice);
            Exit::Usage
        }
    }
}
