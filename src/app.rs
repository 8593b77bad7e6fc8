//! The root: one desk, its view, and what listens to the whole window.

use yew::{Html, classes, component, html, use_effect_with, use_memo, use_state};

use crate::commands::Platform;
use crate::desk::{Desk, View};
use crate::i18n::words;
use crate::panels::Side;
use crate::part;
use crate::reader::Reader;
use crate::shell::{self, FindBar, Footer, Sidebar};
use crate::state::Workspace;
use crate::{effects, files, keys};

/// The app.
#[component]
pub fn App() -> Html {
    let desk = use_memo((), |()| Desk::new(Workspace::new(platform())));
    let state = use_state(|| desk.state());
    {
        let (desk, redraw) = (Desk::clone(&desk), state.setter());
        use_effect_with((), move |()| {
            desk.on_change(yew::Callback::from(move |now| redraw.set(now)));
            let keys = keys::listen(&desk);
            let arrivals = listen_to_arrivals(&desk);
            effects::start(&desk);
            let version = effects::version::listen(&desk);
            move || drop((keys, arrivals, version))
        });
    }
    let view = View {
        desk: Desk::clone(&desk),
        state: std::rc::Rc::clone(&state),
    };
    {
        let ready = state.ready;
        use_effect_with(ready, |ready| {
            if *ready {
                effects::announce_ready();
            }
        });
    }
    {
        let book = shell::naming::codebook(&state);
        use_effect_with(book, |book| {
            effects::paint(&crate::state::tones::rules(book));
        });
    }
    let page = match &state.article {
        Some(article) => {
            part!(
                article.key.clone(),
                Reader {
                    view: view.clone(),
                    article: std::rc::Rc::clone(article)
                }
            )
        }
        None => shell::empty(&view),
    };
    let open = state.article.is_some();
    html! {
        <div class={classes!("workbench", (!open).then_some("workbench-empty"))}>
            <a class="skip" href="#page">{ words("skip-to-article") }</a>
            { shell::header(&view) }
            { part!(Sidebar { view: view.clone() }) }
            <main id="page" tabindex="-1">
                if view.state.find.open {
                    { part!(FindBar { view: view.clone() }) }
                }
                { page }
            </main>
            if open {
                { part!(Side { view: view.clone() }) }
            }
            { part!(Footer { view: view.clone() }) }
            { shell::notices(&view) }
            { shell::drop_hint(&view) }
            { shell::dialogs(&view) }
            { shell::announcer(&view) }
        </div>
    }
}

/// What is pasted or dropped anywhere on the page.
fn listen_to_arrivals(desk: &Desk) -> files::Listening {
    let desk = desk.clone();
    files::listen(move |arrival| effects::take_in(&desk, arrival))
}

/// How the keys are called on this machine.
fn platform() -> Platform {
    let name = web_sys::window().and_then(|window| window.navigator().platform().ok());
    match name {
        Some(name) if name.starts_with("Mac") || name.starts_with("iP") => Platform::Apple,
        _ => Platform::Other,
    }
}
