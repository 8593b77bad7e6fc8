//! Comparing annotators, and settling where they differ.

use std::rc::Rc;

use standpoint_protocol::formats::comparing::{Choice, Chosen, Comparison, Settling};
use standpoint_protocol::formats::{Errand, Outcome, Progress};

use super::Update;
use crate::commands::Adjudicate;
use crate::formats_client::Problem;
use crate::i18n::{Message, words};
use crate::state::comparing::{CompareAction, Comparing, Edges, Filter, Made, Page, Side, Work};
use crate::state::effect::Effect;
use crate::state::workspace::{Dialog, Workspace};
use crate::wording;

/// Whether a command of the comparison would do anything now.
pub(super) fn compare_applies(state: &Workspace, command: Adjudicate) -> bool {
    use Adjudicate as C;
    let comparing = &state.comparing;
    let is_shown = state.dialog == Some(Dialog::Compare)
        && comparing.page == Page::Differences
        && comparing.work.is_none()
        && comparing.differences.is_some();
    let sets_edges = comparing.edges.is_some();
    let saves = matches!(command, C::Save | C::Open);
    is_shown
        && (saves || comparing.difference().is_some())
        && match command {
            C::Take(number) => comparing.annotator(number).is_some(),
            C::OtherEdges => !sets_edges && comparing.edges_of(None).is_some(),
            C::TakeEdges | C::LeaveEdges => sets_edges,
            C::StartBack | C::StartOn | C::EndBack | C::EndOn => {
                let edges = comparing.edges;
                edges.is_some_and(|edges| moved(edges, command, comparing).is_some())
            }
            C::TakeAll | C::TakeNone => !sets_edges,
            C::Undo => !comparing.made.is_empty(),
            C::Redo => !comparing.undone.is_empty(),
            C::NextOpen | C::PreviousOpen => comparing.neighbour(true, true).is_some(),
            _ => true,
        }
}

/// The edges after one of them moved by a word; none where it cannot.
fn moved(edges: Edges, command: Adjudicate, comparing: &Comparing) -> Option<Edges> {
    let count = comparing.difference().map_or(0, |d| d.words.len());
    let Edges { like, first, last } = edges;
    let (first, last) = match command {
        Adjudicate::StartBack => (first.checked_sub(1)?, last),
        Adjudicate::StartOn => (first + 1, last),
        Adjudicate::EndBack => (first, last.checked_sub(1)?),
        _ => (first, last + 1),
    };
    (first <= last && last < count).then_some(Edges { like, first, last })
}

impl Update<'_> {
    fn comparing(&mut self) -> &mut Comparing {
        Rc::make_mut(&mut self.state.comparing)
    }

    /// Opens the comparison as it was left.
    pub(super) fn open_comparison(&mut self) {
        if self.state.comparing.sides.is_empty() && self.state.article.is_some() {
            let name = words("compare-me");
            self.comparing().sides.push(Side { name, files: None });
        }
        self.state.dialog = Some(Dialog::Compare);
    }

    pub(super) fn compare(&mut self, action: CompareAction) {
        use CompareAction as A;
        match action {
            A::Pick => self.effects.push(Effect::PickAnnotator),
            A::Add(files) => {
                let name = self.name_for_side(files.first().map_or("", |file| &file.name));
                let files = Some(Rc::new(files));
                self.comparing().sides.push(Side { name, files });
                self.comparing().problem = None;
            }
            A::Refused(why) => self.comparing().problem = Some(why),
            A::Rename(place, name) => {
                if let Some(side) = self.comparing().sides.get_mut(place) {
                    side.name = name;
                }
            }
            A::Remove(place) => {
                if place < self.state.comparing.sides.len() {
                    self.comparing().sides.remove(place);
                }
            }
            A::Suggested(on) => self.comparing().suggested = on,
            A::WholeProject(on) => self.comparing().whole_project = on,
            A::Start => self.start_comparing(),
            A::Gathered(of, made) => self.gathered(of, made),
            A::Progress(progress) => self.comparing().progress = progress,
            A::Answered(answer) => self.answered(answer),
            A::Stop => self.effects.push(Effect::CancelErrand),
            A::Show(page) => self.show_page(page),
            A::Sheet(sheet) => self.comparing().sheet = sheet,
            A::Article(article) => self.show_article(article),
            A::Go(place) => self.go_to_difference(place),
            A::Filter(filter) => self.filter_differences(filter),
            A::Word(place) => self.point_at_word(place),
        }
    }

    pub(super) fn adjudicate(&mut self, command: Adjudicate) {
        use Adjudicate as C;
        match command {
            C::Take(number) => {
                let place = usize::from(number).saturating_sub(1);
                if self.state.comparing.edges.is_some() {
                    // While edges are set, a number says whose to go on from.
                    let edges = self.state.comparing.edges_of(Some(place));
                    let comparing = self.comparing();
                    comparing.edges = edges.or(comparing.edges);
                } else {
                    self.settle(Choice::Annotators(vec![place]));
                }
            }
            C::TakeAll => {
                let all = 0..self.state.comparing.names().len();
                self.settle(Choice::Annotators(all.collect()));
            }
            C::TakeNone => self.settle(Choice::Annotators(Vec::new())),
            C::OtherEdges => {
                let edges = self.state.comparing.edges_of(None);
                self.comparing().edges = edges;
            }
            C::TakeEdges => {
                if let Some(choice) = self.state.comparing.edges_choice() {
                    self.settle(choice);
                }
            }
            C::LeaveEdges => self.comparing().edges = None,
            C::StartBack | C::StartOn | C::EndBack | C::EndOn => {
                let comparing = self.comparing();
                let next = comparing
                    .edges
                    .and_then(|edges| moved(edges, command, comparing));
                comparing.edges = next.or(comparing.edges);
            }
            C::NextOpen | C::PreviousOpen => self.go_along(command == C::NextOpen, true),
            C::NextDifference | C::PreviousDifference => {
                self.go_along(command == C::NextDifference, false);
            }
            C::Undo => self.undo_choice(),
            C::Redo => self.redo_choice(),
            C::Save => self.make_document(Work::Save),
            C::Open => self.make_document(Work::Open),
        }
    }

    /// What an annotator is called whose first file has this name: as the file without its ending,
    /// and no two the same.
    fn name_for_side(&self, file: &str) -> String {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let taken = |name: &str| {
            self.state
                .comparing
                .sides
                .iter()
                .any(|side| side.name == name)
        };
        let numbered = (2..).map(|number: u32| format!("{stem} {number}"));
        let mut names = std::iter::once(stem.to_owned()).chain(numbered);
        names.find(|name| !taken(name)).unwrap_or_default()
    }

    fn start_comparing(&mut self) {
        let sides = &self.state.comparing.sides;
        let names: Vec<&str> = sides.iter().map(|side| side.name.trim()).collect();
        let complaint = if sides.len() < 2 {
            Some(Message::new("compare-too-few"))
        } else if names.contains(&"") {
            Some(Message::new("compare-nameless"))
        } else {
            let twice = names
                .iter()
                .enumerate()
                .find(|(place, name)| names[..*place].contains(name));
            twice.map(|(_, name)| Message::new("compare-same-name").with("name", *name))
        };
        if complaint.is_some() {
            self.comparing().problem = complaint;
            return;
        }
        let open = self
            .state
            .article
            .as_ref()
            .map(|article| Rc::new(article.document.clone()));
        self.begin(Work::Compare);
        self.effects.push(Effect::Gather {
            sides: self.state.comparing.sides.clone(),
            suggested: self.state.comparing.suggested,
            project: self.state.comparing.whole_project,
            open,
        });
    }

    fn gathered(&mut self, of: Rc<Comparison>, made: Vec<Made>) {
        let comparing = self.comparing();
        comparing.of = Some(Rc::clone(&of));
        comparing.compared = None;
        comparing.differences = None;
        comparing.made = made.into();
        comparing.undone = Vec::new();
        comparing.filter = Filter::default();
        (comparing.sheet, comparing.article, comparing.at) = (0, 0, 0);
        self.effects
            .push(Effect::Errand(Rc::new(Errand::Compare(of))));
    }

    fn answered(&mut self, answer: Result<Outcome, Problem>) {
        let work = self.comparing().work.take();
        match answer {
            Ok(Outcome::Compared(compared)) => {
                let comparing = self.comparing();
                comparing.compared = Some(Rc::from(compared));
                comparing.page = Page::Figures;
            }
            Ok(Outcome::Differences(differences)) => {
                let comparing = self.comparing();
                comparing.at = differences.len().saturating_sub(1);
                comparing.differences = Some(differences.into());
                let goal = comparing.goal.take();
                let goal = goal.or_else(|| comparing.neighbour(true, true));
                comparing.at = goal.unwrap_or(0);
            }
            Ok(Outcome::Document(json)) => {
                let save = work != Some(Work::Open);
                self.effects.push(Effect::Adjudicated { json, save });
            }
            // Answers to others.
            Ok(_) => {}
            Err(problem) => {
                let comparing = self.comparing();
                if problem != Problem::Cancelled {
                    comparing.problem = Some(wording::no_errand(&problem));
                }
            }
        }
    }

    fn begin(&mut self, work: Work) {
        let comparing = self.comparing();
        comparing.work = Some(work);
        comparing.progress = Progress::default();
        comparing.problem = None;
        comparing.edges = None;
        comparing.said = None;
    }

    fn show_page(&mut self, page: Page) {
        let comparing = self.comparing();
        comparing.page = page;
        comparing.edges = None;
        if page == Page::Differences && comparing.differences.is_none() && comparing.work.is_none()
        {
            let article = comparing.article;
            self.show_article(article);
        }
    }

    fn show_article(&mut self, article: usize) {
        let Some(of) = self.state.comparing.of.clone() else {
            return;
        };
        self.begin(Work::Differ);
        let comparing = self.comparing();
        comparing.page = Page::Differences;
        comparing.article = article;
        comparing.differences = None;
        comparing.at = 0;
        self.effects
            .push(Effect::Errand(Rc::new(Errand::Differ { of, article })));
    }

    fn go_to_difference(&mut self, place: usize) {
        let comparing = self.comparing();
        comparing.at = place;
        comparing.edges = None;
        self.effects.push(Effect::ShowDifference);
    }

    fn filter_differences(&mut self, filter: Filter) {
        let comparing = self.comparing();
        comparing.filter = filter;
        let listed = comparing.listed();
        if !listed.contains(&comparing.at) {
            comparing.at = listed.first().copied().unwrap_or(comparing.at);
            comparing.edges = None;
        }
    }

    fn go_along(&mut self, forward: bool, open: bool) {
        if let Some(next) = self.state.comparing.neighbour(forward, open) {
            self.go_to_difference(next);
        }
    }

    /// The edge that is nearer to a word goes there.
    fn point_at_word(&mut self, place: usize) {
        if let Some(edges) = &mut self.comparing().edges {
            if place.abs_diff(edges.first) < place.abs_diff(edges.last) {
                edges.first = place;
            } else {
                edges.last = place;
            }
            if edges.first > edges.last {
                std::mem::swap(&mut edges.first, &mut edges.last);
            }
        }
    }

    /// Settles the difference that is looked at, and goes on to the next that is not settled.
    fn settle(&mut self, choice: Choice) {
        let at = self.moment.now.clone();
        let Some(difference) = self.state.comparing.difference() else {
            return;
        };
        let quote = difference.quote.clone();
        let what = said_of(&choice, &self.state.comparing.names());
        let comparing = self.comparing();
        let chosen = Chosen {
            difference: comparing.at,
            choice,
            at,
        };
        let article = comparing.article;
        Rc::make_mut(&mut comparing.made).push(Made { article, chosen });
        comparing.undone.clear();
        comparing.edges = None;
        self.say_settled(what.with("words", quote));
        self.go_along(true, true);
    }

    fn undo_choice(&mut self) {
        let Some(last) = Rc::make_mut(&mut self.comparing().made).pop() else {
            return;
        };
        self.comparing().undone.push(last.clone());
        self.returned_to(&last, "compare-said-undone");
    }

    fn redo_choice(&mut self) {
        let Some(last) = self.comparing().undone.pop() else {
            return;
        };
        Rc::make_mut(&mut self.comparing().made).push(last.clone());
        self.returned_to(&last, "compare-said-redone");
    }

    /// Goes to where a choice was taken back, or made again.
    fn returned_to(&mut self, made: &Made, said: &'static str) {
        self.comparing().edges = None;
        if made.article == self.state.comparing.article {
            self.go_to_difference(made.chosen.difference);
        } else {
            self.show_article(made.article);
            self.comparing().goal = Some(made.chosen.difference);
        }
        let quote = self.state.comparing.difference().map(|d| d.quote.clone());
        let what = match quote {
            Some(quote) => Message::new(said).with("words", quote),
            None => Message::new("compare-said-elsewhere"),
        };
        self.say_settled(what);
    }

    /// Says what was done and how much is, and has it kept.
    fn say_settled(&mut self, what: Message) {
        let comparing = self.comparing();
        let (settled, all) = comparing.count();
        comparing.said = Some(what.with("settled", settled).with("all", all));
        let made = Rc::clone(&comparing.made);
        if let Some(of) = comparing.of.clone() {
            self.effects.push(Effect::StoreChoices { of, made });
        }
    }

    fn make_document(&mut self, work: Work) {
        let comparing = &self.state.comparing;
        let Some((of, compared)) = comparing.of.clone().zip(comparing.compared.as_ref()) else {
            return;
        };
        let article = comparing.article;
        let here = comparing.made.iter().filter(|made| made.article == article);
        let sheet = compared.articles.get(article);
        let title = sheet.map_or("", |sheet| sheet.title.as_str());
        let settling = Settling {
            article,
            title: Message::new("compare-document-title")
                .with("title", title)
                .words(),
            by: self.moment.person.clone(),
            choices: here.map(|made| made.chosen.clone()).collect(),
        };
        self.begin(work);
        self.effects
            .push(Effect::Errand(Rc::new(Errand::Settle { of, settling })));
    }
}

/// What was done, to be filled in with the words it is about.
fn said_of(choice: &Choice, names: &[&str]) -> Message {
    match choice {
        Choice::Edges { .. } => Message::new("compare-said-edges"),
        Choice::Annotators(sides) => match sides[..] {
            [] => Message::new("compare-said-none"),
            [one] => Message::new("compare-said-one")
                .with("name", names.get(one).copied().unwrap_or_default()),
            _ => Message::new("compare-said-all"),
        },
    }
}
