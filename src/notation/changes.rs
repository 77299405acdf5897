//! What a tree that is laid over another changes of it, value by value.

use super::overlay::is_same_kind;
use super::{Node, Shape};

/// A value that is laid over another one, or over nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Keys from the outside in, as `pools/crews/strength`.
    pub path: String,
    /// What stood there, as it is written; none where there was nothing.
    pub before: Option<String>,
    /// What stands there then.
    pub after: String,
}

/// Says where values come from, and changes none.
const EVIDENCE: [&str; 2] = ["source", "confidence"];

/// What laying `over` over `base` changes, in the order of `over`.
pub fn changes(base: &Node, over: &Node) -> Vec<Change> {
    let mut list = Vec::new();
    gather(Some(base), over, "", &mut list);
    list
}

fn gather(base: Option<&Node>, over: &Node, path: &str, list: &mut Vec<Change>) {
    let below = base.filter(|base| is_same_kind(base, over));
    if let Some(base) = below {
        for field in over.entries() {
            let key = field.key.text.as_str();
            if EVIDENCE.contains(&key) && matches!(over.shape, Shape::Record { .. }) {
                continue;
            }
            let path = match path {
                "" => key.to_owned(),
                path => format!("{path}/{key}"),
            };
            gather(base.get(key), &field.value, &path, list);
        }
    } else {
        let (before, after) = (base.map(Node::to_ron_line), over.to_ron_line());
        if before.as_ref() != Some(&after) {
            let path = path.to_owned();
            list.push(Change {
                path,
                before,
                after,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Diagnostics, Sources, parse};

    fn tree(text: &str) -> Node {
        let (mut sources, sink) = (Sources::default(), Diagnostics::default());
        let file = sources.add("a.ron", text.to_owned());
        parse(&sources, file, &sink).expect("it is RON")
    }

    #[test]
    fn each_value_is_told_with_what_stood_there() {
        let base = tree("(m: {\"a\": (x: [(1, \"2h\")], y: G(z: 5), source: \"s\")}, n: 1)");
        let over = tree(
            "(m: {\"a\": (x: [(2, \"1h\")], y: G(z: 6), source: \"t\"), \"b\": (x: [])}, n: 1)",
        );
        let told: Vec<String> = changes(&base, &over)
            .into_iter()
            .map(|one| format!("{} {:?} {}", one.path, one.before, one.after))
            .collect();
        assert_eq!(
            told,
            [
                "m/a/x Some(\"[(1, \\\"2h\\\")]\") [(2, \"1h\")]",
                "m/a/y/z Some(\"5\") 6",
                "m/b None (x: [])",
            ]
        );
    }
}
