//! A slip in words, and what would mend it.

use standpoint_annotation::slips::{End, Slip, What};
use standpoint_annotation::{Command, Document, LabelId, LinkTypeId};

use super::reading::label_name;
use crate::i18n::Message;

/// What the slip is.
pub fn said(document: &Document, slip: &Slip) -> Message {
    let label = document.mark(&slip.mark).map(|mark| &mark.label);
    let label = label.map_or_else(String::new, |id| label_name(document, id));
    match &slip.what {
        What::Edge => Message::new("slip-edge"),
        What::OpenQuotation => Message::new("slip-quotation"),
        What::Doubled => Message::new("slip-doubled").with("label", label),
        What::OtherLabel { usual } => Message::new("slip-other-label")
            .with("label", label)
            .with("usual", label_name(document, usual)),
        What::OtherValue { attribute, usual } => {
            let (attribute, usual) = value(document, slip, attribute, usual);
            Message::new("slip-other-value")
                .with("attribute", attribute)
                .with("usual", usual)
        }
        What::Missing { link, end } => {
            let id = match end {
                End::From => "slip-missing",
                End::To => "slip-missing-to",
            };
            let kind = document.codebook.link(link);
            let others = kind.map(|kind| match end {
                End::From => &kind.to,
                End::To => &kind.from,
            });
            Message::new(id)
                .with("label", label)
                .with("link", link_name(document, link))
                .with("other", names(document, others))
        }
        What::WrongEnd { link } => {
            let link = document.link(link);
            let kind = link.map(|link| link_name(document, &link.kind));
            let end = link.and_then(|link| document.mark(&link.to));
            Message::new("slip-wrong-end")
                .with("link", kind.unwrap_or_default())
                .with("label", label)
                .with(
                    "other",
                    end.map(|end| label_name(document, &end.label))
                        .unwrap_or_default(),
                )
        }
        What::EntityTwice { name } => Message::new("slip-entity-twice").with("name", name.as_str()),
    }
}

/// What its mend would do; nothing where none is plain.
pub fn mend(document: &Document, slip: &Slip) -> Option<Message> {
    Some(match slip.mend.as_ref()? {
        Command::SetSpans { spans, .. } => {
            let pieces = spans
                .pieces()
                .iter()
                .map(|piece| document.text.slice(*piece));
            let quote: Vec<&str> = pieces.collect();
            Message::new("mend-edges").with("quote", quote.join(" … "))
        }
        Command::DeleteMarks(_) => Message::new("mend-delete"),
        Command::Relabel { label, .. } => {
            Message::new("mend-value").with("value", label_name(document, label))
        }
        Command::SetAttribute {
            attribute,
            value: to,
            ..
        } => {
            let (_, named) = value(document, slip, attribute, to.as_deref().unwrap_or_default());
            Message::new("mend-value").with("value", named)
        }
        Command::AddLink { kind, from, to } => {
            let other = if *from == slip.mark { to } else { from };
            let quote = document.mark(other).map(|other| document.quote(other));
            Message::new("mend-link")
                .with("link", link_name(document, kind))
                .with("quote", quote.unwrap_or_default())
        }
        Command::DeleteLinks(_) => Message::new("mend-unlink"),
        Command::MergeEntities { .. } => Message::new("mend-merge"),
        _ => return None,
    })
}

/// An attribute and a value of the slip's mark by their names.
fn value(document: &Document, slip: &Slip, attribute: &str, value: &str) -> (String, String) {
    let label = document.mark(&slip.mark).map(|mark| &mark.label);
    let label = label.and_then(|id| document.codebook.label(id));
    let known = label.and_then(|label| label.attribute(attribute));
    let values = known
        .map(|known| known.values.as_slice())
        .unwrap_or_default();
    let named = values.iter().find(|named| named.id == value);
    (
        known.map_or_else(|| attribute.to_owned(), |known| known.name.clone()),
        named.map_or_else(|| value.to_owned(), |named| named.name.clone()),
    )
}

fn link_name(document: &Document, id: &LinkTypeId) -> String {
    let kind = document.codebook.link(id);
    kind.map_or_else(|| id.to_string(), |kind| kind.name.clone())
}

fn names(document: &Document, labels: Option<&Vec<LabelId>>) -> String {
    let labels = labels.into_iter().flatten();
    let names: Vec<String> = labels.map(|id| label_name(document, id)).collect();
    names.join(", ")
}
