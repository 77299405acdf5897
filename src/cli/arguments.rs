//! The command line's own definition. What its parts are for is said to users in `words::help`.

use std::fmt;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use hakyu::words::Lang;

use super::compare::CompareArguments;
use super::completions::{CompletionsArguments, ManualArguments};
use super::explain::ExplainArguments;
use super::new::NewArguments;
use super::reproduce::ReproduceArguments;
use super::verify::VerifyArguments;

/// All of the command line.
#[derive(Parser, Debug)]
#[command(
    name = "hakyu",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Arguments {
    #[arg(long, global = true, value_parser = lang())]
    pub lang: Option<Lang>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    let tags = PossibleValuesParser::new(Lang::ALL.map(Lang::tag));
    // The parser lets known tags only pass.
    tags.map(|tag| Lang::of_tag(&tag).unwrap_or_default())
}

/// Everything that hakyu does.
#[derive(Subcommand, Debug)]
pub enum Command {
    Model(ModelArguments),
    Check(CheckArguments),
    Run(RunArguments),
    Batch(BatchArguments),
    Compare(CompareArguments),
    Hindcast(HindcastArguments),
    Fit(FitArguments),
    Verify(VerifyArguments),
    Reproduce(ReproduceArguments),
    List,
    New(NewArguments),
    Explain(ExplainArguments),
    Completions(CompletionsArguments),
    Manual(ManualArguments),
    Help { commands: Vec<String> },
}

/// `hakyu model`.
#[derive(Args, Debug)]
pub struct ModelArguments {
    #[arg(long, default_value = "japan", global = true)]
    pub model: String,
    #[arg(long, value_name = "FILE", global = true)]
    pub html: Option<PathBuf>,
    #[arg(long, requires = "html", global = true)]
    pub force: bool,
    #[command(subcommand)]
    pub what: Option<ModelCommand>,
}

/// What to show of a model.
#[derive(Subcommand, Debug)]
pub enum ModelCommand {
    Show {
        #[arg(required = true)]
        id: Vec<String>,
    },
}

/// `hakyu check`.
#[derive(Args, Debug)]
pub struct CheckArguments {
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `hakyu run`.
#[derive(Args, Debug)]
pub struct RunArguments {
    pub scenario: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    #[arg(long, default_value_t = 0, allow_negative_numbers = true, value_parser = any_whole)]
    pub replicate: u64,
    #[arg(long, default_value_t = SEED, allow_negative_numbers = true, value_parser = any_whole)]
    pub seed: u64,
    #[arg(long, value_name = "SEED", allow_negative_numbers = true, value_parser = any_whole)]
    pub shuffle_ties: Option<u64>,
    #[arg(long, value_name = "EVENTS", allow_negative_numbers = true, value_parser = count_of_events)]
    pub event_budget: Option<u64>,
    #[arg(long, value_delimiter = ',')]
    pub sector: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Seed of a batch for which none is given: fixed, so that everybody sees the same.
pub const SEED: u64 = 2019;
/// Replicates of a batch for which no number is given.
pub const REPLICATES: u64 = 1_000;
/// The same where it stops by itself.
pub const BUDGET: u64 = 100_000;

/// That a value is no whole number within its range.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutOfRange(pub RangeInclusive<u64>);

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..={}", self.0.start(), self.0.end())
    }
}

impl std::error::Error for OutOfRange {}

fn whole(text: &str, range: RangeInclusive<u64>) -> Result<u64, OutOfRange> {
    let number = text.parse().ok();
    number
        .filter(|number| range.contains(number))
        .ok_or(OutOfRange(range))
}

/// Any whole number.
pub fn any_whole(text: &str) -> Result<u64, OutOfRange> {
    whole(text, 0..=u64::MAX)
}

/// How many replicates a batch may have.
pub fn count_of_replicates(text: &str) -> Result<u64, OutOfRange> {
    whole(text, 1..=10_000_000)
}

/// How many events a replicate may have.
pub fn count_of_events(text: &str) -> Result<u64, OutOfRange> {
    whole(text, 1..=1_000_000_000_000)
}

/// How many threads there may be.
pub fn count_of_threads(text: &str) -> Result<u64, OutOfRange> {
    whole(text, 1..=1_024)
}

/// A form of output.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Text,
    Json,
}

/// `hakyu batch`.
#[derive(Args, Debug)]
pub struct BatchArguments {
    pub scenario: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    #[arg(long, short = 'n', allow_negative_numbers = true, value_parser = count_of_replicates)]
    pub replicates: Option<u64>,
    #[arg(long, value_name = "WIDTH")]
    pub until_ci: Option<String>,
    #[arg(long, value_name = "FIGURE", requires = "until_ci")]
    pub until_ci_of: Option<String>,
    #[arg(long, default_value_t = SEED, allow_negative_numbers = true, value_parser = any_whole)]
    pub seed: u64,
    #[arg(long, value_name = "SEED", allow_negative_numbers = true, value_parser = any_whole)]
    pub shuffle_ties: Option<u64>,
    #[arg(long, value_name = "EVENTS", allow_negative_numbers = true, value_parser = count_of_events)]
    pub event_budget: Option<u64>,
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    #[arg(long, short = 'j', allow_negative_numbers = true, value_parser = count_of_threads)]
    pub threads: Option<u64>,
    #[arg(long, short = 'o')]
    pub out: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[arg(long)]
    pub bom: bool,
    #[arg(long, conflicts_with = "force")]
    pub resume: bool,
    #[arg(long)]
    pub force: bool,
    #[arg(long, short = 'q')]
    pub quiet: bool,
}

/// `hakyu hindcast`.
#[derive(Args, Debug)]
pub struct HindcastArguments {
    pub incidents: Vec<String>,
    #[arg(long, short = 'n', default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    pub replicates: u64,
    #[arg(long, default_value_t = SEED)]
    pub seed: u64,
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=1_024))]
    pub threads: Option<u64>,
    #[arg(long, short = 'o')]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
    #[arg(long, short = 'q')]
    pub quiet: bool,
}

/// `hakyu fit`.
#[derive(Args, Debug)]
pub struct FitArguments {
    pub file: PathBuf,
    #[arg(long)]
    pub leave_one_out: bool,
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=1_024))]
    pub threads: Option<u64>,
    #[arg(long, short = 'o', conflicts_with = "leave_one_out")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
    #[arg(long, short = 'q')]
    pub quiet: bool,
}
