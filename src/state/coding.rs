//! What can happen to the codebook.

use std::rc::Rc;

use standpoint_annotation::{Codebook, LabelId, Recode};

/// Something about what may be marked.
#[derive(Clone)]
pub enum CodingAction {
    /// A change of the codebook in force.
    Recode(Recode),
    /// Take this codebook, here and for new articles.
    Take(Rc<Codebook>),
    /// Mark new articles with this codebook; the open one stays as it is.
    Keep(Rc<Codebook>),
    /// Show a label's guideline beside the text, or no more.
    Guide(LabelId),
}
