//! `hakyu fit`: values of a model found by comparing with what was observed.

use std::error::Error;

use hakyu::hindcast::Scorecard;
use hakyu::hindcast::fit::{Case, Draws, Fit, Found, Step, Unscored, read, score};
use hakyu::model::embedded::BuiltIn;
use hakyu::report::fit::{Told, patch, told};
use hakyu::scenario::reading::Revision;
use hakyu::words::{Lang, errors, fit as texts};

use super::arguments::FitArguments;
use super::exit::{Exit, complain, fail, print, talk};
use super::incidents::case;
use super::loading::refuse;
use super::writing::{free, put};

/// Replicates of each incident for the table of what was found.
const REPLICATES: u64 = 200;

/// Runs it.
pub fn run(lang: Lang, arguments: &FitArguments) -> Exit {
    match fit(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn fit(lang: Lang, arguments: &FitArguments) -> Result<Exit, Exit> {
    if let Some(file) = &arguments.out {
        // Asked now rather than after the work.
        free(lang, file, arguments.force)?;
    }
    let fit = read(&arguments.file, &BuiltIn).map_err(|report| refuse(lang, &report))?;
    let cases = cases(lang, arguments, &fit)?;
    let mut run = Run {
        lang,
        arguments,
        fit: &fit,
        told: Told::default(),
    };
    match arguments.leave_one_out {
        true => run.leave_one_out(&cases)?,
        false => run.all(&cases)?,
    }
    let found = &run.told.found;
    if let (Some(file), [(_, found)]) = (&arguments.out, &found[..]) {
        put(lang, file, &patch(&fit, found))?;
    }
    Ok(print(lang, &told(lang, &fit, &run.told)))
}

/// The incidents of a fit; files are looked for beside its own.
fn cases(lang: Lang, arguments: &FitArguments, fit: &Fit) -> Result<Vec<Case<'static>>, Exit> {
    let mut inputs = Vec::new();
    let names = fit.incidents.iter().map(|name| {
        let beside = arguments.file.with_file_name(name);
        match name.ends_with(".ron") {
            true => beside.to_string_lossy().into_owned(),
            false => name.clone(),
        }
    });
    names.map(|name| case(lang, name, &mut inputs)).collect()
}

/// One run of the command, with what it has to tell so far.
struct Run<'r> {
    lang: Lang,
    arguments: &'r FitArguments,
    fit: &'r Fit,
    told: Told,
}

impl Run<'_> {
    /// Fits to all incidents, and scores all of them.
    fn all(&mut self, cases: &[Case<'_>]) -> Result<(), Exit> {
        let seen: Vec<&Case> = cases.iter().collect();
        let found = self.search(&seen)?;
        for case in cases {
            self.score(case, &found)?;
        }
        let title = texts::BEST.to(self.lang).to_owned();
        self.told.found.push((title, found));
        Ok(())
    }

    /// Fits to all incidents but one, and scores that one; so with each.
    fn leave_one_out(&mut self, cases: &[Case<'_>]) -> Result<(), Exit> {
        for (left, case) in cases.iter().enumerate() {
            let without = texts::WITHOUT.fill(self.lang, &[("incident", &case.known.id)]);
            self.talk(&without);
            let seen = cases.iter().enumerate();
            let seen: Vec<&Case> = seen
                .filter(|(at, _)| *at != left)
                .map(|(_, one)| one)
                .collect();
            let found = self.search(&seen)?;
            self.score(case, &found)?;
            self.told.found.push((without, found));
        }
        Ok(())
    }

    fn search(&self, seen: &[&Case<'_>]) -> Result<Found, Exit> {
        let progress =
            |step: Step| self.talk(&texts::progress(self.lang, step.evaluation, step.value));
        let found = self.fit.search(seen, self.threads(), progress);
        found.map_err(|trouble| self.refuse(&trouble))
    }

    /// Scores an incident at the start and with what was found, with other draws than the search had.
    fn score(&mut self, case: &Case<'_>, found: &Found) -> Result<(), Exit> {
        let draws = Draws {
            replicates: REPLICATES,
            seed: self.fit.seed.wrapping_add(1),
            threads: self.threads(),
        };
        let space = &self.fit.space;
        let start = space.revision(&space.start());
        let add = |card: &mut Scorecard, revision: &Revision| score(card, case, revision, draws);
        let scored = add(&mut self.told.before, &start)
            .and_then(|()| add(&mut self.told.after, &found.revision));
        scored.map_err(|trouble| self.refuse(&trouble))
    }

    fn threads(&self) -> usize {
        self.arguments.threads.unwrap_or(0) as usize
    }

    fn talk(&self, sentence: &str) {
        if !self.arguments.quiet {
            talk(sentence);
        }
    }

    fn refuse(&self, trouble: &Unscored) -> Exit {
        let lang = self.lang;
        match trouble {
            Unscored::Refused(report) => refuse(lang, report),
            Unscored::NoThreads(error) => fail(
                lang,
                Exit::Machine,
                errors::NO_THREADS.to(lang),
                error.source(),
            ),
            Unscored::Unfinished => {
                complain(lang, texts::UNFINISHED.to(lang));
                Exit::Limit
            }
        }
    }
}
