//! The second part: the moved functions, and all that they use handed in by the first.

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, ElementSection, Elements, EntityType, FunctionSection,
    ImportSection, Module, TypeSection,
};
use wasmparser::{ExternalKind, FuncType};

use super::plan::{Handed, Plan};
use super::survey::{Survey, count};
use super::{HANDED, Result};

type Reencoded<T = ()> = std::result::Result<T, reencode::Error<Infallible>>;

/// Writes the second part.
pub fn write(survey: &Survey<'_>, plan: &Plan) -> Result<Vec<u8>> {
    let mut second = Second::new(plan);
    let mut module = Module::new();
    module.section(&second.types(&survey.types)?);
    module.section(&second.imports(survey, plan)?);
    module.section(&declared(survey, plan));
    module.section(&second.elements(plan));
    module.section(&second.code(survey, plan)?);
    if let Some(features) = survey.features {
        module.section(&CustomSection {
            name: "target_features".into(),
            data: features.into(),
        });
    }
    Ok(module.finish())
}

/// Where things of the first part are in the second.
struct Second {
    functions: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
}

impl Reencode for Second {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Reencoded<u32> {
        Ok(self.functions[&function])
    }

    fn global_index(&mut self, global: u32) -> Reencoded<u32> {
        Ok(self.globals[&global])
    }
}

impl Second {
    fn new(plan: &Plan) -> Self {
        let numbered = |kind: ExternalKind| {
            let handed = plan.handed.iter().filter(move |handed| handed.kind == kind);
            handed.map(|handed| handed.index)
        };
        let functions = numbered(ExternalKind::Func).chain(plan.moved.iter().copied());
        Self {
            functions: functions.zip(0..).collect(),
            globals: numbered(ExternalKind::Global).zip(0..).collect(),
        }
    }

    /// All signatures, under their numbers; wasm-opt takes away what is not used.
    fn types(&mut self, all: &[FuncType]) -> Reencoded<TypeSection> {
        let mut types = TypeSection::new();
        for signature in all {
            let signature = self.func_type(signature.clone())?;
            types.ty().func_type(&signature);
        }
        Ok(types)
    }

    fn imports(&mut self, survey: &Survey<'_>, plan: &Plan) -> Reencoded<ImportSection> {
        let mut imports = ImportSection::new();
        for handed in &plan.handed {
            let kind = self.import(survey, plan, handed)?;
            imports.import(HANDED, &handed.name, kind);
        }
        Ok(imports)
    }

    fn import(
        &mut self,
        survey: &Survey<'_>,
        plan: &Plan,
        handed: &Handed,
    ) -> Reencoded<EntityType> {
        let index = handed.index as usize;
        Ok(match handed.kind {
            ExternalKind::Table => {
                let table = plan.table(handed.index, survey.tables[index]);
                EntityType::Table(self.table_type(table)?)
            }
            ExternalKind::Memory => EntityType::Memory(self.memory_type(survey.memories[index])?),
            ExternalKind::Global => EntityType::Global(self.global_type(survey.globals[index])?),
            _ => EntityType::Function(survey.signatures[index]),
        })
    }

    /// Puts each moved function that the first part mentions where the first part looks for it.
    fn elements(&mut self, plan: &Plan) -> ElementSection {
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        for (function, slots) in &plan.slots {
            places.extend(slots.iter().map(|slot| (*slot, self.functions[function])));
        }
        // Any function tells that they are there.
        let any = plan.moved.first().map(|function| self.functions[function]);
        places.extend(any.map(|function| (plan.sentinel, function)));
        let mut elements = ElementSection::new();
        for (start, functions) in runs(&places) {
            let start = ConstExpr::i32_const(start.cast_signed());
            elements.active(None, &start, Elements::Functions(functions.into()));
        }
        elements
    }

    fn code(&mut self, survey: &Survey<'_>, plan: &Plan) -> Reencoded<CodeSection> {
        let mut code = CodeSection::new();
        for body in plan
            .moved
            .iter()
            .filter_map(|function| survey.body(*function))
        {
            self.parse_function_body(&mut code, body.code.clone())?;
        }
        Ok(code)
    }
}

fn declared(survey: &Survey<'_>, plan: &Plan) -> FunctionSection {
    let mut functions = FunctionSection::new();
    for function in &plan.moved {
        functions.function(survey.signatures[*function as usize]);
    }
    functions
}

/// Functions at places that follow each other, with the first place.
fn runs(places: &BTreeMap<u32, u32>) -> Vec<(u32, Vec<u32>)> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (place, function) in places {
        match runs.last_mut() {
            Some((start, run)) if *start + count(run.len()) == *place => run.push(*function),
            _ => runs.push((*place, vec![*function])),
        }
    }
    runs
}
