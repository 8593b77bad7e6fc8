//! Where a mark comes from, and who decided on it.

use standpoint_annotation::{ENGINE, Mark, Origin, State};
use yew::{Html, html};

use crate::desk::PERSON;
use crate::i18n::{Message, words};

/// The row "Marked by".
pub fn origin_row(mark: &Mark) -> Html {
    let made = mark.origin.as_ref().map(made);
    let said = match (made, decided(mark)) {
        (Some(made), Some(decided)) => Message::new("origin-made-and-decided")
            .with("made", made)
            .with("decided", decided)
            .words(),
        (Some(made), None) => made,
        (None, Some(decided)) => decided,
        (None, None) => return Html::default(),
    };
    html! {
        <div class="row">
            <span class="name">{ words("origin-marked-by") }</span>
            <span class="values plain" data-testid="origin">{ said }</span>
        </div>
    }
}

fn made(origin: &Origin) -> String {
    match (origin.by.as_str(), origin.confidence) {
        (ENGINE, Some(confidence)) => Message::new("origin-engine-sure")
            .with("confidence", format!("{confidence:.2}"))
            .words(),
        (ENGINE, None) => words("origin-engine"),
        (PERSON, _) => words("origin-you"),
        (other, _) => other.to_owned(),
    }
}

fn decided(mark: &Mark) -> Option<String> {
    let by = mark.decided.as_ref()?.by.as_str();
    let who = if by == PERSON {
        words("origin-you")
    } else {
        by.to_owned()
    };
    let id = match mark.state {
        State::Accepted => "origin-accepted",
        State::Rejected => "origin-rejected",
        State::Suggested => return None,
    };
    Some(Message::new(id).with("who", who).words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_says_how_sure_it_is_to_two_digits() {
        let origin = Origin {
            by: ENGINE.to_owned(),
            confidence: Some(0.936),
            ..Origin::default()
        };
        assert!(made(&origin).ends_with("0.94"));
        assert_eq!(
            made(&Origin {
                by: "ada".to_owned(),
                ..Origin::default()
            }),
            "ada"
        );
    }
}
