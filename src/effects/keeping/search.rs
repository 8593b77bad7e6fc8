//! Looking for words in all articles of the project.

use js_sys::Promise;
use standpoint_protocol::formats::project::Searchable;
use standpoint_protocol::formats::{Errand, Outcome};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Keeper;
use crate::state::Action;
use crate::state::list::Found;
use crate::state::search::{Hit, Query, find};
use crate::store::{Database, Summary};

/// How many articles are read and looked through at a time; the browser has a turn in between.
const AT_A_TIME: usize = 40;

/// How long it takes until what was found meanwhile is shown, in milliseconds.
const BETWEEN: f64 = 150.0;

impl Keeper {
    /// Looks for words; a search that is asked for later ends this one. The worker that runs errands
    /// reads the articles; what was read once is kept until the article changes.
    pub fn search(&self, query: String) {
        let number = self.0.searches.get() + 1;
        self.0.searches.set(number);
        let Some(database) = self.database() else {
            return;
        };
        let words = Query::new(&query);
        if words.is_empty() {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            let Ok(rows) = database.summaries(&keeper.project_id()).await else {
                return;
            };
            let mut found = Found {
                query,
                ..Found::default()
            };
            let mut shown = js_sys::Date::now();
            for some in rows.chunks(AT_A_TIME) {
                keeper.make_searchable(&database, some).await;
                give_way().await;
                if keeper.0.searches.get() != number {
                    return;
                }
                for row in some {
                    if let Some(hit) = keeper.look_through(&row.id, &words) {
                        found.add(&row.id, hit);
                    }
                }
                if js_sys::Date::now() - shown > BETWEEN {
                    keeper.send(Action::Found(found.clone()));
                    shown = js_sys::Date::now();
                }
            }
            found.complete = true;
            keeper.send(Action::Found(found));
        });
    }

    fn look_through(&self, key: &str, words: &Query) -> Option<Hit> {
        let known = self.0.searchable.borrow();
        let place = place(&known, key).ok()?;
        known
            .get(place)
            .and_then(|(_, article)| find(article, words))
    }

    /// Has those read that were not yet, or have changed since. One that cannot be read is left out.
    async fn make_searchable(&self, database: &Database, rows: &[Summary]) {
        let mut articles = Vec::new();
        for row in rows {
            if !self.is_searchable(row)
                && let Ok((_, kept)) = database.kept(&row.id).await
            {
                articles.push(kept);
            }
        }
        if articles.is_empty() {
            return;
        }
        let errand = Errand::MakeSearchable { articles };
        let Ok(Outcome::Searchable(read)) = self.0.formats.ask(errand, |_| {}).await else {
            return;
        };
        let mut known = self.0.searchable.borrow_mut();
        for article in read {
            let row = rows.iter().find(|row| row.id == article.key);
            let entry = (row.map_or(0, |row| row.seq), article);
            match place(&known, &entry.1.key) {
                Ok(place) => known[place] = entry,
                Err(place) => known.insert(place, entry),
            }
        }
    }

    fn is_searchable(&self, row: &Summary) -> bool {
        let known = self.0.searchable.borrow();
        place(&known, &row.id).is_ok_and(|place| known[place].0 == row.seq)
    }
}

fn place(known: &[(u32, Searchable)], key: &str) -> Result<usize, usize> {
    known.binary_search_by(|(_, article)| article.key.as_str().cmp(key))
}

/// Lets the browser draw and hear.
async fn give_way() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // A page that takes no timers is going away.
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(promise).await;
}
