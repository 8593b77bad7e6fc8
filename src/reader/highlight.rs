//! Hits of a search, shown over the text without touching it: CSS Custom Highlight API. A browser
//! without it (Firefox before 140, Safari before 17.2) frames the hit that was gone to.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Function, Map, Reflect, Set};
use standpoint_text::{Span, Text};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Range};
use yew::{Html, NodeRef, Properties, component, html, use_effect, use_node_ref};

use super::place::{range, rectangles};
use super::placing::{Move, place, within_page};

/// The names of the highlights in the styles: all hits, and the one that was gone to.
const NAMES: [&str; 2] = ["hit", "hit-here"];

/// At most so many hits of a run of paragraphs are shown: letters are not worth waiting for.
const MOST: usize = 300;

/// What is highlighted, with the highlight that it is in.
type Shown = Vec<(Set, Range)>;

thread_local! {
    /// What is highlighted, by the first paragraph of its run.
    static SHOWN: RefCell<BTreeMap<usize, Shown>> = const { RefCell::new(BTreeMap::new()) };
}

/// Highlights these stretches of a run of paragraphs, and nothing else of it.
pub fn show(run: usize, text: &Text, hits: &[(Span, bool)]) {
    clear(run);
    let shown = hits.iter().take(MOST).filter_map(|(span, here)| {
        let highlight = highlight(NAMES[usize::from(*here)])?;
        let range = range(text, *span)?;
        highlight.add(&range);
        Some((highlight, range))
    });
    let shown: Shown = shown.collect();
    if !shown.is_empty() {
        SHOWN.with_borrow_mut(|all| all.insert(run, shown));
    }
}

/// Highlights nothing of a run of paragraphs.
pub fn clear(run: usize) {
    let shown = SHOWN.with_borrow_mut(|all| all.remove(&run));
    for (highlight, range) in shown.into_iter().flatten() {
        highlight.delete(&range);
    }
}

/// The browser's highlights; nothing where it has none.
fn highlights() -> Option<Map> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let highlights = Reflect::get(&css, &"highlights".into()).ok()?;
    // It is no map, but is used like one.
    highlights.is_object().then(|| highlights.unchecked_into())
}

/// The highlight of this name, made when first asked for. It is no set, but is used like one.
fn highlight(name: &str) -> Option<Set> {
    let all = highlights()?;
    let known = all.get(&name.into());
    if known.is_object() {
        return Some(known.unchecked_into());
    }
    let class = Reflect::get(&js_sys::global(), &"Highlight".into()).ok()?;
    let made = Reflect::construct(class.dyn_ref::<Function>()?, &Array::new()).ok()?;
    if name == NAMES[1] {
        Reflect::set(&made, &"priority".into(), &1.into()).ok()?;
    }
    all.set(&name.into(), &made);
    Some(made.unchecked_into())
}

/// What the frame is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct FrameProps {
    /// The text.
    pub text: Text,
    /// The hit that was gone to.
    pub hit: Option<Span>,
}

/// The frame around the hit that was gone to, where the browser has no highlights.
#[component]
pub fn HitFrame(props: &FrameProps) -> Html {
    let node = use_node_ref();
    let hit = props.hit.filter(|_| highlights().is_none());
    {
        let (node, text) = (node.clone(), props.text.clone());
        use_effect(move || {
            if let Some(hit) = hit {
                place(move || around(&node, &text, hit));
            }
        });
    }
    html! { <div ref={node} class="hit-frame" hidden={hit.is_none()} aria-hidden="true" /> }
}

/// Around the hit's first line.
fn around(node: &NodeRef, text: &Text, hit: Span) -> Option<Vec<Move>> {
    let frame = node.cast::<HtmlElement>()?;
    let line = rectangles(text, hit).into_iter().next()?;
    let (left, top) = within_page(&frame, line.left(), line.top())?;
    let sizes = [
        ("left", left),
        ("top", top),
        ("width", line.width()),
        ("height", line.height()),
    ];
    Some(
        sizes
            .map(|(property, pixels)| (frame.clone(), property, pixels))
            .into(),
    )
}
