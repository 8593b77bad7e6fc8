//! From a place in the page to an offset in the text, and back.
//!
//! Every piece of text is one text node inside a `span` that says where it starts in bytes
//! (`data-start`), as do its paragraph and the chunk of paragraphs around it; the browser counts in
//! UTF-16 units from there.

use standpoint_text::{Offset, Text};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// The place of an offset in the page: a node and how many UTF-16 units (or children) into it.
#[derive(Clone, Debug)]
pub struct DomPlace {
    /// The node.
    pub node: Node,
    /// How far into it.
    pub offset: u32,
}

/// The page.
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The article's element.
pub fn article() -> Option<Element> {
    document()?.query_selector("[data-testid=article]").ok()?
}

/// The offset of a place in the page; `None` outside the article.
pub fn offset_of(text: &Text, node: &Node, within: u32) -> Option<Offset> {
    let article = article()?;
    if !article.contains(Some(node)) {
        return None;
    }
    if node.node_type() == Node::TEXT_NODE {
        let start = start_of(&node.parent_element()?)?;
        let units = text.to_utf16(start) + within as usize;
        return text.from_utf16(units).or(Some(text.end()));
    }
    // Between children: where the next one starts, or where the last one ends.
    let children = node.child_nodes();
    if let Some(next) = children.get(within) {
        return first_start(&next);
    }
    children
        .length()
        .checked_sub(1)
        .and_then(|last| children.get(last))
        .and_then(|last| end_of(text, &last))
}

/// The place in the page of an offset; an offset between two paragraphs is at the end of the first.
pub fn place_of(text: &Text, offset: Offset) -> Option<DomPlace> {
    let piece = piece_at(offset)?;
    let start = start_of(&piece)?;
    let node = piece.first_child()?;
    let length = u32::try_from(
        node.text_content()
            .unwrap_or_default()
            .encode_utf16()
            .count(),
    )
    .ok()?;
    let units = u32::try_from(text.to_utf16(offset).saturating_sub(text.to_utf16(start))).ok()?;
    Some(DomPlace {
        node,
        offset: units.min(length),
    })
}

/// The last piece that starts at or before an offset: from chunk to paragraph to piece, since a long
/// article has more of these than can be looked through.
fn piece_at(offset: Offset) -> Option<Element> {
    let chunk = last_before(&article()?, offset)?;
    let paragraph = last_before(&chunk, offset)?;
    last_before(&paragraph, offset)
}

/// The last child that starts at or before an offset, found by halving; the first if none does.
fn last_before(parent: &Element, offset: Offset) -> Option<Element> {
    let all = parent.child_nodes();
    let at = |index: u32| all.get(index)?.dyn_into::<Element>().ok();
    let (mut low, mut high) = (0, all.length());
    while low < high {
        let middle = low + (high - low) / 2;
        if at(middle)
            .and_then(|e| start_of(&e))
            .is_some_and(|start| start <= offset)
        {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    at(low.saturating_sub(1))
}

fn start_of(element: &Element) -> Option<Offset> {
    let start = element.get_attribute("data-start")?;
    start.parse().ok().map(Offset::new)
}

fn first_start(node: &Node) -> Option<Offset> {
    let element: &Element = node.dyn_ref()?;
    start_of(element).or_else(|| {
        let inner = element.query_selector("[data-start]").ok()??;
        start_of(&inner)
    })
}

fn end_of(text: &Text, node: &Node) -> Option<Offset> {
    let element: &Element = node.dyn_ref()?;
    let pieces = element.query_selector_all("span[data-start]").ok()?;
    let last: Element = match pieces.length().checked_sub(1) {
        Some(last) => pieces.get(last)?.dyn_into().ok()?,
        None => element.clone(),
    };
    let start = start_of(&last)?;
    let length = last
        .text_content()
        .unwrap_or_default()
        .encode_utf16()
        .count();
    text.from_utf16(text.to_utf16(start) + length)
}
