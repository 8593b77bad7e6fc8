//! What tabs tell each other.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::listener::Listener;

/// The channel's name.
const CHANNEL: &str = "standpoint";

/// A piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum News {
    /// A document's journal now has this many entries.
    Document {
        /// Which document.
        id: String,
        /// How many entries.
        seq: u32,
    },
    /// Documents were added, removed or renamed.
    List,
}

/// The way to the other tabs; nothing happens on it where the browser has none.
pub(super) struct Channel {
    channel: Option<BroadcastChannel>,
    _listener: Option<Listener>,
}

impl Channel {
    /// Listens to the other tabs. What this one tells is not heard here.
    pub(super) fn open(on_news: impl Fn(News) + 'static) -> Self {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let listener = channel.as_ref().map(|channel| {
            Listener::new(channel, "message", move |event| {
                let data = event.unchecked_ref::<MessageEvent>().data().as_string();
                // A tab with another version may tell what this one does not know.
                let news = data.and_then(|data| serde_json::from_str(&data).ok());
                if let Some(news) = news {
                    on_news(news);
                }
            })
        });
        Self {
            channel,
            _listener: listener,
        }
    }

    /// Tells the other tabs.
    pub(super) fn tell(&self, news: &News) {
        let Some(channel) = &self.channel else { return };
        if let Ok(json) = serde_json::to_string(news) {
            // Refused only once the channel is closed.
            let _ = channel.post_message(&JsValue::from_str(&json));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
