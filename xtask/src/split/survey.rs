//! A module read for splitting: what it declares, what its functions are called, what each one uses.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    ElementItems, ElementKind, ElementSectionReader, Export, FuncType, FunctionBody, GlobalType,
    KnownCustom, MemoryType, Name, NameSectionReader, Operator, Parser, Payload, TableType,
    TypeRef,
};

use super::Result;
use crate::failure::Failure;

/// The table that functions are called through by their addresses.
pub const FUNCTIONS: u32 = 0;

/// What a module declares. Functions, globals and so on are numbered as in the module: first what is
/// imported, then what is its own.
#[derive(Default)]
pub struct Survey<'w> {
    /// The signatures.
    pub types: Vec<FuncType>,
    /// The type of every function.
    pub signatures: Vec<u32>,
    /// The functions that are the module's own, in order.
    pub bodies: Vec<Body<'w>>,
    /// What is known of functions' names.
    pub names: BTreeMap<u32, &'w str>,
    /// The tables.
    pub tables: Vec<TableType>,
    /// The memories.
    pub memories: Vec<MemoryType>,
    /// The globals.
    pub globals: Vec<GlobalType>,
    /// What is exported.
    pub exports: Vec<Export<'w>>,
    /// Functions that something else than a call in a body mentions: their addresses are taken, or the
    /// module starts with them.
    pub mentioned: BTreeSet<u32>,
    /// The places of functions in the function table.
    pub slots: BTreeMap<u32, Vec<u32>>,
    /// The section that says which features of WebAssembly are used.
    pub features: Option<&'w [u8]>,
}

/// A function of the module's own, and what it uses.
pub struct Body<'w> {
    /// As it is in the module.
    pub code: FunctionBody<'w>,
    /// The functions that it calls.
    pub calls: BTreeSet<u32>,
    /// The globals that it reads or writes.
    pub globals: BTreeSet<u32>,
    /// Whether it uses what another module cannot be given: a segment, a reference to a function.
    pub bound: bool,
}

impl<'w> Survey<'w> {
    /// Reads a module.
    pub fn of(wasm: &'w [u8]) -> Result<Self> {
        let mut survey = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            survey.read(payload?)?;
        }
        Ok(survey)
    }

    /// How many functions are imported: the number of the first one that is the module's own.
    pub fn imported(&self) -> u32 {
        count(self.signatures.len() - self.bodies.len())
    }

    /// The function's body, if it is the module's own.
    pub fn body(&self, function: u32) -> Option<&Body<'w>> {
        let own = function.checked_sub(self.imported())?;
        self.bodies.get(own as usize)
    }

    /// The functions that are the module's own.
    pub fn own(&self) -> std::ops::Range<u32> {
        self.imported()..count(self.signatures.len())
    }

    fn read(&mut self, payload: Payload<'w>) -> Result {
        match payload {
            Payload::TypeSection(section) => {
                for signature in section.into_iter_err_on_gc_types() {
                    self.types.push(signature?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.declare(import?.ty)?;
                }
            }
            Payload::FunctionSection(section) => {
                for signature in section {
                    self.signatures.push(signature?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    let global = global?;
                    self.globals.push(global.ty);
                    self.mention(global.init_expr.get_operators_reader())?;
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    self.exports.push(export?);
                }
            }
            Payload::StartSection { func, .. } => {
                self.mentioned.insert(func);
            }
            Payload::ElementSection(section) => self.read_elements(section)?,
            Payload::CodeSectionEntry(code) => self.bodies.push(Body::of(code)?),
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(names) => self.read_names(names)?,
                _ if section.name() == "target_features" => self.features = Some(section.data()),
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn declare(&mut self, import: TypeRef) -> Result {
        match import {
            TypeRef::Func(signature) | TypeRef::FuncExact(signature) => {
                self.signatures.push(signature);
            }
            // It has to grow by some places.
            TypeRef::Table(_) => return Err(Failure::new("The program imports its tables.")),
            TypeRef::Memory(memory) => self.memories.push(memory),
            TypeRef::Global(global) => self.globals.push(global),
            TypeRef::Tag(_) => {}
        }
        Ok(())
    }

    fn read_elements(&mut self, section: ElementSectionReader<'w>) -> Result {
        for element in section {
            let element = element?;
            match element.items {
                ElementItems::Functions(functions) => {
                    let start = start(&element.kind)?;
                    for (place, function) in functions.into_iter().enumerate() {
                        let function = function?;
                        self.mentioned.insert(function);
                        if let Some(start) = start {
                            let slots = self.slots.entry(function).or_default();
                            slots.push(start + count(place));
                        }
                    }
                }
                ElementItems::Expressions(_, expressions) => {
                    for expression in expressions {
                        self.mention(expression?.get_operators_reader())?;
                    }
                }
            }
        }
        Ok(())
    }

    fn mention(&mut self, expression: wasmparser::OperatorsReader<'w>) -> Result {
        for operator in expression {
            if let Operator::RefFunc { function_index } = operator? {
                self.mentioned.insert(function_index);
            }
        }
        Ok(())
    }

    fn read_names(&mut self, section: NameSectionReader<'w>) -> Result {
        for names in section {
            if let Name::Function(names) = names? {
                for name in names {
                    let name = name?;
                    self.names.insert(name.index, name.name);
                }
            }
        }
        Ok(())
    }
}

/// Where a segment begins in the function table, if it is written there when the module starts and
/// the place is a plain number.
fn start(kind: &ElementKind<'_>) -> Result<Option<u32>> {
    let ElementKind::Active {
        table_index: None | Some(FUNCTIONS),
        offset_expr,
    } = kind
    else {
        return Ok(None);
    };
    let first = offset_expr.get_operators_reader().read()?;
    Ok(match first {
        Operator::I32Const { value } => Some(value.cast_unsigned()),
        _ => None,
    })
}

impl<'w> Body<'w> {
    fn of(code: FunctionBody<'w>) -> Result<Self> {
        let mut body = Self {
            calls: BTreeSet::new(),
            globals: BTreeSet::new(),
            bound: false,
            code,
        };
        for operator in body.code.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    body.calls.insert(function_index);
                }
                Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                    body.globals.insert(global_index);
                }
                Operator::RefFunc { function_index } => {
                    body.calls.insert(function_index);
                    body.bound = true;
                }
                Operator::TableInit { .. }
                | Operator::ElemDrop { .. }
                | Operator::MemoryInit { .. }
                | Operator::DataDrop { .. } => body.bound = true,
                _ => {}
            }
        }
        Ok(body)
    }
}

/// A number as WebAssembly has it; no module has more of anything.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
