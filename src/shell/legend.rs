//! How marks look, in words; each label a way to its guideline.

use standpoint_annotation::State;
use standpoint_annotation::codebook::{Channel, Label};
use yew::{Html, classes, html};

use super::naming::codebook;
use crate::desk::View;
use crate::i18n::words;
use crate::state::coding::CodingAction;
use crate::state::tones::label_class;
use crate::state::{Action, Workspace};

/// The codebook's labels as they look in the text.
pub fn legend(view: &View) -> Html {
    let book = codebook(&view.state);
    let shown = book
        .labels
        .iter()
        .filter(|label| !label.retired || is_there(&view.state, label));
    let labels = shown.map(|label| {
        let (look, how) = channel(label.channel);
        let sample = classes!(
            "mark",
            look,
            (look == "tint").then_some("bracket"),
            sample_colour(look),
            label_class(&label.id)
        );
        let id = label.id.clone();
        let guide = view.state.guide.as_ref() == Some(&label.id);
        html! {
            <li key={label.id.to_string()}>
                <button
                    type="button"
                    class="plain guided"
                    title={label.definition.clone()}
                    data-guide-of={label.id.to_string()}
                    aria-pressed={guide.to_string()}
                    disabled={view.state.article.is_none()}
                    onclick={view.act(move || Action::Coding(CodingAction::Guide(id.clone())))}
                >
                    <span class={sample}>{ &label.name }</span>
                </button>
                { " " }{ words(how) }
                if label.retired { { ", " }{ words("codebook-retired") } }
            </li>
        }
    });
    html! {
        <ul class="legend">
            { for labels }
            <li key="">
                <span class="mark suggested suggested-starts suggested-ends">{ words("legend-dashed") }</span>{ " " }
                { words("legend-suggested") }
            </li>
        </ul>
    }
}

/// Whether any mark in the text has a label.
fn is_there(state: &Workspace, label: &Label) -> bool {
    let states = [State::Suggested, State::Accepted];
    let open = state.article.as_ref();
    open.is_some_and(|article| {
        states
            .iter()
            .any(|state| article.document.count_of(&label.id, *state) > 0)
    })
}

/// A channel's class and the message that describes it.
pub fn channel(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Underline => ("underline", "channel-underline"),
        Channel::Tint => ("tint", "channel-tint"),
        Channel::Wave => ("wave", "channel-wave"),
        Channel::Weight => ("weight", "channel-weight"),
    }
}

/// What a label without a colour of its own is shown with.
fn sample_colour(look: &str) -> &'static str {
    match look {
        "underline" => "sample-kind",
        _ => "sample-stance",
    }
}
