//! Actors: whoever can hold a position.

use crate::draft::Found;
use crate::entities::Memory;
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;

/// Finds the actors of a batch, in text order, each with its entity.
pub fn find(_paragraphs: &[Paragraph<'_>], _lexicon: &Lexicon, _memory: &mut Memory, _found: &mut Found) {}
