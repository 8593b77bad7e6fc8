//! The value of an attribute: one key opens this, the next one picks. Free words with those that the
//! project has already.

use std::collections::BTreeMap;
use std::rc::Rc;

use standpoint_annotation::codebook::{Attribute, Value};
use standpoint_annotation::{Command, Mark, MarkId};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{Callback, Html, KeyboardEvent, Properties, component, html, use_memo};

use super::completion::{Completion, Offered, Written};
use super::dialog::{Frame, leave};
use crate::commands::{Chord, capital};
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::part;
use crate::state::{Action, Article, Dialog, Workspace};

/// What the choice is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The mark of which something is said.
    pub mark: MarkId,
    /// The attribute.
    pub attribute: String,
}

/// The values with their keys, or a line to write in.
#[component]
pub fn Choose(props: &Props) -> Html {
    let Props {
        view,
        mark,
        attribute,
    } = props;
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let Some(mark) = article.document.mark(mark) else {
        return Html::default();
    };
    let label = article.document.codebook.label(&mark.label);
    let Some(attribute) = label.and_then(|label| label.attribute(attribute)) else {
        return Html::default();
    };
    let body = if attribute.values.is_empty() {
        part!(Words {
            view: view.clone(),
            article: Rc::clone(article),
            attribute: attribute.id.clone(),
            name: attribute.name.clone(),
            value: mark.attribute(&attribute.id).unwrap_or_default().to_owned(),
            ondone: saying(&view.desk, mark, &attribute.id),
        })
    } else {
        values(view, mark, attribute)
    };
    html! {
        <Frame desk={view.desk.clone()} title={attribute.name.clone()} class="choose">
            <div class="dialog-body">
                <p class="quiet quoted" dir="auto">{ article.document.quote(mark) }</p>
                { body }
            </div>
        </Frame>
    }
}

/// Says it of the mark, and closes.
fn saying(desk: &Desk, mark: &Mark, attribute: &str) -> Callback<String> {
    let (desk, mark, attribute) = (desk.clone(), mark.id.clone(), attribute.to_owned());
    Callback::from(move |value: String| {
        leave(&desk);
        desk.send(Action::Edit(Command::SetAttribute {
            marks: vec![mark.clone()],
            attribute: attribute.clone(),
            value: Some(value).filter(|value| !value.is_empty()),
        }));
    })
}

/// A button for each value, with its number and its letter. The chosen one is taken back.
fn values(view: &View, mark: &Mark, attribute: &Attribute) -> Html {
    let say = saying(&view.desk, mark, &attribute.id);
    let now = mark.attribute(&attribute.id);
    let is_now = |value: &Value| now == Some(value.id.as_str());
    let letters = letters(&attribute.values);
    let first = attribute.values.iter().position(is_now).unwrap_or(0);
    let rows = attribute.values.iter().enumerate().map(|(place, value)| {
        let say = say.clone();
        let chosen = if is_now(value) {
            String::new()
        } else {
            value.id.clone()
        };
        let letter =
            letters[place].map(|letter| html! { <kbd>{ capital(&letter.to_string()) }</kbd> });
        html! {
            <button
                key={value.id.clone()}
                type="button"
                class="option"
                data-choice={value.id.clone()}
                autofocus={place == first}
                aria-pressed={is_now(value).to_string()}
                onclick={Callback::from(move |_| say.emit(chosen.clone()))}
            >
                <span>{ &value.name }</span><small>{ &value.definition }</small>
                { letter }
                if place < 9 { <kbd>{ place + 1 }</kbd> }
            </button>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let pressed = Callback::from(|event: KeyboardEvent| walk(&event));
    html! {
        <>
            <div class="options" role="group" aria-label={attribute.name.clone()} onkeydown={pressed}>{ for rows }</div>
            <p class="quiet">{ words("choose-how") }</p>
        </>
    }
}

/// The value that a key stands for in the choice that is open, and saying it: asked from the window,
/// so that a key that comes before the choice is drawn counts, too.
pub fn picked(state: &Workspace, chord: &Chord) -> Option<Action> {
    let Some(Dialog::Choose(id, attribute)) = &state.dialog else {
        return None;
    };
    let document = &state.article.as_ref()?.document;
    let mark = document.mark(id)?;
    let attribute = document.codebook.label(&mark.label)?.attribute(attribute)?;
    let bare = Some(&chord.key).filter(|_| chord.is_single_sign());
    let letter = |key: &str| {
        let mut letters = letters(&attribute.values).into_iter();
        letters.position(|known| known.is_some_and(|c| key == c.to_string()))
    };
    let place = match bare?.parse::<usize>() {
        Ok(number) => number.checked_sub(1)?,
        Err(_) => letter(bare?)?,
    };
    let value = &attribute.values.get(place)?.id;
    let value = Some(value.clone()).filter(|value| mark.attribute(&attribute.id) != Some(value));
    Some(Action::Edit(Command::SetAttribute {
        marks: vec![id.clone()],
        attribute: attribute.id.clone(),
        value,
    }))
}

/// A letter for each value: the codebook's own key for it, or else the first of its name that no
/// other value has.
fn letters(values: &[Value]) -> Vec<Option<char>> {
    let own = |value: &Value| value.key.as_ref()?.to_lowercase().chars().next();
    let mut given: Vec<Option<char>> = values.iter().map(own).collect();
    for (place, value) in values.iter().enumerate() {
        let name = value.name.to_lowercase();
        let mut free = name
            .chars()
            .filter(|c| c.is_alphabetic() && !given.contains(&Some(*c)));
        given[place] = given[place].or_else(|| free.next());
    }
    given
}

/// Arrows go from value to value.
fn walk(event: &KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    event.prevent_default();
    let here = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let next = here.and_then(|here| {
        if down {
            here.next_element_sibling()
        } else {
            here.previous_element_sibling()
        }
    });
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        // Refused only for what cannot be focused.
        let _ = next.focus();
    }
}

/// What free words are drawn from.
#[derive(Properties, PartialEq, Clone)]
struct WordsProps {
    view: View,
    article: Rc<Article>,
    attribute: String,
    name: String,
    value: String,
    ondone: Callback<String>,
}

/// A line to write in, with the words of this article and of the others.
#[component]
fn Words(props: &WordsProps) -> Html {
    let shared = props.view.state.marking.shared.clone();
    let offered = use_memo(
        (props.article.clone(), shared, props.attribute.clone()),
        |(article, shared, attribute)| {
            let others = shared.as_ref().map(|shared| shared.in_attribute(attribute));
            offered(article, attribute, others.into_iter().flatten())
        },
    );
    let done = {
        let ondone = props.ondone.clone();
        Callback::from(move |written: Written| match written {
            Written::Offered(words) | Written::Other(words) => ondone.emit(words),
        })
    };
    part!(Completion {
        label: props.name.clone(),
        value: props.value.clone(),
        offered,
        ondone: done
    })
}

/// The words of an attribute, those of this article with how often they are used first.
fn offered<'s>(
    article: &Article,
    attribute: &str,
    others: impl Iterator<Item = &'s str>,
) -> Vec<Offered> {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for words in article
        .document
        .marks()
        .filter_map(|mark| mark.attribute(attribute))
    {
        *used.entry(words).or_default() += 1;
    }
    let one = |words: &str, detail: String| Offered {
        value: words.to_owned(),
        name: words.to_owned(),
        detail,
    };
    let here = used.iter().filter(|(words, _)| !words.is_empty());
    let mut all: Vec<Offered> = here
        .map(|(words, count)| {
            one(
                words,
                Message::new("choose-used").with("count", *count).words(),
            )
        })
        .collect();
    let others = others.filter(|words| !words.is_empty() && !used.contains_key(words));
    all.extend(others.map(|words| one(words, crate::i18n::words("choose-elsewhere"))));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::Codebook;

    #[test]
    fn a_key_of_the_codebooks_own_goes_before_the_letters_of_names() {
        let mut values = ["State", "Some", "Other"].map(|name| Value::new(name, name));
        values[2].key = Some("S".to_owned());
        assert_eq!(letters(&values), [Some('t'), Some('o'), Some('s')]);
    }

    #[test]
    fn every_value_has_a_letter_of_its_own() {
        let book = Codebook::standard();
        let attributes = book.labels.iter().flat_map(|label| &label.attributes);
        for attribute in attributes.filter(|attribute| !attribute.values.is_empty()) {
            let mut letters = letters(&attribute.values);
            assert!(letters.iter().all(Option::is_some), "{}", attribute.id);
            let count = letters.len();
            letters.sort_unstable();
            letters.dedup();
            assert_eq!(letters.len(), count, "{}", attribute.id);
        }
    }
}
