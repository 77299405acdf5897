//! `replicates.csv` read again: what is compared, of each replicate and sector.

use std::io;

use csv::StringRecord;

use super::Quantity;
use crate::measure::RECOVERY_NAMES;

/// The replicates of a result.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// Ids of the sectors, in the order of the file.
    pub sectors: Vec<String>,
    /// Indices of the completed replicates, rising.
    replicates: Vec<u64>,
    /// Indices of the failed ones, rising.
    failed: Vec<u64>,
    /// A row for each completed replicate and sector.
    rows: Vec<Row>,
}

/// One sector of one replicate.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Row {
    /// In the order of [`Quantity::ALL`].
    values: [f64; 9],
    /// Whether 50, 90, 99 % had not come back by the horizon.
    censored: [bool; 3],
}

/// Why a table cannot be compared, and in which line.
#[derive(Debug)]
pub struct Problem {
    /// Line of the file; the header is line 1.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a table.
#[derive(Debug)]
pub enum Fault {
    /// The operating system refused.
    CannotRead(io::Error),
    /// It is no CSV; why.
    NotCsv(String),
    /// A column is not there.
    NoColumn(&'static str),
    /// A cell is no number: column and content.
    NotANumber(&'static str, String),
    /// A replicate has other sectors than those before it, or comes twice.
    OutOfOrder,
}

impl Table {
    /// Reads a table of replicates that end at `horizon_h` hours.
    ///
    /// # Errors
    /// At the first line that is not of the form in which hakyu writes them, or cannot be read.
    pub fn read(from: impl io::Read, horizon_h: f64) -> Result<Table, Problem> {
        let mut reader = csv::Reader::from_reader(from);
        let header = reader.headers().map_err(broken)?.clone();
        let columns = Columns::of(&header).map_err(|fault| Problem { line: 1, fault })?;
        let mut filling = Filling::default();
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).map_err(broken)? {
            let line = record.position().map_or(0, csv::Position::line);
            let taken = columns.take(&record, horizon_h, &mut filling);
            taken.map_err(|fault| Problem { line, fault })?;
        }
        let line = reader.position().line();
        filling.close().map_err(|fault| Problem { line, fault })?;
        Ok(filling.table)
    }

    /// Indices of the completed replicates, rising.
    pub fn completed(&self) -> &[u64] {
        &self.replicates
    }

    /// Indices of the failed replicates, rising.
    pub fn failed(&self) -> &[u64] {
        &self.failed
    }

    /// A quantity of the completed replicate at a place of [`Table::completed`].
    pub(super) fn value(&self, place: usize, sector: usize, quantity: Quantity) -> f64 {
        self.row(place, sector).values[quantity as usize]
    }

    /// Whether a time of recovery lies beyond the horizon.
    pub(super) fn is_censored(&self, place: usize, sector: usize, quantity: Quantity) -> bool {
        let share = Quantity::RECOVERY.iter().position(|one| *one == quantity);
        share.is_some_and(|share| self.row(place, sector).censored[share])
    }

    fn row(&self, place: usize, sector: usize) -> &Row {
        &self.rows[place * self.sectors.len() + sector]
    }
}

fn broken(error: csv::Error) -> Problem {
    let line = error.position().map_or(0, csv::Position::line);
    let said = error.to_string();
    let fault = match error.into_kind() {
        csv::ErrorKind::Io(error) => Fault::CannotRead(error),
        _ => Fault::NotCsv(said),
    };
    Problem { line, fault }
}

/// Where the columns stand that are read.
struct Columns {
    places: [usize; NAMES.len()],
}

/// The columns that are read; [`Column`] names them in the same order.
const NAMES: [&str; 14] = [
    "replicate",
    "sector",
    "failed",
    "first_inject_h",
    "outage_start_h",
    "not_back",
    "lost_person_h",
    "outage_h",
    "peak_people",
    "t50_h",
    "t90_h",
    "t99_h",
    "facilities_hit",
    "regions_hit",
];

#[derive(Clone, Copy)]
enum Column {
    Replicate,
    Sector,
    Failed,
    FirstInject,
    OutageStart,
    NotBack,
    LostPersonHours,
    OutageHours,
    PeakPeople,
    T50,
    T90,
    T99,
    FacilitiesHit,
    RegionsHit,
}

impl Columns {
    fn of(header: &StringRecord) -> Result<Columns, Fault> {
        let mut places = [0; NAMES.len()];
        for (place, name) in places.iter_mut().zip(NAMES) {
            let found = header.iter().position(|column| column == name);
            *place = found.ok_or(Fault::NoColumn(name))?;
        }
        Ok(Columns { places })
    }

    fn take(
        &self,
        record: &StringRecord,
        horizon_h: f64,
        filling: &mut Filling,
    ) -> Result<(), Fault> {
        let cells = Cells {
            record,
            columns: self,
        };
        let text = cells.text(Column::Replicate);
        let replicate = text.parse::<u64>();
        let replicate = replicate.map_err(|_| cells.no_number(Column::Replicate))?;
        if !cells.text(Column::Failed).is_empty() {
            return filling.fail(replicate);
        }
        let row = cells.row(horizon_h)?;
        filling.add(replicate, cells.text(Column::Sector), row)
    }
}

/// One line of the file.
struct Cells<'a> {
    record: &'a StringRecord,
    columns: &'a Columns,
}

impl Cells<'_> {
    fn text(&self, column: Column) -> &str {
        let place = self.columns.places[column as usize];
        self.record.get(place).unwrap_or_default()
    }

    fn no_number(&self, column: Column) -> Fault {
        Fault::NotANumber(NAMES[column as usize], self.text(column).to_owned())
    }

    /// The number in a cell; none where the cell is empty.
    fn number(&self, column: Column) -> Result<Option<f64>, Fault> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        number.map(Some).ok_or_else(|| self.no_number(column))
    }

    fn needed(&self, column: Column) -> Result<f64, Fault> {
        self.number(column)?.ok_or_else(|| self.no_number(column))
    }

    fn row(&self, horizon_h: f64) -> Result<Row, Fault> {
        let origin = self.number(Column::FirstInject)?.unwrap_or(0.0);
        let is_out = self.number(Column::OutageStart)?.is_some();
        let first_censored = match self.text(Column::NotBack) {
            "" => RECOVERY_NAMES.len(),
            name => RECOVERY_NAMES
                .iter()
                .position(|share| *share == name)
                .ok_or_else(|| self.no_number(Column::NotBack))?,
        };
        let mut times = [0.0; 3];
        let mut censored = [false; 3];
        for (share, column) in [Column::T50, Column::T90, Column::T99]
            .into_iter()
            .enumerate()
        {
            censored[share] = is_out && share >= first_censored;
            let at = match censored[share] {
                true => Some(horizon_h),
                false => self.number(column)?,
            };
            times[share] = at.filter(|_| is_out).map_or(0.0, |at| at - origin);
        }
        let [t50, t90, t99] = times;
        let values = [
            self.needed(Column::LostPersonHours)?,
            self.needed(Column::OutageHours)?,
            self.needed(Column::PeakPeople)?,
            f64::from(u8::from(is_out)),
            t50,
            t90,
            t99,
            self.needed(Column::FacilitiesHit)?,
            self.needed(Column::RegionsHit)?,
        ];
        Ok(Row { values, censored })
    }
}

/// A table while it is read.
#[derive(Default)]
struct Filling {
    table: Table,
    /// The replicate whose rows are coming in, and the sectors that it has so far.
    open: Option<u64>,
    sectors: usize,
}

impl Filling {
    fn add(&mut self, replicate: u64, sector: &str, row: Row) -> Result<(), Fault> {
        if self.open != Some(replicate) {
            self.begin(replicate)?;
            self.open = Some(replicate);
            self.table.replicates.push(replicate);
        }
        let table = &mut self.table;
        let known = table.sectors.iter().position(|known| known == sector);
        match known {
            Some(place) if place == self.sectors => {}
            // The first completed replicate says which sectors there are.
            None if table.replicates.len() == 1 => table.sectors.push(sector.to_owned()),
            _ => return Err(Fault::OutOfOrder),
        }
        self.sectors += 1;
        table.rows.push(row);
        Ok(())
    }

    fn fail(&mut self, replicate: u64) -> Result<(), Fault> {
        self.begin(replicate)?;
        self.table.failed.push(replicate);
        Ok(())
    }

    /// Goes on to another replicate, which comes after all before it.
    fn begin(&mut self, replicate: u64) -> Result<(), Fault> {
        self.close()?;
        let before = self.table.replicates.last().max(self.table.failed.last());
        match before.is_none_or(|before| *before < replicate) {
            true => Ok(()),
            false => Err(Fault::OutOfOrder),
        }
    }

    /// Ends the replicate whose rows are coming in.
    fn close(&mut self) -> Result<(), Fault> {
        let is_whole = self.open.is_none() || self.sectors == self.table.sectors.len();
        (self.open, self.sectors) = (None, 0);
        is_whole.then_some(()).ok_or(Fault::OutOfOrder)
    }
}

#[cfg(test)]
pub(super) mod samples {
    //! Tables written by hand.

    use super::*;

    /// A line of a table: replicate, sector, lost person-hours, start and hours of the outage, T50 to T99, what is not
    /// back.
    pub type Line<'a> = (u64, &'a str, f64, Option<(f64, f64)>, [&'a str; 3], &'a str);

    /// A table as a file holds it; the first inject comes after 2 hours.
    pub fn csv(lines: &[Line]) -> String {
        let mut text = format!("{}\n", NAMES.join(","));
        for (replicate, sector, lost, outage, [t50, t90, t99], not_back) in lines {
            let start = outage.map_or_else(String::new, |(start, _)| start.to_string());
            let hours = outage.map_or(0.0, |(_, hours)| hours);
            text += &format!(
                "{replicate},{sector},,2.0000,{start},{not_back},{lost},{hours},100,{t50},{t90},{t99},3,2\n"
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::samples::csv;
    use super::*;

    fn fault(text: &str) -> (u64, Fault) {
        let problem = Table::read(text.as_bytes(), 240.0).unwrap_err();
        (problem.line, problem.fault)
    }

    #[test]
    fn what_was_not_back_stands_at_the_horizon_and_what_was_not_out_at_zero() {
        let text = csv(&[
            (0, "pow", 5.0, Some((2.5, 7.0)), ["12.5", "", ""], "t90"),
            (0, "wat", 1.5, None, ["12.5", "20.0", "30.0"], ""),
        ]);
        let table = Table::read(text.as_bytes(), 240.0).unwrap();
        let of = |sector| Quantity::ALL.map(|quantity| table.value(0, sector, quantity));
        assert_eq!(of(0), [5.0, 7.0, 100.0, 1.0, 10.5, 238.0, 238.0, 3.0, 2.0]);
        assert_eq!(of(1), [1.5, 0.0, 100.0, 0.0, 0.0, 0.0, 0.0, 3.0, 2.0]);
        let censored = Quantity::RECOVERY.map(|share| table.is_censored(0, 0, share));
        assert_eq!(censored, [false, true, true]);
        assert!(!table.is_censored(0, 1, Quantity::Back99));
    }

    #[test]
    fn failed_replicates_are_known_by_their_number_only() {
        let mut text = csv(&[(0, "pow", 5.0, None, [""; 3], "")]);
        text += "1,,too many events,,,,,,,,,,,\n";
        text += "2,pow,,,,,5,0,0,,,,0,0\n";
        let table = Table::read(text.as_bytes(), 240.0).unwrap();
        assert_eq!(table.completed(), [0, 2]);
        assert_eq!(table.failed(), [1]);
    }

    #[test]
    fn what_is_not_of_the_form_is_refused_with_its_line() {
        let good = csv(&[
            (0, "pow", 5.0, None, [""; 3], ""),
            (0, "wat", 5.0, None, [""; 3], ""),
            (1, "pow", 5.0, None, [""; 3], ""),
            (1, "wat", 5.0, None, [""; 3], ""),
        ]);
        assert!(Table::read(good.as_bytes(), 240.0).is_ok());
        let lacking = fault(&good.replace("outage_h", "hours"));
        assert!(matches!(lacking, (1, Fault::NoColumn("outage_h"))));
        let word = fault(&good.replacen("5,0,100", "five,0,100", 1));
        assert!(matches!(word, (2, Fault::NotANumber("lost_person_h", _))));
        let again = fault(&good.replace("\n1,", "\n0,"));
        assert!(matches!(again, (4, Fault::OutOfOrder)), "{again:?}");
        let mixed = fault(&good.replacen("\n1,wat", "\n1,med", 1));
        assert!(matches!(mixed, (5, Fault::OutOfOrder)), "{mixed:?}");
        let (last, _) = good.trim_end().rsplit_once('\n').unwrap();
        assert!(matches!(fault(last).1, Fault::OutOfOrder));
        assert!(matches!(fault(&(good + "2,pow\n")).1, Fault::NotCsv(_)));
    }
}
