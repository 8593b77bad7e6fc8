//! What our engine says, asked as anyone would: by the command `standpoint`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use standpoint_agreement::layer::LayerDocument;

use super::lines;
use super::sets::Layer;
use crate::failure::{Doing, Failure, Outcome};
use crate::{places, shell};

/// What the command answers with when it does not understand what is asked of it.
const MISUNDERSTOOD: i32 = 2;

/// Which of our engines is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// The instant one.
    #[default]
    Instant,
    /// The deep one; its weights have to be in `models/`.
    Deep,
}

impl Reader {
    /// The one that a person names.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Instant, Self::Deep]
            .into_iter()
            .find(|reader| reader.name() == name)
    }

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Instant => "instant",
            Self::Deep => "deep",
        }
    }
}

/// The built command and a folder for what goes in and comes out.
pub struct Ours {
    program: PathBuf,
    work: PathBuf,
    reader: Reader,
}

impl Ours {
    /// Builds the command.
    pub fn build(work: &Path) -> Outcome<Self> {
        shell::run(shell::cargo().args(["build", "--release", "-p", "standpoint-cli"]))?;
        let release = places::target().join("release");
        Ok(Self {
            program: shell::executable(&release, "standpoint"),
            work: work.to_path_buf(),
            reader: Reader::Instant,
        })
    }

    /// The same command, asked for another engine.
    pub fn with(&self, reader: Reader) -> Self {
        Self {
            program: self.program.clone(),
            work: self.work.clone(),
            reader,
        }
    }

    /// What a layer marks in these texts; nothing where the command knows no such layer.
    pub fn layer(
        &self,
        layer: Layer,
        texts: &[LayerDocument],
    ) -> Outcome<Option<Vec<LayerDocument>>> {
        let found = self.work.join("found.jsonl");
        let mut mark = self.mark(&lines::of(texts), &found)?;
        let output = run(mark.args(["--layer", layer.name()]))?;
        if knows_no_layer(&output) {
            return Ok(None);
        }
        checked(&output)?;
        let found = fs::read_to_string(&found).doing("read what the layer marked")?;
        lines::documents(&found).map(Some)
    }

    /// What the layer of stance answers to these questions, each a line with `target` and, if need
    /// be, `holder`; nothing where the command knows no such layer.
    pub fn stances(&self, questions: &str) -> Outcome<Option<Vec<Value>>> {
        let found = self.work.join("found.jsonl");
        let mut mark = self.mark(questions, &found)?;
        let output = run(mark.args(["--layer", "stance"]))?;
        if knows_no_layer(&output) {
            return Ok(None);
        }
        checked(&output)?;
        let found = fs::read_to_string(&found).doing("read what stances were found")?;
        lines::values(&found)
            .doing("read what stances were found")
            .map(Some)
    }

    /// The whole engine's `standpoint/1` documents for these texts.
    pub fn documents(&self, texts: &[LayerDocument]) -> Outcome<Vec<Value>> {
        let found = self.work.join("found.jsonl");
        checked(&run(&mut self.mark(&lines::of(texts), &found)?)?)?;
        let found = fs::read_to_string(&found).doing("read what was marked")?;
        lines::values(&found).doing("read what was marked")
    }

    /// `standpoint mark` on one thread over these lines.
    pub fn mark(&self, texts: &str, found: &Path) -> Outcome<Command> {
        let input = self.work.join("input.jsonl");
        fs::write(&input, texts).doing(format!("write {}", input.display()))?;
        let mut mark = shell::command(&self.program);
        // The deep reader's weights are found from there.
        mark.current_dir(places::root());
        mark.args(["mark", "--engine", self.reader.name()]);
        mark.args(["--jsonl", "--jobs", "1"]).arg(&input);
        mark.arg("-o").arg(found);
        Ok(mark)
    }
}

/// Runs the command to its end in silence.
pub fn run(command: &mut Command) -> Outcome<Output> {
    command.output().doing("start the command standpoint")
}

/// Whether the command complains that it was asked for a layer, and of nothing else.
fn knows_no_layer(output: &Output) -> bool {
    let said = String::from_utf8_lossy(&output.stderr);
    output.status.code() == Some(MISUNDERSTOOD) && said.contains("--layer")
}

/// What went wrong, if anything did.
pub fn checked(output: &Output) -> Outcome {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!(
        "standpoint mark failed: {}",
        said.trim()
    )))
}
