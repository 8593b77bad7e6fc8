//! The labelling configuration that shows what a codebook says.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use standpoint_annotation::Codebook;
use standpoint_annotation::codebook::Attribute;

use super::{DOCUMENT_LABEL, LABEL};

/// The configuration, as XML: labels, relations, each attribute as choices or
/// words, and the labels that texts as a whole have.
pub(super) fn config(codebook: &Codebook, of_texts: &BTreeSet<String>) -> String {
    let mut xml = format!("<View>\n  <Labels name=\"{LABEL}\" toName=\"text\">\n");
    for label in &codebook.labels {
        let _ = writeln!(xml, "    <Label value=\"{}\"/>", escaped(label.id.as_str()));
    }
    xml.push_str("  </Labels>\n  <Relations>\n");
    for link in &codebook.links {
        let _ = writeln!(
            xml,
            "    <Relation value=\"{}\"/>",
            escaped(link.id.as_str())
        );
    }
    xml.push_str(
        "  </Relations>\n  <Text name=\"text\" value=\"$text\" granularity=\"character\"/>\n",
    );
    let mut seen = Vec::new();
    for attribute in codebook.labels.iter().flat_map(|label| &label.attributes) {
        if !seen.contains(&&attribute.id) {
            seen.push(&attribute.id);
            xml.push_str(&control(attribute));
        }
    }
    if !of_texts.is_empty() {
        let values = of_texts.iter().map(String::as_str);
        xml.push_str(&choices(DOCUMENT_LABEL, "choice=\"multiple\"", values));
    }
    xml.push_str("</View>\n");
    xml
}

fn control(attribute: &Attribute) -> String {
    let name = escaped(&attribute.id);
    if attribute.values.is_empty() {
        return format!("  <TextArea name=\"{name}\" toName=\"text\" perRegion=\"true\"/>\n");
    }
    let values = attribute.values.iter().map(|value| value.id.as_str());
    choices(&name, "perRegion=\"true\"", values)
}

fn choices<'v>(name: &str, how: &str, values: impl Iterator<Item = &'v str>) -> String {
    let mut xml = format!("  <Choices name=\"{name}\" toName=\"text\" {how}>\n");
    for value in values {
        let _ = writeln!(xml, "    <Choice value=\"{}\"/>", escaped(value));
    }
    xml.push_str("  </Choices>\n");
    xml
}

fn escaped(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    words.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_codebook_has_its_controls() {
        let xml = config(&Codebook::standard(), &["news".to_owned()].into());
        for line in [
            "<Label value=\"actor\"/>",
            "<Relation value=\"held_by\"/>",
            "<Choices name=\"stance\" toName=\"text\" perRegion=\"true\">",
            "<Choice value=\"news\"/>",
            "<TextArea name=\"issue\" toName=\"text\" perRegion=\"true\"/>",
        ] {
            assert!(xml.contains(line), "{xml}");
        }
        assert_eq!(escaped("a<\"&\">"), "a&lt;&quot;&amp;&quot;&gt;");
    }
}
