//! What the labels of others most likely mean in a codebook.

use standpoint_annotation::{Codebook, LinkTypeId};

use super::mapping::LabelTarget;

/// Names, the label that they mean, and an attribute with its value.
type Meaning = (
    &'static [&'static str],
    &'static str,
    Option<(&'static str, &'static str)>,
);

/// Names that corpora and tools use, in small letters and without signs; the label; and an
/// attribute with its value, where the name says so.
const LABELS: [Meaning; 14] = [
    (
        &["per", "person", "people", "politician"],
        "actor",
        Some(("kind", "person")),
    ),
    (
        &[
            "org",
            "organization",
            "organisation",
            "corporation",
            "company",
        ],
        "actor",
        Some(("kind", "organisation")),
    ),
    (
        &["gpe", "country", "state", "nation"],
        "actor",
        Some(("kind", "state")),
    ),
    (
        &["norp", "group", "nationality"],
        "actor",
        Some(("kind", "group")),
    ),
    (
        &[
            "actor",
            "source",
            "holder",
            "opinionholder",
            "speaker",
            "agent",
        ],
        "actor",
        None,
    ),
    (&["cue", "reportingverb", "attributioncue"], "cue", None),
    (
        &[
            "position",
            "content",
            "attribution",
            "opinion",
            "statement",
            "claim",
            "stance",
        ],
        "position",
        None,
    ),
    (
        &["uncertainty", "speculation", "uncertain"],
        "uncertainty",
        None,
    ),
    (&["hedge"], "uncertainty", Some(("type", "hedge"))),
    (&["weasel"], "uncertainty", Some(("type", "weasel"))),
    (&["epistemic"], "uncertainty", Some(("type", "epistemic"))),
    (&["doxastic"], "uncertainty", Some(("type", "doxastic"))),
    (
        &["investigation", "investigative"],
        "uncertainty",
        Some(("type", "investigative")),
    ),
    (
        &["condition", "conditional"],
        "uncertainty",
        Some(("type", "conditional")),
    ),
];

/// Names of relations, likewise.
const RELATIONS: [(&[&str], &str); 4] = [
    (
        &["heldby", "source", "holder", "saidby", "speaker"],
        "held_by",
    ),
    (&["signalledby", "signaledby", "cue"], "signalled_by"),
    (&["qualifiedby", "uncertainty", "hedge"], "qualified_by"),
    (&["about", "target", "topic"], "about"),
];

/// The label of the codebook that is likely meant; only one that it has.
pub(super) fn label(name: &str, codebook: &Codebook) -> Option<LabelTarget> {
    let plain = plain(name);
    let own = codebook
        .labels
        .iter()
        .find(|label| self::plain(label.id.as_str()) == plain || self::plain(&label.name) == plain);
    if let Some(label) = own {
        let label = label.id.clone();
        return Some(LabelTarget {
            label,
            attributes: [].into(),
        });
    }
    let (_, label, said) = LABELS
        .into_iter()
        .find(|(names, _, _)| names.contains(&plain.as_str()))?;
    let label = codebook.label(&label.into())?;
    let said = said.filter(|(attribute, value)| label.takes(attribute, value));
    let attributes = said.map(|(attribute, value)| (attribute.to_owned(), value.to_owned()));
    Some(LabelTarget {
        label: label.id.clone(),
        attributes: attributes.into_iter().collect(),
    })
}

/// The link type that is likely meant; only one that the codebook has.
pub(super) fn relation(name: &str, codebook: &Codebook) -> Option<LinkTypeId> {
    let plain = plain(name);
    let own = codebook
        .links
        .iter()
        .find(|link| self::plain(link.id.as_str()) == plain || self::plain(&link.name) == plain);
    if let Some(link) = own {
        return Some(link.id.clone());
    }
    let (_, link) = RELATIONS
        .into_iter()
        .find(|(names, _)| names.contains(&plain.as_str()))?;
    Some(codebook.link(&link.into())?.id.clone())
}

/// Small letters and digits alone.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_names_are_understood() {
        let book = Codebook::standard();
        let table = [
            ("PER", "actor kind=person"),
            ("Organization", "actor kind=organisation"),
            ("Source", "actor"),
            ("CUE", "cue"),
            ("Attribution", "position"),
            ("Content", "position"),
            ("HEDGE", "uncertainty type=hedge"),
            ("position", "position"),
            ("Protein", "none"),
        ];
        for (name, wanted) in table {
            let found = label(name, &book).map_or("none".to_owned(), |target| {
                let said = target.attributes.iter().map(|(a, v)| format!(" {a}={v}"));
                format!("{}{}", target.label, said.collect::<String>())
            });
            assert_eq!(found, wanted, "{name}");
        }
        assert_eq!(relation("Source", &book), Some("held_by".into()));
        assert_eq!(relation("Theme", &book), None);
        assert_eq!(label("PER", &Codebook::empty("none")), None);
    }
}
