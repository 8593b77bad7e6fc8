//! The positions behind a cell or a column: each is a way into its text.

use std::rc::Rc;

use standpoint_annotation::matrix::{ISSUE, Stand};
use standpoint_annotation::{Command, Document, Mark, MarkId, Matrix};
use yew::{Callback, Html, classes, html};

use crate::desk::View;
use crate::i18n::{Message, words};
use crate::matrix::{Names, actor_name, issue_name};
use crate::panels::attributes::words_used;
use crate::panels::entry::{WINDOW, open_suggestion};
use crate::panels::reading::colours;
use crate::shell::field::TextField;
use crate::state::views::{Chosen, Scope};
use crate::state::{Action, Article};
use crate::store::Access;

/// What is chosen in the matrix, or how to choose.
pub fn evidence(
    view: &View,
    article: &Rc<Article>,
    keys: &[String],
    matrix: &Matrix,
    names: &Names,
) -> Html {
    let chosen = view.state.map.chosen.as_ref();
    let Some((title, stands)) = chosen.and_then(|chosen| stands(matrix, chosen)) else {
        return html! { <p class="quiet">{ words("map-how") }</p> };
    };
    let rename = match chosen {
        Some(Chosen::Issue(issue)) => rename(view, article, keys, &stands, &issue.name),
        _ => Html::default(),
    };
    let rows = stands.iter().take(WINDOW).filter_map(|stand| {
        let key = keys.get(stand.document)?;
        let document = document(view, article, key)?;
        let mark = document.mark(&stand.mark)?;
        Some(row(view, article, key, document, mark, names))
    });
    html! {
        <section class="evidence" aria-label={title.clone()}>
            <h2 class="heading plain-case" tabindex="-1">{ title }</h2>
            { rename }
            <ul class="list">{ for rows }</ul>
        </section>
    }
}

/// The positions that are chosen, and what they have in common; nothing where they are gone.
fn stands<'m>(matrix: &'m Matrix, chosen: &Chosen) -> Option<(String, Vec<&'m Stand>)> {
    let same = |a: &standpoint_annotation::matrix::Heading,
                b: &standpoint_annotation::matrix::Heading| {
        a.name == b.name && a.kind == b.kind
    };
    match chosen {
        Chosen::Cell(actor, issue) => {
            let row = matrix.actors.iter().position(|other| same(other, actor))?;
            let column = matrix.issues.iter().position(|other| same(other, issue))?;
            let title = Message::new("map-cell-title")
                .with("actor", actor_name(actor))
                .with("issue", issue_name(issue));
            let stands: Vec<&Stand> = matrix.cell(row, column).iter().collect();
            (!stands.is_empty()).then(|| (title.words(), stands))
        }
        Chosen::Issue(issue) => {
            let column = matrix.issues.iter().position(|other| same(other, issue))?;
            Some((issue_name(issue), matrix.about(column)))
        }
    }
}

/// The document of an article: the open one as it is now.
fn document<'v>(view: &'v View, article: &'v Article, key: &str) -> Option<&'v Document> {
    if article.key == key {
        return Some(&article.document);
    }
    let others = view.state.project_documents.iter();
    others
        .filter(|(other, _)| other == key)
        .map(|(_, document)| &**document)
        .next()
}

fn row(
    view: &View,
    article: &Article,
    key: &str,
    document: &Document,
    mark: &Mark,
    names: &Names,
) -> Html {
    let (desk, key, id) = (view.desk.clone(), key.to_owned(), mark.id.clone());
    let here = key == article.key;
    let current = (here && view.state.inspected.as_ref() == Some(&mark.id)).then_some("true");
    let elsewhere = (!here).then(|| document.details.title.clone());
    let line = format!("{key} {id}");
    let certainty = mark
        .attribute("certainty")
        .map(|certainty| names.certainty(certainty));
    html! {
        <li key={line}>
            <button
                type="button"
                class="entry"
                data-mark={mark.id.to_string()}
                aria-current={current}
                onclick={Callback::from(move |_| desk.send(Action::InspectIn { key: key.clone(), mark: id.clone() }))}
            >
                <span class="line">
                    <span class={classes!("chip", colours(document, mark))}>{ names.stance(mark.attribute("stance")) }</span>
                    <small>{ certainty }</small>
                    { open_suggestion(mark) }
                </span>
                <span class="quote" dir="auto">{ document.quote(mark) }</span>
                if let Some(title) = elsewhere { <small>{ title }</small> }
            </button>
        </li>
    }
}

/// Another name for an issue, for all its positions: under a name that is there already, the two
/// columns become one.
fn rename(view: &View, article: &Article, keys: &[String], stands: &[&Stand], name: &str) -> Html {
    let marks = by_article(keys, stands);
    let desk = view.desk.clone();
    let save = Callback::from(move |name: String| {
        let value = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        let change = |(key, marks): &(String, Vec<MarkId>)| {
            let (marks, attribute) = (marks.clone(), ISSUE.to_owned());
            let value = value.clone();
            let command = Command::SetAttribute {
                marks,
                attribute,
                value,
            };
            (key.clone(), command)
        };
        desk.send(Action::EditAll(marks.iter().map(change).collect()));
    });
    let label = words(match view.state.map.scope {
        Scope::Article => "map-rename",
        Scope::Project => "map-rename-in-all",
    });
    html! {
        <label class="field">
            <span aria-hidden="true">{ &label }</span>
            <TextField
                key={name.to_owned()}
                value={name.to_owned()}
                {label}
                name="issue-name"
                list="issues-known"
                disabled={article.access == Access::Reader}
                onsave={save}
            />
            { words_used(&article.document, ISSUE, "issues-known".to_owned()) }
        </label>
    }
}

/// The marks of each article that has any of these.
fn by_article(keys: &[String], stands: &[&Stand]) -> Vec<(String, Vec<MarkId>)> {
    let mut all: Vec<(String, Vec<MarkId>)> = Vec::new();
    for stand in stands {
        let Some(key) = keys.get(stand.document) else {
            continue;
        };
        match all.iter_mut().find(|(known, _)| known == key) {
            Some((_, marks)) => marks.push(stand.mark.clone()),
            None => all.push((key.clone(), vec![stand.mark.clone()])),
        }
    }
    all
}
