//! Pages and what was copied out of them on their way in. Of a whole page the worker for errands takes
//! the article out, as reader views do; where it cannot be had, the small reader of the app takes what
//! it can, and that is said. All of this is in the app's second part.

use std::cell::RefCell;
use std::rc::Rc;

use standpoint_formats::{
    Encoding, HtmlText, WholePage, html_to_text, open_but_pages, paste_html, paste_text,
};
use standpoint_protocol::RequestId;
use standpoint_protocol::formats::{Errand, Outcome};
use wasm_bindgen_futures::spawn_local;

use crate::desk::Desk;
use crate::formats_client::{FormatsClient, Problem};
use crate::i18n::Message;
use crate::state::notice::{Notice, Tone};
use crate::state::update::Raw;
use crate::state::{Action, Remedy};
use crate::wording;

/// Says that pages are being read.
const READING: &str = "notice-page-reading";

/// A page that has come in.
struct Came {
    page: WholePage,
    /// The file, where it was one.
    raw: Option<Raw>,
    /// The same as plain text, should there be no words in the page; may be empty.
    plain: String,
    /// Whether the open article stays open.
    aside: bool,
}

/// Takes in what was pasted: as HTML, if it is to be read as such, and as plain text, which may be a
/// page's source.
#[inline(never)]
pub(super) fn pasted(desk: &Desk, html: Option<String>, plain: String) {
    let page = html.as_deref().and_then(WholePage::pasted);
    if let Some(page) = page.or_else(|| WholePage::pasted(&plain)) {
        let plain = html.map(|_| plain).unwrap_or_default();
        return take(
            desk,
            Came {
                page,
                raw: None,
                plain,
                aside: false,
            },
        );
    }
    let opened = match html.as_deref().map(paste_html) {
        Some(Ok(opened)) => Ok(opened),
        // Markup may hold nothing but a picture; the plain text beside it may be the article.
        Some(Err(error)) if plain.trim().is_empty() => Err(error),
        _ => paste_text(&plain),
    };
    super::arrive(desk, opened, None, false);
}

/// Takes in a page that was opened.
#[inline(never)]
pub(super) fn opened(desk: &Desk, page: WholePage, raw: Raw, aside: bool) {
    take(
        desk,
        Came {
            page,
            raw: Some(raw),
            plain: String::new(),
            aside,
        },
    );
}

/// Reads a file again, in the encoding that a person has chosen.
#[inline(never)]
pub(super) fn decode(desk: &Desk, raw: Raw, encoding: Encoding) {
    let coming = open_but_pages(raw.name.as_deref(), &raw.bytes, Some(encoding));
    super::came(desk, coming, raw, false);
}

fn take(desk: &Desk, came: Came) {
    if let Some(runner) = desk.runner() {
        runner.pages.take(came);
    }
}

/// Reads pages, one after the other.
#[derive(Clone)]
pub(super) struct Pages {
    desk: Desk,
    client: FormatsClient,
    asked: Rc<RefCell<Vec<RequestId>>>,
}

impl Pages {
    pub(super) fn new(desk: Desk, client: FormatsClient) -> Self {
        Self {
            desk,
            client,
            asked: Rc::default(),
        }
    }

    /// Reads a page and takes its article in.
    fn take(&self, came: Came) {
        let errand = Errand::Article(Rc::clone(came.page.html()));
        let asked = self.client.ask(errand, |_| {});
        let id = asked.id();
        self.asked.borrow_mut().push(id);
        self.desk.send(Action::Say(Notice {
            remedies: vec![Remedy::ReadSimply],
            ..Notice::new(Tone::Information, Message::new(READING))
        }));
        let (this, before) = (self.clone(), self.open_article());
        spawn_local(async move {
            let answer = asked.await;
            this.ended(id);
            // Whoever has gone on to another article meanwhile is not torn away from it.
            let aside = came.aside || this.open_article() != before;
            this.arrived(Came { aside, ..came }, answer);
        });
    }

    /// Waits no longer: the small reader reads what is still to be read.
    #[inline(never)]
    pub(super) fn read_simply(&self) {
        for id in self.asked.take() {
            self.client.cancel(id);
        }
    }

    fn ended(&self, id: RequestId) {
        self.asked.borrow_mut().retain(|asked| *asked != id);
        if !self.asked.borrow().is_empty() {
            return;
        }
        let state = self.desk.state();
        let mut notices = state.notices.iter();
        if let Some(said) = notices.find(|notice| notice.message.id == READING) {
            self.desk.send(Action::Dismiss(said.id));
        }
    }

    fn arrived(&self, came: Came, answer: Result<Outcome, Problem>) {
        let article = match answer {
            Ok(Outcome::Article(article)) => *article,
            Ok(_) => self.simply(&came, &Message::new("why-other-answer")),
            Err(problem) => self.simply(&came, &wording::no_errand(&problem)),
        };
        let opened = match came.page.opened(article) {
            Err(_) if !came.plain.trim().is_empty() => paste_text(&came.plain),
            opened => opened,
        };
        super::arrive(&self.desk, opened, came.raw, came.aside);
    }

    /// What the small reader takes out, said with the reason.
    fn simply(&self, came: &Came, why: &Message) -> HtmlText {
        let message = Message::new("notice-page-simply").with("why", why.words());
        let notice = Notice::new(Tone::Warning, message);
        self.desk.send(Action::Say(notice));
        html_to_text(came.page.html())
    }

    fn open_article(&self) -> Option<String> {
        let state = self.desk.state();
        state.article.as_ref().map(|article| article.key.clone())
    }
}
