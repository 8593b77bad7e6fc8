//! Reading brat's standoff.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::example::{Example, Piece, Region, Relation};
use super::super::flaw::Flaw;
use super::super::input::{Each, Found, Input, Place, ReadError};
use super::super::of_document::ENTITY;
use super::{ATTRIBUTION, CONTENT, ROLES};
use crate::decode::decode;

/// Reads an `.ann` with its text beside it.
pub(super) fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let annotations = input.text()?;
    let name = format!("{}.txt", input.stem());
    let Some(bytes) = (input.beside)(&name) else {
        let why = format!("its text is not beside it: {name} is not there");
        return Ok(each(Found::refused(Place::Whole, why))?);
    };
    let mut reading = Reading::default();
    reading.example.id = Some(input.stem().to_owned());
    reading.example.text = decode(&bytes)?.text;
    for (number, line) in (1..).zip(annotations.split('\n')) {
        let line = line.trim_end_matches('\r');
        if !line.trim().is_empty()
            && let Err(why) = reading.line(line)
        {
            reading.passed(number, &why);
        }
    }
    reading.events();
    reading.said();
    let place = Place::Whole;
    Ok(each(Found {
        place,
        example: Ok(reading.example),
        flaws: reading.flaws,
    })?)
}

/// An event before its trigger and arguments are known.
struct Event {
    id: String,
    kind: String,
    trigger: String,
    arguments: Vec<(String, String)>,
}

/// Lines that wait until all things are known: they may refer forward.
struct Waiting {
    line: u64,
    kind: char,
    words: Vec<String>,
    rest: String,
}

#[derive(Default)]
struct Reading {
    example: Example,
    flaws: Vec<Flaw>,
    events: Vec<Event>,
    waiting: Vec<Waiting>,
    count: u64,
    /// What stands for a trigger or event that is no region itself.
    alias: BTreeMap<String, String>,
}

impl Reading {
    fn passed(&mut self, line: u64, why: &str) {
        self.flaws
            .push(Flaw::Passed(format!("line {line} is left out: {why}")));
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        self.count += 1;
        let mut columns = line.split('\t');
        let id = columns.next().unwrap_or_default().trim();
        let said = columns.next().ok_or("it has no tab after its id")?;
        let rest = columns.next().unwrap_or_default();
        let kind = id.chars().next().unwrap_or(' ');
        match kind {
            'T' => self.example.regions.push(region(id, said, rest)?),
            'E' => self.events.push(event(id, said)?),
            'R' | 'A' | 'M' | 'N' | '*' | '#' => {
                // An attribute's value is all that follows.
                let parts = if matches!(kind, 'A' | 'M') {
                    3
                } else {
                    usize::MAX
                };
                let words = said.trim().splitn(parts, ' ').map(str::to_owned).collect();
                let (line, rest) = (self.count, rest.to_owned());
                self.waiting.push(Waiting {
                    line,
                    kind,
                    words,
                    rest,
                });
            }
            _ => return Err(format!("“{id}” is no id that brat knows")),
        }
        Ok(())
    }

    /// Turns events into regions and relations.
    fn events(&mut self) {
        let events = std::mem::take(&mut self.events);
        let places: BTreeMap<String, Region> = self
            .example
            .regions
            .iter()
            .map(|region| (region.id.clone(), region.clone()))
            .collect();
        let mut done = BTreeSet::new();
        for event in &events {
            let Some(trigger) = places.get(&event.trigger) else {
                let why = format!(
                    "event {} is left out: its trigger “{}” is not there",
                    event.id, event.trigger
                );
                self.flaws.push(Flaw::Passed(why));
                continue;
            };
            if let Some(content) = content_of(event) {
                let arguments = event.arguments.iter().filter_map(|(_, id)| places.get(id));
                let stands_for = arguments
                    .into_iter()
                    .any(|argument| argument.pieces == trigger.pieces);
                if stands_for && trigger.label == event.kind {
                    done.insert(event.trigger.clone());
                }
                self.alias.insert(event.id.clone(), content.to_owned());
                continue;
            }
            if trigger.label == event.kind {
                done.insert(event.trigger.clone());
                self.alias
                    .entry(event.trigger.clone())
                    .or_insert_with(|| event.id.clone());
            }
            self.example.regions.push(Region {
                id: event.id.clone(),
                label: event.kind.clone(),
                ..trigger.clone()
            });
        }
        self.example
            .regions
            .retain(|region| !done.contains(&region.id));
        for event in &events {
            for relation in relations_of(event) {
                let relation =
                    Relation::new(relation.0, self.meant(relation.1), self.meant(relation.2));
                self.example.relations.push(relation);
            }
        }
    }

    fn meant(&self, id: &str) -> String {
        self.alias.get(id).map_or(id, String::as_str).to_owned()
    }

    /// What is said of things that are now all known.
    fn said(&mut self) {
        for waiting in std::mem::take(&mut self.waiting) {
            let Waiting {
                line,
                kind,
                words,
                rest,
            } = waiting;
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let result = match (kind, words.as_slice()) {
                ('R', [kind, from, to, ..]) => self.relation(kind, from, to),
                ('*', [_, members @ ..]) => self.same(members),
                ('N', [name, target, reference, ..]) => {
                    self.reference(name, target, reference, &rest)
                }
                ('#', [_, target, ..]) => self.region(target).map(|region| {
                    let note = region
                        .note
                        .take()
                        .map_or(rest.clone(), |note| format!("{note}\n{rest}"));
                    region.note = Some(note);
                }),
                ('A' | 'M', [name, target, value @ ..]) => self.region(target).map(|region| {
                    let value = value
                        .first()
                        .map_or(Value::Bool(true), |value| Value::from(*value));
                    region.attributes.insert((*name).to_owned(), value);
                }),
                _ => Err("there is too little in it".to_owned()),
            };
            if let Err(why) = result {
                self.passed(line, &why);
            }
        }
    }

    fn relation(&mut self, kind: &str, from: &str, to: &str) -> Result<(), String> {
        let end = |argument: &str| {
            let (_, id) = argument
                .split_once(':')
                .ok_or("its arguments have no roles")?;
            Ok::<String, String>(self.meant(id))
        };
        let relation = Relation::new(kind, end(from)?, end(to)?);
        self.example.relations.push(relation);
        Ok(())
    }

    /// Mentions of the same: they are called after the first.
    fn same(&mut self, members: &[&str]) -> Result<(), String> {
        let first = members.first().ok_or("it names nothing")?;
        let piece = self.region(first)?.pieces.first().cloned();
        let name = piece
            .and_then(|piece| piece.quote)
            .unwrap_or_else(|| (*first).to_owned());
        for member in members {
            let attributes = &mut self.region(member)?.attributes;
            attributes
                .entry(ENTITY.to_owned())
                .or_insert_with(|| Value::from(name.as_str()));
        }
        Ok(())
    }

    fn reference(
        &mut self,
        name: &str,
        target: &str,
        reference: &str,
        title: &str,
    ) -> Result<(), String> {
        let attributes = &mut self.region(target)?.attributes;
        attributes.insert(name.to_owned(), Value::from(reference));
        if !title.trim().is_empty() {
            attributes.insert(ENTITY.to_owned(), Value::from(title.trim()));
        }
        Ok(())
    }

    fn region(&mut self, id: &str) -> Result<&mut Region, String> {
        let id = self.meant(id);
        let found = self
            .example
            .regions
            .iter_mut()
            .find(|region| region.id == id);
        found.ok_or_else(|| format!("“{id}” is no mark"))
    }
}

/// A text-bound annotation: `Content 0 5;8 10` and its words.
fn region(id: &str, said: &str, quote: &str) -> Result<Region, String> {
    let (label, places) = said.split_once(' ').ok_or("it has no offsets")?;
    let mut pieces = Vec::new();
    for place in places.trim().split(';') {
        let ends = place.trim().split_once(' ').and_then(|(start, end)| {
            Some((start.parse::<i64>().ok()?, end.trim().parse::<i64>().ok()?))
        });
        let (start, end) =
            ends.ok_or_else(|| format!("“{place}” is not two numbers below 2^63"))?;
        pieces.push(Piece::new(start, end));
    }
    quote_pieces(&mut pieces, quote);
    Ok(Region {
        pieces,
        ..Region::new(id, label, 0, 0)
    })
}

/// Shares the words out to the pieces, between which a blank stands.
fn quote_pieces(pieces: &mut [Piece], quote: &str) {
    let mut rest = quote;
    let lengths = pieces
        .iter()
        .map(|piece| piece.end.saturating_sub(piece.start));
    let all: i64 = lengths.fold(0, i64::saturating_add);
    let blanks = pieces.len().saturating_sub(1);
    let fits =
        usize::try_from(all).is_ok_and(|all| all.saturating_add(blanks) == quote.chars().count());
    if let ([only], true) = (&mut *pieces, !quote.is_empty()) {
        only.quote = Some(quote.to_owned());
        return;
    }
    for piece in pieces.iter_mut().filter(|_| fits) {
        let length = usize::try_from(piece.end - piece.start).unwrap_or_default();
        let end = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(end, _)| end);
        piece.quote = Some(rest[..end].to_owned());
        let mut after = rest[end..].chars();
        after.next();
        rest = after.as_str();
    }
}

fn event(id: &str, said: &str) -> Result<Event, String> {
    let mut parts = said.split_whitespace().map(|part| part.split_once(':'));
    let (kind, trigger) = parts.next().flatten().ok_or("it has no trigger")?;
    let arguments = parts.flatten().map(|(role, target)| {
        let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
        (role.to_owned(), target.to_owned())
    });
    Ok(Event {
        id: id.to_owned(),
        kind: kind.to_owned(),
        trigger: trigger.to_owned(),
        arguments: arguments.collect(),
    })
}

/// What an attribution attributes, if the event is one.
fn content_of(event: &Event) -> Option<&str> {
    let mut contents = event.arguments.iter().filter(|(role, _)| role == CONTENT);
    let (_, content) = contents.next().filter(|_| event.kind == ATTRIBUTION)?;
    Some(content)
}

/// Kind, start and end of each relation that an event says.
fn relations_of(event: &Event) -> Vec<(&str, &str, &str)> {
    let is_attribution = content_of(event).is_some();
    let starts: Vec<&str> = if is_attribution {
        let contents = event.arguments.iter().filter(|(role, _)| role == CONTENT);
        contents.map(|(_, content)| content.as_str()).collect()
    } else {
        vec![&event.id]
    };
    let mut relations = Vec::new();
    for start in starts {
        for (role, target) in &event.arguments {
            if is_attribution && role == CONTENT {
                continue;
            }
            let known = ROLES
                .iter()
                .find(|(known, _)| is_attribution && known == role);
            relations.push((
                known.map_or(role.as_str(), |(_, link)| link),
                start,
                target.as_str(),
            ));
        }
    }
    relations
}

#[cfg(test)]
mod tests {
    use super::super::super::properties::{drawn, read_with};
    use super::super::FORMAT;

    fn read(text: &str, annotations: &str) -> String {
        let text = text.to_owned();
        let beside = move |name: &str| (name == "a.txt").then(|| text.clone().into_bytes());
        drawn(&read_with(&FORMAT, "a.ann", annotations.as_bytes(), &beside)[0])
    }

    #[test]
    fn an_attribution_is_a_position_with_its_links() {
        let annotations = "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 \nT1\tSource 0 3\tOde\nT2\tCue 4 8\tsaid\n\
            T3\tContent 9 11;12 16\tit will\nT4\tAttribution 4 8\tsaid\nA1\tConfidence E1 High\n#1\tAnnotatorNotes T3\twell";
        assert_eq!(
            read("Ode said it will", annotations),
            "[Ode|Source] [said|Cue] [it|Content Confidence=High note(well)]+ [will|Content Confidence=High note(well)] \
             signalled_by(it will, said) held_by(it will, Ode)"
        );
    }

    #[test]
    fn events_references_and_equivalences_are_read() {
        let annotations = "T1\tPerson 0 3\tOde\nT2\tPerson 13 15\the\nT3\tMove 4 8\tquit\nE1\tMove:T3 Who-Arg:T1 By2:E2\n\
            E2\tMove:T3 \nM1\tSpeculation E2\n*\tAlias T1 T2\nN1\tRef T2 W:1\tOde K.\nR1\tFamily Arg1:T1 Arg2:T2\t\n\
            R2\tFamily Arg1 Arg2\nT9\tX 9223372036854775808 3\tz\nQ1\tnone\nA1\tMention T8 Name";
        assert_eq!(
            read("Ode quit and he did", annotations),
            "[Ode|Person entity=Ode] [[quit|Move Speculation=true]|Move] and [he|Person Ref=W:1 entity=Ode K.] did \
             Who-Arg(quit, Ode) By(quit, quit) Family(Ode, he) \
             !line 11 is left out: “9223372036854775808 3” is not two numbers below 2^63 \
             !line 12 is left out: “Q1” is no id that brat knows \
             !line 10 is left out: its arguments have no roles \
             !line 13 is left out: “T8” is no mark"
        );
    }

    #[test]
    fn a_text_that_is_missing_is_said() {
        let found = read_with(&FORMAT, "b.ann", b"T1\tA 0 1\tx", &|_| None);
        assert_eq!(
            drawn(&found[0]),
            "the file: its text is not beside it: b.txt is not there"
        );
    }
}
