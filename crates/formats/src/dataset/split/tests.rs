use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::frozen::name_of;
use super::*;

fn part(number: usize, group: usize, labels: &[usize]) -> Part {
    Part {
        name: name_of(&number.to_string()),
        group,
        date: None,
        block: Block {
            rows: labels.iter().sum(),
            labels: labels.to_vec(),
        },
    }
}

fn dated(number: usize, group: usize, date: &str) -> Part {
    Part {
        date: day(date),
        ..part(number, group, &[1])
    }
}

fn articles() -> impl Strategy<Value = Vec<Part>> {
    let article = (0_usize..40, 0_usize..9, 0_usize..3, 0_usize..4);
    proptest::collection::vec(article, 0..60).prop_map(|articles| {
        let numbered = articles.into_iter().enumerate();
        let part = |(number, (group, a, b, c))| part(number, group, &[a, b, c]);
        numbered.map(part).collect()
    })
}

fn plans() -> impl Strategy<Value = Plan> {
    let folds = proptest::option::of(2_usize..6);
    (any::<u64>(), folds, 0_u8..4).prop_map(|(seed, folds, shares)| {
        let (train, validation, test) =
            [(8, 1, 1), (1, 1, 1), (9, 0, 1), (1, 0, 0)][usize::from(shares)];
        Plan {
            shares: Shares::new(train.into(), validation.into(), test.into()).unwrap(),
            folds,
            seed,
            ..Plan::default()
        }
    })
}

fn rows(articles: &[Part], places: &[Place], place: Place) -> usize {
    let here = articles
        .iter()
        .zip(places)
        .filter(|(_, here)| **here == place);
    here.map(|(article, _)| article.block.rows).sum()
}

proptest! {
    #[test]
    fn near_duplicates_go_one_way_and_a_seed_says_which(articles in articles(), plan in plans()) {
        let places = divide(&articles, &plan);
        let ways: BTreeSet<(usize, Place)> =
            articles.iter().map(|article| article.group).zip(places.iter().copied()).collect();
        let groups: BTreeSet<usize> = articles.iter().map(|article| article.group).collect();
        prop_assert_eq!(ways.len(), groups.len());
        prop_assert_eq!(&divide(&articles, &plan), &places);
        if plan.folds.is_some() {
            prop_assert!(places.iter().all(|place| matches!(place, Place::Fold(_) | Place::Test)));
        }
    }

    #[test]
    fn proportions_are_kept(sizes in proptest::collection::vec(1_usize..6, 30..120), seed: u64) {
        // One label: what a part gets is at most one article away from what it should.
        let articles: Vec<Part> =
            sizes.iter().enumerate().map(|(number, size)| part(number, number, &[*size])).collect();
        let plan = Plan { seed, ..Plan::default() };
        let places = divide(&articles, &plan);
        let all = real(sizes.iter().sum());
        for (place, share) in [(Place::Train, 0.8), (Place::Validation, 0.1), (Place::Test, 0.1)] {
            let got = real(rows(&articles, &places, place));
            prop_assert!((got - share * all).abs() <= 6.0, "{place:?}: {got} of {all}");
        }
    }

    #[test]
    fn a_frozen_test_set_is_the_test_set(articles in articles(), plan in plans(), picks: u64) {
        let is_picked = |number: usize| picks & (1 << (number % 64)) != 0;
        let frozen: Vec<String> = articles.iter().enumerate()
            .filter(|(number, _)| is_picked(*number))
            .map(|(_, article)| article.name.clone())
            .collect();
        let plan = Plan { frozen: Some(Frozen::of(frozen)), ..plan };
        let near: BTreeSet<usize> = articles.iter().enumerate()
            .filter(|(number, _)| is_picked(*number))
            .map(|(_, article)| article.group)
            .collect();
        for (number, (article, place)) in articles.iter().zip(divide(&articles, &plan)).enumerate() {
            prop_assert_eq!(place == Place::Test, is_picked(number));
            let out = !is_picked(number) && near.contains(&article.group);
            prop_assert_eq!(place == Place::NearFrozen, out);
        }
    }
}

#[test]
fn the_latest_are_for_testing() {
    let days = [
        "2024-03-01",
        "2023-01-05T10:00:00Z",
        "2024-02",
        "no day",
        "2022",
    ];
    let mut articles: Vec<Part> = days
        .iter()
        .enumerate()
        .map(|(n, day)| dated(n, n, day))
        .collect();
    // As good as the first, and of a later day: both count as of that day.
    articles.push(dated(5, 0, "2025-01-01"));
    let plan = Plan {
        shares: Shares::new(3.0, 1.0, 2.0).unwrap(),
        order: Order::Date,
        ..Plan::default()
    };
    // In order: 2022, 2023 and 2024-02 of one row each, then the pair. The middles of their rows lie
    // at 1, 3, 5 and 8 tenths; training ends at 5, validation at 6 and two thirds.
    let wanted = [
        Place::Test,
        Place::Train,
        Place::Validation,
        Place::Undated,
        Place::Train,
        Place::Test,
    ];
    assert_eq!(divide(&articles, &plan), wanted);
}

#[test]
fn days_are_read_from_dates_and_times() {
    for (published, wanted) in [
        ("2024-03-01", Some("2024-03-01")),
        (" 2024-03-01T12:00:00Z", Some("2024-03-01")),
        ("2024-03", Some("2024-03")),
        ("2024", Some("2024")),
        ("March 2024", None),
        ("", None),
        ("20é4", None),
    ] {
        assert_eq!(day(published).as_deref(), wanted, "{published}");
    }
}
