//! What the whole engine's documents say, as far as it is measured here.

use serde_json::Value;
use standpoint_agreement::Piece;

use super::sets::stance::Polarity;

/// An actor mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// From the first of its pieces to the last.
    pub whole: Piece,
    /// Whose mention it is, where that is known.
    pub entity: Option<String>,
    /// Whether it is a name rather than a description or a pronoun.
    pub is_name: bool,
}

/// A position: who holds it, of whom, and what side it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Its own pieces and those of the actors it is about.
    pub of: Vec<Piece>,
    /// The pieces of its holders.
    pub held_by: Vec<Piece>,
    /// For or against, where it takes a side.
    pub polarity: Option<Polarity>,
}

/// The actors of a `standpoint/1` document, in its order.
pub fn actors(document: &Value) -> Vec<Actor> {
    let actors = marks(document).filter(|mark| mark["label"] == "actor");
    let actors = actors.filter_map(|mark| {
        let pieces = pieces(mark);
        Some(Actor {
            whole: (pieces.first()?.0, pieces.last()?.1),
            entity: mark["entity"].as_str().map(str::to_owned),
            is_name: mark["attributes"]["mention"].as_str().unwrap_or("name") == "name",
        })
    });
    actors.collect()
}

/// The positions of a `standpoint/1` document, in its order.
pub fn positions(document: &Value) -> Vec<Position> {
    let positions = marks(document).filter(|mark| mark["label"] == "position");
    let positions = positions.map(|mark| {
        let mut of = pieces(mark);
        of.extend(linked(document, mark, "about"));
        Position {
            of,
            held_by: linked(document, mark, "held_by"),
            polarity: polarity(mark["attributes"]["stance"].as_str().unwrap_or_default()),
        }
    });
    positions.collect()
}

/// Which side a stance of the codebook takes.
fn polarity(stance: &str) -> Option<Polarity> {
    match stance {
        "supports" => Some(Polarity::Positive),
        "opposes" | "denies" | "warns" => Some(Polarity::Negative),
        _ => None,
    }
}

fn marks(document: &Value) -> impl Iterator<Item = &Value> {
    let marks = document["marks"].as_array().into_iter().flatten();
    marks.filter(|mark| mark["state"] != "rejected")
}

/// The pieces of the marks that a link of this type leads to.
fn linked(document: &Value, mark: &Value, kind: &str) -> Vec<Piece> {
    let links = document["links"].as_array().into_iter().flatten();
    let links = links.filter(|link| link["type"] == kind && link["from"] == mark["id"]);
    let ends = links.filter_map(|link| marks(document).find(|end| end["id"] == link["to"]));
    ends.flat_map(pieces).collect()
}

fn pieces(mark: &Value) -> Vec<Piece> {
    let spans = mark["spans"].as_array().into_iter().flatten();
    let pieces = spans.filter_map(|span| {
        let offset = |name: &str| usize::try_from(span[name].as_u64()?).ok();
        Some((offset("start")?, offset("end")?))
    });
    pieces.collect()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// "Kessia opposes Orlen", marked.
    pub fn sample() -> Value {
        let mark = |id: &str, label: &str, start: usize, end: usize| {
            serde_json::json!({"id": id, "label": label, "spans": [{"start": start, "end": end}],
                "attributes": {"stance": "opposes"}, "entity": format!("e{id}"), "state": "suggested"})
        };
        let mut rejected = mark("x", "actor", 7, 14);
        rejected["state"] = "rejected".into();
        serde_json::json!({"id": "s0",
            "marks": [mark("a", "actor", 0, 6), rejected, mark("b", "actor", 15, 20), mark("p", "position", 15, 20)],
            "links": [{"type": "held_by", "from": "p", "to": "a"}, {"type": "about", "from": "p", "to": "b"}]})
    }

    #[test]
    fn actors_and_positions_are_read() {
        let actors = actors(&sample());
        assert_eq!(actors.len(), 2);
        assert_eq!(actors[0].whole, (0, 6));
        assert_eq!(actors[1].entity.as_deref(), Some("eb"));
        let expected = Position {
            of: vec![(15, 20), (15, 20)],
            held_by: vec![(0, 6)],
            polarity: Some(Polarity::Negative),
        };
        assert_eq!(positions(&sample()), [expected]);
        assert!(positions(&Value::Null).is_empty());
    }
}
