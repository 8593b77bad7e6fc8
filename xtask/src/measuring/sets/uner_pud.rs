//! Universal NER on English PUD: people, organisations and places in news and Wikipedia (Mayhew and
//! others, NAACL 2024).
//!
//! IOB2, with the text of each sentence beside it. The sentences of one document are joined by a
//! space; document ids begin with `n` for news, with `w` for Wikipedia.

use std::path::Path;

use standpoint_agreement::Piece;
use standpoint_agreement::layer::LayerDocument;

use super::rebuilt::Rebuilt;
use super::{compressed, tagged};
use crate::failure::Outcome;

/// All documents.
pub fn all(data: &Path) -> Outcome<Vec<LayerDocument>> {
    let file = compressed::text(data, "uner_pud/en_pud-ud-test.iob2")?;
    Ok(documents(&file))
}

/// The documents from the news.
pub fn news(data: &Path) -> Outcome<Vec<LayerDocument>> {
    let mut documents = all(data)?;
    documents.retain(|document| document.id.starts_with('n'));
    Ok(documents)
}

fn documents(file: &str) -> Vec<LayerDocument> {
    let mut documents: Vec<LayerDocument> = Vec::new();
    for block in file.split("\n\n").filter(|block| !block.trim().is_empty()) {
        if let Some(id) = comment(block, "newdoc id") {
            documents.push(LayerDocument::new(id, ""));
        }
        if let Some(document) = documents.last_mut() {
            add_sentence(document, block);
        }
    }
    documents
}

/// What stands behind `# name = ` in a sentence's block.
fn comment<'a>(block: &'a str, name: &str) -> Option<&'a str> {
    let comments = block.lines().filter_map(|line| line.strip_prefix("# "));
    let mut pairs = comments.filter_map(|comment| comment.split_once(" = "));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn add_sentence(document: &mut LayerDocument, block: &str) {
    let text = comment(block, "text").unwrap_or_default();
    let mut rebuilt = Rebuilt::default();
    if !document.text.is_empty() {
        rebuilt.space(" ");
    }
    let rows = block.lines().filter(|line| !line.starts_with('#'));
    let mut rest = text;
    let mut tokens: Vec<(Piece, &str)> = Vec::new();
    for row in rows {
        let mut fields = row.split('\t').skip(1);
        let (form, tag) = (fields.next().unwrap_or(""), fields.next().unwrap_or("O"));
        // Between tokens there is white space or nothing, as the sentence's text shows.
        let (space, behind) = rest.split_once(form).unwrap_or((" ", rest));
        rebuilt.space(space);
        tokens.push((rebuilt.token(form), tag));
        rest = behind;
    }
    let offset = document.text.chars().count();
    let labels = |kind: &str| {
        let labels = ["PER", "ORG", "LOC"].into_iter();
        labels.clone().find(|label| *label == kind)
    };
    let mut spans = tagged::spans(tokens, labels);
    for span in &mut spans {
        span.start += offset;
        span.end += offset;
    }
    document.spans.append(&mut spans);
    document.text += &rebuilt.into_text();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_a_document_are_one_text() {
        let file = "# newdoc id = n1\n# sent_id = n1-1\n# text = Ærø, said Ada Ørn.\n\
            1\tÆrø\tB-LOC\t-\t-\n2\t,\tO\t-\t-\n3\tsaid\tO\t-\t-\n4\tAda\tB-PER\t-\t-\n\
            5\tØrn\tI-PER\t-\t-\n6\t.\tO\t-\t-\n\n# sent_id = n1-2\n# text = NATO.\n\
            1\tNATO\tB-ORG\t-\t-\n2\t.\tO\t-\t-\n\n# newdoc id = w1\n# text = No.\n1\tNo.\tO\t-\t-\n";
        let documents = documents(file);
        assert_eq!(documents.len(), 2);
        assert_eq!(documents[0].text, "Ærø, said Ada Ørn. NATO.");
        let spans: Vec<_> = documents[0]
            .spans
            .iter()
            .map(|s| (s.start, s.end))
            .collect();
        assert_eq!(spans, [(0, 3), (10, 17), (19, 23)]);
        assert_eq!(documents[1].text, "No.");
    }
}
