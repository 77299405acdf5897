//! What a model's file holds at its top.

use super::carriers::CarrierEntry;
use super::dependencies::DependencyEntry;
use super::facilities::{FacilityEntry, FacilityRuleEntry};
use super::fleets::FleetEntry;
use super::nation::{ProfileEntry, RegionEntry, SectorEntry};
use super::repair::{FragilityEntry, PoolEntry, RestorationEntry};
use super::systems::{
    CentreEntry, LinkEntry, ProcurementEntry, ProductEntry, SharingEntry, SystemEntry, VendorEntry,
};
use crate::model::Name;
use crate::notation::{At, Ids, Step, Unread, record};
use crate::words::kinds;

record! {
    /// A whole model: a nation, a city, or a test case. A model is one record, or a folder of files that each hold
    /// such a record; what they hold is united.
    pub struct ModelEntry as kinds::MODEL {
        /// Version of the format.
        schema: At<u32> = "1" => At::nowhere(1),
        /// What the model is called.
        name: Option<Name> = "its id" => None,
        /// Step in which consumers feel a shortfall of their suppliers (rounded down) and in which many sites restart
        /// (rounded up). The default is exact; a nation of thousands of dependencies is many times faster in steps of
        /// a percent.
        resolution: Step = "0.000001" => Step(0.000_001),
        /// Sectors by id.
        sectors: Ids<SectorEntry> = "{}" => Ids::default(),
        /// Regions by id.
        regions: Ids<RegionEntry> = "{}" => Ids::default(),
        /// Demand profiles by id.
        profiles: Ids<ProfileEntry> = "{}" => Ids::default(),
        /// Pools of crews or trucks by id.
        pools: Ids<PoolEntry> = "{}" => Ids::default(),
        /// Ways of coming back from damage by id.
        restorations: Ids<RestorationEntry> = "{}" => Ids::default(),
        /// Ways of being damaged by id.
        fragilities: Ids<FragilityEntry> = "{}" => Ids::default(),
        /// Facilities by id; an entry with the id of a facility that a rule makes is laid over it.
        facilities: Option<Unread<Ids<FacilityEntry>>> = "none are listed" => None,
        /// Rules that make a facility in each region.
        facility_rules: Ids<Unread<FacilityRuleEntry>> = "{}" => Ids::default(),
        /// Carriers (commodities that are used up and balanced, as power) by id.
        carriers: Ids<CarrierEntry> = "{}" => Ids::default(),
        /// Dependencies by id.
        dependencies: Ids<DependencyEntry> = "{}" => Ids::default(),
        /// Kinds of information systems by id.
        systems: Ids<SystemEntry> = "{}" => Ids::default(),
        /// Makers and providers of systems and devices by id.
        vendors: Ids<VendorEntry> = "{}" => Ids::default(),
        /// Products that systems are made of by id.
        products: Ids<ProductEntry> = "{}" => Ids::default(),
        /// Connections over which an attacker can move by id.
        links: Ids<LinkEntry> = "{}" => Ids::default(),
        /// Fleets of connected devices by id.
        fleets: Ids<FleetEntry> = "{}" => Ids::default(),
        /// Centres that watch the systems of others by id.
        centres: Ids<CentreEntry> = "{}" => Ids::default(),
        /// How indicators of an attack are shared.
        sharing: Option<SharingEntry> = "nobody learns from others" => None,
        /// The control over what public bodies buy.
        procurement: Option<ProcurementEntry> = "whatever is delivered is taken" => None,
    }
}
