//! What a label means, beside the text: definition, examples, values and links.

use yew::{Html, classes, html};

use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::panels::reading::channel_class;
use crate::shell::button::named_button;
use crate::shell::naming::keyshortcuts;
use crate::state::Action;
use crate::state::tones::label_class;

/// The guideline that is asked for, if one is.
pub fn guide(view: &View) -> Html {
    let Some((article, id)) = view.state.article.as_ref().zip(view.state.guide.as_ref()) else {
        return Html::default();
    };
    let book = &article.document.codebook;
    let Some(label) = book.label(id) else {
        return Html::default();
    };
    let values = label.attributes.iter().filter(|a| !a.values.is_empty()).map(|attribute| {
        let lines = attribute.values.iter().map(|value| {
            html! { <li key={value.id.clone()}><b>{ &value.name }</b>{ " " }{ &value.definition }</li> }
        });
        html! { <><h4>{ &attribute.name }</h4><ul>{ for lines }</ul></> }
    });
    let links = book.links.iter().filter(|kind| kind.from.contains(id)).map(|kind| {
        let ends: Vec<&str> = kind.to.iter().filter_map(|id| Some(&*book.label(id)?.name)).collect();
        html! { <li key={kind.id.to_string()}><b>{ &kind.name }{ " → " }{ ends.join(", ") }</b>{ " " }{ &kind.definition }</li> }
    });
    let links: Vec<Html> = links.collect();
    let title = Message::new("guide-title").with("label", label.name.as_str());
    html! {
        <section class="guide" data-testid="guide" data-guide={id.to_string()} aria-label={title.words()} tabindex="0">
            <div class="card-top">
                <h2 class={classes!("chip", channel_class(label.channel), label_class(id))}>{ title.words() }</h2>
                { named_button(view, CommandId::Codebook, "small", words("guide-change")) }
                <button type="button" class="plain small" data-command="guide" aria-label={words("guide-close")} aria-keyshortcuts={keyshortcuts(&view.state, CommandId::Guide)} onclick={view.act(|| Action::Run(CommandId::Guide))}>
                    { words("sign-close") }
                </button>
            </div>
            <p>{ if label.definition.is_empty() { words("guide-none") } else { label.definition.clone() } }</p>
            if !label.examples.is_empty() {
                <h4>{ words("guide-examples") }</h4>
                <ul class="examples">{ for label.examples.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
            }
            { for values }
            if !links.is_empty() { <h4>{ words("group-links") }</h4><ul>{ for links }</ul> }
        </section>
    }
}
