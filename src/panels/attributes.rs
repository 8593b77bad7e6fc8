//! What can be said of a mark: the first list of values as chips, the others as rows.

use std::rc::Rc;

use standpoint_annotation::codebook::{Attribute, Label, Value};
use standpoint_annotation::{Command, Document, Mark, MarkId};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, Properties, TargetCast, classes, component, html};

use super::reading::channel_class;
use crate::commands::{CommandId, capital};
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::part;
use crate::shell::button::{key_hint, named_button};
use crate::shell::field::TextField;
use crate::shell::naming::keyshortcuts;
use crate::state::tones::{label_class, value_class};
use crate::state::{Action, Article};
use crate::store::Access;

/// The values of the label's first list, as chips. The chosen one pressed again is taken back.
pub fn main_attribute(view: &View, article: &Article, id: &MarkId) -> Html {
    let Some((label, mark)) = label_and_mark(&article.document, id) else {
        return Html::default();
    };
    let Some(attribute) = label.attributes.iter().find(|a| !a.values.is_empty()) else {
        return Html::default();
    };
    let chips = attribute.values.iter().enumerate().map(|(index, value)| {
        let on = mark.attribute(&attribute.id) == Some(value.id.as_str());
        let command = u8::try_from(index + 1).ok().filter(|number| *number <= 9).map(CommandId::Value);
        let set = set(&view.desk, mark, attribute);
        let chosen = if on { String::new() } else { value.id.clone() };
        html! {
            <button
                key={value.id.clone()}
                type="button"
                class={classes!("chip", channel_class(label.channel), label_class(&label.id), value_class(&attribute.id, &value.id))}
                data-attribute={attribute.id.clone()}
                data-value={value.id.clone()}
                data-command={command.map(|id| crate::commands::entry(id).name)}
                title={value.definition.clone()}
                aria-pressed={on.to_string()}
                aria-keyshortcuts={command.and_then(|id| keyshortcuts(&view.state, id))}
                disabled={article.access == Access::Reader}
                onclick={Callback::from(move |_| set.emit(chosen.clone()))}
            >
                { &value.name }
                { value_hint(view, value, command) }
            </button>
        }
    });
    html! {
        <div class="segments" role="group" aria-label={attribute.name.clone()}>
            if article.access == Access::Writer {
                { named_button(view, CommandId::Choose(1), "small plain", attribute.name.clone()) }
            }
            { for chips }
        </div>
    }
}

/// A value's key as it is shown on its chip: its own, or the number of its place.
fn value_hint(view: &View, value: &Value, command: Option<CommandId>) -> Html {
    let own = value
        .key
        .as_deref()
        .filter(|_| view.state.keymap.settings().single);
    match (own, command) {
        (Some(key), _) => html! { <kbd aria-hidden="true">{ capital(key) }</kbd> },
        (None, Some(id)) => key_hint(view, id),
        (None, None) => Html::default(),
    }
}

/// The other attributes: lists to choose from, and free words.
pub fn further_attributes(view: &View, article: &Rc<Article>, id: &MarkId) -> Html {
    let Some((label, mark)) = label_and_mark(&article.document, id) else {
        return Html::default();
    };
    let main = label.attributes.iter().position(|a| !a.values.is_empty());
    let further = label
        .attributes
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != main);
    let rows = further.map(|(_, attribute)| {
        let field = if attribute.values.is_empty() {
            part!(FreeWords {
                desk: view.desk.clone(),
                article: Rc::clone(article),
                mark: id.clone(),
                attribute: attribute.id.clone(),
                name: attribute.name.clone(),
            })
        } else {
            choice(view, article, mark, attribute, second(label, attribute))
        };
        html! {
            <div key={attribute.id.clone()} class="row">
                { attribute_name(view, article, label, attribute) }
                <span class="values">{ field }</span>
            </div>
        }
    });
    rows.collect()
}

/// The attribute's name: a button that asks for it where a key does, too.
fn attribute_name(view: &View, article: &Article, label: &Label, attribute: &Attribute) -> Html {
    let free = label.attributes.iter().find(|a| a.values.is_empty());
    let command = if second(label, attribute) {
        Some(CommandId::Choose(2))
    } else {
        (free == Some(attribute)).then_some(CommandId::ChooseWords)
    };
    match command.filter(|_| article.access == Access::Writer) {
        Some(id) => named_button(view, id, "small plain name", attribute.name.clone()),
        None => html! { <span class="name" aria-hidden="true">{ &attribute.name }</span> },
    }
}

/// Whether this is the label's second list of values, which has keys.
fn second(label: &Label, attribute: &Attribute) -> bool {
    label
        .attributes
        .iter()
        .filter(|a| !a.values.is_empty())
        .nth(1)
        == Some(attribute)
}

fn choice(view: &View, article: &Article, mark: &Mark, attribute: &Attribute, keyed: bool) -> Html {
    let set = set(&view.desk, mark, attribute);
    let changed = Callback::from(move |event: Event| {
        set.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let now = mark.attribute(&attribute.id).unwrap_or_default();
    let options = attribute.values.iter().enumerate().map(|(index, value)| {
        let command = u8::try_from(index + 1).ok().filter(|n| keyed && *n <= 4).map(CommandId::SecondValue);
        let key = command.and_then(|id| view.state.keymap.keys(id).next());
        let key = key.map(|key| key.shown(view.state.platform));
        let own = value.key.as_deref().filter(|_| view.state.keymap.settings().single);
        let name = value.name.to_lowercase();
        let said = match own.map(capital).or(key) {
            Some(key) => {
                Message::new("card-option").with("value", name).with("key", key).words()
            }
            None => name,
        };
        html! { <option key={value.id.clone()} value={value.id.clone()} selected={now == value.id}>{ said }</option> }
    });
    html! {
        <select
            name={attribute.id.clone()}
            aria-label={attribute.name.clone()}
            disabled={article.access == Access::Reader}
            onchange={changed}
        >
            <option key="" value="" selected={now.is_empty()}>{ words("card-no-value") }</option>
            { for options }
        </select>
    }
}

/// What free words are drawn from: not the whole workbench, since the words used before are
/// gathered from all marks.
#[derive(Properties, PartialEq, Clone)]
struct FreeWordsProps {
    desk: Desk,
    article: Rc<Article>,
    mark: MarkId,
    attribute: String,
    name: String,
}

/// A line of free words; those used before in this article are offered, since the same thing should
/// be called the same.
#[component]
fn FreeWords(props: &FreeWordsProps) -> Html {
    let document = &props.article.document;
    let Some((label, mark)) = label_and_mark(document, &props.mark) else {
        return Html::default();
    };
    let Some(attribute) = label.attribute(&props.attribute) else {
        return Html::default();
    };
    let list = format!("used-{}", attribute.id);
    let words = words_used(document, &attribute.id, list.clone());
    html! {
        <>
            { part!(props.mark.to_string(), TextField {
                value: mark.attribute(&attribute.id).unwrap_or_default().to_owned(),
                label: props.name.clone(),
                name: attribute.id.clone(),
                list: list.clone(),
                disabled: props.article.access == Access::Reader,
                onsave: set(&props.desk, mark, attribute),
            }) }
            { words }
        </>
    }
}

/// The words that marks have in an attribute, to choose from, as the element with this id.
pub fn words_used(document: &Document, attribute: &str, id: String) -> Html {
    let mut used: Vec<&str> = Vec::new();
    let written = document
        .marks()
        .filter_map(|mark| mark.attribute(attribute));
    for words in written.filter(|words| !words.is_empty()) {
        if let Err(place) = used.binary_search(&words) {
            used.insert(place, words);
        }
    }
    let options = used
        .into_iter()
        .take(100)
        .map(|words| html! { <option key={words.to_owned()} value={words.to_owned()} /> });
    html! { <datalist {id}>{ for options }</datalist> }
}

/// Sets an attribute of a mark when called; blank takes it back.
pub fn set(desk: &Desk, mark: &Mark, attribute: &Attribute) -> Callback<String> {
    let (desk, mark, attribute) = (desk.clone(), mark.id.clone(), attribute.id.clone());
    Callback::from(move |value: String| {
        let value = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        let command = Command::SetAttribute {
            marks: vec![mark.clone()],
            attribute: attribute.clone(),
            value,
        };
        desk.send(Action::Edit(command));
    })
}

fn label_and_mark<'d>(document: &'d Document, id: &MarkId) -> Option<(&'d Label, &'d Mark)> {
    let mark = document.mark(id)?;
    Some((document.codebook.label(&mark.label)?, mark))
}
