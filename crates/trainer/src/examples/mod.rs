//! What the deep reader learns from: the corpora as words with tags, a document a JSON line.
//!
//! It is trained in Python (`crates/trainer/deep`), where the corpora's labels are not mapped a
//! second time. A line has the set, its part (`train` or `tune`; what is reported on never comes),
//! the words by sentence with their places in bytes, and for each layer that the set labels the
//! spans (start, end, kind) and a tag for each word: 0 outside, then begin and inside of each kind,
//! 255 where nothing is known of it. A line may also say whether its sentence is certain.

mod partly;
mod words;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value, json};
use standpoint_engine::draft::Kind;
use standpoint_engine::learned::stance::Side;
use standpoint_text::{Span, Text};

use crate::corpora::doubts::{self, Doubted};
use crate::corpora::labelled::Labelled;
use crate::corpora::names::{self, Spans};
use crate::corpora::polnear::{self, Article};
use crate::corpora::stances::{Example, dse_stance, newsmtsc};
use crate::corpora::{CorpusError, Part, actors, gum_attribution, qasrl, szeged};
use crate::store::StoreError;
use words::Words;

/// Source, cue, content; and person, organisation, place.
const KINDS: u8 = 3;

/// Writes the examples of all sets to `file`, packed.
///
/// # Errors
/// When a corpus cannot be read or the file not written.
pub fn write(data: &Path, polnear: bool, file: &Path) -> Result<(), StoreError> {
    let failed = |error| StoreError::File {
        path: file.to_owned(),
        error,
    };
    let out = BufWriter::new(File::create(file).map_err(failed)?);
    let mut out = Out(GzEncoder::new(out, Compression::default()));
    for part in [Part::Train, Part::Tune] {
        for (set, articles) in attributed(data, part, polnear)? {
            for article in articles {
                let knows_all = set == "polnear" || !polnear;
                out.line(set, part, attributions(&article, knows_all))
                    .map_err(failed)?;
            }
        }
        for document in named_and_acting(data, part)? {
            out.line("gum", part, document).map_err(failed)?;
        }
        for (set, documents) in named(data, part)? {
            for document in documents {
                out.line(set, part, names(&document)).map_err(failed)?;
            }
        }
        for sentence in szeged::sentences(data, part)? {
            out.line("szeged", part, cues(&sentence)).map_err(failed)?;
        }
        for (set, sentences) in doubted(data, part)? {
            for sentence in sentences {
                out.line(set, part, doubt(&sentence)).map_err(failed)?;
            }
        }
        for (set, examples) in asked(data, part)? {
            for same in examples.chunk_by(|one, next| one.text.as_str() == next.text.as_str()) {
                out.line(set, part, sides(same)).map_err(failed)?;
            }
        }
    }
    out.0
        .finish()
        .and_then(|mut inner| inner.flush())
        .map_err(failed)
}

/// The file being written.
struct Out(GzEncoder<BufWriter<File>>);

impl Out {
    fn line(&mut self, set: &str, part: Part, mut line: Map<String, Value>) -> io::Result<()> {
        line.insert("set".to_owned(), json!(set));
        let is_tuned = part == Part::Tune;
        line.insert(
            "part".to_owned(),
            json!(if is_tuned { "tune" } else { "train" }),
        );
        serde_json::to_writer(&mut self.0, &line)?;
        self.0.write_all(b"\n")
    }
}

/// The sets of attributions. Of GUM's and of the answers only a part is known: the first clause of a
/// content, some of the cues.
fn attributed(
    data: &Path,
    part: Part,
    polnear: bool,
) -> Result<Vec<(&'static str, Vec<Article>)>, CorpusError> {
    let mut sets = Vec::new();
    if polnear {
        sets.push(("polnear", polnear::articles(data, part)?));
    }
    // Attributions are measured by one scheme: PolNeAR's, if it is there.
    if part == Part::Train || !polnear {
        sets.push(("gum_said", gum_attribution::articles(data, part)?));
    }
    if part == Part::Train && polnear {
        sets.push(("qasrl", qasrl::sentences(data)?));
    }
    Ok(sets)
}

/// GUM, with names and actors.
fn named_and_acting(data: &Path, part: Part) -> Result<Vec<Map<String, Value>>, CorpusError> {
    let named = names::gum(data, part)?;
    let acting = actors::gum(data, part)?;
    let both = |(named, acting): (&Labelled, &Labelled)| {
        let words = Words::of(&named.text);
        let mut line = line(&named.text, &words);
        with_tags(
            &mut line,
            "names",
            &named.spans,
            &words.tags(&named.spans, KINDS),
        );
        let kinds = u8::try_from(Kind::ALL.len()).unwrap_or(u8::MAX);
        let tags = words.tags(&acting.spans, kinds);
        with_tags(&mut line, "actors", &acting.spans, &tags);
        line
    };
    Ok(named.iter().zip(&acting).map(both).collect())
}

/// The other sets of names; those for tuning with the spans that they are measured by.
fn named(data: &Path, part: Part) -> Result<Vec<(&'static str, Vec<Labelled>)>, CorpusError> {
    let mut sets = vec![("crossner", names::crossner(data, part)?)];
    let re3d = match part {
        Part::Train => Spans::Names,
        _ => Spans::Measured,
    };
    sets.push(("re3d", names::re3d(data, part, re3d)?));
    if part == Part::Train {
        sets.push(("wikigold", names::wikigold(data)?));
    }
    let people = [
        names::gum(data, Part::Train)?,
        names::crossner(data, Part::Train)?,
        names::wikigold(data)?,
        names::re3d(data, Part::Train, Spans::Names)?,
    ];
    let voices = names::Voices::of(people.iter().flatten());
    sets.push(("gmb", names::gmb(data, part, &voices)?));
    Ok(sets)
}

/// The sets of sentences that are certain or not, all of which are learned from.
fn doubted(data: &Path, part: Part) -> Result<Vec<(&'static str, Vec<Doubted>)>, CorpusError> {
    if part != Part::Train {
        return Ok(Vec::new());
    }
    Ok(vec![
        ("findings", doubts::findings(data)?),
        ("events", doubts::events(data)?),
    ])
}

fn asked(data: &Path, part: Part) -> Result<[(&'static str, Vec<Example>); 2], CorpusError> {
    let pairs = dse_stance::pairs(data, part)?;
    Ok([
        ("dse", pairs.into_iter().flatten().collect()),
        ("newsmtsc", newsmtsc::train(data, part)?),
    ])
}

/// What every line has: the words by sentence, and where they stand.
fn line(text: &Text, words: &Words) -> Map<String, Value> {
    let mut places = words.places.iter();
    let mut sentence = |length: &usize| -> Vec<&str> {
        let own = places.by_ref().take(*length);
        own.map(|place| text.slice(*place)).collect()
    };
    let sentences: Vec<Vec<&str>> = words.sentences.iter().map(&mut sentence).collect();
    let mut line = Map::new();
    line.insert("sentences".to_owned(), json!(sentences));
    line.insert("places".to_owned(), json!(bytes(&words.places)));
    line
}

fn bytes(spans: &[Span]) -> Vec<[usize; 2]> {
    let bytes = |span: &Span| [span.start().get(), span.end().get()];
    spans.iter().map(bytes).collect()
}

/// Adds a layer to a line: what it is measured by, and what is learned.
fn with_tags(line: &mut Map<String, Value>, layer: &str, spans: &[(Span, u8)], tags: &[u8]) {
    let span = |(span, kind): &(Span, u8)| json!([span.start().get(), span.end().get(), kind]);
    let spans: Vec<Value> = spans.iter().map(span).collect();
    let layers = line.entry("layers").or_insert_with(|| json!({}));
    layers[layer] = json!({"spans": spans, "tags": tags});
}

fn attributions(article: &Article, knows_all: bool) -> Map<String, Value> {
    let words = Words::of(&article.text);
    let mut spans: Vec<(Span, u8)> = Vec::new();
    for attributed in &article.attributions {
        for (role, pieces) in (0..KINDS).zip(&attributed.spans) {
            spans.extend(pieces.iter().map(|span| (*span, role)));
        }
    }
    spans.sort();
    spans.dedup();
    let mut line = line(&article.text, &words);
    let mut tags = words.tags(&spans, KINDS);
    if !knows_all {
        partly::known(&words.sentences, &mut tags);
    }
    with_tags(&mut line, "attribution", &spans, &tags);
    let all = article.attributions.iter();
    let all: Vec<_> = all
        .map(|one| one.spans.each_ref().map(|spans| bytes(spans)))
        .collect();
    line.insert("attributions".to_owned(), json!(all));
    line
}

fn names(document: &Labelled) -> Map<String, Value> {
    let words = Words::of(&document.text);
    let mut line = line(&document.text, &words);
    let tags = words.tags(&document.spans, KINDS);
    with_tags(&mut line, "names", &document.spans, &tags);
    line
}

fn cues(sentence: &Labelled) -> Map<String, Value> {
    let words = Words::of(&sentence.text);
    let mut line = line(&sentence.text, &words);
    let tags = words.tags_of_cues(&sentence.spans);
    with_tags(&mut line, "uncertainty", &sentence.spans, &tags);
    line
}

fn doubt(sentence: &Doubted) -> Map<String, Value> {
    let mut line = line(&sentence.text, &Words::of(&sentence.text));
    line.insert("uncertain".to_owned(), json!(sentence.is_uncertain));
    line
}

/// A sentence with all that is asked of it: the words of each target, and the right side as 0, 1, 2
/// for supports, opposes, neither.
fn sides(same: &[Example]) -> Map<String, Value> {
    let text = &same[0].text;
    let words = Words::of(text);
    let target = |example: &Example| {
        let (first, end) = words.touched(example.target)?;
        let side = match example.side {
            Side::Supports => 0,
            Side::Opposes => 1,
            Side::Neither => 2,
        };
        Some([first, end, side])
    };
    let targets: Vec<[usize; 3]> = same.iter().filter_map(target).collect();
    let mut line = line(text, &words);
    line.insert("targets".to_owned(), json!(targets));
    line
}
