//! From source text to checked values: places, problems in words, a tree of nodes, and the declaration of records.
//!
//! Each file is read by `ron` and becomes a tree in which every value has its exact place; what a record may hold is
//! declared once (`record!`), read from there and documented from there.
//!
//! Invariant: nothing here knows a facility, a hazard, or any other word of the domain.

mod changes;
mod choice;
mod code;
mod diagnostic;
mod distribution;
mod faults;
mod leaf;
mod limits;
mod node;
mod overlay;
mod path;
mod place;
mod read;
mod record;
mod report;
mod source;
mod suggest;
mod slips;
mod syntax;
mod times;
mod write;

pub use changes::{Change, changes};
pub(crate) use choice::choice;
pub use choice::{Choice, ChoiceInfo, VariantInfo, bare, parts, refuse_choice};
pub use code::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use distribution::{DurationSpread, FactorSpread, ShareSpread};
pub use leaf::{
    Flag, LATITUDES, LongText, Multiple, NotNegative, Number, Positive, Probability, Step, Text,
    number_within, refuse_text,
};
pub use limits::{Limit, MOST_BYTES, MOST_VALUES, count};
pub use node::{Field, Node, Shape, Word};
pub use overlay::{REMOVED, is_removed, overlay, patch, refuse_misspelt, refuse_removed, unite};
pub use path::Path;
pub use place::{FileId, Place, Sources};
pub use read::{At, Form, Ids, Kind, Read, Unread};
#[cfg(test)]
pub(crate) use record::is_written_as;
pub(crate) use record::record;
pub use record::{Both, FieldInfo, Fields, Record, RecordInfo};
pub use report::{Location, Report, Told};
pub use source::{decode, parse};
pub use suggest::{Candidate, closest, did_you_mean, which_id};
pub use times::Instant;
