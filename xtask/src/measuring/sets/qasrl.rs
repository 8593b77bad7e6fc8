//! QASRL-GS on Wikinews: who said what, as answers to questions (Roit and others, ACL 2020).
//!
//! Of the verbs of saying, the answer to "Who said something?" is the source, the one to "What did
//! somebody say?" the content. Sentences without such a verb are left out: the set says nothing of
//! other cues, so precision is a lower bound. Several answers to one question are its pieces.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use standpoint_agreement::Piece;
use standpoint_agreement::layer::{Attribution, LayerDocument};

use super::delimited::Named;
use super::{compressed, rebuilt};
use crate::failure::Outcome;

/// The verbs taken to report something, in the forms in which they occur.
const REPORTING: &str = "say says said saying tell tells told telling announce announces announced \
    announcing report reports reported reporting state states stated stating claim claims claimed \
    claiming add adds added adding explain explains explained explaining argue argues argued arguing \
    confirm confirms confirmed confirming deny denies denied denying warn warns warned warning note \
    notes noted noting insist insists insisted suggest suggests suggested suggesting according \
    believe believes believed describe describes described declare declared admit admitted reveal \
    revealed respond responded";

/// The sentences of the test part with a verb of saying.
pub fn test(data: &Path) -> Outcome<Vec<LayerDocument>> {
    let folder = "qasrl_gs_wikinews";
    let sentences = compressed::text(data, &format!("{folder}/wikinews.test.sentences.csv.gz"))?;
    let answers = compressed::text(data, &format!("{folder}/wikinews.test.gold.csv.gz"))?;
    Ok(documents(&sentences, &answers))
}

fn documents(sentences: &str, answers: &str) -> Vec<LayerDocument> {
    let asked = questions(answers);
    let mut documents = Vec::new();
    for row in Named::new(sentences, ',').rows() {
        let Some(verbs) = asked.get(row.field("qasrl_id")) else {
            continue;
        };
        let (text, places) = rebuilt::sentence(row.field("tokens").split_whitespace());
        let mut document = LayerDocument::new(row.field("qasrl_id"), text);
        for verb in verbs.values() {
            document.attribute(verb.attribution(&places));
        }
        documents.push(document);
    }
    documents
}

/// What was answered about one verb, in tokens.
#[derive(Default)]
struct Verb {
    token: usize,
    source: Vec<Piece>,
    content: Vec<Piece>,
}

impl Verb {
    fn attribution(&self, places: &[Piece]) -> Attribution {
        Attribution {
            source: in_text(&self.source, places),
            cue: in_text(&[(self.token, self.token + 1)], places),
            content: in_text(&self.content, places),
        }
    }
}

/// The answers about verbs of saying, by sentence and by the verb's place in it.
fn questions(answers: &str) -> HashMap<String, BTreeMap<usize, Verb>> {
    let mut asked: HashMap<String, BTreeMap<usize, Verb>> = HashMap::new();
    for row in Named::new(answers, ',').rows() {
        let verb = row.field("verb").to_lowercase();
        let Ok(token) = row.field("verb_idx").parse::<usize>() else {
            continue;
        };
        if !REPORTING.split_whitespace().any(|form| form == verb) {
            continue;
        }
        let verbs = asked.entry(row.field("qasrl_id").to_owned()).or_default();
        let found = verbs.entry(token).or_default();
        found.token = token;
        let is_passive = row.field("is_passive") == "True";
        match (row.field("wh"), row.field("subj").is_empty(), is_passive) {
            ("who" | "what", true, false) => found.source.extend(ranges(row.field("answer_range"))),
            ("what", false, false) | ("what", true, true) if row.field("prep").is_empty() => {
                found.content.extend(ranges(row.field("answer_range")));
            }
            _ => {}
        }
    }
    asked
}

/// `4:6~!~0:3`: ranges of tokens, ends excluded.
fn ranges(answers: &str) -> impl Iterator<Item = Piece> {
    answers.split("~!~").filter_map(|range| {
        let (start, end) = range.split_once(':')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    })
}

/// Ranges of tokens as pieces of the text, those that touch made one.
fn in_text(ranges: &[Piece], places: &[Piece]) -> Vec<Piece> {
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable();
    let mut joined: Vec<Piece> = Vec::new();
    for (start, end) in ranges {
        match joined.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    let pieces = joined.into_iter().filter_map(|(start, end)| {
        let last = places.get(end.checked_sub(1)?)?;
        Some((places.get(start)?.0, last.1))
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_become_attributions() {
        let sentences =
            "qasrl_id,tokens,sentence\ns1,Kessia 's envoy said it waits .,x\ns2,It waits .,x\n";
        let answers = "qasrl_id,verb_idx,verb,answer_range,wh,subj,prep,is_passive\n\
            s1,3,said,0:3~!~0:1,who,,,False\ns1,3,said,4:6,what,someone,,False\n\
            s1,5,waits,4:5,what,,,False\ns1,3,said,0:1,who,someone,to,False\n\
            s2,1,waits,0:1,what,,,False\n";
        let documents = documents(sentences, answers);
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0].text, "Kessia's envoy said it waits.");
        let expected = Attribution {
            source: vec![(0, 14)],
            cue: vec![(15, 19)],
            content: vec![(20, 28)],
        };
        assert_eq!(documents[0].attributions, [expected]);
    }
}
