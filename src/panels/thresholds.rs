//! How sure the engine has to be, label by label, with what that shows.

use std::rc::Rc;

use standpoint_annotation::LabelId;
use web_sys::{Element, HtmlInputElement};
use yew::{
    Callback, Event, Html, InputEvent, Properties, TargetCast, component, html, use_memo,
    use_state_eq,
};

use super::reading::label_name;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::part;
use crate::state::thresholds::{STEP, confidence, percent};
use crate::state::withheld::Tally;
use crate::state::{Action, Article};
use crate::store::Access;

/// What the sliders are drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
}

/// A slider for each label of the codebook that the engine knows, folded away until it is wanted.
#[component]
pub fn Thresholds(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let toggled = {
        let (open, desk) = (open.clone(), props.view.desk.clone());
        Callback::from(move |event: Event| {
            let now = event
                .target_dyn_into::<Element>()
                .is_some_and(|details| details.has_attribute("open"));
            open.set(now);
            if now {
                desk.send(Action::Gather);
            }
        })
    };
    html! {
        <details class="thresholds" data-testid="thresholds" ontoggle={toggled}>
            <summary>{ words("thresholds-title") }</summary>
            if *open { { part::part::<Sliders>(props.clone(), None) } }
        </details>
    }
}

#[component]
fn Sliders(props: &Props) -> Html {
    let Props { view, article } = props;
    let labels = use_memo(
        (article.clone(), view.state.withheld.clone()),
        |(article, withheld)| {
            let labels = article.document.codebook.labels.iter().map(|label| {
                let tally = Tally::of(&article.document, withheld, &label.id);
                (label.id.clone(), tally)
            });
            let found = labels.filter(|(_, tally)| tally.all() > 0);
            found.collect::<Vec<_>>()
        },
    );
    let sliders = labels.iter().map(|(label, tally)| {
        part!(
            label.to_string(),
            Slider {
                view: view.clone(),
                label: label.clone(),
                name: label_name(&article.document, label),
                tally: tally.clone(),
                disabled: article.access == Access::Reader,
            }
        )
    });
    let is_usual = view.state.thresholds.changed().is_empty();
    html! {
        <>
            <p class="quiet">{ words("thresholds-how") }</p>
            { for sliders }
            <button
                type="button"
                class="small"
                data-testid="thresholds-usual"
                disabled={is_usual}
                onclick={view.act(|| Action::UsualThresholds)}
            >
                { words("thresholds-usual") }
            </button>
        </>
    }
}

#[derive(Properties, PartialEq, Clone)]
struct SliderProps {
    view: View,
    label: LabelId,
    name: String,
    tally: Tally,
    disabled: bool,
}

/// One label's slider. While it is dragged the count follows; the text follows when it is let go.
#[component]
fn Slider(props: &SliderProps) -> Html {
    let SliderProps {
        view,
        label,
        name,
        tally,
        disabled,
    } = props;
    let dragged = use_state_eq(|| None::<u8>);
    let set = view.state.thresholds.of(label);
    let input = {
        let dragged = dragged.clone();
        Callback::from(move |event: InputEvent| dragged.set(value(&event.target_unchecked_into())))
    };
    let change = {
        let (dragged, desk, label) = (dragged.clone(), view.desk.clone(), label.clone());
        Callback::from(move |event: Event| {
            dragged.set(None);
            if let Some(least) = value(&event.target_unchecked_into()) {
                desk.send(Action::Threshold(label.clone(), confidence(least)));
            }
        })
    };
    let at = dragged.unwrap_or(percent(set));
    let shown = match *dragged {
        Some(at) => tally.at(set, confidence(at)),
        None => tally.now(),
    };
    let count = Message::new("thresholds-count")
        .with("shown", shown)
        .with("all", tally.all())
        .words();
    let sure = Message::new("thresholds-sure").with("percent", usize::from(at));
    html! {
        <label class="slider" data-threshold={label.to_string()}>
            <span>{ name }</span>
            <input
                type="range"
                min="0"
                max="100"
                step={STEP.to_string()}
                value={at.to_string()}
                aria-valuetext={format!("{}, {count}", sure.words())}
                disabled={*disabled}
                oninput={input}
                onchange={change}
            />
            <output>{ sure.words() }<span class="quiet">{ count.clone() }</span></output>
        </label>
    }
}

fn value(slider: &HtmlInputElement) -> Option<u8> {
    slider.value().parse().ok()
}
