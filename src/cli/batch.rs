//! `hakyu batch`: many replicates, a folder of tables and pictures, a summary.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use hakyu::batch::{Batch, Ending, Options, Summary};
use hakyu::measure::{Chronicle, Recorder};
use hakyu::replicate::Worker;
use hakyu::report::html::{self, Material, Story, exemplars};
use hakyu::report::{
    About, Content, Document, Manifest, ReportError, check, documents, pictures, terminal, write,
};
use hakyu::scenario::Loaded;
use hakyu::words::Lang;
use hakyu::world::Network;

use super::arguments::BatchArguments;
use super::exit::{Exit, fail, print, talk};
use super::loading::scenario;

/// Runs it.
pub fn run(arguments: &BatchArguments) -> Exit {
    match batch(arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn batch(arguments: &BatchArguments) -> Result<Exit, Exit> {
    let loaded = scenario(&arguments.scenario)?;
    let folder = folder(arguments);
    // Asked now rather than after an hour's work.
    check(&folder, arguments.force).map_err(|error| refuse(&error))?;
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut batch = Batch::new(Recorder::axes(&net));
    let ending = simulate(&net, &mut batch, arguments)?;
    let summary = Summary::of(&batch);
    let about = about(&loaded, arguments.seed);
    if summary.completed == 0 {
        talk("error: no replicate was finished; nothing is written");
        return Err(match ending {
            Ending::Cancelled => Exit::Interrupted,
            Ending::Complete => Exit::Limit,
        });
    }
    let mut files = documents(&batch, &summary);
    let pictures = pictures(&batch, &summary, &loaded.scenario.title.en)
        .map_err(|error| fail(Exit::Machine, &error))?;
    let stories = stories(&net, &batch, arguments.seed);
    let page = html::html(&Material {
        net: &net,
        batch: &batch,
        summary: &summary,
        about: &about,
        pictures: &pictures,
        stories: &stories,
        lang: Lang::default(),
    })
    .map_err(|error| fail(Exit::Machine, &error))?;
    files.extend(pictures);
    files.push(Document::of_bytes(html::NAME, page.into_bytes()));
    let manifest = |outputs| Manifest::new(&about, &batch.axes, &summary, outputs);
    write(&folder, &files, manifest, arguments.force).map_err(|error| refuse(&error))?;
    let printed = print(&terminal(&batch.axes, &summary, &about));
    if !arguments.quiet {
        let page = folder.join(html::NAME);
        talk(&format!(
            "\nReport: {} (tables and pictures beside it)",
            page.display()
        ));
    }
    Ok(match ending {
        Ending::Complete => printed,
        Ending::Cancelled => {
            talk(&format!(
                "interrupted: {} of {} replicates are finished and written",
                summary.completed, arguments.replicates
            ));
            Exit::Interrupted
        }
    })
}

/// A typical and a bad replicate, run again with somebody listening.
fn stories(net: &Network, batch: &Batch, seed: u64) -> Vec<Story> {
    let mut worker = Worker::new(net);
    let told = exemplars(batch).into_iter().map(|(exemplar, replicate)| {
        let mut chronicle = Chronicle::new(net);
        worker.outcome_told(seed, replicate, &mut chronicle);
        Story {
            exemplar,
            replicate,
            entries: chronicle.entries().to_vec(),
        }
    });
    told.collect()
}

fn folder(arguments: &BatchArguments) -> PathBuf {
    arguments.out.clone().unwrap_or_else(|| {
        let name = arguments.scenario.file_stem().unwrap_or_default();
        Path::new("results").join(name)
    })
}

fn refuse(error: &ReportError) -> Exit {
    let exit = match error.is_usage() {
        true => Exit::Usage,
        false => Exit::Machine,
    };
    fail(exit, error)
}

fn about(loaded: &Loaded, seed: u64) -> About {
    let inputs = loaded.inputs.iter().map(|input| {
        // Where a file lay is no part of the result.
        let name = input.name.rsplit(['/', '\\']).next().unwrap_or(&input.name);
        Content::of(name, &input.bytes)
    });
    About {
        title: loaded.scenario.title.clone(),
        model_version: hakyu::dynamics::MODEL_VERSION.to_owned(),
        seed,
        inputs: inputs.collect(),
    }
}

fn simulate(net: &Network, batch: &mut Batch, arguments: &BatchArguments) -> Result<Ending, Exit> {
    let options = Options {
        replicates: arguments.replicates,
        threads: arguments.threads.unwrap_or(0) as usize,
    };
    let cancel = Arc::new(AtomicBool::new(false));
    listen(&cancel);
    let bar = progress(arguments);
    let ending = hakyu::batch::run(
        batch,
        options,
        || Worker::new(net),
        |worker, replicate| worker.outcome(arguments.seed, replicate),
        &cancel,
        |done, _| bar.set_position(done),
    );
    bar.finish_and_clear();
    ending.map_err(|error| fail(Exit::Machine, &error))
}

/// Ctrl-C once finishes what is under way; twice ends at once.
fn listen(cancel: &Arc<AtomicBool>) {
    let cancel = Arc::clone(cancel);
    let listening = ctrlc::set_handler(move || {
        if cancel.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    if let Err(error) = listening {
        talk(&format!(
            "warning: Ctrl-C will end the batch without results: {error}"
        ));
    }
}

/// A bar with rate and time left, on a terminal only.
fn progress(arguments: &BatchArguments) -> ProgressBar {
    let target = match arguments.quiet {
        true => ProgressDrawTarget::hidden(),
        false => ProgressDrawTarget::stderr(),
    };
    let bar = ProgressBar::with_draw_target(Some(arguments.replicates), target);
    let style =
        ProgressStyle::with_template("{bar:40} {pos}/{len} replicates, {per_sec}, {eta} left");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
