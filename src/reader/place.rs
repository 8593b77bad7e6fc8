//! Which offset lies under the pointer, and where on the screen an offset lies.

use standpoint_text::{Offset, Span, Text};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Node, Range};

use super::dom::{self, DomPlace};

/// The offset under a point of the window.
///
/// `caretPositionFromPoint` is the standard; Safari before 18.4 has `caretRangeFromPoint` only.
pub fn offset_at(text: &Text, x: f32, y: f32) -> Option<Offset> {
    let document = dom::document()?;
    let has =
        |name: &str| js_sys::Reflect::has(&document, &JsValue::from_str(name)).unwrap_or(false);
    if has("caretPositionFromPoint") {
        let position = document.caret_position_from_point(x, y)?;
        return dom::offset_of(text, &position.offset_node()?, position.offset());
    }
    let function =
        js_sys::Reflect::get(&document, &JsValue::from_str("caretRangeFromPoint")).ok()?;
    let function: js_sys::Function = function.dyn_into().ok()?;
    let range = function
        .call2(&document, &JsValue::from(x), &JsValue::from(y))
        .ok()?;
    let range: Range = range.dyn_into().ok()?;
    let node: Node = range.start_container().ok()?;
    dom::offset_of(text, &node, range.start_offset().ok()?)
}

/// The rectangles of a span on the screen, in window coordinates.
pub fn rectangles(text: &Text, span: Span) -> Vec<DomRect> {
    let Some(range) = range(text, span) else {
        return Vec::new();
    };
    let Some(list) = range.get_client_rects() else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index))
        .collect()
}

/// A line of no width where the caret stands, in window coordinates.
pub fn caret_rectangle(text: &Text, offset: Offset) -> Option<DomRect> {
    let bar = rectangles(text, Span::new(offset, offset))
        .into_iter()
        .next_back();
    // A collapsed range has no rectangle at some line ends; the letter before it has.
    bar.or_else(|| {
        let letter = Span::new(text.previous_grapheme(offset), offset);
        let last = rectangles(text, letter).into_iter().next_back()?;
        DomRect::new_with_x_and_y_and_width_and_height(last.right(), last.top(), 0.0, last.height())
            .ok()
    })
}

/// The browser's range of a span.
pub fn range(text: &Text, span: Span) -> Option<Range> {
    let start = dom::place_of(text, span.start())?;
    let end = dom::place_of(text, span.end())?;
    let range = dom::document()?.create_range().ok()?;
    range.set_start(&start.node, start.offset).ok()?;
    range.set_end(&end.node, end.offset).ok()?;
    Some(range)
}

/// What is selected in the browser, as anchor and head; `None` outside the article.
pub fn selection(text: &Text) -> Option<(Offset, Offset)> {
    let selection = web_sys::window()?.get_selection().ok()??;
    let anchor = dom::offset_of(text, &selection.anchor_node()?, selection.anchor_offset())?;
    let head = dom::offset_of(text, &selection.focus_node()?, selection.focus_offset())?;
    Some((anchor, head))
}

/// Selects in the browser.
pub fn select(text: &Text, anchor: Offset, head: Offset) -> Option<()> {
    let selection = web_sys::window()?.get_selection().ok()??;
    let DomPlace {
        node: from,
        offset: at,
    } = dom::place_of(text, anchor)?;
    let DomPlace {
        node: to,
        offset: until,
    } = dom::place_of(text, head)?;
    selection.set_base_and_extent(&from, at, &to, until).ok()
}
