//! What is said of the open article as a whole: a form, which is one step in the history.

use standpoint_annotation::{Details as Said, Source, Status};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, Html, Properties, SubmitEvent, TargetCast, component, html};

use super::dialog::{Frame, leave, leaving};
use super::select::Select;
use crate::desk::{Desk, View};
use crate::i18n::words;
use crate::state::Action;
use crate::state::list::{STATUSES, status_name, status_named, tags, tags_written};

/// What the form is drawn from; nothing that changes while somebody writes into it, so that it is
/// not drawn again under their hands.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where what was written goes.
    pub desk: Desk,
    /// What is said of the article now.
    pub before: Said,
    /// The tags that are given in the project.
    pub known: Vec<String>,
}

/// The form of the open article.
pub fn details(view: &View) -> Html {
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let (desk, before) = (view.desk.clone(), article.document.details.clone());
    html! { <Details {desk} {before} known={tags(&view.state.articles)} /> }
}

/// The form.
#[component]
pub fn Details(props: &Props) -> Html {
    let Props {
        desk,
        before,
        known,
    } = props;
    let save = {
        let (desk, before) = (desk.clone(), before.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let said = written(&event.target_unchecked_into::<Element>(), &before);
            leave(&desk);
            desk.send(Action::Describe(Box::new(said)));
        })
    };
    html! {
        <Frame desk={desk.clone()} title={words("details-title")}>
            <form class="details" onsubmit={save}>
                <div class="dialog-body">
                    { line("title", "review-title", &before.title, true) }
                    { status(before.status) }
                    { line("tags", "details-tags", &before.tags.join(", "), false) }
                    if !known.is_empty() { <p class="quiet">{ words("details-known") }{ " " }{ known.join(", ") }</p> }
                    { line("publisher", "details-publisher", shown(before.source.publisher.as_ref()), false) }
                    { line("published", "details-published", shown(before.source.published.as_ref()), false) }
                    { line("url", "details-url", shown(before.source.url.as_ref()), false) }
                    <label class="field">
                        <span>{ words("details-note") }</span>
                        <textarea name="note" class="short" dir="auto" defaultvalue={before.note.clone().unwrap_or_default()} />
                    </label>
                </div>
                <div class="dialog-actions">
                    <button type="button" onclick={leaving(desk)}>{ words("dialog-cancel") }</button>
                    <button type="submit" class="primary" data-action="save-details">{ words("details-save") }</button>
                </div>
            </form>
        </Frame>
    }
}

fn line(name: &'static str, label: &str, value: &str, focus: bool) -> Html {
    html! {
        <label class="field">
            <span>{ words(label) }</span>
            <input type="text" {name} value={value.to_owned()} dir="auto" autocomplete="off" autofocus={focus} />
        </label>
    }
}

fn status(now: Option<Status>) -> Html {
    let select = status_select("status", String::new(), now, Callback::noop());
    html! { <label class="field"><span>{ words("details-status") }</span>{ select.html() }</label> }
}

/// The statuses with their words.
pub fn statuses() -> impl Iterator<Item = (String, String)> {
    STATUSES.into_iter().map(|status| {
        let name = status_name(status);
        (name.to_owned(), words(&format!("status-{name}")))
    })
}

fn status_select(
    name: &'static str,
    label: String,
    now: Option<Status>,
    onchoose: Callback<String>,
) -> Select<'static> {
    let mut options = vec![(String::new(), words("status-by-review"))];
    options.extend(statuses());
    Select {
        name,
        label,
        now: now.map_or("", status_name),
        options,
        disabled: false,
        onchoose,
    }
}

/// The status of the open article, to be changed in the sidebar at once.
pub fn status_field(view: &View) -> Html {
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let desk = view.desk.clone();
    let chosen =
        Callback::from(move |name: String| desk.send(Action::SetStatus(status_named(&name))));
    let now = article.document.details.status;
    let select = Select {
        disabled: article.access == crate::store::Access::Reader,
        ..status_select("article-status", words("details-status"), now, chosen)
    };
    select.html()
}

fn shown(value: Option<&String>) -> &str {
    value.map_or("", String::as_str)
}

/// What is in a field of the form, whatever kind of field it is.
fn value(form: &Element, name: &str) -> String {
    let field = form.query_selector(&format!("[name=\"{name}\"]"));
    let Ok(Some(field)) = field else {
        return String::new();
    };
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        field.unchecked_into::<HtmlTextAreaElement>().value()
    }
}

/// What was written into the form; an empty line says nothing.
fn written(form: &Element, before: &Said) -> Said {
    let line = |name: &str| value(form, name).trim().to_owned();
    let said = |name: &str| Some(line(name)).filter(|line| !line.is_empty());
    Said {
        title: line("title"),
        tags: tags_written(&line("tags")),
        note: said("note"),
        status: status_named(&line("status")),
        source: Source {
            publisher: said("publisher"),
            published: said("published"),
            url: said("url"),
            ..before.source.clone()
        },
        ..before.clone()
    }
}
