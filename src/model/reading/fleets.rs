//! Fleets of connected devices of a file, by the layers of the General Framework for Secured IoT Systems.

use super::facilities::FacilityEntry;
use super::names::{Reference, no_evidence};
use super::nation::name_or_id;
use super::selector::{Catalogue, Selection};
use super::systems::VendorEntry;
use crate::model::{Confidence, Fleet, Name};
use crate::notation::{At, Code, Diagnostic, Diagnostics, Ids, Multiple, record};
use crate::units::{Level, SimDuration};
use crate::words::diagnostics::cyber as texts;
use crate::words::kinds;

record! {
    /// A fleet of connected devices, held as a count: a million cost what a thousand cost.
    pub evidenced struct FleetEntry as kinds::FLEET {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// The maker, who may lie outside critical infrastructure.
        manufacturer: Option<Reference<VendorEntry>> = "None" => None,
        /// The devices.
        device: DeviceEntry,
        /// The network in which they stand.
        network: DeviceNetworkEntry,
        /// The facility over which patches are sent, at the rate of its service.
        platform: Option<Reference<FacilityEntry>> = "patches need nobody" => None,
        /// The service that relies on the devices.
        service: Option<DeviceServiceEntry> = "None" => None,
    }
}

record! {
    /// Device layer of a fleet.
    pub struct DeviceEntry as kinds::DEVICE_LAYER {
        /// How many there are.
        count: At<u64>,
        /// Share with the credentials that they were delivered with.
        default_credentials: Level = "1.0" => Level::ONE,
        /// Share of these that security by design protects all the same.
        secure_by_design: Level = "0.0" => Level::ZERO,
        /// Share that can be patched.
        patchable: Level = "1.0" => Level::ONE,
    }
}

record! {
    /// Network layer of a fleet.
    pub struct DeviceNetworkEntry as kinds::NETWORK_LAYER {
        /// Share that can be reached from outside.
        exposed: Level = "1.0" => Level::ONE,
        /// Mean time in which an infected device infects another where all are open to it.
        contact: At<SimDuration>,
        /// Mean time until an infected device is cleaned (restarted) and open again.
        cleaned: Option<At<SimDuration>> = "it stays infected" => None,
        /// Load of a thousand infected devices on a flood's target, as a multiple of its nominal demand.
        load: Multiple = "0.0" => Multiple(0.0),
    }
}

record! {
    /// Service layer of a fleet.
    pub struct DeviceServiceEntry as kinds::SERVICE_LAYER {
        /// Facilities that rely on the devices.
        of: At<Vec<Selection>>,
        /// Share of their ability that is lost when every device is infected.
        stake: Level = "1.0" => Level::ONE,
    }
}

/// Most devices of one fleet: as many as keep counts exact in the arithmetic of a step.
const MOST_DEVICES: u64 = 10_000_000_000;

/// Fleets in order of their ids.
pub(super) fn fleets(entries: &Ids<FleetEntry>, catalogue: &Catalogue) -> Vec<Fleet> {
    let mut fleets = entries.each(|id, entry| fleet(id, entry, catalogue), stand_in);
    fleets.sort_by(|a, b| a.id.cmp(&b.id));
    fleets
}

/// A fleet in place of one with problems, against which any attack makes sense; a model that holds it is never run.
fn stand_in(id: &str) -> Fleet {
    Fleet {
        id: id.to_owned(),
        name: name_or_id(&None, id),
        manufacturer: None,
        devices: MOST_DEVICES,
        default_credentials: Level::ONE,
        secure_by_design: Level::ZERO,
        patchable: Level::ONE,
        exposed: Level::ONE,
        contact: 1.0,
        cleaned: None,
        load: 1.0,
        platform: None,
        serves: Vec::new(),
        stake: Level::ZERO,
        evidence: no_evidence(),
    }
}

fn fleet(id: &str, entry: &FleetEntry, catalogue: &Catalogue) -> Fleet {
    let sink = catalogue.sink;
    let (device, network) = (&entry.device, &entry.network);
    if device.count.value > MOST_DEVICES {
        let place = device.count.place;
        let problem = Diagnostic::error(Code::OutOfRange, place, texts::MANY_DEVICES);
        sink.push(problem.why(texts::MANY_DEVICES_WHY.with("most", MOST_DEVICES)));
    }
    let service = entry.service.as_ref();
    Fleet {
        id: id.to_owned(),
        name: name_or_id(&entry.name, id),
        manufacturer: catalogue.names.vendors.find_any(&entry.manufacturer, sink),
        devices: device.count.value,
        default_credentials: device.default_credentials,
        secure_by_design: device.secure_by_design,
        patchable: device.patchable,
        exposed: network.exposed,
        contact: mean(&network.contact, sink),
        cleaned: network.cleaned.as_ref().map(|time| mean(time, sink)),
        load: network.load.0,
        platform: catalogue.names.facilities.find_any(&entry.platform, sink),
        serves: service.map_or(Vec::new(), |service| catalogue.some(&service.of)),
        stake: service.map_or(Level::ZERO, |service| service.stake),
        evidence: evidence!(entry),
    }
}

/// A mean time in ms, which must be above 0.
pub(super) fn mean(mean: &At<SimDuration>, sink: &Diagnostics) -> f64 {
    if mean.value == SimDuration::ZERO {
        sink.error(Code::OutOfRange, mean.place, texts::MEAN_ABOVE_ZERO);
    }
    mean.value.0 as f64
}
