//! Who is meant: facilities by id, class, sector and region, or as seen from a consumer.

use std::collections::BTreeMap;

use super::facilities::FacilityEntry;
use super::names::{Class, Names, Reference};
use super::nation::{RegionEntry, SectorEntry};
use crate::model::{Facility, Region};
use crate::notation::{
    At, Choice, Code, Diagnostic, Diagnostics, Node, Place, Read, Shape, choice, did_you_mean,
};
use crate::words::diagnostics::{model as texts, notation};
use crate::words::{Text, kinds};

choice! {
    /// Who is meant.
    pub enum Selector as kinds::SELECTOR, "Class(\"mobile\")" {
        /// The facility with this id; the id alone means the same.
        Facility(Reference<FacilityEntry>),
        /// All facilities of a class.
        Class(Reference<Class>),
        /// All facilities of a class in these regions.
        ClassIn(Reference<Class>, Vec<Reference<RegionEntry>>),
        /// All facilities of a sector.
        Sector(Reference<SectorEntry>),
        /// All facilities of a sector in these regions.
        SectorIn(Reference<SectorEntry>, Vec<Reference<RegionEntry>>),
        /// As seen from a consumer: the facilities of a class in its region.
        Here(Reference<Class>),
        /// As seen from a consumer: the facilities of a class among its region's supply areas.
        Area(Reference<Class>),
    }
}

/// A selector, or a facility's id alone, with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Selection {
    /// Who.
    pub selector: Selector,
    /// Where it stands.
    pub place: Place,
}

impl Read for Selection {
    const EXPECTED: Text = kinds::FACILITY_OR_SELECTOR;
    const EXAMPLE: &'static str = "Class(\"mobile\")";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let selector = match &node.shape {
            Shape::Text(_) => Selector::Facility(Reference::read(node, sink)?),
            // Every selector has brackets.
            Shape::Word(word) if !Selector::INFO.has(word) => {
                let problem = node.unexpected(Self::KIND.told());
                sink.push(problem.advice(notation::QUOTE_ID.with("id", word)));
                return None;
            }
            _ => Selector::read(node, sink)?,
        };
        Some(Selection {
            selector,
            place: node.place,
        })
    }
}

impl Selection {
    /// Whether it is seen from a consumer, so that some consumers may find nobody.
    pub fn is_relative(&self) -> bool {
        matches!(self.selector, Selector::Here(_) | Selector::Area(_))
    }
}

/// How much of a model could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// All of it.
    pub all: bool,
    /// At least which classes of facilities there are.
    pub classes: bool,
}

/// All that a selector looks through.
pub struct Catalogue<'a> {
    /// Ids.
    pub names: &'a Names,
    /// Facilities in order of their ids.
    pub facilities: &'a [Facility],
    /// Regions in order of their codes.
    pub regions: &'a [Region],
    by_class: BTreeMap<&'a str, Vec<usize>>,
    /// What could be read; else who finds nobody may have meant what could not.
    known: Known,
    /// Where problems go.
    pub sink: &'a Diagnostics,
}

impl<'a> Catalogue<'a> {
    /// A catalogue of a model's facilities.
    pub fn new(
        names: &'a Names,
        facilities: &'a [Facility],
        regions: &'a [Region],
        known: Known,
        sink: &'a Diagnostics,
    ) -> Catalogue<'a> {
        let mut by_class: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, facility) in facilities.iter().enumerate() {
            by_class.entry(&facility.class).or_default().push(index);
        }
        Catalogue {
            names,
            facilities,
            regions,
            by_class,
            known,
            sink,
        }
    }

    /// Follows all references that were read, also those of records that cannot be used: each must lead somewhere.
    pub fn follow_mentioned(&self) {
        for (title, id) in self.sink.take_mentioned() {
            match self.names.of(title) {
                _ if title == kinds::FACILITY => drop(self.facility(&id)),
                Some(index) => drop(index.find(&id, self.sink)),
                None => drop(self.class(&id)),
            }
        }
    }

    /// Leaves the problem that somebody finds nobody; of the same words at one place only the first.
    pub fn refuse_nobody(&self, problem: Diagnostic) {
        if self.known.all {
            self.sink.push_first(problem);
        }
    }

    /// The facilities that a list of selections finds together, which must not be empty.
    pub fn some(&self, selections: &At<Vec<Selection>>) -> Vec<usize> {
        if selections.value.is_empty() {
            let problem =
                Diagnostic::error(Code::SelectsNothing, selections.place, texts::NAMES_NOBODY);
            self.sink.push(problem.advice(texts::NAME_SOMEBODY));
        }
        self.all(&selections.value)
    }

    /// The facilities that selections find together, each once, in order; each must find somebody.
    pub fn all(&self, selections: &[Selection]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for selection in selections {
            let some = self.find(selection, None);
            if some.as_ref().is_some_and(Vec::is_empty) {
                let (code, what) = (Code::SelectsNothing, texts::SELECTS_NONE);
                let problem = Diagnostic::error(code, selection.place, what);
                self.refuse_nobody(problem.advice(texts::CHECK_CLASS));
            }
            found.extend(some.unwrap_or_default());
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The facilities that a selection finds, as seen from a consumer; none after a problem.
    pub fn find(&self, selection: &Selection, consumer: Option<usize>) -> Option<Vec<usize>> {
        match &selection.selector {
            Selector::Facility(id) => Some(vec![self.facility(id)?]),
            Selector::Class(class) => Some(self.class(class)?.to_vec()),
            Selector::ClassIn(class, regions) => {
                let (class, regions) = (self.class(class), self.regions_of(regions));
                Some(self.within(class?, &regions))
            }
            Selector::Sector(sector) => self.sector(sector),
            Selector::SectorIn(sector, regions) => {
                let (found, regions) = (self.sector(sector), self.regions_of(regions));
                Some(self.within(&found?, &regions))
            }
            Selector::Here(class) => {
                let region = self.region_of(selection, consumer)?;
                Some(self.within(self.class(class)?, &[region]))
            }
            Selector::Area(class) => {
                let region = self.region_of(selection, consumer)?;
                let areas = &self.regions[region].areas;
                let class = self.class(class)?.iter().copied();
                Some(class.filter(|index| areas.contains(index)).collect())
            }
        }
    }

    /// The facility of an id; who writes the id of a sector or a class there means all its facilities.
    fn facility(&self, id: &At<String>) -> Option<usize> {
        let names = self.names;
        let example = if names.facilities.get(&id.value).is_some() {
            None
        } else if names.sectors.get(&id.value).is_some() {
            Some(format!("Sector(\"{}\")", id.value))
        } else {
            let class = self.by_class.get(id.value.as_str());
            class.map(|_| format!("Class(\"{}\")", id.value))
        };
        let Some(example) = example else {
            return names.facilities.find(id, self.sink);
        };
        let what = notation::NO_SUCH.with("kind", kinds::FACILITY.bare());
        let what = what.with("id", &id.value);
        let problem = Diagnostic::error(Code::UnknownReference, id.place, what);
        self.sink
            .push_first(problem.advice(notation::WRITE_IT_AS.with("example", example)));
        None
    }

    fn class(&self, class: &At<String>) -> Option<&[usize]> {
        let found = self.by_class.get(class.value.as_str());
        let is_told = self.sink.has(Code::UnknownReference, class.place);
        if found.is_none() && self.known.classes && !is_told {
            let known: Vec<&str> = self.by_class.keys().copied().collect();
            let what = texts::NO_CLASS.with("class", &class.value);
            let problem = Diagnostic::error(Code::UnknownReference, class.place, what);
            self.sink
                .push(problem.advice(did_you_mean(&class.value, &known)));
        }
        found.map(Vec::as_slice)
    }

    fn sector(&self, sector: &At<String>) -> Option<Vec<usize>> {
        let sector = self.names.sectors.find(sector, self.sink)?;
        let all = self.facilities.iter().enumerate();
        let found = all.filter(|(_, facility)| facility.sector == sector);
        Some(found.map(|(index, _)| index).collect())
    }

    fn regions_of(&self, regions: &[Reference<RegionEntry>]) -> Vec<usize> {
        self.names.regions.find_all(regions, self.sink)
    }

    fn within(&self, facilities: &[usize], regions: &[usize]) -> Vec<usize> {
        let inside = |index: &usize| {
            let region = self.facilities[*index].region;
            region.is_some_and(|region| regions.contains(&region))
        };
        facilities.iter().copied().filter(inside).collect()
    }

    fn region_of(&self, selection: &Selection, consumer: Option<usize>) -> Option<usize> {
        let Some(consumer) = consumer else {
            let problem = Diagnostic::error(Code::SelectsNothing, selection.place, texts::RELATIVE);
            self.sink.push(problem.advice(texts::USE_ABSOLUTE));
            return None;
        };
        let facility = &self.facilities[consumer];
        if facility.region.is_none() {
            let what = texts::NO_REGION.with("id", &facility.id);
            let problem = Diagnostic::error(Code::SelectsNothing, selection.place, what);
            self.refuse_nobody(problem.advice(texts::GIVE_REGION));
        }
        facility.region
    }
}
