//! Random texts, documents and commands.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::recoding::recode;
use standpoint_annotation::{
    Codebook, Command, Decided, Document, Entity, EntityId, Link, LinkId, Mark, MarkId, Origin,
    RecodeError, Settlement, Spans, State, Step, Unknown,
};
use standpoint_text::{Offset, Span, Text};

/// Pieces of texts: what has one, two, three and four bytes, what joins, what breaks lines.
const BITS: &[&str] = &[
    "Kessia ",
    "may ",
    "the wall",
    "“no”",
    " ",
    "é",
    "e\u{301}",
    "🦫",
    "👩‍🚒",
    "שלום",
    "\r\n",
    "\t",
    "\\",
    "\"",
    "\0",
    "。",
];

pub fn text() -> impl Strategy<Value = Text> {
    let bits = prop::collection::vec(prop::sample::select(BITS), 0..40);
    bits.prop_map(|bits| Text::new(bits.concat()))
}

/// A command in the making: what it is, and what it picks out of the document at hand.
#[derive(Clone, Debug)]
pub struct Wish {
    kind: u8,
    picks: [Index; 6],
}

pub fn wishes(count: usize) -> impl Strategy<Value = Vec<Wish>> {
    let picks = [0; 6].map(|_| any::<Index>());
    let wish = (0_u8..26, picks).prop_map(|(kind, picks)| Wish { kind, picks });
    prop::collection::vec(wish, 0..count)
}

/// The document after these wishes, with things in it that only other tools write.
pub fn document() -> impl Strategy<Value = Document> {
    (text(), wishes(30), unknown(), unknown()).prop_map(
        |(text, wishes, in_document, in_codebook)| {
            let mut document = Document::new("d", text);
            document.unknown = in_document;
            document.codebook = std::sync::Arc::new(Codebook {
                unknown: in_codebook,
                ..Codebook::clone(&document.codebook)
            });
            for wish in &wishes {
                if let Ok(step) = wish.plan(&document) {
                    document.apply_all(&step.edits).unwrap();
                }
            }
            document
        },
    )
}

/// Fields of a later version.
pub fn unknown() -> impl Strategy<Value = Unknown> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,3}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    prop::collection::btree_map("x-[a-z]{1,3}", value, 0..3)
        .prop_map(|map| map.into_iter().collect())
}

/// One of a few labels, attributes or links, some of which do not exist.
fn pick<'a>(index: Index, from: &[&'a str]) -> &'a str {
    from[index.index(from.len())]
}

impl Wish {
    /// The step that it comes to, if it applies.
    pub fn plan(&self, document: &Document) -> Result<Step, RecodeError> {
        match self.kind {
            18..24 => recode(document, self.picks).plan(document),
            24.. => Ok(self.settlement(document).plan(document)?),
            _ => Ok(self.command(document).plan(document)?),
        }
    }

    fn command(&self, document: &Document) -> Command {
        let [a, b, c, d, ..] = self.picks;
        match self.kind {
            0..3 => Command::AddMark(self.mark(document, document.fresh_mark_id().as_str())),
            3 => {
                let fresh = document.fresh_mark_id();
                let ids = [fresh.to_string(), format!("{fresh}0")];
                Command::AddMarks(ids.iter().map(|id| self.mark(document, id)).collect())
            }
            4 => self.suggestion(document),
            5 => Command::DeleteMarks(vec![mark(document, a), mark(document, b)]),
            6 => Command::Decide {
                marks: vec![mark(document, a), mark(document, b)],
                state: state(c),
                decided: decided(d),
            },
            7 => Command::Relabel {
                mark: mark(document, a),
                label: label(b).into(),
            },
            8 => Command::SetAttribute {
                marks: vec![mark(document, a)],
                attribute: pick(b, &["kind", "stance", "certainty", "issue", "type"]).to_owned(),
                value: value(c),
            },
            9 => Command::SetSpans {
                mark: mark(document, a),
                spans: self.spans(document),
            },
            10 => Command::SetNote {
                mark: mark(document, a),
                note: value(b),
            },
            11 => Command::SetEntity {
                marks: vec![mark(document, a), mark(document, b)],
                entity: Some(Entity::new(entity(document, b), "Orlen")),
            },
            12 => Command::SetEntity {
                marks: vec![mark(document, a)],
                entity: None,
            },
            13 => Command::EditEntity(Entity {
                kind: value(b),
                ..Entity::new(entity(document, a), "Kessia")
            }),
            14 => Command::MergeEntities {
                from: entity(document, a),
                into: entity(document, b),
            },
            16 if c.index(2) == 0 => Command::Dismiss {
                mark: mark(document, a),
                slip: pick(b, &["doubled", "edge a,"]).to_owned(),
                dismissed: d.index(2) == 0,
            },
            15 | 16 => Command::AddLink {
                kind: link_type(a).into(),
                from: mark(document, b),
                to: mark(document, c),
            },
            _ => Command::DeleteLinks(vec![link(document, a)]),
        }
    }

    fn mark(&self, document: &Document, id: &str) -> Mark {
        let [a, b, c, ..] = self.picks;
        let mut mark = Mark::new(id, label(a), self.spans(document));
        if a.index(2) == 0 {
            mark.entity = Some(entity(document, b));
        }
        if b.index(2) == 0 {
            mark.unknown
                .insert("x-mark".to_owned(), Value::from(c.index(100)));
            mark.span_unknown = vec![
                Unknown::from_iter([("x-span".to_owned(), Value::from("…"))]);
                mark.spans.pieces().len()
            ];
        }
        mark.state = state(c);
        mark.with("certainty", "certain")
    }

    fn suggestion(&self, document: &Document) -> Command {
        let confidence = [Some(0.1), Some(f64::NAN), Some(1.0 / 3.0), None][self.picks[5].index(4)];
        let origin = Origin {
            by: "engine".to_owned(),
            confidence,
            ..Origin::default()
        };
        let suggested = |id: &str, label: &str| Mark {
            label: label.into(),
            state: State::Suggested,
            origin: Some(origin.clone()),
            ..self.mark(document, id)
        };
        Command::Suggest {
            marks: vec![
                suggested("s1", "actor"),
                suggested("s2", "position"),
                suggested("s3", "uncertainty"),
            ],
            links: vec![
                Link::new("sl1", "held_by", "s2", "s1"),
                Link::new("sl2", "qualified_by", "s2", "s3"),
            ],
            entities: vec![Entity::new("se1", "Kessia")],
        }
    }

    fn settlement(&self, document: &Document) -> Settlement {
        let [a, b, c, d, ..] = self.picks;
        let said = |id: LinkId| Link {
            said_by: vec!["ada".to_owned()],
            decided: decided(d),
            ..Link::new(id, "held_by", mark(document, a), mark(document, b))
        };
        let rejected = document.rejected_links().map(|link| link.id.clone());
        let known = one_of(rejected, c, "l0");
        Settlement {
            marks: vec![Mark {
                said_by: vec!["ada".to_owned(), "ben".to_owned()],
                ..self.mark(document, mark(document, d).as_str())
            }],
            dropped: (c.index(3) == 0)
                .then(|| mark(document, c))
                .into_iter()
                .collect(),
            links: vec![said(if d.index(2) == 0 {
                known
            } else {
                link(document, c)
            })],
            rejected_links: vec![said(document.fresh_link_id())],
            entities: vec![Entity::new(entity(document, b), "Kessia")],
        }
    }

    fn spans(&self, document: &Document) -> Spans {
        let [first, second, third, fourth, more, _] = self.picks.map(|pick| {
            let byte = pick.index(document.text.len() + 1);
            document.text.floor_char(Offset::new(byte))
        });
        let mut pieces = vec![Span::new(first, second)];
        if more > third {
            pieces.extend([Span::new(third, fourth), Span::new(fourth, fourth)]);
        }
        Spans::new(pieces).unwrap()
    }
}

fn label(pick_of: Index) -> &'static str {
    pick(
        pick_of,
        &[
            "actor",
            "position",
            "cue",
            "uncertainty",
            "position",
            "uncertainty",
            "place",
        ],
    )
}

fn link_type(pick_of: Index) -> &'static str {
    pick(
        pick_of,
        &["held_by", "qualified_by", "qualified_by", "about", "likes"],
    )
}

fn state(pick: Index) -> State {
    [State::Suggested, State::Accepted, State::Rejected][pick.index(3)]
}

fn decided(pick: Index) -> Option<Decided> {
    let at = "2026-03-05T09:12:44Z".to_owned();
    (pick.index(2) == 0).then(|| Decided {
        by: "ada".to_owned(),
        at,
        unknown: Unknown::new(),
    })
}

fn value(pick: Index) -> Option<String> {
    let values = [
        "opposes",
        "certain",
        "possible",
        "hedge",
        "conditional",
        "a word",
        " ",
    ];
    values
        .get(pick.index(values.len() + 1))
        .map(|value| (*value).to_owned())
}

fn mark(document: &Document, pick: Index) -> MarkId {
    let ids = document.marks().map(|mark| mark.id.clone());
    one_of(ids, pick, "m0")
}

fn link(document: &Document, pick: Index) -> LinkId {
    one_of(document.links().map(|link| link.id.clone()), pick, "l0")
}

fn entity(document: &Document, pick: Index) -> EntityId {
    one_of(
        document.entities().map(|entity| entity.id.clone()),
        pick,
        "e0",
    )
}

/// One of these, or now and then one that may not be there.
fn one_of<T: From<&'static str>>(
    ids: impl Iterator<Item = T>,
    pick: Index,
    other: &'static str,
) -> T {
    let mut ids: Vec<T> = ids.collect();
    ids.push(T::from(other));
    ids.swap_remove(pick.index(ids.len()))
}
