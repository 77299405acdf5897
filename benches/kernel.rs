//! The kernel's speed.

fn main() {}
