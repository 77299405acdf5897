//! `hakyu explain`: a field of the files, or a problem by its number.

use clap::Args;
use hakyu::words::Lang;

use super::exit::{Exit, print, talk};

/// `hakyu explain`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  hakyu explain horizon
  hakyu explain facility.restart_lag
  hakyu explain LogNormal
  hakyu explain HK020")]
pub struct ExplainArguments {
    /// A field, a record, a choice, or the number of a problem
    pub word: String,
}

/// Explains it.
pub fn run(lang: Lang, arguments: &ExplainArguments) -> Exit {
    match hakyu::reference::explain(lang, &arguments.word) {
        Ok(told) => print(&told),
        Err(advice) => {
            talk(&format!("error: {advice}"));
            Exit::Usage
        }
    }
}
