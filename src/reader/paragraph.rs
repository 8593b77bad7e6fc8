//! A paragraph, drawn from its pieces.

use std::rc::Rc;

use standpoint_annotation::{Codebook, MarkId, State};
use standpoint_text::Text;
use yew::{AttrValue, Classes, Html, Properties, classes, component, html};

use super::drawn::Drawn;
use crate::i18n::Message;
use crate::state::Paragraph;
use crate::state::article::Piece;

/// What a paragraph is drawn from.
#[derive(Properties, Clone)]
pub struct Props {
    /// The text that it is part of.
    pub text: Text,
    /// What its marks mean.
    pub codebook: std::sync::Arc<Codebook>,
    /// Its pieces.
    pub paragraph: Rc<Paragraph>,
    /// Its number within the article.
    pub index: usize,
    /// The marks that are looked at and reach into it.
    pub lit: Rc<Vec<MarkId>>,
    /// Whether it is near the window; one that is far away is drawn as plain text.
    pub near: bool,
}

/// The same allocation is the same paragraph: nothing to draw.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.paragraph, &other.paragraph)
            && self.lit == other.lit
            && self.near == other.near
            && self.index == other.index
    }
}

/// A paragraph.
#[component]
pub fn ParagraphView(props: &Props) -> Html {
    let paragraph = &props.paragraph;
    let start = AttrValue::from(paragraph.span.start().get().to_string());
    let body = if props.near {
        paragraph
            .pieces
            .iter()
            .map(|piece| draw(props, piece))
            .collect::<Html>()
    } else {
        html! { <span data-start={start.clone()}>{ props.text.slice(paragraph.span) }</span> }
    };
    let index = AttrValue::from(props.index.to_string());
    if paragraph.headline {
        html! { <h1 dir="auto" data-paragraph={index} data-start={start}>{ body }</h1> }
    } else {
        html! { <p dir="auto" data-paragraph={index} data-start={start}>{ body }</p> }
    }
}

fn draw(props: &Props, piece: &Piece) -> Html {
    let words = props.text.slice(piece.span);
    let start = piece.span.start().get();
    // The key follows the marks too, so that a piece that changed its marks is a new node: a
    // browser's selection then never lies in a node whose text has become another.
    if piece.marks.is_empty() {
        return html! { <span key={format!("{start}")} data-start={start.to_string()}>{ words }</span> };
    }
    let ids: Vec<&str> = piece
        .marks
        .iter()
        .map(|painted| painted.mark.id.as_str())
        .collect();
    let ids = ids.join(" ");
    let described = described(props, piece);
    html! {
        <span
            key={format!("{start}")}
            class={look(props, piece)}
            data-start={start.to_string()}
            data-marks={ids}
            aria-description={described}
        >{ words }</span>
    }
}

fn look(props: &Props, piece: &Piece) -> Classes {
    let mut look = classes!("mark");
    for painted in &piece.marks {
        let mark = &painted.mark;
        let label = props.codebook.label(&mark.label);
        let drawn = Drawn {
            channel: label.map(|label| label.channel).unwrap_or_default(),
            label: &mark.label,
            tone: painted.tone.as_deref(),
            starts: painted.starts,
            ends: painted.ends,
            suggested: mark.state == State::Suggested,
            lit: props.lit.contains(&mark.id),
        };
        drawn.draw(&mut look);
    }
    look
}

/// What a screen reader says at the start of a mark: its label and its state.
fn described(props: &Props, piece: &Piece) -> Option<String> {
    let starting = piece.marks.iter().filter(|painted| painted.starts);
    let said: Vec<String> = starting
        .map(|painted| {
            let mark = &painted.mark;
            let label = props.codebook.label(&mark.label);
            let name = label.map_or_else(|| mark.label.to_string(), |label| label.name.clone());
            let id = match mark.state {
                State::Suggested => "described-suggested",
                _ => "described-accepted",
            };
            Message::new(id).with("label", name).words()
        })
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}
