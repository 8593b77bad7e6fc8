//! `train --deep`: the deep reader's weights, learned in Python from what the trainer writes.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Doing, Failure, Outcome};
use crate::python::{self, Environment};
use crate::steps::step;
use crate::{places, shell};

/// What is learned from.
pub struct Corpora<'a> {
    /// The folder that they are in.
    pub data: &'a Path,
    /// One that is left out.
    pub without: Option<&'a str>,
}

/// Learns the deep reader from `corpora` and writes its weights into the folder `output`: examples are
/// written, the base model is fetched, both are made ready, and it is trained, on a GPU if `PyTorch`
/// finds one. With `onward` it starts from the weights in that file instead; `options` are those of
/// `train.py`.
pub fn train(
    corpora: &Corpora<'_>,
    onward: Option<&Path>,
    output: &Path,
    options: &[String],
) -> Outcome {
    let folder = places::target().join("tmp").join("deep");
    std::fs::create_dir_all(&folder).doing(format!("make {}", folder.display()))?;
    let [examples, prepared] = ["examples.jsonl.gz", "prepared.npz"].map(|name| folder.join(name));
    let requirements = scripts().join("requirements.txt");
    let python = match python::environment("deep", &requirements)? {
        Environment::Ready(python) => python,
        Environment::Missing(why) => return Err(Failure::new(why)),
    };
    step("Writing examples", || {
        let mut trainer = shell::cargo();
        trainer.args(["run", "--quiet", "--release", "-p", "standpoint-trainer"]);
        trainer.args(["--", "--data"]).arg(corpora.data);
        let without = corpora.without.into_iter();
        trainer.args(without.flat_map(|corpus| ["--without", corpus]));
        shell::run(trainer.arg("--examples").arg(&examples))
    })?;
    step("Fetching the base model", || {
        shell::run(script(&python, "base.py").arg(&folder))
    })?;
    step("Cutting words into pieces", || {
        let mut prepare = script(&python, "prepare.py");
        prepare.arg("--examples").arg(&examples);
        prepare.arg("--base").arg(&folder);
        if let Some(weights) = onward {
            prepare.arg("--onward").arg(weights);
        }
        shell::run(prepare.arg("--output").arg(&prepared))
    })?;
    step("Learning", || {
        let mut train = script(&python, "train.py");
        train.arg("--prepared").arg(&prepared);
        train.arg("--output").arg(output.join("deep.weights"));
        shell::run(train.args(options))
    })
}

fn scripts() -> PathBuf {
    places::root().join("crates").join("trainer").join("deep")
}

fn script(python: &Path, name: &str) -> Command {
    let mut command = shell::command(python);
    command.arg(scripts().join(name));
    command
}
