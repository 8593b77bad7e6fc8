//! Notes: the one on the article, and those on its marks.

use std::rc::Rc;

use standpoint_annotation::{Mark, State};
use yew::{Html, Properties, component, html};

use super::entry::entry_line;
use crate::commands::CommandId;
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::shell::button::named_button;
use crate::state::Article;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where actions go.
    pub desk: Desk,
    /// The open article.
    pub article: Rc<Article>,
}

/// The note on the article, and the way to change it; nothing where there is none.
pub fn article_note(view: &View, article: &Article) -> Html {
    let Some(remark) = &article.document.details.note else {
        return Html::default();
    };
    html! {
        <div class="article-note" data-testid="article-note">
            <p class="note" dir="auto">{ remark }</p>
            { named_button(view, CommandId::ArticleNote, "small", words("notes-change")) }
        </div>
    }
}

/// The marks with notes, each a way to it.
#[component]
pub fn Notes(props: &Props) -> Html {
    let Props { desk, article } = props;
    let marks = article.document.noted_marks().map(AsRef::as_ref);
    let noted: Vec<&Mark> = marks.filter(|mark| mark.state != State::Rejected).collect();
    if noted.is_empty() {
        return Html::default();
    }
    let rows = noted.iter().map(|mark| {
        let said = html! {
            <>
                <span class="context" dir="auto"><b>{ article.document.quote(mark) }</b></span>
                <span dir="auto">{ mark.note.clone() }</span>
            </>
        };
        html! { <li key={mark.id.to_string()}>{ entry_line(desk, &mark.id, false, said) }</li> }
    });
    html! {
        <section class="notes">
            <h2 class="heading">{ Message::new("notes-title").with("count", noted.len()).words() }</h2>
            <ul class="list">{ for rows }</ul>
        </section>
    }
}
