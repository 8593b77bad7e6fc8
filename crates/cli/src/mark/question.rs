//! What the layer of stance is asked: towards whom, and held by whom.

use serde_json::Value;
use standpoint_text::{Span, Text};

/// A question about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// Towards whom.
    pub(super) target: Span,
    /// Who would hold the stance; nobody in particular if the text itself does.
    pub(super) holder: Option<Span>,
}

impl Question {
    /// The question of a line: `target` and, if there is one, `holder` are each two code points,
    /// where they start and end in `text`. None if neither is there.
    ///
    /// # Errors
    /// When one of them is no stretch of the text.
    pub(super) fn of_line(line: &Value, text: &Text) -> Result<Option<Self>, String> {
        let holder = stretch(line, "holder", text)?;
        match (stretch(line, "target", text)?, holder) {
            (Some(target), holder) => Ok(Some(Self { target, holder })),
            (None, None) => Ok(None),
            (None, Some(_)) => Err("“holder” stands without “target”".to_owned()),
        }
    }
}

fn stretch(line: &Value, name: &str, text: &Text) -> Result<Option<Span>, String> {
    let pair = match line.get(name) {
        None | Some(Value::Null) => return Ok(None),
        Some(pair) => pair.as_array().map(Vec::as_slice),
    };
    let place = |value: &Value| text.from_code_point(usize::try_from(value.as_u64()?).ok()?);
    let ends = match pair {
        Some([start, end]) => place(start).zip(place(end)),
        _ => None,
    };
    let span = ends
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Span::new(start, end));
    span.map(Some).ok_or_else(|| {
        format!("“{name}” is not [start, end] in code points of the text, with start before end")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn stretches_are_code_points() {
        let text = Text::new("Ærø blames Kessia");
        let read = |line: Value| Question::of_line(&line, &text);
        let question = read(json!({"target": [11, 17], "holder": [0, 3]}))
            .unwrap()
            .unwrap();
        assert_eq!(text.slice(question.target), "Kessia");
        assert_eq!(question.holder.map(|span| text.slice(span)), Some("Ærø"));
        assert_eq!(read(json!({})), Ok(None));
        for (line, part) in [
            (json!({"target": [3, 3]}), "“target” is not"),
            (json!({"target": [3, 99]}), "“target” is not"),
            (json!({"target": 3}), "“target” is not"),
            (json!({"holder": [0, 3]}), "stands without"),
        ] {
            let error = read(line).unwrap_err();
            assert!(error.contains(part), "{error}");
        }
    }
}
