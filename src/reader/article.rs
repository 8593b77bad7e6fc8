//! The article's element: paragraphs in chunks, and what pointer and selection do on it.

use std::rc::Rc;

use standpoint_annotation::MarkId;
use standpoint_text::Span;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{
    AttrValue, Callback, Html, MouseEvent, Properties, component, html, use_effect,
    use_effect_with, use_node_ref, use_state_eq,
};

use super::caret::CaretView;
use super::handles::Handles;
use super::highlight::{self, HitFrame};
use super::nearness::use_nearness;
use super::numbers::Numbers;
use super::paragraph::ParagraphView;
use super::place;
use super::popover::Popover;
use crate::desk::{Desk, View};
use crate::effects::on_next_frame;
use crate::i18n::words;
use crate::listener::Listener;
use crate::part;
use crate::state::find::Find;
use crate::state::marking::MarkingAction;
use crate::state::{Action, Article, Caret, EngineState, Paragraph};

/// How many paragraphs are drawn, or left plain, together.
const CHUNK: usize = 24;

/// How many chunks are put into the page at once; the others follow frame by frame, so that a book
/// opens as quickly as a leaflet.
const AT_ONCE: usize = 16;

/// What the reader draws.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
}

/// The open article.
#[component]
pub fn Reader(props: &Props) -> Html {
    let Props { view, article } = props;
    use_selection(view);
    let mounted = use_mounted(article.paragraphs.len().div_ceil(CHUNK));
    let document = &article.document;
    let lit = Rc::new(lit(view));
    let chunks = article
        .paragraphs
        .chunks(CHUNK)
        .enumerate()
        .take(mounted)
        .map(|(number, paragraphs)| {
            part!(
                number,
                Chunk {
                    article: Rc::clone(article),
                    paragraphs: paragraphs.to_vec(),
                    first: number * CHUNK,
                    lit: lit_in(article, paragraphs, &lit),
                    hits: hits_in(&view.state.find, paragraphs),
                }
            )
        });
    let reading = matches!(view.state.engine, EngineState::Reading { .. });
    let read = article.read && !reading;
    let picking = view.state.picking.is_some();
    let sticky = view.state.marking.sticky.is_some();
    let language = document.details.language.clone().map(AttrValue::from);
    html! {
        <>
            <article
                data-testid="article"
                data-marked={read.to_string()}
                class={(picking || sticky).then_some("picking")}
                tabindex="0"
                lang={language}
                aria-label={words("article-label")}
                onclick={clicked(view)}
            >
                { for chunks }
            </article>
            { part!(HitFrame { text: document.text.clone(), hit: view.state.find.hit() }) }
            { part!(CaretView { view: view.clone(), article: Rc::clone(article) }) }
            { part!(Numbers { view: view.clone(), article: Rc::clone(article) }) }
            { part!(Handles { view: view.clone(), article: Rc::clone(article) }) }
            { part!(Popover { view: view.clone(), article: Rc::clone(article) }) }
        </>
    }
}

/// How many of the chunks are in the page by now.
#[yew::hook]
fn use_mounted(total: usize) -> usize {
    let mounted = use_state_eq(|| AT_ONCE);
    let now = *mounted;
    use_effect_with((now, total), move |(now, total)| {
        if now < total {
            let more = *now + AT_ONCE;
            on_next_frame(move || mounted.set(more));
        }
    });
    now
}

/// The mark that is looked at, and those it is linked to: they light up together.
fn lit(view: &View) -> Vec<MarkId> {
    let (Some(article), Some(inspected)) = (&view.state.article, &view.state.inspected) else {
        return Vec::new();
    };
    let mut lit = vec![inspected.clone()];
    lit.extend(
        article
            .document
            .links_from(inspected)
            .map(|link| link.to.clone()),
    );
    lit
}

/// Those of them that reach into a chunk, so that the other chunks see no change.
fn lit_in(article: &Article, paragraphs: &[Rc<Paragraph>], lit: &[MarkId]) -> Rc<Vec<MarkId>> {
    let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else {
        return Rc::default();
    };
    let span = first.span.cover(last.span);
    let here = |id: &&MarkId| {
        article
            .document
            .mark(id)
            .is_some_and(|mark| mark.spans.overlaps(span))
    };
    Rc::new(lit.iter().filter(here).cloned().collect())
}

/// The hits that lie in a chunk, and whether each is the one that was gone to.
fn hits_in(find: &Find, paragraphs: &[Rc<Paragraph>]) -> Rc<Vec<(Span, bool)>> {
    let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else {
        return Rc::default();
    };
    let before = |offset| find.hits.partition_point(|hit| hit.start() < offset);
    let here = before(first.span.start())..before(last.span.end());
    Rc::new(
        here.map(|at| (find.hits[at], find.at == Some(at)))
            .collect(),
    )
}

/// A click puts the caret and looks at the mark there. One that ends a selection does neither: a
/// label that sticks goes to what is selected.
fn clicked(view: &View) -> Callback<MouseEvent> {
    let desk = view.desk.clone();
    Callback::from(move |event: MouseEvent| {
        let state = desk.state();
        let Some(article) = &state.article else {
            return;
        };
        let text = &article.document.text;
        let selected = place::selection(text).is_some_and(|(anchor, head)| anchor != head);
        #[expect(
            clippy::cast_precision_loss,
            reason = "screen coordinates are far below 2^24"
        )]
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        if selected && state.marking.sticky.is_some() {
            desk.send(Action::Marking(MarkingAction::TagSticky));
        }
        if let Some(offset) = place::offset_at(text, x, y).filter(|_| !selected) {
            desk.send(Action::Click(offset));
        }
    })
}

/// The browser's own selection, by mouse, touch or the keys of a screen reader, is the caret.
#[yew::hook]
fn use_selection(view: &View) {
    let desk = view.desk.clone();
    use_effect_with((), move |()| {
        let document = super::dom::document();
        let listener =
            document.map(|page| Listener::new(&page, "selectionchange", move |_| selected(&desk)));
        move || drop(listener)
    });
}

fn selected(desk: &Desk) {
    let state = desk.state();
    let Some(article) = &state.article else {
        return;
    };
    let Some((anchor, head)) = place::selection(&article.document.text) else {
        return;
    };
    let caret = Caret { anchor, head };
    // A caret that only moved comes as a click or a key.
    let moved = caret.is_collapsed() && state.selection().is_none();
    if state.caret != Some(caret) && !moved {
        desk.send(Action::Caret(caret));
    }
}

/// What a chunk draws.
#[derive(Properties, Clone)]
struct ChunkProps {
    article: Rc<Article>,
    paragraphs: Vec<Rc<Paragraph>>,
    first: usize,
    lit: Rc<Vec<MarkId>>,
    hits: Rc<Vec<(Span, bool)>>,
}

/// The text never changes under an article's key, so paragraphs, light and hits are all there is.
impl PartialEq for ChunkProps {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Rc<Paragraph>, &Rc<Paragraph>)| Rc::ptr_eq(a, b);
        self.first == other.first
            && self.lit == other.lit
            && self.hits == other.hits
            && self.paragraphs.len() == other.paragraphs.len()
            && self.paragraphs.iter().zip(&other.paragraphs).all(same)
    }
}

/// A run of paragraphs; far from the window it is plain text, which costs next to nothing.
#[component]
fn Chunk(props: &ChunkProps) -> Html {
    let node = use_node_ref();
    let near = use_state_eq(|| props.first == 0);
    let come_near = {
        let near = near.clone();
        Callback::from(move |is: bool| near.set(is))
    };
    use_nearness(&node, come_near);
    use_hits(props, *near);
    let document = &props.article.document;
    let paragraphs = props
        .paragraphs
        .iter()
        .enumerate()
        .map(|(number, paragraph)| {
            part!(
                number,
                ParagraphView {
                    text: document.text.clone(),
                    codebook: std::sync::Arc::clone(&document.codebook),
                    paragraph: Rc::clone(paragraph),
                    index: props.first + number,
                    lit: Rc::clone(&props.lit),
                    near: *near,
                }
            )
        });
    let start = props
        .paragraphs
        .first()
        .map(|first| first.span.start().get().to_string());
    html! { <div ref={node} class="chunk" data-start={start}>{ for paragraphs }</div> }
}

/// Highlights the hits in a chunk that is near; after each drawing, since that makes new elements.
#[yew::hook]
fn use_hits(props: &ChunkProps, near: bool) {
    let (text, first) = (props.article.document.text.clone(), props.first);
    let hits = if near {
        Rc::clone(&props.hits)
    } else {
        Rc::default()
    };
    use_effect(move || {
        // The paragraphs of the chunk are drawn after the chunk itself.
        on_next_frame(move || highlight::show(first, &text, &hits));
    });
    use_effect_with((), move |()| move || highlight::clear(first));
}

/// Puts the keyboard's focus on the article.
pub fn focus() {
    let element = super::dom::article().and_then(|article| article.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
