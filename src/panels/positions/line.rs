//! A position in the table: its words, a way into the text; below them what can be changed in place.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::codebook::Attribute;
use standpoint_annotation::{Document, Mark};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, Properties, TargetCast, classes, component, html};

use super::ISSUES;
use super::rows::{Fields, holders};
use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::panels::attributes::set;
use crate::panels::entry::{entry_line, open_suggestion};
use crate::panels::reading::{colours, linked};
use crate::part;
use crate::shell::field::TextField;
use crate::state::{Action, Article, Dialog, roles};

/// What a line is drawn from.
#[derive(Properties, Clone)]
pub struct Props {
    /// Where actions go.
    pub desk: Desk,
    /// The open article.
    pub article: Rc<Article>,
    /// The position.
    pub mark: Arc<Mark>,
    /// Whether it is looked at.
    pub current: bool,
    /// Whether it can be changed here.
    pub writable: bool,
}

/// Another article may have other holders, but the same mark, held by the same, is the same line.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        let held = |props: &Self| holders(&props.article.document, &props.mark);
        Arc::ptr_eq(&self.mark, &other.mark)
            && self.current == other.current
            && self.writable == other.writable
            && Arc::ptr_eq(
                &self.article.document.codebook,
                &other.article.document.codebook,
            )
            && held(self) == held(other)
    }
}

/// A line.
#[component]
pub fn Line(props: &Props) -> Html {
    let Props {
        desk,
        article,
        mark,
        current,
        writable,
    } = props;
    let document = &article.document;
    let quote = document.quote(mark);
    let Some(label) = document.codebook.label(&mark.label) else {
        return Html::default();
    };
    let fields = Fields::of_label(label);
    let said = html! {
        <span class="line">
            <span class="quote" dir="auto">{ &quote }</span>
            { open_suggestion(mark) }
        </span>
    };
    html! {
        <tbody data-line={mark.id.to_string()} class={classes!(current.then_some("current"))}>
            <tr><td colspan="3">{ entry_line(desk, &mark.id, *current, said) }</td></tr>
            <tr class="values-row">
                if let Some(kind) = roles::holder(&document.codebook) {
                    <td>{ holder(desk, document, (mark, kind.id.as_str()), &quote, *writable) }</td>
                }
                if let Some(stance) = &fields.stance {
                    <td class={colours(document, mark)}>{ listed(desk, mark, stance, &quote, *writable) }</td>
                }
                if let Some(certainty) = &fields.certainty {
                    <td>{ listed(desk, mark, certainty, &quote, *writable) }</td>
                }
            </tr>
            if let Some(issue) = &fields.issue {
                <tr class="values-row">
                    <td colspan="3">
                        { part!(TextField {
                            value: mark.attribute(&issue.id).unwrap_or_default().to_owned(),
                            label: of(&issue.name, &quote),
                            name: issue.id.clone(),
                            list: ISSUES,
                            disabled: !*writable,
                            onsave: set(desk, mark, issue),
                        }) }
                    </td>
                </tr>
            }
        </tbody>
    }
}

/// Who holds it, as a button to choose another.
fn holder(
    desk: &Desk,
    document: &Document,
    (mark, kind): (&Mark, &str),
    quote: &str,
    writable: bool,
) -> Html {
    let names = holders(document, mark);
    let first = linked(document, mark, kind).first().copied();
    let tones = first.map(|holder| colours(document, holder));
    let shown = if names.is_empty() {
        words("positions-nobody")
    } else {
        names
    };
    let label = Message::new("positions-choose-holder")
        .with("holder", shown.as_str())
        .with("quote", quote);
    let (desk, id) = (desk.clone(), mark.id.clone());
    let choose = Callback::from(move |_| desk.send(Action::Ask(Dialog::Holders(id.clone()))));
    html! {
        <button type="button" class={classes!("who", tones)} data-holder-of={mark.id.to_string()} aria-label={label.words()} disabled={!writable} onclick={choose}>
            { shown }
        </button>
    }
}

/// A list to choose from.
fn listed(desk: &Desk, mark: &Mark, attribute: &Attribute, quote: &str, writable: bool) -> Html {
    let set = set(desk, mark, attribute);
    let changed = Callback::from(move |event: Event| {
        set.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let now = mark.attribute(&attribute.id).unwrap_or_default();
    let options = attribute.values.iter().map(|value| {
        html! { <option key={value.id.clone()} value={value.id.clone()} selected={now == value.id}>{ value.name.to_lowercase() }</option> }
    });
    html! {
        <select name={attribute.id.clone()} aria-label={of(&attribute.name, quote)} disabled={!writable} onchange={changed}>
            <option key="" value="" selected={now.is_empty()}>{ words("card-no-value") }</option>
            { for options }
        </select>
    }
}

/// A field's name for who hears it among many of the same name.
fn of(name: &str, quote: &str) -> String {
    Message::new("positions-field")
        .with("name", name)
        .with("quote", quote)
        .words()
}
