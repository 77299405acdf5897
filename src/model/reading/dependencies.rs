//! Dependency rules of a file and the supply groups that they expand to, one a consumer.

use super::facilities::check_cohorts;
use super::names::Reference;
use super::repair::above_zero;
use super::selector::{Catalogue, Selection};
use crate::model::{
    Buffer, Confidence, DependencyKind, Member, Refill, Refuel, Stock, SupplyGroup,
};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, DurationSpread, Flag, Ids, Node, NotNegative, Place,
    Positive, Read, Shape, choice, record,
};
use crate::units::{Level, SimDuration};
use crate::words::diagnostics::model as texts;
use crate::words::{Text, kinds};

/// Most supply groups that a model may have.
const MOST_GROUPS: usize = 1_000_000;

record! {
    /// A rule by which consumers depend on suppliers. It expands to a supply group for each consumer.
    pub evidenced struct DependencyEntry as kinds::DEPENDENCY {
        /// Consumers.
        of: At<Vec<Selection>>,
        /// Consumers that are left out again.
        except: Vec<Selection> = "[]" => Vec::new(),
        /// Suppliers, which meet the need together.
        on: At<Vec<SupplierEntry>>,
        /// Weight that full supply needs.
        requirement: Option<At<u32>> = "the sum of the weights" => None,
        /// Physical, cyber or logical (Rinaldi 2001).
        kind: DependencyKind = "Physical" => DependencyKind::Physical,
        /// Whether the requirement scales with the consumer's demand.
        elastic: Flag = "true" => Flag(true),
        /// Loss of readiness without any supply, buffers spent.
        strength: Level = "1.0" => Level::ONE,
        /// Loss of readiness without any supply, at once in spite of buffers; at most `strength`.
        immediate: At<Level> = "0.0" => At::nowhere(Level::ZERO),
        /// Exponent on the missing share: 1, or 2 where several carriers or manual work stand in.
        exponent: At<u8> = "1" => At::nowhere(1),
        /// What bridges a shortfall.
        buffer: BufferEntry = "None" => BufferEntry::None,
        /// Place in the order of return: the consumer is whole again when this share of the peak shortfall has come
        /// back; 1 is last.
        return_place: At<Level> = "1.0" => At::nowhere(Level::ONE),
        /// The consumer starts and runs without this group up to this level.
        black_start: Level = "0.0" => Level::ZERO,
        /// Class of the consumer where the supplier shares by class; lower is served first.
        class: u8 = "0" => 0,
        /// Whether a consumer that finds nobody by `Here` or `Area` goes without that supplier, or without the group.
        optional: Flag = "false" => Flag(false),
    }
}

choice! { impl DependencyKind as kinds::DEPENDENCY_KIND { Physical, Cyber, Logical } }

/// Suppliers with the same weight: a selector alone, or `(from: selector, weight: 2, offtake: 5)`.
#[derive(Clone, PartialEq, Debug)]
pub struct SupplierEntry(pub WeightedEntry);

record! {
    /// Suppliers with their weight.
    pub struct WeightedEntry as kinds::SUPPLIER {
        /// Who.
        from: Selection,
        /// Weight of each towards the group's requirement.
        weight: At<u32> = "1" => At::nowhere(1),
        /// Nominal offtake from each, in a unit of the supplier's own, for sharing by class.
        offtake: u64 = "1" => 1,
    }
}

impl Read for SupplierEntry {
    const EXPECTED: Text = kinds::SUPPLIER_OR_SELECTOR;
    const EXAMPLE: &'static str = "(from: Class(\"refinery\"), weight: 1)";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        if let Shape::Record { name: None, .. } = &node.shape {
            return WeightedEntry::read(node, sink).map(SupplierEntry);
        }
        Some(SupplierEntry(WeightedEntry {
            here: node.place,
            from: Selection::read(node, sink)?,
            weight: At::nowhere(1),
            offtake: 1,
        }))
    }
}

choice! {
    /// What bridges a shortfall.
    pub enum BufferEntry as kinds::BUFFER, "Graded(lasting: \"12h\")" {
        /// Nothing.
        None,
        /// Everyone gets less, and a stock makes up for it.
        Graded { GradedEntry },
        /// A share of the places is cut off, each with its own stock; places are nested: last cut, first back.
        Areal { ArealEntry },
    }
}

record! {
    /// A stock from which everyone makes up for what is missing.
    pub struct GradedEntry as kinds::GRADED_BUFFER {
        /// How long the stock lasts without any supply. A single site draws it; many sites have it as quantiles.
        lasting: DurationSpread,
        /// Number of quantile cohorts for many sites.
        cohorts: At<usize> = "16" => At::nowhere(16),
        /// Gain in stock per unit of time with full supply.
        recharge: NotNegative = "1.0" => NotNegative(1.0),
        /// Loss of stock per unit of time without any supply.
        drain: Positive = "1.0" => Positive(1.0),
        /// Delivery from elsewhere.
        refill: Option<RefillEntry> = "None" => None,
    }
}

record! {
    /// Stock that is delivered while the supply is out.
    pub struct RefillEntry as kinds::REFILL {
        /// Hours of stock delivered per hour when its suppliers are whole.
        rate: Positive,
        /// Suppliers whose lowest level scales the delivery.
        by: Vec<Selection> = "[]" => Vec::new(),
    }
}

record! {
    /// A stock at each of many places.
    pub struct ArealEntry as kinds::AREAL_BUFFER {
        /// How long a place lasts. A single site draws it; many sites have it as quantiles.
        lasting: DurationSpread,
        /// Number of quantile cohorts for many sites.
        cohorts: At<usize> = "16" => At::nowhere(16),
        /// Trucks that keep spent places alive.
        refuel: Option<RefuelEntry> = "None" => None,
        /// With rotating cuts, the longest cut: cohorts that last longer lose nothing.
        rotating_off: Option<SimDuration> = "None" => None,
    }
}

record! {
    /// Trucks of a pool that keep spent places alive as long as they stand there.
    pub struct RefuelEntry as kinds::REFUEL {
        /// The pool.
        pool: Reference,
        /// Places that a truck keeps alive.
        sites_per_truck: Positive,
        /// Priority among the pool's jobs; lower goes first.
        priority: u32 = "0" => 0,
        /// Most trucks at once.
        trucks_max: At<u32> = "1000000000" => At::nowhere(1_000_000_000),
        /// Suppliers whose lowest level scales what the trucks keep alive (fuel, roads).
        by: Vec<Selection> = "[]" => Vec::new(),
    }
}

/// All supply groups in order of (consumer, id), each with the place of its rule.
pub(super) fn groups(
    entries: &Ids<DependencyEntry>,
    catalogue: &Catalogue<'_>,
) -> Vec<(SupplyGroup, Place)> {
    let mut groups: Vec<(SupplyGroup, Place)> = Vec::new();
    for (id, entry) in entries.known() {
        check(entry, catalogue.sink);
        let made = rule_groups(id, entry, catalogue).into_iter();
        groups.extend(made.map(|group| (group, id.place)));
        if groups.len() > MOST_GROUPS {
            let what = texts::TOO_MANY_GROUPS.with("most", MOST_GROUPS);
            let problem = Diagnostic::error(Code::TooMany, id.place, what);
            catalogue.sink.push(problem.advice(texts::SELECT_FEWER));
            break;
        }
    }
    groups.sort_by(|(a, _), (b, _)| (a.consumer, &a.id).cmp(&(b.consumer, &b.id)));
    groups
}

/// What the values of a rule must not say together.
fn check(entry: &DependencyEntry, sink: &Diagnostics) {
    if entry.immediate.value > entry.strength {
        let what = texts::IMMEDIATE
            .with("immediate", entry.immediate.value.share())
            .with("strength", entry.strength.share());
        sink.error(Code::Contradiction, entry.immediate.place, what);
    }
    if !(1..=2).contains(&entry.exponent.value) {
        let what = texts::EXPONENT.with("exponent", entry.exponent.value);
        let problem = Diagnostic::error(Code::OutOfRange, entry.exponent.place, what);
        sink.push(problem.why(texts::EXPONENT_WHY));
    }
    if entry.exponent.value != 1 && matches!(entry.buffer, BufferEntry::Areal(_)) {
        sink.error(
            Code::Contradiction,
            entry.exponent.place,
            texts::AREAL_EXPONENT,
        );
    }
    if entry.return_place.value == Level::ZERO {
        sink.error(
            Code::OutOfRange,
            entry.return_place.place,
            texts::RETURN_PLACE,
        );
    }
    if entry.on.value.is_empty() {
        let problem = Diagnostic::error(Code::SelectsNothing, entry.on.place, texts::NAMES_NOBODY);
        sink.push(problem.advice(texts::NAME_SOMEBODY));
    }
    if let Some(requirement) = &entry.requirement {
        above_zero(requirement, "requirement", sink);
    }
    for supplier in &entry.on.value {
        above_zero(&supplier.0.weight, "weight", sink);
    }
    match &entry.buffer {
        BufferEntry::None => {}
        BufferEntry::Graded(graded) => check_cohorts(&graded.cohorts, sink),
        BufferEntry::Areal(areal) => check_cohorts(&areal.cohorts, sink),
    }
}

fn rule_groups(
    id: &At<String>,
    entry: &DependencyEntry,
    catalogue: &Catalogue<'_>,
) -> Vec<SupplyGroup> {
    let left_out = catalogue.all(&entry.except);
    let consumers = catalogue.some(&entry.of).into_iter();
    let consumers = consumers.filter(|consumer| left_out.binary_search(consumer).is_err());
    consumers
        .filter_map(|consumer| group(id, entry, consumer, catalogue))
        .collect()
}

fn group(
    id: &At<String>,
    entry: &DependencyEntry,
    consumer: usize,
    catalogue: &Catalogue<'_>,
) -> Option<SupplyGroup> {
    let members = members(entry, consumer, catalogue)?;
    if members.is_empty() {
        return None;
    }
    let weights: u64 = members.iter().map(|member| u64::from(member.weight)).sum();
    let requirement = match &entry.requirement {
        None => u32::try_from(weights).unwrap_or(u32::MAX),
        Some(requirement) => {
            check_requirement(requirement, weights, consumer, catalogue);
            requirement.value
        }
    };
    Some(SupplyGroup {
        id: format!("{}/{}", id.value, catalogue.facilities[consumer].id),
        consumer,
        kind: entry.kind,
        members,
        requirement,
        elastic: entry.elastic.0,
        strength: entry.strength,
        immediate: entry.immediate.value,
        exponent: entry.exponent.value,
        buffer: buffer(&entry.buffer, consumer, catalogue)?,
        return_place: entry.return_place.value,
        black_start: entry.black_start,
        class: entry.class,
        evidence: evidence!(entry),
    })
}

/// Leaves the problem that a consumer finds no supplier by a selector.
fn refuse_lonely(supplier: &Selection, consumer: usize, catalogue: &Catalogue<'_>) {
    let consumer = &catalogue.facilities[consumer].id;
    let problem = match supplier.is_relative() {
        false => Diagnostic::error(Code::SelectsNothing, supplier.place, texts::SELECTS_NONE)
            .advice(texts::CHECK_CLASS),
        true => Diagnostic::error(Code::SelectsNothing, supplier.place, texts::LONELY)
            .why(texts::LONELY_WHY.with("id", consumer))
            .advice(texts::LONELY_ADVICE),
    };
    catalogue.refuse_nobody(problem);
}

/// A requirement that even whole suppliers cannot meet would never be quiet at rest.
fn check_requirement(
    requirement: &At<u32>,
    weights: u64,
    consumer: usize,
    catalogue: &Catalogue<'_>,
) {
    if u64::from(requirement.value) > weights {
        let consumer = &catalogue.facilities[consumer].id;
        let what = texts::REQUIREMENT.with("requirement", requirement.value);
        let problem = Diagnostic::error(Code::Contradiction, requirement.place, what).why(
            texts::REQUIREMENT_WHY
                .with("id", consumer)
                .with("sum", weights),
        );
        catalogue.sink.push_first(problem);
    }
}

/// The suppliers of a consumer in order, each once.
fn members(
    entry: &DependencyEntry,
    consumer: usize,
    catalogue: &Catalogue<'_>,
) -> Option<Vec<Member>> {
    let mut members: Vec<(Member, Place)> = Vec::new();
    for SupplierEntry(supplier) in &entry.on.value {
        let found = catalogue.find(&supplier.from, Some(consumer))?;
        if found.is_empty() && !(entry.optional.0 && supplier.from.is_relative()) {
            refuse_lonely(&supplier.from, consumer, catalogue);
        }
        for index in found {
            let mut known = members.iter();
            let first = known.find(|(member, _)| member.supplier == index);
            check_supplier(index, consumer, supplier.here, first, catalogue);
            let member = Member {
                supplier: index,
                weight: supplier.weight.value,
                offtake: supplier.offtake,
            };
            members.push((member, supplier.here));
        }
    }
    members.sort_by_key(|(member, _)| member.supplier);
    Some(members.into_iter().map(|(member, _)| member).collect())
}

/// Leaves the problem that a supplier is the consumer itself, or a supplier before.
fn check_supplier(
    index: usize,
    consumer: usize,
    place: Place,
    first: Option<&(Member, Place)>,
    catalogue: &Catalogue<'_>,
) {
    let name = &catalogue.facilities[index].id;
    let problem = |what: Text| Diagnostic::error(Code::CircularGroup, place, what.with("id", name));
    if index == consumer {
        let problem = problem(texts::ON_ITSELF).advice(texts::ON_ITSELF_ADVICE);
        catalogue.sink.push_first(problem);
    }
    if let Some(&(_, first)) = first {
        let problem = problem(texts::SUPPLIER_TWICE)
            .other(texts::SUPPLIER_TWICE_FIRST, first)
            .advice(texts::SUPPLIER_TWICE_ADVICE);
        catalogue.sink.push_first(problem);
    }
}

fn buffer(entry: &BufferEntry, consumer: usize, catalogue: &Catalogue<'_>) -> Option<Buffer> {
    let stock = |lasting: &DurationSpread, cohorts: &At<usize>| Stock {
        lasting: lasting.0.clone(),
        cohorts: cohorts.value,
    };
    Some(match entry {
        BufferEntry::None => Buffer::None,
        BufferEntry::Graded(graded) => Buffer::Graded {
            stock: stock(&graded.lasting, &graded.cohorts),
            recharge: graded.recharge.0,
            drain: graded.drain.0,
            refill: match &graded.refill {
                None => None,
                Some(refill) => Some(Refill {
                    rate: refill.rate.0,
                    by: seen_from(consumer, &refill.by, catalogue)?,
                }),
            },
        },
        BufferEntry::Areal(areal) => Buffer::Areal {
            stock: stock(&areal.lasting, &areal.cohorts),
            refuel: match &areal.refuel {
                None => None,
                Some(entry) => Some(refuel(entry, consumer, catalogue)?),
            },
            rotating_off_ms: areal.rotating_off.map(|longest| longest.0),
        },
    })
}

fn refuel(entry: &RefuelEntry, consumer: usize, catalogue: &Catalogue<'_>) -> Option<Refuel> {
    above_zero(&entry.trucks_max, "trucks_max", catalogue.sink);
    Some(Refuel {
        pool: catalogue.names.pools.find(&entry.pool, catalogue.sink)?,
        sites_per_truck: entry.sites_per_truck.0,
        priority: entry.priority,
        trucks_max: entry.trucks_max.value,
        by: seen_from(consumer, &entry.by, catalogue)?,
    })
}

/// The facilities that selections find as seen from a consumer, each once, in order.
fn seen_from(
    consumer: usize,
    selections: &[Selection],
    catalogue: &Catalogue<'_>,
) -> Option<Vec<usize>> {
    let mut found: Vec<usize> = Vec::new();
    for selection in selections {
        found.extend(catalogue.find(selection, Some(consumer))?);
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}
