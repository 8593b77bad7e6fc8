//! Where a file goes that is being dragged over the page.

use yew::{Html, Properties, component, html};

use crate::desk::View;
use crate::i18n::words;

/// What the hint is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The hint, while something is dragged over the page.
#[component]
pub fn DropHint(props: &Props) -> Html {
    if props.view.state.dragging {
        html! { <div class="drop" data-testid="drop"><p>{ words("drop-here") }</p></div> }
    } else {
        Html::default()
    }
}
