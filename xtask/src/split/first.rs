//! The first part: the module as it was, but that moved functions call what the second part brings.

use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, ExportSection, Function, FunctionSection, Module, TableSection,
};
use wasmparser::{
    CodeSectionReader, ExportSectionReader, FunctionSectionReader, Parser, TableSectionReader,
};

use super::Result;
use super::plan::Plan;
use super::survey::{FUNCTIONS, Survey, count};

type Reencoded<T = ()> = std::result::Result<T, reencode::Error<Infallible>>;

/// Writes the first part of the module `wasm`.
pub fn write(wasm: &[u8], survey: &Survey<'_>, plan: &Plan) -> Result<Vec<u8>> {
    let mut module = Module::new();
    let mut first = First { survey, plan };
    first.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct First<'p> {
    survey: &'p Survey<'p>,
    plan: &'p Plan,
}

impl Reencode for First<'_> {
    type Error = Infallible;

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Reencoded {
        utils::parse_function_section(self, functions, section)?;
        functions.function(self.survey.signatures[self.plan.load as usize]);
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: TableSectionReader<'_>,
    ) -> Reencoded {
        for (index, table) in section.into_iter().enumerate() {
            let mut table = table?;
            table.ty = self.plan.table(count(index), table.ty);
            self.parse_table(tables, table)?;
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Reencoded {
        utils::parse_export_section(self, exports, section)?;
        for handed in &self.plan.handed {
            let kind = self.export_kind(handed.kind)?;
            exports.export(&handed.name, kind, handed.index);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Reencoded {
        for (function, body) in self.survey.own().zip(section) {
            let body = body?;
            if let Some(slots) = self.plan.slots.get(&function) {
                code.function(&self.trampoline(function, slots[0]));
            } else if self.plan.moved.contains(&function) {
                code.function(&gone());
            } else {
                code.raw(body.as_bytes());
            }
        }
        code.function(&self.ensure());
        Ok(())
    }
}

impl First<'_> {
    /// Stands for a function that moved: passes on what it gets, once the second part is there.
    fn trampoline(&self, function: u32, slot: u32) -> Function {
        let signature = self.survey.signatures[function as usize];
        let parameters = self.survey.types[signature as usize].params().len();
        let mut trampoline = Function::new([]);
        let mut body = trampoline.instructions();
        body.call(self.survey.own().end);
        for parameter in 0..count(parameters) {
            body.local_get(parameter);
        }
        body.i32_const(slot.cast_signed());
        body.call_indirect(FUNCTIONS, signature).end();
        trampoline
    }

    /// Brings the second part unless it is there. All its functions come at once, so one place in the
    /// table tells.
    fn ensure(&self) -> Function {
        let mut ensure = Function::new([]);
        let mut body = ensure.instructions();
        body.i32_const(self.plan.sentinel.cast_signed())
            .table_get(FUNCTIONS);
        body.ref_is_null().if_(BlockType::Empty);
        body.call(self.plan.load).end().end();
        ensure
    }
}

/// Keeps the number of a function that nothing mentions any more; wasm-opt takes it away.
fn gone() -> Function {
    let mut gone = Function::new([]);
    gone.instructions().unreachable().end();
    gone
}
