//! Further up or down in a list; the order is that of the number keys.

use standpoint_annotation::Recode;
use web_sys::HtmlElement;
use yew::{Callback, Html, MouseEvent, TargetCast, html};

use crate::desk::Desk;
use crate::effects::on_next_frame;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::coding::CodingAction;

/// Two buttons that move what has this id in a list of ids.
pub fn order(
    desk: &Desk,
    ids: &[&str],
    id: &str,
    name: &str,
    change: impl Fn(Vec<String>) -> Recode,
) -> Html {
    let place = ids.iter().position(|other| *other == id);
    let place = place.unwrap_or_default();
    let button = |way: &'static str, to: Option<usize>| {
        let to = to.filter(|to| *to < ids.len());
        let mut order: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        order.swap(place, to.unwrap_or(place));
        let (desk, change) = (desk.clone(), change(order));
        let moved = Callback::from(move |event: MouseEvent| {
            desk.send(Action::Coding(CodingAction::Recode(change.clone())));
            stay(&event);
        });
        let said = Message::new("codebook-order-of").with("way", words(way));
        html! {
            <button type="button" class="small" data-action={way} aria-label={said.with("name", name).words()} disabled={to.is_none()} onclick={moved}>
                { words(way) }
            </button>
        }
    };
    html! {
        <div class="choices">
            { button("codebook-up", place.checked_sub(1)) }
            { button("codebook-down", Some(place + 1)) }
        </div>
    }
}

/// Keeps the focus on the button that was pressed, which goes along with what it moves; at an end of
/// the list on the other one.
fn stay(event: &MouseEvent) {
    let Some(button) = event.target_dyn_into::<HtmlElement>() else {
        return;
    };
    on_next_frame(move || {
        let next = button
            .next_element_sibling()
            .or_else(|| button.previous_element_sibling());
        let other = next.and_then(|it| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(it).ok());
        let able = !button.has_attribute("disabled");
        if let Some(button) = Some(button).filter(|_| able).or(other) {
            // Refused only for what cannot be focused.
            let _ = button.focus();
        }
    });
}
