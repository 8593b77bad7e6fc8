//! Many articles on a desk without a browser.

use std::rc::Rc;

use standpoint_annotation::Status;
use standpoint_formats::open;

use crate::commands::{CommandId as C, Platform};
use crate::files::Saved;
use crate::state::action::Version;
use crate::state::effect::Effect;
use crate::state::keeping::Backups;
use crate::state::list::ListView;
use crate::state::merged::Report;
use crate::state::update::{Moment, update};
use crate::state::{Action, Dialog, Found, Remedy, Workspace};

const TEXT: &str = "Kessia rejected a joint inspection on Monday, two days after Orlen offered to send its own engineers.";

struct Bench {
    state: Workspace,
    effects: Vec<Effect>,
}

impl Bench {
    fn new() -> Self {
        Self {
            state: Workspace::new(Platform::Other),
            effects: Vec::new(),
        }
    }

    fn act(&mut self, action: Action) {
        self.act_at("2026-03-05T09:12:44Z", action);
    }

    fn act_at(&mut self, now: &str, action: Action) {
        let moment = Moment {
            now: now.into(),
            person: "me".into(),
        };
        self.effects = update(&mut self.state, action, &moment);
    }

    fn arrive(&mut self, text: &str, aside: bool) {
        let opened = Rc::new(open(Some("a.txt"), text.as_bytes()).unwrap());
        self.act(if aside {
            Action::ArrivedAside { opened, raw: None }
        } else {
            Action::Arrived { opened, raw: None }
        });
    }

    fn notices(&self) -> Vec<&str> {
        let notices = self.state.notices.iter();
        notices.map(|notice| notice.message.id.as_ref()).collect()
    }

    fn remedies(&self) -> Vec<Remedy> {
        self.state
            .notices
            .last()
            .map(|notice| notice.remedies.clone())
            .unwrap_or_default()
    }
}

#[test]
fn several_files_leave_the_first_one_open() {
    let mut bench = Bench::new();
    bench.arrive("The first text of all.", false);
    let open = bench.state.article.as_ref().unwrap().key.clone();
    bench.arrive("A second text, of another kind.", true);
    assert_eq!(bench.state.article.as_ref().unwrap().key, open);
    assert_eq!(bench.state.articles.len(), 2);
    assert!(matches!(bench.effects[..], [Effect::AddAside { .. }]));
    assert_eq!(bench.notices(), [""; 0]);
}

#[test]
fn the_first_of_several_files_that_can_be_opened_is_shown() {
    let mut bench = Bench::new();
    bench.arrive("The first one was no text.", true);
    assert!(bench.state.article.is_some());
}

#[test]
fn a_near_duplicate_is_pointed_out_and_can_be_taken_away_again() {
    let mut bench = Bench::new();
    bench.arrive(TEXT, false);
    bench.arrive(&TEXT.replace("Kessia", "“Kessia”").to_uppercase(), true);
    assert_eq!(bench.notices(), ["notice-near-duplicate"]);
    let discard = bench.remedies().pop().unwrap();
    let notice = bench.state.notices[0].id;
    bench.act(Action::Remedy(notice, discard));
    assert_eq!(bench.state.articles.len(), 1);
    assert!(matches!(bench.effects[..], [Effect::Remove(_)]));
    assert_eq!(bench.notices(), ["notice-article-deleted"]);
}

#[test]
fn the_status_is_one_step_of_the_history() {
    let mut bench = Bench::new();
    bench.arrive(TEXT, false);
    bench.act(Action::SetStatus(Some(Status::Done)));
    assert_eq!(bench.state.articles[0].status, Some(Status::Done));
    bench.act(Action::SetStatus(Some(Status::Done)));
    assert!(bench.effects.is_empty(), "nothing has changed");
    bench.act(Action::Run(C::Undo));
    assert_eq!(bench.state.articles[0].status, None);
}

#[test]
fn an_answer_to_an_older_search_is_dropped() {
    let mut bench = Bench::new();
    bench.arrive(TEXT, false);
    let query = |query: &str| ListView {
        query: query.to_owned(),
        ..ListView::default()
    };
    bench.act(Action::List(query("dam")));
    assert_eq!(bench.effects, [Effect::Search("dam".to_owned())]);
    bench.act(Action::List(query("dam ")));
    let found = |query: &str| Found {
        query: query.to_owned(),
        complete: true,
        ..Found::default()
    };
    bench.act(Action::Found(found("da")));
    assert!(!bench.state.found.complete);
    bench.act(Action::Found(found("dam")));
    assert!(bench.state.found.complete);
}

#[test]
fn keys_go_through_the_list_and_stop_at_its_ends() {
    let mut bench = Bench::new();
    bench.arrive("The first text of all.", false);
    let open = bench.state.article.as_ref().unwrap().key.clone();
    bench.arrive("A second text, of another kind.", true);
    let place = |key: &str| bench.state.articles.iter().position(|row| row.id == key);
    assert!(place(&open).is_some());
    bench.act(Action::Run(C::ArticleBelow));
    let next = bench.effects.clone();
    bench.act(Action::Run(C::ArticleAbove));
    let previous = bench.effects.clone();
    // One of the two ways leads to the other article, the other one to nothing.
    let loads = |effects: &[Effect]| matches!(effects, [Effect::Load(key)] if *key != open);
    assert!(loads(&next) != loads(&previous), "{next:?} {previous:?}");
}

#[test]
fn what_did_not_agree_is_shown_and_what_did_is_only_said() {
    let mut bench = Bench::new();
    bench.arrive(TEXT, false);
    bench.act(Action::Merged(Report {
        added: 2,
        ..Report::default()
    }));
    assert_eq!(
        (bench.notices(), bench.state.dialog.clone()),
        (vec!["notice-merged"], None)
    );
    let beside = vec!["The dam".to_owned()];
    bench.act(Action::Merged(Report {
        beside,
        ..Report::default()
    }));
    assert!(matches!(bench.state.dialog, Some(Dialog::Merged(_))));
}

#[test]
fn a_backup_is_suggested_sent_away_and_remembered() {
    let mut bench = Bench::new();
    bench.arrive(TEXT, false);
    bench.act_at("2026-03-07T09:12:44Z", Action::Backups(Backups::default()));
    assert_eq!(bench.notices(), [""; 0], "two days are not long");
    bench.act_at("2026-03-09T09:12:44Z", Action::Backups(Backups::default()));
    assert_eq!(bench.notices(), ["notice-backup-none"]);
    let notice = bench.state.notices[0].id;
    bench.act_at(
        "2026-03-09T09:13:00Z",
        Action::Remedy(notice, Remedy::NoBackup),
    );
    assert!(matches!(
        bench.effects[..],
        [Effect::StoreBackups(Backups {
            sent_away: Some(_),
            ..
        })]
    ));
    let name = "a.zip".to_owned();
    bench.act(Action::ProjectSaved {
        saved: Saved::Downloaded { name },
        at: 7.0,
    });
    assert_eq!(bench.state.backups.saved, Some(7.0));
    bench.act(Action::ProjectSaved {
        saved: Saved::Cancelled,
        at: 9.0,
    });
    assert_eq!(bench.state.backups.saved, Some(7.0), "nothing was saved");
}

#[test]
fn a_new_version_waits_to_be_asked_for() {
    let mut bench = Bench::new();
    bench.act(Action::Version(Version::Ready));
    assert!(bench.effects.is_empty());
    let notice = bench.state.notices[0].id;
    bench.act(Action::Remedy(notice, Remedy::UseVersion));
    assert_eq!(bench.effects, [Effect::UseVersion]);
}
