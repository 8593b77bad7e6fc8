//! A colour for the light page and one for the dark page: chosen from the palette or by itself, seen
//! on both pages and checked while it is chosen.

use standpoint_annotation::Codebook;
use standpoint_annotation::codebook::{Channel, Named, PALETTE};
use standpoint_annotation::colour::{Colour, Rgb};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{
    Callback, Html, InputEvent, MouseEvent, NodeRef, Properties, TargetCast, classes, component,
    html, use_effect_with, use_node_ref, use_state_eq,
};

use super::faults::{findings, named_words};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::legend::channel;
use crate::shell::naming::codebook;
use crate::state::tones::property;

/// What the field is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// Whose colour it is: a label or a value.
    pub whose: Named,
    /// The colour; none where the program chooses.
    pub colour: Option<Colour>,
    /// How it shows.
    pub channel: Channel,
    /// The classes that colour it where it has no colour of its own.
    pub tone: String,
    /// What to do with what was chosen.
    pub onsave: Callback<Option<Colour>>,
}

/// The field.
#[component]
pub fn ColourField(props: &Props) -> Html {
    let Props {
        view,
        whose,
        colour,
        channel: shown_as,
        tone,
        onsave,
    } = props;
    let draft = use_state_eq(|| *colour);
    {
        let draft = draft.clone();
        use_effect_with(*colour, move |colour| draft.set(*colour));
    }
    let samples = [use_node_ref(), use_node_ref()];
    {
        let (samples, property) = (samples.clone(), property(*shown_as));
        use_effect_with((*draft, *shown_as), move |(draft, _)| {
            let colours = draft.map(|colour| [colour.light, colour.dark]);
            for (place, sample) in samples.iter().enumerate() {
                paint(sample, property, colours.map(|colours| colours[place]));
            }
        });
    }
    let book = codebook(&view.state);
    let name = named_words(&book, whose);
    let swatch = |key: &'static str, look: String, label: String, to: Option<Colour>| {
        let onsave = onsave.clone();
        html! {
            <button
                key={look.clone()}
                type="button"
                class={classes!("swatch", look)}
                data-swatch={key}
                aria-label={label.clone()}
                title={label}
                aria-pressed={(*colour == to).to_string()}
                onclick={Callback::from(move |_: MouseEvent| onsave.emit(to))}
            />
        }
    };
    let palette = PALETTE.iter().enumerate().map(|(number, colour)| {
        let label = Message::new("codebook-swatch")
            .with("number", number + 1)
            .words();
        swatch("palette", format!("swatch-{number}"), label, Some(*colour))
    });
    let now = draft.unwrap_or(PALETTE[0]);
    let picker = |name: &'static str, value: Rgb, with: fn(Colour, Rgb) -> Colour| {
        let typed = {
            let draft = draft.clone();
            Callback::from(move |event: InputEvent| {
                let value = event.target_unchecked_into::<HtmlInputElement>().value();
                draft.set(value.parse().ok().map(|rgb| with(now, rgb)).or(*draft));
            })
        };
        let chosen = {
            let onsave = onsave.clone();
            Callback::from(move |event: yew::Event| {
                let value = event.target_unchecked_into::<HtmlInputElement>().value();
                if let Ok(rgb) = value.parse() {
                    onsave.emit(Some(with(now, rgb)));
                }
            })
        };
        html! {
            <label class="check">
                <input type="color" {name} value={value.to_string()} oninput={typed} onchange={chosen} />
                { words(name) }
            </label>
        }
    };
    let sample = |theme: &'static str, node: &NodeRef| {
        let (look, _) = channel(*shown_as);
        let look = classes!(
            "mark",
            look,
            (look == "tint").then_some("bracket"),
            tone.clone()
        );
        html! {
            <span class="sheet" data-theme={theme}>
                <span ref={node.clone()} class={look}>{ words("codebook-sample") }</span>
            </span>
        }
    };
    let said = wrong(view, &book, whose, *draft);
    html! {
        <div class="colour" role="group" aria-label={Message::new("codebook-colour-of").with("name", name).words()}>
            <div class="swatches">
                { for palette }
                { swatch("none", "swatch-none".to_owned(), words("codebook-no-colour"), None) }
            </div>
            { picker("codebook-light", now.light, |colour, light| Colour { light, ..colour }) }
            { picker("codebook-dark", now.dark, |colour, dark| Colour { dark, ..colour }) }
            <div class="samples" aria-hidden="true">
                { sample("light", &samples[0]) }
                { sample("dark", &samples[1]) }
            </div>
            <div role="status" data-testid="colour-findings">
                if said.is_empty() {
                    <p class="quiet">{ words("codebook-colour-well") }</p>
                }
                { for said.iter().map(|said| html! { <p class="complaint">{ said }</p> }) }
            </div>
        </div>
    }
}

/// What is wrong with a colour that is not kept yet.
fn wrong(view: &View, book: &Codebook, whose: &Named, colour: Option<Colour>) -> Vec<String> {
    let mut book = book.clone();
    let labels = &mut book.labels;
    match whose {
        Named::Label(id) => {
            if let Some(label) = labels.iter_mut().find(|label| label.id == *id) {
                label.colour = colour;
            }
        }
        Named::Value(id, attribute, value) => {
            let label = labels.iter_mut().find(|label| label.id == *id);
            let attributes = label.map(|label| label.attributes.iter_mut());
            let held = attributes.and_then(|mut all| all.find(|held| held.id == *attribute));
            let values = held.map(|held| held.values.iter_mut());
            if let Some(value) = values.and_then(|mut all| all.find(|held| held.id == *value)) {
                value.colour = colour;
            }
        }
        Named::Attribute(..) | Named::Link(_) => {}
    }
    let found = findings(&view.state, &book).into_iter();
    let own = found.filter(|found| found.colour && found.of.contains(whose));
    own.map(|found| found.said).collect()
}

/// Gives a sample its colour; without one, that of its classes. By the style's own interface: no
/// attribute `style` is allowed on the page.
fn paint(sample: &NodeRef, property: &str, colour: Option<Rgb>) {
    let Some(element) = sample.cast::<HtmlElement>() else {
        return;
    };
    let style = element.style();
    // Refused only for names and values that are none.
    let _ = match colour {
        Some(colour) => style.set_property(property, &colour.to_string()),
        None => style.remove_property(property).map(drop),
    };
}
