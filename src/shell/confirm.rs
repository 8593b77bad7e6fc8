//! Whether to delete the open article.

use yew::{Callback, Html, html};

use super::button::command_button;
use super::dialog::{Frame, leave, leaving};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Action;

/// The question, with a way to keep a copy.
pub fn delete_article(view: &View) -> Html {
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let title = match article.document.details.title.as_str() {
        "" => words("article-untitled"),
        title => title.to_owned(),
    };
    let delete = {
        let desk = view.desk.clone();
        Callback::from(move |_| {
            leave(&desk);
            desk.send(Action::DeleteArticle);
        })
    };
    let asked = Message::new("delete-article-asked")
        .with("title", title)
        .with("count", article.document.marks().len());
    html! {
        <Frame desk={view.desk.clone()} title={words("delete-article-title")}>
            <div class="dialog-body"><p>{ asked.words() }</p></div>
            <div class="dialog-actions">
                { command_button(view, CommandId::Save, "") }
                <button type="button" autofocus=true onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="danger" data-action="delete-article" onclick={delete}>{ words("delete-article-do") }</button>
            </div>
        </Frame>
    }
}
