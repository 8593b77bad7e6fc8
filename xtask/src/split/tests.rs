//! A small module is split and run in Node.js, which the browser tests need too.

use std::process::Command;

use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function,
    FunctionSection, ImportSection, MemorySection, MemoryType, Module, NameMap, NameSection,
    RefType, TableSection, TableType, TypeSection,
};

use super::{Split, split};

/// The functions of the module, by their numbers.
const ASK: u32 = 0;
const BRING: u32 = 1;
const FIRST_SCREEN: u32 = 2;
const ROOM: u32 = 3;
const ONLY_FOR_ROOM: u32 = 4;
const FOR_BOTH: u32 = 5;
const THROUGH_TABLE: u32 = 6;

/// A room is called directly and by its place in the function table; it calls a function that only
/// it needs and one that the first screen needs too, and adds one `steps` times.
fn module(steps: usize) -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types
        .ty()
        .function([wasm_encoder::ValType::I32], [wasm_encoder::ValType::I32]);
    module.section(&types);
    let mut imports = ImportSection::new();
    imports.import("js", "ask", wasm_encoder::EntityType::Function(0));
    module.section(&imports);
    let mut functions = FunctionSection::new();
    functions.function(0);
    for _ in FIRST_SCREEN..=THROUGH_TABLE {
        functions.function(1);
    }
    module.section(&functions);
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 2,
        maximum: Some(2),
        shared: false,
    });
    module.section(&tables);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    module.section(&memories);
    let mut exports = ExportSection::new();
    exports.export("bring", ExportKind::Func, BRING);
    exports.export("a", ExportKind::Func, FIRST_SCREEN);
    exports.export("through_table", ExportKind::Func, THROUGH_TABLE);
    exports.export("alone", ExportKind::Func, FOR_BOTH);
    module.section(&exports);
    let mut elements = ElementSection::new();
    let room = [ROOM];
    elements.active(
        None,
        &ConstExpr::i32_const(1),
        Elements::Functions((&room[..]).into()),
    );
    module.section(&elements);
    module.section(&code(steps));
    let mut names = NameMap::new();
    names.append(ROOM, "app::room");
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    module.finish()
}

fn code(steps: usize) -> CodeSection {
    let mut code = CodeSection::new();
    let mut add = |write: &dyn Fn(&mut wasm_encoder::InstructionSink<'_>)| {
        let mut function = Function::new([]);
        write(&mut function.instructions());
        function.instructions().end();
        code.function(&function);
    };
    add(&|bring| {
        bring.call(ASK);
    });
    add(&|first_screen| {
        first_screen.local_get(0).call(FOR_BOTH).call(ROOM);
    });
    // Long enough to be worth moving.
    add(&|room| {
        room.local_get(0).call(ONLY_FOR_ROOM).call(FOR_BOTH);
        for _ in 0..steps {
            room.i32_const(1).i32_add();
        }
    });
    add(&|only_for_room| {
        only_for_room.local_get(0).i32_const(10).i32_mul();
    });
    add(&|for_both| {
        for_both.local_get(0).i32_const(1000).i32_add();
    });
    add(&|through_table| {
        through_table.local_get(0).i32_const(1).call_indirect(0, 1);
    });
    code
}

fn parted() -> Split {
    split(&module(20), "bring", |name, _| name == "app::room").unwrap()
}

/// What the script prints, given the two parts as `first` and `second` and how to join them.
fn run(script: &str) -> String {
    let Split { first, second, .. } = parted();
    let whole = format!(
        "const first = new WebAssembly.Module(Uint8Array.from({first:?}));
         const second = new WebAssembly.Module(Uint8Array.from({second:?}));
         let asked = 0;
         const join = () => {{ asked++; new WebAssembly.Instance(second, {{ a: app }}) }};
         let ask = join;
         const app = new WebAssembly.Instance(first, {{ js: {{ ask: () => ask() }} }}).exports;
         {script}"
    );
    let output = Command::new("node").args(["-e", &whole]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn what_belongs_moves_with_what_only_it_needs() {
    let split = parted();
    assert_eq!((split.moved, split.trampolines), (2, 1));
}

#[test]
fn a_call_has_the_second_part_brought_once() {
    // (1 + 1000) * 10 + 1000 + 20, and then through the table: 2 * 10 + 1000 + 20.
    assert_eq!(
        run("console.log(app.a(1), app.through_table(2), app.a(1), asked)"),
        "11030 1040 11030 1"
    );
}

#[test]
fn a_call_through_the_table_has_it_brought_too() {
    assert_eq!(
        run("console.log(app.through_table(2), app.a(1), asked)"),
        "1040 11030 1"
    );
}

#[test]
fn come_by_itself_it_is_not_asked_for() {
    assert_eq!(run("join(); console.log(app.a(1), asked)"), "11030 1");
}

#[test]
fn the_first_part_works_without_it() {
    assert_eq!(run("console.log(app.alone(1), asked)"), "1001 0");
}

#[test]
fn a_part_that_does_not_come_stops_the_call_and_is_asked_for_again() {
    assert_eq!(
        run("ask = () => { throw new Error('no network') };
             try { app.a(1) } catch (error) { console.log(error.message) }
             ask = join;
             console.log(app.a(1), asked)"),
        "no network\n11030 1"
    );
}

#[test]
fn parts_of_different_modules_are_refused() {
    let other = split(&module(21), "bring", |name, _| name == "app::room").unwrap();
    assert_ne!(other.agreement, parted().agreement);
    let script = format!(
        "const other = new WebAssembly.Module(Uint8Array.from({:?}));
         try {{ new WebAssembly.Instance(other, {{ a: app }}) }} catch (error) {{ console.log(error.name) }}",
        other.second
    );
    assert_eq!(run(&script), "LinkError");
}

#[test]
fn a_module_without_rooms_or_loader_is_refused() {
    let sentence = |split: super::Result<Split>| split.err().unwrap().to_string();
    assert_eq!(
        sentence(split(&module(20), "bring", |_, _| false)),
        "No function of the program belongs to its second part."
    );
    assert!(sentence(split(&module(20), "fetch", |_, _| true)).contains("`fetch`"));
    assert!(sentence(split(b"\0asm", "bring", |_, _| true)).contains("could not be read"));
}
