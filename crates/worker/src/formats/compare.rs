//! How annotators agree, as rows of a table.

use standpoint_agreement::annotators::{
    Agreement, Figure, Figures, Left as NotCompared, Pairing, agree,
};
use standpoint_annotation::Codebook;
use standpoint_protocol::formats::comparing::{Compared, Comparison, Left, Row, Sheet, WhyLeft};
use standpoint_protocol::formats::{Failure, Outcome};

use super::annotators::{Annotated, open_all};
use super::{Ended, Watch};

/// Compares annotators on the texts that all of them marked.
pub(super) async fn run(of: &Comparison, watch: &impl Watch) -> Result<Outcome, Ended> {
    let opened = open_all(of, 1, watch).await?;
    let sides = opened.sides();
    let agreement = agree(&sides, opened.counted());
    if agreement.articles.is_empty() {
        let left = agreement.left.into_iter().map(left).collect();
        return Err(Failure::NoCommonText { left }.into());
    }
    let rows = rows(&opened, agreement)?;
    Ok(Outcome::Compared(Box::new(rows)))
}

fn rows(opened: &Annotated, agreement: Agreement) -> Result<Compared, Failure> {
    let sides = opened.sides();
    let pairing = Pairing::of(&sides);
    let mut articles = Vec::with_capacity(pairing.articles.len());
    for (article, agreed) in pairing.articles.iter().zip(agreement.articles) {
        let book = &article.documents[0].codebook;
        articles.push(Sheet {
            id: agreed.id,
            title: agreed.title,
            differences: opened.adjudication(article)?.disagreements().len(),
            ..sheet(book, &agreed.figures)
        });
    }
    let book = &pairing.articles[0].documents[0].codebook;
    Ok(Compared {
        overall: Sheet {
            differences: articles.iter().map(|sheet| sheet.differences).sum(),
            ..sheet(book, &agreement.overall)
        },
        articles,
        left: agreement.left.into_iter().map(left).collect(),
    })
}

fn sheet(book: &Codebook, figures: &Figures) -> Sheet {
    let labels = figures.labels.iter().map(|(id, label)| {
        let known = book.labels.iter().find(|known| known.id.as_str() == id);
        let name = known.map_or(id, |known| &known.name);
        let figures = [label.exact_f1, label.matched_f1, label.alpha];
        let figures = figures.map(|figure| Figure(figure).to_string());
        let cells = std::iter::once(joined(&label.marks)).chain(figures);
        row(id, name, cells.collect())
    });
    let attributes = figures.attributes.iter().map(|(id, attribute)| {
        let alike = format!("{} of {}", attribute.alike, attribute.compared);
        let kappa = Figure(attribute.kappa).to_string();
        row(id, &attribute_name(book, id), vec![alike, kappa])
    });
    let links = figures.links.iter().map(|(id, link)| {
        let known = book.links.iter().find(|known| known.id.as_str() == id);
        let name = known.map_or(id, |known| &known.name);
        row(id, name, vec![Figure(link.f1).to_string()])
    });
    Sheet {
        articles: figures.basis.articles,
        words: figures.basis.words,
        characters: figures.basis.characters,
        marks: joined(&figures.basis.marks),
        labels: labels.collect(),
        attributes: attributes.collect(),
        links: links.collect(),
        ..Sheet::default()
    }
}

fn row(id: &str, name: &str, cells: Vec<String>) -> Row {
    Row {
        id: id.to_owned(),
        name: name.to_owned(),
        cells,
    }
}

fn left(left: NotCompared) -> Left {
    match left {
        NotCompared::OtherText {
            id,
            annotator,
            differs_from,
            at,
        } => Left {
            why: WhyLeft::OtherText,
            id,
            annotator,
            other: differs_from,
            at: at + 1,
        },
        NotCompared::NotByAll {
            id,
            annotator,
            missing,
        } => Left {
            why: WhyLeft::NotByAll,
            id,
            annotator,
            other: missing,
            at: 0,
        },
        NotCompared::Twice { id, annotator } => Left {
            why: WhyLeft::Twice,
            id,
            annotator,
            other: String::new(),
            at: 0,
        },
    }
}

fn attribute_name(book: &Codebook, id: &str) -> String {
    let named = book.labels.iter().find_map(|label| label.attribute(id));
    named.map_or_else(|| id.to_owned(), |attribute| attribute.name.clone())
}

fn joined(counts: &[usize]) -> String {
    let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
    counts.join(" / ")
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use standpoint_annotation::{DocumentEntry, Project};
    use standpoint_formats::project::write_project;
    use standpoint_protocol::formats::Errand;
    use standpoint_protocol::formats::comparing::Annotator;

    use super::*;
    use crate::formats::annotators::tests::{annotator, comparison};
    use crate::formats::tests::{Looking, run_now};

    const TEXT: &str = "Kessia rejected a joint inspection. Orlen will wait.";

    fn compare(of: Comparison, watch: &Looking) -> Result<Outcome, Ended> {
        run_now(&Errand::Compare(Rc::new(of)), watch)
    }

    #[test]
    fn the_rows_are_what_the_command_line_prints() {
        let ada = annotator("Ada", TEXT, &[("actor", "Kessia"), ("actor", "Orlen")]);
        let bo = annotator("Bo", TEXT, &[("actor", "Kessia"), ("cue", "rejected")]);
        let of = comparison(vec![ada, bo]);
        let watch = Looking::for_parts(9);
        let Ok(Outcome::Compared(compared)) = compare(of.clone(), &watch) else {
            panic!("compared");
        };
        assert_eq!(watch.seen.get(), 2, "a part for each file");
        let opened = run_now_open(&of);
        let printed = agree(&opened.sides(), opened.counted()).to_string();
        let lines: Vec<Vec<&str>> = printed
            .lines()
            .map(|l| l.split_whitespace().collect())
            .collect();
        for row in &compared.overall.labels {
            let cells = row.cells.iter().flat_map(|cell| cell.split(' '));
            let cells: Vec<&str> = std::iter::once(row.id.as_str()).chain(cells).collect();
            assert!(lines.contains(&cells), "{cells:?} in\n{printed}");
        }
        assert_eq!(compared.overall.labels[0].name, "Actor");
        assert_eq!(compared.articles[0].title, "The dam");
        assert_eq!(compared.overall.differences, 2);
    }

    fn run_now_open(of: &Comparison) -> Annotated<'_> {
        crate::formats::tests::now(open_all(of, 0, &Looking::for_parts(9))).unwrap()
    }

    #[test]
    fn a_project_in_one_file_is_all_of_its_documents() {
        let json =
            |annotator: &Annotator| String::from_utf8(annotator.files[0].bytes.0.clone()).unwrap();
        let ada = annotator("Ada", TEXT, &[("actor", "Kessia")]);
        let entry = DocumentEntry {
            id: "dam".to_owned(),
            ..DocumentEntry::default()
        };
        let documents = vec![(entry, json(&ada))];
        let zip = write_project(&Project::default(), "", documents).unwrap();
        let mut packed = ada.clone();
        packed.files[0].bytes = zip.into();
        packed.name = "Bo".to_owned();
        let of = comparison(vec![ada, packed]);
        let Ok(Outcome::Compared(compared)) = compare(of, &Looking::for_parts(9)) else {
            panic!("compared");
        };
        assert_eq!(compared.articles.len(), 1);
        assert_eq!(compared.overall.differences, 0);
    }

    #[test]
    fn it_ends_when_it_is_cancelled() {
        let side = |name| annotator(name, TEXT, &[]);
        let watch = Looking::for_parts(1);
        let ended = compare(comparison(vec![side("Ada"), side("Bo")]), &watch);
        assert_eq!(ended, Err(Ended::Cancelled));
        assert_eq!(watch.seen.get(), 2);
    }

    #[test]
    fn what_cannot_be_compared_is_said() {
        let with = |change: fn(&mut Comparison)| {
            let side = |name| annotator(name, TEXT, &[]);
            let mut of = comparison(vec![side("Ada"), side("Bo")]);
            change(&mut of);
            match compare(of, &Looking::for_parts(9)) {
                Err(Ended::Failed(failure)) => failure,
                other => panic!("{other:?}"),
            }
        };
        let other_text = with(|of| of.annotators[1] = annotator("Bo", "Kessia did not.", &[]));
        let Failure::NoCommonText { left } = other_text else {
            panic!("{other_text:?}");
        };
        assert_eq!(left.len(), 2, "both sides hear why");
        let text = with(|of| {
            let file = &mut of.annotators[0].files[0];
            file.name = "ada.txt".to_owned();
            file.bytes = b"Only words.".to_vec().into();
        });
        assert_eq!(
            text,
            Failure::NoMarks {
                file: "ada.txt".to_owned()
            }
        );
        let broken = with(|of| of.annotators[0].files[0].bytes = b"{\"format\": ".to_vec().into());
        assert!(matches!(broken, Failure::Unreadable { .. }), "{broken:?}");
        let namesakes = with(|of| of.annotators[1].name = "Ada".to_owned());
        assert!(
            matches!(namesakes, Failure::Refused { .. }),
            "{namesakes:?}"
        );
    }
}
