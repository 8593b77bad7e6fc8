//! Further up or down in a list; the order is that of the number keys.

use standpoint_annotation::Recode;
use web_sys::HtmlElement;
use yew::{
    Callback, Html, MouseEvent, Properties, component, html, use_effect_with, use_mut_ref,
    use_node_ref,
};

use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::part;
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
    let to = |to: Option<usize>| {
        let to = to.filter(|to| *to < ids.len())?;
        let mut order: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        order.swap(place, to);
        Some(change(order))
    };
    part!(Order {
        desk: desk.clone(),
        place,
        name: name.to_owned(),
        ways: [to(place.checked_sub(1)), to(Some(place + 1))],
    })
}

/// What the buttons are drawn from.
#[derive(Properties, PartialEq, Clone)]
struct Props {
    desk: Desk,
    /// Where in the list it stands.
    place: usize,
    /// What it is called.
    name: String,
    /// The changes that move it up and down, where it can go there.
    ways: [Option<Recode>; 2],
}

/// The names of the two ways.
const NAMES: [&str; 2] = ["codebook-up", "codebook-down"];

/// The buttons. The one that was pressed keeps the focus where the list is drawn anew; at an end of it
/// the other one gets it.
#[component]
fn Order(props: &Props) -> Html {
    let nodes = [use_node_ref(), use_node_ref()];
    let pressed = use_mut_ref(|| None::<usize>);
    {
        let (nodes, pressed) = (nodes.clone(), pressed.clone());
        let able = props.ways.clone().map(|way| way.is_some());
        use_effect_with(props.place, move |_| {
            let way = pressed.borrow_mut().take();
            let way = way.map(|way| if able[way] { way } else { 1 - way });
            let button = way.and_then(|way| nodes[way].cast::<HtmlElement>());
            if let Some(button) = button {
                // Refused only for what cannot be focused.
                let _ = button.focus();
            }
        });
    }
    let buttons = NAMES.iter().enumerate().map(|(way, name)| {
        let change = props.ways[way].clone();
        let disabled = change.is_none();
        let (desk, pressed) = (props.desk.clone(), pressed.clone());
        let moved = Callback::from(move |_: MouseEvent| {
            if let Some(change) = change.clone() {
                *pressed.borrow_mut() = Some(way);
                desk.send(Action::Coding(CodingAction::Recode(change)));
            }
        });
        let said = Message::new("codebook-order-of")
            .with("way", words(name))
            .with("name", props.name.as_str());
        html! {
            <button ref={nodes[way].clone()} key={*name} type="button" class="small" data-action={*name} aria-label={said.words()} {disabled} onclick={moved}>
                { words(name) }
            </button>
        }
    });
    html! { <div class="choices">{ for buttons }</div> }
}
