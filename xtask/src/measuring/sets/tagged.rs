//! Names marked token by token: `B-PER`, `I-PER`, `O`.

use standpoint_agreement::Piece;
use standpoint_agreement::layer::LabelledSpan;

/// The spans that begin with `B-` and go on with `I-`; an `I-` that follows nothing begins one too.
/// `label` says what a type is called, or that it is no name.
pub fn spans<'a>(
    tokens: impl IntoIterator<Item = (Piece, &'a str)>,
    label: impl Fn(&str) -> Option<&'static str>,
) -> Vec<LabelledSpan> {
    let mut spans: Vec<(Piece, &str)> = Vec::new();
    let mut inside = false;
    for ((start, end), tag) in tokens {
        let Some((position, kind)) = tag.split_once('-') else {
            inside = false;
            continue;
        };
        match spans.last_mut() {
            Some((piece, last)) if inside && position == "I" && *last == kind => piece.1 = end,
            _ => spans.push(((start, end), kind)),
        }
        inside = true;
    }
    let labelled = spans.into_iter().filter_map(|((start, end), kind)| {
        label(kind).map(|label| LabelledSpan::new(start, end, label))
    });
    labelled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_spans() {
        let tags = ["B-p", "I-p", "B-p", "O", "I-o", "I-p", "B-x"];
        let tokens = tags
            .iter()
            .enumerate()
            .map(|(n, tag)| ((2 * n, 2 * n + 1), *tag));
        let found = spans(tokens, |kind| match kind {
            "p" => Some("PER"),
            "o" => Some("ORG"),
            _ => None,
        });
        let expected = [(0, 3, "PER"), (4, 5, "PER"), (8, 9, "ORG"), (10, 11, "PER")];
        let expected = expected.map(|(start, end, label)| LabelledSpan::new(start, end, label));
        assert_eq!(found, expected);
    }
}
