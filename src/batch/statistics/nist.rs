//! The arithmetic of summaries against NIST's certified values (Statistical Reference Datasets, univariate).
//!
//! Certified values have 15 digits. What is read as a double is no longer the certified data: of Mavro and Michelso even
//! exact arithmetic gives 13 digits then, and of NumAcc3 and NumAcc4, whose spread is a millionth and less of their size,
//! 9 and 8. Whole numbers, which is what losses are summed up as, lose nothing.

use super::{Moments, Shape};

/// A set with its certified mean and standard deviation.
struct Certified {
    name: &'static str,
    values: Vec<f64>,
    mean: f64,
    deviation: f64,
}

impl Certified {
    fn read(name: &'static str, text: &str, mean: f64, deviation: f64) -> Certified {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let numbers = lines.flat_map(str::split_whitespace);
        let values = numbers.map(|number| number.parse().expect("a number"));
        Certified {
            name,
            values: values.collect(),
            mean,
            deviation,
        }
    }

    /// The made sets: an offset, then 500 pairs of offset - 0.1 and offset + 0.1, as whole tenths.
    fn made(name: &'static str, offset_tenths: u64) -> Certified {
        let pairs = (0..500).flat_map(|_| [offset_tenths - 1, offset_tenths + 1]);
        let tenths = std::iter::once(offset_tenths).chain(pairs);
        Certified {
            name,
            values: tenths.map(|tenths| tenths as f64 / 10.0).collect(),
            mean: offset_tenths as f64 / 10.0,
            deviation: 0.1,
        }
    }

    /// Digits of mean and deviation that agree, from values as they are.
    fn digits(&self) -> (f64, f64) {
        let shape = Shape::of(&self.values);
        self.digits_of(shape.mean, shape.deviation)
    }

    /// The same from the values as whole numbers of `1 / scale`.
    fn digits_whole(&self, scale: f64) -> (f64, f64) {
        let mut moments = Moments::default();
        for value in &self.values {
            moments.add((value * scale).round() as u64);
        }
        let shape = moments.shape();
        self.digits_of(shape.mean / scale, shape.deviation / scale)
    }

    fn digits_of(&self, mean: f64, deviation: f64) -> (f64, f64) {
        (
            agreeing(mean, self.mean),
            agreeing(deviation, self.deviation),
        )
    }
}

/// The log relative error, 15 at most.
fn agreeing(value: f64, certified: f64) -> f64 {
    let error = (value - certified).abs() / certified.abs();
    (-libm::log10(error.max(1e-15))).min(15.0)
}

macro_rules! set {
    ($name:literal) => {
        include_str!(concat!("../../../tests/data/nist/", $name, ".txt"))
    };
}

fn easy() -> Vec<Certified> {
    let read = Certified::read;
    vec![
        read("PiDigits", set!("pidigits"), 4.5348, 2.867_339_060_288_71),
        read(
            "Lottery",
            set!("lottery"),
            518.958_715_596_33,
            291.699_727_470_969,
        ),
        read("Lew", set!("lew"), -177.435, 277.332_168_044_316),
    ]
}

fn decimal() -> Vec<Certified> {
    let read = Certified::read;
    vec![
        read("Mavro", set!("mavro"), 2.001_856, 0.000_429_123_454_003_053),
        read(
            "Michelso",
            set!("michelso"),
            299.8524,
            0.079_010_547_819_051_8,
        ),
    ]
}

#[test]
fn the_sets_are_those_of_the_certificate() {
    let sizes = easy()
        .into_iter()
        .chain(decimal())
        .map(|set| set.values.len());
    assert_eq!(sizes.collect::<Vec<_>>(), [5_000, 218, 200, 50, 100]);
}

#[test]
fn easy_sets_come_out_to_14_digits() {
    let first = Certified {
        name: "NumAcc1",
        values: vec![10_000_001.0, 10_000_003.0, 10_000_002.0],
        mean: 10_000_002.0,
        deviation: 1.0,
    };
    for set in easy()
        .into_iter()
        .chain([first, Certified::made("NumAcc2", 12)])
    {
        let (mean, deviation) = set.digits();
        assert!(
            mean >= 14.0 && deviation >= 14.0,
            "{}: {mean} {deviation}",
            set.name
        );
    }
}

#[test]
fn decimals_come_out_to_as_many_digits_as_doubles_hold_of_them() {
    for set in decimal() {
        let (mean, deviation) = set.digits();
        assert!(
            mean >= 14.0 && deviation >= 13.0,
            "{}: {mean} {deviation}",
            set.name
        );
        let (mean, deviation) = set.digits_whole(100_000.0);
        assert!(
            mean >= 14.0 && deviation >= 14.0,
            "{}: {mean} {deviation}",
            set.name
        );
    }
}

#[test]
fn hard_sets_come_out_to_as_many_digits_as_doubles_hold_of_them() {
    for (name, offset_tenths, digits) in
        [("NumAcc3", 10_000_002, 9.0), ("NumAcc4", 100_000_002, 8.0)]
    {
        let set = Certified::made(name, offset_tenths);
        let (mean, deviation) = set.digits();
        assert!(
            mean >= 14.0 && deviation >= digits,
            "{name}: {mean} {deviation}"
        );
        let (mean, deviation) = set.digits_whole(10.0);
        assert!(
            mean >= 14.0 && deviation >= 14.0,
            "{name}: {mean} {deviation}"
        );
    }
}
