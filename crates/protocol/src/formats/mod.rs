//! What the app and the worker that runs errands say to each other.
//!
//! An errand is work that is heavy and rarely needed, so that neither its code nor its time is the
//! page's: comparing annotators, formats of others. The worker speaks first ([`Answer::Ready`]), runs
//! one errand after another in the order in which they came, and ends each with exactly one of
//! [`Answer::Done`], [`Answer::Cancelled`] and [`Answer::Failed`]. It remembers nothing between
//! errands: a new worker does as well as an old one.

pub mod comparing;
pub mod exchange;
pub mod import;
mod kept;
pub mod project;
pub mod training;

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use standpoint_annotation::Summary;
use standpoint_formats::HtmlText;

use crate::{Bytes, RequestId, packed};
use comparing::{Compared, Comparison, Difference, Left, Settling};
use exchange::{Export, Exported};
use import::{Import, Imported};
use project::{About, Article, Kept, Packed, Said, Searchable, United, Unpacked};
use training::{Trained, Training};

/// App to worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Run this errand.
    Run {
        /// Named in every answer.
        id: RequestId,
        /// What is to be done.
        errand: Rc<Errand>,
    },
    /// Give it up; answered by [`Answer::Cancelled`] unless it is done already.
    Cancel {
        /// Which request.
        id: RequestId,
    },
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Say how annotators agree; answered by [`Outcome::Compared`].
    Compare(Rc<Comparison>),
    /// List where they differ on one article; answered by [`Outcome::Differences`].
    Differ {
        /// The annotators.
        of: Rc<Comparison>,
        /// Which article, by its place in [`Compared::articles`].
        article: usize,
    },
    /// Make the document in which these choices are made; answered by [`Outcome::Document`].
    Settle {
        /// The annotators.
        of: Rc<Comparison>,
        /// The choices.
        settling: Settling,
    },
    /// Write a project into one file; answered by [`Outcome::Packed`].
    Pack {
        /// What is known of it beside its documents.
        about: About,
        /// Its articles, in their order.
        articles: Vec<Kept>,
    },
    /// Read a project that is to be merged into another; answered by [`Outcome::Unpacked`].
    Unpack {
        /// The archive.
        file: File,
        /// What is known of the other one.
        about: About,
        /// Now, RFC 3339 in UTC.
        now: String,
    },
    /// Bring into an article what another state of it has; answered by [`Outcome::United`].
    Unite {
        /// The article that is here.
        mine: Kept,
        /// Its row in the list.
        row: Box<Summary>,
        /// Now, RFC 3339 in UTC.
        now: String,
        /// The other state: `standpoint/1` JSON.
        theirs: String,
    },
    /// Make articles ready to be looked through; answered by [`Outcome::Searchable`].
    MakeSearchable {
        /// The articles.
        articles: Vec<Kept>,
    },
    /// Write articles in a format of others; answered by [`Outcome::Exported`].
    Export(Export),
    /// Read files in a format of others; answered by [`Outcome::Imported`], before which come
    /// [`Answer::Articles`] where they are to be taken in.
    Import(Import),
    /// Make a training set; answered by [`Outcome::Trained`].
    Train(Rc<Training>),
    /// Take the article out of a whole page of HTML; answered by [`Outcome::Article`].
    Article(Rc<str>),
}

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// Worker to app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The worker has started and takes requests.
    Ready {
        /// The build it belongs to: [`crate::BUILD`].
        build: String,
    },
    /// How an errand is getting on.
    Progress {
        /// Which request.
        id: RequestId,
        /// How much of it.
        progress: Progress,
    },
    /// Articles that an errand hands over before it is done.
    Articles {
        /// Which request.
        id: RequestId,
        /// The articles.
        articles: Vec<Article>,
    },
    /// The errand is done.
    Done {
        /// Which request.
        id: RequestId,
        /// What came of it.
        outcome: Outcome,
    },
    /// It was given up as asked.
    Cancelled {
        /// Which request.
        id: RequestId,
    },
    /// It could not be carried out.
    Failed {
        /// Which request, where it could be told.
        id: Option<RequestId>,
        /// Why.
        error: Failure,
    },
    /// The last words of a worker that met a bug: it answers nothing any more.
    Crashed {
        /// Where in the program, and what it said.
        detail: String,
    },
}

/// How much of an errand is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Parts done, at most `of`.
    pub done: u32,
    /// All parts; their size is the errand's own.
    pub of: u32,
}

/// What came of an errand, by the errand's kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// How annotators agree.
    Compared(#[serde(with = "packed")] Box<Compared>),
    /// Where they differ, in text order.
    Differences(#[serde(with = "packed")] Vec<Difference>),
    /// A document, as `standpoint/1`.
    Document(String),
    /// The project's file.
    Packed(Packed),
    /// What is in a project's file.
    Unpacked(Box<Unpacked>),
    /// What uniting two states of an article takes.
    United(Box<United>),
    /// The articles, but those that cannot be read.
    Searchable(Vec<Searchable>),
    /// Articles in a format of others.
    Exported(Box<Exported>),
    /// What is in files of others.
    Imported(Box<Imported>),
    /// A training set.
    Trained(Box<Trained>),
    /// What a reader view shows of a page.
    Article(#[serde(with = "packed")] Box<HtmlText>),
}

/// Why an errand could not be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The message was not one of ours.
    #[error("the worker got a message that it does not understand: {detail}")]
    BadRequest {
        /// What was wrong with it.
        detail: String,
    },
    /// A file cannot be opened.
    #[error("“{file}” cannot be opened: {detail}")]
    Unreadable {
        /// Its name.
        file: String,
        /// Why.
        detail: String,
    },
    /// A file is a text without marks.
    #[error(
        "“{file}” holds a text and no marks; annotations are compared as Standpoint saves them"
    )]
    NoMarks {
        /// Its name.
        file: String,
    },
    /// No text is there from all annotators; what each has is left.
    #[error("there is no text that all annotators marked")]
    NoCommonText {
        /// Why each document has no partners.
        left: Vec<Left>,
    },
    /// The documents of an article cannot be brought together.
    #[error("these documents cannot be brought together: {detail}")]
    Refused {
        /// Why.
        detail: String,
    },
    /// A file holds no project that can be read.
    #[error("“{file}” cannot be opened as a project")]
    NoProject {
        /// Its name.
        file: String,
        /// Why.
        why: Said,
    },
    /// A file is in none of the formats that are known.
    #[error("“{file}” is in none of the formats that Standpoint knows")]
    UnknownFormat {
        /// Its name.
        file: String,
    },
    /// Nothing of one state means anything in the other, or one of them cannot be read.
    #[error("these are not two states of one text")]
    OtherText,
    /// The worker's second part cannot be fetched.
    #[error("a part of Standpoint that this needs could not be fetched: {detail}")]
    NoSecondPart {
        /// What the browser said.
        detail: String,
    },
    /// The file cannot be put together.
    #[error("the file cannot be written: {detail}")]
    Unwritable {
        /// Why.
        detail: String,
    },
}

#[cfg(test)]
mod tests {
    use super::comparing::Annotator;
    use super::*;

    #[test]
    fn requests_and_answers_come_back_as_they_were() {
        let file = File {
            name: "a.json".to_owned(),
            bytes: vec![123, 125].into(),
        };
        let comparison = Comparison {
            annotators: vec![Annotator {
                name: "Ada".to_owned(),
                files: vec![file],
            }],
            suggested: false,
        };
        let request = Request::Run {
            id: RequestId(3),
            errand: Rc::new(Errand::Compare(Rc::new(comparison))),
        };
        let json = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<Request>(&json).unwrap(), request);
        let answer = Answer::Failed {
            id: Some(RequestId(3)),
            error: Failure::NoCommonText { left: Vec::new() },
        };
        let json = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&json).unwrap(), answer);
    }

    #[test]
    fn what_is_long_crosses_as_one_string() {
        let outcome = Outcome::Differences(vec![Difference::default()]);
        let json = serde_json::to_value(&outcome).unwrap();
        assert!(json["differences"].is_string());
        assert_eq!(serde_json::from_value::<Outcome>(json).unwrap(), outcome);
    }
}
