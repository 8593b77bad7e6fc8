//! Where the text is unsure, by type, with what it is unsure about.

use std::sync::Arc;

use standpoint_annotation::codebook::Channel;
use standpoint_annotation::{Document, Mark, State};
use yew::{Html, component, html, use_memo, use_state_eq};

use super::entry::{WINDOW, entry_line, more, open_suggestion};
use super::reading::{grouped, in_channel, main_value, surroundings};
use super::side::ListProps;
use crate::i18n::{Message, words};

/// The uncertainties of each type, types in the order of the codebook.
#[component]
pub fn Doubt(props: &ListProps) -> Html {
    let ListProps {
        desk,
        article,
        inspected,
    } = props;
    let document = &article.document;
    let groups = use_memo(article.clone(), |article| by_type(&article.document));
    let shown = use_state_eq(|| WINDOW);
    let all: usize = groups.iter().map(|(_, marks)| marks.len()).sum();
    if all == 0 {
        return html! { <p class="quiet">{ words("doubt-none") }</p> };
    }
    let mut room = *shown;
    let groups = groups.iter().map(|(name, marks)| {
        let few = &marks[..room.min(marks.len())];
        room -= few.len();
        if few.is_empty() {
            return Html::default();
        }
        let heading = Message::new("doubt-heading")
            .with("type", name.as_str())
            .with("count", marks.len());
        let rows = few.iter().map(|mark| {
            let current = inspected.as_ref() == Some(&mark.id);
            html! {
                <li key={mark.id.to_string()}>
                    { entry_line(desk, &mark.id, current, row(document, mark)) }
                </li>
            }
        });
        html! {
            <section key={name.clone()}>
                <h2 class="heading">{ heading.words() }</h2>
                <ul class="list">{ for rows }</ul>
            </section>
        }
    });
    let groups: Vec<Html> = groups.collect();
    html! { <>{ groups }{ more(&shown, all) }</> }
}

fn row(document: &Document, mark: &Mark) -> Html {
    let (before, after) = surroundings(&document.text, mark.spans.hull());
    let qualified = qualified(document, mark).into_iter().map(|position| {
        let said = Message::new("doubt-qualifies").with("quote", document.quote(position));
        html! { <small key={position.id.to_string()}>{ said.words() }</small> }
    });
    html! {
        <>
            <span class="context">{ before }<b>{ document.quote(mark) }</b>{ after }</span>
            { open_suggestion(mark) }
            { for qualified }
        </>
    }
}

/// The marks that an uncertainty qualifies.
fn qualified<'d>(document: &'d Document, mark: &'d Mark) -> Vec<&'d Arc<Mark>> {
    let links = document
        .links_to(&mark.id)
        .filter(|link| link.kind.as_str() == "qualified_by");
    links
        .filter_map(|link| document.mark(&link.from))
        .filter(|mark| mark.state != State::Rejected)
        .collect()
}

fn by_type(document: &Document) -> Vec<(String, Vec<Arc<Mark>>)> {
    let labels = &document.codebook.labels;
    let types = labels
        .iter()
        .filter(|label| label.channel == Channel::Wave)
        .filter_map(|label| label.attributes.iter().find(|a| !a.values.is_empty()))
        .flat_map(|attribute| &attribute.values);
    let marks = in_channel(document, Channel::Wave);
    grouped(
        types.map(|value| value.name.to_lowercase()),
        marks.map(|mark| {
            let name = main_value(document, mark).unwrap_or_else(|| words("doubt-untyped"));
            (name, Arc::clone(mark))
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::{Change, Edit};
    use standpoint_text::{Span, Text};

    #[test]
    fn types_come_in_the_order_of_the_codebook_and_those_without_last() {
        let mut document = Document::new("d", Text::new("abcdefgh"));
        for (at, kind) in [None, Some("hedge"), Some("epistemic"), Some("hedge")]
            .into_iter()
            .enumerate()
        {
            let mut mark = Mark::new(
                format!("m{at}"),
                "uncertainty",
                Span::from_bytes(at, at + 1),
            );
            if let Some(kind) = kind {
                mark = mark.with("type", kind);
            }
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        let found: Vec<_> = by_type(&document)
            .into_iter()
            .map(|(name, marks)| (name, marks.len()))
            .collect();
        let untyped = (words("doubt-untyped"), 1);
        assert_eq!(
            found,
            [
                ("epistemic".to_owned(), 1),
                ("hedge".to_owned(), 2),
                untyped
            ]
        );
    }
}
