//! Information systems of a file: kinds, who delivers them, what connects them, who watches.

use super::entries::ModelEntry;
use super::fleets::fleets;
use super::limits::MOST_LINKED;
use super::names::{Index, Names, Reference, no_evidence};
use super::nation::name_or_id;
use super::repair::PoolEntry;
use super::selector::{Catalogue, Selection};
use crate::model::{
    Backup, Confidence, Cyber, CyberLink, Layer, LinkKind, MonitoringCentre, Name, Procurement,
    ProcurementScope, Product, Recovery, Response, Sharing, System, SystemKind, Vendor,
};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, DurationSpread, Flag, Ids, Multiple, Positive, choice,
    record,
};
use crate::units::{Level, SimDuration};
use crate::words::diagnostics::cyber as texts;
use crate::words::kinds;

record! {
    /// A kind of information system: each facility that is named has one.
    pub evidenced struct SystemEntry as kinds::SYSTEM {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// The facilities that have one.
        of: At<Vec<Selection>>,
        /// What it is for: office and business, control of plant, or connected devices.
        layer: Layer = "It" => Layer::It,
        /// Share of the facility's ability that is lost while the system is down; the rest is done by hand.
        stake: Level = "1.0" => Level::ONE,
        /// Every site of a facility with many sites has one of its own, so that an intruder is in one place.
        per_site: Flag = "false" => Flag(false),
        /// Share of attempts to get in that it withstands.
        security: Level = "0.0" => Level::ZERO,
        /// Share of systems on which a known vulnerability of a common product is closed.
        patched: Level = "0.0" => Level::ZERO,
        /// Share of attempts from another layer of the same facility that it withstands.
        segmentation: Level = "0.0" => Level::ZERO,
        /// How an intruder is noticed and shut out.
        response: Option<ResponseEntry> = "nobody notices before the impact" => None,
        /// How the system comes back.
        recovery: Option<RecoveryEntry> = "at once" => None,
        /// Vendors that deliver or run it.
        vendors: Vec<Reference<VendorEntry>> = "[]" => Vec::new(),
        /// Products in it.
        products: Vec<Reference<ProductEntry>> = "[]" => Vec::new(),
        /// What the government's agreement on IT procurement covers it for.
        scopes: Vec<ProcurementScope> = "[]" => Vec::new(),
    }
}

choice! { impl Layer as kinds::LAYER { It, Ot, Iot } }
choice! { impl Backup as kinds::BACKUP { Offline, Online, Missing } }
choice! { impl LinkKind as kinds::LINK_KIND {
    SharedVendor, ManagedService, Interconnection, Partner, CommonProduct, Internal,
} }
choice! { impl ProcurementScope as kinds::PROCUREMENT_SCOPE {
    Security, Confidential, PersonalData, Foundation, Costly,
} }

record! {
    /// How an intruder is noticed and shut out.
    pub struct ResponseEntry as kinds::RESPONSE {
        /// Mean time in which own monitoring notices an intruder (exponential).
        detects: Option<At<SimDuration>> = "own monitoring notices nothing" => None,
        /// From notice to isolation.
        triage: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Share of the facility's ability that is lost while the system is isolated.
        isolation: Level = "0.0" => Level::ZERO,
        /// Share that is lost while it is disconnected, as a precaution, from an infected partner.
        precaution: Level = "0.0" => Level::ZERO,
        /// Dead time of forensics after isolation.
        forensics: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// From the end of forensics until the intruder is out.
        eradication: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Time in which a flood is filtered.
        filtering: Option<DurationSpread> = "a flood lasts to its end" => None,
    }
}

record! {
    /// How a system comes back after it was encrypted, wiped or broken.
    pub struct RecoveryEntry as kinds::RECOVERY {
        /// Its backup: out of an attacker's reach, within reach, or none.
        backup: Backup = "Offline" => Backup::Offline,
        /// Time until its core is rebuilt from a clean backup.
        core: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Factor on that time without a clean backup; at least 1.
        without_backup: At<Multiple> = "3.0" => At::nowhere(Multiple(3.0)),
        /// Terminals (servers, controllers) to be set up again after the core.
        terminals: u64 = "0" => 0,
        /// Terminals that a responder sets up in a day.
        per_responder_day: Positive = "20.0" => Positive(20.0),
        /// The pool of the responders; without one the work waits for nobody.
        pool: Option<Reference<PoolEntry>> = "None" => None,
        /// Priority among the pool's jobs; lower goes first.
        priority: u32 = "0" => 0,
        /// Most responders at work on it.
        responders_max: At<u32> = "10" => At::nowhere(10),
    }
}

record! {
    /// A maker or provider of systems.
    pub evidenced struct VendorEntry as kinds::VENDOR {
        /// Display name.
        name: Option<Name> = "its id" => None,
    }
}

record! {
    /// A product that many systems are made of.
    pub evidenced struct ProductEntry as kinds::PRODUCT {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Its maker.
        vendor: Option<Reference<VendorEntry>> = "None" => None,
    }
}

record! {
    /// Connections between systems over which an attacker can move and which partners cut as a precaution.
    pub evidenced struct LinkEntry as kinds::LINK {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// What connects them. Shared vendors, common products and the layers of one facility need no link: they follow from the systems.
        kind: LinkKind,
        /// Facilities from which it leads.
        from: At<Vec<Selection>>,
        /// Layer of their systems.
        from_layer: Layer = "It" => Layer::It,
        /// Facilities to which it leads, also as seen from each `from`; without them all of `from` reach each other.
        to: Vec<Selection> = "[]" => Vec::new(),
        /// Layer of their systems.
        to_layer: Layer = "It" => Layer::It,
        /// Share of attempts that get across.
        passes: Level = "1.0" => Level::ONE,
    }
}

record! {
    /// A centre that watches the systems of others.
    pub evidenced struct CentreEntry as kinds::CENTRE {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Facilities whose systems it watches.
        watches: At<Vec<Selection>>,
        /// Mean time in which it notices an intruder (exponential, beside own monitoring).
        detects: At<SimDuration>,
    }
}

record! {
    /// How indicators of an attack reach the others: operator, CEPTOAR and ministry, NISC, everybody.
    pub evidenced struct SharingEntry as kinds::SHARING {
        /// Whether it takes place.
        active: Flag = "true" => Flag(true),
        /// From the first notice to NISC.
        reports: DurationSpread,
        /// From NISC to the others.
        forwards: DurationSpread,
        /// Factor on every detection rate from then on.
        factor: Positive,
    }
}

record! {
    /// The government's agreement on IT procurement: a control over what public bodies buy.
    pub evidenced struct ProcurementEntry as kinds::PROCUREMENT {
        /// Whether it is applied.
        active: Flag = "true" => Flag(true),
        /// Scopes to which it applies.
        scopes: Vec<ProcurementScope>,
        /// Share of compromised deliveries that it keeps out.
        keeps_out: Level,
    }
}

/// Whether all of the cyber side could be read.
pub(super) fn all_known(model: &ModelEntry) -> bool {
    model.systems.all_known()
        && model.vendors.all_known()
        && model.products.all_known()
        && model.fleets.all_known()
}

/// The cyber side of a model. What could not be read and is referred to leaves a stand-in, so that indices stay.
pub(super) fn cyber(model: &ModelEntry, catalogue: &Catalogue) -> Cyber {
    let sink = catalogue.sink;
    let names = catalogue.names;
    let builder = Builder {
        catalogue,
        vendors: &names.vendors,
        products: &names.products,
        sink,
    };
    let mut entries: Vec<_> = model.systems.known().collect();
    entries.sort_by(|a, b| a.0.value.cmp(&b.0.value));
    let mut kinds = Vec::new();
    let mut systems: Vec<System> = Vec::new();
    for (kind, (id, entry)) in entries.into_iter().enumerate() {
        kinds.push(builder.kind(&id.value, entry));
        let of = catalogue.some(&entry.of).into_iter();
        systems.extend(of.map(|facility| System { facility, kind }));
    }
    systems.sort_unstable();
    let found = Systems {
        kinds: &kinds,
        systems: &systems,
    };
    let links = builder.links(&model.links, &found);
    let centres = builder.centres(&model.centres, &found);
    Cyber {
        links,
        centres,
        kinds,
        systems,
        vendors: vendors(&model.vendors),
        products: builder.products(&model.products),
        fleets: fleets(&model.fleets, catalogue),
        sharing: model.sharing.as_ref().map(sharing),
        procurement: model.procurement.as_ref().map(procurement),
    }
}

/// The systems that facilities have.
struct Systems<'a> {
    kinds: &'a [SystemKind],
    systems: &'a [System],
}

impl Systems<'_> {
    /// A facility's systems of a layer, or all of them.
    fn of(&self, facility: usize, layer: Option<Layer>) -> impl Iterator<Item = usize> + '_ {
        let from = self.systems.partition_point(|one| one.facility < facility);
        let own = self.systems[from..].iter().enumerate();
        own.take_while(move |(_, system)| system.facility == facility)
            .filter(move |(_, system)| {
                layer.is_none_or(|layer| self.kinds[system.kind].layer == layer)
            })
            .map(move |(offset, _)| from + offset)
    }

    fn of_all(&self, facilities: &[usize], layer: Option<Layer>) -> Vec<usize> {
        let systems = facilities.iter();
        systems.flat_map(|one| self.of(*one, layer)).collect()
    }
}

struct Builder<'a> {
    catalogue: &'a Catalogue<'a>,
    vendors: &'a Index,
    products: &'a Index,
    sink: &'a Diagnostics,
}

impl Builder<'_> {
    fn kind(&self, id: &str, entry: &SystemEntry) -> SystemKind {
        SystemKind {
            id: id.to_owned(),
            name: name_or_id(&entry.name, id),
            layer: entry.layer,
            stake: entry.stake,
            per_site: entry.per_site.0,
            security: entry.security,
            patched: entry.patched,
            segmentation: entry.segmentation,
            response: self.response(entry.response.as_ref()),
            recovery: self.recovery(entry.recovery.as_ref()),
            vendors: self.vendors.find_all(&entry.vendors, self.sink),
            products: self.products.find_all(&entry.products, self.sink),
            scopes: entry.scopes.clone(),
            evidence: evidence!(entry),
        }
    }

    fn response(&self, entry: Option<&ResponseEntry>) -> Response {
        let never = crate::random::Distribution::Fixed(0.0);
        let Some(entry) = entry else {
            return Response {
                detects: None,
                triage: never.clone(),
                isolation: Level::ZERO,
                precaution: Level::ZERO,
                forensics: never.clone(),
                eradication: never,
                filtering: None,
            };
        };
        Response {
            detects: entry.detects.as_ref().map(|mean| self.mean(mean)),
            triage: entry.triage.0.clone(),
            isolation: entry.isolation,
            precaution: entry.precaution,
            forensics: entry.forensics.0.clone(),
            eradication: entry.eradication.0.clone(),
            filtering: entry.filtering.as_ref().map(|time| time.0.clone()),
        }
    }

    fn recovery(&self, entry: Option<&RecoveryEntry>) -> Recovery {
        let Some(entry) = entry else {
            return Recovery {
                backup: Backup::Offline,
                core: crate::random::Distribution::Fixed(0.0),
                without_backup: 1.0,
                terminals: 0,
                per_responder_day: 1.0,
                pool: None,
                priority: 0,
                responders_max: 1,
            };
        };
        super::counts::above_zero(&entry.responders_max, "responders_max", self.sink);
        if entry.without_backup.value.0 < 1.0 {
            let place = entry.without_backup.place;
            let problem = Diagnostic::error(Code::OutOfRange, place, texts::FASTER_WITHOUT);
            self.sink.push(problem.why(texts::FASTER_WITHOUT_WHY));
        }
        Recovery {
            backup: entry.backup,
            core: entry.core.0.clone(),
            without_backup: entry.without_backup.value.0,
            terminals: entry.terminals,
            per_responder_day: entry.per_responder_day.0,
            pool: self.names().pools.find_any(&entry.pool, self.sink),
            priority: entry.priority,
            responders_max: entry.responders_max.value,
        }
    }

    fn names(&self) -> &Names {
        self.catalogue.names
    }

    /// A mean time, which must be above 0.
    fn mean(&self, mean: &At<SimDuration>) -> f64 {
        super::fleets::mean(mean, self.sink)
    }

    fn products(&self, entries: &Ids<ProductEntry>) -> Vec<Product> {
        let product = |id: &str, entry: &ProductEntry| Product {
            id: id.to_owned(),
            name: name_or_id(&entry.name, id),
            vendor: self.vendors.find_any(&entry.vendor, self.sink),
            evidence: evidence!(entry),
        };
        let stand_in = |id: &str| Product {
            id: id.to_owned(),
            name: name_or_id(&None, id),
            vendor: None,
            evidence: no_evidence(),
        };
        let mut products = entries.each(product, stand_in);
        products.sort_by(|a, b| a.id.cmp(&b.id));
        products
    }

    fn links(&self, entries: &Ids<LinkEntry>, systems: &Systems) -> Vec<CyberLink> {
        let mut links: Vec<CyberLink> = entries
            .known()
            .map(|(id, entry)| CyberLink {
                id: id.value.clone(),
                name: name_or_id(&entry.name, &id.value),
                kind: entry.kind,
                passes: entry.passes,
                reaches: self.reaches(entry, systems),
                evidence: evidence!(entry),
            })
            .collect();
        links.sort_by(|a, b| a.id.cmp(&b.id));
        links
    }

    fn reaches(&self, entry: &LinkEntry, systems: &Systems) -> Vec<(usize, Vec<usize>)> {
        let facilities = self.catalogue.some(&entry.from);
        let from = systems.of_all(&facilities, Some(entry.from_layer));
        self.refuse_without_system(&entry.from, &from);
        let among = (!entry.to.iter().any(Selection::is_relative)).then(|| match &entry.to[..] {
            [] => systems.of_all(&facilities, Some(entry.to_layer)),
            to => systems.of_all(&self.catalogue.all(to), Some(entry.to_layer)),
        });
        let pairs = among
            .as_ref()
            .map_or(0, Vec::len)
            .saturating_mul(from.len());
        if pairs > MOST_LINKED {
            let what = texts::LINKS_TOO_MANY.with("most", MOST_LINKED);
            let problem = Diagnostic::error(Code::TooMany, entry.here.opening(), what);
            self.sink.push(problem.advice(texts::LINKS_TOO_MANY_ADVICE));
            return Vec::new();
        }
        let reached = |system: usize| match &among {
            Some(all) => all.clone(),
            None => systems.of_all(
                &self.seen_from(systems.systems[system].facility, &entry.to),
                Some(entry.to_layer),
            ),
        };
        let ends = from.iter().map(|system| {
            let mut ends = reached(*system);
            ends.retain(|end| end != system);
            (*system, ends)
        });
        let reaches: Vec<(usize, Vec<usize>)> = ends.collect();
        if !from.is_empty() && reaches.iter().all(|(_, ends)| ends.is_empty()) {
            let problem = Diagnostic::error(Code::SelectsNothing, entry.here, texts::LEADS_NOWHERE);
            self.catalogue
                .refuse_nobody(problem.advice(texts::WITHOUT_SYSTEM_ADVICE));
        }
        reaches
    }

    /// Facilities as seen from one; where it sees nobody the link leads nowhere.
    fn seen_from(&self, facility: usize, to: &[Selection]) -> Vec<usize> {
        let mut seen: Vec<usize> = to
            .iter()
            .filter_map(|one| self.catalogue.find(one, Some(facility)))
            .flatten()
            .collect();
        seen.sort_unstable();
        seen.dedup();
        seen
    }

    fn refuse_without_system(&self, selections: &At<Vec<Selection>>, systems: &[usize]) {
        if systems.is_empty() && !selections.value.is_empty() {
            let (code, place) = (Code::SelectsNothing, selections.place);
            let problem = Diagnostic::error(code, place, texts::WITHOUT_SYSTEM);
            let problem = problem.advice(texts::WITHOUT_SYSTEM_ADVICE);
            self.catalogue.refuse_nobody(problem);
        }
    }

    fn centres(&self, entries: &Ids<CentreEntry>, systems: &Systems) -> Vec<MonitoringCentre> {
        let mut centres: Vec<MonitoringCentre> = entries
            .known()
            .map(|(id, entry)| {
                let watches = systems.of_all(&self.catalogue.some(&entry.watches), None);
                self.refuse_without_system(&entry.watches, &watches);
                MonitoringCentre {
                    id: id.value.clone(),
                    name: name_or_id(&entry.name, &id.value),
                    watches,
                    detects: self.mean(&entry.detects),
                    evidence: evidence!(entry),
                }
            })
            .collect();
        centres.sort_by(|a, b| a.id.cmp(&b.id));
        centres
    }
}

fn vendors(entries: &Ids<VendorEntry>) -> Vec<Vendor> {
    let vendor = |id: &str, entry: &VendorEntry| Vendor {
        id: id.to_owned(),
        name: name_or_id(&entry.name, id),
        evidence: evidence!(entry),
    };
    let stand_in = |id: &str| Vendor {
        id: id.to_owned(),
        name: name_or_id(&None, id),
        evidence: no_evidence(),
    };
    let mut vendors = entries.each(vendor, stand_in);
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    vendors
}

fn sharing(entry: &SharingEntry) -> Sharing {
    Sharing {
        active: entry.active.0,
        reports: entry.reports.0.clone(),
        forwards: entry.forwards.0.clone(),
        factor: entry.factor.0,
        evidence: evidence!(entry),
    }
}

fn procurement(entry: &ProcurementEntry) -> Procurement {
    Procurement {
        active: entry.active.0,
        scopes: entry.scopes.clone(),
        keeps_out: entry.keeps_out,
        evidence: evidence!(entry),
    }
}
