//! What was found, as one string of JSON inside an answer: a browser copies a string faster than
//! the thousands of small objects it stands for, and the app reads marks from JSON anyway.

use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Error as _, Serializer};

pub(super) fn serialize<T: Serialize, S: Serializer>(
    found: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = serde_json::to_string(found).map_err(S::Error::custom)?;
    serializer.serialize_str(&json)
}

pub(super) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let json = String::deserialize(deserializer)?;
    serde_json::from_str(&json).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use standpoint_engine::{Engine, InstantEngine};
    use standpoint_text::Text;

    use crate::{Answer, News, RequestId};

    #[test]
    fn what_was_found_comes_back_as_it_was() {
        let text = Text::new("Kessia rejected a joint inspection, “for now”.");
        let batch = InstantEngine::of_rules().analyse(&text).next().unwrap();
        assert!(!batch.marks.is_empty());
        let answer = Answer::News {
            id: RequestId(7),
            news: News::Read(batch),
        };
        let json = serde_json::to_value(&answer).unwrap();
        assert!(json["news"]["news"]["read"].is_string());
        assert_eq!(serde_json::from_value::<Answer>(json).unwrap(), answer);
    }

    #[test]
    fn a_broken_string_is_an_error() {
        let json = r#"{"news": {"id": 7, "news": {"read": "{"}}}"#;
        assert!(serde_json::from_str::<Answer>(json).is_err());
    }
}
