//! Exit codes, and the two streams.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use hakyu::words::machine::why;
use hakyu::words::{Lang, errors as texts};

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, and a known answer did not come out.
    Differs,
    /// Wrong usage or input.
    Usage,
    /// Cannot read or write.
    Machine,
    /// Interrupted, with what is finished kept.
    Interrupted,
    /// Stopped by a limit.
    Limit,
}

/// The code that the operating system gets.
pub fn code(exit: Exit) -> ExitCode {
    ExitCode::from(match exit {
        Exit::Done => 0,
        Exit::Differs => 1,
        Exit::Usage => 2,
        Exit::Machine => 3,
        Exit::Interrupted => 4,
        Exit::Limit => 5,
    })
}

/// Writes a result to standard output.
pub fn print(lang: Lang, text: &str) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        // The reader has what it wanted (`hakyu run ... | head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => refused(lang, &error),
    }
}

/// Says on standard error why the program ends, with all reasons behind the first.
pub fn fail(
    lang: Lang,
    exit: Exit,
    what: &str,
    mut source: Option<&(dyn Error + 'static)>,
) -> Exit {
    let mut sentence = texts::ERROR.fill(lang, &[("what", &what)]);
    while let Some(reason) = source {
        let system = reason.downcast_ref::<io::Error>();
        let said = system.map_or_else(|| reason.to_string(), |error| why(error).to(lang));
        sentence.push_str(&format!(": {said}"));
        // What stands behind the system's refusal has been said with it.
        source = reason.source().filter(|_| system.is_none());
    }
    talk(&sentence);
    exit
}

/// Says on standard error why the operating system refused.
pub fn refused(lang: Lang, error: &io::Error) -> Exit {
    fail(lang, Exit::Machine, &why(error).to(lang), None)
}

/// Says on standard error what is wrong, where the program has no more to add.
pub fn complain(lang: Lang, what: &str) {
    talk(&texts::ERROR.fill(lang, &[("what", &what)]));
}

/// Says on standard error what a user should know.
pub fn warn(lang: Lang, what: &str) {
    talk(&texts::WARNING.fill(lang, &[("what", &what)]));
}

/// A line on standard error; where nobody listens there, nothing is lost.
pub fn talk(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
