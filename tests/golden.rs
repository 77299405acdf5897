//! The same bytes in debug and in release, today and tomorrow: hashes of a small batch's tables.
//!
//! They change only with the laws, the draws or the tables. `HAKYU_BLESS=1 cargo test --test golden` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use hakyu::report::Content;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn a_small_batch_has_the_bytes_that_it_had() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new(env!("CARGO_BIN_EXE_hakyu"))
        .args([
            "batch",
            "tests/data/small.ron",
            "-n",
            "120",
            "--quiet",
            "--lang",
            "en",
            "--out",
        ])
        .arg(folder.path().join("out"))
        .current_dir(ROOT)
        .output()
        .expect("the program starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut hashes = String::new();
    for name in [
        "observed.csv",
        "replicates.csv",
        "service.csv",
        "summary.csv",
    ] {
        let bytes = fs::read(folder.path().join("out").join(name)).expect("a table is there");
        let _ = writeln!(hashes, "{}  {name}", Content::of(name, &bytes).sha256);
    }
    let path = format!("{ROOT}/tests/data/small.sha256");
    #[expect(
        clippy::disallowed_methods,
        reason = "a person asks for new hashes; no result does"
    )]
    if std::env::var_os("HAKYU_BLESS").is_some() {
        fs::write(&path, &hashes).expect("the hashes can be written");
    }
    let expected = fs::read_to_string(&path).expect("the hashes are there");
    assert_eq!(
        hashes, expected,
        "if this is meant: HAKYU_BLESS=1 cargo test --test golden"
    );
}
