//! Who blames or endorses whom: two entities of a sentence and the sentiment between them (Park, Pan
//! and Joo, ACL 2021).

use std::path::Path;

use standpoint_agreement::Piece;

use super::stance::{Polarity, Question, Relation};
use super::{compressed, delimited};
use crate::failure::Outcome;

/// The test sentences.
pub fn test(data: &Path) -> Outcome<Vec<Question>> {
    let table = compressed::text(data, "dse_stance/test.txt.gz")?;
    let rows = delimited::rows(&table, '\t');
    Ok(rows
        .iter()
        .enumerate()
        .filter_map(|(n, row)| question(n, row))
        .collect())
}

/// A row: the sentence with both in brackets, the one, the other, and the class.
fn question(number: usize, row: &[String]) -> Option<Question> {
    let [sentence, one, other, class] = row else {
        return None;
    };
    let (one_at, other_at) = (find(sentence, one)?, find(sentence, other)?);
    // The brackets are taken out: what lies behind one moves up by as many.
    let moved = |(start, end): Piece| {
        let before = |at: usize| {
            usize::from(one_at.0 < at)
                + usize::from(one_at.1 < at)
                + usize::from(other_at.0 < at)
                + usize::from(other_at.1 < at)
        };
        (start + 1 - before(start + 1), end - before(end))
    };
    let brackets = [one_at.0, one_at.1, other_at.0, other_at.1];
    let characters = sentence.chars().enumerate();
    let text = characters
        .filter(|(at, _)| !brackets.contains(at))
        .map(|(_, c)| c);
    Some(Question {
        id: format!("s{number}"),
        text: text.collect(),
        one: Some(moved(one_at)),
        other: moved(other_at),
        relation: relation(class)?,
    })
}

/// Where `[name]` is: the code points of its two brackets.
fn find(sentence: &str, name: &str) -> Option<Piece> {
    let bytes = sentence.find(&format!("[{name}]"))?;
    let start = sentence[..bytes].chars().count();
    Some((start, start + 1 + name.chars().count()))
}

fn relation(class: &str) -> Option<Relation> {
    Some(match class {
        "0" => Relation::None,
        "1" => Relation::OfOther(Polarity::Positive),
        "2" => Relation::OfOne(Polarity::Positive),
        "3" => Relation::OfOther(Polarity::Negative),
        "4" => Relation::OfOne(Polarity::Negative),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_taken_out_and_places_follow() {
        let row = ["[Ærø] blames [Kessia]n envoys [sic]", "Ærø", "Kessia", "3"].map(str::to_owned);
        let question = question(0, &row).unwrap();
        assert_eq!(question.text, "Ærø blames Kessian envoys [sic]");
        assert_eq!((question.one, question.other), (Some((0, 3)), (11, 17)));
        assert_eq!(question.relation, Relation::OfOther(Polarity::Negative));
    }

    #[test]
    fn a_row_that_does_not_fit_is_left_out() {
        let row = ["[Ærø] waits", "Ærø", "Kessia", "3"].map(str::to_owned);
        assert_eq!(question(0, &row), None);
        assert_eq!(question(0, &row[..2]), None);
    }
}
