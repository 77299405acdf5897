//! The values of information systems, fleets and who watches over them, in words.

use super::super::words;
use super::phrases::Phrases;
use super::provenance::Kind;
use super::values::{Values, is_some};
use crate::model::{
    Backup, CyberLink, Evidence, Fleet, Layer, LinkKind, MonitoringCentre, Name, Procurement,
    Sharing, SystemKind,
};
use crate::units::{Level, SimDuration};
use crate::words::{Text, nation as texts};

/// A record of the cyber side: its kind, id, name, evidence and values.
pub(super) struct CyberRecord<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// Its id.
    pub(super) id: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    /// Where its values come from.
    pub(super) evidence: &'a Evidence,
    /// Its values.
    pub(super) values: Values,
}

impl<'a> Phrases<'a> {
    /// All records of the cyber side.
    pub(super) fn cyber_records(self) -> Vec<CyberRecord<'a>> {
        let cyber = &self.model.cyber;
        let mut records = Vec::new();
        let mut add = |kind, id: &'a str, name: &'a str, evidence: &'a Evidence, values| {
            records.push(CyberRecord {
                kind,
                id,
                name,
                evidence,
                values,
            });
        };
        for one in &cyber.kinds {
            let values = self.system_values(one);
            add(
                Kind::System,
                &one.id,
                self.name(&one.name),
                &one.evidence,
                values,
            );
        }
        for one in &cyber.links {
            let values = self.link_values(one);
            add(
                Kind::Link,
                &one.id,
                self.name(&one.name),
                &one.evidence,
                values,
            );
        }
        for one in &cyber.fleets {
            let values = self.fleet_values(one);
            add(
                Kind::Fleet,
                &one.id,
                self.name(&one.name),
                &one.evidence,
                values,
            );
        }
        for one in &cyber.vendors {
            add(
                Kind::Vendor,
                &one.id,
                self.name(&one.name),
                &one.evidence,
                Values::new(),
            );
        }
        for one in &cyber.products {
            add(
                Kind::Product,
                &one.id,
                self.name(&one.name),
                &one.evidence,
                Values::new(),
            );
        }
        for one in &cyber.centres {
            let values = self.centre_values(one);
            add(
                Kind::Centre,
                &one.id,
                self.name(&one.name),
                &one.evidence,
                values,
            );
        }
        if let Some(one) = &cyber.sharing {
            let (name, values) = (self.say(texts::SHARING), self.sharing_values(one));
            add(Kind::Policy, "sharing", name, &one.evidence, values);
        }
        if let Some(one) = &cyber.procurement {
            let (name, values) = (self.say(texts::PROCUREMENT), self.procurement_values(one));
            add(Kind::Policy, "procurement", name, &one.evidence, values);
        }
        records
    }

    /// The information systems of a facility, each with who delivers it, what it is made of, where an attacker can go from
    /// it, and its values.
    pub(super) fn systems_of(self, facility: usize) -> Vec<String> {
        let cyber = &self.model.cyber;
        let all = cyber.systems.iter().enumerate();
        let own = all.filter(|(_, system)| system.facility == facility);
        own.map(|(index, system)| {
            let kind = &cyber.kinds[system.kind];
            let mut values = self.system_values(kind);
            let vendors = kind.vendors.iter().map(|one| &cyber.vendors[*one].name);
            values.push((texts::VENDORS, self.names(vendors)));
            let products = kind.products.iter().map(|one| &cyber.products[*one].name);
            values.push((texts::PRODUCTS, self.names(products)));
            let joins = |link: &&CyberLink| {
                let mut reaches = link.reaches.iter();
                reaches.any(|(from, ends)| *from == index || ends.contains(&index))
            };
            let links = cyber.links.iter().filter(joins).map(|link| &link.name);
            values.push((texts::LINKS, self.names(links)));
            let watching = |centre: &&MonitoringCentre| centre.watches.contains(&index);
            let centres = cyber.centres.iter().filter(watching).map(|one| &one.name);
            values.push((texts::WATCHED_BY, self.names(centres)));
            values.retain(|(_, value)| !value.is_empty());
            let values = self.lines(&values).join(self.say(texts::BETWEEN_VALUES));
            format!(
                "  {} ({})\n      {values}\n",
                self.name(&kind.name),
                kind.id
            )
        })
        .collect()
    }

    fn names<'n>(&self, names: impl Iterator<Item = &'n Name>) -> String {
        let names: Vec<&str> = names.map(|name| name.to(self.lang)).collect();
        names.join(self.say(texts::COMMA))
    }

    /// A mean time that is exponential.
    fn mean(&self, ms: f64) -> String {
        words::duration(self.lang, SimDuration(ms as u64))
    }

    fn shares(&self, shares: &[(Text, Level)]) -> Values {
        let set = shares.iter().filter(|(_, share)| *share > Level::ZERO);
        set.map(|(what, share)| (*what, share.to_string()))
            .collect()
    }

    /// What a system does, how it is guarded and how it comes back.
    pub fn system_values(&self, kind: &SystemKind) -> Values {
        let layer = self.say(match kind.layer {
            Layer::It => texts::LAYER_IT,
            Layer::Ot => texts::LAYER_OT,
            Layer::Iot => texts::LAYER_IOT,
        });
        let (response, recovery) = (&kind.response, &kind.recovery);
        let mut values = vec![(texts::LAYER, layer.to_owned())];
        values.extend(self.shares(&[
            (texts::STAKE, kind.stake),
            (texts::SECURITY, kind.security),
            (texts::PATCHED, kind.patched),
            (texts::SEGMENTATION, kind.segmentation),
            (texts::ISOLATION_COST, response.isolation),
            (texts::PRECAUTION_COST, response.precaution),
        ]));
        if let Some(mean) = response.detects {
            values.push((texts::NOTICES_IN, self.mean(mean)));
        }
        let times = [
            (texts::TRIAGE, &response.triage),
            (texts::FORENSICS, &response.forensics),
            (texts::ERADICATION, &response.eradication),
            (texts::CORE, &recovery.core),
        ];
        let set = times.into_iter().filter(|(_, time)| is_some(time));
        values.extend(set.map(|(what, time)| (what, self.lasting(time))));
        let backup = self.say(match recovery.backup {
            Backup::Offline => texts::BACKUP_OFFLINE,
            Backup::Online => texts::BACKUP_ONLINE,
            Backup::Missing => texts::BACKUP_MISSING,
        });
        values.push((texts::BACKUP, backup.to_owned()));
        if recovery.terminals > 0 {
            values.push((texts::TERMINALS, words::whole(recovery.terminals)));
        }
        values
    }

    fn link_values(&self, link: &CyberLink) -> Values {
        let kind = self.say(match link.kind {
            LinkKind::SharedVendor => texts::LINK_VENDOR,
            LinkKind::ManagedService => texts::LINK_SERVICE,
            LinkKind::Interconnection => texts::LINK_NETWORK,
            LinkKind::Partner => texts::LINK_PARTNER,
            LinkKind::CommonProduct => texts::LINK_PRODUCT,
            LinkKind::Internal => texts::LINK_INTERNAL,
        });
        vec![
            (texts::LINK_KIND, kind.to_owned()),
            (texts::PASSES, link.passes.to_string()),
        ]
    }

    fn fleet_values(&self, fleet: &Fleet) -> Values {
        let mut values = vec![(texts::DEVICES, words::whole(fleet.devices))];
        values.extend(self.shares(&[
            (texts::EXPOSED, fleet.exposed),
            (texts::DEFAULT_CREDENTIALS, fleet.default_credentials),
            (texts::SECURE_BY_DESIGN, fleet.secure_by_design),
            (texts::PATCHABLE, fleet.patchable),
        ]));
        values.push((texts::CONTACT, self.mean(fleet.contact)));
        values
    }

    fn centre_values(&self, centre: &MonitoringCentre) -> Values {
        vec![
            (texts::WATCHES, words::whole(centre.watches.len() as u64)),
            (texts::NOTICES_IN, self.mean(centre.detects)),
        ]
    }

    fn sharing_values(&self, sharing: &Sharing) -> Values {
        vec![
            (texts::REPORTS, self.lasting(&sharing.reports)),
            (texts::FORWARDS, self.lasting(&sharing.forwards)),
            (
                texts::NOTICE_FACTOR,
                words::short(self.lang, sharing.factor),
            ),
        ]
    }

    fn procurement_values(&self, procurement: &Procurement) -> Values {
        vec![(texts::KEEPS_OUT, procurement.keeps_out.to_string())]
    }
}
