//! `standpoint validate`: documents checked.

mod codebook;

use std::io::{self, Write, stdout};
use std::path::Path;

use crate::arguments::Input;
use crate::documents::{Found, read};
use crate::failure::Failure;

/// Says what is wrong with the documents in these files; whether nothing is.
pub(crate) fn validate(inputs: &[Input]) -> Result<bool, Failure> {
    let mut check = Check {
        documents: 0,
        problems: 0,
        written: Ok(()),
    };
    for input in inputs {
        let before = check.documents + check.problems;
        read(input, |found| check.document(found));
        if let Input::File(path) = input
            && check.documents + check.problems == before
        {
            check.problem(&Failure::NoDocuments(path.clone()).to_string());
        }
    }
    check.summary();
    check
        .written
        .map_err(|error| Failure::write(Path::new("standard output"), error))?;
    Ok(check.problems == 0)
}

/// What was found so far.
struct Check {
    documents: usize,
    problems: usize,
    written: io::Result<()>,
}

impl Check {
    fn document(&mut self, found: Result<Found, Failure>) {
        let Found { place, loaded } = match found {
            Ok(found) => found,
            Err(failure) => return self.problem(&failure.to_string()),
        };
        self.documents += 1;
        for problem in &loaded.problems {
            self.problem(&format!("{place}: {problem}"));
        }
        for remark in codebook::remarks(&loaded.document) {
            self.say(&format!("{place}: remark: {remark}"));
        }
    }

    fn problem(&mut self, sentence: &str) {
        self.problems += 1;
        self.say(sentence);
    }

    fn summary(&mut self) {
        let documents = counted(self.documents, "document");
        let sentence = match self.problems {
            0 => format!("{documents}, no problems"),
            problems => format!("{documents}, {}", counted(problems, "problem")),
        };
        self.say(&sentence);
    }

    fn say(&mut self, sentence: &str) {
        if self.written.is_ok() {
            self.written = writeln!(stdout().lock(), "{sentence}");
        }
    }
}

fn counted(number: usize, thing: &str) -> String {
    if number == 1 {
        format!("1 {thing}")
    } else {
        format!("{number} {thing}s")
    }
}
