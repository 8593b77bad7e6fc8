//! Files and texts dragged from elsewhere and dropped on the page.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DataTransfer, DragEvent, Event, EventTarget};

use super::{Arrival, folder, paste};
use crate::listener::Listener;

/// What is being dragged.
#[derive(Default)]
struct Drag {
    /// It began on this page: a selection that is dragged about, which is no arrival.
    own: Cell<bool>,
    /// Elements entered and not left: leaving the page is leaving the last one.
    depth: Cell<i32>,
}

/// Takes in what is dropped anywhere on the page.
pub(super) fn listen(on_arrival: impl Fn(Arrival) + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let drag = Rc::new(Drag::default());
    let mut listeners = own_drags(&window, &drag);
    listeners.extend(hovering(&window, &drag, on_arrival.clone()));
    listeners.push(Listener::new(&window, "drop", move |event| {
        let Some(data) = wanted(&event, &drag) else {
            return;
        };
        // The browser would leave the page and show the file.
        event.prevent_default();
        drag.depth.set(0);
        on_arrival(Arrival::Dragging(false));
        match folder::dropped(&data) {
            Some(entries) => {
                let on_arrival = on_arrival.clone();
                spawn_local(async move {
                    on_arrival(Arrival::Folder(folder::read_dropped(entries).await));
                });
            }
            None => paste::take(&data, &on_arrival),
        }
    }));
    listeners
}

fn own_drags(window: &EventTarget, drag: &Rc<Drag>) -> Vec<Listener> {
    let (begun, ended) = (drag.clone(), drag.clone());
    vec![
        Listener::new(window, "dragstart", move |_| begun.own.set(true)),
        Listener::new(window, "dragend", move |_| ended.own.set(false)),
    ]
}

fn hovering(
    window: &EventTarget,
    drag: &Rc<Drag>,
    on_arrival: impl Fn(Arrival) + Clone + 'static,
) -> Vec<Listener> {
    let (over, entered, left) = (drag.clone(), drag.clone(), drag.clone());
    let on_leave = on_arrival.clone();
    vec![
        Listener::new(window, "dragover", move |event| {
            if let Some(data) = wanted(&event, &over) {
                event.prevent_default();
                data.set_drop_effect("copy");
            }
        }),
        Listener::new(window, "dragenter", move |event| {
            if wanted(&event, &entered).is_some() {
                event.prevent_default();
                entered.depth.set(entered.depth.get() + 1);
                if entered.depth.get() == 1 {
                    on_arrival(Arrival::Dragging(true));
                }
            }
        }),
        Listener::new(window, "dragleave", move |event| {
            if wanted(&event, &left).is_some() && left.depth.get() > 0 {
                left.depth.set(left.depth.get() - 1);
                if left.depth.get() == 0 {
                    on_leave(Arrival::Dragging(false));
                }
            }
        }),
    ]
}

/// The data of a drag from elsewhere that carries files, or text that is not meant for a field.
fn wanted(event: &Event, drag: &Drag) -> Option<DataTransfer> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let types = data.types();
    let carries = |wanted: &str| types.iter().any(|carried| carried == wanted);
    let text = || !paste::is_field(event) && (carries("text/plain") || carries("text/html"));
    let taken = !drag.own.get() && (carries("Files") || text());
    taken.then_some(data)
}
