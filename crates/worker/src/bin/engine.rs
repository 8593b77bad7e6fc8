//! Workers.
fn main() {}
