//! How annotators agree.

use standpoint_agreement::Counted;
use standpoint_agreement::annotators::{Annotator as Side, agree};
use standpoint_protocol::formats::{Annotator, Failure, Outcome};

use super::annotators::open_all;
use super::{Ended, Watch};

/// Compares annotators on the texts that all of them marked.
pub(super) async fn run(
    annotators: &[Annotator],
    counted: Counted,
    watch: &impl Watch,
) -> Result<Outcome, Ended> {
    let opened = open_all(annotators, 1, watch).await?;
    let sides: Vec<Side> = opened
        .iter()
        .map(|annotated| Side {
            name: annotated.name,
            documents: annotated.documents.iter().collect(),
        })
        .collect();
    let agreement = agree(&sides, counted);
    if agreement.articles.is_empty() {
        return Err(Failure::NoCommonText.into());
    }
    let json = serde_json::to_string(&agreement).map_err(|error| Failure::Unwritable {
        detail: error.to_string(),
    })?;
    Ok(Outcome::Agreement(json))
}

#[cfg(test)]
mod tests {
    use standpoint_agreement::annotators::Agreement;
    use standpoint_protocol::formats::{Errand, File};

    use super::*;
    use crate::formats::tests::{Looking, run_now};

    fn annotator(name: &str, text: &str, end: usize) -> Annotator {
        let quote: String = text.chars().take(end).collect();
        let json = serde_json::json!({
            "format": "standpoint/1", "id": "a", "offsets": "code_points", "text": text,
            "marks": [{"id": "m1", "label": "actor", "state": "accepted",
                       "spans": [{"start": 0, "end": end, "quote": quote}]}],
        });
        Annotator {
            name: name.to_owned(),
            files: vec![File {
                name: format!("{name}.json"),
                bytes: json.to_string().into_bytes().into(),
            }],
        }
    }

    fn errand(annotators: Vec<Annotator>) -> Errand {
        Errand::Agree {
            annotators,
            counted: Counted::Accepted,
        }
    }

    #[test]
    fn annotators_of_one_text_are_compared() {
        let text = "Kessia rejected a joint inspection.";
        let both = vec![annotator("Ada", text, 6), annotator("Bo", text, 6)];
        let watch = Looking::for_parts(9);
        let Ok(Outcome::Agreement(json)) = run_now(&errand(both), &watch) else {
            panic!("compared");
        };
        let agreement: Agreement = serde_json::from_str(&json).unwrap();
        assert_eq!(watch.seen.get(), 2, "a part for each file");
        assert_eq!(agreement.annotators, ["Ada", "Bo"]);
        let actors = agreement.overall.labels.get("actor").unwrap();
        assert_eq!(actors.exact_f1, Some(1.0));
    }

    #[test]
    fn it_ends_when_it_is_cancelled() {
        let both = vec![annotator("Ada", "One.", 3), annotator("Bo", "One.", 3)];
        let watch = Looking::for_parts(1);
        assert_eq!(run_now(&errand(both), &watch), Err(Ended::Cancelled));
        assert_eq!(watch.seen.get(), 2);
    }

    #[test]
    fn what_cannot_be_compared_is_said() {
        let watch = Looking::for_parts(9);
        let other = vec![annotator("Ada", "One.", 3), annotator("Bo", "Two.", 3)];
        assert_eq!(
            run_now(&errand(other), &watch),
            Err(Ended::Failed(Failure::NoCommonText))
        );
        let mut text = annotator("Ada", "One.", 3);
        text.files[0].bytes = b"Only words.".to_vec().into();
        text.files[0].name = "ada.txt".to_owned();
        let text = vec![text, annotator("Bo", "One.", 3)];
        let file = "ada.txt".to_owned();
        assert_eq!(
            run_now(&errand(text), &watch),
            Err(Ended::Failed(Failure::NoMarks { file }))
        );
        let mut broken = annotator("Ada", "One.", 3);
        broken.files[0].bytes = b"{\"format\": ".to_vec().into();
        let broken = vec![broken, annotator("Bo", "One.", 3)];
        assert!(matches!(
            run_now(&errand(broken), &watch),
            Err(Ended::Failed(Failure::Unreadable { .. }))
        ));
    }
}
