//! The `hakyu` command.

fn main() {}
