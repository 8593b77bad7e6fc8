//! What each format makes of the project.

use serde_json::Value;

use super::super::{
    Agreement, CardDetails, Cell, Dataset, Fate, Fates, Format, JSON_LINES, Layout, PARQUET,
    Preview, Recipe, Shares, Task, WriteError,
};
use super::project::{built, document, mark, recipe};
use crate::exchange::{Choices, MemoryFiles, Scheme, by_id};

fn details() -> CardDetails {
    CardDetails {
        name: "The dam".to_owned(),
        licence: "cc-by-4.0".to_owned(),
        written_by: "a test".to_owned(),
        agreement: vec![Agreement {
            what: "actor".to_owned(),
            figure: "matched F1",
            value: 0.9312,
        }],
    }
}

fn written(dataset: &Dataset, format: Format) -> Result<(MemoryFiles, Fates), WriteError> {
    let mut files = MemoryFiles::default();
    let details = details();
    let layout = Layout {
        format,
        rows: &JSON_LINES,
        scheme: Scheme::Iob2,
        details: &details,
    };
    let fates = dataset.write(&layout, &mut files)?;
    Ok((files, fates))
}

fn file(dataset: &Dataset, format: Format, name: &str) -> String {
    let (files, _) = written(dataset, format).unwrap();
    String::from_utf8(files.0[name].clone()).unwrap()
}

/// A recipe with a validation part: an article for each.
fn halved(task: Task) -> Recipe {
    let mut recipe = recipe(task);
    recipe.plan.shares = Shares::new(1.0, 1.0, 0.0).unwrap();
    recipe
}

#[test]
fn conll_has_a_token_a_line() {
    let conll = file(&built(recipe(Task::Tokens)), Format::Conll, "train.conll");
    let wanted = "-DOCSTART- O\n\nKessia B-actor\nrejected B-cue\na B-position\njoint I-position\n\
        inspection I-position\n. O\n\nOde B-actor\nmay B-uncertainty\nwait O\n. O\n\nThe O\ndam O\n\
        stands O\n. O\n\n-DOCSTART- O\n\nOde B-actor\nbacks B-cue\nthe B-position\ndam I-position\n\
        . O\n\nPerhaps B-uncertainty\n. O\n\nNothing O\nelse O\n. O\n\n";
    assert_eq!(conll, wanted);
}

#[test]
fn fast_text_has_labels_before_the_words() {
    let lines = file(&built(recipe(Task::Pairs)), Format::FastText, "train.txt");
    let wanted = "__label__opposes Kessia · a joint inspection · Kessia rejected a joint inspection.\n\
        __label__supports Mira Ode · the dam · Ode backs the dam.\n";
    assert_eq!(lines, wanted);
    // Of seven sentences one has a type of uncertainty.
    let types = built(recipe(Task::UncertaintyType));
    let (files, fates) = written(&types, Format::FastText).unwrap();
    assert_eq!(files.0["train.txt"], b"__label__epistemic Ode may wait.\n");
    assert_eq!(fates.count(Fate::NoLabel), 6);
}

#[test]
fn what_would_be_a_label_or_a_formula_is_made_harmless() {
    let text = "=1+1 is a dam\n__label__x may\tbreak";
    let marks = vec![mark(text, "m", "uncertainty", &["may"])];
    let documents = [document("-1", text, &[], marks, &[])];
    let dataset = Dataset::build(&documents, recipe(Task::Uncertainty), None).unwrap();
    let (files, fates) = written(&dataset, Format::FastText).unwrap();
    let lines = "__label__certain =1+1 is a dam\n__label__uncertain _ _label__x may break\n";
    assert_eq!(String::from_utf8_lossy(&files.0["train.txt"]), lines);
    assert_eq!(
        (fates.count(Fate::LabelPrefix), fates.count(Fate::OneLine)),
        (1, 1)
    );
    let (files, fates) = written(&dataset, Format::Csv).unwrap();
    let table = "\u{feff}id,article,text,label,weight,source\r\n\
        '-1-1,'-1,'=1+1 is a dam,certain,1,person\r\n\
        '-1-2,'-1,__label__x may\tbreak,uncertain,1,person\r\n";
    assert_eq!(String::from_utf8_lossy(&files.0["train.csv"]), table);
    // Two cells in each row, and one text.
    assert_eq!(fates.count(Fate::Formula), 5);
}

#[test]
fn a_table_has_a_column_for_each_of_several_labels() {
    let table = file(&built(recipe(Task::Documents)), Format::Csv, "train.csv");
    assert!(table.starts_with("\u{feff}id,article,text,is dam,is water,weight,source\r\n"));
    assert!(table.contains("first-1,first,Kessia rejected a joint inspection. Ode may wait. The dam stands.,1,1,1,person\r\n"));
    assert!(table.contains(",0,1,1,person\r\n"));
}

#[test]
fn a_folder_for_datasets_says_what_its_columns_are() {
    let dataset = built(halved(Task::Tokens));
    let (files, _) = written(&dataset, Format::HuggingFace).unwrap();
    let names: Vec<&str> = files.0.keys().map(String::as_str).collect();
    let wanted = [
        "README.md",
        "data/train.jsonl",
        "data/validation.jsonl",
        "test-set.json",
    ];
    assert_eq!(names, wanted);
    let rows: Vec<Value> = ["data/train.jsonl", "data/validation.jsonl"]
        .iter()
        .flat_map(|name| files.0[*name].split(|byte| *byte == b'\n'))
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 6);
    let first = rows.iter().find(|row| row["id"] == "first-1").unwrap();
    assert_eq!(first["tokens"][4], "inspection");
    // O, then beginning and inside of actor, position, uncertainty and cue, as the codebook has them.
    assert_eq!(first["tags"], serde_json::json!([1, 7, 3, 4, 4, 0]));
    let card = String::from_utf8(files.0["README.md"].clone()).unwrap();
    for said in [
        "license: cc-by-4.0\n",
        "  - split: validation\n    path: data/validation.jsonl\n",
        "  - name: tags\n    list:\n      class_label:\n        names:\n          '0': O\n          '1': B-actor\n",
        "| actor | matched F1 | 0.931 |",
        "- **cue** ",
        "- 1 window is left out: it has a suggestion that nobody has looked at\n",
    ] {
        assert!(card.contains(said), "{said} in {card}");
    }
}

#[test]
fn spacy_reads_back_what_is_marked() {
    let dataset = built(halved(Task::Spans));
    let (files, _) = written(&dataset, Format::Spacy).unwrap();
    let mut labels = Vec::new();
    for name in ["train.spacy", "dev.spacy"] {
        let file = MemoryFiles([(String::new(), files.0[name].clone())].into());
        let format = by_id("docbin").unwrap();
        file.read(format, &Choices::default(), &mut |found| {
            let example = found.example.unwrap();
            let texts: Vec<char> = example.text.chars().collect();
            let words = |start: i64, end: i64| -> String {
                texts[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()]
                    .iter()
                    .collect()
            };
            let regions = example.regions.iter();
            labels.extend(regions.map(|r| format!("{} {}", r.label, words(r.start(), r.end()))));
            Ok(())
        })
        .unwrap();
    }
    labels.sort();
    let wanted = [
        "actor Kessia",
        "actor Ode",
        "actor Ode",
        "cue backs",
        "cue rejected",
        "position a joint inspection",
        "position the dam",
        "uncertainty Perhaps",
        "uncertainty may",
    ];
    assert_eq!(labels, wanted);
    let config = String::from_utf8(files.0["config.cfg"].clone()).unwrap();
    assert!(config.contains("pipeline = [\"tok2vec\", \"span_finder\", \"spancat\"]"));
    // “a joint inspection” is the longest.
    assert!(
        config.contains("max_length = 3\n") && !config.replace("${", "").contains('{'),
        "{config}"
    );
}

#[test]
fn spacy_needs_both_parts_and_no_format_says_all() {
    let refused = written(&built(recipe(Task::Uncertainty)), Format::Spacy).unwrap_err();
    let said =
        "spaCy needs something to train on and something to validate with, and validation is empty";
    assert_eq!(refused.to_string(), said);
    let refused = written(&built(recipe(Task::Relations)), Format::Conll).unwrap_err();
    let said = "conll has no place for “relations”; these have: huggingface";
    assert_eq!(refused.to_string(), said);
    for task in Task::ALL {
        for format in Format::ALL.into_iter().filter(|format| format.takes(task)) {
            assert!(
                written(&built(halved(task)), format).is_ok() || task == Task::Stance,
                "{task:?} as {format:?}"
            );
        }
    }
}

#[test]
fn every_cell_is_of_its_columns_kind() {
    fn fits(cell: &Cell, kind: &super::super::Kind) -> bool {
        use super::super::Kind;
        match (cell, kind) {
            (Cell::Integer(number), Kind::Class(names)) => {
                usize::try_from(*number).is_ok_and(|n| n < names.len())
            }
            (Cell::Text(_), Kind::Text)
            | (Cell::Integer(_), Kind::Integer)
            | (Cell::Real(_), Kind::Real) => true,
            (Cell::List(cells), Kind::List(kind)) => cells.iter().all(|cell| fits(cell, kind)),
            (Cell::Struct(cells), Kind::Struct(fields)) => {
                cells.len() == fields.len()
                    && cells
                        .iter()
                        .zip(fields)
                        .all(|(cell, (_, kind))| fits(cell, kind))
            }
            _ => false,
        }
    }
    for task in Task::ALL {
        let mut recipe = recipe(task);
        recipe.unlabelled = 1.0;
        recipe.evidence.negatives = true;
        let dataset = built(recipe);
        let columns = super::super::columns(&dataset);
        for row in 0..dataset.samples.len() {
            let cells = super::super::cells(&dataset, &columns, row);
            assert_eq!(cells.len(), columns.len());
            for (cell, column) in cells.iter().zip(&columns) {
                assert!(fits(cell, &column.kind), "{cell:?} under {column:?}");
            }
        }
    }
}

#[test]
fn a_preview_has_the_first_rows_and_the_counts() {
    let dataset = built(halved(Task::Pairs));
    let preview = Preview::of(&dataset, 1);
    assert_eq!(preview.columns[5..8], ["actor", "issue", "label"]);
    let mut said: Vec<String> = preview
        .rows
        .iter()
        .map(|row| row.cells[5..8].join("|"))
        .collect();
    said.sort();
    assert_eq!(
        said,
        [
            "Kessia|a joint inspection|opposes",
            "Mira Ode|the dam|supports"
        ]
    );
    let table = "            articles  rows  opposes  supports\n";
    assert!(
        preview.report.table().starts_with(table),
        "{}",
        preview.report.table()
    );
}

#[test]
fn parquet_says_what_json_lines_say() {
    for task in Task::ALL {
        let dataset = built(halved(task));
        let lines = file(&dataset, Format::HuggingFace, "data/train.jsonl");
        let wanted: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let mut files = MemoryFiles::default();
        let layout = Layout {
            format: Format::HuggingFace,
            rows: &PARQUET,
            scheme: Scheme::Iob2,
            details: &details(),
        };
        dataset.write(&layout, &mut files).unwrap();
        let table = standpoint_parquet::File::open(&files.0["data/train.parquet"]).unwrap();
        let rows: Vec<Value> = table
            .rows()
            .map(|row| Value::Object(row.unwrap()))
            .collect();
        assert_eq!(rows, wanted, "{task:?}");
        let card = String::from_utf8_lossy(&files.0["README.md"]).into_owned();
        assert!(card.contains("path: data/train.parquet"), "{card}");
    }
}
