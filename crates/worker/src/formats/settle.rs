//! The document in which differences are settled.

use standpoint_agreement::adjudication::{Adjudication, Choice as Settled};
use standpoint_annotation::json::to_json;
use standpoint_annotation::{CommandError, Decided, Document, Spans, Unknown};
use standpoint_protocol::formats::comparing::{Choice, Chosen, Comparison, Settling};
use standpoint_protocol::formats::{Failure, Outcome};
use standpoint_text::Span;

use super::annotators::{open_all, refused};
use super::{Ended, Watch};

/// What the adjudicated document's id ends in.
const ID_END: &str = "-adjudicated";

/// Makes the document in which these choices are made.
pub(super) async fn run(
    of: &Comparison,
    settling: &Settling,
    watch: &impl Watch,
) -> Result<Outcome, Ended> {
    let opened = open_all(of, 1, watch).await?;
    let article = opened.article(settling.article)?;
    let adjudication = opened.adjudication(&article)?;
    let id = format!("{}{ID_END}", article.documents[0].id);
    let mut document = adjudication.document(&id).map_err(|error| misfit(&error))?;
    document.details.title.clone_from(&settling.title);
    for chosen in &settling.choices {
        settle(&adjudication, &mut document, chosen, &settling.by)?;
    }
    Ok(Outcome::Document(to_json(&document)))
}

fn settle(
    adjudication: &Adjudication,
    document: &mut Document,
    chosen: &Chosen,
    by: &str,
) -> Result<(), Failure> {
    let decided = Decided {
        by: by.to_owned(),
        at: chosen.at.clone(),
        unknown: Unknown::new(),
    };
    let choice = match &chosen.choice {
        Choice::Annotators(sides) => Settled::Annotators(sides.clone()),
        Choice::Edges { like, start, end } => Settled::Edges {
            like: *like,
            spans: Spans::one(Span::from_bytes(*start, *end)),
        },
    };
    let settlement = adjudication
        .settle(document, chosen.difference, &choice, &decided)
        .map_err(|error| refused(&error))?;
    match settlement.plan(document) {
        Ok(step) => {
            // Planned for this document, so every edit fits.
            let _ = document.apply_all(&step.edits);
            Ok(())
        }
        // The same choice made twice.
        Err(CommandError::NothingToDo) => Ok(()),
        Err(error) => Err(misfit(&error)),
    }
}

fn misfit(error: &CommandError) -> Failure {
    let detail = error.to_string();
    Failure::Refused { detail }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use standpoint_annotation::State;
    use standpoint_annotation::json::from_json;
    use standpoint_protocol::formats::Errand;

    use super::*;
    use crate::formats::annotators::tests::{annotator, comparison};
    use crate::formats::tests::{Looking, run_now};

    const TEXT: &str = "Kessia’s government rejected a joint inspection. Orlen waits.";

    fn settled(choices: Vec<Choice>) -> Result<Document, Ended> {
        let sides = vec![
            annotator("Ada", TEXT, &[("actor", "Kessia"), ("cue", "rejected")]),
            annotator("Bo", TEXT, &[("actor", "Kessia’s"), ("cue", "rejected")]),
        ];
        let choices = choices.into_iter().map(|choice| Chosen {
            difference: 0,
            choice,
            at: "2026-03-05T09:12:44Z".to_owned(),
        });
        let settling = Settling {
            article: 0,
            title: "The dam, settled".to_owned(),
            by: "Cy".to_owned(),
            choices: choices.collect(),
        };
        let of = Rc::new(comparison(sides));
        match run_now(&Errand::Settle { of, settling }, &Looking::for_parts(9)) {
            Ok(Outcome::Document(json)) => Ok(from_json(&json).unwrap().document),
            Ok(other) => panic!("{other:?}"),
            Err(ended) => Err(ended),
        }
    }

    /// Each accepted mark: its words, and who said it.
    fn accepted(document: &Document) -> Vec<String> {
        let marks = document.marks_in_order();
        let accepted = marks.filter(|mark| mark.state == State::Accepted);
        let said = accepted.map(|mark| {
            let by = mark.said_by.join(" and ");
            format!("{} by {by}", document.quote(mark))
        });
        said.collect()
    }

    #[test]
    fn the_last_choice_stands_and_who_said_what_is_kept() {
        let taken = |sides: &[usize]| Choice::Annotators(sides.to_vec());
        let document = settled(vec![taken(&[0]), taken(&[1]), taken(&[1])]).unwrap();
        assert_eq!(document.id, "dam-adjudicated");
        assert_eq!(document.details.title, "The dam, settled");
        assert_eq!(
            accepted(&document),
            ["Kessia’s by Bo", "rejected by Ada and Bo"]
        );
        let rejected = document
            .marks()
            .find(|mark| mark.state == State::Rejected)
            .unwrap();
        assert_eq!(rejected.said_by, ["Ada"]);
        assert_eq!(rejected.decided.as_ref().unwrap().by, "Cy");
    }

    #[test]
    fn other_edges_are_the_settlers_own() {
        let edges = Choice::Edges {
            like: 0,
            start: 0,
            end: TEXT.find(" rejected").unwrap(),
        };
        let document = settled(vec![edges]).unwrap();
        assert_eq!(
            accepted(&document)[0],
            "Kessia’s government by ",
            "nobody said so"
        );
    }

    #[test]
    fn a_choice_that_does_not_fit_is_refused() {
        let ended = settled(vec![Choice::Annotators(vec![7])]);
        assert!(matches!(ended, Err(Ended::Failed(Failure::Refused { .. }))));
        let outside = Choice::Edges {
            like: 0,
            start: 0,
            end: 9_999,
        };
        let ended = settled(vec![outside]);
        assert!(matches!(ended, Err(Ended::Failed(Failure::Refused { .. }))));
    }
}
