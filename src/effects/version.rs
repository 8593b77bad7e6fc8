//! New versions of the app: `www/offline.js` finds them, a person asks for them.

use web_sys::{Element, Event};

use crate::desk::Desk;
use crate::listener::Listener;
use crate::state::Action;
use crate::state::action::Version;

/// Tells the desk of a newer version as long as the listener lives, and at once of one that was
/// found before.
pub fn listen(desk: &Desk) -> Option<Listener> {
    tell(desk);
    let desk = desk.clone();
    let window = web_sys::window()?;
    Some(Listener::new(&window, "standpoint-version", move |_| {
        tell(&desk);
    }))
}

fn tell(desk: &Desk) {
    let version = match root()
        .and_then(|root| root.get_attribute("data-version"))
        .as_deref()
    {
        Some("ready") => Version::Ready,
        Some("elsewhere") => Version::Elsewhere,
        _ => return,
    };
    desk.send(Action::Version(version));
}

/// Begins with the newer version: the page is loaded again.
pub fn use_it() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("standpoint-use-version")) {
        // Refused only for an event that is under way already.
        let _ = window.dispatch_event(&event);
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
