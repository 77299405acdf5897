//! What the operating system calls in between: a person who stops a batch, a machine that shuts down, a limit on files.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hakyu::words::{Lang, cli as texts};

use super::exit::warn;

/// The exit code of a program that Ctrl-C ended at once, by custom.
const ENDED: i32 = 130;

/// Ctrl-C once sets `cancel`, so that what is under way is finished and written; twice ends at once. The same for a
/// machine that shuts down.
pub fn listen(lang: Lang, cancel: &Arc<AtomicBool>) {
    let cancel = Arc::clone(cancel);
    let listening = ctrlc::set_handler(move || {
        if cancel.swap(true, Ordering::Relaxed) {
            std::process::exit(ENDED);
        }
    });
    if let Err(error) = listening {
        warn(lang, &texts::CTRL_C.fill(lang, &[("error", &error)]));
    }
}

/// A file that grows beyond what the user is allowed is an error of that write, as a full disk is; by default the
/// operating system would end the program without a word.
#[cfg(unix)]
pub fn files_too_large_are_errors() {
    let heard = Arc::new(AtomicBool::new(false));
    // If this is refused, a file that is too large ends the program; the journal and the old result stand all the same.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, heard);
}

/// Elsewhere there is no such call.
#[cfg(not(unix))]
pub fn files_too_large_are_errors() {}
