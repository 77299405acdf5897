//! The table of what was observed: a CSV file, one line an observation, every problem of it at once.

use super::bracket::{Bracket, Figure};
use crate::scenario::Compared;
use crate::units::SimDuration;

/// The columns that the table must have, in any order.
pub const COLUMNS: [&str; 8] = [
    "series",
    "measure",
    "hours",
    "low",
    "high",
    "source",
    "confidence",
    "note",
];

/// Lines that a table may have.
const MOST_LINES: usize = 10_000;

/// Where a value comes from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    /// A reference in words.
    pub source: String,
    /// How far it can be relied on, as the table says.
    pub confidence: String,
    /// What else there is to say.
    pub note: String,
}

/// One observation of an outage.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// Hours after the scenario's start.
    pub hours: f64,
    /// At least this share was out.
    pub low: f64,
    /// At most this share was out.
    pub high: f64,
    /// Where it comes from.
    pub evidence: Evidence,
}

impl Point {
    /// A share without a source.
    #[cfg(test)]
    pub fn exact(hours: f64, out: f64) -> Point {
        Point {
            hours,
            low: out,
            high: out,
            evidence: Evidence::default(),
        }
    }
}

/// What was observed of one series.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Series {
    /// Observations in order of time.
    pub points: Vec<Point>,
    /// The peak as a share of all that there is, where it is known, and from where.
    pub peak: Option<(Bracket, Evidence)>,
}

impl Series {
    /// What is known of a figure.
    pub fn bracket(&self, figure: Figure, compared: &Compared) -> Option<Bracket> {
        match figure {
            Figure::Peak => self.peak.as_ref().map(|(bracket, _)| *bracket),
            _ => super::bracket::of_points(figure, &self.points, compared.base),
        }
    }
}

/// Something that is wrong with a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The line, from 1; 0 for the table as a whole.
    pub line: u64,
    /// What.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// No CSV, for this reason.
    NotCsv(String),
    /// A column is missing.
    NoColumn(&'static str),
    /// The scenario compares no series of this id.
    UnknownSeries(String),
    /// Neither `out` nor `peak`.
    UnknownMeasure(String),
    /// No number, or none between 0 and 1 where a share is wanted.
    NotANumber(&'static str, String),
    /// Hours beyond the scenario's horizon.
    BeyondHorizon(String),
    /// The lower end lies above the upper one.
    Reversed,
    /// More lines than a table may have.
    TooLong(usize),
    /// A compared series has no observation.
    Unobserved(String),
}

/// Reads a table for the compared curves of a scenario, one series each, in their order.
///
/// # Errors
/// All problems of the table, in order of its lines.
pub fn read(
    table: &[u8],
    compared: &[Compared],
    horizon: SimDuration,
) -> Result<Vec<Series>, Vec<Problem>> {
    let mut reader = Reader {
        compared,
        horizon,
        columns: [0; COLUMNS.len()],
        series: vec![Series::default(); compared.len()],
        problems: Vec::new(),
    };
    reader.table(table);
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    for series in &mut reader.series {
        series.points.sort_by(|a, b| a.hours.total_cmp(&b.hours));
    }
    Ok(reader.series)
}

struct Reader<'a> {
    compared: &'a [Compared],
    horizon: SimDuration,
    /// Place of each of [`COLUMNS`] in the table.
    columns: [usize; COLUMNS.len()],
    series: Vec<Series>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn refuse(&mut self, line: u64, fault: Fault) {
        self.problems.push(Problem { line, fault });
    }

    fn table(&mut self, table: &[u8]) {
        // Spreadsheets of old mark UTF-8 so.
        let table = table.strip_prefix("\u{feff}".as_bytes()).unwrap_or(table);
        let mut csv = csv::Reader::from_reader(table);
        match csv.headers() {
            Ok(headers) => {
                let headers = headers.clone();
                self.head(&headers);
            }
            Err(error) => self.refuse(1, Fault::NotCsv(error.to_string())),
        }
        if !self.problems.is_empty() {
            return;
        }
        for record in csv.records().take(MOST_LINES + 1) {
            match record {
                Ok(record) => self.line(&record),
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    self.refuse(line, Fault::NotCsv(error.to_string()));
                }
            }
        }
        if csv.position().record() > MOST_LINES as u64 + 1 {
            self.refuse(0, Fault::TooLong(MOST_LINES));
        }
        self.refuse_unobserved();
    }

    fn head(&mut self, headers: &csv::StringRecord) {
        for (place, column) in COLUMNS.into_iter().enumerate() {
            match headers.iter().position(|header| header.trim() == column) {
                Some(found) => self.columns[place] = found,
                None => self.refuse(1, Fault::NoColumn(column)),
            }
        }
    }

    fn refuse_unobserved(&mut self) {
        if !self.problems.is_empty() {
            // A line that was refused may have been the one.
            return;
        }
        let empty = |series: &Series| series.points.is_empty() && series.peak.is_none();
        for (compared, series) in self.compared.iter().zip(&self.series) {
            if empty(series) {
                let fault = Fault::Unobserved(compared.id.clone());
                self.problems.push(Problem { line: 0, fault });
            }
        }
    }

    fn line(&mut self, record: &csv::StringRecord) {
        let line = record.position().map_or(0, csv::Position::line);
        if let Err(fault) = self.observation(record) {
            self.refuse(line, fault);
        }
    }

    fn cell<'r>(&self, record: &'r csv::StringRecord, place: usize) -> &'r str {
        record.get(self.columns[place]).unwrap_or("").trim()
    }

    fn observation(&mut self, record: &csv::StringRecord) -> Result<(), Fault> {
        let [id, measure, hours, low, high, source, confidence, note] =
            std::array::from_fn(|place| self.cell(record, place));
        let found = self.compared.iter().position(|series| series.id == id);
        let index = found.ok_or_else(|| Fault::UnknownSeries(id.to_owned()))?;
        let low = share(COLUMNS[3], low)?;
        let high = match high {
            "" => low,
            high => share(COLUMNS[4], high)?,
        };
        if low > high {
            return Err(Fault::Reversed);
        }
        let evidence = Evidence {
            source: source.to_owned(),
            confidence: confidence.to_owned(),
            note: note.to_owned(),
        };
        match measure {
            "out" => {
                let hours = self.hours(hours)?;
                self.series[index].points.push(Point {
                    hours,
                    low,
                    high,
                    evidence,
                });
            }
            "peak" => {
                let high = Some(high);
                self.series[index].peak = Some((Bracket { low, high }, evidence));
            }
            other => return Err(Fault::UnknownMeasure(other.to_owned())),
        }
        Ok(())
    }

    fn hours(&self, text: &str) -> Result<f64, Fault> {
        let hours = number(COLUMNS[2], text, f64::MAX)?;
        match hours > self.horizon.hours() {
            true => Err(Fault::BeyondHorizon(text.to_owned())),
            false => Ok(hours),
        }
    }
}

fn share(column: &'static str, text: &str) -> Result<f64, Fault> {
    number(column, text, 1.0)
}

fn number(column: &'static str, text: &str, most: f64) -> Result<f64, Fault> {
    let number = text.parse().ok();
    let good = number.filter(|number| (0.0..=most).contains(number));
    good.ok_or_else(|| Fault::NotANumber(column, text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Name;
    use crate::scenario::Base;
    use crate::units::{MS_PER_DAY, SimTime};

    const HEAD: &str = "series,measure,hours,low,high,source,confidence,note\n";

    fn read_lines(lines: &str) -> Result<Vec<Series>, Vec<Problem>> {
        let compared = Compared {
            id: "power".to_owned(),
            name: Name::default(),
            of: vec![0],
            base: Base::Peak,
            with_unrestorable: false,
            until: SimTime(10 * MS_PER_DAY),
        };
        let table = format!("{HEAD}{lines}");
        read(table.as_bytes(), &[compared], SimDuration(10 * MS_PER_DAY))
    }

    #[test]
    fn points_come_in_order_of_time_with_their_sources() {
        let series = read_lines(
            "power,out,30,0.2,,\"news, local\",high,\npower,out,5,0.9,1.0,news,low,x\npower,peak,,0.1,0.2,news,low,\n",
        );
        let series = &series.unwrap()[0];
        let hours: Vec<f64> = series.points.iter().map(|point| point.hours).collect();
        assert_eq!(hours, [5.0, 30.0]);
        assert_eq!((series.points[0].low, series.points[0].high), (0.9, 1.0));
        assert_eq!(series.points[1].high, 0.2);
        assert_eq!(series.points[1].evidence.source, "news, local");
        assert_eq!(series.peak.as_ref().unwrap().0.low, 0.1);
    }

    #[test]
    fn every_problem_of_a_table_is_told_with_its_line() {
        let problems = read_lines(
            "water,out,5,0.9,,,,\npower,in,5,0.9,,,,\npower,out,5,1.9,,,,\npower,out,500,0.9,,,,\npower,out,5,0.9,0.1,,,\n",
        );
        let problems = problems.unwrap_err();
        let lines: Vec<u64> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6]);
        assert_eq!(problems[0].fault, Fault::UnknownSeries("water".into()));
        assert_eq!(problems[2].fault, Fault::NotANumber("low", "1.9".into()));
        assert_eq!(problems[3].fault, Fault::BeyondHorizon("500".into()));
        assert_eq!(problems[4].fault, Fault::Reversed);
    }

    #[test]
    fn a_missing_column_and_a_series_without_a_point_are_refused() {
        let missing = read(b"series,hours\n", &[], SimDuration(1)).unwrap_err();
        assert_eq!(missing.len(), COLUMNS.len() - 2);
        let empty = read_lines("").unwrap_err();
        assert_eq!(empty[0].fault, Fault::Unobserved("power".into()));
    }
}
