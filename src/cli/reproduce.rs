//! `hakyu reproduce`: whether a result folder is what was written, and what comes out again.

use std::error::Error;
use std::fmt::Display;
use std::path::PathBuf;

use clap::Args;
use hakyu::batch::Batch;
use hakyu::dynamics::MODEL_VERSION;
use hakyu::model::embedded::BuiltIn;
use hakyu::report::{Content, PROGRAM};
use hakyu::reproduce::{
    Finding, NotOpened, Origin, ResultFolder, differing_inputs, differing_rows, find_plan,
    find_scenario, picks, plan_of, run_again, scenario_of,
};
use hakyu::scenario::{Loaded, load_with_plan};
use hakyu::words::{Lang, Text, compare, errors, reproduce as texts};
use hakyu::world::Network;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::{count_of_replicates, count_of_threads};
use super::exit::{Exit, complain, fail, print};
use super::loading::refuse;

/// Replicates that are run again where no number is given and no table was changed.
const USUAL: u64 = 20;

/// `hakyu reproduce`.
#[derive(Args, Debug)]
pub struct ReproduceArguments {
    pub folder: PathBuf,
    #[arg(long, short = 'n', allow_negative_numbers = true, value_parser = count_of_replicates)]
    pub replicates: Option<u64>,
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    #[arg(long, short = 'j', allow_negative_numbers = true, value_parser = count_of_threads)]
    pub threads: Option<u64>,
    #[arg(long, short = 'q')]
    pub quiet: bool,
}

/// Runs it.
pub fn run(lang: Lang, arguments: &ReproduceArguments) -> Exit {
    match reproduced(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn reproduced(lang: Lang, arguments: &ReproduceArguments) -> Result<Exit, Exit> {
    let result = ResultFolder::open(&arguments.folder)
        .map_err(|error| not_opened(lang, arguments, &error))?;
    let telling = Telling {
        lang,
        arguments,
        result: &result,
    };
    telling.head()?;
    let files = result.differing_files();
    telling.files(&files)?;
    let again = match telling.the_same_inputs()? {
        Some(loaded) => telling.rows(&loaded, &files)?,
        None => false,
    };
    let agrees = files.is_empty() && again;
    let last = match agrees {
        true => texts::ALL_AGREE,
        false => texts::DIFFERENT,
    };
    let printed = print(lang, &format!("{}\n", last.to(lang)));
    Ok(if agrees { printed } else { Exit::Differs })
}

fn not_opened(lang: Lang, arguments: &ReproduceArguments, error: &NotOpened) -> Exit {
    let folder = arguments.folder.display();
    let values: [(&str, &dyn Display); 1] = [("folder", &folder)];
    match error {
        NotOpened::NoManifest => {
            complain(lang, &texts::NO_RESULT.fill(lang, &values));
            Exit::Usage
        }
        NotOpened::CannotRead(error) => {
            let what = errors::CANNOT_LOOK_INTO.fill(lang, &[("path", &folder)]);
            fail(lang, Exit::Machine, &what, Some(error))
        }
        NotOpened::OtherCommand(command) => {
            let values = [("folder", &folder as &dyn Display), ("format", command)];
            complain(lang, &compare::NOT_BATCH.fill(lang, &values));
            Exit::Usage
        }
        NotOpened::Broken(reason) => {
            let broken = [("folder", &folder as &dyn Display), ("reason", reason)];
            complain(lang, &texts::BROKEN.fill(lang, &broken));
            Exit::Differs
        }
    }
}

/// What is said part by part, for the last part may take as long as the batch did.
struct Telling<'a> {
    lang: Lang,
    arguments: &'a ReproduceArguments,
    result: &'a ResultFolder,
}

impl Telling<'_> {
    fn say(&self, line: &str, findings: &[Finding]) -> Result<(), Exit> {
        let findings = findings.iter().map(|finding| {
            let sentence = finding.sentence(self.lang);
            format!("  - {sentence}\n")
        });
        let text = format!("{line}\n{}", findings.collect::<String>());
        match print(self.lang, &text) {
            Exit::Done => Ok(()),
            exit => Err(exit),
        }
    }

    fn head(&self) -> Result<(), Exit> {
        let (lang, manifest) = (self.lang, &self.result.manifest);
        let values: [(&str, &dyn Display); 6] = [
            ("folder", &self.arguments.folder.display()),
            ("title", &manifest.title),
            ("seed", &manifest.seed),
            ("replicates", &self.result.replicates()),
            ("program", &manifest.program),
            ("model", &manifest.model_version),
        ];
        self.say(&texts::HEAD.fill(lang, &values), &[])?;
        if manifest.program != PROGRAM {
            let programs: [(&str, &dyn Display); 2] =
                [("made", &manifest.program), ("here", &PROGRAM)];
            self.say(&texts::OTHER_PROGRAM.fill(lang, &programs), &[])?;
        }
        Ok(())
    }

    fn files(&self, findings: &[Finding]) -> Result<(), Exit> {
        // The manifest is one of them.
        let files = self.result.manifest.outputs.len() + 1;
        let text = match findings {
            [] => texts::FILES_AGREE,
            _ => texts::FILES_DIFFER,
        };
        let counts: [(&str, &dyn Display); 2] = [("files", &files), ("differing", &findings.len())];
        self.say(&text.fill(self.lang, &counts), findings)
    }

    /// The scenario and its model, if they and the laws are those of the batch.
    fn the_same_inputs(&self) -> Result<Option<Loaded>, Exit> {
        let (lang, made) = (self.lang, &self.result.manifest.model_version);
        let mut findings = Vec::new();
        if made != MODEL_VERSION {
            findings.push(Finding::OtherModelVersion {
                made: made.clone(),
                here: MODEL_VERSION.to_owned(),
            });
            self.say(texts::MODEL_DIFFERS.to(lang), &findings)?;
        }
        let (origin, plan) = (self.scenario()?, self.plan()?);
        let written = plan.as_ref().map(Origin::written);
        let loaded = load_with_plan(origin.written(), written, &BuiltIn)
            .map_err(|report| refuse(lang, &report))?;
        let differing = differing_inputs(self.result, &loaded.inputs);
        let text = match differing.as_slice() {
            [] => texts::INPUTS_AGREE,
            _ => texts::INPUTS_DIFFER,
        };
        let values: [(&str, &dyn Display); 2] = [
            ("inputs", &self.result.manifest.inputs.len()),
            ("origin", &self.named(&origin, plan.as_ref())),
        ];
        self.say(&text.fill(lang, &values), &differing)?;
        findings.extend(differing);
        Ok(findings.is_empty().then_some(loaded))
    }

    fn scenario(&self) -> Result<Origin, Exit> {
        if let Some(path) = &self.arguments.scenario {
            return Ok(Origin::File(path.clone()));
        }
        find_scenario(self.result).ok_or_else(|| match scenario_of(self.result) {
            Some(input) => self.nowhere(texts::NO_SCENARIO, input),
            None => {
                let folder = self.arguments.folder.display();
                complain(
                    self.lang,
                    &texts::NO_INPUT.fill(self.lang, &[("folder", &folder)]),
                );
                Exit::Usage
            }
        })
    }

    /// The plan; none where the batch had none and none is given.
    fn plan(&self) -> Result<Option<Origin>, Exit> {
        if let Some(path) = &self.arguments.plan {
            return Ok(Some(Origin::File(path.clone())));
        }
        let found = plan_of(self.result).map(|input| {
            let found = find_plan(self.result);
            found.ok_or_else(|| self.nowhere(texts::NO_PLAN, input))
        });
        found.transpose()
    }

    fn nowhere(&self, text: Text, input: &Content) -> Exit {
        let folder = self.arguments.folder.display();
        let values: [(&str, &dyn Display); 3] = [
            ("name", &input.name),
            ("sha256", &input.sha256),
            ("folder", &folder),
        ];
        complain(self.lang, &text.fill(self.lang, &values));
        Exit::Usage
    }

    fn named(&self, origin: &Origin, plan: Option<&Origin>) -> String {
        let of = |origin: &Origin, shipped: Text| match origin {
            Origin::File(path) => path.display().to_string(),
            Origin::Shipped { name, .. } => shipped.fill(self.lang, &[("name", name)]),
        };
        let plan = plan.map(|plan| of(plan, texts::SHIPPED_PLAN));
        let origins = [Some(of(origin, texts::SHIPPED)), plan];
        let origins: Vec<String> = origins.into_iter().flatten().collect();
        origins.join(texts::AND.to(self.lang))
    }

    /// Whether the rows of replicates that are run again come out as they are written.
    fn rows(&self, loaded: &Loaded, files: &[Finding]) -> Result<bool, Exit> {
        let there = self.result.replicates();
        let is_table = |finding: &Finding| match finding {
            Finding::FileChanged { name, .. } => name.ends_with(".csv"),
            _ => false,
        };
        let is_changed = files.iter().any(is_table);
        let usual = if is_changed { there } else { USUAL };
        let picks = picks(there, self.arguments.replicates.unwrap_or(usual));
        let again = self.again(&Network::new(&loaded.model, &loaded.scenario), &picks)?;
        let held = differing_rows(self.result, &again).map_err(|error| {
            let folder = self.arguments.folder.display();
            let what = errors::CANNOT_LOOK_INTO.fill(self.lang, &[("path", &folder)]);
            fail(self.lang, Exit::Machine, &what, Some(&error))
        })?;
        let text = match held.findings.as_slice() {
            [] => texts::ROWS_AGREE,
            _ => texts::ROWS_DIFFER,
        };
        let values: [(&str, &dyn Display); 4] = [
            ("again", &picks.len()),
            ("replicates", &there),
            ("tables", &held.tables.join(", ")),
            ("differing", &held.findings.len()),
        ];
        self.say(&text.fill(self.lang, &values), &held.findings)?;
        if is_changed && (picks.len() as u64) < there {
            let folder = self.arguments.folder.display();
            let values: [(&str, &dyn Display); 2] = [("folder", &folder), ("replicates", &there)];
            self.say(&texts::ASK_FOR_ALL.fill(self.lang, &values), &[])?;
        }
        Ok(held.findings.is_empty())
    }

    fn again(&self, net: &Network, picks: &[u64]) -> Result<Batch, Exit> {
        let bar = self.progress(picks.len() as u64);
        let threads = self.arguments.threads.unwrap_or(0) as usize;
        let again = run_again(self.result, net, picks, threads, |done, _| {
            bar.set_position(done);
        });
        bar.finish_and_clear();
        again.map_err(|error| {
            let what = errors::NO_THREADS.to(self.lang);
            fail(self.lang, Exit::Machine, what, error.source())
        })
    }

    /// A bar on standard error, on a terminal only.
    fn progress(&self, replicates: u64) -> ProgressBar {
        let target = match self.arguments.quiet {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        let bar = ProgressBar::with_draw_target(Some(replicates), target);
        match ProgressStyle::with_template(texts::PROGRESS.to(self.lang)) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }
}
