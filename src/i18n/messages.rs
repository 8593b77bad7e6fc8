//! The messages file, and its messages put into words.
//!
//! It is read by Mozilla's parser; of what Fluent can say, only what the file says is put into
//! words: text, arguments and choices by an argument. Mozilla's resolver would bring the plural
//! rules of every language along, which is a twentieth of the whole app.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::{self, ParserError};
use standpoint_text::order;

use super::Argument;

/// What a message is filled in with, by name.
type Arguments = [(&'static str, Argument)];

/// All messages of one language, sorted by id: a list is less code than a map.
pub struct Messages(Vec<(&'static str, Pattern<&'static str>)>);

impl Messages {
    /// Reads a file, and says what of it could not be read.
    pub fn read(file: &'static str) -> (Self, Vec<ParserError>) {
        let (resource, errors) = match parser::parse_runtime(file) {
            Ok(resource) => (resource, Vec::new()),
            Err(partly) => partly,
        };
        let mut messages = Vec::new();
        for entry in resource.body {
            if let Entry::Message(message) = entry
                && let Some(pattern) = message.value
            {
                messages.push((message.id.name, pattern));
            }
        }
        order::sort_by(&mut messages, |(one, _), (other, _)| one.cmp(other));
        (Self(messages), errors)
    }

    /// A message in words; `None` where there is none with this id.
    pub fn say(&self, id: &str, arguments: &Arguments) -> Option<String> {
        let mut said = String::new();
        let place = self
            .0
            .binary_search_by(|(known, _)| (*known).cmp(id))
            .ok()?;
        let (_, pattern) = self.0.get(place)?;
        write(pattern, arguments, &mut said);
        Some(said)
    }

    /// The ids of the messages with something that [`Messages::say`] leaves out.
    #[cfg(test)]
    pub fn unspeakable(&self) -> Vec<&'static str> {
        let whole = |pattern: &Pattern<&'static str>| pattern.elements.iter().all(is_speakable);
        let patterns = self.0.iter().filter(|(_, pattern)| !whole(pattern));
        patterns.map(|(id, _)| *id).collect()
    }
}

fn write(pattern: &Pattern<&'static str>, arguments: &Arguments, said: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => said.push_str(value),
            PatternElement::Placeable { expression } => place(expression, arguments, said),
        }
    }
}

fn place(expression: &Expression<&'static str>, arguments: &Arguments, said: &mut String) {
    match expression {
        Expression::Inline(inline) => {
            if let Some(argument) = argument(inline, arguments) {
                said.push_str(&argument.shown());
            }
        }
        Expression::Select { selector, variants } => {
            let argument = argument(selector, arguments);
            let fits = |key| argument.is_some_and(|argument| fits(argument, key));
            let chosen = variants.iter().find(|variant| fits(&variant.key));
            let chosen = chosen.or_else(|| variants.iter().find(|variant| variant.default));
            if let Some(variant) = chosen {
                write(&variant.value, arguments, said);
            }
        }
    }
}

fn argument<'a>(
    named: &InlineExpression<&'static str>,
    arguments: &'a Arguments,
) -> Option<&'a Argument> {
    let InlineExpression::VariableReference { id } = named else {
        return None;
    };
    let mut arguments = arguments.iter();
    arguments.find_map(|(name, argument)| (*name == id.name).then_some(argument))
}

fn fits(argument: &Argument, key: &VariantKey<&'static str>) -> bool {
    match (argument, key) {
        (Argument::Text(text), VariantKey::Identifier { name }) => text == name,
        (Argument::Number(number), VariantKey::Identifier { name }) => *name == plural(*number),
        (argument, VariantKey::NumberLiteral { value }) => argument.shown() == **value,
    }
}

/// The plural category of a number in English, after the Unicode CLDR.
fn plural(number: f64) -> &'static str {
    if number.to_bits() == 1_f64.to_bits() {
        "one"
    } else {
        "other"
    }
}

#[cfg(test)]
fn is_speakable(element: &PatternElement<&'static str>) -> bool {
    let is_argument = |inline: &_| matches!(inline, InlineExpression::VariableReference { .. });
    match element {
        PatternElement::TextElement { .. } => true,
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(inline) => is_argument(inline),
            Expression::Select { selector, variants } => {
                let mut elements = variants.iter().flat_map(|variant| &variant.value.elements);
                is_argument(selector) && elements.all(is_speakable)
            }
        },
    }
}
