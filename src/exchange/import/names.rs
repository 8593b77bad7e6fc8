//! What the labels and relations of a file become: a proposal, to be changed.

use std::sync::Arc;

use standpoint_annotation::Codebook;
use standpoint_formats::exchange::{LabelTarget, Mapping};
use standpoint_protocol::formats::import::Imported;
use yew::{Callback, Html, html};

use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::select::Select;
use crate::state::Action;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::importing::ImportAction;

/// Between a label, an attribute and its value.
const BETWEEN: char = '|';

/// The names with what they become.
pub(super) fn names(view: &View, found: &Imported) -> Html {
    if found.labels.is_empty() && found.relations.is_empty() {
        return Html::default();
    }
    let book = Codebook::standard();
    let labels = found.labels.iter().map(|(name, count)| {
        let now = found
            .mapping
            .labels
            .get(name)
            .map_or_else(String::new, value_of);
        let set = setting(view, found, name, set_label);
        row(name, *count, &now, label_options(&book, &now), set)
    });
    let relations = found.relations.iter().map(|(name, count)| {
        let now = found.mapping.relations.get(name);
        let now = now.map_or_else(String::new, ToString::to_string);
        let set = setting(view, found, name, set_relation);
        row(name, *count, &now, relation_options(&book), set)
    });
    html! {
        <section class="import-names">
            <h3>{ words("import-names") }</h3>
            <p class="quiet">{ words("import-names-how") }</p>
            <ul>{ for labels }{ for relations }</ul>
        </section>
    }
}

fn row(
    name: &str,
    count: u32,
    now: &str,
    options: Vec<(String, String)>,
    onchoose: Callback<String>,
) -> Html {
    let select = Select {
        name: "import-name",
        label: Message::new("import-becomes").with("name", name).words(),
        now,
        options,
        disabled: false,
        onchoose,
    };
    html! {
        <li key={name.to_owned()} data-name={name.to_owned()}>
            <b dir="auto">{ name }</b>
            <small>{ count }</small>
            { select.html() }
        </li>
    }
}

/// A target as the value of an option.
fn value_of(target: &LabelTarget) -> String {
    let said = target.attributes.iter().next();
    said.map_or_else(
        || target.label.to_string(),
        |(attribute, value)| format!("{}{BETWEEN}{attribute}{BETWEEN}{value}", target.label),
    )
}

/// The target that a value means; none where a name is kept.
fn target_of(value: &str) -> Option<LabelTarget> {
    let mut parts = value.splitn(3, BETWEEN);
    let label = parts.next().filter(|label| !label.is_empty())?;
    let said = parts.next().zip(parts.next());
    let attributes = said.map(|(attribute, value)| (attribute.to_owned(), value.to_owned()));
    Some(LabelTarget {
        label: label.into(),
        attributes: attributes.into_iter().collect(),
    })
}

/// Keep the name, each label, and each label with a value of its first attribute.
fn label_options(book: &Arc<Codebook>, now: &str) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), words("import-keep"))];
    for label in &book.labels {
        options.push((label.id.to_string(), label.name.clone()));
        let Some(attribute) = label.attributes.first() else {
            continue;
        };
        for value in &attribute.values {
            let target = format!("{}{BETWEEN}{}{BETWEEN}{}", label.id, attribute.id, value.id);
            options.push((target, format!("{}: {}", label.name, value.name)));
        }
    }
    if !options.iter().any(|(value, _)| value == now) {
        options.push((now.to_owned(), now.replace(BETWEEN, " ")));
    }
    options
}

fn relation_options(book: &Arc<Codebook>) -> Vec<(String, String)> {
    let links = book.links.iter();
    let links = links.map(|link| (link.id.to_string(), link.name.clone()));
    std::iter::once((String::new(), words("import-keep")))
        .chain(links)
        .collect()
}

fn set_label(mapping: &mut Mapping, name: &str, value: &str) {
    match target_of(value) {
        Some(target) => drop(mapping.labels.insert(name.to_owned(), target)),
        None => drop(mapping.labels.remove(name)),
    }
}

fn set_relation(mapping: &mut Mapping, name: &str, value: &str) {
    if value.is_empty() {
        mapping.relations.remove(name);
    } else {
        mapping.relations.insert(name.to_owned(), value.into());
    }
}

fn setting(
    view: &View,
    found: &Imported,
    name: &str,
    set: fn(&mut Mapping, &str, &str),
) -> Callback<String> {
    let (desk, before, name) = (view.desk.clone(), found.mapping.clone(), name.to_owned());
    Callback::from(move |value: String| {
        let mut mapping = before.clone();
        set(&mut mapping, &name, &value);
        let map = ImportAction::Map(mapping);
        desk.send(Action::Exchange(ExchangeAction::Import(map)));
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_the_value_of_an_option_and_back() {
        for value in ["actor", "actor|kind|person"] {
            let target = target_of(value);
            assert_eq!(target.as_ref().map(value_of).as_deref(), Some(value));
        }
        assert_eq!(target_of(""), None);
    }

    #[test]
    fn what_is_proposed_can_be_chosen() {
        let book = Codebook::standard();
        let mut mapping = Mapping::default();
        for name in ["PER", "hedge", "Attribution"] {
            mapping.propose_label(name, &book);
        }
        for target in mapping.labels.values() {
            let value = value_of(target);
            let options = label_options(&book, &value);
            let found: Vec<_> = options
                .iter()
                .filter(|(other, _)| *other == value)
                .collect();
            assert_eq!(found.len(), 1, "{value}");
            assert_ne!(found[0].1, value, "it has words");
        }
    }
}
