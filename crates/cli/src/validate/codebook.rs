//! What a document says that its own codebook does not know.

use standpoint_annotation::codebook::LinkType;
use standpoint_annotation::{Document, LabelId, Link, Mark, MarkId};

/// A sentence for each mark and link that the codebook does not allow.
pub(super) fn remarks(document: &Document) -> Vec<String> {
    let marks = document.marks().flat_map(|mark| of_mark(document, mark));
    let links = document.links().filter_map(|link| of_link(document, link));
    marks.chain(links).collect()
}

fn of_mark(document: &Document, mark: &Mark) -> Vec<String> {
    let Some(label) = document.codebook.label(&mark.label) else {
        return vec![format!(
            "mark “{}” has the label “{}”, which the codebook lacks",
            mark.id, mark.label
        )];
    };
    let mut remarks = Vec::new();
    for (id, value) in &mark.attributes {
        let Some(attribute) = label.attribute(id) else {
            let known = &label.id;
            remarks.push(format!(
                "mark “{}” has “{id}”, which {known} does not have",
                mark.id
            ));
            continue;
        };
        let is_known = attribute.values.is_empty()
            || value
                .as_str()
                .is_some_and(|value| attribute.values.iter().any(|v| v.id == value));
        if !is_known && !value.is_null() {
            remarks.push(format!(
                "mark “{}” has {value} as its {id}, which is none of its values",
                mark.id
            ));
        }
    }
    remarks
}

fn of_link(document: &Document, link: &Link) -> Option<String> {
    let Some(kind) = document.codebook.link(&link.kind) else {
        return Some(format!(
            "link “{}” is of type “{}”, which the codebook lacks",
            link.id, link.kind
        ));
    };
    let from = label_at(document, &link.from)?;
    let to = label_at(document, &link.to)?;
    let is_allowed = |kind: &LinkType| kind.from.contains(from) && kind.to.contains(to);
    (!is_allowed(kind)).then(|| {
        format!(
            "link “{}” is {}, which cannot lead from {from} to {to}",
            link.id, link.kind
        )
    })
}

/// The label of a mark, if the codebook has it.
fn label_at<'a>(document: &'a Document, mark: &MarkId) -> Option<&'a LabelId> {
    let label = &document.mark(mark)?.label;
    document.codebook.label(label).map(|label| &label.id)
}
