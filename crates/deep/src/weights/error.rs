//! Why weights cannot be used.

use super::VERSION;

/// Why weights cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It does not begin like a file of deep weights.
    #[error("this is no file of the deep reader's weights: it does not begin with “STNDDEEP”")]
    NotWeights,
    /// It was made for another version of the reader.
    #[error(
        "these weights are of version {0}, and this reader takes version {VERSION}; fetch those that came with it"
    )]
    Version(u32),
    /// It ends before its manifest does.
    #[error("the weights end in the middle of their manifest; fetch the file again")]
    Short,
    /// The manifest is not as it should be.
    #[error("the weights' manifest cannot be read ({0}); fetch the file again")]
    Manifest(String),
    /// A part is missing.
    #[error("the weights have no “{0}”, without which the reader cannot read")]
    Missing(String),
    /// A tensor has another shape or kind than the encoder's size asks for.
    #[error("“{name}” of the weights should be {wanted}, and is {found}")]
    Shape {
        /// The tensor.
        name: String,
        /// Kind and shape that are needed.
        wanted: String,
        /// Those that the manifest says.
        found: String,
    },
    /// A part reaches beyond the file's end.
    #[error("“{0}” of the weights reaches beyond the file's end; fetch the file again")]
    Outside(String),
    /// A number in it is none.
    #[error("“{0}” of the weights holds something that is no finite number; fetch the file again")]
    NotFinite(String),
    /// The encoder has a size that the kernels are not made for.
    #[error("the reader has no kernels for an encoder {0}")]
    Size(String),
    /// The list of pieces is damaged.
    #[error("the weights' list of pieces {0}; fetch the file again")]
    Pieces(&'static str),
}
