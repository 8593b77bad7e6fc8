//! Questions about stance, answered from the positions that the engine finds.

use std::collections::HashMap;

use serde_json::Value;
use standpoint_agreement::Piece;
use standpoint_agreement::classes::Answer;

use super::marked::{Position, positions};
use super::sets::stance::{Polarity, Question, Relation};

/// Each question's relation and the one that our documents imply.
pub fn answers(questions: &[Question], documents: &[Value]) -> Vec<Answer<Relation>> {
    let by_id: HashMap<&str, &Value> = documents
        .iter()
        .filter_map(|d| Some((d["id"].as_str()?, d)))
        .collect();
    let answers = questions.iter().map(|question| {
        let document = by_id.get(question.id.as_str());
        let positions = document.map(|d| positions(d)).unwrap_or_default();
        (question.relation, implied(question, &positions))
    });
    answers.collect()
}

/// The first position with a side that the one holds of the other decides, then the reverse; where
/// no holder is asked for, any holder will do.
fn implied(question: &Question, positions: &[Position]) -> Relation {
    let Some(one) = question.one else {
        let said = said_of(positions, None, question.other);
        return said.map_or(Relation::None, Relation::OfOther);
    };
    let of_other = said_of(positions, Some(one), question.other).map(Relation::OfOther);
    let of_one = || said_of(positions, Some(question.other), one).map(Relation::OfOne);
    of_other.or_else(of_one).unwrap_or(Relation::None)
}

fn said_of(positions: &[Position], holder: Option<Piece>, of: Piece) -> Option<Polarity> {
    let touches = |pieces: &[Piece], place: Piece| {
        pieces
            .iter()
            .any(|piece| piece.0 < place.1 && place.0 < piece.1)
    };
    let fits = |position: &&Position| {
        touches(&position.of, of) && holder.is_none_or(|holder| touches(&position.held_by, holder))
    };
    positions
        .iter()
        .filter(fits)
        .find_map(|position| position.polarity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measuring::marked::tests::sample;

    #[test]
    fn a_held_position_answers_who_is_against_whom() {
        let question = |one: Option<Piece>, other: Piece| Question {
            id: "s0".to_owned(),
            text: "Kessia opposes Orlen".to_owned(),
            one,
            other,
            relation: Relation::None,
        };
        let (kessia, orlen) = ((0, 6), (15, 20));
        let questions = [
            question(Some(kessia), orlen),
            question(Some(orlen), kessia),
            question(None, orlen),
            question(None, kessia),
        ];
        let given: Vec<Relation> = answers(&questions, &[sample()])
            .into_iter()
            .map(|a| a.1)
            .collect();
        let expected = [
            Relation::OfOther(Polarity::Negative),
            Relation::OfOne(Polarity::Negative),
            Relation::OfOther(Polarity::Negative),
            Relation::None,
        ];
        assert_eq!(given, expected);
        assert_eq!(answers(&questions, &[])[0].1, Relation::None);
    }
}
