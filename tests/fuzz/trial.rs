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
use hakyu::scenario::{Loaded, Written, load_with_plan};
use hakyu::words::Lang;
use hakyu::world::Network;

use super::dice::Dice;
use super::pieces::{Kind, group, joined, pieces};
use super::seeds::{Seed, Seeds};
use super::{gentle, mutate};

/// Events of a replicate, so that no input is slow for being large alone.
const EVENTS: u64 = 20_000;
/// The same times dependencies, all of which an event may change.
const EVALUATIONS: u64 = 2_000_000;
/// One input in so many is a scenario on the model of Japan, which takes milliseconds to read.
const NATIONAL: u64 = 1_024;
/// One input in so many has a plan laid over such a scenario.
const NATIONAL_PLAN: u64 = 2_048;
/// One input in so many has a file of that model changed.
const MODEL: u64 = 4_096;

/// A scenario, a plan beside it, and a file of the model of Japan by its place; one of them is changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    pub scenario: Vec<u8>,
    pub plan: Option<Vec<u8>>,
    pub model_file: Option<(usize, String)>,
}

impl Input {
    fn of(scenario: Vec<u8>) -> Input {
        Input {
            scenario,
            plan: None,
            model_file: None,
        }
    }

    /// The text that is changed.
    pub fn changed(&self) -> &[u8] {
        match (&self.model_file, &self.plan) {
            (Some((_, text)), _) => text.as_bytes(),
            (None, Some(plan)) => plan,
            (None, None) => &self.scenario,
        }
    }

    /// The same with another text in its place.
    pub fn with(&self, text: String) -> Input {
        let mut input = self.clone();
        match (&mut input.model_file, &mut input.plan) {
            (Some((_, file)), _) => *file = text,
            (None, Some(plan)) => *plan = text.into_bytes(),
            (None, None) => input.scenario = text.into_bytes(),
        }
        input
    }
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

/// Input `number`: most are cheap; a third is changed so gently that it can mostly be run.
pub fn input(seeds: &Seeds, number: u64) -> Input {
    let mut dice = Dice::new(number);
    let dice = &mut dice;
    match number {
        _ if number % MODEL == 7 => model_file(seeds, dice),
        _ if number % NATIONAL_PLAN == 5 => {
            let plan = one_of(&seeds.plans, dice).clone();
            let scenario = joined(one_of(&seeds.national, dice));
            with_plan(scenario, plan, &seeds.plans, dice)
        }
        _ if number % NATIONAL == 3 => scenario(&seeds.national, &seeds.small, dice),
        _ => match number % 6 {
            0 | 1 => {
                let mut pieces = one_of(&seeds.good, dice).clone();
                gentle::changed(&mut pieces, dice);
                Input::of(joined(&pieces).into_bytes())
            }
            2 => {
                let scenario = one_of(&seeds.good, dice);
                // A plan for this scenario, or for another one.
                let model = if dice.coin() {
                    scenario
                } else {
                    one_of(&seeds.good, dice)
                };
                with_plan(joined(scenario), plan_of(model), &seeds.good, dice)
            }
            _ => scenario(&seeds.small, &seeds.national, dice),
        },
    }
}

fn one_of<'s>(seeds: &'s [Seed], dice: &mut Dice) -> &'s Seed {
    &seeds[dice.below(seeds.len())]
}

/// A changed scenario, now and then with pieces of others.
fn scenario(from: &[Seed], others: &[Seed], dice: &mut Dice) -> Input {
    let mut pieces = one_of(from, dice).clone();
    let others = if dice.once_in(8) { others } else { from };
    mutate::pieces(&mut pieces, others, dice);
    Input::of(mutate::bytes(&pieces, dice))
}

fn model_file(seeds: &Seeds, dice: &mut Dice) -> Input {
    let at = dice.below(seeds.model.len());
    let mut pieces = seeds.model[at].clone();
    mutate::pieces(&mut pieces, &seeds.model, dice);
    let bytes = mutate::bytes(&pieces, dice);
    let scenario = joined(one_of(&seeds.national, dice));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Input {
        model_file: Some((at, text)),
        ..Input::of(scenario.into_bytes())
    }
}

/// A scenario as it is with a plan that is changed, gently or not.
fn with_plan(scenario: String, mut plan: Seed, others: &[Seed], dice: &mut Dice) -> Input {
    let bytes = match dice.coin() {
        true => {
            gentle::changed(&mut plan, dice);
            joined(&plan).into_bytes()
        }
        false => {
            mutate::pieces(&mut plan, others, dice);
            mutate::bytes(&plan, dice)
        }
    };
    Input {
        plan: Some(bytes),
        ..Input::of(scenario.into_bytes())
    }
}

/// A plan that lays a scenario's own model over it once more.
fn plan_of(scenario: &Seed) -> Seed {
    let mut plan = pieces("Plan(schema: 1, title: \"p\", patch: ");
    let model = scenario.iter().position(|piece| piece.text == "model");
    let open = model.and_then(|at| {
        let rest = scenario[at..].iter();
        Some(at + rest.take(4).position(|piece| piece.kind == Kind::Open)?)
    });
    plan.extend(open.map_or(pieces("()"), |open| {
        scenario[group(scenario, open)].to_vec()
    }));
    plan.extend(pieces(")"));
    plan
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
    let outcome = Worker::new(&net).within(budget(&net)).outcome(2019, 0);
    match outcome.failed {
        Some(_) => Fate::Stopped,
        None => Fate::Ran,
    }
}

/// Events that a replicate may have.
fn budget(net: &Network) -> u64 {
    EVENTS.min(EVALUATIONS / (net.model.groups.len() as u64 + 1))
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
    let library = Replaced(&input.model_file);
    let scenario = Written::text("fuzz.ron", text);
    // Of a plan that is no text, what is left of it.
    let plan = input
        .plan
        .as_ref()
        .map(|plan| String::from_utf8_lossy(plan));
    let plan = plan.as_deref().map(|text| Written::text("plan.ron", text));
    match load_with_plan(scenario, plan, &library) {
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
        || Worker::new(&net).within(budget(&net)),
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
    Input::of(std::fs::read(path).expect("a file of the corpus can be read"))
}
