//! What each task makes of the project.

use std::collections::BTreeMap;

use standpoint_annotation::{Document, Mark};
use standpoint_text::Text;

use super::super::{Content, Dataset, DatasetError, Difference, Fate, Recipe, Task, Trust, Window};
use super::project::{SECOND, built, mark, project, recipe, suggested};

/// How many rows there are, and how often each label.
fn counted(dataset: &Dataset) -> (usize, Vec<(&str, usize)>) {
    let part = &dataset.report.parts[0];
    let labels = part
        .labels
        .iter()
        .map(|(label, count)| (label.as_str(), *count));
    (part.rows, labels.collect())
}

fn fates(dataset: &Dataset) -> BTreeMap<Fate, usize> {
    dataset.report.fates.iter().collect()
}

#[test]
fn tokens_of_decided_sentences() {
    let dataset = built(recipe(Task::Tokens));
    // Seven sentences without the one of “says”, which nobody has looked at. With it go Kessia and
    // the position in two pieces.
    let labels = vec![
        ("actor", 3),
        ("cue", 2),
        ("position", 2),
        ("uncertainty", 2),
    ];
    assert_eq!(counted(&dataset), (6, labels));
    let met = [
        (Fate::Undecided, 1),
        (Fate::Suggested, 1),
        (Fate::Rejected, 1),
        (Fate::Pieces, 1),
    ];
    assert_eq!(fates(&dataset), met.into());
}

#[test]
fn of_overlapping_marks_the_longest_is_tagged() {
    let mut recipe = recipe(Task::Tokens);
    recipe.evidence.silver = Some(0.8);
    let dataset = built(recipe);
    // Now with “says” and the position's two pieces; of “Kessia” the actor is left out, since the
    // position is read first and its piece is as long.
    let labels = vec![
        ("actor", 3),
        ("cue", 3),
        ("position", 4),
        ("uncertainty", 2),
    ];
    assert_eq!(counted(&dataset), (7, labels));
    assert_eq!(dataset.report.fates.count(Fate::Overlap), 1);
    assert_eq!(dataset.report.parts[0].silver, 1);
    let silver = dataset
        .samples
        .iter()
        .find(|sample| sample.trust != Trust::Gold)
        .unwrap();
    assert_eq!(
        (silver.text.as_str(), silver.trust),
        ("Kessia, she says, is right.", Trust::Silver(0.8))
    );
    // It begins after “Ode backs the dam. ”.
    assert_eq!((silver.start, silver.end), (19, 46));
}

#[test]
fn spans_overlap_as_they_are_and_rejected_ones_are_negatives() {
    let mut recipe = recipe(Task::Spans);
    recipe.evidence.silver = Some(0.5);
    recipe.evidence.negatives = true;
    recipe.labels = ["actor", "position", "uncertainty"]
        .map(str::to_owned)
        .into();
    let dataset = built(recipe);
    // Without the label “cue”, whose three marks are left out, nothing is undecided.
    let labels = vec![("actor", 4), ("position", 4), ("uncertainty", 2)];
    assert_eq!(counted(&dataset), (7, labels));
    assert_eq!(
        fates(&dataset),
        [(Fate::OtherLabel, 3), (Fate::Pieces, 1)].into()
    );
    let last = dataset.samples.last().unwrap();
    assert_eq!(last.content, Content::Spans(Vec::new()));
    assert_eq!((last.rejected[0].start, last.rejected[0].end), (0, 7));
}

#[test]
fn sentences_are_uncertain_or_not() {
    let dataset = built(recipe(Task::Uncertainty));
    // “may” and “Perhaps”; the rejected one leaves its sentence certain.
    assert_eq!(
        counted(&dataset),
        (7, vec![("certain", 5), ("uncertain", 2)])
    );
    let dataset = built(recipe(Task::UncertaintyType));
    assert_eq!(counted(&dataset), (7, vec![("epistemic", 1)]));
    assert_eq!(dataset.report.fates.count(Fate::NoType), 1);
    let dataset = built(recipe(Task::Position));
    assert_eq!(counted(&dataset), (7, vec![("none", 4), ("position", 3)]));
}

#[test]
fn stances_are_towards_actors_and_on_issues() {
    // Only the position about Kessia is directed at somebody.
    let dataset = built(recipe(Task::Stance));
    assert_eq!(counted(&dataset), (1, vec![("supports", 1)]));
    assert_eq!(dataset.samples[0].actor.as_deref(), Some("Kessia"));
    assert_eq!(dataset.report.fates.count(Fate::NoTarget), 2);
    // Nobody says anything of Kessia and of Ode in the first article, and of Ode in the second.
    assert_eq!(dataset.report.fates.count(Fate::Unlabelled), 3);
    let all = Recipe {
        unlabelled: 1.0,
        ..recipe(Task::Stance)
    };
    assert_eq!(
        counted(&built(all)),
        (4, vec![("none", 3), ("supports", 1)])
    );

    let dataset = built(recipe(Task::Pairs));
    assert_eq!(
        counted(&dataset),
        (2, vec![("opposes", 1), ("supports", 1)])
    );
    let pair = |row: usize| {
        (
            dataset.samples[row].actor.as_deref(),
            dataset.samples[row].issue.as_deref(),
        )
    };
    assert_eq!(pair(0), (Some("Kessia"), Some("a joint inspection")));
    assert_eq!(pair(1), (Some("Mira Ode"), Some("the dam")));
    assert_eq!(dataset.report.fates.count(Fate::NoIssue), 1);
}

#[test]
fn relations_are_within_a_window() {
    // One of the first article; of the second one, and one from each of two pieces.
    let dataset = built(recipe(Task::Relations));
    assert_eq!(counted(&dataset), (2, vec![("held_by", 4)]));
    let spans = |row: usize| match &dataset.samples[row].content {
        Content::Relations(spans, _) => spans.len(),
        _ => 0,
    };
    assert_eq!((spans(0), spans(1)), (3, 5));
    // By sentences Ode is too far from what she says of Kessia.
    let narrow = Recipe {
        window: Window::Sentence,
        ..recipe(Task::Relations)
    };
    let dataset = built(narrow);
    assert_eq!(counted(&dataset), (7, vec![("held_by", 2)]));
    assert_eq!(dataset.report.fates.count(Fate::FarLink), 1);
}

#[test]
fn articles_have_labels() {
    let dataset = built(recipe(Task::Documents));
    assert_eq!(counted(&dataset), (2, vec![("dam", 1), ("water", 2)]));
    assert_eq!(dataset.samples[1].text, SECOND);
}

#[test]
fn windows_without_a_label_are_kept_at_a_rate() {
    let mut recipe = recipe(Task::Uncertainty);
    recipe.unlabelled = 0.0;
    assert_eq!(counted(&built(recipe.clone())), (2, vec![("uncertain", 2)]));
    // A rejected suggestion makes its sentence worth keeping.
    recipe.evidence.negatives = true;
    let dataset = built(recipe);
    assert_eq!(
        counted(&dataset),
        (3, vec![("certain", 1), ("uncertain", 2)])
    );
    assert_eq!(dataset.report.fates.count(Fate::Unlabelled), 4);
}

#[test]
fn nothing_is_learned_from_articles_that_nobody_marked() {
    let mut documents = project();
    documents.push(Document::new("third", Text::new("Nobody was here.")));
    documents.push(Document::new("fourth", Text::new(" \n")));
    let dataset = Dataset::build(&documents, recipe(Task::Position), None).unwrap();
    assert_eq!(dataset.samples.len(), 7);
    assert_eq!(dataset.report.fates.count(Fate::Unmarked), 1);
    assert_eq!(dataset.report.fates.count(Fate::Wordless), 1);
    // Where somebody called it done, that there is no mark is an answer.
    documents[2].details.status = Some(standpoint_annotation::Status::Done);
    let dataset = Dataset::build(&documents, recipe(Task::Position), None).unwrap();
    assert_eq!(dataset.samples.len(), 8);
    let none = Dataset::build(&documents[3..], recipe(Task::Position), None).unwrap_err();
    let said = "there is nothing to learn from: 1 article without words is left out";
    assert_eq!(none.to_string(), said);
}

#[test]
fn what_the_codebook_lacks_is_refused() {
    let mut recipe = recipe(Task::Tokens);
    recipe.labels = vec!["hedge".to_owned()];
    let refused = Dataset::build(&project(), recipe, None).unwrap_err();
    let label = "hedge".to_owned();
    assert_eq!(
        refused,
        DatasetError::NoLabel {
            task: "tokens",
            label
        }
    );
}

#[test]
fn likely_wrong_labels_are_named() {
    // The rejected suggestion was a sure one. Of today's, one has another stance, one nobody
    // marked, one is not sure, and one is near what a person marked.
    let today = |document: &Document| -> Vec<Mark> {
        if document.id != "second" {
            return Vec::new();
        }
        let say = |label, words| mark(SECOND, "s", label, &[words]);
        vec![
            suggested(
                standpoint_annotation::State::Suggested,
                0.95,
                say("position", "the dam").with("stance", "opposes"),
            ),
            suggested(
                standpoint_annotation::State::Suggested,
                0.91,
                say("position", "Perhaps"),
            ),
            suggested(
                standpoint_annotation::State::Suggested,
                0.5,
                say("position", "Nothing"),
            ),
            suggested(
                standpoint_annotation::State::Suggested,
                0.99,
                say("position", "dam"),
            ),
        ]
    };
    let of = |task| {
        Dataset::build(&project(), recipe(task), Some(&today))
            .unwrap()
            .report
            .doubts
    };
    let doubts: Vec<String> = of(Task::Position).iter().map(ToString::to_string).collect();
    let wanted = [
        "second, character 10: the engine is sure of position “the dam” (0.95), stance opposes, and \
         it was given stance supports",
        "second, character 47: the engine is sure of position “Perhaps” (0.91), and nobody marked it",
    ];
    assert_eq!(doubts, wanted);
    let rejected = of(Task::Uncertainty);
    assert_eq!(rejected.len(), 1);
    assert_eq!(
        (rejected[0].words.as_str(), &rejected[0].about),
        ("Nothing", &Difference::Rejected)
    );
}
