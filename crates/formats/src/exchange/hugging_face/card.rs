//! The names of classes, out of the head of a dataset card.

use std::collections::BTreeMap;

/// The names of each column's classes, by their numbers.
///
/// Only what `datasets` itself writes is understood: a `- name:` a column, and under it
/// `class_label:` with `names:`, a line `'0': O` each.
pub(super) fn class_names(card: &str) -> BTreeMap<String, BTreeMap<i64, String>> {
    let mut classes: BTreeMap<String, BTreeMap<i64, String>> = BTreeMap::new();
    let mut column = None;
    let mut is_in_names = false;
    for line in card.lines() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix("- name:") {
            column = Some(unquoted(name).to_owned());
            is_in_names = false;
        } else if line == "names:" {
            is_in_names = true;
        } else if let (true, Some(column)) = (is_in_names, &column) {
            let class = line.split_once(':').and_then(|(number, name)| {
                Some((
                    unquoted(number).parse::<i64>().ok()?,
                    unquoted(name).to_owned(),
                ))
            });
            match class {
                Some((number, name)) => {
                    classes
                        .entry(column.clone())
                        .or_default()
                        .insert(number, name);
                }
                None => is_in_names = false,
            }
        }
    }
    classes
}

fn unquoted(word: &str) -> &str {
    word.trim().trim_matches(['\'', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_found_by_column() {
        let card = "dataset_info:\n  features:\n  - name: tokens\n    list: string\n  - name: ner_tags\n    list:\n\
            \x20     class_label:\n        names:\n          '0': O\n          '1': B-PER\n  - name: label\n    dtype:\n\
            \x20     class_label:\n        names:\n          0: no\n          1: 'yes'\n  splits:\n  - name: train\n    num_bytes: 1\n";
        let classes = class_names(card);
        assert_eq!(classes["ner_tags"][&1], "B-PER");
        assert_eq!(classes["label"][&1], "yes");
        assert_eq!(classes.len(), 2);
    }
}
