//! The article of a page.

use standpoint_formats::reader_view;
use standpoint_protocol::formats::Outcome;

use super::project::progress;
use super::{Ended, Watch};

/// Takes it out. It is not known beforehand how long that takes: there is one part.
pub(super) async fn run(page: &str, watch: &impl Watch) -> Result<Outcome, Ended> {
    watch.done(progress(0, 1)).await?;
    watch.second_part()?;
    Ok(Outcome::Article(Box::new(reader_view(page))))
}

#[cfg(test)]
mod tests {
    use standpoint_protocol::formats::Errand;

    use super::super::tests::{Looking, no_second_part, run_now};
    use super::*;

    fn errand() -> Errand {
        let news = "<li><a href=/x>Other news, and more of it</a></li>".repeat(12);
        let story = "<p>Ministers stall, they say, on the dam, which nobody wants, and wait.</p>";
        let story = story.repeat(12);
        let html = format!("<html><title>Dam</title><ul>{news}</ul><div>{story}</div></html>");
        Errand::Article(html.into())
    }

    #[test]
    fn a_page_is_answered_by_its_article() {
        let answer = run_now(&errand(), &Looking::for_parts(1)).unwrap();
        let Outcome::Article(article) = answer else {
            unreachable!("an article was asked for")
        };
        assert_eq!(article.title.as_deref(), Some("Dam"));
        assert!(article.text.starts_with("Ministers stall"), "{article:?}");
    }

    #[test]
    fn without_the_second_part_that_is_said() {
        let ended = run_now(&errand(), &Looking::cut_off());
        assert_eq!(ended, Err(Ended::Failed(no_second_part())));
    }

    #[test]
    fn it_can_be_given_up_before_it_begins() {
        let ended = run_now(&errand(), &Looking::for_parts(0));
        assert_eq!(ended, Err(Ended::Cancelled));
    }
}
