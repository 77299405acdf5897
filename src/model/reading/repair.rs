//! Pools, restorations and fragilities of a file.

use super::counts::above_zero;
use super::names::{Names, Reference};
use super::nation::{SectorEntry, name_or_id};
use crate::model::{
    Confidence, DamageState, Fragility, Measure, Name, Pool, RateNeed, Restoration, Switching,
    WorkClass,
};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, DurationSpread, FactorSpread, Ids, Node, Positive, Read,
    Shape, ShareSpread, choice, record,
};
use crate::random::Distribution;
use crate::units::{Level, PPM, SimDuration};
use crate::words::diagnostics::model as texts;
use crate::words::{Text, kinds};

record! {
    /// Crews, trucks or responders.
    pub evidenced struct PoolEntry as kinds::POOL {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// How many there are: a number, or numbers from times after the first call on.
        strength: At<StrengthEntry>,
        /// Time from the first call to readiness.
        mobilise: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Time to travel before each crew's first work.
        travel: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
    }
}

/// How many crews there are, from times on.
#[derive(Clone, PartialEq, Debug)]
pub struct StrengthEntry(pub Vec<(SimDuration, u32)>);

impl Read for StrengthEntry {
    const EXPECTED: Text = kinds::STRENGTH;
    const EXAMPLE: &'static str = "[(\"0h\", 10), (\"24h\", 30)]";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        match &node.shape {
            Shape::Number(_) => {
                u32::read(node, sink).map(|count| StrengthEntry(vec![(SimDuration::ZERO, count)]))
            }
            Shape::List(_) => Vec::read(node, sink).map(StrengthEntry),
            _ => Self::refuse(node, sink),
        }
    }
}

record! {
    /// A way of coming back from damage.
    pub evidenced struct RestorationEntry as kinds::RESTORATION {
        /// The pool whose crews work; without one the work waits for nobody.
        pool: Option<Reference<PoolEntry>> = "None" => None,
        /// Priority among the pool's jobs; lower goes first.
        priority: u32 = "0" => 0,
        /// Time before work can start (inspection, forensics).
        dead_time: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Time of repair of a single site with its crews; needed where neither a damage state nor an inject states it.
        repair: Option<DurationSpread> = "None" => None,
        /// Crews that a single site's repair needs from start to end.
        crews: At<u32> = "1" => At::nowhere(1),
        /// What comes back by switching, without a crew (many sites).
        switching: Option<SwitchingEntry> = "None" => None,
        /// Classes of work in the order in which they are done, needed for many sites: share of the sites that are left after switching, and sites that a crew restores in a day. The shares sum to 1.
        work: At<Vec<(Level, Positive)>> = "[]" => At::nowhere(Vec::new()),
        /// Factor on the work of a job, drawn once.
        work_factor: FactorSpread = "1.0" => FactorSpread::fixed(1.0),
        /// Most crews that can work on one job of many sites.
        crews_max: At<u32> = "1000000000" => At::nowhere(1_000_000_000),
        /// Share of what is damaged that cannot be restored within any horizon (collapsed, washed away).
        unrestorable: ShareSpread = "0.0" => ShareSpread::fixed(0.0),
        /// Services that the work needs.
        needs: Vec<NeedEntry> = "[]" => Vec::new(),
        /// Rate of work that remains without them; above 0.
        floor: At<Level> = "0.1" => At::nowhere(Level::from_ppm(PPM / 10)),
    }
}

record! {
    /// What comes back by switching.
    pub struct SwitchingEntry as kinds::SWITCHING {
        /// Share of the damaged sites.
        share: ShareSpread,
        /// Time by which all of that share is back, evenly from the hazard on.
        time: DurationSpread,
    }
}

record! {
    /// A service that repair work needs: its rate is multiplied by `1 - weight (1 - level)`.
    pub struct NeedEntry as kinds::NEED {
        /// Sector whose service in the damaged facility's region (or the nation) is needed.
        sector: Reference<SectorEntry>,
        /// Weight.
        weight: Level,
    }
}

record! {
    /// A way of being damaged: lognormal fragility curves.
    pub evidenced struct FragilityEntry as kinds::FRAGILITY {
        /// What the curves are about.
        measure: Measure,
        /// States of rising severity: medians rise.
        states: At<Vec<DamageStateEntry>>,
    }
}

record! {
    /// A damage state: P(this or worse at x) is the normal distribution function of `ln(x / median) / beta`.
    pub struct DamageStateEntry as kinds::DAMAGE_STATE {
        /// Median, in the measure's unit.
        median: At<Positive>,
        /// Standard deviation of the logarithm.
        beta: Positive,
        /// Share of ability that is lost in it.
        loss: ShareSpread,
        /// Time of repair of a single site, instead of the restoration's.
        repair: Option<DurationSpread> = "the restoration's" => None,
    }
}

choice! { impl Measure as kinds::MEASURE { Pga, Pgv, Jma, Wind, Depth } }

/// Pools in order of their ids.
pub(super) fn pools(entries: &Ids<PoolEntry>, sink: &Diagnostics) -> Vec<Pool> {
    let mut pools: Vec<Pool> = entries
        .known()
        .map(|(id, entry)| Pool {
            id: id.value.clone(),
            name: name_or_id(&entry.name, &id.value),
            strength: strength(&entry.strength, sink),
            mobilise: entry.mobilise.0.clone(),
            travel: entry.travel.0.clone(),
            evidence: evidence!(entry),
        })
        .collect();
    pools.sort_by(|a, b| a.id.cmp(&b.id));
    pools
}

fn strength(entry: &At<StrengthEntry>, sink: &Diagnostics) -> Vec<(u64, u32)> {
    let steps = &entry.value.0;
    if steps.is_empty() {
        let problem = Diagnostic::error(Code::Contradiction, entry.place, texts::STRENGTHLESS);
        sink.push(problem.advice(texts::STRENGTH_ADVICE));
    }
    if steps.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        sink.error(Code::Contradiction, entry.place, texts::STRENGTH_ORDER);
    }
    steps.iter().map(|&(from, count)| (from.0, count)).collect()
}

/// Restorations in order of their ids.
pub(super) fn restorations(
    entries: &Ids<RestorationEntry>,
    names: &Names,
    sink: &Diagnostics,
) -> Vec<Restoration> {
    let mut restorations: Vec<Restoration> = entries
        .known()
        .map(|(id, entry)| restoration(id, entry, names, sink))
        .collect();
    restorations.sort_by(|a, b| a.id.cmp(&b.id));
    restorations
}

fn restoration(
    id: &At<String>,
    entry: &RestorationEntry,
    names: &Names,
    sink: &Diagnostics,
) -> Restoration {
    above_zero(&entry.crews, "crews", sink);
    above_zero(&entry.crews_max, "crews_max", sink);
    if entry.floor.value == Level::ZERO {
        let problem = Diagnostic::error(Code::OutOfRange, entry.floor.place, texts::FLOOR);
        sink.push(problem.why(texts::FLOOR_WHY));
    }
    Restoration {
        id: id.value.clone(),
        pool: names.pools.find_any(&entry.pool, sink),
        priority: entry.priority,
        dead_time: entry.dead_time.0.clone(),
        // Where it is needed it is stated: facilities and injects are checked for that.
        repair: entry
            .repair
            .clone()
            .map_or(Distribution::Fixed(0.0), |repair| repair.0),
        crews: entry.crews.value,
        switching: entry.switching.as_ref().map(|switching| Switching {
            share: switching.share.0.clone(),
            time: switching.time.0.clone(),
        }),
        work: work(&entry.work, sink),
        work_factor: entry.work_factor.0.clone(),
        crews_max: entry.crews_max.value,
        unrestorable: entry.unrestorable.0.clone(),
        needs: needs(&entry.needs, names, sink),
        floor: entry.floor.value,
        evidence: evidence!(entry),
    }
}

fn needs(entries: &[NeedEntry], names: &Names, sink: &Diagnostics) -> Vec<RateNeed> {
    let needs = entries.iter().filter_map(|need| {
        Some(RateNeed {
            sector: names.sectors.find(&need.sector, sink)?,
            weight: need.weight,
        })
    });
    needs.collect()
}

/// Classes of work whose shares sum to exactly one: the last takes what rounding leaves.
fn work(entry: &At<Vec<(Level, Positive)>>, sink: &Diagnostics) -> Vec<WorkClass> {
    const ROUNDING: u32 = 10;
    let mut classes: Vec<WorkClass> = entry
        .value
        .iter()
        .map(|&(share, rate)| WorkClass {
            share,
            per_crew_day: rate.0,
        })
        .collect();
    let sum: u32 = classes.iter().map(|class| class.share.ppm()).sum();
    let Some(last) = classes.last_mut() else {
        return classes;
    };
    if sum.abs_diff(PPM) > ROUNDING {
        let what = texts::WORK_SUM.with("sum", f64::from(sum) / f64::from(PPM));
        let problem = Diagnostic::error(Code::Contradiction, entry.place, what);
        sink.push(problem.why(texts::WORK_SUM_WHY));
    }
    last.share = Level::from_ppm((last.share.ppm() + PPM).saturating_sub(sum));
    classes
}

/// Fragilities in order of their ids.
pub(super) fn fragilities(entries: &Ids<FragilityEntry>, sink: &Diagnostics) -> Vec<Fragility> {
    let mut fragilities: Vec<Fragility> = entries
        .known()
        .map(|(id, entry)| Fragility {
            id: id.value.clone(),
            measure: entry.measure,
            states: damage_states(&entry.states, sink),
            evidence: evidence!(entry),
        })
        .collect();
    fragilities.sort_by(|a, b| a.id.cmp(&b.id));
    fragilities
}

fn damage_states(entry: &At<Vec<DamageStateEntry>>, sink: &Diagnostics) -> Vec<DamageState> {
    if entry.value.is_empty() {
        sink.error(Code::Contradiction, entry.place, texts::NO_DAMAGE_STATE);
    }
    for pair in entry.value.windows(2) {
        let (milder, worse) = (&pair[0].median, &pair[1].median);
        if worse.value.0 <= milder.value.0 {
            let what = texts::MEDIANS
                .with("worse", worse.value.0)
                .with("milder", milder.value.0);
            let problem = Diagnostic::error(Code::Contradiction, worse.place, what);
            sink.push(problem.why(texts::MEDIANS_WHY));
        }
    }
    let states = entry.value.iter().map(|state| DamageState {
        median: state.median.value.0,
        beta: state.beta.0,
        loss: state.loss.0.clone(),
        repair: state.repair.as_ref().map(|repair| repair.0.clone()),
    });
    states.collect()
}
