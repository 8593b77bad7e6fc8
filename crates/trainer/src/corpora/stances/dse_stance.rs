//! Who blames or endorses whom (Park, Pan and Joo, ACL 2021): to be used "for your purposes by
//! citing the paper".
//!
//! A line is a sentence in which two entities stand in brackets, the two, and who is for or against
//! whom. `train` is shared out; of `valid` those sentences are for tuning that do not come in `train`, with
//! another pair, as a quarter does; `test` is only reported on.

use std::path::Path;

use standpoint_engine::learned::stance::Side;
use standpoint_text::{Span, Text};

use super::super::{CorpusError, Part, read};
use super::{EveryTenth, Example};

/// The two questions that each sentence answers: how the first entity stands to the second one, and
/// the second one to the first.
pub type Pair = [Example; 2];

/// The sentences of one part.
///
/// # Errors
/// When a file cannot be read.
pub fn pairs(data: &Path, part: Part) -> Result<Vec<Pair>, CorpusError> {
    let folder = data.join("dse_stance");
    let all = |name: &str| read(&folder.join(name));
    if part == Part::Report {
        return Ok(all("test.txt.gz")?.lines().filter_map(pair).collect());
    }
    let mut shares = EveryTenth::default();
    let train = all("train.txt.gz")?;
    let own = train
        .lines()
        .filter_map(pair)
        .filter(|pair| shares.part(pair[0].text.as_str()) == part);
    let mut pairs: Vec<Pair> = own.collect();
    if part == Part::Tune {
        let valid = all("valid.txt.gz")?;
        let new = |pair: &Pair| !shares.has(pair[0].text.as_str());
        pairs.extend(valid.lines().filter_map(pair).filter(new));
    }
    Ok(pairs)
}

/// The different sentences of `train`, those for tuning among them.
///
/// # Errors
/// When the file cannot be read.
pub fn sentences(data: &Path) -> Result<EveryTenth, CorpusError> {
    let train = read(&data.join("dse_stance").join("train.txt.gz"))?;
    let mut shares = EveryTenth::default();
    for pair in train.lines().filter_map(pair) {
        shares.part(pair[0].text.as_str());
    }
    Ok(shares)
}

fn pair(line: &str) -> Option<Pair> {
    let mut columns = line.split('\t');
    let (sentence, one, other) = (columns.next()?, columns.next()?, columns.next()?);
    let (of_other, of_one) = match columns.next()?.trim() {
        "0" => (Side::Neither, Side::Neither),
        "1" => (Side::Supports, Side::Neither),
        "2" => (Side::Neither, Side::Supports),
        "3" => (Side::Opposes, Side::Neither),
        "4" => (Side::Neither, Side::Opposes),
        _ => return None,
    };
    let bracketed = [bracketed(sentence, one)?, bracketed(sentence, other)?];
    let [one, other] = bracketed.map(|span| {
        // What lies behind a bracket moves up by its one byte.
        let brackets = bracketed.iter().flat_map(|(from, to)| [*from, *to - 1]);
        let before = |at: usize| brackets.clone().filter(|bracket| *bracket < at).count();
        let (from, to) = (span.0 + 1, span.1 - 1);
        Span::from_bytes(from - before(from), to - before(to))
    });
    let is_bracket = |at: usize| {
        bracketed
            .iter()
            .any(|(from, to)| at == *from || at == *to - 1)
    };
    let letters = sentence.char_indices().filter(|(at, _)| !is_bracket(*at));
    let text = Text::new(letters.map(|(_, letter)| letter).collect::<String>());
    let example = |holder: Span, target: Span, side: Side| Example {
        text: text.clone(),
        holder: Some(holder),
        target,
        side,
    };
    Some([example(one, other, of_other), example(other, one, of_one)])
}

/// Where `[name]` is, with its brackets, in bytes.
fn bracketed(sentence: &str, name: &str) -> Option<(usize, usize)> {
    let whole = format!("[{name}]");
    sentence
        .find(&whole)
        .map(|start| (start, start + whole.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_taken_out_and_both_ways_are_asked() {
        let [there, back] = pair("[Ærø] blames [Kessia]n envoys\tÆrø\tKessia\t3").unwrap();
        assert_eq!(there.text.as_str(), "Ærø blames Kessian envoys");
        let slices =
            |e: &Example| [e.holder.unwrap(), e.target].map(|s| e.text.slice(s).to_owned());
        assert_eq!(slices(&there), ["Ærø", "Kessia"]);
        assert_eq!(slices(&back), ["Kessia", "Ærø"]);
        assert_eq!((there.side, back.side), (Side::Opposes, Side::Neither));
    }

    #[test]
    fn the_one_may_stand_behind_the_other() {
        let [there, back] = pair("[Vessa] is praised by [Orlen]\tOrlen\tVessa\t1").unwrap();
        assert_eq!(there.text.slice(there.target), "Vessa");
        assert_eq!((there.side, back.side), (Side::Supports, Side::Neither));
    }

    #[test]
    fn a_line_that_does_not_fit_is_left_out() {
        assert_eq!(pair("[Ærø] waits\tÆrø\tKessia\t3"), None);
        assert_eq!(pair("[Ærø] waits for [Bo]\tÆrø\tBo\t9"), None);
    }
}
