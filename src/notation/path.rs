//! A value within a tree by the way to it, as `restorations/pow-lines/work/0/1`.

use super::{Code, Diagnostic, Diagnostics, Node, Read, Shape};
use crate::words::diagnostics::notation as texts;
use crate::words::{Text, kinds};

/// Keys of records and maps, and places in lists and tuples from 0, from the outside in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Path(Vec<String>);

impl Path {
    /// The path that is written so.
    pub fn of(written: &str) -> Path {
        Path(written.split('/').map(str::to_owned).collect())
    }

    /// Its steps.
    pub fn steps(&self) -> &[String] {
        &self.0
    }

    /// The value that it leads to; none if it leads nowhere.
    pub fn within<'n>(&self, tree: &'n Node) -> Option<&'n Node> {
        self.0.iter().try_fold(tree, |node, step| node.child(step))
    }

    /// The same, to be changed.
    pub fn within_mut<'n>(&self, tree: &'n mut Node) -> Option<&'n mut Node> {
        let mut steps = self.0.iter();
        steps.try_fold(tree, |node, step| node.child_mut(step))
    }
}

impl Read for Path {
    const EXPECTED: Text = kinds::PATH;
    const EXAMPLE: &'static str = "\"pools/crews/travel/median\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let path = Path::of(&String::read(node, sink)?);
        if path.0.iter().any(String::is_empty) {
            let problem = Diagnostic::error(Code::WrongKind, node.place, texts::EMPTY_STEP);
            sink.push(problem);
            return None;
        }
        Some(path)
    }
}

impl Node {
    fn child(&self, step: &str) -> Option<&Node> {
        match &self.shape {
            Shape::Tuple { items, .. } | Shape::List(items) => {
                items.get(step.parse::<usize>().ok()?)
            }
            _ => self.get(step),
        }
    }

    fn child_mut(&mut self, step: &str) -> Option<&mut Node> {
        match &mut self.shape {
            Shape::Tuple { items, .. } | Shape::List(items) => {
                items.get_mut(step.parse::<usize>().ok()?)
            }
            Shape::Record { fields, .. } | Shape::Map(fields) => {
                let field = fields.iter_mut().find(|field| field.key.text == step);
                field.map(|field| &mut field.value)
            }
            _ => None,
        }
    }
}
