use standpoint_protocol::formats::comparing::Version;

use super::*;

/// A difference over a word of “Kessia said no.” that the first annotator marked.
fn difference(label: &str, respect: Respect) -> Difference {
    Difference {
        label: label.to_owned(),
        respects: vec![respect],
        text: "Kessia said no.".to_owned(),
        start: 100,
        words: vec![(0, 6), (7, 11), (12, 14), (14, 15)],
        versions: vec![
            Version {
                by: vec![0],
                edges: Some((7, 14)),
                ..Version::default()
            },
            Version {
                by: vec![1],
                ..Version::default()
            },
        ],
        ..Difference::default()
    }
}

fn comparing() -> Comparing {
    let differences = vec![
        difference("Actor", Respect::Presence),
        difference("Cue", Respect::Edges),
        difference("Actor", Respect::Edges),
    ];
    Comparing {
        differences: Some(differences.into()),
        ..Comparing::default()
    }
}

fn made(article: usize, difference: usize, sides: &[usize]) -> Made {
    let chosen = Chosen {
        difference,
        choice: Choice::Annotators(sides.to_vec()),
        at: String::new(),
    };
    Made { article, chosen }
}

#[test]
fn what_is_settled_is_of_this_article_and_the_last_choice_stands() {
    let mut comparing = comparing();
    comparing.made = vec![made(0, 1, &[0]), made(1, 2, &[0]), made(0, 1, &[1])].into();
    assert_eq!(comparing.count(), (1, 3));
    assert_eq!(comparing.settled()[1], Some(&Choice::Annotators(vec![1])));
}

#[test]
fn one_goes_round_what_is_open_and_what_the_filter_takes() {
    let mut comparing = comparing();
    assert_eq!(comparing.neighbour(true, true), Some(1));
    assert_eq!(comparing.neighbour(false, true), Some(2));
    comparing.made = vec![made(0, 1, &[0])].into();
    assert_eq!(comparing.neighbour(true, true), Some(2));
    assert_eq!(comparing.neighbour(true, false), Some(1));
    comparing.filter.open = true;
    assert_eq!(comparing.listed(), [0, 2]);
    comparing.filter.label = "Actor".to_owned();
    comparing.filter.respect = Some(Respect::Edges);
    assert_eq!(comparing.listed(), [2]);
    comparing.made = vec![made(0, 0, &[]), made(0, 2, &[])].into();
    assert_eq!(comparing.neighbour(true, true), None, "all are settled");
}

#[test]
fn edges_begin_with_whole_words_and_end_as_bytes_of_the_article() {
    let mut comparing = comparing();
    let edges = comparing.edges_of(None).unwrap();
    assert_eq!((edges.like, edges.first, edges.last), (0, 1, 2));
    assert_eq!(comparing.edges_of(Some(1)), None, "they marked nothing");
    comparing.edges = Some(Edges { first: 0, ..edges });
    let choice = Choice::Edges {
        like: 0,
        start: 100,
        end: 114,
    };
    assert_eq!(comparing.edges_choice(), Some(choice));
}
