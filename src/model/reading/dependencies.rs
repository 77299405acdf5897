//! Dependency rules of a file and the supply groups that they expand to, one a consumer.

use std::collections::BTreeMap;

use super::contradictions::{check, check_requirement, check_supplier, refuse_lonely};
use super::counts::above_zero;
use super::limits::{MOST_GROUPS, MOST_MEMBERS};
use super::names::Reference;
use super::repair::PoolEntry;
use super::selector::{Catalogue, Selection};
use crate::model::{
    Buffer, Confidence, DependencyKind, Member, Refill, Refuel, Stock, SupplyGroup,
};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, DurationSpread, Flag, Ids, Node, NotNegative, Place,
    Positive, Probability, Read, Shape, choice, record,
};
use crate::units::{Level, SimDuration};
use crate::words::diagnostics::model as texts;
use crate::words::{Phrase, Text, kinds};

record! {
    /// A rule by which consumers depend on suppliers. It expands to a supply group for each consumer, or with `each` for
    /// each pair.
    pub evidenced struct DependencyEntry as kinds::DEPENDENCY {
        /// Consumers.
        of: At<Vec<Selection>>,
        /// Consumers that are left out again.
        except: Vec<Selection> = "[]" => Vec::new(),
        /// Suppliers, which meet the need together.
        on: At<Vec<SupplierEntry>>,
        /// Whether each supplier is a need of its own: one supply group for each, rather than one that they meet
        /// together. The consumer itself is left out of its suppliers.
        each: Flag = "false" => Flag(false),
        /// Chance that it holds in a replicate at all, drawn for each supply group: a dependency that may or may not be
        /// there, or a failure that may or may not spread.
        chance: Probability = "1.0" => Probability(1.0),
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
        pool: Reference<PoolEntry>,
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
    let mut made = Made::default();
    for (id, entry) in entries.known() {
        check(entry, catalogue.sink);
        if let Err(what) = made.rule(id, entry, catalogue) {
            let problem = Diagnostic::error(Code::TooMany, id.place, what);
            catalogue.sink.push(problem.advice(texts::SELECT_FEWER));
            break;
        }
    }
    let mut groups = made.groups;
    groups.sort_by(|(a, _), (b, _)| (a.consumer, &a.id).cmp(&(b.consumer, &b.id)));
    groups
}

/// What the rules so far have made.
#[derive(Default)]
struct Made {
    groups: Vec<(SupplyGroup, Place)>,
    /// Suppliers of all groups together.
    members: usize,
}

impl Made {
    /// Adds the groups of a rule, unless they are too many.
    fn rule(
        &mut self,
        id: &At<String>,
        entry: &DependencyEntry,
        catalogue: &Catalogue<'_>,
    ) -> Result<(), Phrase> {
        let left_out = catalogue.all(&entry.except);
        let mut consumers = catalogue.some(&entry.of);
        consumers.retain(|consumer| left_out.binary_search(consumer).is_err());
        // Counted before any is made, as far as suppliers are the same for all.
        let members = consumers.len() * common_suppliers(entry, catalogue);
        let groups = match entry.each.0 {
            // A consumer is no supplier of its own.
            true => members.saturating_sub(consumers.len()),
            false => 0,
        };
        within(self.groups.len() + groups, self.members + members)?;
        for consumer in consumers {
            for group in consumer_groups(id, entry, consumer, catalogue) {
                self.members += group.members.len();
                self.groups.push((group, id.place));
            }
            within(self.groups.len(), self.members)?;
        }
        Ok(())
    }
}

/// What is wrong with so many groups and suppliers, if they are too many.
fn within(groups: usize, members: usize) -> Result<(), Phrase> {
    if groups > MOST_GROUPS {
        return Err(texts::TOO_MANY_GROUPS.with("most", MOST_GROUPS));
    }
    if members > MOST_MEMBERS {
        return Err(texts::TOO_MANY_MEMBERS.with("most", MOST_MEMBERS));
    }
    Ok(())
}

/// How many suppliers a rule gives to each consumer, whoever that is.
fn common_suppliers(entry: &DependencyEntry, catalogue: &Catalogue<'_>) -> usize {
    let selections = entry.on.value.iter().map(|supplier| &supplier.0.from);
    let common = selections.filter(|selection| !selection.is_relative());
    let found = common.filter_map(|selection| catalogue.find(selection, None));
    found.map(|found| found.len()).sum()
}

/// The groups of one consumer: one, or one for each supplier.
fn consumer_groups(
    id: &At<String>,
    entry: &DependencyEntry,
    consumer: usize,
    catalogue: &Catalogue<'_>,
) -> Vec<SupplyGroup> {
    let facilities = catalogue.facilities;
    let common = format!("{}/{}", id.value, facilities[consumer].id);
    let members = members(entry, consumer, catalogue).unwrap_or_default();
    if !entry.each.0 {
        let group = group(common, entry, consumer, members, catalogue);
        return group.into_iter().collect();
    }
    let each = members.into_iter().filter_map(|member| {
        let id = format!("{common}/{}", facilities[member.supplier].id);
        group(id, entry, consumer, vec![member], catalogue)
    });
    each.collect()
}

fn group(
    id: String,
    entry: &DependencyEntry,
    consumer: usize,
    members: Vec<Member>,
    catalogue: &Catalogue<'_>,
) -> Option<SupplyGroup> {
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
        id,
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
        chance: entry.chance.0,
        evidence: evidence!(entry),
    })
}

/// The suppliers of a consumer in order, each once.
fn members(
    entry: &DependencyEntry,
    consumer: usize,
    catalogue: &Catalogue<'_>,
) -> Option<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    for SupplierEntry(supplier) in &entry.on.value {
        let found = catalogue.find(&supplier.from, Some(consumer))?;
        if found.is_empty() && !(entry.optional.0 && supplier.from.is_relative()) {
            refuse_lonely(&supplier.from, consumer, catalogue);
        }
        for index in found {
            if index == consumer && entry.each.0 {
                continue;
            }
            let first = places.get(&index).copied();
            check_supplier(index, consumer, supplier.here, first, catalogue);
            places.entry(index).or_insert(supplier.here);
            members.push(Member {
                supplier: index,
                weight: supplier.weight.value,
                offtake: supplier.offtake,
            });
        }
    }
    members.sort_by_key(|member| member.supplier);
    Some(members)
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
