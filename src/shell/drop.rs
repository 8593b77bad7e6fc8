//! Where a file goes that is being dragged over the page.

use yew::{Html, html};

use crate::desk::View;
use crate::i18n::words;

/// The hint, while something is dragged over the page.
pub fn drop_hint(view: &View) -> Html {
    if view.state.dragging {
        html! { <div class="drop" data-testid="drop"><p>{ words("drop-here") }</p></div> }
    } else {
        Html::default()
    }
}
