//! Observations of a file: what can be read off a replicate.

use super::events::Events;
use super::limits;
use crate::model::reading::Selection;
use crate::notation::{At, Code, Diagnostic, Ids, choice, record};
use crate::scenario::{Observation, Observed, Span};
use crate::units::{Level, SimDuration, SimTime};
use crate::words::diagnostics::scenario as texts;
use crate::words::kinds;

choice! {
    /// A value that is read off each replicate.
    pub enum ObservedEntry as kinds::OBSERVATION, "LastRise(of: [\"h\"])" {
        /// Mean level of the facilities at a time.
        LevelAt { LevelAtEntry },
        /// Time average of the mean level of the facilities, from 0 to 1.
        MeanLevel { LevelSpanEntry },
        /// Facility-hours lost: the sum of the integrals of `1 - level`.
        LostHours { LevelSpanEntry },
        /// Number of facilities down at a time: at level 0 only, unless `below` says otherwise.
        DownAt { DownAtEntry },
        /// Time average of the number of facilities down: at level 0 only, unless `below` says otherwise.
        MeanDown { DownSpanEntry },
        /// Facility-hours down: at level 0 only, unless `below` says otherwise.
        DownHours { DownSpanEntry },
        /// Most facilities down at once: at level 0 only, unless `below` says otherwise.
        MostDown { DownSpanEntry },
        /// Number of facilities that are down at some time: at level 0 only, unless `below` says otherwise.
        EverDown { DownSpanEntry },
        /// How often one of the facilities goes down: to level 0, unless `below` says otherwise.
        Falls { DownSpanEntry },
        /// Hours until the first fall of any of them; infinite if none.
        FirstFall { FallEntry },
        /// Hours until all of them are back for good; infinite if not by the horizon, 0 if nothing fell.
        LastRise { FallEntry },
        /// Number of facilities that wait for each other in a circle at the end.
        Deadlocked { OfEntry },
        /// Number of events that the whole replicate took.
        Events,
    }
}

record! {
    /// Observed facilities.
    pub struct OfEntry as kinds::OBSERVATION_OF {
        /// Facilities.
        of: At<Vec<Selection>>,
    }
}

record! {
    /// Levels of observed facilities at a time.
    pub struct LevelAtEntry as kinds::LEVELS_AT {
        /// Facilities.
        of: At<Vec<Selection>>,
        /// When, from the scenario's start.
        at: At<SimDuration>,
    }
}

record! {
    /// Levels of observed facilities over a span of time.
    pub struct LevelSpanEntry as kinds::LEVELS_OVER {
        /// Facilities.
        of: At<Vec<Selection>>,
        /// From (a warm-up's end).
        from: At<SimDuration> = "\"0h\"" => At::nowhere(SimDuration::ZERO),
        /// To.
        to: Option<At<SimDuration>> = "the horizon" => None,
    }
}

record! {
    /// Observed facilities that are down at a time.
    pub struct DownAtEntry as kinds::COUNT_AT {
        /// Facilities.
        of: At<Vec<Selection>>,
        /// When, from the scenario's start.
        at: At<SimDuration>,
        /// A facility is down below this level.
        below: Option<Level> = "at level 0 only" => None,
    }
}

record! {
    /// Observed facilities that are down over a span of time.
    pub struct DownSpanEntry as kinds::COUNT_OVER {
        /// Facilities.
        of: At<Vec<Selection>>,
        /// From (a warm-up's end).
        from: At<SimDuration> = "\"0h\"" => At::nowhere(SimDuration::ZERO),
        /// To.
        to: Option<At<SimDuration>> = "the horizon" => None,
        /// A facility is down below this level.
        below: Option<Level> = "at level 0 only" => None,
    }
}

record! {
    /// Falls and returns of observed facilities.
    pub struct FallEntry as kinds::FALLS {
        /// Facilities.
        of: At<Vec<Selection>>,
        /// A facility has fallen below this level, and is back when it stands at it or above.
        below: Level = "1.0" => Level::ONE,
    }
}

impl ObservedEntry {
    /// Whether it counts what is down, and says of no level what that means.
    fn counts_at_zero_only(&self) -> bool {
        use ObservedEntry as E;
        match self {
            E::DownAt(entry) => entry.below.is_none(),
            E::MeanDown(entry)
            | E::DownHours(entry)
            | E::MostDown(entry)
            | E::EverDown(entry)
            | E::Falls(entry) => entry.below.is_none(),
            _ => false,
        }
    }
}

/// Down at level 0 only: the least level above it.
const AT_ZERO: Level = Level::from_ppm(1);

impl Events<'_> {
    /// Observations in order of their ids.
    pub(super) fn observations(&self, entries: &Ids<ObservedEntry>) -> Vec<Observation> {
        self.refuse_too_many(entries, limits::OBSERVED);
        let mut observations: Vec<Observation> = entries
            .known()
            .map(|(id, entry)| self.observation(&id.value, entry))
            .collect();
        observations.sort_by(|a, b| a.id.cmp(&b.id));
        observations
    }

    fn observation(&self, id: &str, entry: &ObservedEntry) -> Observation {
        use ObservedEntry as E;
        let none = At::nowhere(Vec::new());
        let (of, below, what) = match entry {
            E::LevelAt(entry) => (&entry.of, AT_ZERO, Observed::LevelAt(self.time(&entry.at))),
            E::MeanLevel(entry) => (&entry.of, AT_ZERO, Observed::MeanLevel(self.levels(entry))),
            E::LostHours(entry) => (&entry.of, AT_ZERO, Observed::LostHours(self.levels(entry))),
            E::DownAt(entry) => {
                let below = entry.below.unwrap_or(AT_ZERO);
                (&entry.of, below, Observed::DownAt(self.time(&entry.at)))
            }
            E::MeanDown(entry) => self.count(entry, Observed::MeanDown),
            E::DownHours(entry) => self.count(entry, Observed::DownHours),
            E::MostDown(entry) => self.count(entry, Observed::MostDown),
            E::EverDown(entry) => self.count(entry, Observed::EverDown),
            E::Falls(entry) => self.count(entry, Observed::Falls),
            E::FirstFall(entry) => (&entry.of, entry.below, Observed::FirstFall),
            E::LastRise(entry) => (&entry.of, entry.below, Observed::LastRise),
            E::Deadlocked(entry) => (&entry.of, AT_ZERO, Observed::Deadlocked),
            E::Events => (&none, AT_ZERO, Observed::Events),
        };
        let facilities = match what {
            Observed::Events => Vec::new(),
            _ => self.catalogue.some(of),
        };
        if entry.counts_at_zero_only() {
            self.warn_never_down(of, &facilities);
        }
        Observation {
            id: id.to_owned(),
            of: facilities,
            below,
            what,
        }
    }

    /// What stands for many sites is at level 0 only when none of them serves: hardly ever what was to be counted.
    fn warn_never_down(&self, of: &At<Vec<Selection>>, facilities: &[usize]) {
        let record = |facility: &usize| &self.catalogue.facilities[*facility];
        if let Some(many) = facilities.iter().map(record).find(|one| one.sites > 1) {
            let what = texts::AT_ZERO.with("id", &many.id);
            let why = texts::AT_ZERO_WHY.with("sites", many.sites);
            let problem = Diagnostic::warning(Code::Implausible, of.place, what).why(why);
            self.catalogue
                .sink
                .push(problem.advice(texts::AT_ZERO_ADVICE));
        }
    }

    fn count<'e>(
        &self,
        entry: &'e DownSpanEntry,
        what: impl Fn(Span) -> Observed,
    ) -> (&'e At<Vec<Selection>>, Level, Observed) {
        let span = self.span(&entry.from, &entry.to);
        (&entry.of, entry.below.unwrap_or(AT_ZERO), what(span))
    }

    fn levels(&self, entry: &LevelSpanEntry) -> Span {
        self.span(&entry.from, &entry.to)
    }

    /// A span within the scenario that does not end before it begins.
    fn span(&self, from: &At<SimDuration>, to: &Option<At<SimDuration>>) -> Span {
        let horizon = SimTime(self.horizon.0);
        let span = Span {
            from: self.time(from),
            to: to.as_ref().map_or(horizon, |to| self.time(to)),
        };
        if span.to <= span.from {
            let place = to.as_ref().map_or(from.place, |to| to.place);
            let why = texts::SPAN_WHY.with("from", span.from.to_string());
            let problem = Diagnostic::error(Code::Contradiction, place, texts::SPAN)
                .why(why.with("to", span.to.to_string()));
            self.catalogue.sink.push(problem);
        }
        span
    }
}
