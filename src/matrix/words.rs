//! What actors, issues, stances and certainties are called, and the signs that stand for stances.

use std::sync::Arc;

use standpoint_annotation::codebook::{Codebook, Label};
use standpoint_annotation::matrix::{HELD_BY, Heading, STANCE, Side};
use standpoint_annotation::{LinkTypeId, certainty::CERTAINTY};

use crate::i18n::{Message, words};

/// The names of a codebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    codebook: Arc<Codebook>,
}

impl Names {
    /// The names of this codebook.
    pub fn of(codebook: &Arc<Codebook>) -> Self {
        Self {
            codebook: Arc::clone(codebook),
        }
    }

    /// An actor's kind in words; empty where it has none.
    pub fn kind(&self, heading: &Heading) -> String {
        let kind = heading.kind.as_deref().unwrap_or_default();
        let actors = self
            .held_by()
            .and_then(|link| self.codebook.label(link.to.first()?));
        value_name(actors, "kind", kind)
    }

    /// A stance in words.
    pub fn stance(&self, stance: Option<&str>) -> String {
        stance.map_or_else(
            || words("map-no-stance"),
            |stance| value_name(self.positions(), STANCE, stance),
        )
    }

    /// The stances that the codebook lists, as it writes them.
    pub fn stances(&self) -> Vec<String> {
        let listed = self.positions().and_then(|label| label.attribute(STANCE));
        let values = listed.map(|attribute| &attribute.values);
        values
            .into_iter()
            .flatten()
            .map(|value| value.id.clone())
            .collect()
    }

    /// A certainty in words.
    pub fn certainty(&self, certainty: &str) -> String {
        value_name(self.positions(), CERTAINTY, certainty)
    }

    /// A side in a sentence: stance, certainty, how many positions.
    pub fn side(&self, side: &Side) -> String {
        let id = if side.count > 1 {
            "map-sides"
        } else {
            "map-side"
        };
        Message::new(id)
            .with("stance", self.stance(side.stance.as_deref()))
            .with("certainty", self.certainty(&side.certainty))
            .with("count", side.count)
            .words()
    }

    /// The sign of a stance: one of the default codebook has its own, any other its first letter.
    pub fn sign(&self, stance: Option<&str>) -> String {
        let id = match stance {
            Some("supports") => "sign-supports",
            Some("opposes") => "sign-opposes",
            Some("demands") => "sign-demands",
            Some("proposes") => "sign-proposes",
            Some("warns") => "sign-warns",
            Some("denies") => "sign-denies",
            Some("asks") => "sign-asks",
            Some("states") | None => "sign-states",
            Some(_) => {
                let name = self.stance(stance);
                return name.chars().take(1).flat_map(char::to_uppercase).collect();
            }
        };
        words(id)
    }

    fn held_by(&self) -> Option<&standpoint_annotation::codebook::LinkType> {
        self.codebook.link(&LinkTypeId::from(HELD_BY))
    }

    fn positions(&self) -> Option<&Label> {
        self.codebook.label(self.held_by()?.from.first()?)
    }
}

/// Who holds positions, in words.
pub fn actor_name(heading: &Heading) -> String {
    match heading.name.as_str() {
        "" => words("map-nobody"),
        name => name.to_owned(),
    }
}

/// What positions are about, in words.
pub fn issue_name(heading: &Heading) -> String {
    match heading.name.as_str() {
        "" => words("map-no-issue"),
        name => name.to_owned(),
    }
}

/// A value's name in small letters; what the codebook does not know is called as it is written.
fn value_name(label: Option<&Label>, attribute: &str, value: &str) -> String {
    let values = label.and_then(|label| label.attribute(attribute));
    let known = values.and_then(|attribute| attribute.values.iter().find(|v| v.id == value));
    known.map_or_else(|| value.to_owned(), |known| known.name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stance_of_the_default_codebook_has_a_sign_of_its_own() {
        let names = Names::of(&Codebook::standard());
        let stances = &names.positions().unwrap().attribute(STANCE).unwrap().values;
        let mut signs: Vec<String> = stances.iter().map(|s| names.sign(Some(&s.id))).collect();
        signs.sort();
        signs.dedup();
        assert_eq!(signs.len(), stances.len());
        assert_eq!(names.sign(Some("gloats")), "G");
    }
}
