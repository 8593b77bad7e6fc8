//! Learning: from sequences of features and labels to weights.

pub mod crf;
pub mod maxent;
pub mod perceptron;
pub mod random;
pub mod sequence;
