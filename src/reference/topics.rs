//! What the declarations do not say: how values are written that no record describes, and what bare words mean.

use crate::words::{Text, kinds, reference as texts};

/// A topic of the format.
pub(super) struct Topic {
    /// The word by which it is looked up.
    pub word: &'static str,
    /// Further words that lead here.
    pub also: &'static [&'static str],
    /// Its heading.
    pub heading: Text,
    /// What there is to say, in Markdown that reads well as it is.
    pub text: &'static str,
}

/// All topics in reading order.
pub(super) const TOPICS: &[Topic] = &[
    Topic {
        word: "ron",
        also: &["file", "comment", "id", "source", "evidence"],
        heading: texts::TOPIC_RON,
        text: "\
Files are RON, in UTF-8. A record is `( field: value, )`, a map `{ \"id\": value, }`, a list `[ value, ]`; a comma may
follow the last. Text stands in double quotes; `// a comment` runs to the end of its line. Numbers may have underscores:
`1_650_000`.

Ids are of ASCII letters, digits and `-_./`. A model is one record, or a folder whose `.ron` files each hold such a
record and are united; an id may be defined once only.

Every record of a model that stands under an id takes `source` (where its values come from) and `confidence`
(how far they can be relied on), so that each number can be asked where it comes from.

All problems of all files are told at once (only a syntax error stands alone: what follows it in its file cannot be
read), each with its place, its reason and its number: `hakyu explain HK020` says
more about a number, `hakyu explain FIELD` about a field.",
    },
    Topic {
        word: "name",
        also: &["language", "en", "ja"],
        heading: texts::TOPIC_NAMES,
        text: "\
A name is a text, `\"Tokyo\"`, or a text for each language, `(en: \"Tokyo\", ja: \"東京都\")`. Without `ja` the English name
is shown in Japanese too; without a name the id is shown.",
    },
    Topic {
        word: "duration",
        also: &["time", "d", "h", "min", "s"],
        heading: texts::TOPIC_TIMES,
        text: "\
A duration is a text with its units: `\"36h\"`, `\"1d 6h\"`, `\"1.5h\"`, `\"90min\"`, `\"30s\"`, `\"250ms\"`. A time within a scenario
(`at`, `from`, `to`) is the duration since its start. A calendar time is `\"2018-09-06T03:07:00+09:00\"`. Time advances in
whole milliseconds. The longest duration is 200 years.",
    },
    Topic {
        word: "share",
        also: &["level", "percent", "kw", "unit"],
        heading: texts::TOPIC_SHARES,
        text: "\
Shares and levels run from 0 to 1 and are kept in whole parts per million: 1 is all of it. The unit of any other number
is in the name of its field (`kw`, `demand_kw`, `depth_km`, `per_crew_day`) or in its meaning.",
    },
    Topic {
        word: "distribution",
        also: &[
            "Fixed",
            "Uniform",
            "Triangular",
            "Exponential",
            "LogNormal",
            "Weibull",
            "Gamma",
            "Mixture",
            "p90",
            "median",
            "sigma",
        ],
        heading: texts::TOPIC_DISTRIBUTIONS,
        text: "\
Wherever a distribution may stand, a plain value is one that never varies. Distributions of durations have durations as
parameters; those of shares and factors have numbers.

- `Fixed(value: \"36h\")` is the same as `\"36h\"`.
- `Uniform(min: \"2h\", max: \"6h\")`: all values between are equally likely.
- `Triangular(min: \"2h\", mode: \"3h\", max: \"6h\")`: what three questions to an expert yield.
- `Exponential(mean: \"24h\")`: without memory.
- `LogNormal(median: \"36h\", p90: \"5d\")`: half of the draws lie below the median, nine of ten below `p90`. The same by the
  standard deviation of the logarithm: `LogNormal(median: \"36h\", sigma: 0.6)`.
- `Weibull(shape: 1.5, scale: \"36h\")`.
- `Gamma(shape: 3.0, scale: \"12h\")`: mean shape x scale; with a whole shape the sum of so many exponential times (Erlang).
- `Mixture([(0.6, LogNormal(median: \"6h\", p90: \"12h\")), (0.4, \"48h\")])`: one of these, by weight.",
    },
    Topic {
        word: "selector",
        also: &["targets", "of", "on"],
        heading: texts::TOPIC_SELECTORS,
        text: "\
`targets`, `of`, `except`, `on` and `by` are lists of selectors; a facility is meant if any of them means it. A
facility's id alone is a selector.

- `\"pow-hkd-naie-1\"`, or `Facility(\"pow-hkd-naie-1\")`: the one.
- `Class(\"ict-mobile\")`: all of a class. `ClassIn(\"ict-mobile\", [\"tokyo\", \"chiba\"])`: those in these regions.
- `Sector(\"ict\")`, `SectorIn(\"ict\", [\"tokyo\"])`: the same by sector.
- In `on` and `by` of a dependency also `Here(\"class\")`, those in the consumer's region, and `Area(\"class\")`, those among
  the supply areas of the consumer's region. A consumer for which they find nobody is an error, unless the dependency
  says `optional: true`.",
    },
    Topic {
        word: "rule",
        also: &["region_placeholder", "{region}"],
        heading: texts::TOPIC_RULES,
        text: "\
A rule of `facility_rules` makes one facility in each region and takes all fields of a facility besides its own.
`{region}` in its texts becomes the region's id, in `name` the region's name in each language. An entry of `facilities`
with the id of a facility that a rule makes is laid over it field by field; `Removed` in its place drops it. A
dependency is a rule too: it makes one supply group for each consumer, with the id `rule/consumer`.",
    },
    Topic {
        word: "patch",
        also: &["Removed", "None"],
        heading: texts::TOPIC_PATCHES,
        text: "\
`patch` of a scenario has the fields of a model and is laid over it: record onto record and map onto map, entry by
entry; anything else replaces what was there, lists too. `Removed` as the value of an entry takes it away; `None` clears
an optional field.

    patch: (
        facilities: {\"med-hospital-3\": (people: 12_000), \"old-plant\": Removed},
        sectors: {\"port\": (number: 15, name: (en: \"Ports\", ja: \"港湾\"))},
    ),",
    },
    Topic {
        word: "plan",
        also: &["contingency_plan"],
        heading: texts::TOPIC_PLANS,
        text: "\
A contingency plan is a file of its own, `Plan( ... )`, that is laid over a scenario: `hakyu batch SCENARIO --plan FILE`. Its
`patch` comes after the scenario's, its `injects` and `patches` stand beside the scenario's under ids of their own. Nothing
else changes: the same events happen, with the same luck, so that results with and without it can be held side by side
replicate by replicate. What the model lacks, and a plan beside a scenario for which it was not made (`scenarios`), is
refused. `hakyu list` shows plans that come with the program, `hakyu new plan FILE` writes one to start from.

    Plan(
        schema: 1,
        title: \"Ten days of fuel\",
        scenarios: [\"my-quake\"],
        patch: (dependencies: {\"hospital-power\": (buffer: Graded(lasting: \"10d\"))}),
    )",
    },
    Topic {
        word: "verify",
        also: &["case", "known_answer", "verification"],
        heading: texts::TOPIC_VERIFY,
        text: concat!(
            "\
A scenario that says under `verify` what must come out is a case: `hakyu verify FILE...` runs it through the ordinary
loader and engine and prints case, expected, got, tolerance and pass. `hakyu verify` alone runs the cases inside the
program, `hakyu verify NAME` one of them; their files are in `assets/verify`. Exit code 1 means that an answer did not
come out. Change the numbers of a case, work out the answers by its formula, and it is another case: no Rust is needed.
This is `availability.ron`, whole:

```ron
",
            include_str!("../../assets/verify/availability.ron"),
            "```

An answer names an observation, a statistic of its values over all replicates, and the number:

- `Each`, which is meant without `statistic`: the value of every replicate, to the last digit unless a `tolerance` is
  given. `expected: Never` is a time that never comes. Levels are whole parts per million and times whole milliseconds.
- `Mean`: |got - expected| <= 4 sd / sqrt(replicates), sd of the sample. `Variance` and `Deviation`: within four of
  their standard errors. `Equal(x)`: the share of replicates with exactly that value, `Above(x)`: with a larger one, within
  4 sqrt(p (1 - p) / replicates) for an expected share p.
- `tolerance` replaces these, as where the answer itself is an approximation.

How to say what theory speaks of:

- **A machine that fails and is repaired**: `failures: (up: Exponential(mean: \"60h\"), repair: ..., pool: \"crews\")` of a
  facility; without a pool each has its own repairer. The pool's `strength` is the number of repairers.
- **Jobs in an order**: `priority` of restorations, lower first; then who waits longest, then by id. Without
  `mobilise` or `travel` of the pool crews are there at once.
- **A stock, a battery, an autonomy**: `buffer: Graded(lasting: ...)` before a dependency; `LostHours` or `DownHours` of
  the consumer is the gap that it leaves.
- **After a warm-up**: `from` and `to` of `MeanDown`, `MeanLevel`, `DownHours`, `LostHours`, `MostDown`, `EverDown`, `Falls`.
- **Partly lost**: `below` says from which level on a facility counts as down or fallen.
- **A cascade that may or may not spread**: `each: true, chance: p` of a dependency: each pair of facilities is a
  dependency of its own that holds in a replicate with that chance. Among N facilities with p = l / N those that follow
  a failure are nearly Poisson with mean l (`branching.ron`); the size of the cascade is `EverDown` of all.
- **Redundancy, k of n**: `on: [...]` with `requirement: k`.
- **A loop that cannot start**: `Deadlocked`.

Not expressible yet: attacks in stages against a detector, and malware that spreads from facility to facility in time.",
        ),
    },
];

/// A bare word that a field may hold, with what it means.
pub(super) struct Word {
    /// The word.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// A choice of bare words.
pub(super) struct Words {
    /// What it is called, with its article, as the reader says it.
    pub title: Text,
    /// The words.
    pub words: &'static [Word],
}

macro_rules! words {
    ($( $title:ident { $( $word:literal = $meaning:literal; )+ } )*) => {
        &[$( Words { title: kinds::$title, words: &[$( Word { word: $word, meaning: $meaning }, )+] }, )*]
    };
}

/// All choices of bare words.
pub(super) const WORDS: &[Words] = words! {
    CONFIDENCE {
        "Assumed" = "no source: somebody's judgement, to be questioned first";
        "Calibrated" = "fitted to an incident";
        "Low" = "a source says something near";
        "Medium" = "a source says it for another place or time";
        "High" = "a source says exactly this";
    }
    SCOPE {
        "Facility" = "each facility is compared by itself";
        "Region" = "what a region's facilities lack is summed";
        "Nation" = "what all facilities lack is summed";
    }
    MEASURE {
        "Pga" = "peak ground acceleration at the surface, in cm/s2";
        "Pgv" = "peak ground velocity at the surface, in cm/s";
        "Jma" = "JMA seismic intensity (計測震度)";
        "Wind" = "peak gust, in m/s";
        "Depth" = "depth of water, in m";
    }
    FAULT {
        "Crustal" = "within the crust";
        "Interplate" = "between plates";
        "Intraslab" = "within a sinking plate";
    }
    ALLOCATION {
        "Proportional" = "in shortage everyone gets the same share";
        "ByClass" = "in shortage consumers of a lower class are served first, pro rata within the last class served";
    }
    DEPENDENCY_KIND {
        "Physical" = "goods or energy flow";
        "Cyber" = "information flows";
        "Logical" = "by contract, law or habit";
    }
    STATE {
        "Synchronised" = "it runs and delivers";
        "Standby" = "it is called when supply is short, and starts";
        "Unavailable" = "it delivers nothing, as in inspection";
    }
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Allocation, Confidence, DependencyKind, MaintenanceScope, Measure, SourceState,
    };
    use crate::notation::{Form, Read};
    use crate::scenario::FaultKind;

    #[test]
    fn bare_words_are_those_that_the_reader_takes() {
        let read = [
            Confidence::KIND,
            MaintenanceScope::KIND,
            Measure::KIND,
            FaultKind::KIND,
            Allocation::KIND,
            DependencyKind::KIND,
            SourceState::KIND,
        ];
        assert_eq!(WORDS.len(), read.len());
        for (told, read) in WORDS.iter().zip(read) {
            let words: Vec<&str> = told.words.iter().map(|one| one.word).collect();
            let Form::Words(known) = read.form else {
                panic!("{} is a choice of words", told.title.en);
            };
            assert_eq!((told.title, words.as_slice()), (read.expected, known));
        }
    }
}
