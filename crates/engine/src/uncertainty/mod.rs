//! Uncertainties: words that make a statement less than plain fact.

use crate::draft::Found;
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;

/// Finds the uncertainties of a batch and appends them; weasels are made of actors found before.
pub fn find(_paragraphs: &[Paragraph<'_>], _lexicon: &Lexicon, _found: &mut Found) {}
