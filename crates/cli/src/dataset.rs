//! `standpoint dataset`: training sets for classifiers.

mod source;

use std::fs;
use std::io::{Write, stdout};
use std::path::Path;

use standpoint_annotation::{Document, Mark};
use standpoint_engine::{Engine, InstantEngine};
use standpoint_formats::dataset::{
    Agreement, CardDetails, Dataset, Frozen, JSON_LINES, Layout, Opinion, PARQUET, Preview, Recipe,
    WriteError,
};

use crate::arguments::{Aim, Dataset as Options};
use crate::convert::disk::Disk;
use crate::failure::Failure;
use crate::mark;
use crate::say::say;

/// How many rows of each part a preview has.
const PREVIEWED: usize = 3;

/// Makes the set that the options want; whether all of the input could be read.
pub(crate) fn dataset(options: &Options) -> Result<bool, Failure> {
    if let Aim::Files { folder, .. } = &options.aim {
        refuse_full(folder)?;
    }
    let mut recipe = options.recipe.clone();
    recipe.plan.frozen = options.frozen.as_deref().map(frozen).transpose()?;
    let (documents, all_read) = source::read(&options.inputs)?;
    let engine = options.doubts.then(mark::engine).transpose()?;
    let dataset = built(&documents, recipe, engine.as_ref())?;
    match &options.aim {
        Aim::Preview => preview(&dataset)?,
        Aim::Files { .. } => written(&dataset, &options.aim)?,
    }
    Ok(all_read)
}

/// The set, with the engine's opinion where there is one.
fn built(
    documents: &[Document],
    recipe: Recipe,
    engine: Option<&InstantEngine>,
) -> Result<Dataset, Failure> {
    let Some(engine) = engine else {
        return Ok(Dataset::build(documents, recipe, None)?);
    };
    let opinion = |document: &Document| -> Vec<Mark> {
        let batches = engine.analyse(&document.text);
        batches.flat_map(|batch| batch.marks).collect()
    };
    let opinion: &Opinion<'_> = &opinion;
    Ok(Dataset::build(documents, recipe, Some(opinion))?)
}

/// An older file in the folder could be taken for one of this set.
fn refuse_full(folder: &Path) -> Result<(), Failure> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::write(folder, error)),
    };
    match entries.next() {
        Some(_) => Err(Failure::NotEmpty(folder.to_owned())),
        None => Ok(()),
    }
}

fn frozen(path: &Path) -> Result<Frozen, Failure> {
    let json = fs::read_to_string(path).map_err(|error| Failure::read(path, error))?;
    Frozen::from_json(&json).map_err(|error| line(path, error.to_string()))
}

fn agreement(path: &Path) -> Result<Vec<Agreement>, Failure> {
    let json = fs::read_to_string(path).map_err(|error| Failure::read(path, error))?;
    let what = "is not what `standpoint agree --json` prints";
    Agreement::from_json(&json).ok_or_else(|| line(path, what.to_owned()))
}

fn line(path: &Path, what: String) -> Failure {
    let place = path.display().to_string();
    Failure::Line { place, what }
}

fn preview(dataset: &Dataset) -> Result<(), Failure> {
    let preview = Preview::of(dataset, PREVIEWED);
    let mut lines = vec![preview.report.table()];
    let mut part = "";
    for row in &preview.rows {
        if row.part != part {
            lines.push(row.part.clone());
            part = &row.part;
        }
        let fields = preview.columns.iter().zip(&row.cells);
        let fields = fields.filter(|(_, cell)| !cell.is_empty());
        let fields = fields.map(|(column, cell)| format!("{column}={}", cell.escape_debug()));
        lines.push(format!("  {}", fields.collect::<Vec<_>>().join(" ")));
    }
    lines.push(String::new());
    lines.extend(preview.report.sentences());
    let printed = lines.join("\n");
    let written = writeln!(stdout().lock(), "{}", printed.trim_end());
    written.map_err(|error| Failure::write(Path::new("standard output"), error))
}

/// Writes the files and says what is in them.
fn written(dataset: &Dataset, aim: &Aim) -> Result<(), Failure> {
    let Aim::Files {
        format,
        folder,
        licence,
        name,
        agreement: figures,
        scheme,
        parquet,
    } = aim
    else {
        return Ok(());
    };
    let own_name = || {
        folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let details = CardDetails {
        name: name.clone().unwrap_or_else(own_name),
        licence: licence.clone(),
        written_by: concat!("standpoint ", env!("CARGO_PKG_VERSION")).to_owned(),
        agreement: figures
            .as_deref()
            .map(agreement)
            .transpose()?
            .unwrap_or_default(),
    };
    let layout = Layout {
        format: *format,
        rows: if *parquet { &PARQUET } else { &JSON_LINES },
        scheme: *scheme,
        details: &details,
    };
    let mut disk = Disk::files(folder, true);
    let written = dataset.write(&layout, &mut disk);
    let flushed = written.and_then(|fates| Ok(disk.flush().map(|()| fates)?));
    let fates = flushed.map_err(|error| match error {
        WriteError::Files(error) => Failure::write(folder, error),
        other => Failure::NotWritten(other),
    })?;
    let mut report = dataset.report.clone();
    report.fates.extend(&fates);
    say(report.table().trim_end());
    report.sentences().iter().for_each(say);
    Ok(())
}
