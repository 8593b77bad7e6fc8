//! Fields of the codebook's page, and what is done with what is written in them.

use standpoint_annotation::Recode;
use standpoint_annotation::codebook::Label;
use yew::{AttrValue, Callback, Html, html};

use crate::desk::Desk;
use crate::i18n::words;
use crate::part;
use crate::shell::field::TextField;
use crate::state::Action;
use crate::state::coding::CodingAction;

/// A field under its name; the name is a message's id and names it in the page, too.
pub fn field(
    name: &'static str,
    value: &str,
    rows: Option<&'static str>,
    onsave: Callback<String>,
) -> Html {
    html! {
        <label class="field" key={name}>
            <span aria-hidden="true">{ words(name) }</span>
            { part!(TextField {
                value: value.to_owned(),
                label: words(name),
                name,
                rows: rows.map(AttrValue::from),
                onsave,
            }) }
        </label>
    }
}

/// Changes the codebook when called.
pub fn recoding<E>(desk: &Desk, change: Recode) -> Callback<E> {
    let desk = desk.clone();
    Callback::from(move |_: E| desk.send(Action::Coding(CodingAction::Recode(change.clone()))))
}

/// Changes the codebook by what was written.
pub fn saving(desk: &Desk, change: impl Fn(&str) -> Recode + 'static) -> Callback<String> {
    let desk = desk.clone();
    Callback::from(move |written: String| {
        desk.send(Action::Coding(CodingAction::Recode(change(written.trim()))));
    })
}

/// Writes what was written into a label.
pub fn into_label(desk: &Desk, label: &Label, write: fn(&mut Label, &str)) -> Callback<String> {
    let label = label.clone();
    saving(desk, move |written| {
        let mut label = label.clone();
        write(&mut label, written);
        Recode::EditLabel(label)
    })
}

/// What was written, or nothing where it is blank.
pub fn some(written: &str) -> Option<String> {
    Some(written.to_owned()).filter(|written| !written.is_empty())
}

/// An id for something of this name that none of these has: the name without blanks, and a number
/// where that is taken.
pub fn id_for<'a>(name: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    let id = words.join("_");
    let mut ids = (2..).map(|number| format!("{id}_{number}"));
    if taken.contains(&id.as_str()) {
        ids.find(|id| !taken.contains(&id.as_str())).unwrap_or(id)
    } else {
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_name_without_blanks_and_is_not_given_twice() {
        let taken = || ["works_for", "works_for_2"].into_iter();
        assert_eq!(id_for("PER", taken()), "PER");
        assert_eq!(id_for(" works  for ", taken()), "works_for_3");
    }
}
