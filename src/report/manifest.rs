//! `manifest.json`: what a result was made of and by, so that it can be made again and checked.

use super::stopping::StoppingRecord;
use crate::batch::Summary;
use crate::measure::Axes;
use crate::model::Name;
use crate::model::reading::Input;
use crate::scenario::Plan;
use crate::words::Lang;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// File name of the manifest.
pub const MANIFEST: &str = "manifest.json";
/// How the line begins that holds the manifest's own hash.
const SEAL: &[u8] = b"  \"sha256\": ";
/// What marks a folder as ours.
pub(super) const FORMAT: &str = "hakyu batch";
/// Changes when a reader of the files has to change.
pub(super) const SCHEMA: u32 = 1;
/// Name and version of the program.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// What the batch itself does not know of its making.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Title of the scenario.
    pub title: Name,
    /// The contingency plan that was laid over the scenario.
    pub plan: Option<Plan>,
    /// Version of the model's laws and data.
    pub model_version: String,
    /// Seed of the batch.
    pub seed: u64,
    /// Seed of the order among equals, where it is not by id.
    pub shuffle_ties: Option<u64>,
    /// Events after which a replicate is stopped, where it is not the usual number.
    pub event_budget: Option<u64>,
    /// Regions that were asked for by themselves, by their ids; none where that was left to the result.
    pub regions: Vec<String>,
    /// Language of the pictures and of the summary; no table depends on it.
    pub lang: Lang,
    /// What was read, e.g. the scenario's file; names without folders.
    pub inputs: Vec<Content>,
}

impl About {
    /// What a picture is headed with, so that it can be told apart on a slide: the scenario's title, and the plan's.
    pub fn heading(&self) -> Name {
        let Some(plan) = &self.plan else {
            return self.title.clone();
        };
        Name {
            en: format!("{} + {}", self.title.en, plan.title.en),
            ja: format!("{} + {}", self.title.ja, plan.title.ja),
        }
    }
}

/// A named sequence of bytes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    /// Name, without a folder.
    pub name: String,
    /// Length.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

impl Content {
    /// Of bytes at hand.
    pub fn of(name: &str, bytes: &[u8]) -> Content {
        Content::hashed(name, bytes.len() as u64, Sha256::new_with_prefix(bytes))
    }

    /// Of what a reader still holds.
    ///
    /// # Errors
    /// The reader's.
    pub fn read(name: &str, mut from: impl Read) -> io::Result<Content> {
        let (mut hash, mut bytes) = (Sha256::new(), 0);
        let mut buffer = vec![0; 1 << 16];
        loop {
            match from.read(&mut buffer)? {
                0 => return Ok(Content::hashed(name, bytes, hash)),
                read => {
                    hash.update(&buffer[..read]);
                    bytes += read as u64;
                }
            }
        }
    }

    /// Of an input under its name; where it lay is no part of a result.
    pub fn of_input(input: &Input) -> Content {
        let name = input.name.rsplit(['/', '\\']).next();
        Content::of(name.unwrap_or(&input.name), &input.bytes)
    }

    /// Of bytes that went through a hash.
    pub(super) fn hashed(name: &str, bytes: u64, hash: Sha256) -> Content {
        let digits = hash.finalize();
        Content {
            name: name.to_owned(),
            bytes,
            sha256: digits.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

/// A contingency plan, as `manifest.json` names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlanRecord {
    /// The name of its file, which is among the inputs.
    pub file: String,
    /// What it is called.
    pub title: String,
}

/// What `manifest.json` holds. Neither time, nor path, nor number of threads: the same inputs give the same bytes.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// What marks a folder as ours.
    pub format: String,
    /// Version of the file formats.
    pub schema: u32,
    /// SHA-256 of the file without this line, so that a changed byte shows; none before it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Version of the program.
    pub program: String,
    /// Version of the model's laws and data.
    pub model_version: String,
    /// Title of the scenario.
    pub title: String,
    /// The contingency plan; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanRecord>,
    /// Language of the pictures: `en` or `ja`.
    pub language: String,
    /// Seed, as text: JSON readers round numbers above 2^53.
    pub seed: String,
    /// Seed of the order among equals, as text; absent where they are taken by id, as is usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shuffle_ties: Option<String>,
    /// Events after which a replicate is stopped; absent where it is the usual number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_budget: Option<u64>,
    /// Ids of the regions that the page was asked to show by themselves; absent where none was named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Replicates that were asked for.
    pub replicates_asked: u64,
    /// Replicates that came to their horizon.
    pub replicates_completed: u64,
    /// Replicates that failed.
    pub replicates_failed: u64,
    /// By what rule the batch was to stop early, and what became of it; absent without a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_ci: Option<StoppingRecord>,
    /// Events processed in all replicates.
    pub events: u64,
    /// End of a replicate.
    pub horizon_ms: u64,
    /// Step of the curves.
    pub step_ms: u64,
    /// What was read.
    pub inputs: Vec<Content>,
    /// What was written beside this file.
    pub outputs: Vec<Content>,
}

impl Manifest {
    /// Of a batch whose files have been written.
    pub fn new(about: &About, axes: &Axes, summary: &Summary, outputs: Vec<Content>) -> Manifest {
        Manifest {
            format: FORMAT.into(),
            schema: SCHEMA,
            sha256: None,
            program: PROGRAM.into(),
            model_version: about.model_version.clone(),
            title: about.title.en.clone(),
            plan: about.plan.as_ref().map(|plan| PlanRecord {
                file: plan.file.clone(),
                title: plan.title.en.clone(),
            }),
            language: about.lang.tag().to_owned(),
            seed: about.seed.to_string(),
            shuffle_ties: about.shuffle_ties.map(|seed| seed.to_string()),
            event_budget: about.event_budget,
            regions: about.regions.clone(),
            replicates_asked: summary.asked,
            replicates_completed: summary.completed,
            replicates_failed: summary.failed,
            until_ci: StoppingRecord::of(summary, axes),
            events: summary.events,
            horizon_ms: axes.horizon.0,
            step_ms: axes.step.0,
            inputs: about.inputs.clone(),
            outputs,
        }
    }

    /// Whether it is of the scenario and the plan of these names, and of the same draws: the files may have been edited.
    pub(super) fn is_made_like(&self, about: &About) -> bool {
        let first = |inputs: &[Content]| inputs.first().map(|input| input.name.clone());
        let plan = about.plan.as_ref().map(|plan| &plan.file);
        self.plan.as_ref().map(|plan| &plan.file) == plan
            && first(&self.inputs) == first(&about.inputs)
            && self.seed == about.seed.to_string()
            && self.shuffle_ties == about.shuffle_ties.map(|seed| seed.to_string())
    }

    /// Whether the file's bytes are those that it was sealed with.
    pub fn is_whole(&self, json: &[u8]) -> bool {
        let lines = json.split_inclusive(|byte| *byte == b'\n');
        let rest: Vec<u8> = lines
            .filter(|line| !line.starts_with(SEAL))
            .flatten()
            .copied()
            .collect();
        self.sha256
            .as_ref()
            .is_some_and(|seal| *seal == Content::of(MANIFEST, &rest).sha256)
    }

    /// Whether bytes are a manifest of this program, of whatever version.
    pub(super) fn is_ours(json: &[u8]) -> bool {
        #[derive(Deserialize)]
        struct Mark {
            format: String,
        }
        let ours = [FORMAT, super::hindcast::FORMAT, super::comparison::FORMAT];
        serde_json::from_slice::<Mark>(json).is_ok_and(|mark| ours.contains(&mark.format.as_str()))
    }
}

/// A manifest as the bytes of its file.
pub trait Record {
    /// The bytes.
    ///
    /// # Errors
    /// Those of the JSON writer.
    fn to_json(&self) -> serde_json::Result<Vec<u8>>;
}

impl Record for Manifest {
    /// Sealed with their own hash.
    fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let sealed = |sha256| Manifest {
            sha256,
            ..self.clone()
        };
        let content = Content::of(MANIFEST, &lines(&sealed(None))?);
        lines(&sealed(Some(content.sha256)))
    }
}

pub(super) fn lines(manifest: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(manifest)?;
    json.push(b'\n');
    Ok(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let content = Content::of("abc.txt", b"abc");
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((content.bytes, content.sha256.as_str()), (3, sha256));
    }

    #[test]
    fn a_changed_byte_breaks_the_seal() {
        let outputs = vec![Content::of("summary.csv", b"a")];
        let manifest = Manifest {
            outputs,
            ..Manifest::default()
        };
        let json = manifest.to_json().unwrap();
        let read: Manifest = serde_json::from_slice(&json).unwrap();
        assert!(read.is_whole(&json));
        for at in 0..json.len() {
            let mut changed = json.clone();
            changed[at] ^= 1;
            let still = serde_json::from_slice::<Manifest>(&changed);
            assert!(
                !still.is_ok_and(|read| read.is_whole(&changed)),
                "byte {at}"
            );
        }
    }

    #[test]
    fn only_our_own_manifests_are_taken_for_ours() {
        assert!(Manifest::is_ours(
            b"{\"format\": \"hakyu batch\", \"more\": [1]}"
        ));
        assert!(!Manifest::is_ours(b"{\"format\": \"something else\"}"));
        assert!(!Manifest::is_ours(b"hakyu batch"));
    }
}
