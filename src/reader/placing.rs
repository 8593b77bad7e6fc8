//! Putting what lies over the text where it belongs: the caret, the handles, the popover, the numbers.
//!
//! After every drawing, since the lines may have moved, but all of them at once before the next frame:
//! first everything is measured, then everything is moved. What is measured after something was moved
//! is laid out anew, which takes longer than all else that a key does.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement};

use crate::effects::on_next_frame;

/// A length to be set: of which element, which property, in CSS pixels.
pub type Move = (HtmlElement, &'static str, f64);

/// What measures, and says what is to be moved; `None` where something is not drawn.
type Measure = Box<dyn FnOnce() -> Option<Vec<Move>>>;

thread_local! {
    static WAITING: RefCell<Vec<Measure>> = const { RefCell::new(Vec::new()) };
}

/// Has this measured before the next frame, and what it says moved.
pub fn place(measure: impl FnOnce() -> Option<Vec<Move>> + 'static) {
    let waiting = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Box::new(measure));
        waiting.len()
    });
    if waiting == 1 {
        on_next_frame(place_all);
    }
}

fn place_all() {
    let measured = WAITING.take().into_iter().filter_map(|measure| measure());
    let moves: Vec<Move> = measured.flatten().collect();
    for (element, property, pixels) in moves {
        // Through the object model, which the content security policy allows, unlike a style
        // attribute. Refused only for a property that is read-only; these are not.
        let _ = element
            .style()
            .set_property(property, &format!("{pixels:.1}px"));
    }
}

/// Window coordinates as coordinates inside the element that scrolls.
pub fn within_page(element: &HtmlElement, x: f64, y: f64) -> Option<(f64, f64)> {
    let page: Element = element.offset_parent()?;
    let origin = page.get_bounding_client_rect();
    let scrolled = (f64::from(page.scroll_left()), f64::from(page.scroll_top()));
    Some((
        x - origin.left() + scrolled.0,
        y - origin.top() + scrolled.1,
    ))
}
