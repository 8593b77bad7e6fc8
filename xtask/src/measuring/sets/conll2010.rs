//! CoNLL-2010 Wikipedia: sentences that are certain or not (Farkas and others, CoNLL 2010), the
//! evaluation part as far as it is kept here. Mostly weasels; a side figure.

use std::path::Path;

use super::{Sentence, compressed, rebuilt};
use crate::failure::Outcome;

/// The evaluation sentences, the uncertain ones first.
pub fn eval(data: &Path) -> Outcome<Vec<Sentence>> {
    let mut sentences = Vec::new();
    for (name, is_uncertain) in [("uncertain", true), ("certain", false)] {
        let file = compressed::text(data, &format!("conll2010_wiki/eval_{name}.txt.gz"))?;
        sentences.extend(of_file(&file, name, is_uncertain));
    }
    Ok(sentences)
}

fn of_file(file: &str, name: &str, is_uncertain: bool) -> Vec<Sentence> {
    let lines = file.lines().filter(|line| !line.trim().is_empty());
    let sentences = lines.enumerate().map(|(number, line)| Sentence {
        id: format!("{name}{number}"),
        text: rebuilt::sentence(line.split_whitespace()).0,
        is_uncertain,
    });
    sentences.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_sentence() {
        let found = of_file(
            "It may rain -LRB- soon -RRB- .\n\nSo it is said .\n",
            "u",
            true,
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text, "It may rain (soon).");
        assert!(found[1].is_uncertain);
    }
}
