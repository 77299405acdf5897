//! Problems of a contingency plan.

crate::words::words! {
    NOT_A_SCENARIO = "this file is a contingency plan, not a scenario", "このファイルはシナリオではなく、対応計画です";
    NOT_A_SCENARIO_ADVICE = "give it beside a scenario: `hakyu check {scenario} --plan FILE`, and `run` and `batch` alike",
        "シナリオと併せて `hakyu check {scenario} --plan ファイル` のように指定してください(`run` と `batch` も同じです)";
    NOT_A_PLAN = "this file is no contingency plan", "このファイルは対応計画ではありません";
    SCENARIO_AS_PLAN = "it looks like a scenario: give that first, and a plan, which begins with `Plan(`, after `--plan`",
        "シナリオのようです。シナリオを先に、`Plan(` で始まる対応計画を `--plan` の後に指定してください";
    NOT_A_PLAN_ADVICE = "a plan begins with `Plan(`; `hakyu new plan FILE` writes one to start from",
        "対応計画は `Plan(` で始まります。ひな形は `hakyu new plan ファイル` で作れます";
    OTHER_SCENARIO = "the plan is made for {names}, not for `{scenario}`", "この対応計画は {names} のためのもので、`{scenario}` のためのものではありません";
    THE_SCENARIO = "the scenario is at {place}", "シナリオは {place} にあります";
    OTHER_SCENARIO_ADVICE = "run it with that scenario, or add `\"{scenario}\"` here if it fits both",
        "そのシナリオと併せて使うか、両方に合う計画ならここに `\"{scenario}\"` を加えてください";
    LAID_OVER = "the plan is laid over the model `{model}`, which the scenario names at {place}",
        "対応計画は、シナリオの {place} が指すモデル `{model}` に重ねられます";
    LAID_OVER_OWN = "the plan is laid over the model that stands in `{scenario}` at {place}",
        "対応計画は、`{scenario}` の {place} に書かれたモデルに重ねられます";
}
