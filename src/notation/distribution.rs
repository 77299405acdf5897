//! Distributions as people write them: `"36h"`, `Uniform(min: "2h", max: "6h")`, `LogNormal(median: "36h", p90: "5d")`.

use super::leaf::number_within;
use super::suggest::did_you_mean;
use super::{Code, Diagnostic, Diagnostics, Field, Node, Read, Shape};
use crate::random::{Distribution, Unsound};
use crate::units::SimDuration;
use crate::words::diagnostics::notation as texts;
use crate::words::{Text, kinds};

/// The 90 % quantile of the standard normal distribution.
const Z90: f64 = 1.281_551_565_544_600_4;

const NAMES: [&str; 8] = [
    "Fixed",
    "Uniform",
    "Triangular",
    "Exponential",
    "LogNormal",
    "Weibull",
    "Gamma",
    "Mixture",
];

macro_rules! spreads {
    ($( $(#[doc = $doc:literal])+ $Name:ident of $Value:ident, $expected:ident, $example:literal; )*) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Debug)]
        pub struct $Name(pub Distribution);

        impl $Name {
            /// Always this value.
            pub fn fixed(value: f64) -> $Name {
                $Name(Distribution::Fixed(value))
            }
        }

        impl Read for $Name {
            const EXPECTED: Text = kinds::$expected;
            const EXAMPLE: &'static str = $example;

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                distribution::<$Value>(node, sink).map($Name)
            }
        }
    )* };
}

spreads! {
    /// A distribution of durations, in milliseconds.
    DurationSpread of Milliseconds, DURATION_SPREAD, "LogNormal(median: \"36h\", p90: \"5d\")";
    /// A distribution of shares.
    ShareSpread of Share, SHARE_SPREAD, "Uniform(min: 0.2, max: 0.4)";
    /// A distribution of factors.
    FactorSpread of Factor, FACTOR_SPREAD, "LogNormal(median: 1.0, sigma: 0.4)";
}

/// A plain value within a distribution.
trait Value: Read {
    fn number(self) -> f64;
}

#[derive(Clone, PartialEq, Debug)]
struct Milliseconds(f64);

impl Value for Milliseconds {
    fn number(self) -> f64 {
        self.0
    }
}

impl Read for Milliseconds {
    const EXPECTED: Text = SimDuration::EXPECTED;
    const EXAMPLE: &'static str = SimDuration::EXAMPLE;

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        // At most 200 years: exact as a float.
        SimDuration::read(node, sink).map(|duration| Milliseconds(duration.0 as f64))
    }
}

macro_rules! values {
    ($($Name:ident: $range:expr, $expected:ident, $example:literal;)*) => { $(
        #[derive(Clone, PartialEq, Debug)]
        struct $Name(f64);

        impl Value for $Name {
            fn number(self) -> f64 {
                self.0
            }
        }

        impl Read for $Name {
            const EXPECTED: Text = kinds::$expected;
            const EXAMPLE: &'static str = $example;

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                number_within(node, $range, Self::EXPECTED, sink).map($Name)
            }
        }
    )* };
}

values! {
    Share: 0.0..=1.0, SHARE, "0.5";
    Factor: 0.0..=1e12, NOT_NEGATIVE, "1.0";
    Sigma: 0.0..=10.0, LOG_SIGMA, "0.5";
    ShapeNumber: 0.01..=100.0, SHAPE, "1.5";
    Weight: f64::MIN_POSITIVE..=1e12, WEIGHT, "1.0";
}

/// A plain value, or a distribution by its name, with parameters that agree with each other.
fn distribution<V: Value>(node: &Node, sink: &Diagnostics) -> Option<Distribution> {
    let distribution = written::<V>(node, sink)?;
    match distribution.check() {
        Ok(()) => Some(distribution),
        Err(rule) => {
            let problem = Diagnostic::error(Code::BadDistribution, node.place, rule_of(rule));
            sink.push(problem.why(texts::GIVEN.with("values", given(node))));
            None
        }
    }
}

fn written<V: Value>(node: &Node, sink: &Diagnostics) -> Option<Distribution> {
    let Some(name) = node.head() else {
        return V::read(node, sink).map(|value| Distribution::Fixed(value.number()));
    };
    if name == "Mixture" {
        return mixture::<V>(node, sink);
    }
    let parameters = Parameters { node, name, sink };
    match name {
        "Fixed" => {
            let [value] = parameters.read::<V, 1>(["value"])?;
            Some(Distribution::Fixed(value))
        }
        "Uniform" => {
            let [min, max] = parameters.read::<V, 2>(["min", "max"])?;
            Some(Distribution::Uniform { min, max })
        }
        "Triangular" => {
            let [min, mode, max] = parameters.read::<V, 3>(["min", "mode", "max"])?;
            Some(Distribution::Triangular { min, mode, max })
        }
        "Exponential" => {
            let [mean] = parameters.read::<V, 1>(["mean"])?;
            Some(Distribution::Exponential { mean })
        }
        "LogNormal" => log_normal::<V>(&parameters),
        "Weibull" => {
            let (shape, scale) = shape_and_scale::<V>(&parameters)?;
            Some(Distribution::Weibull { shape, scale })
        }
        "Gamma" => {
            let (shape, scale) = shape_and_scale::<V>(&parameters)?;
            Some(Distribution::Gamma { shape, scale })
        }
        other => {
            let what = texts::NO_SPREAD.with("name", other);
            let problem = Diagnostic::error(Code::UnknownChoice, node.place, what);
            sink.push(problem.advice(did_you_mean(other, &NAMES)));
            None
        }
    }
}

fn shape_and_scale<V: Value>(parameters: &Parameters<'_>) -> Option<(f64, f64)> {
    parameters.only(&["shape", "scale"])?;
    let shape = parameters.one::<ShapeNumber>("shape");
    let scale = parameters.one::<V>("scale");
    Some((shape?, scale?))
}

/// A log-normal by its median and either its 90 % quantile or the deviation of its logarithm.
fn log_normal<V: Value>(parameters: &Parameters<'_>) -> Option<Distribution> {
    if parameters.node.get("p90").is_none() {
        parameters.only(&["median", "sigma"])?;
        let median = parameters.one::<V>("median");
        let sigma = parameters.one::<Sigma>("sigma");
        return Some(Distribution::LogNormal {
            median: median?,
            sigma: sigma?,
        });
    }
    let [median, p90] = parameters.read::<V, 2>(["median", "p90"])?;
    if !(median > 0.0 && p90 >= median) {
        parameters.sink.push(
            Diagnostic::error(
                Code::BadDistribution,
                parameters.node.place,
                texts::P90_BELOW_MEDIAN,
            )
            .why(texts::P90_MEANS)
            .advice(texts::GIVEN.with("values", given(parameters.node))),
        );
        return None;
    }
    Some(Distribution::LogNormal {
        median,
        sigma: libm::log(p90 / median) / Z90,
    })
}

/// `Mixture([(0.6, LogNormal(...)), (0.4, "12h")])`.
fn mixture<V: Value>(node: &Node, sink: &Diagnostics) -> Option<Distribution> {
    let list = match &node.shape {
        Shape::Tuple { items, .. } => match items.as_slice() {
            [
                Node {
                    shape: Shape::List(list),
                    ..
                },
            ] => Some(list),
            _ => None,
        },
        _ => None,
    };
    let Some(list) = list else {
        let problem = Diagnostic::error(Code::WrongKind, node.place, texts::MIXTURE_TAKES);
        sink.push(problem.advice(texts::MIXTURE_ADVICE));
        return None;
    };
    let parts: Vec<_> = list.iter().map(|item| part::<V>(item, sink)).collect();
    parts
        .into_iter()
        .collect::<Option<_>>()
        .map(Distribution::Mixture)
}

fn part<V: Value>(node: &Node, sink: &Diagnostics) -> Option<(f64, Distribution)> {
    match &node.shape {
        Shape::Tuple { name: None, items } if items.len() == 2 => {
            let weight = Weight::read(&items[0], sink);
            let distribution = distribution::<V>(&items[1], sink);
            Some((weight?.number(), distribution?))
        }
        _ => {
            sink.push(node.unexpected(kinds::WEIGHED_PART));
            None
        }
    }
}

/// The named parameters of a distribution.
struct Parameters<'a> {
    node: &'a Node,
    name: &'a str,
    sink: &'a Diagnostics,
}

impl Parameters<'_> {
    fn read<V: Value, const N: usize>(&self, names: [&str; N]) -> Option<[f64; N]> {
        self.only(&names)?;
        let values = names.map(|name| self.one::<V>(name));
        if values.iter().any(Option::is_none) {
            return None;
        }
        Some(values.map(Option::unwrap_or_default))
    }

    fn one<V: Value>(&self, name: &str) -> Option<f64> {
        let value = self.node.get(name)?;
        V::read(value, self.sink).map(V::number)
    }

    /// Refuses other parameters than these, and asks for all of them.
    fn only(&self, names: &[&str]) -> Option<()> {
        let fields: &[Field] = self.node.entries();
        let unknown = fields
            .iter()
            .find(|field| !names.contains(&field.key.text.as_str()));
        let missing = names.iter().find(|name| self.node.get(name).is_none());
        let (place, what) = match (unknown, missing) {
            (Some(field), _) => {
                let what = texts::NO_PARAMETER.with("parameter", &field.key.text);
                (field.key.place, what)
            }
            (None, Some(name)) => {
                let what = texts::LACKS_PARAMETER.with("parameter", *name);
                (self.node.place, what)
            }
            (None, None) => return Some(()),
        };
        let what = what.with("name", self.name);
        let problem = Diagnostic::error(Code::BadDistribution, place, what);
        let advice = texts::PARAMETERS_ARE.with("name", self.name);
        let advice = advice.with("names", names.join(", "));
        self.sink.push(problem.advice(advice));
        None
    }
}

fn rule_of(rule: Unsound) -> Text {
    match rule {
        Unsound::Fixed => texts::SOUND_FIXED,
        Unsound::Bounds => texts::SOUND_BOUNDS,
        Unsound::Mode => texts::SOUND_MODE,
        Unsound::Mean => texts::SOUND_MEAN,
        Unsound::LogNormal => texts::SOUND_LOG_NORMAL,
        Unsound::ShapeAndScale => texts::SOUND_SHAPE_AND_SCALE,
        Unsound::Parts => texts::SOUND_PARTS,
        Unsound::Weights => texts::SOUND_WEIGHTS,
    }
}

/// The parameters of a distribution as they are written: `min: "6h", max: "2h"`.
fn given(node: &Node) -> String {
    let one = |field: &Field| match &field.value.shape {
        Shape::Text(text) => format!("{}: \"{text}\"", field.key.text),
        Shape::Number(number) => format!("{}: {number}", field.key.text),
        // Other shapes are no values of a parameter and have been refused.
        _ => field.key.text.clone(),
    };
    let values: Vec<String> = node.entries().iter().map(one).collect();
    values.join(", ")
}
