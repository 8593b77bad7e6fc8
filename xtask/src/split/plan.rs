//! What goes where: which functions move, where each is found, what the second part is handed.

use std::collections::{BTreeMap, BTreeSet};

use flate2::Crc;
use wasmparser::{ExternalKind, TableType};

use super::Result;
use super::survey::{FUNCTIONS, Survey, count};
use crate::failure::Failure;

/// About what a trampoline weighs, with its place in the table and its name in the second part, in
/// bytes: what is smaller stays.
const TRAMPOLINE: usize = 32;

/// What goes where.
pub struct Plan {
    /// The functions that move.
    pub moved: BTreeSet<u32>,
    /// Of these, the ones that the first part mentions, with their places in the function table.
    pub slots: BTreeMap<u32, Vec<u32>>,
    /// A place in the function table that is empty as long as the second part is not there.
    pub sentinel: u32,
    /// How many places the function table has.
    pub table_size: u32,
    /// The function that brings the second part, or fails.
    pub load: u32,
    /// What the second part gets from the first.
    pub handed: Vec<Handed>,
    /// Names this splitting of this module: parts of different ones are refused by the browser.
    pub agreement: String,
}

/// Something that the first part exports and the second imports.
pub struct Handed {
    /// What it is.
    pub kind: ExternalKind,
    /// Its number in the first part.
    pub index: u32,
    /// What both call it.
    pub name: String,
}

impl Plan {
    /// Has the functions move of which `belongs` says by their names and sizes that they do, and those that
    /// only they use. `load` is the export that brings the second part.
    pub fn new(
        survey: &Survey<'_>,
        load: &str,
        belongs: impl Fn(&str, usize) -> bool,
    ) -> Result<Self> {
        let load = loader(survey, load)?;
        let movable = |function: u32| {
            function != load && survey.body(function).is_some_and(|body| !body.bound)
        };
        let named: BTreeSet<u32> = survey
            .names
            .iter()
            .filter(|(function, name)| {
                let size = size(survey, **function);
                movable(**function) && size > TRAMPOLINE && belongs(name, size)
            })
            .map(|(function, _)| *function)
            .collect();
        let kept = reached(survey, &named);
        let moved: BTreeSet<u32> = survey
            .own()
            .filter(|function| movable(*function) && !kept.contains(function))
            .collect();
        if moved.is_empty() {
            return Err(Failure::new(
                "No function of the program belongs to its second part.",
            ));
        }
        let sentinel = table_size(survey)?;
        let (slots, table_size) = places(survey, &mentioned(survey, &moved), sentinel + 1);
        let agreement = agreement(survey, &moved);
        Ok(Self {
            handed: handed(survey, &moved, &agreement),
            moved,
            slots,
            sentinel,
            table_size,
            load,
            agreement,
        })
    }

    /// A table of the module as it is in both parts: that of the functions has grown.
    pub fn table(&self, number: u32, was: TableType) -> TableType {
        if number != FUNCTIONS {
            return was;
        }
        let size = u64::from(self.table_size);
        TableType {
            initial: size,
            maximum: was.maximum.map(|most| most.max(size)),
            ..was
        }
    }
}

/// A function's bytes.
fn size(survey: &Survey<'_>, function: u32) -> usize {
    let body = survey.body(function);
    body.map_or(0, |body| body.code.as_bytes().len())
}

/// The function that is exported under this name.
fn loader(survey: &Survey<'_>, name: &str) -> Result<u32> {
    let export = exported(survey).find(|(exported, _)| *exported == name);
    let (_, load) = export.ok_or_else(|| {
        Failure::new(format!(
            "The program exports no function `{name}`, which brings its second part."
        ))
    })?;
    let signature = &survey.types[survey.signatures[load as usize] as usize];
    if signature.params().is_empty() && signature.results().is_empty() {
        Ok(load)
    } else {
        Err(Failure::new(format!("`{name}` takes or gives something.")))
    }
}

fn exported<'s>(survey: &'s Survey<'_>) -> impl Iterator<Item = (&'s str, u32)> {
    let functions = survey
        .exports
        .iter()
        .filter(|export| export.kind == ExternalKind::Func);
    functions.map(|export| (export.name, export.index))
}

/// All functions that are reached without going through one of the named.
fn reached(survey: &Survey<'_>, named: &BTreeSet<u32>) -> BTreeSet<u32> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<u32> = exported(survey).map(|(_, function)| function).collect();
    waiting.extend(&survey.mentioned);
    while let Some(function) = waiting.pop() {
        if named.contains(&function) || !reached.insert(function) {
            continue;
        }
        if let Some(body) = survey.body(function) {
            waiting.extend(&body.calls);
        }
    }
    reached
}

/// Those of the moved functions that the first part mentions.
fn mentioned(survey: &Survey<'_>, moved: &BTreeSet<u32>) -> BTreeSet<u32> {
    let mut mentioned = survey.mentioned.clone();
    mentioned.extend(exported(survey).map(|(_, function)| function));
    let staying = survey.own().filter(|function| !moved.contains(function));
    for body in staying.filter_map(|function| survey.body(function)) {
        mentioned.extend(&body.calls);
    }
    mentioned.intersection(moved).copied().collect()
}

fn table_size(survey: &Survey<'_>) -> Result<u32> {
    let table = survey.tables.get(FUNCTIONS as usize);
    let size = table.and_then(|table| u32::try_from(table.initial).ok());
    size.ok_or_else(|| Failure::new("The program has no function table."))
}

/// Functions that are in the table already are found where they are; for the others it grows, from
/// the place `next` on. Gives the table's new size too.
fn places(
    survey: &Survey<'_>,
    functions: &BTreeSet<u32>,
    mut next: u32,
) -> (BTreeMap<u32, Vec<u32>>, u32) {
    let mut places = BTreeMap::new();
    for function in functions {
        let slots = survey.slots.get(function).cloned().unwrap_or_else(|| {
            next += 1;
            vec![next - 1]
        });
        places.insert(*function, slots);
    }
    (places, next)
}

fn handed(survey: &Survey<'_>, moved: &BTreeSet<u32>, agreement: &str) -> Vec<Handed> {
    let bodies = || moved.iter().filter_map(|function| survey.body(*function));
    let functions: BTreeSet<u32> = bodies()
        .flat_map(|body| body.calls.iter().copied())
        .collect();
    let globals: BTreeSet<u32> = bodies()
        .flat_map(|body| body.globals.iter().copied())
        .collect();
    let functions = functions
        .difference(moved)
        .map(|index| (ExternalKind::Func, *index));
    let globals = globals.iter().map(|index| (ExternalKind::Global, *index));
    let memories = (0..count(survey.memories.len())).map(|index| (ExternalKind::Memory, index));
    let tables = (0..count(survey.tables.len())).map(|index| (ExternalKind::Table, index));
    let all = tables.chain(memories).chain(globals).chain(functions);
    let taken: BTreeSet<&str> = survey.exports.iter().map(|export| export.name).collect();
    let mut names = (0u32..)
        .map(short)
        .filter(|name| !taken.contains(name.as_str()));
    all.map(|(kind, index)| {
        let name = if kind == ExternalKind::Table && index == FUNCTIONS {
            Some(agreement.to_owned())
        } else {
            names.next()
        };
        Handed {
            kind,
            index,
            name: name.unwrap_or_default(),
        }
    })
    .collect()
}

/// `a` to `z`, `ba`, `bb` and so on.
fn short(number: u32) -> String {
    let mut name = String::new();
    let mut rest = number;
    loop {
        let letter = b'a' + u8::try_from(rest % 26).unwrap_or_default();
        name.insert(0, char::from(letter));
        rest /= 26;
        if rest == 0 {
            return name;
        }
    }
}

/// Depends on every byte of the module's functions and on where each goes.
fn agreement(survey: &Survey<'_>, moved: &BTreeSet<u32>) -> String {
    let mut crc = Crc::new();
    for function in survey.own() {
        crc.update(&[u8::from(moved.contains(&function))]);
        if let Some(body) = survey.body(function) {
            crc.update(body.code.as_bytes());
        }
    }
    format!("{:08x}", crc.sum())
}
