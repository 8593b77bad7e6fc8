//! A box to paste an article into, where the clipboard cannot be read or there is no keyboard.

use web_sys::HtmlTextAreaElement;
use yew::{
    Callback, Html, KeyboardEvent, Properties, classes, component, html, use_node_ref, use_state_eq,
};

use super::button::command_button;
use super::dialog::Frame;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::words;
use crate::state::Action;

/// What the box is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The box.
#[component]
pub fn Paste(props: &Props) -> Html {
    let view = &props.view;
    let node = use_node_ref();
    let missing = use_state_eq(|| false);
    let mark = {
        let (desk, node, missing) = (view.desk.clone(), node.clone(), missing.clone());
        Callback::from(move |()| {
            let text = node
                .cast::<HtmlTextAreaElement>()
                .map(|area| area.value())
                .unwrap_or_default();
            missing.set(text.trim().is_empty());
            if !text.trim().is_empty() {
                desk.send(Action::Take(text));
            }
        })
    };
    let pressed = {
        let mark = mark.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                mark.emit(());
            }
        })
    };
    html! {
        <Frame desk={view.desk.clone()} title={words("paste-title")} class={classes!("wide")}>
            <div class="dialog-body">
                <label for="paste-text">{ words("paste-how") }</label>
                <textarea
                    ref={node}
                    id="paste-text"
                    dir="auto"
                    autofocus=true
                    spellcheck="false"
                    aria-describedby={missing.then_some("paste-missing")}
                    onkeydown={pressed}
                />
                if *missing {
                    <p id="paste-missing" class="complaint" role="alert">{ words("paste-missing") }</p>
                }
            </div>
            <div class="dialog-actions">
                { command_button(view, CommandId::Open, "") }
                <button type="button" class="primary" data-action="mark-text" onclick={Callback::from(move |_| mark.emit(()))}>
                    { words("paste-mark") }<kbd aria-hidden="true">{ words("paste-mark-key") }</kbd>
                </button>
            </div>
        </Frame>
    }
}
