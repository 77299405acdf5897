//! Attack and defence, step by step, and the tactics of MITRE ATT&CK.

super::words! {
    /// The campaign begins.
    BEGAN = "“{campaign}” begins", "「{campaign}」の攻撃が始まる";
    /// The attacker gets in.
    ENTERED = "the attacker gets into {system} of {facility} ({way})", "攻撃者が{facility}の{system}に侵入({way})";
    /// A way in.
    BY_PHISHING = "spear phishing", "標的型メール";
    /// A way in.
    BY_REMOTE_ACCESS = "exposed remote access", "外部公開のリモートアクセス";
    /// A way in.
    BY_MEDIA = "removable media", "可搬媒体";
    /// A way in.
    BY_INSIDER = "an insider", "内部関係者";
    /// A way in.
    BY_SUPPLIER = "through {vendor}", "{vendor}経由";
    /// A way in.
    BY_FLEET = "through connected devices", "IoT機器経由";
    /// Patches or a recall begin.
    PATCHING = "patches or recall begin: {name}", "機器の修正・回収を開始: {name}";
    /// An update arrives.
    UPDATED = "{system} of {facility} takes the update", "{facility}の{system}に更新プログラムが適用される";
    /// The attacker moves on.
    MOVED = "the attacker moves on into {system} of {facility}", "攻撃者が{facility}の{system}に横展開";
    /// A stage is done.
    STAGE_DONE = "“{stage}” is done in {system} of {facility}", "{facility}の{system}で「{stage}」が完了";
    /// It strikes.
    TRIGGERED = "“{campaign}” strikes wherever it is ready", "「{campaign}」が一斉に発動";
    /// Data are encrypted.
    ENCRYPTED = "{system} of {facility} is encrypted", "{facility}の{system}が暗号化される";
    /// Systems are wiped.
    WIPED = "{system} of {facility} is wiped", "{facility}の{system}が破壊(ワイプ)される";
    /// Systems break.
    CRASHED = "{system} of {facility} breaks", "{facility}の{system}が異常停止";
    /// Data are taken.
    EXFILTRATED = "data are taken from {system} of {facility}", "{facility}の{system}から情報が窃取される";
    /// Plant is operated.
    MANIPULATED = "the plant of {facility} is operated through {system}", "{facility}の設備が{system}経由で不正に操作される";
    /// The defender notices.
    NOTICED = "{facility} notices the intruder in {system}", "{facility}が{system}への侵入を検知";
    /// NISC has the report.
    REPORTED = "NISC (now NCO) has the first report of “{campaign}”", "「{campaign}」の第一報がNISC(現NCO)に届く";
    /// Everybody has the indicators.
    SHARED = "indicators of “{campaign}” reach everybody", "「{campaign}」の脅威情報(IoC)が各事業者に共有される";
    /// Isolated.
    ISOLATED = "{facility} isolates {system}", "{facility}が{system}を切り離す";
    /// Isolated, and partners disconnect.
    ISOLATED_WITH = "{facility} isolates {system}; {count} partners disconnect as a precaution",
        "{facility}が{system}を切り離し、接続先{count}者が予防的に遮断";
    /// Isolated, and one partner disconnects.
    ISOLATED_WITH_ONE = "{facility} isolates {system}; a partner disconnects as a precaution",
        "{facility}が{system}を切り離し、接続先1者が予防的に遮断";
    /// The intruder is out.
    CLEANED = "the intruder is out of {system} of {facility}", "{facility}の{system}から攻撃者を排除";
    /// The core stands.
    CORE_REBUILT = "the core of {system} of {facility} is rebuilt, terminals follow", "{facility}の{system}の基幹部分を再構築、端末の復旧に移る";
    /// All of it works.
    RESTORED = "{system} of {facility} works again", "{facility}の{system}が復旧";
    /// A flood arrives.
    FLOODED = "a flood reaches {facility}: {factor} times its demand", "{facility}に大量通信が到達: 需要の{factor}倍";
    /// A flood ends.
    FLOOD_ENDED = "the flood on {facility} ends", "{facility}への大量通信が収まる";
    /// An infection has spread.
    INFECTED = "{count} devices of {fleet} are infected, {share} of those that can be", "{fleet}の{count}台が感染(感染し得る機器の{share})";

    /// Heading of the campaigns in the summary.
    CAMPAIGNS_HEADING = "CAMPAIGNS", "攻撃キャンペーン";
    /// Title of the campaigns in the report.
    CAMPAIGNS = "How far the attackers came", "攻撃はどこまで進んだか";
    /// What stands there.
    CAMPAIGNS_LEAD = "Of all replicates. “Forestalled”: noticed, and nothing was ever struck, of those in which the attacker got in; times are the median with 5 and 95 % quantiles.",
        "全試行について。「実行を阻止」は、検知され何も実行されなかった試行の割合(侵入された試行のうち)。時間は中央値と5・95 %点。";
    /// Column.
    CAMPAIGN = "Campaign", "攻撃";
    /// Column.
    GETS_IN = "Gets in", "侵入される確率";
    /// Column.
    STRIKES = "Strikes", "実行される確率";
    /// Column.
    FORESTALLED = "Forestalled", "実行を阻止";
    /// Column.
    SYSTEMS_ENTERED = "Systems entered", "侵入システム数の平均";
    /// Column.
    SYSTEMS_STRUCK = "Systems struck", "実行対象数の平均";
    /// Column.
    UNNOTICED = "Entry to notice", "侵入から検知まで";

    /// Table of attack and defence.
    WHO_KNEW = "Attack and defence: who knew what when", "攻撃と対応: 誰がいつ何を把握したか";
    /// What the table says.
    WHO_KNEW_LEAD = "What the attacker does stays unknown until somebody notices. Tactics are those of MITRE ATT&CK.",
        "攻撃者の行動は、誰かが検知するまで知られない。戦術はMITRE ATT&CKによる。";
    /// Column: side.
    SIDE = "Known to", "把握している者";
    /// Known to the attacker only.
    ATTACKER = "the attacker only", "攻撃者のみ";
    /// Known to NISC.
    NISC = "NISC (now NCO)", "NISC(現NCO)";
    /// Known to everybody.
    EVERYBODY = "everybody", "全事業者";
    /// Column: tactic.
    TACTIC = "Tactic", "戦術";
    /// Rows that are left out.
    MORE_STEPS = "{n} more steps are told by `{command}`.", "残り{n}件は `{command}` で見られる。";

    /// Tactics of MITRE ATT&CK.
    TA0043 = "reconnaissance", "偵察";
    TA0042 = "resource development", "攻撃基盤の準備";
    TA0001 = "initial access", "初期侵入";
    TA0002 = "execution", "実行";
    TA0003 = "persistence", "永続化";
    TA0004 = "privilege escalation", "権限昇格";
    TA0005 = "defense evasion", "防御回避";
    TA0006 = "credential access", "認証情報の窃取";
    TA0007 = "discovery", "探索";
    TA0008 = "lateral movement", "横展開";
    TA0009 = "collection", "収集";
    TA0010 = "exfiltration", "持ち出し";
    TA0011 = "command and control", "遠隔操作";
    TA0040 = "impact", "影響";
    TA0100 = "collection (ICS)", "収集(ICS)";
    TA0101 = "command and control (ICS)", "遠隔操作(ICS)";
    TA0102 = "discovery (ICS)", "探索(ICS)";
    TA0103 = "evasion (ICS)", "回避(ICS)";
    TA0104 = "execution (ICS)", "実行(ICS)";
    TA0105 = "impact (ICS)", "影響(ICS)";
    TA0106 = "impair process control (ICS)", "制御プロセスの阻害(ICS)";
    TA0107 = "inhibit response function (ICS)", "対応機能の阻害(ICS)";
    TA0108 = "initial access (ICS)", "初期侵入(ICS)";
    TA0109 = "lateral movement (ICS)", "横展開(ICS)";
    TA0110 = "persistence (ICS)", "永続化(ICS)";
    TA0111 = "privilege escalation (ICS)", "権限昇格(ICS)";
    /// A tactic that is newer than this table.
    OTHER_TACTIC = "tactic {id}", "戦術{id}";
}
