//! Sentences with parts of speech and trees, in CoNLL-U, cut into the engine's own words.
//!
//! UD English EWT (Silveira et al. 2014): CC BY-SA 4.0. GUM, its open genres (Zeldes 2017): CC BY
//! 4.0, texts partly CC BY-SA 3.0. Both: train, dev to tune, test to report.

use std::ops::Range;
use std::path::Path;

use standpoint_text::Text;

use super::{CorpusError, Part, read};

/// A sentence of the engine's words.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The words.
    pub words: Vec<String>,
    /// Each word's part of speech, as universal and as Penn tag.
    pub tags: Vec<(String, String)>,
    /// On which word each hangs; itself for a root.
    pub heads: Vec<usize>,
    /// How, as a universal relation with its subtype.
    pub relations: Vec<String>,
}

/// A word of the file.
struct Row {
    form: String,
    upos: String,
    xpos: String,
    head: usize,
    relation: String,
    glued: bool,
}

/// Reads the trees of one part of both corpora.
///
/// # Errors
/// When a file cannot be read.
pub fn trees(data: &Path, part: Part) -> Result<Vec<Tree>, CorpusError> {
    let name = match part {
        Part::Train => "train",
        Part::Tune => "dev",
        Part::Report => "test",
    };
    let mut trees = Vec::new();
    for (folder, stem) in [("ud_ewt", "en_ewt"), ("gum_open", "gum_open")] {
        let path = data.join(folder).join(format!("{stem}-{name}.conllu.gz"));
        let content = read(&path)?;
        trees.extend(content.split("\n\n").filter_map(tree));
    }
    Ok(trees)
}

fn tree(block: &str) -> Option<Tree> {
    let rows: Vec<Row> = block.lines().filter_map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let mut string = String::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    for row in &rows {
        let start = string.len();
        string.push_str(&row.form);
        places.push(start..string.len());
        if !row.glued {
            string.push(' ');
        }
    }
    let text = Text::new(string.as_str());
    let tokens = standpoint_text::tokens(&text, text.span());
    let mut own: Vec<(usize, Range<usize>)> = Vec::new();
    let mut tree = Tree::default();
    for token in &tokens {
        let place = token.span.range();
        let first = places.partition_point(|p| p.end <= place.start);
        let end = places.partition_point(|p| p.start < place.end);
        if first >= end {
            return None;
        }
        // Of a word that the file cuts ("do", "n't") the first part stands for all.
        own.push((first, first..end));
        tree.words.push(text.slice(token.span).to_owned());
        tree.tags
            .push((rows[first].upos.clone(), rows[first].xpos.clone()));
    }
    // Of a word that the engine cuts ("e-mail") the last part is the head.
    let word_of = |row: usize| own.iter().rposition(|(_, range)| range.contains(&row));
    for (index, (first, range)) in own.iter().enumerate() {
        let last_part = word_of(*first)?;
        if last_part != index {
            tree.heads.push(last_part);
            tree.relations.push("compound".to_owned());
            continue;
        }
        let mut at = *first;
        // Out of the word: follow heads that are parts of it.
        for _ in 0..4 {
            let head = rows[at].head;
            if head > 0 && range.contains(&(head - 1)) {
                at = head - 1;
            }
        }
        let head = rows[at].head.checked_sub(1);
        tree.heads.push(head.map_or(Some(index), word_of)?);
        tree.relations.push(rows[at].relation.clone());
    }
    Some(tree)
}

fn row(line: &str) -> Option<Row> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, _, upos, xpos, _, head, relation, _, rest, ..] = columns.as_slice() else {
        return None;
    };
    // Ranges and empty words are no words of the tree.
    id.parse::<usize>().ok()?;
    Some(Row {
        form: form.replace(' ', ""),
        upos: (*upos).to_owned(),
        xpos: (*xpos).to_owned(),
        head: head.parse().ok()?,
        relation: (*relation).to_owned(),
        glued: rest.contains("SpaceAfter=No"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = "# text = She didn't e-mail.\n\
        1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n\
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\tSpaceAfter=No\n\
        3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n\
        4\te-mail\te-mail\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n\
        5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_";

    #[test]
    fn words_are_the_engines() {
        let tree = tree(BLOCK).unwrap();
        assert_eq!(tree.words, ["She", "didn't", "e", "-", "mail", "."]);
        assert_eq!(tree.heads, [4, 4, 4, 4, 4, 4]);
        assert_eq!(tree.relations[0], "nsubj");
        assert_eq!(tree.relations[4], "root");
        assert_eq!(tree.tags[1].1, "VBD");
    }
}
