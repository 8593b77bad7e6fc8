//! One command, one file.

pub mod audit;
pub mod bench;
pub mod build;
pub mod check;
pub mod consumers;
pub mod deep;
pub mod evaluate;
pub mod fuzz;
pub mod run;
pub mod schema;
pub mod serve;
pub mod size;
pub mod test;
pub mod train;
