//! Files in the formats of others, made articles.
//!
//! Readers hand over one text after the other and cannot wait in between. So how far they are, and the
//! articles themselves, are told while they read; who waits no more hears nothing of it.

mod counting;
mod names;
mod source;

use std::fmt::Display;

use standpoint_annotation::Document;
use standpoint_annotation::json::LoadError;
use standpoint_formats::exchange::{
    self, Choices, Flaw, Format, Found, Input, Intake, Mapping, Unit,
};
use standpoint_formats::{Coming, Opened, open_but_pages, reader_view, title_of};
use standpoint_protocol::formats::import::{Import, Imported, MOST_SENTENCES};
use standpoint_protocol::formats::project::Article;
use standpoint_protocol::formats::{Failure, Outcome};
use standpoint_text::Text;

use super::project::article_of;
use super::second::PARQUET;
use super::{Ended, Watch};
use counting::{Counting, progress};
use names::Names;
use source::{Source, sources};

/// How much of a file is looked at for its format, in bytes.
const HEAD: usize = 65_536;

/// How many bytes of articles are handed over together.
const TOGETHER: usize = 1_000_000;

/// Reads files.
pub(super) async fn run(import: &Import, watch: &impl Watch) -> Result<Outcome, Ended> {
    let sources = sources(&import.files)?;
    let all = sources
        .iter()
        .filter(|source| source.is_read)
        .map(|source| source.bytes.len())
        .sum();
    watch.done(progress(0, all)).await?;
    let mut reading = Reading {
        import,
        watch,
        all,
        before: 0,
        mapping: import.mapping.clone(),
        names: Names::default(),
        found: Imported::default(),
        waiting: Vec::new(),
        weight: 0,
    };
    for source in sources.iter().filter(|source| source.is_read) {
        reading.file(source, &sources)?;
        reading.before += source.bytes.len();
        watch.done(progress(reading.before, all)).await?;
    }
    Ok(Outcome::Imported(Box::new(reading.finish())))
}

/// What is under way.
struct Reading<'r, W> {
    import: &'r Import,
    watch: &'r W,
    /// The bytes of all files, and of those that have been read.
    all: usize,
    before: usize,
    mapping: Mapping,
    names: Names,
    found: Imported,
    /// Articles to be handed over, and their bytes.
    waiting: Vec<Article>,
    weight: usize,
}

impl<W: Watch> Reading<'_, W> {
    fn file(&mut self, source: &Source<'_>, all: &[Source<'_>]) -> Result<(), Failure> {
        let Some(format) = self.format_of(source) else {
            let is_alone = all.len() == 1 && source.is_bare();
            return self.without_format(source, is_alone);
        };
        if format.id == PARQUET {
            self.watch.second_part()?;
        }
        let unit = self.import.unit.as_deref().and_then(Unit::of);
        let unit = unit.unwrap_or(format.unit);
        if self.found.format.is_empty() {
            format.id.clone_into(&mut self.found.format);
            unit.id().clone_into(&mut self.found.unit);
        }
        let stem = source.stem();
        let mapping = std::mem::take(&mut self.mapping);
        let mut intake = Intake::new(stem, unit, mapping, self.import.proposes);
        let choices = Choices {
            text_field: self.import.text_field.clone(),
            ..Choices::default()
        };
        let (watch, before, of) = (self.watch, self.before, self.all);
        let mut bytes = Counting::new(&source.bytes, |done| {
            watch.tell(progress(before + done, of));
        });
        let mut input = Input {
            name: source.name(),
            bytes: &mut bytes,
            beside: &|name| source::beside(source, name, all),
            choices: &choices,
        };
        let ended = (format.read)(&mut input, &mut |found| {
            self.take(source, found, &mut intake);
            Ok(())
        });
        self.mapping = intake.mapping().clone();
        if let Err(error) = ended {
            self.refuse(source.name(), &error);
        }
        Ok(())
    }

    /// A text without annotations, or a document of our own, among others or in an archive; alone it is
    /// no file of others.
    fn without_format(&mut self, source: &Source<'_>, is_alone: bool) -> Result<(), Failure> {
        if is_alone {
            let file = source.name().to_owned();
            return Err(Failure::UnknownFormat { file });
        }
        let opened = match open_but_pages(Some(source.name()), &source.bytes, None) {
            Ok(Coming::Page(page)) => {
                self.watch.second_part()?;
                page.opened(reader_view(page.html()))
            }
            Ok(Coming::Opened(opened)) => Ok(opened),
            Err(error) => Err(error),
        };
        match opened {
            Ok(Opened::Text {
                text,
                title,
                source: from,
                ..
            }) => {
                let mut document = Document::new(source.stem(), Text::new(text));
                document.details.title = title;
                document.details.source = from;
                self.keep(document);
            }
            Ok(Opened::Document(loaded)) => self.keep(loaded.document),
            Ok(Opened::Codebook(_)) => self.refuse(source.name(), &LoadError::ACodebook),
            Err(error) => self.refuse(source.name(), &error),
        }
        Ok(())
    }

    fn format_of(&self, source: &Source) -> Option<&'static Format> {
        if let Some(chosen) = &self.import.format {
            return exchange::by_id(chosen);
        }
        let head = &source.bytes[..source.bytes.len().min(HEAD)];
        exchange::recognise(source.name(), head).map(|(format, _)| format)
    }

    /// Takes one text over.
    fn take(&mut self, source: &Source<'_>, found: Found, intake: &mut Intake) {
        let place = format!("{}, {}", source.name(), found.place);
        for flaw in &found.flaws {
            self.say(&place, flaw);
        }
        let taken = found.example.and_then(|example| {
            self.names.count(&example);
            intake.take(example).map_err(|error| error.to_string())
        });
        let taken = match taken {
            Ok(taken) => taken,
            Err(why) => {
                self.found.refused += 1;
                return self.sentence(format!("{place}: {why}"));
            }
        };
        for flaw in &taken.flaws {
            self.say(&place, flaw);
        }
        self.keep(taken.document);
    }

    /// Counts a document, and has it handed over where that is asked.
    fn keep(&mut self, mut document: Document) {
        self.found.articles += 1;
        let marks = u32::try_from(document.marks().len());
        self.found.marks = self.found.marks.saturating_add(marks.unwrap_or(u32::MAX));
        if !self.import.takes {
            return;
        }
        if document.details.title.is_empty() {
            document.details.title = title_of(document.text.as_str());
        }
        let article = article_of(&document, &self.import.now);
        self.weight += article.base.len();
        self.waiting.push(article);
        if self.weight >= TOGETHER {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        self.weight = 0;
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            self.watch.hand_over(waiting);
        }
    }

    fn say(&mut self, place: &str, flaw: &Flaw) {
        // That is offered, not only said.
        if let Flaw::OtherUnit { better, .. } = flaw {
            self.found.better_unit = Some(better.id().to_owned());
            return;
        }
        self.sentence(format!("{place}: {flaw}"));
    }

    fn refuse(&mut self, file: &str, error: &dyn Display) {
        self.found.refused += 1;
        self.sentence(format!("{file}: {error}"));
    }

    fn sentence(&mut self, sentence: String) {
        if self.found.said.len() < MOST_SENTENCES {
            self.found.said.push(sentence);
        } else {
            self.found.unsaid += 1;
        }
    }

    fn finish(mut self) -> Imported {
        self.hand_over();
        (self.found.labels, self.found.relations) = self.names.into_lists();
        self.found.mapping = self.mapping;
        self.found
    }
}

#[cfg(test)]
mod tests;
