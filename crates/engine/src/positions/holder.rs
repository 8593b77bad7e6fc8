//! Holders that are no actors yet: noun phrases and pronouns.

use std::ops::Range;

use crate::draft::{Actor, EntityKey, Ground, Kind, Mention};
use super::reading::Reading;
use crate::tag::Tag;

/// What issues statements without being anybody: no holder, but a position.
const DOCUMENTS: &[&str] = &["report", "reports", "statement", "letter", "study", "studies", "document", "documents", "article", "paper", "memo", "email", "post", "posts", "text", "communique", "release", "review", "book", "post", "filing", "lawsuit", "indictment", "headline", "tweet"];
/// Heads of phrases that name somebody.
const PEOPLE: &[&str] = &[
    "man", "woman", "men", "women", "people", "residents", "family", "families", "parents", "mother", "father", "brother", "sister", "son", "daughter",
    "police", "team", "group", "groups", "company", "companies", "firm", "firms", "government", "governments", "party", "parties", "court", "courts", "union", "unions", "agency",
    "agencies", "ministry", "ministries", "council", "committee", "board", "army", "military", "parliament", "church", "charity", "charities", "bank", "university", "hospital",
    "department", "panel", "jury", "judge", "judges", "crowd", "source", "sources", "aide", "aides", "authorities", "authority", "official", "officials", "chief", "head", "heads", "president", "king",
    "queen", "prince", "pope", "staff", "administration", "campaign", "delegation", "coalition", "alliance", "opposition", "media", "press", "public", "victims", "witness", "witnesses", "expert", "experts",
    "critics", "analyst", "analysts", "colleagues", "doctor", "doctors", "students", "activists", "economists", "scientist", "scientists", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson", "lawmakers", "member", "members",
    "others", "everyone", "democrats", "republicans", "militants", "rebels", "allies", "candidate", "candidates", "diplomat", "diplomats", "ambassador", "individual", "individuals", "locals", "child", "children", "girl", "boy", "user", "protester", "attorney", "counsel", "mayor", "bishop", "author", "authors", "narrator", "envoy", "adviser", "advisor", "minister", "ministers", "leader", "leaders", "secretary", "senator", "governor", "deputy", "director",
];
/// Endings of nouns for people.
const ENDINGS: &[&str] = &["man", "men", "woman", "women", "person", "ist", "ists", "ian", "ians", "or", "ors", "er", "ers", "ee", "ees", "ant", "ants", "crat", "crats"];
/// They end like people but are none.
const THINGS: &[&str] = &["number", "numbers", "order", "orders", "paper", "papers", "offer", "offers", "power", "powers", "matter", "matters", "water", "weather", "order", "member's", "letter", "letters", "factor", "factors", "error", "errors", "computer", "computers", "chapter", "border", "borders", "river", "rivers", "winter", "summer", "server", "servers", "prayer", "answer", "answers", "year", "years", "war", "wars", "october", "november", "december", "september", "dollar", "dollars", "moment", "plant", "plants", "restaurant", "list", "lists", "career", "fear", "fears", "labor", "sector", "sectors", "floor", "door", "doors", "newspaper", "newspapers", "amount", "want", "for", "or", "over", "other", "center", "centre"];

/// Who or what a noun phrase that ends at a word seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seeming {
    Holder(Kind),
    /// A name that the actor layer passed over.
    Named,
    Document,
    Thing,
}

impl Reading<'_, '_> {
    /// What the noun phrase of these words names.
    pub(crate) fn seeming(&self, words: &Range<usize>) -> Seeming {
        let stop = words.clone().find(|i| self.is(*i, &["of", "for", "at", "in", "from", "with", "on", "to", "who", "and"])).unwrap_or(words.end);
        let Some(head) = stop.checked_sub(1).filter(|head| words.contains(head)) else { return Seeming::Thing };
        let word = self.lower(head);
        if DOCUMENTS.contains(&word) {
            return Seeming::Document;
        }
        if self.tag(head) == Tag::ProperNoun && head + 1 == words.end {
            return Seeming::Named;
        }
        let lone = self.is(head, &["some", "many", "others", "several", "few"]) && words.len() == 1;
        let person = PEOPLE.contains(&word) || !THINGS.contains(&word) && word.len() > 4 && ENDINGS.iter().any(|end| word.ends_with(end));
        if !lone && !person || self.tag(head) == Tag::Number {
            return Seeming::Thing;
        }
        Seeming::Holder(if lone || self.is_plural(head) { Kind::Group } else { kind_of(word) })
    }

    /// An actor made of a noun phrase.
    pub(crate) fn described(&self, words: Range<usize>, kind: Kind) -> Actor {
        let span = self.sentence.cover(words.start, words.end);
        Actor { span, kind, mention: Mention::Description, entity: None, ground: Ground::new(0.6, "source of a position") }
    }

    /// An actor made of a name that nobody knew; who says or wants something is somebody.
    pub(crate) fn named(&self, words: Range<usize>) -> Actor {
        let mut start = words.end.saturating_sub(1);
        while start > words.start && self.tag(start - 1) == Tag::ProperNoun {
            start -= 1;
        }
        let span = self.sentence.cover(start, words.end);
        Actor { span, kind: Kind::Person, mention: Mention::Name, entity: None, ground: Ground::new(0.55, "name of the source of a position") }
    }

    /// An actor made of a pronoun, under its antecedent's entity.
    pub(crate) fn pronoun_actor(&self, i: usize, antecedent: Option<(Kind, Option<EntityKey>)>) -> Actor {
        let kind = antecedent.map_or_else(|| pronoun_kind(self.lower(i)), |(kind, _)| kind);
        let entity = antecedent.and_then(|(_, entity)| entity);
        let span = self.sentence.cover(i, i + 1);
        Actor { span, kind, mention: Mention::Pronoun, entity, ground: Ground::new(0.65, "pronoun that holds a position") }
    }
}

fn kind_of(word: &str) -> Kind {
    const BODIES: &[&str] = &["team", "group", "company", "firm", "government", "party", "court", "union", "agency", "ministry", "council", "committee", "board", "army", "military", "parliament", "church", "charity", "bank", "university", "hospital", "department", "panel", "jury", "administration", "campaign", "delegation", "coalition", "alliance", "authority", "press", "media"];
    const GROUPS: &[&str] = &["people", "police", "family", "crowd", "opposition", "public", "staff"];
    if BODIES.contains(&word) {
        Kind::Organisation
    } else if GROUPS.contains(&word) {
        Kind::Group
    } else {
        Kind::Person
    }
}

/// What a pronoun without antecedent stands for.
pub(crate) fn pronoun_kind(word: &str) -> Kind {
    match word {
        "they" | "their" | "them" | "we" | "our" | "us" => Kind::Group,
        "it" | "its" => Kind::Organisation,
        _ => Kind::Person,
    }
}
