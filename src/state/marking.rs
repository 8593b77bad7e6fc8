//! What marking by hand remembers: the label that sticks, the marks that have numbers, the words of
//! the project, and the same words elsewhere.

use std::rc::Rc;

use standpoint_annotation::command::everywhere::offers;
use standpoint_annotation::{
    Decided, Document, Entity, Everywhere, LabelId, LinkTypeId, Mark, MarkId, RejectedWords, State,
};
use standpoint_text::order;
use standpoint_text::{Span, Wording};

/// What marking by hand remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marking {
    /// The label that whatever is selected gets at once.
    pub sticky: Option<LabelId>,
    /// The marks that have a number while the other end of a link is picked, with their numbers.
    pub numbered: Rc<Vec<(u8, MarkId)>>,
    /// The first digit of a number that has two.
    pub typed: Option<u8>,
    /// What is written in other articles; `None` until they have been read.
    pub shared: Option<Rc<Shared>>,
    /// Words that were rejected once in this project.
    pub rejected: Rc<Vec<RejectedWords>>,
    /// Where the words of a mark stand in other articles; `None` until they have been read.
    pub elsewhere: Option<Rc<Vec<Found>>>,
}

/// How other articles of the project call things, each once, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// Free words by attribute.
    pub words: Vec<(String, String)>,
    /// Entities by name and kind.
    pub entities: Vec<(String, Option<String>)>,
}

impl Shared {
    /// Takes in what a document says.
    pub fn read(&mut self, document: &Document) {
        for label in &document.codebook.labels {
            let free = label.attributes.iter().filter(|a| a.values.is_empty());
            for attribute in free {
                let marks = document.marks().filter(|mark| mark.label == label.id);
                for words in marks.filter_map(|mark| mark.attribute(&attribute.id)) {
                    insert(&mut self.words, (attribute.id.clone(), words.to_owned()));
                }
            }
        }
        for entity in document.entities() {
            insert(
                &mut self.entities,
                (entity.name.clone(), entity.kind.clone()),
            );
        }
    }

    /// What is written in an attribute.
    pub fn in_attribute<'s>(&'s self, attribute: &'s str) -> impl Iterator<Item = &'s str> {
        let of = self.words.iter().filter(move |(id, _)| id == attribute);
        of.map(|(_, words)| words.as_str())
    }
}

fn insert<T: Ord>(sorted: &mut Vec<T>, new: T) {
    if let Err(place) = sorted.binary_search(&new) {
        sorted.insert(place, new);
    }
}

/// The marks that a link may lead to, nearest first, each with the number that is typed for it.
///
/// The nearest have one digit, the others two, of which the first is none of the former: each is
/// complete as soon as it is typed.
pub fn numbered(document: &Document, from: &Mark, able: &[LabelId]) -> Vec<(u8, MarkId)> {
    let here = from.spans.start().get();
    let fits = |mark: &&Mark| {
        mark.state != State::Rejected && mark.id != from.id && able.contains(&mark.label)
    };
    let marks = document.marks().map(AsRef::as_ref).filter(fits);
    let mut near: Vec<(usize, &MarkId)> = marks
        .map(|mark| (mark.spans.start().get().abs_diff(here), &mark.id))
        .collect();
    order::sort_by(&mut near, Ord::cmp);
    let all = near.len();
    let number = move |place: usize| match u8::try_from(place + 1).ok()? {
        one if all <= 9 || one <= ONE_DIGIT => Some(one),
        more => Some(more - ONE_DIGIT - 1 + (ONE_DIGIT + 1) * 10).filter(|two| *two <= 99),
    };
    let near = near.into_iter().enumerate();
    near.map_while(|(place, (_, id))| Some((number(place)?, id.clone())))
        .collect()
}

/// How many marks have a number of one digit where there are more than nine.
const ONE_DIGIT: u8 = 5;

/// The same words in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which article.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// How many entries its journal had then: what has changed since is not touched.
    pub entries: u32,
    /// Where.
    pub hits: Vec<Hit>,
}

/// A place where the same words stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where.
    pub span: Span,
    /// Whether they are letter for letter the same.
    pub equal: bool,
    /// Whether it is suggested already.
    pub suggested: bool,
    /// What stands before them.
    pub before: String,
    /// They themselves.
    pub words: String,
    /// What stands behind them.
    pub after: String,
}

/// What is looked for: a mark's words, under its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Sought {
    /// The mark.
    pub mark: Mark,
    /// Whom it mentions.
    pub entity: Option<Entity>,
    /// Its words.
    pub wording: Wording,
    /// Words that are not offered.
    pub rejected: Rc<Vec<RejectedWords>>,
}

impl Sought {
    /// What is looked for to have everywhere what this mark is; `None` for one in several pieces or
    /// without a word.
    pub fn like(
        document: &Document,
        mark: &Mark,
        rejected: &Rc<Vec<RejectedWords>>,
    ) -> Option<Self> {
        let [piece] = mark.spans.pieces() else {
            return None;
        };
        let entity = mark.entity.as_ref().and_then(|id| document.entity(id));
        Some(Self {
            mark: mark.clone(),
            entity: entity.map(|entity| Entity::clone(entity)),
            wording: Wording::of(&document.text, *piece)?,
            rejected: Rc::clone(rejected),
        })
    }

    /// Whether it was rejected: then the same suggestions are rejected elsewhere.
    pub fn rejects(&self) -> bool {
        self.mark.state == State::Rejected
    }

    /// Where the words stand in a document. Of a rejected mark only what is suggested counts.
    pub fn hits(&self, document: &Document) -> Vec<Hit> {
        let offers = offers(document, &self.mark.label, &self.wording, &self.rejected);
        let wanted = offers
            .into_iter()
            .filter(|o| o.suggested || !self.rejects());
        let hits = wanted.map(|offer| {
            let (before, after) = crate::panels::reading::surroundings(&document.text, offer.span);
            Hit {
                span: offer.span,
                equal: offer.equal,
                suggested: offer.suggested,
                before,
                words: document.text.slice(offer.span).to_owned(),
                after,
            }
        });
        hits.collect()
    }

    /// The change that marks these places so, or rejects them, and leaves the others out.
    pub fn applied(&self, chosen: &Chosen, decided: Decided) -> Everywhere {
        let (places, left_out) = if self.rejects() {
            (Vec::new(), chosen.places.clone())
        } else {
            (chosen.places.clone(), chosen.left_out.clone())
        };
        Everywhere {
            like: self.mark.clone(),
            entity: self.entity.clone(),
            places,
            left_out,
            decided,
        }
    }
}

/// What was chosen of the places in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Which article.
    pub key: String,
    /// How many entries its journal had when they were found.
    pub entries: u32,
    /// The places that are to be marked.
    pub places: Vec<Span>,
    /// Those that are not.
    pub left_out: Vec<Span>,
}

/// What happens to marking.
#[derive(Clone)]
pub enum MarkingAction {
    /// A label sticks from now on, or none.
    Stick(Option<LabelId>),
    /// Pick the other end of a link of this type from the mark that is looked at.
    Pick(LinkTypeId),
    /// Say this of the mark that is looked at, or no more.
    Say {
        /// The attribute's id.
        attribute: String,
        /// The value's id.
        value: String,
    },
    /// A digit was typed while the other end of a link is picked.
    Digit(u8),
    /// The selection, or the word here, gets the label that sticks.
    TagSticky,
    /// Other articles have been read for what they call things.
    Shared(Shared),
    /// What was rejected in this project has been read.
    Rejected(Vec<RejectedWords>),
    /// These words may be suggested again.
    OfferAgain(RejectedWords),
    /// Look for a mark's words in the other articles.
    LookElsewhere(MarkId),
    /// Where they stand there.
    Elsewhere(Vec<Found>),
    /// Mark these places like this mark; words that were only left out are rejected from now on.
    Everywhere {
        /// The mark.
        mark: MarkId,
        /// The places by article, those of the open one among them.
        chosen: Vec<Chosen>,
        /// Words that were left out wherever they stand.
        refused: Vec<String>,
    },
    /// Say who some mentions are.
    MoveMentions {
        /// Which.
        marks: Vec<MarkId>,
        /// Who.
        to: Somebody,
    },
}

/// Who a mention is to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Somebody {
    /// An entity of the article.
    Known(standpoint_annotation::EntityId),
    /// One that is to be made, by name and kind.
    New(String, Option<String>),
    /// Nobody who is named.
    Nobody,
}

/// What the browser has to do for it.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkingEffect {
    /// Read in the other articles what they call things.
    ReadShared,
    /// Remember what was rejected.
    StoreRejected {
        /// All that are known here.
        words: Rc<Vec<RejectedWords>>,
        /// Those that may be suggested again.
        dropped: Vec<RejectedWords>,
    },
    /// Look for words in the other articles.
    LookElsewhere(Rc<Sought>),
    /// Change other articles.
    ChangeElsewhere(Vec<(Chosen, Everywhere)>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::{Change, Edit};
    use standpoint_text::Text;

    fn document(actors: usize) -> Document {
        let mut document = Document::new("d", Text::new("x ".repeat(actors + 1)));
        for number in 0..=actors {
            let (id, label) = match number {
                0 => ("p".to_owned(), "position"),
                _ => (format!("a{number}"), "actor"),
            };
            let mark = Mark::new(id, label, Span::from_bytes(2 * number, 2 * number + 1));
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        document
    }

    fn numbers(actors: usize) -> Vec<u8> {
        let document = document(actors);
        let from = document.mark(&MarkId::from("p")).unwrap();
        let numbered = numbered(&document, from, &["actor".into()]);
        assert_eq!(
            numbered.first().map(|(_, id)| id.as_str()),
            Some("a1"),
            "the nearest"
        );
        numbered.into_iter().map(|(number, _)| number).collect()
    }

    #[test]
    fn no_number_is_the_beginning_of_another() {
        assert_eq!(numbers(9), (1..=9).collect::<Vec<u8>>());
        assert_eq!(numbers(10), [1, 2, 3, 4, 5, 60, 61, 62, 63, 64]);
        let many = numbers(80);
        assert_eq!(many.last(), Some(&99));
        let begins = |one: u8| many.iter().any(|two| *two > 9 && two / 10 == one);
        assert!(!many.iter().any(|one| *one <= 9 && begins(*one)));
    }

    #[test]
    fn what_articles_call_things_is_gathered_once_and_in_order() {
        let mut shared = Shared::default();
        for issue in ["the dam", "aid", "the dam"] {
            let mut document = document(1);
            let mut mark = Mark::clone(document.mark(&MarkId::from("p")).unwrap());
            mark = mark.with("issue", issue);
            mark.id = "q".into();
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
            document
                .apply(&Edit::Entity(Change::add(Entity::new("e1", "Kessia"))))
                .unwrap();
            shared.read(&document);
        }
        assert_eq!(
            shared.in_attribute("issue").collect::<Vec<_>>(),
            ["aid", "the dam"]
        );
        assert_eq!(shared.entities, [("Kessia".to_owned(), None)]);
    }
}
