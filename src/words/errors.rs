//! Why something could not be written, drawn or started.

super::words! {
    /// Before what went wrong.
    ERROR = "error: {what}", "エラー: {what}";
    /// Before what a user should know.
    WARNING = "warning: {what}", "警告: {what}";
    /// The folder is somebody else's.
    NOT_OURS = "{path} is not empty and holds no result of hakyu; choose another folder, or replace it with --force",
        "{path} は空でなく、hakyuの結果でもありません。別のフォルダーを選ぶか、--force で置き換えてください";
    /// A file is in the way.
    NOT_A_FOLDER = "{path} is no folder; choose another name", "{path} はフォルダーではありません。別の名前を選んでください";
    /// A path such as `..`.
    NO_NAME = "{path} names no folder that could be replaced; give it a name of its own",
        "{path} は置き換えられるフォルダーの名前ではありません。固有の名前を付けてください";
    /// The operating system refused.
    CANNOT_LOOK_INTO = "cannot look into {path}", "{path} の中を見られません";
    /// The operating system refused.
    CANNOT_REMOVE = "cannot remove {path}", "{path} を削除できません";
    /// The operating system refused.
    CANNOT_MAKE = "cannot make {path}", "{path} を作成できません";
    /// The operating system refused.
    CANNOT_WRITE = "cannot write {path}", "{path} に書き込めません";
    /// The operating system refused.
    CANNOT_REPLACE = "cannot replace {path}", "{path} を置き換えられません";
    /// The operating system refused.
    CANNOT_PLACE = "cannot put the result at {path}", "{path} に結果を置けません";
    /// A picture failed.
    NOT_DRAWN = "the picture could not be drawn: {reason}", "図を描けません: {reason}";
    /// A picture failed.
    NOT_ENCODED = "the picture could not be encoded as PNG", "図をPNGにできません";
    /// No threads.
    NO_THREADS = "the threads for the batch could not be started", "計算のスレッドを開始できません";
    /// Characters without a shape.
    MISSING_GLYPHS = "the font of the pictures lacks {characters}; PNG files show 〓 instead",
        "図のフォントに次の文字がありません: {characters}(PNGでは〓で示します)";
}
