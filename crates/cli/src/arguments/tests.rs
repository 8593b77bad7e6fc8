//! What is understood, and what is not.

use super::*;

fn request(line: &str) -> Result<Request, String> {
    let arguments = line.split_whitespace().map(OsString::from).collect();
    read(arguments).map_err(|error| error.to_string())
}

#[test]
fn options_are_read_in_any_order() {
    let expected = || Mark {
        inputs: vec![Input::File("a.jsonl".into()), Input::Standard],
        jsonl: true,
        pretty: false,
        why: false,
        thresholds: Thresholds::none().with("cue".into(), 0.75),
        layer: Some(Layer::Names),
        engine: Which::Deep,
        model: Some("deep.weights".into()),
        jobs: NonZeroUsize::new(3),
        output: Some("out".into()),
    };
    let lines = [
        "mark a.jsonl --jsonl - --all --threshold cue=0.75 --layer names --jobs 3 -o out --engine deep --model deep.weights",
        "mark --engine=deep --model=deep.weights --all -oout --jobs=3 --threshold=cue=.75 --layer=names --jsonl -- a.jsonl -",
    ];
    for line in lines {
        assert_eq!(request(line), Ok(Request::Mark(expected())), "{line}");
    }
}

#[test]
fn each_annotator_has_a_file_or_folder() {
    let expected = Agree {
        annotators: vec!["ada.json".into(), "ben/".into()],
        suggested: true,
        json: false,
    };
    let read = request("agree ada.json --suggested ben/");
    assert_eq!(read, Ok(Request::Agree(expected)));
}

#[test]
fn without_a_file_standard_input_is_read() {
    let mark = Mark {
        inputs: vec![Input::Standard],
        ..Mark::default()
    };
    assert_eq!(request("mark"), Ok(Request::Mark(mark)));
}

#[test]
fn what_is_not_understood_is_said() {
    let table = [
        (
            "marc",
            "there is no command “marc”; the commands are mark, validate, evaluate, agree, convert and dataset",
        ),
        (
            "mark --engine slow",
            "there is no engine “slow”; the engines are instant and deep",
        ),
        (
            "mark --model deep.weights",
            "--model names the weights of the deep reader: add --engine deep",
        ),
        (
            "mark --jobs 0",
            "--jobs needs a number from 1 to 512, not “0”",
        ),
        (
            "mark --jobs 513",
            "--jobs needs a number from 1 to 512, not “513”",
        ),
        (
            "mark --jobs many",
            "--jobs needs a number from 1 to 512, not “many”",
        ),
        (
            "mark a --threshold cue=70",
            "--threshold needs a label and the least confidence from 0 to 1, like position=0.7, not “cue=70”",
        ),
        (
            "mark a --why --pretty",
            "--why writes lines for reading instead of documents: leave --jsonl, --layer and --pretty out",
        ),
        (
            "mark a --jsonl --layer nouns",
            "there is no layer “nouns”; the layers are attribution, names, uncertainty, stance and, of the deep reader, actors",
        ),
        (
            "mark a --layer names",
            "--layer writes one line for each text, so the texts have to come that way: add --jsonl",
        ),
        (
            "validate",
            "“validate” needs at least one FILE, or - for standard input",
        ),
        (
            "evaluate --gold a",
            "“evaluate” needs --pred with a file or folder",
        ),
        (
            "agree a --json",
            "“agree” needs a file or folder for each annotator, at least two",
        ),
        (
            "mark a b --pretty",
            "--pretty writes many lines for one document, so several need a folder: add -o FOLDER",
        ),
    ];
    for (line, sentence) in table {
        assert_eq!(request(line), Err(sentence.to_owned()), "{line}");
    }
    for line in [
        "mark --fast",
        "evaluate a b",
        "--fast",
        "validate --all x",
        "mark -o",
    ] {
        assert!(request(line).is_err(), "{line}");
    }
}

#[test]
fn help_is_given_wherever_it_is_asked_for() {
    let table = [
        ("", help::GENERAL),
        ("--help", help::GENERAL),
        ("help", help::GENERAL),
        ("help mark", help::MARK),
        ("mark a --help", help::MARK),
        ("validate -h", help::VALIDATE),
        ("evaluate --help", help::EVALUATE),
        ("help agree", help::AGREE),
        ("agree a -h", help::AGREE),
    ];
    for (line, text) in table {
        assert_eq!(request(line), Ok(Request::Help(text)), "{line}");
    }
}

#[test]
fn help_fits_a_terminal() {
    for text in [
        help::GENERAL,
        help::MARK,
        help::VALIDATE,
        help::EVALUATE,
        help::AGREE,
    ] {
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{line}");
        }
    }
}
