//! Reading brat's standoff.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::example::{Example, Region, Relation};
use super::super::flaw::Flaw;
use super::super::input::{Each, Found, Input, Place, ReadError};
use super::super::of_document::ENTITY;
use super::line::{Event, content_of, event, region, relations_of};
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

#[cfg(test)]
mod tests;
