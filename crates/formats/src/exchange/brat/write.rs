//! Writing brat's standoff.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use serde_json::Value;

use super::super::example::{Example, Region};
use super::super::format::{Files, Writer};
use super::{ATTRIBUTION, CONTENT, ROLES};

/// A folder of texts and their annotations, with the configuration that shows them.
#[derive(Default)]
pub(super) struct Folder {
    labels: BTreeSet<String>,
    relations: BTreeSet<String>,
    attributes: BTreeMap<String, BTreeSet<String>>,
    has_events: bool,
}

impl Writer for Folder {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        self.note(example);
        let name = example.id.as_deref().unwrap_or("text");
        files.append(&format!("{name}.txt"), example.text.as_bytes())?;
        files.append(&format!("{name}.ann"), lines(example).as_bytes())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        files.append("annotation.conf", self.configuration().as_bytes())
    }
}

impl Folder {
    /// Remembers what is used, for the configuration.
    fn note(&mut self, example: &Example) {
        for region in &example.regions {
            self.labels.insert(region.label.clone());
            for (name, value) in &region.attributes {
                let values = self.attributes.entry(name.clone()).or_default();
                if let Value::String(value) = value {
                    values.insert(value.clone());
                }
            }
        }
        for relation in &example.relations {
            let is_role = ROLES.iter().any(|(_, link)| *link == relation.kind);
            self.has_events |= is_role;
            if !is_role {
                self.relations.insert(relation.kind.clone());
            }
        }
    }

    fn configuration(&self) -> String {
        let mut conf = "[entities]\n".to_owned();
        conf.extend(self.labels.iter().map(|label| format!("{label}\n")));
        conf.push_str("\n[relations]\n");
        let relations = self.relations.iter();
        conf.extend(relations.map(|kind| format!("{kind}\tArg1:<ENTITY>, Arg2:<ENTITY>\n")));
        conf.push_str("\n[events]\n");
        if self.has_events {
            let roles = ROLES.iter().map(|(role, _)| format!(", {role}*:<ENTITY>"));
            let roles: String = roles.collect();
            let _ = writeln!(conf, "{ATTRIBUTION}\t{CONTENT}:<ENTITY>{roles}");
        }
        conf.push_str("\n[attributes]\n");
        for (name, values) in &self.attributes {
            let listed = values.iter().filter(|value| !value.contains(['|', ',']));
            let listed: Vec<&str> = listed.map(String::as_str).collect();
            let values = if listed.is_empty() {
                String::new()
            } else {
                format!(", Value:{}", listed.join("|"))
            };
            let _ = writeln!(conf, "{name}\tArg:<ENTITY>{values}");
        }
        conf
    }
}

/// The lines of an `.ann`.
fn lines(example: &Example) -> String {
    let mut lines = String::new();
    let mut ids: BTreeMap<&str, String> = BTreeMap::new();
    for (number, region) in example.regions.iter().enumerate() {
        let id = format!("T{}", number + 1);
        push_bound(&mut lines, &id, &region.label, region);
        ids.insert(&region.id, id);
    }
    push_events(&mut lines, example, &ids);
    let plain = example
        .relations
        .iter()
        .filter(|link| ROLES.iter().all(|(_, role)| *role != link.kind));
    for (number, link) in (1..).zip(plain) {
        if let (Some(from), Some(to)) = (ids.get(link.from.as_str()), ids.get(link.to.as_str())) {
            let _ = writeln!(lines, "R{number}\t{} Arg1:{from} Arg2:{to}", link.kind);
        }
    }
    let mut attributes = 0;
    for region in &example.regions {
        let target = &ids[region.id.as_str()];
        for (name, value) in &region.attributes {
            attributes += 1;
            let value = value
                .as_str()
                .map(|value| format!(" {value}"))
                .unwrap_or_default();
            let _ = writeln!(lines, "A{attributes}\t{name} {target}{value}");
        }
    }
    let noted = example
        .regions
        .iter()
        .filter_map(|region| Some((region, region.note.as_ref()?)));
    for (number, (region, note)) in (1..).zip(noted) {
        let _ = writeln!(
            lines,
            "#{number}\tAnnotatorNotes {}\t{note}",
            ids[region.id.as_str()]
        );
    }
    lines
}

fn push_bound(lines: &mut String, id: &str, label: &str, region: &Region) {
    let places: Vec<String> = region
        .pieces
        .iter()
        .map(|p| format!("{} {}", p.start, p.end))
        .collect();
    let quotes: Vec<&str> = region
        .pieces
        .iter()
        .map(|p| p.quote.as_deref().unwrap_or_default())
        .collect();
    // A line break in the words would end the line.
    let quote = quotes.join(" ").replace(|c: char| c.is_control(), " ");
    let _ = writeln!(lines, "{id}\t{label} {}\t{quote}", places.join(";"));
}

/// An event for each position that has a source or a cue; its trigger is the cue, or the content.
fn push_events(lines: &mut String, example: &Example, ids: &BTreeMap<&str, String>) {
    let mut bound = example.regions.len();
    let mut number = 0;
    for content in &example.regions {
        let leaving = example
            .relations
            .iter()
            .filter(|link| link.from == content.id);
        let mut arguments: Vec<(&str, &str)> = leaving
            .filter_map(|link| {
                let (role, _) = ROLES.iter().find(|(_, kind)| *kind == link.kind)?;
                Some((*role, link.to.as_str()))
            })
            .collect();
        if arguments.is_empty() {
            continue;
        }
        arguments.sort_unstable();
        let cue = arguments
            .iter()
            .find(|(role, _)| *role == ROLES[0].0)
            .map(|(_, cue)| *cue);
        let trigger = example
            .regions
            .iter()
            .find(|region| Some(region.id.as_str()) == cue);
        bound += 1;
        number += 1;
        push_bound(
            lines,
            &format!("T{bound}"),
            ATTRIBUTION,
            trigger.unwrap_or(content),
        );
        let _ = write!(
            lines,
            "E{number}\t{ATTRIBUTION}:T{bound} {CONTENT}:{}",
            ids[content.id.as_str()]
        );
        let mut before = BTreeMap::new();
        for (role, target) in arguments {
            let count: &mut u32 = before.entry(role).or_default();
            *count += 1;
            let again = if *count > 1 {
                count.to_string()
            } else {
                String::new()
            };
            if let Some(target) = ids.get(target) {
                let _ = write!(lines, " {role}{again}:{target}");
            }
        }
        lines.push('\n');
    }
}
