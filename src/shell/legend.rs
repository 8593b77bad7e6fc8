//! How marks look, in words.

use standpoint_annotation::Codebook;
use standpoint_annotation::codebook::Channel;
use yew::{Html, classes, html};

use crate::i18n::words;

/// The codebook's labels as they look in the text.
pub fn legend(codebook: &Codebook) -> Html {
    let labels = codebook.labels.iter().map(|label| {
        let (look, how) = channel(label.channel);
        let sample = classes!(
            "mark",
            look,
            (look == "tint").then_some("bracket"),
            sample_colour(look)
        );
        html! {
            <li key={label.id.to_string()} title={label.definition.clone()}>
                <span class={sample}>{ &label.name }</span>{ " " }{ words(how) }
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

/// A channel's class and the message that describes it.
pub fn channel(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Underline => ("underline", "channel-underline"),
        Channel::Tint => ("tint", "channel-tint"),
        Channel::Wave => ("wave", "channel-wave"),
        Channel::Weight => ("weight", "channel-weight"),
    }
}

fn sample_colour(look: &str) -> &'static str {
    match look {
        "underline" => "kind-state",
        _ => "stance-opposes",
    }
}
