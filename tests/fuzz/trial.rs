//! One input: made from its number, and put through everything that a user's file meets.

use std::io;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use hakyu::batch::{Batch, Options, Summary, run};
use hakyu::measure::Recorder;
use hakyu::model::embedded::BuiltIn;
use hakyu::model::reading::Library;
use hakyu::notation::{Diagnostics, Report, Sources, decode};
use hakyu::replicate::Worker;
use hakyu::report::{About, TableOptions, documents, pictures, terminal};
use hakyu::scenario::{Loaded, load_text};
use hakyu::words::Lang;
use hakyu::world::Network;

use super::dice::Dice;
use super::mutate;
use super::pieces::joined;
use super::seeds::Seeds;

/// Events of a replicate, so that no input is slow for being large alone.
const EVENTS: u64 = 20_000;
/// One input in so many is a scenario on the model of Japan, which takes milliseconds to read.
const NATIONAL: u64 = 512;
/// One input in so many has a file of that model changed.
const MODEL: u64 = 2_048;

/// A scenario and, where that is what was changed, a file of the model of Japan by its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub scenario: Vec<u8>,
    pub model_file: Option<(usize, String)>,
}

/// How an input fared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It has problems, which were told.
    Refused,
    /// A replicate was stopped by a limit.
    Stopped,
    /// Its replicates came to their horizon.
    Ran,
}

/// Input `number`.
pub fn input(seeds: &Seeds, number: u64) -> Input {
    let mut dice = Dice::new(number);
    if number % MODEL == 7 {
        let at = dice.below(seeds.model.len());
        let mut pieces = seeds.model[at].clone();
        mutate::pieces(&mut pieces, &seeds.model, &mut dice);
        let bytes = mutate::bytes(&pieces, &mut dice);
        let scenario = &seeds.national[dice.below(seeds.national.len())];
        return Input {
            scenario: joined(scenario).into_bytes(),
            model_file: Some((at, String::from_utf8_lossy(&bytes).into_owned())),
        };
    }
    let (from, others) = match number % NATIONAL {
        3 => (&seeds.national, [&seeds.national, &seeds.small]),
        _ => (&seeds.small, [&seeds.small, &seeds.national]),
    };
    let mut pieces = from[dice.below(from.len())].clone();
    let others = others[usize::from(dice.once_in(8))];
    mutate::pieces(&mut pieces, others, &mut dice);
    Input {
        scenario: mutate::bytes(&pieces, &mut dice),
        model_file: None,
    }
}

/// The model of Japan with a file replaced.
struct Replaced<'i>(&'i Option<(usize, String)>);

impl Library for Replaced<'_> {
    fn model<'l>(&'l self, id: &str) -> Option<Vec<(&'l str, &'l str)>> {
        let mut files = BuiltIn.model(id)?;
        if let Some((at, text)) = self.0 {
            files[*at].1 = text;
        }
        Some(files)
    }

    fn models(&self) -> Vec<&str> {
        BuiltIn.models()
    }
}

/// Reads an input and runs what can be read.
pub fn attempt(input: &Input) -> Fate {
    let Some(loaded) = loaded(input) else {
        return Fate::Refused;
    };
    let net = Network::new(&loaded.model, &loaded.scenario);
    let outcome = Worker::new(&net).within(EVENTS).outcome(2019, 0);
    match outcome.failed {
        Some(_) => Fate::Stopped,
        None => Fate::Ran,
    }
}

/// Reads it; problems and warnings are told, for telling them is part of reading.
fn loaded(input: &Input) -> Option<Loaded> {
    let Ok(text) = std::str::from_utf8(&input.scenario) else {
        let (sink, mut sources) = (Diagnostics::default(), Sources::default());
        let decoded = decode("fuzz.ron", &input.scenario, &mut sources, &sink);
        assert!(decoded.is_none() && sink.has_errors());
        tell(&sink.into_report(sources));
        return None;
    };
    match load_text("fuzz.ron", text, &Replaced(&input.model_file)) {
        Ok(loaded) => {
            tell(&loaded.warnings);
            Some(loaded)
        }
        Err(report) => {
            assert!(!report.is_empty(), "what is refused has a reason");
            tell(&report);
            None
        }
    }
}

/// Tells problems in every language; what cannot be told is a fault like any other.
fn tell(report: &Report) {
    for lang in Lang::ALL {
        assert_eq!(report.to(lang).is_empty(), report.is_empty());
    }
}

/// A small batch of an input that can be read, in every form but the page.
pub fn report(input: &Input) {
    let Some(loaded) = loaded(input) else { return };
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut batch = Batch::new(Recorder::axes(&net));
    let options = Options {
        replicates: 3,
        threads: 1,
        until: None,
    };
    run(
        &mut batch,
        options,
        || Worker::new(&net).within(EVENTS),
        |worker, replicate| worker.outcome(2019, replicate),
        &AtomicBool::new(false),
        |_, _| {},
    )
    .expect("a thread can be started");
    let summary = Summary::of(&batch);
    let about = About {
        title: loaded.scenario.title.clone(),
        ..About::default()
    };
    let _ = terminal(&batch.axes, &summary, &about);
    if summary.completed == 0 {
        // Nothing is written then.
        return;
    }
    let tables = documents(&batch, &summary, &about, TableOptions::default());
    let drawn = pictures(Lang::Ja, &batch, &summary, &about.title);
    for document in tables.iter().chain(&drawn.expect("pictures can be drawn")) {
        (document.write)(&mut io::sink()).expect("every form can be written");
    }
}

/// An input of the corpus, as it is kept.
pub fn kept(path: &Path) -> Input {
    Input {
        scenario: std::fs::read(path).expect("a file of the corpus can be read"),
        model_file: None,
    }
}
