//! One replicate told as a story: what failed, why, and when it came back; the same as JSON lines.

use std::fmt::Write as _;

use serde::Serialize;

use crate::dynamics::{Cause, Note};
use crate::measure::{Entry, Happening};
use crate::scenario::Start;
use crate::units::{Level, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, PPM, SimDuration, SimTime};
use crate::world::{BufferRow, Network, RoleRow};

/// Which entries of a story are told: all where a list is empty. Crews are told only in the whole story: they belong to
/// no place.
#[derive(Clone, Default, Debug)]
pub struct StoryFilter {
    /// Indices of sectors.
    pub sectors: Vec<usize>,
    /// Indices of regions.
    pub regions: Vec<usize>,
}

impl StoryFilter {
    /// Whether an entry is told; hazards, injects and deadlocks always are.
    pub fn keeps(&self, net: &Network, entry: &Entry) -> bool {
        let whole = self.sectors.is_empty() && self.regions.is_empty();
        if let Happening::Noted(Note::Crews { .. }) = entry.what {
            return whole;
        }
        facility_of(&entry.what).is_none_or(|facility| {
            let row = &net.facilities[facility as usize];
            let sector = self.sectors.is_empty() || self.sectors.contains(&(row.sector as usize));
            let region = self.regions.is_empty() || self.regions.contains(&(row.region as usize));
            sector && region
        })
    }
}

/// The story as lines: time since the start, local time, sector, sentence.
pub fn story(net: &Network, entries: &[Entry], filter: &StoryFilter) -> String {
    let mut text = String::new();
    for entry in entries.iter().filter(|entry| filter.keeps(net, entry)) {
        let sector = facility_of(&entry.what).map_or("", |facility| {
            let sector = net.facilities[facility as usize].sector as usize;
            net.model.sectors[sector].id.as_str()
        });
        let (since, clock) = (to_the_minute(entry.at), clock(net.start(), entry.at));
        let sentence = sentence(net, entry);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{since:>9}  {clock}  {sector:<4} {sentence}");
    }
    text
}

/// The story as JSON lines, one object an entry.
///
/// # Errors
/// Those of the JSON writer.
pub fn story_json(
    net: &Network,
    entries: &[Entry],
    filter: &StoryFilter,
) -> Result<String, serde_json::Error> {
    let mut text = String::new();
    for entry in entries.iter().filter(|entry| filter.keeps(net, entry)) {
        text.push_str(&serde_json::to_string(&line(net, entry))?);
        text.push('\n');
    }
    Ok(text)
}

/// An entry as JSON: ids for programs, a sentence for people.
#[derive(Serialize)]
struct Line<'a> {
    t_ms: u64,
    local_time: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    facility: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sector: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level_before_ppm: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level_ppm: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    root: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dependency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    depth: Option<u32>,
    sentence: String,
}

fn line<'a>(net: &'a Network, entry: &Entry) -> Line<'a> {
    let facility = facility_of(&entry.what);
    let mut line = Line {
        t_ms: entry.at.0,
        local_time: clock(net.start(), entry.at),
        kind: kind(&entry.what),
        facility: facility.map(|f| net.facility(f).id.as_str()),
        sector: facility.map(|f| net.model.sectors[net.facility(f).sector].id.as_str()),
        region: facility
            .and_then(|f| net.facility(f).region)
            .map(|region| net.model.regions[region].id.as_str()),
        level_before_ppm: None,
        level_ppm: None,
        root: None,
        supplier: None,
        dependency: None,
        depth: None,
        sentence: sentence(net, entry),
    };
    match &entry.what {
        Happening::Fell {
            before,
            level,
            cause,
            ..
        } => {
            (line.level_before_ppm, line.level_ppm) = (Some(*before), Some(*level));
            line.root = Some(root_name(net, cause.root));
            line.supplier = cause.supplier.map(|s| net.facility(s).id.as_str());
            line.dependency = cause
                .group
                .map(|g| net.model.groups[g as usize].id.as_str());
            line.depth = Some(cause.depth);
        }
        Happening::Rose { before, level, .. } => {
            (line.level_before_ppm, line.level_ppm) = (Some(*before), Some(*level));
        }
        Happening::Inject(root) => line.root = Some(root_name(net, *root)),
        Happening::Noted(_) | Happening::Deadlock(_) => {}
    }
    line
}

fn kind(what: &Happening) -> &'static str {
    match what {
        Happening::Inject(_) => "inject",
        Happening::Fell { .. } => "fell",
        Happening::Rose { .. } => "rose",
        Happening::Noted(Note::Collapsed { .. }) => "collapsed",
        Happening::Noted(Note::Crews { .. }) => "crews",
        Happening::Noted(Note::Damaged { .. }) => "damaged",
        Happening::Noted(Note::Repaired { .. }) => "repaired",
        Happening::Noted(Note::Failed { .. }) => "failed",
        Happening::Deadlock(_) => "deadlock",
    }
}

fn facility_of(what: &Happening) -> Option<u32> {
    match what {
        Happening::Fell { facility, .. } | Happening::Rose { facility, .. } => Some(*facility),
        Happening::Noted(
            Note::Collapsed { facility, .. }
            | Note::Damaged { facility, .. }
            | Note::Repaired { facility }
            | Note::Failed { facility },
        ) => Some(*facility),
        Happening::Noted(Note::Crews { .. }) | Happening::Inject(_) | Happening::Deadlock(_) => {
            None
        }
    }
}

pub(super) fn sentence(net: &Network, entry: &Entry) -> String {
    let name = |facility: u32| net.facility(facility).name.en.as_str();
    match &entry.what {
        Happening::Inject(root) => format!("== {} ==", root_name(net, *root)),
        Happening::Fell {
            facility,
            before,
            level,
            cause,
            supplier_since,
        } => {
            let (before, level) = (Level::from_ppm(*before), Level::from_ppm(*level));
            let why = why(net, entry.at, cause, *supplier_since);
            match level {
                Level::ZERO => format!("{} stops (from {before}): {why}", name(*facility)),
                _ => format!("{} falls from {before} to {level}: {why}", name(*facility)),
            }
        }
        Happening::Rose {
            facility,
            level,
            since,
            ..
        } => {
            let lasted = rounded(entry.at.since(*since));
            match *level {
                PPM => format!("{} is whole again after {lasted}", name(*facility)),
                level => format!("{} is back at {}", name(*facility), Level::from_ppm(level)),
            }
        }
        Happening::Noted(Note::Collapsed { facility, lost_kw }) => format!(
            "{} COLLAPSES: {} MW lost within its window, more than automatic shedding can drop",
            name(*facility),
            lost_kw / 1_000
        ),
        Happening::Noted(Note::Crews { pool, count }) => {
            format!(
                "{}: {count} at work or ready",
                net.model.pools[*pool as usize].name.en
            )
        }
        Happening::Noted(Note::Damaged { facility, damage }) => {
            format!(
                "{} is damaged: {} lost",
                name(*facility),
                Level::from_ppm(*damage)
            )
        }
        Happening::Noted(Note::Repaired { facility }) => format!("{} is repaired", name(*facility)),
        Happening::Noted(Note::Failed { facility }) => {
            format!("{} fails by itself", name(*facility))
        }
        Happening::Deadlock(facilities) => {
            let names: Vec<&str> = facilities.iter().map(|f| name(*f)).collect();
            format!(
                "black-start deadlock: {} wait for each other",
                names.join(" and ")
            )
        }
    }
}

/// Own damage, or which supplier through which buffer.
fn why(net: &Network, at: SimTime, cause: &Cause, supplier_since: Option<SimTime>) -> String {
    let Some(supplier) = cause.supplier else {
        return format!("its own loss, by {}", root_name(net, cause.root));
    };
    let name = &net.facility(supplier).name.en;
    let Some(group) = cause.group else {
        // Within the carrier: an area without its sources, or a source in a dark area.
        return match net.facilities[supplier as usize].role {
            RoleRow::Area(_) => format!("{name} is short of power"),
            _ => format!("too little generation, {name} is out"),
        };
    };
    let bridged = !matches!(net.groups[group as usize].buffer, BufferRow::None);
    match supplier_since.map(|since| at.since(since)) {
        Some(waited) if waited > SimDuration::ZERO && bridged => {
            let waited = rounded(waited);
            format!("{name} has been short for {waited}, and what bridged that is spent")
        }
        Some(waited) if waited > SimDuration::ZERO => {
            format!("{name} has been short for {}", rounded(waited))
        }
        _ => format!("{name} is short, and nothing bridges that"),
    }
}

fn root_name(net: &Network, root: u32) -> String {
    let hazards = net.scenario.hazards.len();
    let root = root as usize;
    if let Some(hazard) = net.scenario.hazards.get(root) {
        return hazard.name.en.clone();
    }
    match net.scenario.injects.get(root - hazards.min(root)) {
        Some(inject) => inject.name.en.clone(),
        None => "its own failure".to_owned(),
    }
}

/// Time since the start, in days, hours and minutes.
pub(super) fn to_the_minute(at: SimTime) -> String {
    SimTime(at.0 / MS_PER_MINUTE * MS_PER_MINUTE).to_string()
}

/// A duration to the minute.
fn rounded(duration: SimDuration) -> SimDuration {
    let minutes = (duration.0 + MS_PER_MINUTE / 2) / MS_PER_MINUTE;
    match minutes {
        0 => duration,
        _ => SimDuration(minutes * MS_PER_MINUTE),
    }
}

/// Local month, day and clock time.
pub(super) fn clock(start: Start, at: SimTime) -> String {
    let local_ms = start.unix_ms + i64::from(start.offset_minutes) * 60_000 + at.0 as i64;
    let in_day = local_ms.rem_euclid(MS_PER_DAY as i64) as u64;
    let seconds = local_ms.div_euclid(1_000);
    let date = time::OffsetDateTime::from_unix_timestamp(seconds)
        .map(|time| format!("{:02}-{:02}", u8::from(time.month()), time.day()))
        .unwrap_or_default();
    let (hours, minutes) = (in_day / MS_PER_HOUR, in_day % MS_PER_HOUR / MS_PER_MINUTE);
    format!("{date} {hours:02}:{minutes:02}")
}
