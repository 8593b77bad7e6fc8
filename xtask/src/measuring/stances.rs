//! Questions about stance, answered from the positions that the engine finds, or by the layer that
//! is asked just this.

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

/// The questions as lines for the layer: what each of the two holds of the other, or, where no holder
/// is asked for, what the sentence says of its target.
pub fn asked(questions: &[Question]) -> String {
    let line = |question: &Question, holder: Option<Piece>, target: Piece| {
        let line = serde_json::json!({"id": question.id, "text": question.text,
            "target": [target.0, target.1], "holder": holder.map(|holder| [holder.0, holder.1])});
        line.to_string() + "\n"
    };
    let lines = questions.iter().flat_map(|question| {
        let back = question
            .one
            .map(|one| line(question, Some(question.other), one));
        std::iter::once(line(question, question.one, question.other)).chain(back)
    });
    lines.collect()
}

/// Each question's relation and the one that the layer's lines say, which are in the order of
/// [`asked`]; of two answers with a side the surer one counts.
pub fn of_layer(questions: &[Question], lines: &[Value]) -> Vec<Answer<Relation>> {
    let mut lines = lines.iter();
    let mut next = || {
        let line = lines.next().unwrap_or(&Value::Null);
        let polarity = match line["stance"].as_str() {
            Some("supports") => Some(Polarity::Positive),
            Some("opposes") => Some(Polarity::Negative),
            _ => None,
        };
        polarity.map(|polarity| (polarity, line["confidence"].as_f64().unwrap_or_default()))
    };
    let answers = questions.iter().map(|question| {
        let of_other = next();
        let of_one = question.one.and_then(|_| next());
        let given = match (of_other, of_one) {
            (Some((_, sure)), Some((polarity, surer))) if surer > sure => Relation::OfOne(polarity),
            (Some((polarity, _)), _) => Relation::OfOther(polarity),
            (None, Some((polarity, _))) => Relation::OfOne(polarity),
            (None, None) => Relation::None,
        };
        (question.relation, given)
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

    #[test]
    fn the_layer_is_asked_both_ways_and_the_surer_answer_counts() {
        let question = |one: Option<Piece>| Question {
            id: "s0".to_owned(),
            text: "Kessia opposes Orlen".to_owned(),
            one,
            other: (15, 20),
            relation: Relation::None,
        };
        let questions = [
            question(Some((0, 6))),
            question(None),
            question(Some((0, 6))),
        ];
        let lines: Vec<Value> = asked(&questions)
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        let targets: Vec<&Value> = lines.iter().map(|line| &line["target"][0]).collect();
        assert_eq!(targets, [15, 0, 15, 15, 0]);
        let said = |stance: &str, confidence: f64| serde_json::json!({"stance": stance, "confidence": confidence});
        let found = [
            said("opposes", 0.6),
            said("supports", 0.7),
            said("supports", 0.4),
            said("opposes", 0.5),
            said("neither", 0.9),
        ];
        let given: Vec<Relation> = of_layer(&questions, &found)
            .into_iter()
            .map(|a| a.1)
            .collect();
        let expected = [
            Relation::OfOne(Polarity::Positive),
            Relation::OfOther(Polarity::Positive),
            Relation::OfOther(Polarity::Negative),
        ];
        assert_eq!(given, expected);
    }
}
