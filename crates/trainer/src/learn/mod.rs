//! Learning: from sequences of features and labels to weights.

pub mod crf;
pub mod grid;
pub mod maxent;
pub mod perceptron;
pub mod random;
pub mod sequence;
