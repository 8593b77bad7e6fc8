//! Who writes: of several tabs on one document, one holds the pen, the others read along.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::lock::{self, Asking, Held, Locks};

/// What a tab may do with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Change it.
    Writer,
    /// Read along with the tab that changes it.
    Reader,
}

/// What became of the pen without this tab having asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PenEvent {
    /// Another tab took it over: this one reads from now on.
    Lost {
        /// Which document.
        document: String,
    },
    /// The tab that had it has closed: this one may write, once it has read what that one did last.
    Gained {
        /// Which document.
        document: String,
    },
}

/// This tab's claim to write one document; dropping it lets another tab have it.
///
/// Where the browser has no locks every tab is a writer; that no entry of a journal is written over
/// holds without them too.
pub struct Pen(Rc<Claim>);

struct Claim {
    document: String,
    locks: Option<Locks>,
    access: Cell<Access>,
    held: RefCell<Option<Held>>,
    waiting: RefCell<Option<AbortController>>,
    on_event: Box<dyn Fn(PenEvent)>,
}

impl Pen {
    /// Asks for the pen of a document: it is had if no other tab has it. Otherwise this tab is a
    /// reader, next in line for it.
    pub async fn ask(document: &str, on_event: impl Fn(PenEvent) + 'static) -> Self {
        let claim = Rc::new(Claim {
            document: document.to_owned(),
            locks: lock::locks(),
            access: Cell::new(Access::Writer),
            held: RefCell::default(),
            waiting: RefCell::default(),
            on_event: Box::new(on_event),
        });
        if claim.locks.is_some() && !claim.take(Asking::IfFree).await {
            claim.access.set(Access::Reader);
            claim.wait();
        }
        Self(claim)
    }

    /// What this tab may do.
    pub fn access(&self) -> Access {
        self.0.access.get()
    }

    /// The document that it is about.
    pub fn document(&self) -> &str {
        &self.0.document
    }

    /// Takes the pen from the tab that has it; that one is told. What it did last is in the
    /// database or comes as a conflict, so read the journal on before writing.
    pub async fn take_over(&self) {
        self.0.stop_waiting();
        if self.0.take(Asking::Steal).await {
            self.0.access.set(Access::Writer);
        } else {
            self.0.wait();
        }
    }
}

impl Claim {
    fn name(&self) -> String {
        format!("standpoint:document:{}", self.document)
    }

    /// Asks for the lock. Says whether it is held now.
    async fn take(self: &Rc<Self>, asking: Asking) -> bool {
        let answer = Promise::new(&mut |resolve: Function, _| {
            self.request(&asking, move |_, had| {
                // Resolving a promise is never refused.
                let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::from_bool(had));
            });
        });
        JsFuture::from(answer)
            .await
            .is_ok_and(|had| had.is_truthy())
    }

    /// Stands in line for the lock.
    fn wait(self: &Rc<Self>) {
        let Some(controller) = lock::controller() else {
            return;
        };
        let signal = controller.signal();
        self.waiting.replace(Some(controller));
        self.request(&Asking::Wait(signal), |claim, had| {
            if had {
                claim.waiting.take();
                claim.access.set(Access::Writer);
                (claim.on_event)(PenEvent::Gained {
                    document: claim.document.clone(),
                });
            }
        });
    }

    fn stop_waiting(&self) {
        if let Some(waiting) = self.waiting.take() {
            waiting.abort();
        }
    }

    fn request(self: &Rc<Self>, asking: &Asking, then: impl FnOnce(&Rc<Self>, bool) + 'static) {
        let Some(locks) = &self.locks else {
            return then(self, true);
        };
        let had = Rc::new(Cell::new(false));
        let (claim, given) = (Rc::downgrade(self), had.clone());
        let on_answer = move |held: Option<Held>| {
            // A pen that was dropped meanwhile lets the lock go at once.
            let Some(claim) = claim.upgrade() else { return };
            given.set(held.is_some());
            if held.is_some() {
                claim.held.replace(held);
            }
            then(&claim, given.get());
        };
        let claim: Weak<Self> = Rc::downgrade(self);
        let on_lost = move || {
            let claim = claim.upgrade().filter(|_| had.get());
            if let Some(claim) = claim {
                claim.lose();
            }
        };
        lock::ask(locks, &self.name(), asking, on_answer, on_lost);
    }

    fn lose(self: &Rc<Self>) {
        self.held.take();
        self.access.set(Access::Reader);
        (self.on_event)(PenEvent::Lost {
            document: self.document.clone(),
        });
        self.wait();
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.stop_waiting();
    }
}
