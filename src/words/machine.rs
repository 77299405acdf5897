//! Why the operating system refuses, in words.

use std::io::{self, ErrorKind};

use super::{Phrase, Text};

super::words! {
    /// Nothing of that name.
    NOT_FOUND = "there is no such file or folder", "そのファイルやフォルダーはありません";
    /// No right to it.
    NOT_PERMITTED = "it is not permitted", "許可されていません";
    /// A file was meant.
    IS_A_FOLDER = "this is a folder, not a file", "ファイルではなくフォルダーです";
    /// A folder was meant.
    NOT_A_FOLDER = "this is a file, not a folder", "フォルダーではなくファイルです";
    /// Something of that name is there.
    EXISTS = "there is something of that name already", "同じ名前のものが既にあります";
    /// The disk is full.
    NO_SPACE = "the disk is full", "ディスクに空きがありません";
    /// The disk takes nothing.
    READ_ONLY = "the disk can only be read", "読取り専用のディスクです";
    /// More than the user may store.
    OVER_QUOTA = "the quota of the disk is used up", "ディスクの割当てを使い切りました";
    /// A limit of the file system or of the shell.
    TOO_LARGE = "the file would be larger than the system allows", "システムの許す大きさを超えるファイルになります";
    /// A name that the file system does not take.
    BAD_NAME = "the name is longer than the system allows, or holds a character that it does not take",
        "名前が長すぎるか、使えない文字を含んでいます";
    /// The folder holds something.
    NOT_EMPTY = "the folder is not empty", "フォルダーが空ではありません";
    /// Another program has it.
    BUSY = "another program uses it", "ほかのプログラムが使用中です";
    /// No memory.
    NO_MEMORY = "there is not enough memory", "メモリが足りません";
    /// Threads, most of the time.
    NO_MORE = "the system has no more of it to give", "システムの資源が足りません";
    /// The other end is gone.
    BROKEN_PIPE = "nobody reads the output any more", "出力の読み手がいなくなりました";
    /// Not what the file said before.
    ENDED_EARLY = "the file ended early", "ファイルが途中で終わりました";
    /// Anything else.
    OTHER = "the operating system says: {words}", "OSのメッセージ: {words}";
}

/// Why the operating system refused; its own words where there are none of ours.
pub fn why(error: &io::Error) -> Phrase {
    known(error.kind()).map_or_else(|| OTHER.with("words", error.to_string()), Phrase::from)
}

fn known(kind: ErrorKind) -> Option<Text> {
    Some(match kind {
        ErrorKind::NotFound => NOT_FOUND,
        ErrorKind::PermissionDenied => NOT_PERMITTED,
        ErrorKind::IsADirectory => IS_A_FOLDER,
        ErrorKind::NotADirectory => NOT_A_FOLDER,
        ErrorKind::AlreadyExists => EXISTS,
        ErrorKind::StorageFull => NO_SPACE,
        ErrorKind::ReadOnlyFilesystem => READ_ONLY,
        ErrorKind::QuotaExceeded => OVER_QUOTA,
        ErrorKind::FileTooLarge => TOO_LARGE,
        ErrorKind::InvalidFilename => BAD_NAME,
        ErrorKind::DirectoryNotEmpty => NOT_EMPTY,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => BUSY,
        ErrorKind::OutOfMemory => NO_MEMORY,
        ErrorKind::WouldBlock => NO_MORE,
        ErrorKind::BrokenPipe => BROKEN_PIPE,
        ErrorKind::UnexpectedEof => ENDED_EARLY,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn what_has_no_words_of_ours_keeps_those_of_the_system() {
        let full = io::Error::from(ErrorKind::StorageFull);
        assert_eq!(why(&full).to(Lang::Ja), NO_SPACE.ja);
        let other = io::Error::other("gremlins");
        let said = why(&other).to(Lang::En);
        assert_eq!(said, "the operating system says: gremlins");
    }
}
