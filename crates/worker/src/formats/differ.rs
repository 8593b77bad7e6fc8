//! Where annotators differ on one article, as rows to be shown.

use standpoint_agreement::adjudication::{
    Adjudication, Differ, Disagreement, MarkVersion, Subject,
};
use standpoint_agreement::annotators::Article;
use standpoint_annotation::{Codebook, Document, Mark, MarkId};
use standpoint_protocol::formats::comparing::{Comparison, Difference, Fact, Respect, Version};
use standpoint_protocol::formats::{Failure, Outcome};
use standpoint_text::{Span, Text, tokens};

use super::annotators::{Annotated, open_all};
use super::stretch::pieces;
use super::{Ended, Watch};

/// Lists where annotators differ on an article.
pub(super) async fn run(
    of: &Comparison,
    article: usize,
    watch: &impl Watch,
) -> Result<Outcome, Ended> {
    let opened = open_all(of, 1, watch).await?;
    let article = opened.article(article)?;
    let rows = Rows::of(&opened, &article)?.all();
    Ok(Outcome::Differences(rows))
}

/// What rows are made from.
struct Rows<'a> {
    opened: &'a Annotated<'a>,
    /// By annotator.
    documents: &'a [&'a Document],
    adjudication: Adjudication,
    /// With all versions of all marks.
    versions: Document,
}

impl<'a> Rows<'a> {
    fn of(opened: &'a Annotated, article: &'a Article) -> Result<Self, Failure> {
        let adjudication = opened.adjudication(article)?;
        let versions = adjudication
            .document("")
            .map_err(|error| Failure::Refused {
                detail: error.to_string(),
            })?;
        Ok(Self {
            opened,
            documents: &article.documents,
            adjudication,
            versions,
        })
    }

    fn all(&self) -> Vec<Difference> {
        let found = self.adjudication.disagreements().iter();
        found.map(|disagreement| self.row(disagreement)).collect()
    }

    fn row(&self, disagreement: &Disagreement) -> Difference {
        let text = &self.versions.text;
        let stretch = sentences_around(text, disagreement.place);
        let inside = |span: Span| {
            let from = stretch.start().get();
            (span.start().get() - from, span.end().get() - from)
        };
        let (label, quoted, respects, versions) = match &disagreement.subject {
            Subject::Mark {
                differ,
                versions,
                silent,
            } => {
                let said = versions
                    .iter()
                    .map(|version| self.version(version, stretch));
                let mut said: Vec<Version> = said.collect();
                if let Some(first) = silent.first() {
                    said.push(Version {
                        by: silent.clone(),
                        pieces: self.pieces(*first, stretch, &|_| false),
                        ..Version::default()
                    });
                }
                let first = &versions[0].mark;
                let respects = differ.iter().map(|d| respect(self.book(), d)).collect();
                (self.label(first), first, respects, said)
            }
            Subject::Links {
                kind,
                from,
                versions,
            } => {
                let link = self.book().link(kind);
                let name = link.map_or_else(|| kind.to_string(), |link| link.name.clone());
                let said = versions.iter().map(|version| {
                    let quotes: Vec<&str> = version.to.iter().map(|to| self.quote(to)).collect();
                    let ends: Vec<&Mark> = version
                        .to
                        .iter()
                        .chain([from])
                        .filter_map(|id| self.mark(id))
                        .collect();
                    let lit = |mark: &Mark| {
                        ends.iter()
                            .any(|end| end.spans == mark.spans && end.label == mark.label)
                    };
                    Version {
                        by: version.by.clone(),
                        pieces: self.pieces(version.by[0], stretch, &lit),
                        edges: None,
                        facts: vec![Fact {
                            respect: Respect::Links,
                            value: quotes.join("; "),
                        }],
                    }
                });
                (name, from, vec![Respect::Links], said.collect())
            }
        };
        Difference {
            label,
            respects,
            quote: self.quote(quoted).to_owned(),
            text: text.slice(stretch).to_owned(),
            start: stretch.start().get(),
            words: tokens(text, stretch)
                .iter()
                .map(|token| inside(token.span))
                .collect(),
            versions,
        }
    }

    fn version(&self, version: &MarkVersion, stretch: Span) -> Version {
        let Some(mark) = self.mark(&version.mark) else {
            return Version::default();
        };
        let lit = |other: &Mark| other.spans == mark.spans && other.label == mark.label;
        let (from, hull) = (stretch.start().get(), mark.spans.hull());
        Version {
            by: version.by.clone(),
            pieces: self.pieces(version.by[0], stretch, &lit),
            edges: Some((hull.start().get() - from, hull.end().get() - from)),
            facts: self.facts(mark),
        }
    }

    /// What is said of a mark: its label, whom it mentions, its attributes in the codebook's order.
    fn facts(&self, mark: &Mark) -> Vec<Fact> {
        let label = self.book().label(&mark.label);
        let mut facts = vec![Fact {
            respect: Respect::Label,
            value: label.map_or_else(|| mark.label.to_string(), |label| label.name.clone()),
        }];
        let entity = mark.entity.as_ref().and_then(|id| self.versions.entity(id));
        facts.extend(entity.map(|entity| Fact {
            respect: Respect::Entity,
            value: entity.name.clone(),
        }));
        let attributes = label.iter().flat_map(|label| &label.attributes);
        facts.extend(attributes.filter_map(|attribute| {
            let value = mark.attribute(&attribute.id)?;
            let listed = attribute.values.iter().find(|listed| listed.id == value);
            Some(Fact {
                respect: Respect::Attribute(attribute.name.clone()),
                value: listed.map_or(value, |listed| &listed.name).to_owned(),
            })
        }));
        facts
    }

    /// The stretch as an annotator has it.
    fn pieces(
        &self,
        side: usize,
        stretch: Span,
        lit: &dyn Fn(&Mark) -> bool,
    ) -> Vec<standpoint_protocol::formats::comparing::Piece> {
        pieces(self.documents[side], stretch, self.opened.counted(), lit)
    }

    fn book(&self) -> &Codebook {
        &self.versions.codebook
    }

    fn mark(&self, id: &MarkId) -> Option<&Mark> {
        self.versions.mark(id).map(AsRef::as_ref)
    }

    fn label(&self, id: &MarkId) -> String {
        let label = self.mark(id).map(|mark| &mark.label);
        let named = label.and_then(|label| self.book().label(label));
        named.map_or_else(
            || label.map(ToString::to_string).unwrap_or_default(),
            |label| label.name.clone(),
        )
    }

    fn quote(&self, id: &MarkId) -> &str {
        let hull = self.mark(id).map(|mark| mark.spans.hull());
        hull.map_or("", |hull| self.versions.text.slice(hull))
    }
}

/// The sentences that a place is in.
fn sentences_around(text: &Text, place: Span) -> Span {
    let first = text.sentence_at(place.start());
    let last = text.previous_grapheme(place.end()).max(place.start());
    first.cover(text.sentence_at(last)).cover(place)
}

fn respect(book: &Codebook, differ: &Differ) -> Respect {
    match differ {
        Differ::Presence => Respect::Presence,
        Differ::Edges => Respect::Edges,
        Differ::Label => Respect::Label,
        Differ::Entity => Respect::Entity,
        Differ::Attribute(id) => {
            let named = book.labels.iter().find_map(|label| label.attribute(id));
            Respect::Attribute(named.map_or_else(|| id.clone(), |a| a.name.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use standpoint_protocol::formats::Errand;

    use super::*;
    use crate::formats::annotators::tests::{annotator, comparison};
    use crate::formats::tests::{Looking, run_now};

    const TEXT: &str = "It rained. Kessia’s government rejected a joint inspection. Orlen waits.";

    #[test]
    fn each_annotator_is_in_one_version_and_the_sentence_is_whole_in_each() {
        let sides = vec![
            annotator("Ada", TEXT, &[("actor", "Kessia"), ("cue", "rejected")]),
            annotator(
                "Bo",
                TEXT,
                &[("actor", "Kessia’s government"), ("cue", "rejected")],
            ),
            annotator("Cy", TEXT, &[("actor", "Kessia"), ("uncertainty", "waits")]),
        ];
        let errand = Errand::Differ {
            of: Rc::new(comparison(sides)),
            article: 0,
        };
        let Ok(Outcome::Differences(rows)) = run_now(&errand, &Looking::for_parts(9)) else {
            panic!("compared");
        };
        let what: Vec<(&str, &str)> = rows
            .iter()
            .map(|r| (r.label.as_str(), r.quote.as_str()))
            .collect();
        assert!(what.contains(&("Actor", "Kessia")), "{what:?}");
        for row in &rows {
            let mut by: Vec<usize> = row.versions.iter().flat_map(|v| v.by.clone()).collect();
            by.sort_unstable();
            assert_eq!(by, [0, 1, 2], "{row:?}");
            assert_eq!(&TEXT[row.start..][..row.text.len()], row.text);
            for version in &row.versions {
                let words: String = version.pieces.iter().map(|p| p.words.as_str()).collect();
                assert_eq!(words, row.text);
                let lit = version
                    .pieces
                    .iter()
                    .any(|p| p.strokes.iter().any(|s| s.lit));
                assert_eq!(lit, version.edges.is_some());
            }
        }
        let cue = rows.iter().find(|row| row.label == "Cue").unwrap();
        assert_eq!(cue.respects, [Respect::Presence]);
        assert_eq!(
            (&cue.versions[0].by, &cue.versions[1].by),
            (&vec![0, 1], &vec![2])
        );
        let (start, end) = cue.versions[0].edges.unwrap();
        assert_eq!(&cue.text[start..end], "rejected");
        assert!(cue.words.contains(&(start, end)));
    }
}
