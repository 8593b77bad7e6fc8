//! Looks for words with the browser's own regular expressions.
//!
//! Words are looked for here and now, which takes time in proportion to the text. A pattern of a
//! person's may take for ever: it runs in a worker that is ended when its time is up. Where there is
//! no worker, it runs here, a paragraph at a time, and stops at the paragraph in which the time ends.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, JsString, Object, Reflect, RegExp, Uint32Array};
use standpoint_text::{Span, Text, paragraphs};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::measuring::now;
use crate::desk::Desk;
use crate::i18n::Message;
use crate::listener::Listener;
use crate::state::Action;
use crate::state::find::fault::{FaultKind, fault};
use crate::state::find::{FindAction, Kind, MOST, Wanted};

/// The worker's script, beside the page.
const SCRIPT: &str = "find.js";

/// How long a pattern may take, in milliseconds.
const PATIENCE: i32 = 2_000;

/// How long it may take where it keeps the page from everything else.
const PATIENCE_HERE: f64 = 200.0;

/// Looks for words; a search that is begun ends the one before.
#[derive(Default)]
pub struct Finder {
    running: RefCell<Option<Running>>,
}

/// A pattern at work in a worker; dropped, it is ended.
struct Running {
    worker: Worker,
    _listeners: [Listener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// One search, and where it reports to.
#[derive(Clone)]
struct Search {
    desk: Desk,
    number: u32,
    text: Text,
    wanted: Wanted,
    found: Rc<RefCell<Vec<u32>>>,
    /// Whether the desk was told.
    over: Rc<Cell<bool>>,
}

impl Finder {
    /// Looks for something in a text; the desk is told, once, what was found.
    pub fn find(&self, desk: &Desk, number: u32, text: Text, wanted: Wanted) {
        self.running.replace(None);
        let search = Search {
            desk: desk.clone(),
            number,
            text,
            wanted,
            found: Rc::default(),
            over: Rc::default(),
        };
        let expression = match compiled(&search.wanted) {
            Ok(expression) => expression,
            Err(why) => {
                let trouble = Some(refused(&search.wanted.query, &why));
                search.tell(trouble);
                return;
            }
        };
        if search.wanted.kind == Kind::Pattern
            && let Some(running) = away(&search)
        {
            self.running.replace(Some(running));
        } else {
            here(&search, &expression);
        }
    }
}

/// The expression, or what the browser has against it.
fn compiled(wanted: &Wanted) -> Result<RegExp, String> {
    let words = Array::of2(&wanted.source().into(), &wanted.flags().into());
    let class = Reflect::get(&js_sys::global(), &"RegExp".into());
    let class = class.and_then(JsCast::dyn_into::<Function>);
    let expression = class.and_then(|class| Reflect::construct(&class, &words));
    let expression = expression.map(JsCast::unchecked_into::<RegExp>);
    expression.map_err(|error| {
        let error = error.dyn_ref::<js_sys::Error>();
        error.map_or_else(String::new, |error| error.message().into())
    })
}

/// Why a pattern cannot be looked for, with the sign that is in the way where it is known.
fn refused(query: &str, why: &str) -> Message {
    let Some(fault) = fault(query) else {
        return Message::new("find-refused").with("why", why);
    };
    let id = match fault.kind {
        FaultKind::Unclosed => "find-unclosed",
        FaultKind::Unopened => "find-unopened",
        FaultKind::NothingToRepeat => "find-nothing-to-repeat",
        FaultKind::Escape => "find-escape",
    };
    Message::new(id)
        .with("sign", fault.sign.to_string())
        .with("at", fault.at)
}

impl Search {
    /// Tells the desk what was found, and what was in the way; once.
    fn tell(&self, trouble: Option<Message>) {
        if self.over.replace(true) {
            return;
        }
        let hits = self.wanted.hits(&self.text, &self.found.borrow());
        let many = (hits.len() == MOST).then(|| Message::new("find-too-many").with("count", MOST));
        self.desk.send(Action::Finding(FindAction::Hits {
            number: self.number,
            hits,
            trouble: trouble.or(many),
        }));
    }
}

/// Goes through the text here.
fn here(search: &Search, expression: &RegExp) {
    let run = Reflect::get(expression, &"exec".into());
    let Ok(run) = run.and_then(JsCast::dyn_into::<Function>) else {
        return;
    };
    let start = now().unwrap_or_default();
    for paragraph in paragraphs(&search.text) {
        let late = now().unwrap_or_default() - start > PATIENCE_HERE;
        if late && search.wanted.kind == Kind::Pattern {
            return search.tell(Some(Message::new("find-too-long")));
        }
        in_paragraph(search, expression, &run, paragraph);
        if search.found.borrow().len() / 2 > MOST {
            break;
        }
    }
    search.tell(None);
}

fn in_paragraph(search: &Search, expression: &RegExp, run: &Function, paragraph: Span) {
    let from = units(search.text.to_utf16(paragraph.start()));
    let words = JsString::from(search.text.slice(paragraph));
    expression.set_last_index(0);
    while let Ok(found) = run.call1(expression, &words) {
        let start = Reflect::get(&found, &"index".into());
        let Some(start) = start.ok().and_then(|start| start.as_f64()) else {
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place within a paragraph"
        )]
        let start = start as u32;
        let end = expression.last_index();
        if end == start {
            // Nothing was found there; without a step on, it would be found for ever.
            expression.set_last_index(end + 1);
        } else {
            search.found.borrow_mut().extend([from + start, from + end]);
        }
    }
}

/// Gives a pattern to a worker; nothing where there is none.
fn away(search: &Search) -> Option<Running> {
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    let script = web_sys::Url::new_with_base(SCRIPT, &base).ok()?.href();
    let worker = Worker::new(&script).ok()?;
    let heard = {
        let search = search.clone();
        move |event: web_sys::Event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            match data.dyn_into::<Uint32Array>() {
                Ok(found) => search.found.borrow_mut().extend(found.to_vec()),
                Err(_) => search.tell(None),
            }
        }
    };
    let died = {
        let search = search.clone();
        move |event: web_sys::Event| {
            event.prevent_default();
            search.tell(Some(Message::new("find-no-worker")));
        }
    };
    let listeners = [
        Listener::new(&worker, "message", heard),
        Listener::new(&worker, "error", died),
    ];
    worker.post_message(&request(search)?).ok()?;
    end_in_time(search, &worker);
    Some(Running {
        worker,
        _listeners: listeners,
    })
}

/// Ends a pattern whose time is up, and has what it found so far shown.
fn end_in_time(search: &Search, worker: &Worker) {
    let (search, worker) = (search.clone(), worker.clone());
    let ended = Closure::once_into_js(move || {
        worker.terminate();
        search.tell(Some(Message::new("find-too-long")));
    });
    if let Some(window) = web_sys::window() {
        let ended = ended.unchecked_ref();
        // Refused only for a window that is gone.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(ended, PATIENCE);
    }
}

/// What the worker is given: the expression, the text, and where its paragraphs begin and end.
fn request(search: &Search) -> Option<JsValue> {
    let text = &search.text;
    let bounds = paragraphs(text).into_iter();
    let bounds = bounds.flat_map(|p| [p.start(), p.end()]);
    let bounds: Vec<u32> = bounds.map(|at| units(text.to_utf16(at))).collect();
    let request = Object::new();
    let fields: [(&str, JsValue); 4] = [
        ("source", search.wanted.source().into()),
        ("flags", search.wanted.flags().into()),
        ("text", text.as_str().into()),
        ("bounds", Uint32Array::from(bounds.as_slice()).into()),
    ];
    for (name, value) in fields {
        Reflect::set(&request, &name.into(), &value).ok()?;
    }
    Some(request.into())
}

fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
