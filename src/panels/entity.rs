//! Whom a mark mentions: its entity can be renamed, and another one chosen.

use std::rc::Rc;

use standpoint_annotation::{Command, Document, Entity, EntityId, MarkId};
use standpoint_text::order;
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, Properties, TargetCast, component, html};

use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::shell::field::TextField;
use crate::state::{Action, Article};
use crate::store::Access;

/// What the row is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where actions go.
    pub desk: Desk,
    /// The open article.
    pub article: Rc<Article>,
    /// The mark.
    pub mark: MarkId,
}

/// The value that stands for an entity that is to be made.
const NEW: &str = "\u{0}new";

/// The entity's name, and a choice among all of them.
#[component]
pub fn EntityRow(props: &Props) -> Html {
    let Props {
        desk,
        article,
        mark: id,
    } = props;
    let document = &article.document;
    let Some(mark) = document.mark(id) else {
        return Html::default();
    };
    let entity = mark.entity.as_ref().and_then(|id| document.entity(id));
    let readonly = article.access == Access::Reader;
    let changed = {
        let (desk, mark, article) = (desk.clone(), id.clone(), Rc::clone(article));
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let entity = chosen_entity(&article.document, &mark, &chosen);
            desk.send(Action::Edit(Command::SetEntity {
                marks: vec![mark.clone()],
                entity,
            }));
        })
    };
    let now = entity.map(|entity| &entity.id);
    let mut all: Vec<_> = document.entities().collect();
    order::sort_by_key(&mut all, |entity| {
        (entity.name.to_lowercase(), entity.id.clone())
    });
    let options = all.into_iter().map(|other| {
        let selected = now == Some(&other.id);
        let said = Message::new("entity-option").with("name", other.name.as_str()).with("count", document.mentions(&other.id).count());
        html! { <option key={other.id.to_string()} value={other.id.to_string()} {selected}>{ said.words() }</option> }
    });
    html! {
        <>
            if let Some(entity) = entity {
                <div class="row">
                    <span class="name" aria-hidden="true">{ words("entity-name") }</span>
                    <span class="values">
                        <TextField
                            key={entity.id.to_string()}
                            value={entity.name.clone()}
                            label={words("entity-name")}
                            name="entity-name"
                            disabled={readonly}
                            onsave={rename(desk, entity)}
                        />
                    </span>
                </div>
            }
            <div class="row">
                <span class="name" aria-hidden="true">{ words("entity-same-as") }</span>
                <span class="values">
                    <select name="entity" aria-label={words("entity-same-as")} disabled={readonly} onchange={changed}>
                        <option key="none" value="" selected={now.is_none()}>{ words("entity-none") }</option>
                        { for options }
                        <option key="new" value={NEW} selected=false>{ words("entity-new") }</option>
                    </select>
                </span>
            </div>
        </>
    }
}

fn chosen_entity(document: &Document, mark: &MarkId, chosen: &str) -> Option<Entity> {
    match chosen {
        "" => None,
        NEW => {
            let mark = document.mark(mark)?;
            let kind = mark.attribute("kind").map(str::to_owned);
            Some(Entity {
                kind,
                ..Entity::new(document.fresh_entity_id(), document.quote(mark))
            })
        }
        id => document
            .entity(&EntityId::from(id))
            .map(|entity| Entity::clone(entity)),
    }
}

/// Calls an entity something else when called; blank leaves it as it is.
fn rename(desk: &Desk, entity: &Entity) -> Callback<String> {
    let (desk, entity) = (desk.clone(), entity.clone());
    Callback::from(move |name: String| {
        let name = name.trim().to_owned();
        if !name.is_empty() {
            desk.send(Action::Edit(Command::EditEntity(Entity {
                name,
                settled: true,
                ..entity.clone()
            })));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::{Change, Edit, Mark};
    use standpoint_text::{Span, Text};

    #[test]
    fn nobody_a_new_one_and_one_of_the_others_can_be_chosen() {
        let mut document = Document::new("d", Text::new("Kessia and Orlen"));
        let mark = Mark::new("m", "actor", Span::from_bytes(11, 16)).with("kind", "state");
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        document
            .apply(&Edit::Entity(Change::add(Entity::new("e1", "Kessia"))))
            .unwrap();
        let chosen = |value| chosen_entity(&document, &MarkId::from("m"), value);
        assert_eq!(chosen(""), None);
        assert_eq!(
            chosen("e1").map(|entity| entity.name).as_deref(),
            Some("Kessia")
        );
        let new = chosen(NEW).unwrap();
        assert_eq!(
            (new.id.as_str(), new.name.as_str(), new.kind.as_deref()),
            ("e2", "Orlen", Some("state"))
        );
    }
}
