//! What `explain`, `list` and `new` say.

super::words! {
    /// Heading of a field: the record that it belongs to.
    FIELD_OF = "{field}: a field of {record}", "{field}: {record} の項目";
    /// Heading of a variant: the choice that it belongs to.
    CHOICE_OF = "{name}: one of the choices for {choice}", "{name}: {choice} の選択肢の一つ";
    /// What a field takes.
    VALUE = "value", "値";
    /// What a field is when it is left out.
    DEFAULT = "default", "省略時";
    /// There is no default.
    REQUIRED = "none, it must be given", "なし(必須)";
    /// How it is written.
    EXAMPLE = "example", "書き方";
    /// Before an example of a mistake.
    WRONG = "wrong ({within}):", "誤り({within}):";
    /// Before how it is written rightly.
    RIGHT = "right:", "正しい書き方:";
    /// Where an example stands.
    AS_FILE = "a whole file", "ファイル全体";
    /// Where an example stands.
    IN_SCENARIO = "in a scenario", "シナリオの中";
    /// Where an example stands.
    IN_MODEL = "in a model", "モデルの中";
    /// Where an example stands.
    SHORTENED = "shortened", "抜粋";
    /// Where an example stands.
    AS_COMMAND = "a command", "コマンド";
    /// Fields of a record.
    FIELDS = "fields", "項目";
    /// Below an explanation whose sentences are those of the reference.
    IN_ENGLISH = "(in English)", "(説明文は英語のみ)";
    /// A kind of value.
    LIST_OF = "a list of these: {item}", "次の値のリスト: {item}";
    /// A kind of value.
    MAP_OF = "a map from ids to these: {item}", "idから次の値へのマップ: {item}";
    /// A kind of value.
    TUPLE_OF = "a tuple: ({parts})", "組: ({parts})";
    /// Between the parts of a tuple.
    COMMA = ", ", "、";
    /// Heading of a topic.
    TOPIC_RON = "How files are written", "ファイルの書き方";
    /// Heading of a topic.
    TOPIC_NAMES = "Names in two languages", "両言語の名前";
    /// Heading of a topic.
    TOPIC_TIMES = "Durations and times", "期間と日時";
    /// Heading of a topic.
    TOPIC_SHARES = "Shares, levels and units", "割合・水準・単位";
    /// Heading of a topic.
    TOPIC_DISTRIBUTIONS = "Distributions", "確率分布";
    /// Heading of a topic.
    TOPIC_SELECTORS = "Selectors", "施設の選択";
    /// Heading of a topic.
    TOPIC_RULES = "Rules", "規則";
    /// Heading of a topic.
    TOPIC_PATCHES = "Patches", "モデルへの上書き";
    /// Heading of a topic.
    TOPIC_PLANS = "Contingency plans", "対応計画";
    /// Heading of a topic.
    TOPIC_VERIFY = "Write a case with a known answer", "答えの分かっている検証例の書き方";
    /// Nothing has the name.
    NOTHING_CALLED = "nothing is called `{word}`; {advice}", "`{word}` という項目はありません。{advice}";
    /// Heads of the list of scenarios.
    LIST_NAME = "name", "名前";
    /// Kind of a scenario.
    LIST_KIND = "kind", "種類";
    /// Sectors that are struck directly.
    LIST_SECTORS = "struck first", "最初に打撃を受ける分野";
    /// Length of a scenario.
    LIST_LENGTH = "length", "期間";
    /// Title of a scenario.
    LIST_TITLE = "title", "題名";
    /// The scenarios of a plan.
    LIST_FOR = "for", "対象";
    /// A plan that is for any scenario.
    ANY_SCENARIO = "any", "全て";
    /// Heading of the contingency plans.
    LIST_PLANS = "\nContingency plans, for `--plan`:\n", "\n対応計画(`--plan` で指定):\n";
    /// Every sector there is.
    ALL_SECTORS = "all {count}", "全{count}分野";
    /// What to do with the list.
    LIST_NEXT = "\nhakyu run NAME tells one replicate of it, hakyu batch NAME runs a thousand.\n",
        "\nhakyu run 名前 で1回の経過を、hakyu batch 名前 で1000回の試行を計算します。\n";
    /// A hazard that shakes.
    EARTHQUAKE = "earthquake", "地震";
    /// A hazard that blows.
    STORM = "storm", "暴風";
    /// A hazard that floods.
    FLOOD = "flood", "浸水";
    /// Information systems fall.
    CYBER = "cyber", "サイバー";
    /// People are absent.
    WORKFORCE = "workforce", "要員不足";
    /// Things break by themselves.
    ACCIDENT = "accident", "事故";
    /// Everybody wants more.
    DEMAND = "demand", "需要";
    /// Nothing happens.
    QUIET = "quiet", "平常";
    /// After a file has been made from a template.
    MADE = "made {file}\n", "{file} を作成しました\n";
    /// What to do with it.
    NEXT = "\nNext, try:\n  hakyu check {file}\n  hakyu run {file}\n  hakyu batch {file}\n",
        "\n次に:\n  hakyu check {file}\n  hakyu run {file}\n  hakyu batch {file}\n";
    /// What to do with a plan.
    NEXT_PLAN = "\nNext, try it with a scenario (hakyu list):\n  hakyu check hokkaido-2018 --plan {file}\n  hakyu batch hokkaido-2018 --plan {file}\n",
        "\n次に、シナリオ(hakyu list)と併せて:\n  hakyu check hokkaido-2018 --plan {file}\n  hakyu batch hokkaido-2018 --plan {file}\n";
    /// A file is in the way.
    EXISTS = "{file} exists; --force replaces it", "{file} は既にあります。--force で置き換えます";
    /// A file that would be read as a part of the model.
    PART_OF_MODEL = "{file} is there already and would be read as a part of the model; choose another folder",
        "{file} が既にあり、モデルの一部として読まれてしまいます。別のフォルダーを選んでください";
    /// The shipped plan that may have been meant.
    PLAN_MEANT = "did you mean the shipped plan `{name}`?", "同梱の対応計画 `{name}` のことですか?";
    /// The shipped scenario that may have been meant.
    SHIPPED_MEANT = "did you mean the shipped scenario `{name}`?", "同梱シナリオ `{name}` のことですか?";
}
