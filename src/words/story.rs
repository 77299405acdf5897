//! One replicate, told as a story.

super::words! {
    /// A hazard or inject takes effect.
    INJECT = "== {root} ==", "【{root}】";
    /// A facility falls to nothing.
    STOPS = "{facility} stops (from {before}): {why}", "{facility}が停止({before}から): {why}";
    /// A facility falls.
    FALLS = "{facility} falls from {before} to {level}: {why}", "{facility}が{before}から{level}に低下: {why}";
    /// A facility is whole again.
    WHOLE = "{facility} is whole again after {lasted}", "{facility}が{lasted}ぶりに全面復旧";
    /// A facility has risen.
    BACK_AT = "{facility} is back at {level}", "{facility}が{level}まで復旧";
    /// A carrier's area collapses.
    COLLAPSED = "{facility} COLLAPSES: {megawatts} MW lost within its window, more than automatic shedding can drop",
        "{facility}が全面停止(ブラックアウト): 短時間に{megawatts} MWを喪失し、自動遮断で抑えられず";
    /// Crews are ready.
    CREWS = "{pool}: {count} at work or ready", "{pool}: {count}(人・班・台)が作業中又は待機";
    /// Damage.
    DAMAGED = "{facility} is damaged: {share} lost", "{facility}が損傷: {share}を喪失";
    /// The damage is repaired.
    REPAIRED = "{facility} is repaired", "{facility}の修理が完了";
    /// What an operator announces.
    ANNOUNCED = "{facility} is announced to be repaired by {time}", "{facility}の復旧見込みは{time}と発表";
    /// A failure without a hazard.
    FAILED = "{facility} fails by itself", "{facility}が自ら故障";
    /// Facilities wait for each other at the horizon.
    DEADLOCK = "black-start deadlock: {facilities} wait for each other",
        "ブラックスタートの行き詰まり: {facilities}が互いの復旧を待つ";
    /// Between these facilities.
    AND = " and ", "と";

    /// Why: own damage.
    OWN_LOSS = "direct effect of “{root}”", "「{root}」の直接の影響";
    /// Why: an area without enough sources.
    AREA_SHORT = "{supplier} is short of power", "{supplier}の電力不足";
    /// Why: a source without its area.
    AREA_OUT = "too little generation, {supplier} is out", "{supplier}が停止し、電源が不足";
    /// Why: a buffer is spent.
    SPENT = "{supplier} has been short for {waited}, and what bridged that is spent",
        "{supplier}の不足が{waited}続き、余裕時間を使い切った";
    /// Why: a supplier is short.
    SHORT = "{supplier} has been short for {waited}", "{supplier}の不足が{waited}続く";
    /// Why: a supplier is short, and there is no buffer.
    UNBRIDGED = "{supplier} is short, and nothing bridges that", "{supplier}が不足し、余裕時間がない";
    /// The root of a failure without a hazard.
    OWN_FAILURE = "its own failure", "設備自体の故障";
}
