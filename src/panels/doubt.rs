//! Where the text is unsure, by type, with what it is unsure about.

use std::sync::Arc;

use standpoint_annotation::codebook::Channel;
use standpoint_annotation::{Document, Mark, State};
use yew::{Html, component, html, use_memo, use_state_eq};

use super::entry::{WINDOW, entry_line, more, open_suggestion};
use super::positions::holders;
use super::reading::{grouped, in_channel, label_name, main_value, surroundings};
use super::side::ListProps;
use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::state::roles;

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
    let mut listed = groups.iter().flat_map(|(_, marks)| marks);
    let at = inspected
        .as_ref()
        .and_then(|id| listed.position(|mark| mark.id == *id));
    let all: usize = groups.iter().map(|(_, marks)| marks.len()).sum();
    if all == 0 {
        let id = if has_doubt(document) {
            "doubt-none"
        } else {
            "marks-none"
        };
        return html! { <p class="quiet">{ words(id) }</p> };
    }
    // The line from which the text was gone to is there when one comes back.
    let mut room = (*shown).max(at.map_or(0, |at| at + 1));
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
                    { for qualified(document, mark).into_iter().map(|position| qualifies(desk, document, position)) }
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
    html! { <>{ groups }{ more(&shown, all, WINDOW) }</> }
}

fn row(document: &Document, mark: &Mark) -> Html {
    let (before, after) = surroundings(&document.text, mark.spans.hull());
    html! {
        <>
            <span class="context" dir="auto">{ before }<b>{ document.quote(mark) }</b>{ after }</span>
            { open_suggestion(mark) }
            if has_doubt(document) && qualified(document, mark).is_empty() {
                <small>{ words("doubt-on-its-own") }</small>
            }
        </>
    }
}

/// A position that is unsure, with who holds it: a way to it.
fn qualifies(desk: &Desk, document: &Document, position: &Mark) -> Html {
    let names = holders(document, position);
    let said = Message::new("doubt-qualifies")
        .with(
            "holder",
            if names.is_empty() {
                words("positions-nobody")
            } else {
                names
            },
        )
        .with("quote", document.quote(position));
    html! {
        <div key={position.id.to_string()} class="mentions">
            { entry_line(desk, &position.id, false, html! { <small dir="auto">{ said.words() }</small> }) }
        </div>
    }
}

/// The marks that an uncertainty qualifies.
fn qualified<'d>(document: &'d Document, mark: &'d Mark) -> Vec<&'d Arc<Mark>> {
    let kind = roles::doubt(&document.codebook);
    let links = document
        .links_to(&mark.id)
        .filter(|link| kind.is_some_and(|kind| kind.id == link.kind));
    links
        .filter_map(|link| document.mark(&link.from))
        .filter(|mark| mark.state != State::Rejected)
        .collect()
}

/// Whether the codebook knows of doubt; where it does not, the list is of all marks.
fn has_doubt(document: &Document) -> bool {
    roles::shows(&document.codebook, Channel::Wave)
}

/// All marks by label, in the order of the codebook.
fn by_label(document: &Document) -> Vec<(String, Vec<Arc<Mark>>)> {
    let marks = document.marks_in_order();
    let marks = marks.filter(|mark| mark.state != State::Rejected);
    grouped(
        document
            .codebook
            .labels
            .iter()
            .map(|label| label.name.clone()),
        marks.map(|mark| (label_name(document, &mark.label), Arc::clone(mark))),
    )
}

fn by_type(document: &Document) -> Vec<(String, Vec<Arc<Mark>>)> {
    if !has_doubt(document) {
        return by_label(document);
    }
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
    use standpoint_annotation::codebook::Label;
    use standpoint_annotation::{Change, Codebook, Edit};
    use standpoint_text::{Span, Text};

    #[test]
    fn a_codebook_without_waves_lists_all_marks_by_label() {
        let mut document = Document::new("d", Text::new("abcdefgh"));
        let labels = [("ORG", "Organisation"), ("PER", "Person")];
        let labels = labels.map(|(id, name)| Label::new(id, name)).to_vec();
        document.codebook = Arc::new(Codebook {
            labels,
            ..Codebook::empty("News")
        });
        for (at, label) in ["PER", "ORG", "PER"].into_iter().enumerate() {
            let mark = Mark::new(format!("m{at}"), label, Span::from_bytes(at, at + 1));
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        let found = by_type(&document)
            .into_iter()
            .map(|(name, marks)| (name, marks.len()));
        let expected = [("Organisation", 1), ("Person", 2)].map(|(name, n)| (name.to_owned(), n));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

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
