//! `train`: corpora in, the engine's weights out.

use std::fs;
use std::path::{Path, PathBuf};

use super::deep;
use crate::failure::{Doing, Failure, Outcome};
use crate::steps::step;
use crate::{places, shell};

/// Learns the layers from the corpora in `--data DIR` and writes `models/*.weights`; other options
/// are the trainer's own. With `--marks DIR` no layer is learned: how sure the engine may be of its
/// marks is measured on the annotated articles in that folder. With `--deep` it is the deep reader that
/// learns, and nothing else; with `--onward FILE` from the weights in that file on.
pub fn train(arguments: &[String]) -> Outcome {
    let mut arguments = with_whole_paths(arguments)?;
    if let Some(place) = arguments.iter().position(|argument| argument == "--deep") {
        arguments.remove(place);
        return train_deep(arguments);
    }
    step("Learning", || {
        let mut trainer = shell::cargo();
        trainer.args([
            "run",
            "--quiet",
            "--release",
            "-p",
            "standpoint-trainer",
            "--",
        ]);
        let output = places::root().join("models");
        if !arguments.iter().any(|argument| argument == "--output") {
            trainer.arg("--output").arg(output);
        }
        shell::run(trainer.args(&arguments))
    })
}

fn train_deep(mut arguments: Vec<String>) -> Outcome {
    let data = taken(&mut arguments, "--data")
        .ok_or_else(|| Failure::new("Say where the corpora are: --data DIR."))?;
    let output = taken(&mut arguments, "--output").map(PathBuf::from);
    let output = output.unwrap_or_else(|| places::root().join("models"));
    fs::create_dir_all(&output).doing(format!("make {}", output.display()))?;
    let without = taken(&mut arguments, "--without");
    let onward = taken(&mut arguments, "--onward").map(PathBuf::from);
    if onward.is_some() && without.is_some() {
        return Err(Failure::new(
            "Weights that go on have learned from what they have learned from: leave --onward out to \
             learn --without a corpus.",
        ));
    }
    let corpora = deep::Corpora {
        data: Path::new(&data),
        without: without.as_deref(),
    };
    deep::train(&corpora, onward.as_deref(), &output, &arguments)
}

/// Takes an option with its value out of the arguments, and gives the value.
fn taken(arguments: &mut Vec<String>, name: &str) -> Option<String> {
    let place = arguments.iter().position(|argument| argument == name)?;
    let value = arguments.get(place + 1).cloned();
    arguments.drain(place..arguments.len().min(place + 2));
    value
}

/// Folders and files are meant from where the command was typed, and the trainer starts elsewhere.
fn with_whole_paths(arguments: &[String]) -> Outcome<Vec<String>> {
    let mut whole = Vec::new();
    let mut names_path = false;
    for argument in arguments {
        if names_path {
            whole.push(std::path::absolute(PathBuf::from(argument)).doing("find the folder")?);
        } else {
            whole.push(PathBuf::from(argument));
        }
        names_path = matches!(
            argument.as_str(),
            "--data" | "--marks" | "--output" | "--onward"
        );
    }
    if names_path {
        return Err(Failure::new(
            "The folder or file is missing after the last option.",
        ));
    }
    let texts = whole
        .into_iter()
        .map(|path| path.to_string_lossy().into_owned());
    Ok(texts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_taken_with_its_value() {
        let mut arguments = ["--data", "corpora", "--epochs", "3"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(taken(&mut arguments, "--data").as_deref(), Some("corpora"));
        assert_eq!(taken(&mut arguments, "--output"), None);
        assert_eq!(arguments, ["--epochs", "3"]);
    }

    #[test]
    fn folders_become_whole_and_the_rest_stays() {
        let arguments = ["--without", "polnear", "--data", "corpora"].map(str::to_owned);
        let whole = with_whole_paths(&arguments).unwrap();
        assert_eq!(whole[..2], ["--without", "polnear"]);
        assert!(whole[3].ends_with("corpora") && whole[3].len() > "corpora".len());
        assert!(with_whole_paths(&arguments[..3]).is_err());
    }
}
