//! `train`: corpora in, the engine's weights out.

use std::path::PathBuf;

use crate::failure::{Doing, Failure, Outcome};
use crate::steps::step;
use crate::{places, shell};

/// Learns the layers from the corpora in `--data DIR` and writes `models/*.weights`; other options
/// are the trainer's own. With `--marks DIR` no layer is learned: how sure the engine may be of its
/// marks is measured on the annotated articles in that folder.
pub fn train(arguments: &[String]) -> Outcome {
    let arguments = with_whole_paths(arguments)?;
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

/// Folders are meant from where the command was typed, and the trainer starts elsewhere.
fn with_whole_paths(arguments: &[String]) -> Outcome<Vec<String>> {
    let mut whole = Vec::new();
    let mut names_folder = false;
    for argument in arguments {
        if names_folder {
            whole.push(std::path::absolute(PathBuf::from(argument)).doing("find the folder")?);
        } else {
            whole.push(PathBuf::from(argument));
        }
        names_folder = matches!(argument.as_str(), "--data" | "--marks" | "--output");
    }
    if names_folder {
        return Err(Failure::new("The folder is missing after the last option."));
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
    fn folders_become_whole_and_the_rest_stays() {
        let arguments = ["--without", "polnear", "--data", "corpora"].map(str::to_owned);
        let whole = with_whole_paths(&arguments).unwrap();
        assert_eq!(whole[..2], ["--without", "polnear"]);
        assert!(whole[3].ends_with("corpora") && whole[3].len() > "corpora".len());
        assert!(with_whole_paths(&arguments[..3]).is_err());
    }
}
