//! What can be wrong with the file of a fit.

crate::words::words! {
    LEADS_NOWHERE = "the path `{path}` leads to nothing in the model", "パス `{path}` の先に値がありません";
    NO_PATH = "`at` names no value", "`at` に値がありません";
    UNLIKE = "`low`, `high` and `start` must be numbers where the model has a number, and durations where it has a duration",
        "`low`・`high`・`start` は、モデルの値が数値なら数値、期間なら期間で書いてください";
    NO_ROOM = "`low` must be below `high`", "`low` は `high` より小さくしてください";
    START_OUTSIDE = "the start lies outside of `low` and `high`", "開始値が `low` と `high` の間にありません";
    LOG_OF_ZERO = "a logarithmic scale needs a `low` above 0", "対数尺度では `low` を0より大きくしてください";
    NO_PROPORTION = "further values move in proportion to the first, which must be above 0",
        "2番目以降の値は最初の値に比例して動くため、最初の値は0より大きい必要があります";
}
