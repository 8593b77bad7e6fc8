//! Annotators compared: who they are, how they agree, and what was settled so far.
//!
//! A choice changes nothing but the list of choices: the document in which they are made is made from
//! the annotators' files when it is asked for, by the worker for errands. So a choice costs nothing,
//! undo takes the last one away, and the files of the annotators stay as they are.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use standpoint_protocol::formats::comparing::{
    Choice, Chosen, Compared, Comparison, Difference, Respect,
};
use standpoint_protocol::formats::{File, Outcome, Progress};

use crate::formats_client::Problem;
use crate::i18n::Message;

/// A comparison under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparing {
    /// Who is to be compared.
    pub sides: Vec<Side>,
    /// Whether suggestions count that nobody has looked at.
    pub suggested: bool,
    /// Whether all articles of the project are compared, not only the open one.
    pub whole_project: bool,
    /// What the worker is asked for.
    pub work: Option<Work>,
    /// How far it is.
    pub progress: Progress,
    /// What went wrong last.
    pub problem: Option<Message>,
    /// What is looked at.
    pub page: Page,
    /// What is or was compared, as it was then.
    pub of: Option<Rc<Comparison>>,
    /// How they agree.
    pub compared: Option<Rc<Compared>>,
    /// Whose figures are shown: 0 over all, then article by article.
    pub sheet: usize,
    /// The article whose differences are shown.
    pub article: usize,
    /// Its differences; none while they are not known.
    pub differences: Option<Rc<Vec<Difference>>>,
    /// The one that is looked at.
    pub at: usize,
    /// The one to be looked at once they are known; the first that is not settled if there is none.
    pub goal: Option<usize>,
    /// Which of them are listed.
    pub filter: Filter,
    /// All that was chosen, in any article, in the order in which it was.
    pub made: Rc<Vec<Made>>,
    /// What was taken back of it, the last one last.
    pub undone: Vec<Made>,
    /// Edges that are being set.
    pub edges: Option<Edges>,
    /// What was done last.
    pub said: Option<Message>,
}

/// An annotator to be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// What they are called.
    pub name: String,
    /// Their files; none for who sits here.
    pub files: Option<Rc<Vec<File>>>,
}

/// What the worker is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// The figures.
    Compare,
    /// The differences of the article that is looked at.
    Differ,
    /// The document in which they are settled, to be saved as a file.
    Save,
    /// The same, to be opened here.
    Open,
}

/// The parts of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Who is compared.
    #[default]
    Annotators,
    /// How they agree.
    Figures,
    /// Where they differ.
    Differences,
}

/// Which differences are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those of this label or type of links; all where it is empty.
    pub label: String,
    /// Those in this respect.
    pub respect: Option<Respect>,
    /// Those that are not settled.
    pub open: bool,
}

/// A choice and the article it was made in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The article's place.
    pub article: usize,
    /// What was chosen.
    pub chosen: Chosen,
}

/// Edges that are being set, by words of the sentences that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edges {
    /// Whose label and attributes the mark gets.
    pub like: usize,
    /// The first word.
    pub first: usize,
    /// The last word; not before the first.
    pub last: usize,
}

/// Something that happens in the comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareAction {
    /// Ask for an annotator's files.
    Pick,
    /// An annotator's files were chosen.
    Add(Vec<File>),
    /// They could not be read.
    Refused(Message),
    /// An annotator is called otherwise.
    Rename(usize, String),
    /// An annotator is left out.
    Remove(usize),
    /// Whether suggestions count.
    Suggested(bool),
    /// Whether the whole project is compared.
    WholeProject(bool),
    /// Compare them.
    Start,
    /// Their documents have been gathered; so much was chosen when they were compared before.
    Gathered(Rc<Comparison>, Vec<Made>),
    /// The worker gets on.
    Progress(Progress),
    /// The worker has answered.
    Answered(Result<Outcome, Problem>),
    /// Stop the worker.
    Stop,
    /// Look at a part of the view.
    Show(Page),
    /// Look at the figures of an article (from 1), or over all (0).
    Sheet(usize),
    /// Look at the differences of an article.
    Article(usize),
    /// Look at a difference.
    Go(usize),
    /// List these.
    Filter(Filter),
    /// A word was pointed at while edges are set: the nearer edge goes there.
    Word(usize),
}

impl Comparing {
    /// The difference that is looked at.
    pub fn difference(&self) -> Option<&Difference> {
        self.differences.as_ref()?.get(self.at)
    }

    /// The annotators' names, as they were compared.
    pub fn names(&self) -> Vec<&str> {
        let annotators = self.of.iter().flat_map(|of| &of.annotators);
        annotators
            .map(|annotator| annotator.name.as_str())
            .collect()
    }

    /// What stands of the differences of the article that is looked at, in their order; none for one
    /// that is not settled.
    pub fn settled(&self) -> Vec<Option<&Choice>> {
        let all = self.differences.as_ref().map_or(0, |all| all.len());
        let mut settled = vec![None; all];
        for made in self.made.iter().filter(|made| made.article == self.article) {
            if let Some(place) = settled.get_mut(made.chosen.difference) {
                *place = Some(&made.chosen.choice);
            }
        }
        settled
    }

    /// How many differences of the article are settled, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        let settled = self.settled();
        (settled.iter().flatten().count(), settled.len())
    }

    /// The places of the differences that are listed.
    pub fn listed(&self) -> Vec<usize> {
        let settled = self.settled();
        let all = self.differences.iter().flat_map(|all| all.iter());
        let listed = all.enumerate().filter(|(place, difference)| {
            self.filter.takes(difference) && !(self.filter.open && settled[*place].is_some())
        });
        listed.map(|(place, _)| place).collect()
    }

    /// The next difference after the one that is looked at, or the one before, round the end; of
    /// those that the filter takes, and of these that are not settled if `open`.
    pub fn neighbour(&self, forward: bool, open: bool) -> Option<usize> {
        let settled = self.settled();
        let differences = self.differences.as_ref()?;
        let count = differences.len();
        let mut places = (1..=count).map(|step| {
            let step = if forward { step } else { count - step };
            (self.at + step) % count
        });
        places.find(|place| {
            self.filter.takes(&differences[*place]) && !(open && settled[*place].is_some())
        })
    }

    /// Who can be taken by a number from 1.
    pub fn annotator(&self, number: u8) -> Option<&str> {
        let place = usize::from(number).checked_sub(1)?;
        self.names().get(place).copied()
    }

    /// Edges to begin with: those of an annotator, or of the first one who has some.
    pub fn edges_of(&self, annotator: Option<usize>) -> Option<Edges> {
        let difference = self.difference()?;
        let is_asked = |by: &[usize]| annotator.is_none_or(|annotator| by.contains(&annotator));
        let versions = difference.versions.iter();
        let mut with_edges = versions.filter_map(|v| Some((v.edges?, &v.by)));
        let ((start, end), by) = with_edges.find(|(_, by)| is_asked(by))?;
        let words = &difference.words;
        let first = words.iter().position(|word| word.1 > start)?;
        let last = words.iter().rposition(|word| word.0 < end)?;
        let like = annotator.or_else(|| by.first().copied())?;
        Some(Edges {
            like,
            first,
            last: last.max(first),
        })
    }

    /// The choice that the edges being set come to.
    pub fn edges_choice(&self) -> Option<Choice> {
        let (difference, edges) = (self.difference()?, self.edges?);
        let word = |place: usize| difference.words.get(place);
        Some(Choice::Edges {
            like: edges.like,
            start: difference.start + word(edges.first)?.0,
            end: difference.start + word(edges.last)?.1,
        })
    }
}

impl Filter {
    /// Whether a difference is of the label and respect that are asked for.
    pub fn takes(&self, difference: &Difference) -> bool {
        let respect = self.respect.as_ref();
        (self.label.is_empty() || difference.label == self.label)
            && respect.is_none_or(|respect| difference.respects.contains(respect))
    }
}

#[cfg(test)]
mod tests;
