//! What depends on how the lines lie on the screen: moving by line, scrolling into view.

use std::rc::Rc;

use standpoint_text::{Offset, Span, Text};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, ScrollBehavior};

use super::{dom, place};
use crate::commands::table::Motion;
use crate::state::article::Paragraph;

/// How far from the edge of the page a revealed line stays, in CSS pixels.
const MARGIN: f64 = 96.0;

/// Where a motion by lines leads. `goal` is the column to keep, in CSS pixels from the left.
#[expect(
    clippy::cast_possible_truncation,
    reason = "screen coordinates are far below 2^24"
)]
pub fn moved(
    text: &Text,
    from: Offset,
    motion: Motion,
    goal: Option<f64>,
) -> Option<(Offset, f64)> {
    let here = place::caret_rectangle(text, from)?;
    let column = goal.unwrap_or_else(|| here.left());
    let paragraph = article_rectangle()?;
    let (x, y) = match motion {
        Motion::Up => return line(text, from, &here, column, false),
        Motion::Down => return line(text, from, &here, column, true),
        Motion::LineStart => (paragraph.left() + 1.0, middle(&here)),
        _ => (paragraph.right() - 1.0, middle(&here)),
    };
    place::offset_at(text, x as f32, y as f32).map(|offset| (offset, column))
}

/// One line up or down: the nearest place with another height, looked for in half lines, since
/// headlines and gaps between paragraphs are of other heights.
#[expect(
    clippy::cast_possible_truncation,
    reason = "screen coordinates are far below 2^24"
)]
fn line(
    text: &Text,
    from: Offset,
    here: &DomRect,
    column: f64,
    down: bool,
) -> Option<(Offset, f64)> {
    let step = if down {
        here.height() / 2.0
    } else {
        -here.height() / 2.0
    };
    let mut y = middle(here);
    for _ in 0..8 {
        y += step;
        let found = place::offset_at(text, column as f32, y as f32);
        if let Some(found) = found.filter(|found| *found != from) {
            let there = place::caret_rectangle(text, found)?;
            let moved = if down {
                there.top() > here.top() + 2.0
            } else {
                there.top() < here.top() - 2.0
            };
            if moved {
                return Some((found, column));
            }
        }
    }
    Some((if down { text.end() } else { Offset::ZERO }, column))
}

fn middle(rectangle: &DomRect) -> f64 {
    rectangle.top() + rectangle.height() / 2.0
}

fn article_rectangle() -> Option<DomRect> {
    dom::article().map(|article| article.get_bounding_client_rect())
}

/// Scrolls a span into view where it is not, without haste for those who want no motion.
pub fn reveal(text: &Text, span: Span) -> Option<()> {
    let page: Element = dom::document()?.query_selector("main").ok()??;
    let rectangles = place::rectangles(text, span);
    let target = rectangles.first()?;
    let window = page.get_bounding_client_rect();
    let (top, bottom) = (window.top() + MARGIN, window.bottom() - MARGIN);
    if target.top() >= top && target.bottom() <= bottom {
        return Some(());
    }
    let wanted = f64::from(page.scroll_top()) + target.top() - window.top() - window.height() / 3.0;
    let options = web_sys::ScrollToOptions::new();
    options.set_top(wanted);
    options.set_behavior(ScrollBehavior::Auto);
    page.scroll_to_with_scroll_to_options(&options);
    Some(())
}

/// Where the first paragraph starts that reaches onto the screen.
pub fn top(paragraphs: &[Rc<Paragraph>]) -> Option<Offset> {
    let drawn = dom::article()?
        .query_selector_all("[data-paragraph]")
        .ok()?;
    // Paragraphs stand in their order, so few have to be asked where they are.
    let (mut low, mut high) = (0, drawn.length());
    while low < high {
        let middle = low.midpoint(high);
        let paragraph: Element = drawn.get(middle)?.dyn_into().ok()?;
        if paragraph.get_bounding_client_rect().bottom() < MARGIN {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let first = usize::try_from(low).ok()?;
    paragraphs
        .get(first)
        .map(|paragraph| paragraph.span.start())
}
