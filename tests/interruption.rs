//! A batch is killed at any moment and goes on to the same bytes.
//!
//! The ordinary test kills a few times; `HAKYU_KILLS=300 cargo test --release --test interruption -- --nocapture` is the
//! proof behind it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/small.ron");
/// So many that a batch takes a good part of a second.
const REPLICATES: &str = "2000";
/// So many that it does not end by itself while a test looks.
const ENDLESS: &str = "1000000";

fn hakyu(folder: &Path, more: &[&str]) -> Command {
    batch_of(REPLICATES, folder, more)
}

fn batch_of(replicates: &str, folder: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hakyu"));
    command
        .args(["batch", SMALL, "-n", replicates, "-o", "out", "--quiet"])
        .args(more)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

fn finished(command: &mut Command) -> Output {
    command.output().expect("the program starts")
}

fn started(command: &mut Command) -> Child {
    command.spawn().expect("the program starts")
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

/// What lies in a folder besides `out`.
fn strays(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    let names = entries.map(|entry| entry.expect("an entry can be read").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name != "out").collect()
}

/// Pseudo-random delays from a fixed seed (Knuth's constants): where exactly a kill hits depends on the machine anyway.
struct Delays(u64);

impl Delays {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn kills() -> u32 {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a test runs is no result"
    )]
    let asked = std::env::var("HAKYU_KILLS").ok();
    asked.map_or(4, |kills| kills.parse().expect("HAKYU_KILLS is a number"))
}

#[test]
fn a_batch_killed_at_any_moment_goes_on_to_the_same_bytes() {
    let desk = tempfile::tempdir().expect("a folder can be made");
    let whole = desk.path().join("whole");
    fs::create_dir(&whole).expect("a folder can be made");
    assert!(finished(&mut hakyu(&whole, &[])).status.success());
    let expected = contents(&whole.join("out"));
    assert_eq!(
        strays(&whole),
        [""; 0],
        "a complete batch leaves no journal"
    );

    let mut delays = Delays(2_019);
    let (mut killed, mut batches) = (0, 0);
    while killed < kills() {
        let folder = desk.path().join(format!("batch-{batches}"));
        fs::create_dir(&folder).expect("a folder can be made");
        batches += 1;
        // Killed again and again, with another number of threads each time, until it comes to its end.
        for attempt in 0.. {
            let threads = (1 + attempt % 3).to_string();
            let mut child = started(&mut hakyu(&folder, &["--resume", "--threads", &threads]));
            sleep(Duration::from_millis(delays.below(400)));
            let still_runs = child.try_wait().expect("a child can be asked").is_none();
            if still_runs && attempt < 4 {
                child.kill().expect("a child can be killed");
                child.wait().expect("a child ends");
                killed += 1;
                continue;
            }
            let output = child.wait_with_output().expect("a child ends");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "batch {batches}: {said}");
            break;
        }
        assert!(
            contents(&folder.join("out")) == expected,
            "batch {batches} after {killed} kills differs"
        );
        assert_eq!(strays(&folder), [""; 0], "batch {batches}");
        fs::remove_dir_all(&folder).expect("a folder can be removed");
    }
    println!("{killed} kills in {batches} batches, 0 wrong");
}

#[test]
fn a_stopped_batch_is_named_and_refused_until_one_says_what_to_do() {
    let desk = tempfile::tempdir().expect("a folder can be made");
    let mut child = started(&mut batch_of(ENDLESS, desk.path(), &[]));
    let journal = desk.path().join(".out.journal");
    while fs::metadata(&journal).map_or(0, |about| about.len()) < 10_000 {
        let ended = child.try_wait().expect("a child can be asked");
        assert_eq!(ended, None, "the batch ended before it could be stopped");
        sleep(Duration::from_millis(20));
    }
    let second = finished(&mut hakyu(desk.path(), &["--resume"]));
    assert_eq!(second.status.code(), Some(3));
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains("another hakyu is at work"), "{said}");
    child.kill().expect("a child can be killed");
    child.wait().expect("a child ends");

    let again = finished(&mut hakyu(desk.path(), &[]));
    assert_eq!(again.status.code(), Some(3));
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(
        said.contains("--resume") && said.contains("--force"),
        "{said}"
    );
    let other = finished(&mut hakyu(desk.path(), &["--resume", "--seed", "8"]));
    assert_eq!(other.status.code(), Some(2));
    let said = String::from_utf8_lossy(&other.stderr).into_owned();
    assert!(said.contains("the seed is 8 here"), "{said}");
    assert!(
        finished(&mut hakyu(desk.path(), &["--force"]))
            .status
            .success()
    );
    assert_eq!(strays(desk.path()), [""; 0]);
}
