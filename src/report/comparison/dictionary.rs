//! The comparison in the data dictionary.

use super::measures::all;
use std::fmt::Write as _;

const OPENING: &str = "
## hakyu compare FIRST OTHER... --out FOLDER

Results of one seed held to the first one, replicate by replicate: `comparison.html` for people, `differences-1`,
`differences-2`, ... as SVG and PNG with a picture of each other result in the order of the command, `comparison.json` (also
`--format json`) and the table below. A pair is a replicate that both results completed. Differences are the other's
values minus the first's, and of all that is compared less is better. Intervals hold for each difference by itself: among
twenty, one is to be expected to miss.

- `mean` has the interval of a mean of `summary.csv`, of the differences; it takes 100 pairs, 10 of them different.
- `change` is the mean difference over the first's mean. Its interval (Fieller) allows for both being estimates, and holds
  0 exactly where that of `mean` does.
- Times of recovery are *restricted* means: 0 without an outage, the time until the horizon where it was not back by then.
  `first_not_back` and `other_not_back` count such replicates; the more there are, the more may a difference be too small.
- `comparison.json` also holds the answer and the notes in English words, intervals of the shares of pairs that are
  better, equal and worse, and as `would_decide` about how many replicates would decide an undecided difference.
";

const MEASURES: &str = "
### What is compared

| measure | unit | of | meaning | 日本語 |
|---|---|---|---|---|
";

/// What stands before the columns of `comparison.csv`.
pub(in crate::report) fn dictionary() -> String {
    let mut text = format!("{OPENING}{MEASURES}");
    for (of, measure) in all() {
        let (name, unit) = (measure.name, measure.unit.name());
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| `{name}` | {unit} | {of} | {} | {} |",
            measure.en, measure.ja
        );
    }
    text
}
