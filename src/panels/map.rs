//! Who stands where: actors by issues, and the evidence behind each cell.

mod evidence;
mod grid;
mod key;

use std::rc::Rc;

use standpoint_annotation::Matrix;
use standpoint_annotation::matrix::Counted;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_memo};

use super::settled::use_settled;
use crate::commands::CommandId;
use crate::desk::{Desk, View};
use crate::i18n::words;
use crate::matrix::{self, Names};
use crate::shell::button::named_button;
use crate::shell::naming::codebook;
use crate::state::choice::Choice;
use crate::state::views::{MapView, Scope};
use crate::state::workspace::{EngineState, Others};
use crate::state::{Action, Article, Panel};
use evidence::evidence;
use grid::{Bounds, grid};
use key::key;

/// What the matrix is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
    /// Whether there is room for the first rows and columns only.
    #[prop_or_default]
    pub small: bool,
}

/// What the matrix follows from.
#[derive(Clone)]
struct Source {
    article: Rc<Article>,
    others: Others,
    map: Rc<MapView>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.article == other.article
            && Rc::ptr_eq(&self.others, &other.others)
            && self.map.scope == other.map.scope
            && self.map.counted == other.map.counted
    }
}

/// The matrix of the last pause, with the keys of the articles that it is made from.
#[yew::hook]
fn use_matrix(view: &View, article: &Rc<Article>) -> Rc<(Vec<String>, Matrix)> {
    // An article that is read changes all the time: it is gathered once, when it has been read.
    let reading = matches!(view.state.engine, EngineState::Reading { .. });
    let source = Source {
        article: Rc::clone(article),
        others: Rc::clone(&view.state.project_documents),
        map: Rc::clone(&view.state.map),
    };
    let source = use_settled(source, reading);
    use_memo(source, |source| {
        let sources = matrix::sources(Some(&source.article), &source.others, source.map.scope);
        let keys = sources.iter().map(|(key, _)| (*key).to_owned());
        (keys.collect(), matrix::of(&sources, &source.map))
    })
}

/// The whole matrix with what can be done with it; or its first rows and columns, under what is
/// reviewed, with a way to the whole.
#[component]
pub fn Map(props: &Props) -> Html {
    let Props {
        view,
        article,
        small,
    } = props;
    let made = use_matrix(view, article);
    let (keys, matrix) = &*made;
    let names = Names::of(&codebook(&view.state));
    if *small {
        return first_rows(view, matrix, &names);
    }
    html! {
        <section class="map" aria-label={words("map-title")}>
            { options(view) }
            if matrix.actors.is_empty() {
                <p class="quiet">{ words("map-none") }</p>
            } else {
                { grid(&view.desk, matrix, &names, &Bounds::whole()) }
                { evidence(view, article, keys, matrix, &names) }
                { key(&names) }
            }
        </section>
    }
}

fn first_rows(view: &View, matrix: &Matrix, names: &Names) -> Html {
    if matrix.actors.is_empty() {
        return Html::default();
    }
    let bounds = Bounds::small();
    let whole = bounds.covers(matrix);
    html! {
        <section class="map small-map" aria-label={words("map-title")}>
            <h2 class="heading">{ words("map-title") }</h2>
            { grid(&view.desk, matrix, names, &bounds) }
            <p class="quiet hatched">{ words("map-hatched") }</p>
            if !whole {
                { named_button(view, CommandId::ShowMap, "small", words("map-all")) }
            }
        </section>
    }
}

/// What it is made from, and how it is taken along.
fn options(view: &View) -> Html {
    let map = &view.state.map;
    let accepted = map.counted == Counted::Accepted;
    let several = view.state.articles.len() > 1;
    let project = map.scope == Scope::Project;
    html! {
        <div class="options-row">
            <label class="check">
                <input type="checkbox" data-setting="accepted" checked={accepted} onchange={change(&view.desk, |map| {
                    let counted = match map.counted {
                        Counted::Open => Counted::Accepted,
                        Counted::Accepted => Counted::Open,
                    };
                    MapView { counted, ..map }
                })} />
                { words("map-accepted") }
            </label>
            if several || project {
                <label class="check">
                    <input type="checkbox" data-setting="project" checked={project} onchange={change(&view.desk, |map| {
                        MapView { scope: map.scope.next(), chosen: None, ..map }
                    })} />
                    { words("map-project") }
                </label>
            }
            <span class="widen">{ named_button(view, CommandId::WidenSide, "small", words("map-wide")) }</span>
            <div class="saving" role="group" aria-label={words("map-save")}>
                <span aria-hidden="true">{ words("map-save") }</span>
                { named_button(view, CommandId::SaveMapPng, "small", words("map-png")) }
                { named_button(view, CommandId::SaveMapSvg, "small", words("map-svg")) }
                { named_button(view, CommandId::SaveMapCsv, "small", words("map-csv")) }
            </div>
        </div>
    }
}

/// Shows the matrix in another way when called.
fn change<E>(desk: &Desk, to: fn(MapView) -> MapView) -> Callback<E> {
    let desk = desk.clone();
    Callback::from(move |_: E| desk.send(Action::Map(to((*desk.state().map).clone()))))
}

/// Looks at a part of the matrix when called, in the panel where there is room for its evidence.
fn choose(desk: &Desk, chosen: crate::state::views::Chosen) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        let now = (*desk.state().map).clone();
        let chosen = Some(chosen.clone()).filter(|chosen| now.chosen.as_ref() != Some(chosen));
        desk.send(Action::Map(MapView { chosen, ..now }));
        if desk.state().panel != Panel::Map {
            desk.send(Action::Show(Panel::Map));
        }
    })
}
