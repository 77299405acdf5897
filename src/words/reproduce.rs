//! A result folder held to its manifest.

super::words! {
    /// First line: whose result it is.
    HEAD = "{folder}: {title}, seed {seed}, {replicates} replicates, {program}, model version {model}",
        "{folder}: {title}、乱数シード{seed}、試行{replicates}回、{program}、モデルの版{model}";
    /// The hashes of files agree.
    FILES_AGREE = "files: all {files} are as they were written", "ファイル: {files}件すべて書き出した時のまま";
    /// Some do not.
    FILES_DIFFER = "files: of {files}, {differing} are not as they were written",
        "ファイル: {files}件のうち{differing}件が書き出した時と異なる";
    /// The inputs agree.
    INPUTS_AGREE = "inputs: all {inputs} are those that the batch read ({origin})",
        "入力: {inputs}件すべて計算時と同じ({origin})";
    /// Some do not.
    INPUTS_DIFFER = "inputs: not those that the batch read ({origin}); nothing is run again",
        "入力: 計算時と異なる({origin})。再計算はしない";
    /// Another model version.
    MODEL_DIFFERS = "model: not the version of the batch; nothing is run again",
        "モデル: 計算時と版が異なる。再計算はしない";
    /// The rows agree.
    ROWS_AGREE = "replicates: {again} of {replicates} run again; every row of {tables} comes out the same",
        "試行: {replicates}回のうち{again}回を再計算し、{tables} の該当行はすべて一致";
    /// Some do not.
    ROWS_DIFFER = "replicates: {again} of {replicates} run again; {differing} differences in {tables}",
        "試行: {replicates}回のうち{again}回を再計算し、{tables} に{differing}件の不一致";
    /// Where a scenario comes from: inside the program.
    SHIPPED = "the shipped scenario {name}", "同梱シナリオ {name}";
    /// Where a plan comes from: inside the program.
    SHIPPED_PLAN = "the shipped plan {name}", "同梱の対応計画 {name}";
    /// Between a scenario and a plan.
    AND = ", ", "、";
    /// Another version of the program.
    OTHER_PROGRAM = "note: the batch was made by {made}, this is {here}; under one model version the numbers are the same",
        "注: この結果は {made} によるもので、現在は {here} です。モデルの版が同じなら数値は変わりません";
    /// What to do about files that were changed, where some replicates only were asked for.
    ASK_FOR_ALL = "note: to find the row and column, run all replicates again: hakyu reproduce {folder} --replicates {replicates}",
        "注: 行と列を特定するには、全試行を再計算してください: hakyu reproduce {folder} --replicates {replicates}";
    /// Last line.
    ALL_AGREE = "Everything agrees.", "すべて一致しました。";
    /// Last line.
    DIFFERENT = "This is not the result that was written, or not what comes out; see above.",
        "書き出した結果又は再計算と一致しません。上記を参照してください。";
    /// Beside the bar of progress; its places are filled by the bar.
    PROGRESS = "{bar:40} {pos}/{len} replicates, {per_sec}, {eta} left", "{bar:40} 試行 {pos}/{len}、{per_sec}、残り{eta}";

    /// No result.
    NO_RESULT = "{folder} holds no manifest.json: it is no result of `hakyu batch`",
        "{folder} に manifest.json がありません。`hakyu batch` の結果フォルダーではありません";
    /// A manifest that cannot be read by its form.
    BROKEN = "{folder}: manifest.json was changed and can no longer be read: {reason}",
        "{folder}: manifest.json が変更され、読めません: {reason}";
    /// A scenario that is nowhere.
    NO_SCENARIO = "the scenario {name} (SHA-256 {sha256}) is neither beside {folder} nor here nor inside the program; give it with --scenario FILE",
        "シナリオ {name}(SHA-256 {sha256})が {folder} の近くにも、現在のフォルダーにも、同梱シナリオにもありません。--scenario ファイル で指定してください";
    /// A plan that is nowhere.
    NO_PLAN = "the contingency plan {name} (SHA-256 {sha256}) is neither beside {folder} nor here nor inside the program; give it with --plan FILE",
        "対応計画 {name}(SHA-256 {sha256})が {folder} の近くにも、現在のフォルダーにも、同梱の対応計画にもありません。--plan ファイル で指定してください";
    /// A manifest without inputs.
    NO_INPUT = "{folder}: manifest.json names no input", "{folder}: manifest.json に入力の記載がありません";

    /// Finding.
    MANIFEST_CHANGED = "manifest.json: changed after it was written (its own SHA-256 does not fit)",
        "manifest.json: 書き出した後に変更されている(自身のSHA-256と合わない)";
    /// Finding.
    FILE_MISSING = "{name}: missing", "{name}: ファイルがない";
    /// Finding.
    FILE_UNREADABLE = "{name}: cannot be read: {reason}", "{name}: 読めない: {reason}";
    /// Finding.
    FILE_CHANGED = "{name}: changed after it was written ({written} bytes then, {found} now; another SHA-256)",
        "{name}: 書き出した後に変更されている(当時{written}バイト、現在{found}バイト、SHA-256が異なる)";
    /// Finding.
    OTHER_MODEL = "model version {made} made the batch, this program has {here}; use the program that made it",
        "計算時のモデルの版は{made}、このプログラムの版は{here}。計算時と同じプログラムを使うこと";
    /// Finding.
    INPUT_CHANGED = "{name}: not the bytes that the batch read", "{name}: 計算時と内容が異なる";
    /// Finding.
    INPUT_MISSING = "{name}: the batch read it, and the scenario does not lead to it now",
        "{name}: 計算時に読み込まれたが、現在のシナリオからは参照されない";
    /// Finding.
    INPUT_ADDED = "{name}: the scenario leads to it, and the batch did not read it",
        "{name}: 現在のシナリオから参照されるが、計算時には読み込まれていない";
    /// Finding.
    CELL = "{table}, line {line} ({row}), column {column}: \"{written}\" is written, \"{computed}\" comes out",
        "{table} の{line}行目({row})、列 {column}: 記載は「{written}」、再計算では「{computed}」";
    /// Finding.
    HEADER = "{table}, line {line}, column {column}: \"{written}\" is written, \"{computed}\" comes out",
        "{table} の{line}行目、列 {column}: 記載は「{written}」、再計算では「{computed}」";
    /// Finding.
    LINE = "{table}, line {line}: other quotes or line end than were written", "{table} の{line}行目: 引用符又は改行が異なる";
    /// Finding.
    ROW_MISSING = "{table}: the row of {row} is missing", "{table}: {row} の行がない";
    /// Finding.
    ROWS_ADDED = "{table}: {rows} rows from line {line} on belong to no replicate of the batch",
        "{table}: {line}行目から{rows}行は、どの試行のものでもない";
    /// Finding.
    MORE = "{table}: {findings} more differences", "{table}: ほかに{findings}件の不一致";
}
