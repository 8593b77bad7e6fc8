//! Articles made ready to be looked through for words.

use standpoint_annotation::{Document, Mark};
use standpoint_protocol::formats::Outcome;
use standpoint_protocol::formats::project::{Kept, Searchable, fold};

use super::super::{Ended, Watch};
use super::{progress, replayed};

/// What can be found of each article; one that cannot be read is left out.
pub(in crate::formats) async fn make_searchable(
    articles: &[Kept],
    watch: &impl Watch,
) -> Result<Outcome, Ended> {
    let mut all = Vec::with_capacity(articles.len());
    for kept in articles {
        if let Some((document, _)) = replayed(kept) {
            all.push(searchable(&kept.key, &document));
        }
    }
    watch.done(progress(articles.len(), articles.len())).await?;
    Ok(Outcome::Searchable(all))
}

fn searchable(key: &str, document: &Document) -> Searchable {
    let details = &document.details;
    let source = &details.source;
    let said = [
        Some(&details.title),
        details.note.as_ref(),
        source.publisher.as_ref(),
        source.url.as_ref(),
    ];
    let about = said.into_iter().flatten().chain(&details.tags);
    let about: Vec<&str> = about.map(String::as_str).collect();
    let text = document.text.as_str();
    Searchable {
        key: key.to_owned(),
        text: text.to_owned(),
        folded: fold(text),
        marks: document
            .marks_in_order()
            .map(|mark| line(document, mark))
            .collect(),
        about: fold(&about.join("\n")),
    }
}

/// What a mark can be found by: `stance:opposes` finds the positions with that stance.
fn line(document: &Document, mark: &Mark) -> String {
    let mut line = format!("label:{} {}", mark.label, document.quote(mark));
    for (name, value) in &mark.attributes {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        line.extend([" ", name.as_str(), ":", value.as_str()]);
    }
    let entity = mark.entity.as_ref().and_then(|id| document.entity(id));
    let said = [entity.map(|entity| &entity.name), mark.note.as_ref()];
    for said in said.into_iter().flatten() {
        line.push(' ');
        line.push_str(said);
    }
    fold(&line)
}

#[cfg(test)]
mod tests {
    use standpoint_annotation::{Change, Edit, Mark, json};
    use standpoint_protocol::formats::Errand;
    use standpoint_text::{Span, Text};

    use super::*;
    use crate::formats::tests::{Looking, run_now};

    #[test]
    fn texts_marks_and_what_is_said_of_the_whole_are_there_in_small_letters() {
        let mut document = Document::new("d", Text::new("Kessia rejected a joint inspection."));
        let mark = Mark::new("m1", "position", Span::from_bytes(16, 34)).with("stance", "opposes");
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        document.details.tags = vec!["Water".to_owned()];
        let article = |key: &str, base: String| Kept {
            key: key.to_owned(),
            base,
            journal: Vec::new(),
        };
        let articles = vec![
            article("dam", json::to_json_line(&document)),
            article("broken", "{".to_owned()),
        ];
        let errand = Errand::MakeSearchable { articles };
        let outcome = run_now(&errand, &Looking::for_parts(9));
        let Ok(Outcome::Searchable(all)) = outcome else {
            panic!("{outcome:?}");
        };
        let [dam] = all.as_slice() else {
            panic!("{all:?}");
        };
        assert_eq!(dam.key, "dam");
        assert_eq!(dam.folded, "kessia rejected a joint inspection.");
        assert_eq!(
            dam.marks,
            ["label:position a joint inspection stance:opposes"]
        );
        assert_eq!(dam.about, "\nwater");
    }
}
