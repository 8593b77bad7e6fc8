//! Articles with what they are filed under.

use super::super::fate::Fates;
use super::super::recipe::Trust;
use super::super::sample::{Content, Sample};
use super::{Article, Frame};

pub(super) fn rows(article: &Article<'_>, fates: &mut Fates) -> Vec<Sample> {
    let mut labels = article.document.details.tags.clone();
    labels.sort();
    labels.dedup();
    if labels.is_empty() && !article.keeps("article", fates) {
        return Vec::new();
    }
    let frame = Frame::new(article.text(), article.text().span());
    vec![article.sample(&frame, Content::Labels(labels), Trust::Gold)]
}
