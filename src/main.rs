//! The Standpoint workbench.

use yew::prelude::{Html, component, html, use_effect_with};

#[component]
fn App() -> Html {
    use_effect_with((), |()| {
        let root = web_sys::window().and_then(|w| w.document()?.document_element());
        if let Some(root) = root {
            // An attribute name that is a literal is never refused.
            let _ = root.set_attribute("data-ready", "");
        }
    });
    html! { <main><h1>{"Standpoint"}</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
