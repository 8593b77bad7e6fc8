//! Every word on the screen, from `www/locales`.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The English messages.
pub const ENGLISH: &str = include_str!("../www/locales/en.ftl");

thread_local! {
    static BUNDLE: FluentBundle<FluentResource> = bundle();
}

/// A message with its arguments, not yet put into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its id in the messages file.
    pub id: Cow<'static, str>,
    /// What it is filled in with.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What a message is filled in with.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Words.
    Text(String),
    /// A number, which decides about plurals.
    Number(f64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts on a screen are far below 2^52"
    )]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl Message {
    /// A message without arguments.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id: id.into(),
            arguments: Vec::new(),
        }
    }

    /// The same message with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// In words.
    pub fn words(&self) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in &self.arguments {
            let value = match value {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Number(number) => FluentValue::from(*number),
            };
            arguments.set(*name, value);
        }
        format(&self.id, Some(&arguments))
    }
}

/// The words of a message without arguments.
pub fn words(id: &str) -> String {
    format(id, None)
}

fn bundle() -> FluentBundle<FluentResource> {
    let english = LanguageIdentifier::default();
    let mut bundle = FluentBundle::new(vec![english]);
    // Isolating marks are for mixed directions inside a sentence; they would show up in tests of
    // what is said and in file names.
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(ENGLISH.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

/// A message that is missing shows its id: wrong, but never an empty button.
fn format(id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
    BUNDLE.with(|bundle| {
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        bundle
            .format_pattern(pattern, arguments, &mut Vec::new())
            .into_owned()
    })
}

#[cfg(test)]
mod tests;
