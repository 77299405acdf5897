//! One page that tells a batch to a meeting: self-contained HTML with inline pictures, for the screen and for paper.
//!
//! One file a section; each takes the [`Material`] and gives markup. `model` is a page of the same look about a model.
//! Invariant: every text passes `markup::escape`, and nothing is fetched from elsewhere.

mod answer;
mod assumptions;
mod breaches;
mod campaign;
mod closing;
mod comparison;
mod exemplar;
mod frame;
mod graph;
mod hindcast;
mod labels;
mod markup;
mod model;
mod recovery;
mod regions;
mod say;
mod service;
mod severity;
mod spread;
mod stories;
#[cfg(test)]
mod tests;

pub(in crate::report) use comparison::comparison_page;
pub use exemplar::{Exemplar, exemplars};
pub(in crate::report) use hindcast::hindcast_page;
pub use model::model_page;
pub use stories::Story;

use super::document::Document;
use super::manifest::About;
use super::words;
use crate::batch::{Batch, RegionService, Summary};
use crate::measure::Axes;
use crate::model::{Model, Name};
use crate::words::html as w;
use crate::words::{Lang, Text, cyber};
use frame::Frame;
use markup::escape;
use say::Say;
use std::fmt::Display;
use std::io;

/// Name of the page in a result folder.
pub const NAME: &str = "report.html";

/// What a page is made of.
pub struct Material<'a> {
    /// Model and scenario.
    pub net: &'a crate::world::Network,
    /// The batch.
    pub batch: &'a Batch,
    /// What it says.
    pub summary: &'a Summary,
    /// What it was made of.
    pub about: &'a About,
    /// Service over time in the regions that are looked at by themselves.
    pub regional: &'a [RegionService],
    /// Its pictures; those in SVG are taken into the page.
    pub pictures: &'a [Document<'a>],
    /// Replicates to be told, in this order.
    pub stories: &'a [Story],
    /// Language of the page.
    pub lang: Lang,
}

impl Material<'_> {
    fn axes(&self) -> &Axes {
        &self.batch.axes
    }

    fn model(&self) -> &Model {
        &self.net.model
    }

    fn say(&self) -> Say {
        Say(self.lang)
    }

    fn text(&self, text: Text) -> &'static str {
        text.to(self.lang)
    }

    fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.fill(self.lang, values)
    }

    /// A name in the page's language, or in English where it has no other.
    fn name<'n>(&self, name: &'n Name) -> &'n str {
        match name.to(self.lang) {
            "" => &name.en,
            text => text,
        }
    }

    fn sector(&self, sector: usize) -> &str {
        self.name(&self.axes().sectors[sector].name)
    }

    fn days(&self) -> String {
        let days = format!("{:.1}", self.axes().horizon.hours() / 24.0);
        days.strip_suffix(".0").unwrap_or(&days).to_owned()
    }

    /// Mean lost service-person-hours of all sectors.
    fn lost(&self) -> f64 {
        let lost = self.summary.nation.lost_person_hours.mean.value;
        lost.unwrap_or(0.0)
    }

    /// Sectors by what they lose on average, the largest first, equal ones by number.
    fn sectors_by_loss(&self) -> Vec<usize> {
        let lost = |sector: usize| {
            let mean = &self.summary.sectors[sector].lost_person_hours.mean;
            mean.value.unwrap_or(0.0)
        };
        let mut order: Vec<usize> = (0..self.summary.sectors.len()).collect();
        order.sort_by(|a, b| lost(*b).total_cmp(&lost(*a)).then(a.cmp(b)));
        order
    }

    /// Mean lost service-person-hours of a region, over its sectors.
    fn lost_in(&self, region: usize) -> f64 {
        let lost = &self.summary.regions[region].lost_person_hours;
        lost.value.unwrap_or(0.0)
    }

    /// Regions by what they lose on average, the largest first, equal ones by number.
    fn regions_by_loss(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.summary.regions.len()).collect();
        order.sort_by(|a, b| self.lost_in(*b).total_cmp(&self.lost_in(*a)).then(a.cmp(b)));
        order
    }

    /// A picture as an element of the page; nothing where there is none of that name.
    fn picture(&self, name: &str) -> io::Result<String> {
        let file = format!("{name}.svg");
        let Some(document) = self.pictures.iter().find(|document| document.name == file) else {
            return Ok(String::new());
        };
        let mut bytes = Vec::new();
        (document.write)(&mut bytes)?;
        let svg = String::from_utf8_lossy(&bytes);
        // Within HTML the namespace goes without saying.
        let svg = svg.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1);
        Ok(markup::figure(&svg))
    }
}

/// Builds a section's markup.
type Builder = fn(&Material) -> io::Result<String>;

/// The sections in order: an id, a title, what stands in it. One without content is left out with its title.
const SECTIONS: [(&str, Text, Builder); 13] = [
    ("answer", w::ANSWER, answer::section),
    ("stories", w::STORIES, stories::section),
    ("campaigns", cyber::CAMPAIGNS, campaign::section),
    ("service", w::SERVICE, service::section),
    ("spread", w::SPREAD, spread::section),
    ("recovery", w::RECOVERY, recovery::section),
    ("regions", w::REGIONS, regions::section),
    ("breaches", w::BREACHES, breaches::section),
    ("assumptions", w::ASSUMPTIONS, assumptions::section),
    ("severity", w::SEVERITY, severity::section),
    ("observed", w::OBSERVED, closing::observed),
    ("warnings", w::WARNINGS, closing::warnings),
    ("reproduce", w::REPRODUCE, closing::reproduce),
];

/// The whole page.
///
/// # Errors
/// Those of the pictures' writers.
pub fn html(material: &Material) -> io::Result<String> {
    let mut sections = Vec::new();
    for (id, title, build) in SECTIONS {
        sections.push((id, title, build(material)?));
    }
    let frame = Frame {
        lang: material.lang,
        kind: material.text(w::REPORT),
        title: material.name(&material.about.title),
        opening: opening(material),
        style: "",
        closing: String::new(),
    };
    Ok(frame.around(&sections))
}

/// The contingency plan, with what is otherwise with it; nothing without one.
fn plan(material: &Material) -> String {
    let Some(sentence) = words::with_plan(material.lang, material.about) else {
        return String::new();
    };
    let plan = material.about.plan.as_ref();
    let summary = plan.map_or("", |plan| material.name(&plan.summary));
    let text = format!("<strong>{}</strong> {}", escape(&sentence), escape(summary));
    markup::paragraph("lead", &text)
}

fn opening(material: &Material) -> String {
    let summary = material.name(&material.net.scenario.summary);
    let what = material.fill(
        w::WHAT_IT_IS,
        &[
            ("n", &material.say().whole(material.summary.completed)),
            ("days", &material.days()),
            ("seed", &material.about.seed),
            ("program", &closing::PROGRAM),
            ("version", &material.about.model_version),
        ],
    );
    markup::paragraph("lead", summary) + &plan(material) + &markup::paragraph("small", &what)
}
