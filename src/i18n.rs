//! Every word on the screen, from `www/locales`.
//!
//! The words are a file of their own beside the app, which `www/boot.js` fetches while the app is
//! fetched: another language is another file, and the app's WebAssembly has none.

mod messages;

use std::borrow::Cow;

use messages::Messages;

/// The English messages.
#[cfg(test)]
pub const ENGLISH: &str = include_str!("../www/locales/en.ftl");

thread_local! {
    static MESSAGES: Messages = Messages::read(fetched()).0;
}

/// What the page has fetched before it started the app.
#[cfg(not(test))]
fn fetched() -> &'static str {
    use wasm_bindgen::JsValue;

    let words = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("standpointWords"));
    let words = words.ok().and_then(|words| words.as_string());
    // As long as the page is there, so are its words.
    String::leak(words.unwrap_or_default())
}

#[cfg(test)]
const fn fetched() -> &'static str {
    ENGLISH
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

impl Argument {
    /// As it stands in a sentence.
    fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => number.to_string().into(),
        }
    }
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
        say(&self.id, &self.arguments)
    }
}

/// The words of a message without arguments.
pub fn words(id: &str) -> String {
    say(id, &[])
}

/// A message that is missing shows its id: wrong, but never an empty button.
fn say(id: &str, arguments: &[(&'static str, Argument)]) -> String {
    MESSAGES.with(|messages| messages.say(id, arguments).unwrap_or_else(|| id.to_owned()))
}

#[cfg(test)]
mod tests;
