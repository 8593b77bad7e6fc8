//! The desk: holds the state, takes actions, has their effects carried out, asks for a redraw.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use yew::Callback;

use crate::effects::Runner;
use crate::state::update::{Moment, update};
use crate::state::{Action, Workspace};

/// The name under which this browser's person decides, until there are names.
pub const PERSON: &str = "me";

/// A handle on the desk; clones are the same desk.
#[derive(Clone)]
pub struct Desk(Rc<Inner>);

struct Inner {
    state: RefCell<Rc<Workspace>>,
    waiting: RefCell<VecDeque<Action>>,
    busy: Cell<bool>,
    redraw: RefCell<Callback<Rc<Workspace>>>,
    runner: OnceCell<Runner>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Desk {
    /// A desk with this on it.
    pub fn new(workspace: Workspace) -> Self {
        let desk = Self(Rc::new(Inner {
            state: RefCell::new(Rc::new(workspace)),
            waiting: RefCell::default(),
            busy: Cell::new(false),
            redraw: RefCell::default(),
            runner: OnceCell::new(),
        }));
        let runner = Runner::new(desk.clone());
        // Set once, here; there is nothing to be set already.
        let _ = desk.0.runner.set(runner);
        desk
    }

    /// What lies on it now.
    pub fn state(&self) -> Rc<Workspace> {
        Rc::clone(&self.0.state.borrow())
    }

    /// What carries out its effects.
    pub fn runner(&self) -> Option<&Runner> {
        self.0.runner.get()
    }

    /// Who is told to draw when something changed.
    pub fn on_change(&self, redraw: Callback<Rc<Workspace>>) {
        *self.0.redraw.borrow_mut() = redraw;
    }

    /// Carries out an action now: the state changes and the effects start within this call. Sent
    /// while another action is being carried out, it waits for its turn.
    pub fn send(&self, action: Action) {
        self.0.waiting.borrow_mut().push_back(action);
        if self.0.busy.replace(true) {
            return;
        }
        let before = self.state();
        loop {
            // Not `while let`: the queue must not stay borrowed while effects send.
            let Some(action) = self.0.waiting.borrow_mut().pop_front() else {
                break;
            };
            self.carry_out(action);
        }
        self.0.busy.set(false);
        let now = self.state();
        if !Rc::ptr_eq(&before, &now) {
            let redraw = self.0.redraw.borrow().clone();
            redraw.emit(now);
        }
    }

    fn carry_out(&self, action: Action) {
        let moment = Moment {
            now: String::from(js_sys::Date::new_0().to_iso_string()),
            person: PERSON.to_owned(),
        };
        let effects = {
            let mut state = self.0.state.borrow_mut();
            let mut next = Workspace::clone(&state);
            let effects = update(&mut next, action, &moment);
            if next != **state {
                *state = Rc::new(next);
            }
            effects
        };
        if let Some(runner) = self.0.runner.get() {
            for effect in effects {
                runner.run(effect);
            }
        }
    }
}

/// The desk and what lies on it, as components get it.
#[derive(Clone)]
pub struct View {
    /// Where actions go.
    pub desk: Desk,
    /// What to draw.
    pub state: Rc<Workspace>,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        self.desk == other.desk && Rc::ptr_eq(&self.state, &other.state)
    }
}

impl View {
    /// Carries out an action when called.
    pub fn act<E>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let desk = self.desk.clone();
        Callback::from(move |_: E| desk.send(action()))
    }
}
