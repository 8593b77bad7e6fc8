//! What holds for every output: what was written can be read again, and says what the documents do.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use standpoint_annotation::matrix::{HELD_BY, ISSUE, STANCE, positions};
use standpoint_annotation::{
    Change, Document, ENGINE, Edit, Entity, EntityId, Link, Mark, Origin, Spans, State,
};
use standpoint_text::{Offset, Span, paragraphs};

use super::by_id;
use super::markup::{Element, Node, parsed};
use super::statement::{side, statements};
use super::testing::written;
use crate::csv::{is_formula, rows};
use crate::exchange::properties::documents;
use crate::exchange::{Aspect, Losses};
use crate::title::title_of;

/// Names of actors and issues, among them what tables and markup trip over.
const NAMES: [&str; 12] = [
    "Kessia",
    "kessia ",
    "=1+1",
    "@ode; \"x\", y",
    "\tTab",
    "a\r\nb",
    "<b title='x'>&amp;</b>",
    "שלום\u{202E}",
    "👩\u{200D}🚒 e\u{301}",
    "'quoted'",
    " ",
    "",
];

const STANCES: [&str; 4] = ["opposes", "supports", "states", "an odd stance"];

/// A position to be added: stance, issue, holder, where it stands, and its state.
type Held = (
    Option<usize>,
    Option<usize>,
    Option<usize>,
    Vec<(u16, u16)>,
    usize,
);

/// Documents as for the formats, with positions that somebody holds.
fn held() -> impl Strategy<Value = Document> {
    let name = || proptest::option::weighted(0.8, 0..NAMES.len());
    let position = (
        proptest::option::weighted(0.8, 0..STANCES.len()),
        name(),
        name(),
        vec((any::<u16>(), 0_u16..12), 1..3),
        0_usize..4,
    );
    (documents(), vec(position, 0..6)).prop_map(|(mut document, positions)| {
        for (number, position) in positions.into_iter().enumerate() {
            hold(&mut document, number, &position);
        }
        document
    })
}

fn hold(document: &mut Document, number: usize, (stance, issue, holder, places, state): &Held) {
    let length = document.text.end().get();
    let place = |(start, length_of): &(u16, u16)| {
        let at = |byte: usize| document.text.floor_grapheme(Offset::new(byte.min(length)));
        let start = usize::from(*start) * length / usize::from(u16::MAX);
        Span::new(
            at(start),
            at(start + usize::from(*length_of)).max(at(start)),
        )
    };
    let spans = Spans::new(places.iter().map(place).collect()).unwrap();
    let mut mark = Mark::new(format!("p{number}"), "position", spans.clone());
    for (attribute, value) in [
        (STANCE, stance.map(|stance| STANCES[stance])),
        (ISSUE, issue.map(|issue| NAMES[issue])),
    ] {
        if let Some(value) = value {
            mark = mark.with(attribute, value);
        }
    }
    let states = [
        State::Accepted,
        State::Accepted,
        State::Suggested,
        State::Rejected,
    ];
    mark.state = states[*state];
    mark.origin = (mark.state != State::Accepted).then(|| Origin {
        by: ENGINE.to_owned(),
        ..Origin::default()
    });
    let mut edits = vec![Edit::Mark(Change::add(mark))];
    if let Some(holder) = holder {
        let (entity, actor) = (format!("h{number}"), format!("a{number}"));
        let mut named = Entity::new(EntityId::new(entity.as_str()), NAMES[*holder]);
        named.kind = number.is_multiple_of(2).then(|| "person".to_owned());
        let mut mention = Mark::new(actor.as_str(), "actor", spans);
        mention.entity = Some(EntityId::new(entity.as_str()));
        let link = Link::new(format!("k{number}"), HELD_BY, format!("p{number}"), actor);
        edits.push(Edit::Entity(Change::add(named)));
        edits.push(Edit::Mark(Change::add(mention)));
        edits.push(Edit::Link(Change::add(link)));
    }
    document.apply_all(&edits).unwrap();
}

/// The rows of a table, each by the names of its columns; apostrophes before formulas taken away.
fn table(file: &str, separator: char, losses: &Losses) -> Vec<BTreeMap<String, String>> {
    let mut rows = rows(file, separator).map(|(_, cells)| cells);
    let head = rows.next().unwrap();
    let mut formulas = 0;
    let mut plain = |cell: String| {
        assert!(!is_formula(&cell), "{cell}");
        match cell.strip_prefix('\'') {
            Some(words) if is_formula(words) => {
                formulas += 1;
                words.to_owned()
            }
            _ => cell,
        }
    };
    let rows: Vec<BTreeMap<String, String>> = rows
        .map(|cells| {
            assert_eq!(cells.len(), head.len());
            let cells = cells.into_iter().map(&mut plain);
            head.iter().cloned().zip(cells).collect()
        })
        .collect();
    assert_eq!(losses.of(Aspect::Formulas), formulas);
    rows
}

/// How many of these positions have several pieces.
/// The positions of these documents that were rejected, by their label.
fn rejected(documents: &[Document]) -> usize {
    let marks = documents.iter().flat_map(Document::marks);
    marks
        .filter(|mark| mark.label.as_str() == "position" && mark.state == State::Rejected)
        .count()
}

fn split<'m>(marks: impl Iterator<Item = &'m Mark>) -> usize {
    marks.filter(|mark| mark.spans.pieces().len() > 1).count()
}

proptest! {
    /// The table of positions says of each statement all that its columns are called.
    #[test]
    fn positions_read_back(documents in vec(held(), 0..3), accepted_only in any::<bool>()) {
        let (file, losses) = written(by_id("positions").unwrap(), &documents, accepted_only);
        prop_assert_eq!(losses.of(Aspect::Rejected), rejected(&documents));
        let table = table(&file, ',', &losses);
        let said = documents.iter().flat_map(|document| {
            let said = statements(document, accepted_only).into_iter();
            said.map(move |statement| (document, statement))
        });
        let said: Vec<_> = said.collect();
        prop_assert_eq!(table.len(), said.len());
        prop_assert_eq!(losses.of(Aspect::Split), split(said.iter().map(|(_, said)| said.mark)));
        for (row, (document, said)) in table.iter().zip(said) {
            let holder = said.holder.clone();
            let (name, kind) = holder.map_or((String::new(), None), |holder| (holder.name, holder.kind));
            let start = document.text.from_code_point(row["start"].parse().unwrap()).unwrap();
            let end = document.text.from_code_point(row["end"].parse().unwrap()).unwrap();
            prop_assert_eq!(Span::new(start, end), said.mark.spans.hull());
            for (column, wanted) in [
                ("article", document.id.as_str()),
                ("title", &document.details.title),
                ("actor", &name),
                ("kind", kind.as_deref().unwrap_or_default()),
                ("stance", said.stance.unwrap_or_default()),
                ("issue", said.issue.unwrap_or_default()),
                ("certainty", said.certainty),
                ("position", &document.quote(said.mark)),
                ("note", said.mark.note.as_deref().unwrap_or_default()),
            ] {
                prop_assert_eq!(&row[column], wanted, "{}", column);
            }
            let is_open = said.mark.state == State::Suggested;
            prop_assert_eq!(row["state"] == "suggested", is_open);
        }
    }

    /// Each event is a statement with a side, and what is none is counted.
    #[test]
    fn events_read_back(documents in vec(held(), 0..3), accepted_only in any::<bool>()) {
        let (file, losses) = written(by_id("dna").unwrap(), &documents, accepted_only);
        prop_assert_eq!(losses.of(Aspect::Rejected), rejected(&documents));
        let table = table(&file, ';', &losses);
        let said = documents.iter().zip(1..).flat_map(|(document, number)| {
            let said = statements(document, accepted_only).into_iter();
            said.map(move |statement| (document, number, statement))
        });
        let (events, others): (Vec<_>, Vec<_>) = said.partition(|(_, _, said)| {
            side(said.stance) != 0 && said.holder.is_some() && said.issue.is_some()
        });
        prop_assert_eq!(losses.of(Aspect::Sides), others.len());
        prop_assert_eq!(losses.of(Aspect::Split), split(events.iter().map(|(_, _, said)| said.mark)));
        prop_assert_eq!(table.len(), events.len());
        for ((row, number), (document, article, said)) in table.iter().zip(1..).zip(events) {
            let holder = said.holder.as_ref().unwrap();
            let (person, organisation) = match holder.kind.as_deref() {
                Some("person") => (holder.name.as_str(), ""),
                _ => ("", holder.name.as_str()),
            };
            let start = document.text.from_utf16(row["start_position"].parse().unwrap()).unwrap();
            let stop = document.text.from_utf16(row["stop_position"].parse().unwrap()).unwrap();
            prop_assert_eq!(Span::new(start, stop), said.mark.spans.hull());
            for (column, wanted) in [
                ("statement_id", i32::to_string(&number).as_str()),
                ("document_id", &i32::to_string(&article)),
                ("document_title", &document.details.title),
                ("person", person),
                ("organization", organisation),
                ("concept", said.issue.unwrap_or_default()),
                ("agreement", if side(said.stance) > 0 { "1" } else { "0" }),
                ("text", document.text.slice(Span::new(start, stop))),
            ] {
                prop_assert_eq!(&row[column], wanted, "{}", column);
            }
        }
    }

    /// The network is well-formed XML, and its edges carry each position that has holder and issue.
    #[test]
    fn the_network_reads_back(documents in vec(held(), 0..3), accepted_only in any::<bool>()) {
        let (file, losses) = written(by_id("graphml").unwrap(), &documents, accepted_only);
        prop_assert_eq!(losses.of(Aspect::Rejected), rejected(&documents));
        let network = network(&file);
        let mut wanted: BTreeMap<Sides, usize> = BTreeMap::new();
        let mut unplaced = 0;
        for (actor, issue, stance) in documents.iter().flat_map(|d| stands(d, accepted_only)) {
            if folded(&actor).is_empty() || folded(&issue).is_empty() {
                unplaced += 1;
            } else {
                *wanted.entry((folded(&actor), folded(&issue), stance)).or_default() += 1;
            }
        }
        prop_assert_eq!(network, wanted);
        prop_assert_eq!(losses.of(Aspect::Sides), unplaced);
    }

    /// All words of the articles are on the page, each under the marks that cover it; the marks that
    /// cover none are counted.
    #[test]
    fn the_page_reads_back(documents in vec(held(), 0..3), accepted_only in any::<bool>()) {
        let (file, losses) = written(by_id("report").unwrap(), &documents, accepted_only);
        let articles = articles(&file);
        prop_assert_eq!(articles.len(), documents.len());
        let mut invisible = 0;
        for (article, document) in articles.iter().zip(&documents) {
            let title = &document.details.title;
            let title = if title.is_empty() { title_of(document.text.as_str()) } else { title.clone() };
            prop_assert_eq!(&article.title, &title);
            let (words, unseen) = covered(document, accepted_only);
            prop_assert_eq!(&article.paragraphs, &words);
            prop_assert_eq!(&article.rows, &position_rows(document, accepted_only));
            invisible += unseen;
        }
        prop_assert_eq!(losses.of(Aspect::ZeroWidth), invisible);
    }
}

/// Actor, issue and stance of an edge.
type Sides = (String, String, Option<String>);

/// Letters' case and stray blanks make no other name.
fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// How many positions the edges of a network carry.
fn network(xml: &str) -> BTreeMap<Sides, usize> {
    let xml = parsed(xml);
    let data = |element: &Element| -> BTreeMap<String, String> {
        let data = element.all("data").into_iter();
        data.map(|data| (data.fields["key"].clone(), data.words()))
            .collect()
    };
    let mut names = BTreeMap::new();
    for node in xml.all("node") {
        let known = names.insert(node.fields["id"].clone(), data(node));
        assert_eq!(known, None, "two nodes have one id");
    }
    let mut edges: BTreeMap<Sides, usize> = BTreeMap::new();
    for edge in xml.all("edge") {
        let said = data(edge);
        let end = |end: &str| folded(&names[&edge.fields[end]]["label"]);
        let sides = (end("source"), end("target"), said.get("stance").cloned());
        // Actors of one name and two kinds are two nodes.
        *edges.entry(sides).or_default() += said["weight"].parse::<usize>().unwrap();
    }
    edges
}

/// Who takes which side on what, once for each that holds a position.
fn stands(document: &Document, accepted_only: bool) -> Vec<Sides> {
    let positions = positions(document).filter(|mark| is_shown(mark, accepted_only));
    let stands = positions.flat_map(|mark| {
        let held = document.links_from(&mark.id);
        let held = held.filter(|link| link.kind.as_str() == HELD_BY);
        let mentions = held.filter_map(|link| document.mark(&link.to));
        let mut holders: Vec<(String, Option<&str>)> = mentions
            .filter(|mention| mention.state != State::Rejected)
            .map(|mention| {
                let entity = mention.entity.as_ref().and_then(|id| document.entity(id));
                let kind = entity.and_then(|entity| entity.kind.as_deref());
                let name = entity.map_or_else(|| document.quote(mention), |e| e.name.clone());
                (folded(&name), kind.or_else(|| mention.attribute("kind")))
            })
            .collect();
        holders.sort_unstable();
        holders.dedup();
        if holders.is_empty() {
            holders.push((String::new(), None));
        }
        let issue = folded(mark.attribute(ISSUE).unwrap_or_default());
        let stance = mark.attribute(STANCE).map(str::to_owned);
        let stands = holders
            .into_iter()
            .map(|(holder, _)| (holder, issue.clone(), stance.clone()));
        stands.collect::<Vec<_>>()
    });
    stands.collect()
}

fn is_shown(mark: &Mark, accepted_only: bool) -> bool {
    mark.state == State::Accepted || (mark.state == State::Suggested && !accepted_only)
}

/// Letters, each with what is said over it.
type Covered = Vec<(char, Vec<String>)>;

/// An article on a page.
struct Article {
    title: String,
    paragraphs: Vec<Covered>,
    rows: Vec<Vec<String>>,
}

fn articles(html: &str) -> Vec<Article> {
    let page = parsed(html);
    let articles = page.all("article").into_iter().map(|article| {
        let paragraphs = article.all("p").into_iter();
        let paragraphs = paragraphs.filter(|p| !p.fields.contains_key("class"));
        let cells = |row: &Element| row.all("td").iter().map(|cell| cell.words()).collect();
        Article {
            title: article
                .all("h1")
                .iter()
                .map(|title| title.words())
                .collect(),
            paragraphs: paragraphs.map(|p| letters(p, &[])).collect(),
            rows: article.all("tr").into_iter().skip(1).map(cells).collect(),
        }
    });
    articles.collect()
}

fn letters(element: &Element, over: &[String]) -> Covered {
    let letters = element.content.iter().flat_map(|node| match node {
        Node::Words(words) => {
            let mut over = over.to_vec();
            over.sort_unstable();
            words.chars().map(|letter| (letter, over.clone())).collect()
        }
        Node::Element(inner) => letters(inner, &[over, &[inner.fields["title"].clone()]].concat()),
    });
    letters.collect()
}

/// The paragraphs of a document under its marks, and how many marks lie over no letter of them.
fn covered(document: &Document, accepted_only: bool) -> (Vec<Covered>, usize) {
    let marks = document
        .marks()
        .filter(|mark| is_shown(mark, accepted_only));
    let marks: Vec<(&[Span], String)> = marks
        .map(|mark| {
            let said = mark
                .attributes
                .iter()
                .map(|(name, value)| match value.as_str() {
                    Some(words) => format!("; {name}: {words}"),
                    None => format!("; {name}: {value}"),
                });
            (
                mark.spans.pieces(),
                said.fold(mark.label.to_string(), |all, said| all + &said),
            )
        })
        .collect();
    let lies_over = |pieces: &[Span], at: usize| {
        let mut pieces = pieces.iter();
        pieces.any(|piece| (piece.start().get()..piece.end().get()).contains(&at))
    };
    let mut seen = vec![false; marks.len()];
    let mut shown = Vec::new();
    for paragraph in paragraphs(&document.text) {
        let mut covered = Covered::new();
        for (at, letter) in document.text.slice(paragraph).char_indices() {
            let mut over = Vec::new();
            for ((pieces, said), seen) in marks.iter().zip(&mut seen) {
                if lies_over(pieces, paragraph.start().get() + at) {
                    over.push(said.clone());
                    *seen = true;
                }
            }
            over.sort_unstable();
            covered.push((letter, over));
        }
        shown.push(covered);
    }
    (shown, seen.iter().filter(|seen| !**seen).count())
}

fn position_rows(document: &Document, accepted_only: bool) -> Vec<Vec<String>> {
    let rows = statements(document, accepted_only).into_iter().map(|said| {
        let holder = said.holder.map_or_else(String::new, |holder| holder.name);
        let cells = [said.stance, said.issue, Some(said.certainty)];
        let cells = cells.map(|cell| cell.unwrap_or_default().to_owned());
        let quote = document.quote(said.mark);
        [holder].into_iter().chain(cells).chain([quote]).collect()
    });
    rows.collect()
}
