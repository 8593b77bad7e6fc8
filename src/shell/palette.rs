//! Commands by name: type a few letters, choose, Enter.

use web_sys::{HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{
    Callback, Html, InputEvent, KeyboardEvent, Properties, TargetCast, classes, component, html,
    use_effect_with, use_state_eq,
};

use super::button::key_hint;
use super::dialog::{Frame, leave};
use super::naming::command_name;
use crate::commands::{CommandId, Entry, Group, TABLE};
use crate::desk::{Desk, View};
use crate::i18n::words;
use crate::state::update::applies;
use crate::state::{Action, Workspace};

/// What the palette is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The palette. Commands that would do nothing now are left out.
#[component]
pub fn Palette(props: &Props) -> Html {
    let view = &props.view;
    let query = use_state_eq(String::new);
    let active = use_state_eq(|| 0_usize);
    let found = found(&view.state, &query);
    let chosen = (*active).min(found.len().saturating_sub(1));
    let current = found.get(chosen).map(|(entry, _)| entry.name);
    use_effect_with(current, |current| {
        if let Some(name) = current {
            show(name);
        }
    });
    let typed = {
        let (query, active) = (query.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
            active.set(0);
        })
    };
    let pressed = {
        let (desk, active, count) = (view.desk.clone(), active.clone(), found.len());
        let run = found.get(chosen).map(|(entry, _)| entry.id);
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowDown" => (chosen + 1) % count.max(1),
                "ArrowUp" => (chosen + count.max(1) - 1) % count.max(1),
                "PageDown" => (chosen + 8).min(count.saturating_sub(1)),
                "PageUp" => chosen.saturating_sub(8),
                "Enter" if !event.is_composing() => {
                    event.prevent_default();
                    if let Some(id) = run {
                        carry_out(&desk, id);
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            active.set(to);
        })
    };
    let options = found.iter().enumerate().map(|(index, (entry, name))| {
        let (desk, id) = (view.desk.clone(), entry.id);
        html! {
            <div
                key={entry.name}
                id={option_id(entry.name)}
                class="option"
                role="option"
                data-option={entry.name}
                aria-selected={(index == chosen).to_string()}
                onclick={Callback::from(move |_| carry_out(&desk, id))}
            >
                <span>{ name }</span><small>{ words(group(entry.group)) }</small>{ key_hint(view, entry.id) }
            </div>
        }
    });
    html! {
        <Frame desk={view.desk.clone()} title={words("palette-title")} class={classes!("palette")}>
            <div class="dialog-body">
                <input
                    type="text"
                    role="combobox"
                    autofocus=true
                    autocomplete="off"
                    spellcheck="false"
                    aria-label={words("palette-label")}
                    aria-expanded="true"
                    aria-autocomplete="list"
                    aria-controls="palette-options"
                    aria-activedescendant={current.map(option_id)}
                    placeholder={words("palette-label")}
                    value={(*query).clone()}
                    oninput={typed}
                    onkeydown={pressed}
                />
                <div id="palette-options" class="options" role="listbox" aria-label={words("palette-title")}>
                    { for options }
                </div>
                if found.is_empty() {
                    <p class="quiet" role="alert">{ words("palette-none") }</p>
                }
            </div>
        </Frame>
    }
}

/// The commands that apply now and whose names have all the words, in the table's order.
fn found(state: &Workspace, query: &str) -> Vec<(&'static Entry, String)> {
    let query = query.to_lowercase();
    let asked: Vec<&str> = query.split_whitespace().collect();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        asked.iter().all(|word| name.contains(word))
    };
    TABLE
        .iter()
        .filter(|entry| entry.id != CommandId::Palette && applies(state, entry.id))
        .filter_map(|entry| Some((entry, command_name(state, entry)?)))
        .filter(|(_, name)| fits(name))
        .collect()
}

fn carry_out(desk: &Desk, id: CommandId) {
    leave(desk);
    desk.send(Action::Run(id));
}

fn option_id(name: &str) -> String {
    format!("option-{name}")
}

/// Scrolls an option into view.
fn show(name: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(option) = document.and_then(|document| document.get_element_by_id(&option_id(name)))
    {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// What a group of commands is called.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Articles => "group-articles",
        Group::Review => "group-review",
        Group::Marking => "group-marking",
        Group::Links => "group-links",
        Group::Caret => "group-caret",
        Group::View => "group-view",
        Group::Comparison => "group-comparison",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Platform;

    fn names(query: &str) -> Vec<&'static str> {
        let state = Workspace::new(Platform::Other);
        found(&state, query)
            .into_iter()
            .map(|(entry, _)| entry.name)
            .collect()
    }

    #[test]
    fn every_word_has_to_be_in_the_name_and_letters_case_does_not_matter() {
        assert_eq!(names("SAMPLE article"), ["sample"]);
        assert_eq!(names("no such command"), Vec::<&str>::new());
    }

    #[test]
    fn what_would_do_nothing_is_left_out() {
        assert!(names("").contains(&"paste"));
        assert!(!names("").contains(&"undo"));
        assert!(!names("").contains(&"palette"));
    }
}
