//! Faults of the machine: limits on files, a folder that vanishes, a reader that goes away, Ctrl-C.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/small.ron");
const HAKYU: &str = env!("CARGO_BIN_EXE_hakyu");

/// A shell's line in a folder, in which `$HAKYU` is the program and `$SMALL` a scenario.
fn shell(folder: &Path, line: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .current_dir(folder)
        .env("HAKYU", HAKYU)
        .env("SMALL", SMALL)
        .env("LC_ALL", "C")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn done(folder: &Path, line: &str) -> Output {
    shell(folder, line).output().expect("a shell starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// All files of a folder, by name.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    let files = entries.map(|entry| entry.expect("an entry can be read").path());
    files
        .map(|path| {
            let name = path.file_name().expect("a file has a name");
            let bytes = fs::read(&path).expect("a file can be read");
            (name.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn a_limit_on_files_leaves_no_half_result_and_the_batch_goes_on_without_it() {
    let desk = tempfile::tempdir().expect("a folder can be made");
    let batch = "\"$HAKYU\" batch \"$SMALL\" -n 400 --quiet";
    assert!(
        done(desk.path(), &format!("{batch} -o whole"))
            .status
            .success()
    );
    let expected = contents(&desk.path().join("whole"));
    let mut refused = 0;
    // In blocks of 512 bytes: in the journal, in the first tables, in the last pictures.
    for blocks in [1, 16, 64, 200, 400] {
        let limited = format!("ulimit -f {blocks}; exec {batch} -o out --force");
        let output = done(desk.path(), &limited);
        match output.status.code() {
            Some(0) => assert!(contents(&desk.path().join("out")) == expected, "{blocks}"),
            Some(3) => {
                refused += 1;
                assert!(
                    said(&output).contains("cannot"),
                    "{blocks}: {}",
                    said(&output)
                );
                assert!(!desk.path().join("out").exists(), "{blocks}: half a result");
            }
            other => panic!("{blocks} blocks: {other:?} {}", said(&output)),
        }
        let again = done(desk.path(), &format!("{batch} -o out --resume"));
        assert!(again.status.success(), "{blocks}: {}", said(&again));
        assert!(contents(&desk.path().join("out")) == expected, "{blocks}");
        fs::remove_dir_all(desk.path().join("out")).expect("a folder can be removed");
        let left = fs::read_dir(desk.path()).expect("a folder can be listed");
        assert_eq!(left.count(), 1, "{blocks}: litter");
    }
    assert!(refused >= 3, "the limits were not felt: {refused}");
}

fn waiting_for(path: &Path, bytes: u64, child: &mut Child) {
    while fs::metadata(path).map_or(0, |about| about.len()) < bytes {
        let ended = child.try_wait().expect("a child can be asked");
        assert_eq!(ended, None, "the batch ended too early");
        sleep(Duration::from_millis(10));
    }
}

#[test]
fn ctrl_c_writes_what_is_finished_and_resume_goes_on() {
    let desk = tempfile::tempdir().expect("a folder can be made");
    let line = "exec \"$HAKYU\" batch \"$SMALL\" -n 300000 --quiet -o out";
    let mut child = shell(desk.path(), line).spawn().expect("a shell starts");
    waiting_for(&desk.path().join(".out.journal"), 20_000, &mut child);
    let stopped = done(desk.path(), &format!("kill -INT {}", child.id()));
    assert!(stopped.status.success(), "{}", said(&stopped));
    let output = child.wait_with_output().expect("a child ends");
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    assert!(said(&output).contains("--resume"), "{}", said(&output));
    let first = contents(&desk.path().join("out"));
    assert!(first.contains_key("report.html"));
    // As many as were finished, and then 100 more.
    let rows = |files: &BTreeMap<String, Vec<u8>>| {
        let table = String::from_utf8_lossy(&files["replicates.csv"]).into_owned();
        table.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let sectors = 2;
    let finished = (rows(&first).len() - 1) / sectors;
    let more = finished + 100;
    let line = format!("\"$HAKYU\" batch \"$SMALL\" -n {more} --quiet -o out --resume");
    let resumed = done(desk.path(), &line);
    assert!(resumed.status.success(), "{}", said(&resumed));
    let second = contents(&desk.path().join("out"));
    assert_eq!(rows(&second)[..rows(&first).len()], rows(&first)[..]);
    assert!(rows(&second).len() > rows(&first).len());
    assert!(!desk.path().join(".out.journal").exists());
}

#[test]
fn a_folder_that_vanishes_meanwhile_is_made_again() {
    let desk = tempfile::tempdir().expect("a folder can be made");
    let line = "exec \"$HAKYU\" batch \"$SMALL\" -n 3000 --quiet -o away/out";
    let mut child = shell(desk.path(), line).spawn().expect("a shell starts");
    waiting_for(&desk.path().join("away/.out.journal"), 1, &mut child);
    fs::remove_dir_all(desk.path().join("away")).expect("a folder can be removed");
    let output = child.wait_with_output().expect("a child ends");
    assert!(output.status.success(), "{}", said(&output));
    assert!(desk.path().join("away/out/report.html").exists());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = tempfile::tempdir().expect("a folder can be made");
    let line = "{ \"$HAKYU\" run \"$SMALL\"; echo \"code $?\" >&2; } | head -n 1";
    let output = done(desk.path(), line);
    assert!(said(&output).contains("code 0"), "{}", said(&output));
    assert!(!said(&output).contains("panicked"), "{}", said(&output));
}

#[test]
fn more_replicates_than_memory_are_refused_before_the_work_begins() {
    let desk = tempfile::tempdir().expect("a folder can be made");
    // Half a gigabyte of addresses.
    let line = "ulimit -v 524288; exec \"$HAKYU\" batch \"$SMALL\" -n 10000000 --quiet -o out";
    let output = done(desk.path(), line);
    assert_eq!(output.status.code(), Some(5), "{}", said(&output));
    assert!(said(&output).contains("GB of memory"), "{}", said(&output));
    let left = fs::read_dir(desk.path()).expect("a folder can be listed");
    assert_eq!(left.count(), 0, "something was written");
}
