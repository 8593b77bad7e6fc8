//! From mention to mention.

use super::*;

fn mentioning(id: &str, words: &str, entity: &str) -> Mark {
    let mut mark = suggestion(id, "actor", words);
    mark.entity = Some(entity.into());
    mark
}

fn read() -> Bench {
    let mut bench = Bench::new();
    let marks = vec![
        mentioning("s1", "Kessia", "se1"),
        mentioning("s2", "inspection", "se1"),
        mentioning("s3", "Orlen", "se2"),
        mentioning("s4", "engineers", "se1"),
    ];
    bench.hear(
        1,
        News::Read(Batch {
            marks,
            ..Batch::default()
        }),
    );
    bench.done(1);
    bench
}

#[test]
fn the_mentions_of_an_actor_are_gone_through_and_round() {
    let mut bench = read();
    bench.act(Action::Inspect("s1".into()));
    let mut places = Vec::new();
    for command in [
        C::NextMention,
        C::NextMention,
        C::NextMention,
        C::PreviousMention,
    ] {
        bench.press(&[command]);
        places.push(bench.inspected().unwrap().to_owned());
    }
    assert_eq!(places, ["s2", "s4", "s1", "s4"]);
    bench.act(Action::Inspect("s2".into()));
    bench.press(&[C::Reject]);
    bench.act(Action::Inspect("s1".into()));
    bench.press(&[C::NextMention]);
    assert_eq!(
        bench.inspected(),
        Some("s4"),
        "what is rejected is passed over"
    );
    bench.act(Action::Inspect("s3".into()));
    assert!(!applies(&bench.state, C::NextMention), "there is no other");
}
