//! Distributions as people write them: `"36h"`, `Uniform(min: "2h", max: "6h")`, `LogNormal(median: "36h", p90: "5d")`.

use super::leaf::number_within;
use super::suggest::did_you_mean;
use super::{Code, Diagnostic, Diagnostics, Field, Node, Read, Shape};
use crate::random::Distribution;
use crate::units::SimDuration;

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
    ($( $(#[doc = $doc:literal])+ $Name:ident of $Value:ident, $expected:literal, $example:literal; )*) => { $(
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
            const EXPECTED: &'static str = $expected;
            const EXAMPLE: &'static str = $example;

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                let distribution = distribution::<$Value>(node, sink)?;
                checked(distribution, node, sink).map($Name)
            }
        }
    )* };
}

spreads! {
    /// A distribution of durations, in milliseconds.
    DurationSpread of Milliseconds, "a duration or a distribution of durations", "LogNormal(median: \"36h\", p90: \"5d\")";
    /// A distribution of shares.
    ShareSpread of Share, "a share from 0 to 1 or a distribution of shares", "Uniform(min: 0.2, max: 0.4)";
    /// A distribution of factors.
    FactorSpread of Factor, "a number of 0 or more or a distribution of such", "LogNormal(median: 1.0, sigma: 0.4)";
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
    const EXPECTED: &'static str = SimDuration::EXPECTED;
    const EXAMPLE: &'static str = SimDuration::EXAMPLE;

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        // At most 200 years: exact as a float.
        SimDuration::read(node, sink).map(|duration| Milliseconds(duration.0 as f64))
    }
}

macro_rules! values {
    ($($Name:ident: $range:expr, $expected:literal, $example:literal;)*) => { $(
        #[derive(Clone, PartialEq, Debug)]
        struct $Name(f64);

        impl Value for $Name {
            fn number(self) -> f64 {
                self.0
            }
        }

        impl Read for $Name {
            const EXPECTED: &'static str = $expected;
            const EXAMPLE: &'static str = $example;

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                number_within(node, $range, Self::EXPECTED, sink).map($Name)
            }
        }
    )* };
}

values! {
    Share: 0.0..=1.0, "a share from 0 to 1", "0.5";
    Factor: 0.0..=1e12, "a number of 0 or more", "1.0";
    Sigma: 0.0..=10.0, "a standard deviation of the logarithm from 0 to 10", "0.5";
    ShapeNumber: 0.01..=100.0, "a shape from 0.01 to 100", "1.5";
    Weight: 0.0..=1e12, "a weight of 0 or more", "1.0";
}

/// A plain value, or a distribution by its name.
fn distribution<V: Value>(node: &Node, sink: &Diagnostics) -> Option<Distribution> {
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
            let what = format!("`{other}` is no distribution");
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
                "the median must be above 0 and p90 at least the median",
            )
            .why("nine of ten draws lie below p90, and half of them below the median"),
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
        let what = "`Mixture` takes a list of weights and distributions";
        let problem = Diagnostic::error(Code::WrongKind, node.place, what);
        sink.push(problem.advice("write it as `Mixture([(0.6, ...), (0.4, ...)])`"));
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
            let what = format!(
                "expected a weight and a distribution `(0.6, ...)`, found {}",
                node.kind()
            );
            sink.error(Code::WrongKind, node.place, what);
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
            (Some(field), _) => (
                field.key.place,
                format!("`{}` has no parameter `{}`", self.name, field.key.text),
            ),
            (None, Some(name)) => (self.node.place, format!("`{}` lacks `{name}`", self.name)),
            (None, None) => return Some(()),
        };
        let problem = Diagnostic::error(Code::BadDistribution, place, what);
        let advice = format!("`{}` takes {}", self.name, names.join(" and "));
        self.sink.push(problem.advice(advice));
        None
    }
}

/// A distribution whose parameters agree with each other.
fn checked(distribution: Distribution, node: &Node, sink: &Diagnostics) -> Option<Distribution> {
    match distribution.check() {
        Ok(()) => Some(distribution),
        Err(problem) => {
            sink.error(Code::BadDistribution, node.place, problem);
            None
        }
    }
}
