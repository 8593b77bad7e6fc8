//! GUM, its open part: texts of ten genres with every mention of everything (Zeldes, Language
//! Resources and Evaluation 2017).
//!
//! CoNLL-U. Tokens follow one another with a space unless `SpaceAfter=No`, paragraphs (`# newpar`)
//! are lines. Mentions stand in `Entity=`, where brackets open and close them.

use std::path::Path;

use standpoint_agreement::Piece;

use super::compressed;
use super::rebuilt::Rebuilt;
use crate::failure::Outcome;

/// One text of the corpus.
#[derive(Debug, Default)]
pub struct GumText {
    /// `GUM_news_nasa`: the genre is its second part.
    pub id: String,
    /// The text, put together from its tokens.
    pub text: String,
    /// In text order; their numbers in the corpus begin with 1.
    pub tokens: Vec<Token>,
    /// In the order in which they begin.
    pub mentions: Vec<Mention>,
}

/// A word.
#[derive(Debug)]
pub struct Token {
    /// Where it is, in code points.
    pub place: Piece,
    /// As it is written.
    pub form: String,
    /// Whether it is a proper noun.
    pub is_proper: bool,
}

/// Something mentioned.
#[derive(Clone, Debug, Default)]
pub struct Mention {
    /// The same for all mentions of one entity.
    pub entity: String,
    /// `person`, `organization`, `place`, `abstract` and so on.
    pub kind: String,
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// Its head, and what else its shortest form needs; tokens of the text.
    pub heads: Vec<usize>,
}

impl GumText {
    /// Where a mention is, in code points.
    pub fn place(&self, mention: &Mention) -> Piece {
        self.stretch(mention.first, mention.last)
    }

    /// From the start of one token to the end of another.
    pub fn stretch(&self, first: usize, last: usize) -> Piece {
        let place = |token: usize| self.tokens.get(token).map_or((0, 0), |t| t.place);
        (place(first).0, place(last).1)
    }
}

/// The texts of the test part.
pub fn test(data: &Path) -> Outcome<Vec<GumText>> {
    let file = compressed::text(data, "gum_open/gum_open-test.conllu.gz")?;
    Ok(texts(&file))
}

/// The texts of the development part, for tuning.
pub fn tuning(data: &Path) -> Outcome<Vec<GumText>> {
    let file = compressed::text(data, "gum_open/gum_open-dev.conllu.gz")?;
    Ok(texts(&file))
}

/// The texts of a CoNLL-U file.
pub fn texts(file: &str) -> Vec<GumText> {
    let documents = file.split("# newdoc id = ").skip(1);
    documents
        .map(|document| Reading::default().read(document))
        .collect()
}

/// What has been read of a text.
#[derive(Default)]
struct Reading {
    text: GumText,
    rebuilt: Rebuilt,
    /// What stands before the next token.
    space: &'static str,
    /// The last token of a word written as one (`don't`), and what follows it.
    written_as_one: Option<(usize, &'static str)>,
    /// Places in `text.mentions` that are not closed.
    open: Vec<usize>,
}

impl Reading {
    fn read(mut self, document: &str) -> GumText {
        let mut lines = document.lines();
        lines
            .next()
            .unwrap_or_default()
            .trim()
            .clone_into(&mut self.text.id);
        for line in lines {
            if line.starts_with("# newpar") && !line.starts_with("# newpar_") {
                self.space = if self.rebuilt.is_empty() { "" } else { "\n" };
            } else if !line.starts_with('#') {
                let fields: Vec<&str> = line.split('\t').collect();
                if let [number, form, _, part, .., misc] = fields.as_slice() {
                    self.row(number, form, part, misc);
                }
            }
        }
        self.text.text = self.rebuilt.into_text();
        self.text
    }

    fn row(&mut self, number: &str, form: &str, part: &str, misc: &str) {
        let after = if misc.split('|').any(|m| m == "SpaceAfter=No") {
            ""
        } else {
            " "
        };
        if let Some((_, last)) = number.split_once('-') {
            self.written_as_one = last.parse().ok().map(|last| (last, after));
            return;
        }
        // An empty node ("8.1") is not in the text.
        let Ok(number) = number.parse::<usize>() else {
            return;
        };
        self.rebuilt.space(self.space);
        let place = self.rebuilt.token(form);
        self.text.tokens.push(Token {
            place,
            form: form.to_owned(),
            is_proper: part == "PROPN",
        });
        self.space = match self.written_as_one {
            Some((last, _)) if number < last => "",
            Some((_, after_all)) => after_all,
            None => after,
        };
        self.written_as_one.take_if(|(last, _)| number >= *last);
        let entity = misc.split('|').find_map(|m| m.strip_prefix("Entity="));
        self.mentions(entity.unwrap_or_default());
    }

    /// `(1-person-new-…` opens, `1)` closes, `(1-person-new-…)` is one token.
    fn mentions(&mut self, mut brackets: &str) {
        let token = self.text.tokens.len() - 1;
        while !brackets.is_empty() {
            if let Some(inside) = brackets.strip_prefix('(') {
                let end = inside.find(['(', ')']).unwrap_or(inside.len());
                self.open.push(self.text.mentions.len());
                self.text.mentions.push(mention(&inside[..end], token));
                brackets = &inside[end..];
                if let Some(behind) = brackets.strip_prefix(')') {
                    self.open.pop();
                    brackets = behind;
                }
            } else {
                let (entity, behind) = brackets.split_once(')').unwrap_or((brackets, ""));
                self.close(entity, token);
                brackets = behind;
            }
        }
    }

    fn close(&mut self, entity: &str, token: usize) {
        let mentions = &mut self.text.mentions;
        let opened = self
            .open
            .iter()
            .rposition(|m| mentions[*m].entity == entity);
        if let Some(place) = opened {
            mentions[self.open.remove(place)].last = token;
        }
    }
}

/// `1-person-giv:act-nnnnn-cf1-2,3-coref-Link`: of these the number, the kind, and the tokens of the
/// shortest form, counted from 1 within the mention.
fn mention(fields: &str, first: usize) -> Mention {
    let fields: Vec<&str> = fields.splitn(8, '-').collect();
    let field = |place: usize| fields.get(place).copied().unwrap_or_default();
    let heads = field(5).split(',').filter_map(|n| n.parse::<usize>().ok());
    Mention {
        entity: field(0).to_owned(),
        kind: field(1).to_owned(),
        first,
        last: first,
        heads: heads.map(|n| first + n.saturating_sub(1)).collect(),
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A text of two paragraphs with nested mentions and a word written as one.
    pub const SAMPLE: &str = "# newdoc id = GUM_news_kessia\n# newpar\n# newpar_block = p (1 s)\n\
1\tKessia\tKessia\tPROPN\tNNP\t_\t3\tnmod\t_\tEntity=(1-person-new-nnnnn-cf1-4,5-coref(2-place-new-nnnnn-cf2-1-coref-Kessia_%28state%29)\n\
2-3\t's\t_\t_\t_\t_\t_\t_\t_\t_\n\
2\t'\t'\tPART\tPOS\t_\t1\tcase\t_\t_\n\
3\ts\ts\tPART\tPOS\t_\t1\tcase\t_\t_\n\
4\tAda\tAda\tPROPN\tNNP\t_\t6\tnsubj\t_\t_\n\
5\tØrn\tØrn\tPROPN\tNNP\t_\t4\tflat\t_\tEntity=1)\n\
6\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tDiscourse=x\n\
6.1\tsaid\tsay\tVERB\tVBD\t_\t_\t_\t_\t_\n\
7\tno\tno\tINTJ\tUH\t_\t6\tobj\t_\tSpaceAfter=No\n\
8\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_\n\n\
# newpar\n\
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)\n\
2\twaits\twait\tVERB\tVBZ\t_\t0\troot\t_\t_\n\
3\there\there\tADV\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No\n\
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

    #[test]
    fn a_text_is_put_together_with_its_mentions() {
        let texts = texts(SAMPLE);
        let text = &texts[0];
        assert_eq!(text.id, "GUM_news_kessia");
        assert_eq!(text.text, "Kessia 's Ada Ørn said no.\nShe waits here.");
        assert_eq!(text.tokens.len(), 12);
        let places: Vec<Piece> = text.mentions.iter().map(|m| text.place(m)).collect();
        assert_eq!(places, [(0, 17), (0, 6), (27, 30)]);
        assert_eq!(text.mentions[0].heads, [3, 4]);
        assert_eq!(text.mentions[1].kind, "place");
        assert_eq!(text.mentions[2].entity, text.mentions[0].entity);
    }
}
