//! The list of articles: which are shown, in which order.

use std::rc::Rc;

use standpoint_annotation::Status;
use standpoint_text::order::{sort_by, sort_by_key};

use super::choice::choice;
use super::search::{Hit, Query};
use crate::store::{Stage, Summary};

/// What is shown of the list, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// What is looked for.
    pub query: String,
    /// Only articles of this status.
    pub status: Option<Status>,
    /// Only articles with this tag.
    pub tag: Option<String>,
    /// The order.
    pub order: Order,
}

choice! {
    /// The order of the list.
    Order, "list-order":
    /// What was changed last, first.
    #[default]
    Changed = "changed",
    /// What came in last, first.
    Added = "added",
    /// What was published last, first; what has no date, last.
    Published = "published",
    /// By title.
    Title = "title",
    /// What has most left to review, first.
    Left = "left"
}

/// All statuses, as they are offered.
pub const STATUSES: [Status; 3] = [Status::ToDo, Status::InWork, Status::Done];

/// A status's name in messages and in the page.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::ToDo => "to-do",
        Status::InWork => "in-work",
        Status::Done => "done",
    }
}

/// The status of this name.
pub fn status_named(name: &str) -> Option<Status> {
    STATUSES
        .into_iter()
        .find(|status| status_name(*status) == name)
}

/// How far the work on an article is: as a person has said, or else as the review stands.
pub fn status_of(row: &Summary) -> Status {
    let begun = row.counts.is_some_and(|counts| counts.reviewed > 0);
    match row.status {
        Some(said) => said,
        None if row.stage == Stage::Reviewed => Status::Done,
        None if begun => Status::InWork,
        None => Status::ToDo,
    }
}

/// What a search has found so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What was looked for.
    pub query: String,
    /// The articles that have it, in the order of their keys.
    pub hits: Vec<(String, Hit)>,
    /// Whether all articles have been looked through.
    pub complete: bool,
}

impl Found {
    /// Adds what was found in an article.
    pub fn add(&mut self, key: &str, hit: Hit) {
        if let Err(place) = self.place(key) {
            self.hits.insert(place, (key.to_owned(), hit));
        }
    }

    /// What was found in an article.
    pub fn hit(&self, key: &str) -> Option<&Hit> {
        let place = self.place(key).ok()?;
        self.hits.get(place).map(|(_, hit)| hit)
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.hits
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}

/// The rows to show, in order.
pub fn arranged(all: &[Rc<Summary>], view: &ListView, found: &Found) -> Vec<Rc<Summary>> {
    let query = Query::new(&view.query);
    let looked_for = |row: &Summary| {
        query.is_empty()
            || query.is_in(&[&row.title, row.publisher.as_deref().unwrap_or_default()])
            || (found.query == view.query.trim() && found.hit(&row.id).is_some())
    };
    let shown = all.iter().filter(|row| {
        row.removed.is_none()
            && view.status.is_none_or(|status| status_of(row) == status)
            && view.tag.as_ref().is_none_or(|tag| row.tags.contains(tag))
            && looked_for(row)
    });
    let mut shown: Vec<Rc<Summary>> = shown.cloned().collect();
    // A stable sort behind the one by change: equal ones stay as they were worked on.
    sort_by(&mut shown, |a, b| {
        b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id))
    });
    match view.order {
        Order::Changed => {}
        Order::Added => sort_by(&mut shown, |a, b| b.added.cmp(&a.added)),
        Order::Published => sort_by(&mut shown, |a, b| b.published.cmp(&a.published)),
        Order::Title => shown = by_title(shown),
        Order::Left => sort_by_key(&mut shown, |row| std::cmp::Reverse(left(row))),
    }
    shown
}

/// Each title is put into small letters once.
fn by_title(rows: Vec<Rc<Summary>>) -> Vec<Rc<Summary>> {
    let titled = rows.into_iter().map(|row| (row.title.to_lowercase(), row));
    let mut titled: Vec<(String, Rc<Summary>)> = titled.collect();
    sort_by(&mut titled, |a, b| a.0.cmp(&b.0));
    titled.into_iter().map(|(_, row)| row).collect()
}

fn left(row: &Summary) -> u32 {
    row.counts.map_or(0, |counts| {
        counts.suggestions.saturating_sub(counts.reviewed)
    })
}

/// The tags that are given in the project, in the order of their letters.
pub fn tags(all: &[Rc<Summary>]) -> Vec<String> {
    let given = all.iter().filter(|row| row.removed.is_none());
    let mut tags: Vec<String> = given.flat_map(|row| row.tags.iter().cloned()).collect();
    sort_by_key(&mut tags, |tag| tag.to_lowercase());
    tags.dedup();
    tags
}

/// Tags as a person writes them, parted by commas: none twice, none blank.
pub fn tags_written(line: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in line.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::Counts;

    fn row(id: &str, (suggestions, reviewed): (u32, u32), added: &str) -> Summary {
        Summary {
            id: id.to_owned(),
            title: id.to_uppercase(),
            added: added.to_owned(),
            updated: added.to_owned(),
            counts: Some(Counts {
                words: 9,
                suggestions,
                reviewed,
            }),
            stage: if suggestions == reviewed {
                Stage::Reviewed
            } else {
                Stage::Marked
            },
            ..Summary::default()
        }
    }

    fn rows() -> Vec<Rc<Summary>> {
        let rows = [
            row("dam", (9, 9), "2026-01-03"),
            Summary {
                tags: vec!["Water".to_owned()],
                published: Some("2026-03-01".to_owned()),
                ..row("quota", (9, 2), "2026-01-02")
            },
            Summary {
                status: Some(Status::InWork),
                ..row("flood", (9, 0), "2026-01-04")
            },
            Summary {
                removed: Some("2026-01-05".to_owned()),
                ..row("gone", (9, 0), "2026-01-05")
            },
            row("talks", (4, 0), "2026-01-01"),
        ];
        rows.into_iter().map(Rc::new).collect()
    }

    fn shown(view: &ListView) -> Vec<String> {
        let mut found = Found {
            query: "vessa".to_owned(),
            ..Found::default()
        };
        found.add("talks", Hit::default());
        let shown = arranged(&rows(), view, &found);
        shown.iter().map(|row| row.id.clone()).collect()
    }

    #[test]
    fn the_list_is_ordered_as_asked() {
        let table = [
            (Order::Changed, ["flood", "dam", "quota", "talks"]),
            (Order::Added, ["flood", "dam", "quota", "talks"]),
            (Order::Published, ["quota", "flood", "dam", "talks"]),
            (Order::Title, ["dam", "flood", "quota", "talks"]),
            (Order::Left, ["flood", "quota", "talks", "dam"]),
        ];
        for (order, expected) in table {
            assert_eq!(
                shown(&ListView {
                    order,
                    ..ListView::default()
                }),
                expected,
                "{order:?}"
            );
        }
    }

    #[test]
    fn a_status_is_what_a_person_says_or_what_the_review_says() {
        let of = |status| {
            shown(&ListView {
                status: Some(status),
                ..ListView::default()
            })
        };
        assert_eq!(of(Status::ToDo), ["talks"]);
        assert_eq!(of(Status::InWork), ["flood", "quota"]);
        assert_eq!(of(Status::Done), ["dam"]);
    }

    #[test]
    fn titles_and_what_was_found_in_texts_are_shown() {
        let of = |query: &str| {
            shown(&ListView {
                query: query.to_owned(),
                ..ListView::default()
            })
        };
        assert_eq!(of("DA"), ["dam"]);
        assert_eq!(of("vessa"), ["talks"]);
        assert_eq!(of("of another search"), Vec::<String>::new());
        let tag = Some("Water".to_owned());
        assert_eq!(
            shown(&ListView {
                tag,
                ..ListView::default()
            }),
            ["quota"]
        );
    }

    #[test]
    fn tags_are_parted_by_commas() {
        assert_eq!(tags_written(" water, Orlen ,,water"), ["water", "Orlen"]);
        assert_eq!(tags(&rows()), ["Water"]);
    }
}
