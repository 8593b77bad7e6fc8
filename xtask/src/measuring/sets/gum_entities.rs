//! Who is who in GUM: the mentions of each person and organisation.

use std::collections::BTreeMap;
use std::path::Path;

use standpoint_agreement::Piece;

use super::gum::{self, GumText};
use crate::failure::Outcome;

/// A text and its actors.
#[derive(Debug)]
pub struct EntityText {
    /// The text's name.
    pub id: String,
    /// The text.
    pub text: String,
    /// The mentions of each actor; one mentioned once is alone.
    pub entities: Vec<Vec<GoldMention>>,
}

/// A mention, with the least and the most that may be marked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GoldMention {
    /// The whole noun phrase, in code points.
    pub whole: Piece,
    /// Its head, in code points.
    pub head: Piece,
}

/// The test texts with the mentions of people and organisations.
pub fn test(data: &Path) -> Outcome<Vec<EntityText>> {
    Ok(gum::test(data)?.iter().map(actors).collect())
}

fn actors(text: &GumText) -> EntityText {
    let mut entities: BTreeMap<&str, Vec<GoldMention>> = BTreeMap::new();
    let is_actor = |kind: &str| matches!(kind, "person" | "organization");
    for mention in text.mentions.iter().filter(|m| is_actor(&m.kind)) {
        let head = mention.heads.first().copied().unwrap_or(mention.last);
        entities
            .entry(&mention.entity)
            .or_default()
            .push(GoldMention {
                whole: text.place(mention),
                head: text.stretch(head, head),
            });
    }
    EntityText {
        id: text.id.clone(),
        text: text.text.clone(),
        entities: entities.into_values().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_are_gathered_places_are_not() {
        let texts = gum::texts(gum::tests::SAMPLE);
        let found = actors(&texts[0]);
        let mention = |whole, head| GoldMention { whole, head };
        let expected = [mention((0, 17), (10, 13)), mention((27, 30), (27, 30))];
        assert_eq!(found.entities, [expected.to_vec()]);
    }
}
