//! A line of text with what was written before to choose from: typed, pressed, or gone to by arrows.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Html, InputEvent, KeyboardEvent, Properties, TargetCast, component, html,
    use_state_eq,
};

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What it is called where it is chosen.
    pub value: String,
    /// What stands there.
    pub name: String,
    /// What else is said of it.
    pub detail: String,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Something that was offered, by its value.
    Offered(String),
    /// Other words; blank for none.
    Other(String),
}

/// What the line is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// What is in it at first.
    #[prop_or_default]
    pub value: String,
    /// What it is called.
    pub label: AttrValue,
    /// What can be chosen, the likeliest first.
    pub offered: Rc<Vec<Offered>>,
    /// What to do with what was decided.
    pub ondone: Callback<Written>,
}

/// How many are listed at a time; what is typed finds the others.
const SHOWN: usize = 60;

/// The line, and below it what fits what was typed.
#[component]
pub fn Completion(props: &Props) -> Html {
    let typed = use_state_eq(|| props.value.clone());
    let active = use_state_eq(|| None::<usize>);
    // What was there before is to be replaced, so everything is offered until something is typed.
    let asked = if *typed == props.value {
        ""
    } else {
        typed.as_str()
    };
    let found = fitting(&props.offered, asked);
    let chosen = active.filter(|at| *at < found.len());
    let input = {
        let (typed, active) = (typed.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
            active.set(None);
        })
    };
    let pressed = {
        let (active, count, ondone) = (active.clone(), found.len(), props.ondone.clone());
        let enter = decided(&props.offered, chosen.map(|at| found[at]), &typed);
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowDown" if count > 0 => Some(chosen.map_or(0, |at| (at + 1) % count)),
                "ArrowUp" if count > 0 => {
                    Some(chosen.unwrap_or(count).checked_sub(1).unwrap_or(count - 1))
                }
                "Enter" if !event.is_composing() => {
                    event.prevent_default();
                    ondone.emit(enter.clone());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            active.set(to);
        })
    };
    let options = found.iter().enumerate().map(|(at, offered)| {
        let (ondone, value) = (props.ondone.clone(), offered.value.clone());
        html! {
            <div
                key={offered.value.clone()}
                id={format!("offered-{at}")}
                class="option"
                role="option"
                data-offered={offered.value.clone()}
                aria-selected={(chosen == Some(at)).to_string()}
                onclick={Callback::from(move |_| ondone.emit(Written::Offered(value.clone())))}
            >
                <span dir="auto">{ &offered.name }</span><small>{ &offered.detail }</small>
            </div>
        }
    });
    html! {
        <div class="completion">
            <input
                type="text"
                role="combobox"
                autofocus=true
                autocomplete="off"
                aria-label={props.label.clone()}
                aria-expanded={(!found.is_empty()).to_string()}
                aria-autocomplete="list"
                aria-controls="offered"
                aria-activedescendant={chosen.map(|at| format!("offered-{at}"))}
                value={(*typed).clone()}
                oninput={input}
                onkeydown={pressed}
            />
            <div id="offered" class="options" role="listbox" aria-label={props.label.clone()}>{ for options }</div>
        </div>
    }
}

/// Those in whose names all typed words are, those that begin with them first.
fn fitting<'o>(offered: &'o [Offered], typed: &str) -> Vec<&'o Offered> {
    let typed = typed.trim().to_lowercase();
    let fits = |name: &str| typed.split_whitespace().all(|word| name.contains(word));
    let mut found: Vec<(bool, &Offered)> = offered
        .iter()
        .filter_map(|one| {
            let name = one.name.to_lowercase();
            fits(&name).then(|| (!name.starts_with(&typed), one))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().take(SHOWN).map(|(_, one)| one).collect()
}

/// What Enter decides: what was gone to, or what is called just as was typed, or the words.
fn decided(offered: &[Offered], chosen: Option<&Offered>, typed: &str) -> Written {
    let typed = typed.trim();
    let same = |one: &&Offered| one.name.to_lowercase() == typed.to_lowercase();
    match chosen.or_else(|| offered.iter().find(same)) {
        Some(one) => Written::Offered(one.value.clone()),
        None => Written::Other(typed.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(names: &[&str]) -> Vec<Offered> {
        let one = |name: &&str| Offered {
            value: name.to_lowercase(),
            name: (*name).to_owned(),
            detail: String::new(),
        };
        names.iter().map(one).collect()
    }

    #[test]
    fn what_begins_as_typed_comes_first_and_every_word_has_to_be_there() {
        let all = offered(&["A joint inspection", "Inspection of the dam", "Aid"]);
        let names = |typed: &str| -> Vec<&str> {
            fitting(&all, typed)
                .into_iter()
                .map(|one| one.name.as_str())
                .collect()
        };
        assert_eq!(
            names("inspection"),
            ["Inspection of the dam", "A joint inspection"]
        );
        assert_eq!(names("inspection joint"), ["A joint inspection"]);
        assert_eq!(names("").len(), 3);
    }

    #[test]
    fn enter_takes_what_was_gone_to_then_the_same_name_then_the_words() {
        let all = offered(&["Aid", "Aid for Orlen"]);
        assert_eq!(
            decided(&all, Some(&all[1]), "x"),
            Written::Offered("aid for orlen".to_owned())
        );
        assert_eq!(
            decided(&all, None, " aid "),
            Written::Offered("aid".to_owned())
        );
        assert_eq!(
            decided(&all, None, "aid f"),
            Written::Other("aid f".to_owned())
        );
    }
}
