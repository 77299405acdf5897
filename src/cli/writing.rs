//! Single files that a user names: never in the place of another without being told so.

use std::fs;
use std::io;
use std::path::Path;

use hakyu::words::{Lang, errors, reference as texts};

use super::exit::{Exit, complain, fail};

/// Refuses a path that is taken, unless the user insists.
pub fn free(lang: Lang, file: &Path, force: bool) -> Result<(), Exit> {
    if file.exists() && !force {
        complain(
            lang,
            &texts::EXISTS.fill(lang, &[("file", &file.display())]),
        );
        return Err(Exit::Machine);
    }
    Ok(())
}

/// Writes a file, and the folders above it where there are none.
pub fn put(lang: Lang, file: &Path, text: &str) -> Result<(), Exit> {
    write(file, text).map_err(|error| {
        let what = errors::CANNOT_WRITE.fill(lang, &[("path", &file.display())]);
        fail(lang, Exit::Machine, &what, Some(&error))
    })
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
