//! Names: runs of capitalised words, cut into persons, states, organisations and what is no actor.

use std::ops::Range;

use crate::actors::Knowledge;
use crate::actors::seats;
use crate::draft::Kind;
use crate::lexicon::{Lexicon, Name, StateNumber};
use crate::sentence::{Sentence, Shape, Word};
use crate::tag::Tag;

/// A name in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// Its words, by their indices.
    pub words: Range<usize>,
    /// Whose name it is.
    pub who: Who,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// Why.
    pub reason: &'static str,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A state, by its name, seat or adjective.
    State(StateNumber),
    /// An organisation or another body of the list.
    Body(usize, Kind),
    /// A person.
    Person,
    /// An organisation that is in no list.
    Organisation,
    /// A people.
    People,
}

impl Who {
    /// The codebook's kind.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::State(_) => Kind::State,
            Self::Body(_, kind) => kind,
            Self::Person => Kind::Person,
            Self::Organisation => Kind::Organisation,
            Self::People => Kind::Group,
        }
    }
}

/// What the names of one sentence are found with.
pub(crate) struct Scan<'a, 't> {
    pub sentence: &'a Sentence<'t>,
    pub lexicon: &'a Lexicon,
    pub knowledge: &'a Knowledge,
}

/// Small words inside names of persons.
const PARTICLES: [&str; 22] = [
    "van", "von", "der", "den", "de", "del", "della", "da", "dos", "du", "di", "la", "le", "el", "al", "bin", "ibn",
    "bint", "ben", "ter", "ten", "abu",
];

/// Surnames that are also words for laws, places and things.
const SURNAMES: [&str; 18] = [
    "Law", "Hill", "Park", "Page", "Day", "Hall", "Wall", "Lane", "Forest", "Bridges", "Camp", "Field", "Flood", "Price",
    "Mission", "Port", "Street", "Hills",
];

/// Verbs whose subject is a person or a body that speaks or acts.
pub(crate) fn speaks(word: &Word<'_>) -> bool {
    matches!(
        &*word.lower,
        "said" | "says" | "say" | "told" | "tells" | "added" | "adds" | "argued" | "argues" | "warned" | "warns" | "claimed"
            | "claims" | "wrote" | "writes" | "insisted" | "insists" | "announced" | "announces" | "stated" | "states"
            | "denied" | "denies" | "rejected" | "rejects" | "believes" | "believed" | "wants" | "wanted" | "called"
            | "calls" | "urged" | "urges" | "noted" | "notes" | "explained" | "explains" | "replied" | "asked" | "asks"
            | "accused" | "accuses" | "criticised" | "criticized" | "vowed" | "promised" | "emphasized" | "emphasised"
            | "hinted" | "suggested" | "refused" | "agreed" | "agrees" | "tweeted" | "declared" | "acknowledged"
            | "conceded" | "confirmed" | "thinks" | "thought" | "praised" | "condemned" | "welcomed" | "hopes" | "fears"
            | "supports" | "opposes" | "proposed" | "proposes" | "responded" | "remarked" | "concluded" | "reiterated"
            | "stressed" | "predicted" | "pledged" | "demanded" | "expressed" | "testified" | "admitted" | "recalled"
    )
}

/// Whether word `index` is a hyphen that touches both its neighbours.
fn end_is_tight(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.words.get(index).is_some_and(Word::is_hyphen) && sentence.joined(index) && sentence.joined(index + 1)
}

impl Scan<'_, '_> {
    /// The names of the sentence, in text order, none overlapping.
    pub(crate) fn names(&self) -> Vec<Named> {
        let mut names = Vec::new();
        let mut at = 0;
        while at < self.sentence.words.len() {
            at = self.step(at, &mut names);
        }
        names
    }

    fn word(&self, index: usize) -> Option<&Word<'_>> {
        self.sentence.words.get(index)
    }

    /// Whether word `index` can be part of a name.
    fn in_name(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| {
            matches!(word.tag, Tag::ProperNoun)
                || (word.is_capitalised()
                    && word.shape != Shape::Lower
                    && matches!(word.tag, Tag::Noun | Tag::Adjective)
                    && !self.sentence.title_case
                    && index > 0
                    && !self.starts_clause(index))
        })
    }

    /// Whether an ordinary word with the capital of its place opens an organisation's name:
    /// "National Security Council" at the start of a sentence.
    fn opens_sentence(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        word.is_capitalised()
            && self.starts_clause(at)
            && !self.sentence.title_case
            && matches!(word.tag, Tag::Adjective | Tag::Noun | Tag::Verb(_))
            && !matches!(&*word.lower, "former" | "last" | "first" | "late" | "local" | "senior" | "meanwhile" | "current" | "then")
            && self.lexicon.roles.role(&word.lower).is_none()
            && self.in_name(at + 1)
            && self.ends_in_organisation(at + 1)
    }

    /// Whether the run of capitalised words from `at` ends with the head of an organisation and is
    /// the name of no person.
    fn ends_in_organisation(&self, at: usize) -> bool {
        let end = self.run_end(at);
        self.lexicon.names.first_name(self.sentence.lower(at)).is_none()
            && self.word(end - 1).is_some_and(|last| self.lexicon.names.ends_organisation(last.text))
    }

    /// Whether word `index` has its capital perhaps only from where it stands.
    fn starts_clause(&self, index: usize) -> bool {
        index == 0
            || self.word(index - 1).is_some_and(|before| {
                before.tag == Tag::Punctuation && !matches!(before.text, "," | "-" | "." | "'" | "’" | ")" | "/" | ";")
            })
    }

    /// Reads what starts at `at` and gives the index where to go on.
    fn step(&self, at: usize, names: &mut Vec<Named>) -> usize {
        let words = &self.sentence.words;
        let known = self.lexicon.names.longest(words, at, self.all_capitals(at));
        if let Some((Name::Seat(_) | Name::Place | Name::Other | Name::Area, length)) = known
            && let Some(person) = self.knowledge.longest(words, at)
            && person.who == Who::Person
            && person.words >= length
        {
            let end = at + person.words;
            names.push(Named { words: at..end, who: Who::Person, confidence: 0.85, reason: "surname used before" });
            return end;
        }
        if let Some((name, length)) = known
            && (length > 1 || words[at].tag != Tag::Modal)
            && !self.lengthens(at, length, name)
        {
            return self.listed(at, length, name, names);
        }
        if !self.in_name(at) && !self.opens_sentence(at) {
            return at + 1;
        }
        if self.sentence.title_case {
            return self.in_title(at, names);
        }
        let end = self.run_end(at);
        let end = self.with_of(at, end);
        self.cut(at..end, names);
        end.max(at + 1)
    }

    /// Whether the line is in capitals at `at`, so that names are compared without them.
    fn all_capitals(&self, at: usize) -> bool {
        let long = if self.sentence.title_case { 3 } else { 4 };
        self.word(at).is_some_and(|w| w.shape == Shape::Capitals && w.text.len() > long)
    }

    /// Whether a listed name is only the start of a longer one that is no list's: "Georgia Brandt",
    /// "Belarus Democratic Forum", "U.S. Department of Agriculture".
    fn lengthens(&self, at: usize, length: usize, name: Name) -> bool {
        if self.sentence.title_case || matches!(name, Name::Time | Name::House(_) | Name::Other) {
            return matches!(name, Name::Other) && length == 1 && self.in_name(at) && self.in_name(at + 1) && self.ends_in_head(at);
        }
        let next = at + length;
        if !self.in_name(next) {
            return length == 1 && self.opens_with_of(at) && self.with_of(at, next) > next;
        }
        if self.ends_in_head(at) {
            return true;
        }
        if name == Name::Person {
            return !self.lexicon.roles.is_title(self.sentence.lower(next)) && self.lexicon.names.longest(&self.sentence.words, next, false).is_none();
        }
        let person = length == 1
            && matches!(name, Name::State(_) | Name::Place | Name::Seat(_))
            && self.word(next).is_some_and(|word| {
                !self.lexicon.words.is_ordinary(&word.lower)
                    && !self.lexicon.roles.is_title(&word.lower)
                    && self.lexicon.names.longest(&self.sentence.words, next, false).is_none()
            })
            && !self.in_name(next + 1)
            && self.lexicon.names.first_name(self.sentence.lower(at)).is_some();
        person
    }

    /// Whether the run of capitalised words from `at` ends as an organisation, a place or a thing.
    fn ends_in_head(&self, at: usize) -> bool {
        let end = self.with_of(at, self.run_end(at));
        end > at + 1
            && self.word(end - 1).is_some_and(|last| {
                let names = &self.lexicon.names;
                names.ends_organisation(last.text) || names.makes_place(last.text) || names.makes_thing(last.text)
            })
            || end > self.run_end(at)
    }

    fn opens_with_of(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| self.lexicon.names.opens_with_of(word.text))
    }

    /// The end of the run of capitalised words that starts at `at`.
    fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            if self.in_name(end) {
                let time = self.lexicon.names.word(self.sentence.words[end].text) == Some(Name::Time);
                if time {
                    return end;
                }
                end += 1;
            } else if self.joins(end) {
                end += 2;
            } else if self.goes_on_lower(at, end) {
                end += 2;
            } else if let Some(after) = self.over_particles(end) {
                end = after;
            } else {
                return end;
            }
        }
    }

    /// Whether word `index` ties two capitalised words together: a hyphen, "&", the apostrophe of a
    /// plural's genitive before the head of an organisation ("Farmers' Union").
    fn joins(&self, index: usize) -> bool {
        let Some(word) = self.word(index) else { return false };
        if !self.in_name(index + 1) {
            return false;
        }
        let tight = self.sentence.joined(index) && self.sentence.joined(index + 1);
        let genitive = matches!(word.text, "'" | "’" | "'s" | "’s")
            && self.word(index + 1).is_some_and(|next| self.lexicon.names.ends_organisation(next.text));
        (word.is_hyphen() && tight) || word.text == "&" || genitive
    }

    /// Whether a name of two words or more goes on in lower case behind a hyphen: "Lee Cheuk-yan".
    fn goes_on_lower(&self, at: usize, hyphen: usize) -> bool {
        end_is_tight(self.sentence, hyphen)
            && hyphen > at + 1
            && self.word(hyphen + 1).is_some_and(|word| {
                word.text.len() <= 6 && word.tag.is_nominal() && !self.lexicon.words.is_ordinary(&word.lower)
            })
    }

    /// The index behind small words of a name and the capitalised word that they lead to.
    fn over_particles(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < from + 3 && PARTICLES.contains(&self.sentence.lower(at)) {
            at += 1;
            if self.word(at).is_some_and(Word::is_hyphen) {
                at += 1;
            }
        }
        (at > from && self.in_name(at)).then_some(at + 1)
    }

    /// The end with "of …", where the run is one that takes it: "Ministry of Water and Forests".
    fn with_of(&self, from: usize, end: usize) -> usize {
        let opener = end > from && self.opens_with_of(end - 1);
        let linked = matches!(self.sentence.lower(end), "of" | "for" | "on");
        if !opener || !linked || self.sentence.title_case {
            return end;
        }
        let mut at = end + 1;
        if self.sentence.lower(at) == "the" {
            at += 1;
        }
        if !self.in_name(at) && !(self.is_listed_place(at)) {
            return end;
        }
        let mut end = self.run_end(at);
        while matches!(self.sentence.lower(end), "and" | ",") && self.in_name(end + 1) && !self.is_actor_name(end + 1) {
            let further = self.run_end(end + 1);
            if self.word(further - 1).is_some_and(|last| self.lexicon.names.ends_organisation(last.text)) {
                break;
            }
            end = further;
        }
        end
    }

    fn is_listed_place(&self, at: usize) -> bool {
        self.lexicon.names.longest(&self.sentence.words, at, false).is_some()
    }

    /// Whether a name of the lists or a first name starts at `at`.
    fn is_actor_name(&self, at: usize) -> bool {
        let listed = self.lexicon.names.longest(&self.sentence.words, at, false);
        matches!(listed, Some((Name::State(_) | Name::Body(..) | Name::Seat(_), _)))
            || self.lexicon.names.first_name(self.sentence.lower(at)).is_some()
    }

    /// A name of the lists.
    fn listed(&self, at: usize, length: usize, name: Name, names: &mut Vec<Named>) -> usize {
        let end = at + length;
        let words = at..end;
        let mut push = |who, confidence, reason| {
            names.push(Named { words: words.clone(), who, confidence, reason });
        };
        match name {
            Name::State(state) => {
                if let Some(end) = self.government_end(end) {
                    names.push(Named { words: at..end, who: Who::Organisation, confidence: 0.8, reason: "state and its government" });
                    return end;
                }
                push(Who::State(state), 0.92, "country name");
            }
            Name::House(state) => {
                push(Who::State(state), 0.9, "building that stands for its government");
            }
            Name::Seat(state) => {
                if let Some(confidence) = seats::stands_for_government(self.sentence, at, end, self.lexicon) {
                    push(Who::State(state), confidence, "capital that stands for its government");
                }
            }
            Name::Body(number, kind) => {
                if !self.is_plain_word(at, length) && !self.is_direction(at, length) {
                    push(Who::Body(number, kind), 0.88, "known organisation");
                }
            }
            Name::Person => return self.person(at, end, names),
            Name::Nationals(_) | Name::People => push(Who::People, 0.65, "name of a people"),
            Name::Nationality(state) => {
                if let Some(end) = self.government_end(end) {
                    names.push(Named { words: at..end, who: Who::Organisation, confidence: 0.75, reason: "nationality and a body of the state" });
                    return end;
                }
                if self.adjective_holds(end) {
                    push(Who::State(state), 0.6, "nationality before a noun of stance");
                }
            }
            Name::Place | Name::Time | Name::Other | Name::Area => {}
        }
        // "Islamist", "Western" before more capitals: the rest is read by itself.
        end
    }

    /// A person of the list; the end of the mark.
    fn person(&self, at: usize, end: usize, names: &mut Vec<Named>) -> usize {
        if let Some(end) = self.government_end(end) {
            names.push(Named { words: at..end, who: Who::Organisation, confidence: 0.85, reason: "leader and government" });
            return end;
        }
        names.push(Named { words: at..end, who: Who::Person, confidence: 0.92, reason: "known person" });
        end
    }

    /// Whether a listed name is here only an ordinary word with the capital of its place:
    /// "Shell" at the start of a sentence, "Time".
    fn is_plain_word(&self, at: usize, length: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        length == 1
            && word.shape == Shape::Capitalised
            && (self.starts_clause(at) || self.sentence.title_case)
            && self.lexicon.words.is_ordinary(&word.lower)
    }

    /// Whether "West" is a part of a place or a direction: only "the West" by itself is an actor.
    fn is_direction(&self, at: usize, length: usize) -> bool {
        length == 1
            && self.sentence.words[at].text == "West"
            && (at == 0 || self.sentence.lower(at - 1) != "the" || self.in_name(at + 1))
    }

    /// The end of a name with the body that takes it: "New Zealand government".
    pub(crate) fn government_end(&self, end: usize) -> Option<usize> {
        let body = self.word(end)?;
        if body.is_capitalised() && !self.sentence.title_case {
            return None;
        }
        let next = self.sentence.tag(end + 1);
        let head = !matches!(next, Tag::Noun) && !self.word(end + 1).is_some_and(|w| w.is_hyphen() && self.sentence.joined(end + 1));
        (self.lexicon.roles.is_government(&body.lower) && head).then_some(end + 1)
    }

    /// Whether an adjective of nationality stands for the state as the holder of a position.
    fn adjective_holds(&self, at: usize) -> bool {
        let mut at = at;
        while self.sentence.tag(at) == Tag::Adjective {
            at += 1;
        }
        let noun = self.sentence.lower(at);
        let stance = matches!(
            noun,
            "opposition" | "support" | "rejection" | "refusal" | "criticism" | "concern" | "concerns" | "demand" | "demands"
                | "call" | "calls" | "warning" | "warnings" | "insistence" | "condemnation" | "claim" | "claims" | "fears"
                | "objection" | "objections" | "proposal" | "proposals" | "offer" | "backing" | "pledge" | "threat"
                | "threats" | "request" | "denial" | "reluctance" | "willingness" | "plans" | "efforts"
        );
        stance
            && matches!(
                self.sentence.lower(at + 1),
                "of" | "to" | "for" | "about" | "over" | "that" | "against" | "on"
            )
    }

    /// A name in a title where all words have capitals.
    fn in_title(&self, at: usize, names: &mut Vec<Named>) -> usize {
        if let Some(length) = self.knowledge.longest(&self.sentence.words, at) {
            let end = at + length.words;
            names.push(Named { words: at..end, who: length.who, confidence: 0.85, reason: "name used elsewhere in the text" });
            return end;
        }
        let word = &self.sentence.words[at];
        let next = self.word(at + 1);
        let surname = next.is_some_and(|w| w.tag == Tag::ProperNoun && !self.lexicon.words.is_ordinary(&w.lower));
        if surname && self.lexicon.names.first_name(&word.lower).is_some() {
            names.push(Named { words: at..at + 2, who: Who::Person, confidence: 0.7, reason: "first name in a title" });
            return at + 2;
        }
        let speaks = next.is_some_and(speaks);
        if speaks && !self.lexicon.words.is_ordinary(&word.lower) {
            names.push(Named { words: at..at + 1, who: Who::Person, confidence: 0.55, reason: "name before a verb of saying" });
        }
        at + 1
    }

    /// Cuts a run of capitalised words into names.
    fn cut(&self, run: Range<usize>, names: &mut Vec<Named>) {
        let lexicon = &self.lexicon.names;
        let last = &self.sentence.words[run.end - 1];
        let has_of = self.sentence.words[run.clone()].iter().any(|w| matches!(&*w.lower, "of" | "for" | "on"));
        let long = run.len() > 1;
        if long && (lexicon.ends_organisation(last.text) || has_of || lexicon.opens_organisation(self.sentence.words[run.start].text)) {
            let start = self.without_titles(&run);
            let sure = if has_of || run.end - start > 1 { 0.85 } else { 0.5 };
            if run.end - start > 1 || !self.lexicon.words.is_ordinary(&last.lower) {
                names.push(Named { words: start..run.end, who: Who::Organisation, confidence: sure, reason: "word of an organisation" });
                self.abbreviation(run.end, names);
                return;
            }
        }
        let first = lexicon.first_name(&self.sentence.words[run.start].lower).is_some();
        if first && run.len() == 2 && SURNAMES.contains(&last.text) {
            self.segments(run, names);
            return;
        }
        let place = lexicon.makes_place(last.text) || matches!(self.sentence.words[run.start].text, "Lake" | "Mount" | "Cape" | "Port" | "Camp" | "Fort");
        if long && (place || lexicon.makes_thing(last.text)) {
            let who_first = self.first_of_thing(&run);
            names.extend(who_first);
            return;
        }
        self.segments(run, names);
    }

    /// The state or organisation that a plan, a summit or a crisis is named after.
    fn first_of_thing(&self, run: &Range<usize>) -> Option<Named> {
        let last = self.sentence.words[run.end - 1].text;
        let generic = matches!(last, "Summit" | "Plan" | "Deal" | "Crisis" | "Strategy" | "Election" | "Elections" | "Border" | "Embassy" | "Budget");
        let (name, length) = self.lexicon.names.longest(&self.sentence.words, run.start, false)?;
        let who = match name {
            Name::State(state) => Who::State(state),
            Name::Body(number, kind) => Who::Body(number, kind),
            _ => return None,
        };
        generic.then(|| Named { words: run.start..run.start + length, who, confidence: 0.6, reason: "name inside the name of a thing" })
    }

    /// The start of an organisation's name behind titles that are none of its own.
    fn without_titles(&self, run: &Range<usize>) -> usize {
        let mut start = run.start;
        // "Senate" and "House" can be titles of nobody; only words for persons are skipped.
        while start + 2 < run.end
            && self.lexicon.roles.is_title(self.sentence.lower(start))
            && !self.lexicon.names.ends_organisation(self.sentence.words[start].text)
        {
            start += 1;
        }
        start
    }

    /// "(KCNA)" behind a name is a mark of its own.
    fn abbreviation(&self, at: usize, names: &mut Vec<Named>) {
        let open = self.word(at).is_some_and(|w| w.text == "(");
        let close = self.word(at + 2).is_some_and(|w| w.text == ")");
        let short = self.word(at + 1).is_some_and(|w| w.shape == Shape::Capitals);
        let listed = self.lexicon.names.longest(&self.sentence.words, at + 1, false).is_some();
        if open && close && short && !listed {
            names.push(Named { words: at + 1..at + 2, who: Who::Organisation, confidence: 0.85, reason: "abbreviation in brackets" });
        }
    }

    /// Cuts a run without a telling last word at names of the lists, titles and hyphens.
    fn segments(&self, run: Range<usize>, names: &mut Vec<Named>) {
        let mut at = run.start;
        let mut titled = run.start > 0 && self.is_title(run.start - 1);
        while at < run.end {
            let compound = self.lexicon.roles.compound(self.sentence.lower(at), |i| self.sentence.lower(at + i));
            if let Some((length, ..)) = compound.filter(|(length, ..)| at + length <= run.end) {
                titled = true;
                at += length;
                continue;
            }
            if self.is_title(at) && (at + 1 < run.end || !titled) && self.lexicon.names.first_name(self.sentence.lower(at)).is_none() {
                titled = true;
                at += 1;
                continue;
            }
            let listed = self.lexicon.names.longest(&self.sentence.words, at, false).filter(|_| !titled || at + 1 < run.end);
            if let Some((name, length)) = listed
                && !(at == run.start && self.lengthens(at, length, name))
            {
                at = self.listed(at, length, name, names);
                titled = false;
                continue;
            }
            let end = self.chunk_end(at, run.end);
            self.unknown(at..end, titled, names);
            titled = false;
            at = end.max(at + 1);
        }
    }

    fn is_title(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| self.lexicon.roles.is_title(&word.lower) && word.tag != Tag::Punctuation)
    }

    /// The end of a name that no list has: up to the next listed name, title or splitting hyphen.
    fn chunk_end(&self, at: usize, end: usize) -> usize {
        let mut to = at + 1;
        while to < end {
            let listed = self.lexicon.names.longest(&self.sentence.words, to, false);
            let actor = matches!(
                listed,
                Some((Name::State(_) | Name::Body(..) | Name::House(_) | Name::Nationality(_) | Name::Time, _))
            ) || (to == at + 1 && matches!(listed, Some((Name::Person, 2..))));
            let hyphen = self.sentence.words[to].is_hyphen();
            let joined = to > at && self.sentence.words[to - 1].is_hyphen();
            let first = |index: usize| self.lexicon.names.first_name(self.sentence.lower(index)).is_some();
            // "Scientologist Tom Cruise": what stands before a first name is a title.
            let titled = to == at + 1 && !first(at) && first(to) && to + 1 < end && !self.sentence.words[to + 1].is_hyphen();
            let title = !first(at) && self.is_title(to) && to + 1 < end;
            if (actor && !joined && !first(at)) || titled || title || (hyphen && self.splits(at, to, end)) {
                break;
            }
            to += 1;
        }
        to
    }

    /// Whether the hyphen at `hyphen` parts two names ("Trump-Putin talks") and is no part of one
    /// ("Jean-Claude Juncker", "Annegret Kramp-Karrenbauer", "Al-Thani").
    fn splits(&self, at: usize, hyphen: usize, end: usize) -> bool {
        let alone = hyphen == at + 1;
        let ends = hyphen + 2 >= end || self.word(hyphen + 2).is_some_and(Word::is_hyphen);
        let particle = PARTICLES.contains(&self.sentence.lower(hyphen - 1));
        let first = self.lexicon.names.first_name(self.sentence.lower(hyphen - 1)).is_some();
        let known = self.knowledge.longest(&self.sentence.words, hyphen + 1).is_some();
        alone && ends && !particle && (known || !first || self.sentence.tag(hyphen + 2) == Tag::Noun)
    }

    /// A name that no list has.
    fn unknown(&self, words: Range<usize>, titled: bool, names: &mut Vec<Named>) {
        let mut words = words;
        while words.len() > 1 && self.sentence.words[words.end - 1].is_hyphen() {
            words.end -= 1;
        }
        if self.sentence.words[words.start].is_hyphen() {
            words.start += 1;
        }
        if words.is_empty() {
            return;
        }
        let Some((who, confidence, reason)) = self.judge(&words, titled) else { return };
        if who == Who::Person
            && let Some(end) = self.government_end(words.end)
        {
            names.push(Named { words: words.start..end, who: Who::Organisation, confidence: 0.82, reason: "leader and government" });
            return;
        }
        let end = words.end;
        names.push(Named { words, who, confidence, reason });
        if who == Who::Organisation {
            self.abbreviation(end, names);
        }
    }

    /// Who bears a name that no list has, how sure that is, and why.
    fn judge(&self, words: &Range<usize>, titled: bool) -> Option<(Who, f64, &'static str)> {
        let first = self.word(words.start)?;
        if titled {
            return Some((Who::Person, 0.95, "name behind a title"));
        }
        if let Some(known) = self.knowledge.longest(&self.sentence.words, words.start)
            && known.words == words.len()
        {
            return Some((known.who, 0.9, "name used before"));
        }
        if words.len() > 1 {
            return Some(self.judge_long(words));
        }
        let ordinary = self.lexicon.words.is_ordinary(&first.lower);
        let starts = self.starts_clause(words.start);
        if first.text.chars().count() < 2 || (starts && (ordinary || self.knowledge.is_lower(&first.lower))) {
            return None;
        }
        if self.lexicon.roles.role(&first.lower).is_some() || first.text.chars().all(|c| "IVXLC".contains(c)) {
            return None;
        }
        if first.text.trim_end_matches('.').contains('.') && first.shape != Shape::Capitals {
            return Some((Who::Organisation, 0.52, "name of a site"));
        }
        let next = self.word(words.end);
        let before = words.start.checked_sub(1).map_or("", |i| self.sentence.lower(i));
        if first.shape == Shape::Capitals && first.text.len() <= 6 {
            let known = self.knowledge.abbreviates(first.text);
            return Some((Who::Organisation, if known { 0.85 } else { 0.55 }, "abbreviation"));
        }
        if next.is_some_and(speaks) || self.word(words.end + 1).is_some_and(speaks) && next.is_some_and(|w| w.tag == Tag::Adverb) {
            return Some((Who::Person, 0.75, "name before a verb of saying"));
        }
        if words.start > 0 && self.word(words.start - 1).is_some_and(speaks) && !ordinary {
            return Some((Who::Person, 0.65, "name behind a verb of saying"));
        }
        if matches!(before, "in" | "at" | "near" | "from" | "outside" | "across" | "into" | "around" | "to" | "the") || ordinary {
            return Some((Who::Organisation, 0.3, "capitalised word"));
        }
        if self.lexicon.names.first_name(&first.lower).is_some() {
            return Some((Who::Person, 0.6, "first name"));
        }
        if next.is_some_and(|w| w.tag == Tag::Genitive || w.tag.is_finite()) {
            return Some((Who::Person, 0.55, "capitalised word that has or does something"));
        }
        Some((Who::Person, 0.45, "capitalised word"))
    }

    /// Who bears a name of several words.
    fn judge_long(&self, words: &Range<usize>) -> (Who, f64, &'static str) {
        let slice = &self.sentence.words[words.clone()];
        let first = &slice[0];
        if self.lexicon.names.first_name(&first.lower).is_some() {
            return (Who::Person, 0.93, "first name and surname");
        }
        if slice.iter().any(|w| w.shape == Shape::Initial || (w.text.ends_with('.') && w.text.len() == 2)) && slice.len() < 5 {
            return (Who::Person, 0.85, "name with an initial");
        }
        let ordinary = slice.iter().filter(|w| w.shape != Shape::Lower && self.lexicon.words.is_ordinary(&w.lower)).count();
        let the = words.start.checked_sub(1).is_some_and(|i| self.sentence.lower(i) == "the");
        let next = self.word(words.end);
        if ordinary == 0 && slice.len() <= 4 && !the {
            let speaking = next.is_some_and(speaks);
            return (Who::Person, if speaking { 0.85 } else { 0.7 }, "two names without a list");
        }
        if next.is_some_and(speaks) {
            return (if the { Who::Organisation } else { Who::Person }, 0.6, "name before a verb of saying");
        }
        let has = next.is_some_and(|w| w.tag == Tag::Genitive || w.tag.is_finite());
        (Who::Organisation, if the && has && ordinary < slice.len() { 0.55 } else { 0.35 }, "capitalised words")
    }
}
