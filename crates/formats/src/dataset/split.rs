//! Which article is for what: training, validation, testing. Articles are never cut, and what is as
//! good as one article stays together.

use std::collections::BTreeMap;

use super::frozen::Frozen;
use super::random::Random;
use super::stratify::{Block, real, stratify};

/// How articles are given out.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How much each part gets, of all rows.
    pub shares: Shares,
    /// By what.
    pub order: Order,
    /// Instead of one training and one validation part: so many folds, each of which is once for
    /// validation while the others are for training. Not by date.
    pub folds: Option<usize>,
    /// Another seed gives another division that is as good.
    pub seed: u64,
    /// Articles that are the test set, whatever else is asked for.
    pub frozen: Option<Frozen>,
}

/// How much each part gets: numbers of which only the proportions count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    train: f64,
    validation: f64,
    test: f64,
}

/// By what articles are given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// So that each label has its share in each part.
    Label,
    /// The earliest to training, the latest to testing.
    Date,
}

/// What an article is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Training.
    Train,
    /// Choosing settings.
    Validation,
    /// A fold, counted from 0.
    Fold(usize),
    /// Measuring at the end.
    Test,
    /// Nothing: it is as good as an article of the frozen test set, and not in it.
    NearFrozen,
    /// Nothing: it has no date, and dates were asked for.
    Undated,
}

/// An article, as far as dividing is concerned.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// What it is known by, see [`Frozen`].
    pub(super) name: String,
    /// Which near-duplicates it belongs to.
    pub(super) group: usize,
    /// The day it came out, so that days sort by their letters.
    pub(super) date: Option<String>,
    /// Its rows.
    pub(super) block: Block,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            shares: Shares::new(80.0, 10.0, 10.0).unwrap_or(Shares {
                train: 1.0,
                validation: 0.0,
                test: 0.0,
            }),
            order: Order::Label,
            folds: None,
            seed: 0,
            frozen: None,
        }
    }
}

impl Shares {
    /// Shares in these proportions; `None` unless all are numbers of at least 0, the first above it.
    pub fn new(train: f64, validation: f64, test: f64) -> Option<Self> {
        let all = train + validation + test;
        let fine = train > 0.0 && validation >= 0.0 && test >= 0.0 && all.is_finite();
        fine.then(|| Self {
            train: train / all,
            validation: validation / all,
            test: test / all,
        })
    }

    /// Training, validation and test; without the last, what remains is all there is.
    fn list(self, has_test: bool) -> [f64; 3] {
        let rest = if has_test { 1.0 } else { 1.0 - self.test };
        let test = if has_test { self.test } else { 0.0 };
        [self.train / rest, self.validation / rest, test]
    }
}

/// Articles that go the same way.
struct Group {
    articles: Vec<usize>,
    date: Option<String>,
    block: Block,
}

/// What each article is for.
pub(super) fn divide(articles: &[Part], plan: &Plan) -> Vec<Place> {
    let mut places = vec![Place::Train; articles.len()];
    let mut free = Vec::new();
    for group in grouped(articles) {
        if !settled(&group, articles, plan, &mut places) {
            free.push(group);
        }
    }
    let shares = plan.shares.list(plan.frozen.is_none());
    let given = match plan.order {
        Order::Date => by_date(&free, shares),
        Order::Label => by_label(&free, shares, plan),
    };
    for (group, place) in free.iter().zip(given) {
        group
            .articles
            .iter()
            .for_each(|article| places[*article] = place);
    }
    places
}

fn grouped(articles: &[Part]) -> Vec<Group> {
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        let group = groups.entry(article.group).or_insert_with(|| Group {
            articles: Vec::new(),
            date: None,
            block: Block::default(),
        });
        group.articles.push(number);
        // By its latest article: nothing of a later day is trained on.
        group.date = group.date.take().max(article.date.clone());
        add(&mut group.block, &article.block);
    }
    groups.into_values().collect()
}

fn add(sum: &mut Block, more: &Block) {
    sum.rows += more.rows;
    sum.labels
        .resize(sum.labels.len().max(more.labels.len()), 0);
    for (sum, more) in sum.labels.iter_mut().zip(&more.labels) {
        *sum += more;
    }
}

/// Whether it is clear before anything is given out where a group goes; it is put there.
fn settled(group: &Group, articles: &[Part], plan: &Plan, places: &mut [Place]) -> bool {
    let is_frozen = |article: usize| {
        let frozen = plan.frozen.as_ref();
        frozen.is_some_and(|frozen| frozen.holds(&articles[article].name))
    };
    let is_near = group.articles.iter().any(|article| is_frozen(*article));
    let is_undated = plan.order == Order::Date && group.date.is_none();
    for article in group.articles.iter().copied() {
        match (is_frozen(article), is_near, is_undated) {
            (true, ..) => places[article] = Place::Test,
            (false, true, _) => places[article] = Place::NearFrozen,
            (false, false, true) => places[article] = Place::Undated,
            _ => {}
        }
    }
    is_near || is_undated
}

const PARTS: [Place; 3] = [Place::Train, Place::Validation, Place::Test];

/// Each group goes where the middle of its rows lies, all rows in the order of their days.
fn by_date(groups: &[Group], shares: [f64; 3]) -> Vec<Place> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|group| &groups[*group].date);
    let all: usize = groups.iter().map(|group| group.block.rows).sum();
    let mut places = vec![Place::Train; groups.len()];
    let mut before = 0;
    for group in order {
        let rows = groups[group].block.rows;
        let middle = (real(before) + real(rows) / 2.0) / real(all.max(1));
        before += rows;
        places[group] = if middle < shares[0] || shares[1] + shares[2] <= 0.0 {
            Place::Train
        } else if middle < shares[0] + shares[1] || shares[2] <= 0.0 {
            Place::Validation
        } else {
            Place::Test
        };
    }
    places
}

fn by_label(groups: &[Group], shares: [f64; 3], plan: &Plan) -> Vec<Place> {
    let blocks: Vec<Block> = groups.iter().map(|group| group.block.clone()).collect();
    let mut random = Random::new(plan.seed);
    let Some(folds) = plan.folds else {
        let parts = stratify(&blocks, &shares, &mut random);
        return parts.into_iter().map(|part| PARTS[part]).collect();
    };
    let tested = stratify(&blocks, &[1.0 - shares[2], shares[2]], &mut random);
    let rest: Vec<usize> = (0..groups.len())
        .filter(|group| tested[*group] == 0)
        .collect();
    let blocks: Vec<Block> = rest.iter().map(|group| blocks[*group].clone()).collect();
    let equal = vec![1.0 / real(folds.max(1)); folds.max(1)];
    let folded = stratify(&blocks, &equal, &mut random);
    let mut places = vec![Place::Test; groups.len()];
    for (group, fold) in rest.into_iter().zip(folded) {
        places[group] = Place::Fold(fold);
    }
    places
}

/// The day in a date or time as documents have it, so that days sort by their letters; `None` where
/// it does not begin with a year.
pub(super) fn day(published: &str) -> Option<String> {
    let is_date = |part: &str| {
        let mut letters = part.bytes().enumerate();
        letters.all(|(place, letter)| match place {
            4 | 7 => letter == b'-',
            _ => letter.is_ascii_digit(),
        })
    };
    let lengths = [10, 7, 4].into_iter();
    let mut parts = lengths.filter_map(|length| published.trim().get(..length));
    parts.find(|part| is_date(part)).map(str::to_owned)
}

#[cfg(test)]
mod tests;
