//! One replicate told as a story: what failed, why, and when it came back; the same as JSON lines.

use std::fmt::{Display, Write as _};

use serde::Serialize;

use super::cyber::Step;
use super::table::width;
use super::words;
use crate::dynamics::{Cause, Note};
use crate::measure::{Entry, Happening};
use crate::scenario::Start;
use crate::units::{Level, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, PPM, SimTime};
use crate::words::{Lang, Text, story as texts};
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
        facility_of(net, &entry.what).is_none_or(|facility| {
            let row = &net.facilities[facility as usize];
            let sector = self.sectors.is_empty() || self.sectors.contains(&(row.sector as usize));
            let region = self.regions.is_empty() || self.regions.contains(&(row.region as usize));
            sector && region
        })
    }
}

/// The story as lines: time since the start, local time, sector, sentence.
pub fn story(lang: Lang, net: &Network, entries: &[Entry], filter: &StoryFilter) -> String {
    let teller = Teller { lang, net };
    let mut text = String::new();
    for entry in entries.iter().filter(|entry| filter.keeps(net, entry)) {
        let sector = facility_of(net, &entry.what).map_or("", |facility| {
            let sector = net.facilities[facility as usize].sector as usize;
            net.model.sectors[sector].id.as_str()
        });
        let since = words::since_start(lang, entry.at);
        // Padded by the columns that it takes: a Japanese character takes two.
        let pad = " ".repeat(9_usize.saturating_sub(width(&since)));
        let (clock, sentence) = (clock(net.start(), entry.at), teller.sentence(entry));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{pad}{since}  {clock}  {sector:<4} {sentence}");
    }
    text
}

/// The story as JSON lines, one object an entry; only its sentence is in a language.
///
/// # Errors
/// Those of the JSON writer.
pub fn story_json(
    lang: Lang,
    net: &Network,
    entries: &[Entry],
    filter: &StoryFilter,
) -> Result<String, serde_json::Error> {
    let teller = Teller { lang, net };
    let mut text = String::new();
    for entry in entries.iter().filter(|entry| filter.keeps(net, entry)) {
        text.push_str(&serde_json::to_string(&line(&teller, entry))?);
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
    root: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dependency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    depth: Option<u32>,
    sentence: String,
}

fn line<'a>(teller: &Teller<'a>, entry: &Entry) -> Line<'a> {
    let net = teller.net;
    let facility = facility_of(net, &entry.what);
    let mut line = Line {
        t_ms: entry.at.0,
        local_time: clock(net.start(), entry.at),
        kind: match cyber_step(teller.lang, net, &entry.what) {
            Some(step) => step.kind(),
            None => kind(&entry.what),
        },
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
        sentence: teller.sentence(entry),
    };
    // For programs: a root has one name, whatever the language.
    match &entry.what {
        Happening::Fell {
            before,
            level,
            cause,
            ..
        } => {
            (line.level_before_ppm, line.level_ppm) = (Some(*before), Some(*level));
            line.root = Some(root_name(Lang::En, net, cause.root));
            line.supplier = cause.supplier.map(|s| net.facility(s).id.as_str());
            line.dependency = cause
                .group
                .map(|g| net.model.groups[g as usize].id.as_str());
            line.depth = Some(cause.depth);
        }
        Happening::Rose { before, level, .. } => {
            (line.level_before_ppm, line.level_ppm) = (Some(*before), Some(*level));
        }
        Happening::Inject(root) => line.root = Some(root_name(Lang::En, net, *root)),
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
        Happening::Noted(Note::Announced { .. }) => "announced",
        Happening::Noted(Note::Cyber { .. }) => "campaign",
        Happening::Noted(Note::Patching { .. }) => "patching",
        Happening::Deadlock(_) => "deadlock",
    }
}

fn facility_of(net: &Network, what: &Happening) -> Option<u32> {
    match what {
        Happening::Fell { facility, .. } | Happening::Rose { facility, .. } => Some(*facility),
        Happening::Noted(
            Note::Collapsed { facility, .. }
            | Note::Damaged { facility, .. }
            | Note::Repaired { facility }
            | Note::Announced { facility, .. }
            | Note::Failed { facility },
        ) => Some(*facility),
        Happening::Noted(Note::Cyber { .. }) => cyber_step(Lang::En, net, what)?.facility(),
        Happening::Noted(Note::Crews { .. } | Note::Patching { .. })
        | Happening::Inject(_)
        | Happening::Deadlock(_) => None,
    }
}

/// A step of an attack or of its defence.
pub(super) fn cyber_step<'n>(lang: Lang, net: &'n Network, what: &Happening) -> Option<Step<'n>> {
    match *what {
        Happening::Noted(Note::Cyber {
            campaign,
            system,
            step,
        }) => Some(Step {
            net,
            lang,
            campaign,
            system,
            step,
        }),
        _ => None,
    }
}

/// An entry in a sentence.
pub(super) fn sentence(lang: Lang, net: &Network, entry: &Entry) -> String {
    Teller { lang, net }.sentence(entry)
}

/// Puts what happened into words.
struct Teller<'n> {
    lang: Lang,
    net: &'n Network,
}

impl Teller<'_> {
    fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.fill(self.lang, values)
    }

    fn name(&self, facility: u32) -> &str {
        self.net.facility(facility).name.to(self.lang)
    }

    fn root(&self, root: u32) -> &str {
        root_name(self.lang, self.net, root)
    }

    fn sentence(&self, entry: &Entry) -> String {
        match &entry.what {
            Happening::Inject(root) => self.fill(texts::INJECT, &[("root", &self.root(*root))]),
            Happening::Fell {
                facility,
                before,
                level,
                cause,
                supplier_since,
            } => {
                let why = self.why(entry.at, cause, *supplier_since);
                self.fall(*facility, *before, *level, &why)
            }
            Happening::Rose {
                facility,
                level,
                since,
                ..
            } => self.rise(*facility, *level, *since, entry.at),
            Happening::Noted(note) => self.note(note),
            Happening::Deadlock(facilities) => {
                let names: Vec<&str> = facilities.iter().map(|f| self.name(*f)).collect();
                let names = names.join(texts::AND.to(self.lang));
                self.fill(texts::DEADLOCK, &[("facilities", &names)])
            }
        }
    }

    fn fall(&self, facility: u32, before: u32, level: u32, why: &str) -> String {
        let (before, level) = (Level::from_ppm(before), Level::from_ppm(level));
        let text = match level {
            Level::ZERO => texts::STOPS,
            _ => texts::FALLS,
        };
        let values: [(&str, &dyn Display); 4] = [
            ("facility", &self.name(facility)),
            ("before", &before),
            ("level", &level),
            ("why", &why),
        ];
        self.fill(text, &values)
    }

    fn rise(&self, facility: u32, level: u32, since: SimTime, at: SimTime) -> String {
        let facility = self.name(facility);
        match level {
            PPM => {
                let lasted = words::lasted(self.lang, since, at);
                self.fill(
                    texts::WHOLE,
                    &[("facility", &facility), ("lasted", &lasted)],
                )
            }
            level => {
                let level = Level::from_ppm(level);
                self.fill(
                    texts::BACK_AT,
                    &[("facility", &facility), ("level", &level)],
                )
            }
        }
    }

    fn note(&self, note: &Note) -> String {
        match note {
            Note::Collapsed { facility, lost_kw } => {
                let facility = self.name(*facility);
                let megawatts = words::whole(lost_kw / 1_000);
                let values: [(&str, &dyn Display); 2] =
                    [("facility", &facility), ("megawatts", &megawatts)];
                self.fill(texts::COLLAPSED, &values)
            }
            Note::Crews { pool, count } => {
                let pool = self.net.model.pools[*pool as usize].name.to(self.lang);
                self.fill(
                    texts::CREWS,
                    &[("pool", &pool), ("count", &words::whole(u64::from(*count)))],
                )
            }
            Note::Damaged { facility, damage } => {
                let facility = self.name(*facility);
                let share = Level::from_ppm(*damage);
                self.fill(
                    texts::DAMAGED,
                    &[("facility", &facility), ("share", &share)],
                )
            }
            Note::Repaired { facility } => {
                self.fill(texts::REPAIRED, &[("facility", &self.name(*facility))])
            }
            Note::Announced { facility, expected } => {
                let time = clock(self.net.start(), SimTime(*expected));
                let facility = self.name(*facility);
                let values: [(&str, &dyn Display); 2] = [("facility", &facility), ("time", &time)];
                self.fill(texts::ANNOUNCED, &values)
            }
            Note::Cyber {
                campaign,
                system,
                step,
            } => {
                let (net, lang) = (self.net, self.lang);
                let (campaign, system, step) = (*campaign, *system, *step);
                let step = Step {
                    net,
                    lang,
                    campaign,
                    system,
                    step,
                };
                step.sentence()
            }
            Note::Patching { patching } => {
                let record = &self.net.scenario.patches[*patching as usize];
                let name = record.name.to(self.lang);
                self.fill(crate::words::cyber::PATCHING, &[("name", &name)])
            }
            Note::Failed { facility } => {
                self.fill(texts::FAILED, &[("facility", &self.name(*facility))])
            }
        }
    }

    /// Own damage, or which supplier through which buffer.
    fn why(&self, at: SimTime, cause: &Cause, supplier_since: Option<SimTime>) -> String {
        let Some(supplier) = cause.supplier else {
            return self.fill(texts::OWN_LOSS, &[("root", &self.root(cause.root))]);
        };
        let name = self.name(supplier);
        let Some(group) = cause.group else {
            // Within the carrier: an area without its sources, or a source in a dark area.
            let text = match self.net.facilities[supplier as usize].role {
                RoleRow::Area(_) => texts::AREA_SHORT,
                _ => texts::AREA_OUT,
            };
            return self.fill(text, &[("supplier", &name)]);
        };
        let bridged = !matches!(self.net.groups[group as usize].buffer, BufferRow::None);
        let since = supplier_since.unwrap_or(at);
        let text = match (since < at, bridged) {
            (true, true) => texts::SPENT,
            (true, false) => texts::SHORT,
            (false, _) => texts::UNBRIDGED,
        };
        let waited = words::lasted(self.lang, since, at);
        self.fill(text, &[("supplier", &name), ("waited", &waited)])
    }
}

fn root_name(lang: Lang, net: &Network, root: u32) -> &str {
    let hazards = net.scenario.hazards.len();
    let root = root as usize;
    if let Some(hazard) = net.scenario.hazards.get(root) {
        return hazard.name.to(lang);
    }
    let root = root - hazards;
    if let Some(inject) = net.scenario.injects.get(root) {
        return inject.name.to(lang);
    }
    match net
        .scenario
        .campaigns
        .get(root - net.scenario.injects.len())
    {
        Some(campaign) => campaign.name.to(lang),
        None => texts::OWN_FAILURE.to(lang),
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
