//! The command line's own definition.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::completions::{CompletionsArguments, ManualArguments};
use super::explain::ExplainArguments;
use super::new::NewArguments;

/// Simulator of critical-infrastructure incidents: disaster, cyberattack, ripple between sectors, repair, recovery.
#[derive(Parser, Debug)]
#[command(name = "hakyu", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "Examples:
  hakyu batch hokkaido-2018 --replicates 1000 --out results/hokkaido
  hakyu run scenarios/hokkaido-2018.ron --sector ict --region hokkaido
  hakyu check scenarios/*.ron
  hakyu model show pow-distribution-hokkaido

Exit codes: 0 done, 2 wrong usage or input, 3 cannot read or write, 4 interrupted with what is finished kept,
5 stopped by a limit.";

/// Everything that hakyu does.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Shows a model: counts and the sector matrix, or one facility with what it needs and what needs it
    Model(ModelArguments),
    /// Reads scenarios and says everything that is wrong with them, running nothing
    Check(CheckArguments),
    /// Runs one replicate and tells it as a story
    Run(RunArguments),
    /// Runs many replicates and writes a folder of tables and pictures
    Batch(BatchArguments),
    /// Lists the scenarios that are inside the program, by kind, sectors and length
    List,
    /// Starts a scenario or a small model from a commented template
    New(NewArguments),
    /// Explains a field of the files, or a problem by its number
    Explain(ExplainArguments),
    /// Prints completions for a shell
    Completions(CompletionsArguments),
    /// Writes manual pages into a folder
    Manual(ManualArguments),
}

/// `hakyu model`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  hakyu model
  hakyu model --model ./my-city
  hakyu model show med-hospital-tokyo")]
pub struct ModelArguments {
    /// A built-in model, a folder with a model, or a scenario file (its model, patched)
    #[arg(long, default_value = "japan", global = true)]
    pub model: String,
    /// What to show of it
    #[command(subcommand)]
    pub what: Option<ModelCommand>,
}

/// What to show of a model.
#[derive(Subcommand, Debug)]
pub enum ModelCommand {
    /// Shows a facility with its dependencies up and down
    Show {
        /// Its id
        id: String,
    },
}

/// `hakyu check`.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  hakyu check scenarios/hokkaido-2018.ron my-scenario.ron")]
pub struct CheckArguments {
    /// Scenario files, or names of shipped scenarios
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
}

/// `hakyu run`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  hakyu run scenarios/hokkaido-2018.ron
  hakyu run scenarios/hokkaido-2018.ron --sector pow,ict --region hokkaido
  hakyu run scenarios/hokkaido-2018.ron --replicate 37 --format json > story.jsonl")]
pub struct RunArguments {
    /// The scenario file, or the name of a shipped scenario
    pub scenario: PathBuf,
    /// Index of the replicate within its batch
    #[arg(long, default_value_t = 0)]
    pub replicate: u64,
    /// Seed of the batch; the same seed gives the same results
    #[arg(long, default_value_t = SEED)]
    pub seed: u64,
    /// Only these sectors (ids, separated by commas)
    #[arg(long, value_delimiter = ',')]
    pub sector: Vec<String>,
    /// Only these regions (ids, separated by commas)
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Seed of a batch for which none is given: fixed, so that everybody sees the same.
pub const SEED: u64 = 2019;

/// A form of output.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Lines for people
    Text,
    /// JSON lines for programs
    Json,
}

/// `hakyu batch`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  hakyu batch scenarios/hokkaido-2018.ron
  hakyu batch scenarios/tokyo-inland.ron --replicates 10000 --threads 8 --out results/tokyo")]
pub struct BatchArguments {
    /// The scenario file, or the name of a shipped scenario
    pub scenario: PathBuf,
    /// Number of replicates
    #[arg(long, short = 'n', default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    pub replicates: u64,
    /// Seed of the batch; the same seed gives the same results
    #[arg(long, default_value_t = SEED)]
    pub seed: u64,
    /// Threads; one a core if not given. Changes nothing in the results
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=1_024))]
    pub threads: Option<u64>,
    /// Folder for tables and pictures; `results/` and the scenario's name if not given
    #[arg(long, short = 'o')]
    pub out: Option<PathBuf>,
    /// Replace a folder that holds no result of hakyu
    #[arg(long)]
    pub force: bool,
    /// Say nothing on standard error but errors
    #[arg(long, short = 'q')]
    pub quiet: bool,
}
