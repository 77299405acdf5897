//! The engine asks nothing of the C library's mathematics, whose last digits differ between machines.
//!
//! A plain program rather than a test with a harness: it runs replicates, draws nothing, and then reads in its own file
//! which functions the dynamic linker has to find for it. What is only in the source but never linked does not count, and
//! what a dependency pulls in does.

use std::fs;
use std::path::Path;

use hakyu::model::embedded::BuiltIn;
use hakyu::replicate::Worker;
use hakyu::scenario::load;
use hakyu::world::Network;
use object::read::elf::ElfFile64;
use object::{Object, ObjectSymbol};

/// Functions that the C standard does not oblige to be right to the last digit.
const INEXACT: [&str; 26] = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "erf",
    "erfc", "exp", "exp10", "exp2", "expm1", "hypot", "lgamma", "log", "log10", "log1p", "log2",
    "pow", "sin", "tan", "tgamma",
];

/// The inexact functions among the names, in single and in double precision.
fn inexact(names: &[String]) -> Vec<&str> {
    let is_inexact = |name: &str| {
        INEXACT.contains(&name)
            || matches!(name, "sincos" | "sinh" | "tanh")
            || name
                .strip_suffix(['f', 'l', 'r'])
                .is_some_and(|name| INEXACT.contains(&name))
    };
    names
        .iter()
        .map(String::as_str)
        .filter(|name| is_inexact(name))
        .collect()
}

/// The functions that a program leaves to the dynamic linker; none where the program is of another kind than ELF.
fn left_to_the_linker(program: &Path) -> Option<Vec<String>> {
    let bytes = fs::read(program).expect("a program that was just built can be read");
    let file: ElfFile64 = ElfFile64::parse(bytes.as_slice()).ok()?;
    let missing = file
        .dynamic_symbols()
        .filter(|symbol| symbol.is_undefined());
    let names = missing.filter_map(|symbol| symbol.name().ok().map(str::to_owned));
    Some(names.collect())
}

/// Has the linker keep all that a replicate needs.
fn run_replicates() {
    for name in ["tests/data/small.ron", "scenarios/hokkaido-2018.ron"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let loaded = load(&path, &BuiltIn).unwrap_or_else(|problems| panic!("{problems}"));
        let net = Network::new(&loaded.model, &loaded.scenario);
        let outcome = Worker::new(&net).outcome(2019, 0);
        assert_eq!(outcome.failed, None, "{name}");
        assert!(outcome.events > 0, "{name} does nothing");
    }
}

fn main() {
    run_replicates();
    let own = std::env::current_exe().expect("a running program has a file");
    let Some(own) = left_to_the_linker(&own).filter(|names| !names.is_empty()) else {
        println!("not a dynamically linked ELF program: nothing to check");
        return;
    };
    assert_eq!(
        inexact(&own),
        [""; 0],
        "the engine asks these of the C library"
    );
    // The whole program does, to draw its pictures: so the check sees what there is to see.
    let whole = left_to_the_linker(Path::new(env!("CARGO_BIN_EXE_hakyu")));
    let drawing = whole.expect("both programs are of one kind");
    assert!(
        !inexact(&drawing).is_empty(),
        "the check does not see what drawing asks for"
    );
    println!(
        "{} functions of the C library are linked, none of them inexact: ok",
        own.len()
    );
}
