//! A service maintenance level in a sentence, as the model reads it.

use super::words;
use crate::model::{Maintenance, MaintenanceScope, MaintenanceTrigger};
use crate::units::{MS_PER_HOUR, MS_PER_MINUTE};
use crate::words::{Lang, html as w};

/// What is compared, where, and how long it must last.
pub(super) fn rule(lang: Lang, level: &Maintenance) -> String {
    let (text, number) = match level.trigger {
        MaintenanceTrigger::People(people) => (w::RULE_PEOPLE, words::whole(people)),
        MaintenanceTrigger::Kilowatts(kw) => (w::RULE_KILOWATTS, words::whole(kw)),
        MaintenanceTrigger::ShareBelow(share) => {
            (w::RULE_SHARE, words::percent(lang, share.share()))
        }
    };
    let by_area = matches!(level.trigger, MaintenanceTrigger::Kilowatts(_));
    let scope = match level.scope {
        MaintenanceScope::Nation => w::IN_NATION,
        _ if by_area => w::IN_AREA,
        MaintenanceScope::Facility => w::IN_FACILITY,
        MaintenanceScope::Region => w::IN_REGION,
    };
    text.fill(
        lang,
        &[
            ("n", &number),
            ("scope", &scope.to(lang)),
            ("lasting", &lasting(lang, level.lasting.0)),
        ],
    )
}

/// How long it must last: a legal duration, in whole hours or minutes.
fn lasting(lang: Lang, ms: u64) -> String {
    let (count, text) = match ms {
        0 => return w::AT_ONCE.to(lang).into(),
        _ if ms.is_multiple_of(MS_PER_HOUR) => (ms / MS_PER_HOUR, w::IN_HOURS),
        _ => (ms / MS_PER_MINUTE, w::IN_MINUTES),
    };
    let time = text.fill(lang, &[("n", &count)]);
    w::FOR_LONG.fill(lang, &[("time", &time)])
}
