//! Why a mark was suggested: which part of the engine found it, by what, and on what that rests.

use standpoint_annotation::{Mark, MarkId};
use standpoint_engine::Learned;
use standpoint_engine::why::{Evidence, LEARNED, LEARNED_BELIEF, LEARNED_NAME, Place};
use yew::{Html, html};

use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::button::named_button;
use crate::state::Workspace;
use crate::state::thresholds::percent;
use crate::state::update::applies;
use crate::state::workspace::Why;

/// The row "Why"; nothing for marks that nobody gave a reason for.
pub fn why_row(view: &View, mark: &Mark) -> Html {
    let Some(reason) = mark.origin.as_ref().and_then(|o| o.reason.as_deref()) else {
        return Html::default();
    };
    let said = if mark.is_by_engine() {
        let id = found_by(mark.label.as_str(), reason);
        Message::new(id).with("reason", reason).words()
    } else {
        reason.to_owned()
    };
    html! {
        <div class="row">
            <span class="name">{ words("why-title") }</span>
            <div class="values plain why" data-testid="why">
                <p>{ said }</p>
                if applies(&view.state, CommandId::Why) {
                    if view.state.why_open {
                        <div role="status" data-testid="rests">{ rests(&view.state, &mark.id) }</div>
                    }
                    { toggle(view) }
                }
            </div>
        </div>
    }
}

/// The sentence that says which part of the engine speaks.
fn found_by(label: &str, reason: &str) -> &'static str {
    match label {
        "actor" if reason.starts_with(LEARNED_NAME) => "why-learned-name",
        "actor" => "why-actor",
        "uncertainty" if reason == LEARNED_BELIEF => "why-learned-belief",
        "uncertainty" => "why-uncertainty",
        "cue" | "position" if reason.starts_with(LEARNED) => "why-learned",
        "cue" | "position" => "why-rule",
        _ => "why-engine",
    }
}

fn toggle(view: &View) -> Html {
    let name = if view.state.why_open {
        "why-less"
    } else {
        "why-more"
    };
    named_button(view, CommandId::Why, "small", words(name))
}

/// On what the learned layer says that its cue rests.
fn rests(state: &Workspace, mark: &MarkId) -> Html {
    match &state.why {
        Why::Answered { mark: of, learned } if of == mark => match learned {
            Some(learned) => answer(learned),
            None => html! { <p>{ words("why-not-learned") }</p> },
        },
        Why::Unanswered { mark: of } if of == mark => html! { <p>{ words("why-unanswered") }</p> },
        Why::NotHere { mark: of } if of == mark => html! { <p>{ words("why-no-deep") }</p> },
        _ => html! { <p>{ words("why-asking") }</p> },
    }
}

fn answer(learned: &Learned) -> Html {
    let id = if learned.rests_on.is_empty() {
        "why-learned-sure-anyway"
    } else {
        "why-learned-sure"
    };
    let sure = Message::new(id).with("percent", shown(learned.confidence));
    let evidence = learned
        .rests_on
        .iter()
        .map(|one| html! { <li>{ in_words(one).words() }</li> });
    html! {
        <>
            <p>{ sure.words() }</p>
            <ul>{ for evidence }</ul>
        </>
    }
}

fn in_words(evidence: &Evidence) -> Message {
    let id = match evidence.place {
        Place::Quotation => "why-without-quotation",
        Place::Itself => "why-without-itself",
        Place::Before => "why-without-before",
        Place::After => "why-without-after",
    };
    Message::new(id)
        .with("words", evidence.words.as_str())
        .with("percent", shown(evidence.without))
}

fn shown(share: f32) -> String {
    percent(f64::from(share)).to_string()
}

#[cfg(test)]
mod tests {
    use standpoint_engine::why::LEARNED_BODY;

    use super::*;

    #[test]
    fn a_learned_cue_is_told_from_a_rule() {
        assert_eq!(
            found_by("cue", "learned cue “said”, content after it"),
            "why-learned"
        );
        assert_eq!(
            found_by("position", "verb “said”, clause after it"),
            "why-rule"
        );
        assert_eq!(found_by("actor", "country name"), "why-actor");
        assert_eq!(found_by("actor", LEARNED_BODY), "why-learned-name");
        assert_eq!(
            found_by("uncertainty", LEARNED_BELIEF),
            "why-learned-belief"
        );
        assert_eq!(
            found_by("uncertainty", "word of uncertainty “may”"),
            "why-uncertainty"
        );
        assert_eq!(found_by("place", "country name"), "why-engine");
    }

    #[test]
    fn evidence_is_said_with_what_is_left_without_it() {
        let evidence = |place, without| Evidence {
            place,
            words: "Brandt".to_owned(),
            without,
        };
        let said = in_words(&evidence(Place::Before, 0.314)).words();
        assert!(said.contains("Brandt") && said.contains("31"), "{said}");
        let said = in_words(&evidence(Place::Quotation, 0.5)).words();
        assert!(!said.contains("Brandt") && said.contains("50"), "{said}");
    }
}
