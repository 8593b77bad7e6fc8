//! A choice among a few, as the browser draws it.

use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, TargetCast, html};

/// A select: what it is called in the page and by people, the value that is chosen, and what can be
/// chosen with the words for it.
pub struct Select<'a> {
    /// Its name in the page.
    pub name: &'static str,
    /// What people hear it called; empty where a label stands beside it.
    pub label: String,
    /// The value that is chosen.
    pub now: &'a str,
    /// The values with their words.
    pub options: Vec<(String, String)>,
    /// Whether nothing can be chosen.
    pub disabled: bool,
    /// Called with the value that is chosen.
    pub onchoose: Callback<String>,
}

impl Select<'_> {
    /// The element.
    pub fn html(self) -> Html {
        let onchoose = self.onchoose;
        let chosen = Callback::from(move |event: Event| {
            onchoose.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
        });
        let now = self.now;
        let options = self.options.into_iter().map(|(value, shown)| {
            let selected = value == now;
            html! { <option {value} {selected}>{ shown }</option> }
        });
        let label = Some(self.label).filter(|label| !label.is_empty());
        html! {
            <select name={self.name} aria-label={label} disabled={self.disabled} onchange={chosen}>
                { for options }
            </select>
        }
    }
}
