//! Which chunks of the article are near the window. One observer watches all of them: a browser
//! goes through its observers before every frame, and a long article has hundreds of chunks.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::{Callback, NodeRef, use_effect_with};

use super::dom::document;

thread_local! {
    /// There is one as long as something is watched.
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

struct Watch {
    observer: IntersectionObserver,
    /// Called for as long as the observer observes.
    _listener: Closure<dyn Fn(js_sys::Array)>,
    /// Who is told about which element.
    told: Vec<(Element, Callback<bool>)>,
}

impl Watch {
    /// Watches what comes within a window's height of the page's window; `None` in browsers that
    /// cannot.
    fn begin() -> Option<Self> {
        let listener = Closure::<dyn Fn(js_sys::Array)>::new(|entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into().ok()) {
                tell(&entry);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("100% 0px");
        let page = document()?.query_selector("main").ok()?;
        options.set_root(page.as_ref());
        let function = listener.as_ref().unchecked_ref();
        Some(Self {
            observer: IntersectionObserver::new_with_options(function, &options).ok()?,
            _listener: listener,
            told: Vec::new(),
        })
    }
}

fn tell(entry: &IntersectionObserverEntry) {
    let target = entry.target();
    let told = WATCH.with_borrow(|watch| {
        let mut told = watch.as_ref()?.told.iter();
        told.find(|(element, _)| *element == target)
            .map(|(_, told)| told.clone())
    });
    if let Some(told) = told {
        told.emit(entry.is_intersecting());
    }
}

fn watch(element: &Element, told: Callback<bool>) {
    WATCH.with_borrow_mut(|watch| {
        if watch.is_none() {
            *watch = Watch::begin();
        }
        if let Some(watch) = watch {
            watch.told.push((element.clone(), told));
            watch.observer.observe(element);
        }
    });
}

fn leave(element: &Element) {
    WATCH.with_borrow_mut(|watch| {
        let Some(here) = watch else { return };
        here.observer.unobserve(element);
        here.told.retain(|(watched, _)| watched != element);
        if here.told.is_empty() {
            here.observer.disconnect();
            *watch = None;
        }
    });
}

/// Tells when an element comes within a window's height of the window, or goes away again.
#[yew::hook]
pub fn use_nearness(node: &NodeRef, told: Callback<bool>) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let element = node.cast::<Element>();
        if let Some(element) = &element {
            watch(element, told);
        }
        move || element.iter().for_each(leave)
    });
}
