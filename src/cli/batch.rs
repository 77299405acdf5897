//! `hakyu batch`: many replicates, a folder of tables and pictures, a summary.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use hakyu::batch::{Batch, Ending, Halted, Options, RegionService, Summary, regional_service};
use hakyu::disk::Disk;
use hakyu::journal::Journal;
use hakyu::measure::{Chronicle, Recorder};
use hakyu::replicate::Worker;
use hakyu::report::html::{self, Material, Story, exemplars};
use hakyu::report::picture::PictureError;
use hakyu::report::{
    About, Content, Document, Manifest, ReportError, TableOptions, check, check_the_same,
    documents, pictures, regional_pictures, summary_json, terminal, unshown, write,
};
use hakyu::scenario::Loaded;
use hakyu::words::{Lang, cli as texts, errors};
use hakyu::world::Network;

use super::arguments::{BatchArguments, Format};
use super::exit::{Exit, complain, fail, print, refused, talk, warn};
use super::keeping;
use super::loading::{regions, scenario};
use super::signals;
use super::until::{budget, until};

/// Runs it.
pub fn run(lang: Lang, arguments: &BatchArguments) -> Exit {
    match batch(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn batch(lang: Lang, arguments: &BatchArguments) -> Result<Exit, Exit> {
    let loaded = scenario(lang, &arguments.scenario, arguments.plan.as_deref())?;
    let folder = folder(arguments);
    // Asked now rather than after an hour's work.
    check(&folder, arguments.force).map_err(|error| refuse(lang, &error))?;
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut batch = Batch::new(Recorder::axes(&net));
    let mut asked = regions(lang, &loaded.model, &arguments.region)?;
    asked.sort_unstable();
    asked.dedup();
    let options = Options {
        replicates: budget(arguments),
        threads: threads(arguments),
        until: until(lang, arguments, &batch.axes)?,
    };
    let about = about(lang, &loaded, arguments);
    check_the_same(&folder, &about, arguments.force).map_err(|error| refuse(lang, &error))?;
    batch
        .ask_for_room(options.replicates)
        .map_err(|bytes| no_room(lang, bytes, options.replicates))?;
    let mut journal = keeping::open(
        lang,
        &folder,
        &about,
        &mut batch,
        options.replicates,
        arguments,
    )?;
    let ending = simulate(lang, &net, &mut batch, journal.as_mut(), options, arguments)?;
    let summary = Summary::of(&batch);
    if summary.completed == 0 {
        complain(lang, texts::NOTHING_WRITTEN.to(lang));
        keeping::close(lang, journal)?;
        return Err(match ending {
            Ending::Cancelled => Exit::Interrupted,
            Ending::Complete => Exit::Limit,
        });
    }
    let options = TableOptions {
        byte_order_mark: arguments.bom,
    };
    let mut files = documents(&batch, &summary, &about, options);
    warn_of_missing_glyphs(&about, &batch);
    let undrawn =
        |error: PictureError| fail(lang, Exit::Machine, &error.sentence(lang), error.source());
    let mut pictures = pictures(lang, &batch, &summary, &about.heading()).map_err(undrawn)?;
    let regional = regional(lang, &net, &batch, &summary, &asked, arguments)?;
    let drawn = regional_pictures(lang, &batch.axes, &regional, &about.heading());
    pictures.extend(drawn.map_err(undrawn)?);
    let stories = stories(&net, &batch, arguments);
    let page = html::html(&Material {
        net: &net,
        batch: &batch,
        summary: &summary,
        about: &about,
        regional: &regional,
        pictures: &pictures,
        stories: &stories,
        lang,
    })
    .map_err(|error| fail(lang, Exit::Machine, &error.to_string(), error.source()))?;
    files.extend(pictures);
    files.push(Document::of_bytes(html::NAME, page.into_bytes()));
    let manifest = |outputs| Manifest::new(&about, &batch.axes, &summary, outputs);
    write(Disk::REAL, &folder, &files, manifest, arguments.force)
        .map_err(|error| refuse(lang, &error))?;
    if ending == Ending::Complete {
        keeping::close(lang, journal)?;
    }
    let printed = match arguments.format {
        Format::Text => print(lang, &terminal(&batch.axes, &summary, &about)),
        Format::Json => match summary_json(&batch.axes, &summary, &about) {
            Ok(json) => print(lang, &json),
            Err(error) => refused(lang, &error),
        },
    };
    if !arguments.quiet {
        let page = folder.join(html::NAME);
        let files = texts::FILES.fill(lang, &[("page", &page.display())]);
        talk(&format!("\n{files}"));
    }
    Ok(match ending {
        Ending::Complete => printed,
        Ending::Cancelled => {
            let (done, asked) = (summary.completed, summary.asked);
            talk(&texts::INTERRUPTED.fill(lang, &[("done", &done), ("asked", &asked)]));
            Exit::Interrupted
        }
    })
}

/// Service over time in the regions that were asked for, or in the one that loses most.
fn regional(
    lang: Lang,
    net: &Network,
    batch: &Batch,
    summary: &Summary,
    asked: &[usize],
    arguments: &BatchArguments,
) -> Result<Vec<RegionService>, Exit> {
    let regions = match asked.is_empty() {
        true => summary.worst_region().into_iter().collect(),
        false => asked.to_vec(),
    };
    let service = |worker: &mut Worker, replicate| {
        worker.outcome(arguments.seed, replicate);
        let of = |region: &usize| worker.region_service(*region);
        regions.iter().map(of).collect()
    };
    let make_worker = || Worker::asked(net, arguments.shuffle_ties, arguments.event_budget);
    regional_service(batch, &regions, threads(arguments), make_worker, service).map_err(|error| {
        let what = errors::NO_THREADS.to(lang);
        fail(lang, Exit::Machine, what, error.source())
    })
}

/// A typical and a bad replicate, run again with somebody listening.
fn stories(net: &Network, batch: &Batch, arguments: &BatchArguments) -> Vec<Story> {
    let seed = arguments.seed;
    let mut worker = Worker::asked(net, arguments.shuffle_ties, arguments.event_budget);
    let told = exemplars(batch).into_iter().map(|(exemplar, replicate)| {
        let mut chronicle = Chronicle::new(net);
        worker.outcome_told(seed, replicate, &mut chronicle);
        Story {
            exemplar,
            replicate,
            entries: chronicle.told(),
        }
    });
    told.collect()
}

/// Threads that were asked for; 0 for one a core.
fn threads(arguments: &BatchArguments) -> usize {
    arguments.threads.unwrap_or(0) as usize
}

fn folder(arguments: &BatchArguments) -> PathBuf {
    arguments.out.clone().unwrap_or_else(|| {
        let mut name = arguments
            .scenario
            .file_stem()
            .unwrap_or_default()
            .to_owned();
        if let Some(plan) = arguments.plan.as_ref().and_then(|plan| plan.file_stem()) {
            // Beside the result without it, not in its place.
            name.push("-");
            name.push(plan);
        }
        Path::new("results").join(name)
    })
}

/// Says why a result cannot be written.
pub(super) fn refuse(lang: Lang, error: &ReportError) -> Exit {
    fail(lang, Exit::Machine, &error.sentence(lang), error.source())
}

fn about(lang: Lang, loaded: &Loaded, arguments: &BatchArguments) -> About {
    About {
        title: loaded.scenario.title.clone(),
        plan: loaded.scenario.plan.clone(),
        model_version: hakyu::dynamics::MODEL_VERSION.to_owned(),
        seed: arguments.seed,
        shuffle_ties: arguments.shuffle_ties,
        event_budget: arguments.event_budget,
        regions: arguments.region.clone(),
        lang,
        inputs: content_of(loaded).collect(),
    }
}

/// What was read, by its name and hash.
pub(super) fn content_of(loaded: &Loaded) -> impl Iterator<Item = Content> {
    loaded.inputs.iter().map(Content::of_input)
}

fn no_room(lang: Lang, bytes: u64, replicates: u64) -> Exit {
    let gigabytes = bytes.div_ceil(1 << 30);
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("replicates", &replicates), ("gigabytes", &gigabytes)];
    complain(lang, &texts::NO_ROOM.fill(lang, &values));
    Exit::Limit
}

/// Names the characters that PNG files will not show.
fn warn_of_missing_glyphs(about: &About, batch: &Batch) {
    let missing = unshown(about.lang, &batch.axes, &about.heading());
    if !missing.is_empty() {
        let missing: Vec<String> = missing.iter().map(char::to_string).collect();
        let missing = missing.join(" ");
        let what = errors::MISSING_GLYPHS.fill(about.lang, &[("characters", &missing)]);
        warn(about.lang, &what);
    }
}

fn simulate(
    lang: Lang,
    net: &Network,
    batch: &mut Batch,
    mut journal: Option<&mut Journal<'static>>,
    options: Options,
    arguments: &BatchArguments,
) -> Result<Ending, Exit> {
    let cancel = Arc::new(AtomicBool::new(false));
    signals::listen(lang, &cancel);
    let bar = progress(lang, options.replicates, arguments);
    let ending = hakyu::batch::run_keeping(
        batch,
        options,
        || Worker::asked(net, arguments.shuffle_ties, arguments.event_budget),
        |worker, replicate| worker.outcome(arguments.seed, replicate),
        &cancel,
        |done, _| bar.set_position(done),
        |outcomes| match &mut journal {
            Some(journal) => journal.keep(outcomes),
            None => Ok(()),
        },
    );
    bar.finish_and_clear();
    ending.map_err(|halted| match halted {
        Halted::NoThreads(error) => {
            let what = errors::NO_THREADS.to(lang);
            fail(lang, Exit::Machine, what, error.source())
        }
        Halted::NotKept(error) => keeping::refuse(lang, &error),
    })
}

/// A bar with rate and time left, on a terminal only.
fn progress(lang: Lang, replicates: u64, arguments: &BatchArguments) -> ProgressBar {
    let target = match arguments.quiet {
        true => ProgressDrawTarget::hidden(),
        false => ProgressDrawTarget::stderr(),
    };
    let bar = ProgressBar::with_draw_target(Some(replicates), target);
    match ProgressStyle::with_template(texts::PROGRESS.to(lang)) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
