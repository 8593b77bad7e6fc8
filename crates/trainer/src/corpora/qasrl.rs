//! QASRL-GS on Wikinews (Roit and others 2020): MIT, sentences CC BY 2.5.
//!
//! Of the verbs of saying, the answer to "Who said something?" is the source, the one to "What did
//! somebody say?" the content. Nothing is known of the other words of a sentence. The development part
//! is learned from, the test part only reported on.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use standpoint_text::{Printed, Span, Text};

use super::gazetteers::fields;
use super::polnear::{Article, Attributed};
use super::{CorpusError, Part, read};

/// How verbs that report something begin.
const REPORTING: [&str; 24] = [
    "say", "said", "tell", "told", "announc", "report", "stat", "claim", "add", "explain", "argu",
    "confirm", "den", "warn", "note", "insist", "suggest", "believ", "describ", "declar", "admit",
    "reveal", "respond", "noti",
];

/// The sentences of the development part with a verb of saying.
///
/// # Errors
/// When a file cannot be read.
pub fn sentences(data: &Path) -> Result<Vec<Article>, CorpusError> {
    let folder = data.join("qasrl_gs_wikinews");
    let sentences = read(&folder.join("wikinews.dev.sentences.csv.gz"))?;
    let answers = read(&folder.join("wikinews.dev.gold.csv.gz"))?;
    Ok(articles(&sentences, &answers))
}

fn articles(sentences: &str, answers: &str) -> Vec<Article> {
    let asked = asked(answers);
    let article = |row: Row| {
        let verbs = asked.get(row.of("qasrl_id"))?;
        let mut printed = Printed::default();
        let tokens = row.of("tokens").split_whitespace();
        let places: Vec<Span> = tokens.map(|token| printed.add(token)).collect();
        let attributions = verbs
            .iter()
            .map(|(token, verb)| verb.attributed(*token, &places));
        Some(Article {
            id: row.of("qasrl_id").to_owned(),
            attributions: attributions.collect(),
            text: Text::new(printed.into_string()),
            part: Part::Train,
        })
    };
    rows(sentences).into_iter().filter_map(article).collect()
}

/// A row of a table whose first one has the columns' names.
struct Row(HashMap<String, String>);

impl Row {
    fn of(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }
}

fn rows(content: &str) -> Vec<Row> {
    let mut lines = content.lines().map(fields);
    let header = lines.next().unwrap_or_default();
    lines
        .map(|line| Row(header.iter().cloned().zip(line).collect()))
        .collect()
}

/// What was answered about one verb, as first tokens and those behind the last.
#[derive(Default)]
struct Verb {
    source: Vec<(usize, usize)>,
    content: Vec<(usize, usize)>,
}

impl Verb {
    fn attributed(&self, token: usize, places: &[Span]) -> Attributed {
        let cue = [(token, token + 1)];
        Attributed {
            spans: [&self.source[..], &cue, &self.content].map(|ranges| covered(ranges, places)),
        }
    }
}

/// Ranges of tokens as spans of the text, those that touch made one.
fn covered(ranges: &[(usize, usize)], places: &[Span]) -> Vec<Span> {
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ranges {
        match joined.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    let spans = joined.into_iter().filter_map(|(start, end)| {
        Some(places.get(start)?.cover(*places.get(end.checked_sub(1)?)?))
    });
    spans.collect()
}

/// The answers about verbs of saying, by sentence and by the verb's token.
fn asked(answers: &str) -> HashMap<String, BTreeMap<usize, Verb>> {
    let mut asked: HashMap<String, BTreeMap<usize, Verb>> = HashMap::new();
    for row in rows(answers) {
        let verb = row.of("verb").to_lowercase();
        let Ok(token) = row.of("verb_idx").parse::<usize>() else {
            continue;
        };
        if !REPORTING.iter().any(|stem| verb.starts_with(stem)) {
            continue;
        }
        let verbs = asked.entry(row.of("qasrl_id").to_owned()).or_default();
        let found = verbs.entry(token).or_default();
        let is_passive = row.of("is_passive") == "True";
        let answer = ranges(row.of("answer_range"));
        match (row.of("wh"), row.of("subj").is_empty(), is_passive) {
            ("who" | "what", true, false) => found.source.extend(answer),
            ("what", false, false) | ("what", true, true) if row.of("prep").is_empty() => {
                found.content.extend(answer);
            }
            _ => {}
        }
    }
    asked
}

/// `4:6~!~0:3`: ranges of tokens, ends excluded.
fn ranges(answers: &str) -> impl Iterator<Item = (usize, usize)> {
    answers.split("~!~").filter_map(|range| {
        let (start, end) = range.split_once(':')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    })
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
            s1,5,waits,4:5,what,,,False\ns2,1,waits,0:1,what,,,False\n";
        let articles = articles(sentences, answers);
        assert_eq!(articles.len(), 1);
        let spans = articles[0].attributions[0].spans.clone();
        let words = spans.map(|spans| articles[0].text.slice(spans[0]).to_owned());
        assert_eq!(words, ["Kessia's envoy", "said", "it waits"]);
    }
}
