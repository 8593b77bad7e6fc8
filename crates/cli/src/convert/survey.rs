//! What would be lost, found out before anything is written.

use std::io;

use standpoint_annotation::Document;
use standpoint_formats::exchange::{Aspect, Choices, Export, Files, Losses, Mapping};
use standpoint_formats::report::ReportWriter;

use super::ahead::read_all;
use super::source::Source;
use crate::arguments::{Convert, Language};
use crate::failure::Failure;
use crate::say::say;

/// Inputs up to this many bytes are read twice, so that the losses are said first.
const READ_TWICE: u64 = 100_000_000;

/// Counts what is lost of documents, and writes nothing.
pub(super) struct Survey<'o> {
    to: Language,
    choices: &'o Choices,
    report: Option<Box<dyn ReportWriter>>,
    pub(super) losses: Losses,
}

impl<'o> Survey<'o> {
    pub(super) fn new(options: &'o Convert) -> Self {
        let choices = &options.choices;
        let report = match options.to {
            Language::Report(report) => Some((report.writer)(choices.accepted_only)),
            Language::Own | Language::Foreign(_) => None,
        };
        Self {
            to: options.to,
            choices,
            report,
            losses: Losses::default(),
        }
    }

    pub(super) fn take(&mut self, document: &Document) {
        if let Language::Foreign(format) = self.to {
            let losses = Export::losses_of(format, self.choices, document);
            self.losses.merge(&losses);
        }
        if let Some(report) = &mut self.report {
            // Nothing is written, so nothing fails.
            let _ = report.add(document, &mut Nowhere, &mut self.losses);
        }
    }
}

struct Nowhere;

impl Files for Nowhere {
    fn append(&mut self, _: &str, _: &[u8]) -> io::Result<()> {
        Ok(())
    }
}

/// Whether the inputs are looked through before anything is written.
pub(super) fn is_wanted(options: &Convert, files: &[Source]) -> bool {
    let is_lossy = !matches!(options.to, Language::Own);
    let size = files
        .iter()
        .try_fold(0_u64, |sum, file| sum.checked_add(file.size()?));
    let is_small = size.is_some_and(|size| size <= READ_TWICE);
    is_lossy && !options.dry_run && (options.lossless || is_small)
}

/// What would be lost of all that these files hold. What in them cannot be read is said when they
/// are converted.
pub(super) fn losses(
    options: &Convert,
    mapping: Mapping,
    files: &[Source],
) -> Result<Losses, Failure> {
    let mut survey = Survey::new(options);
    read_all(options, mapping, files, &mut |read| {
        if let Ok(document) = &read.document {
            survey.take(document);
        }
        Ok(())
    })?;
    Ok(survey.losses)
}

/// Says what is lost, and what can be chosen.
pub(super) fn say_losses(options: &Convert, losses: &Losses) {
    if losses.is_empty() {
        return;
    }
    say(format_args!("what {} cannot say here:", options.to.name()));
    for sentence in losses.sentences() {
        say(format_args!("  {sentence}"));
    }
    for choice in choices(options, losses) {
        say(format_args!("  to choose: {choice}"));
    }
}

/// The options that would change what is lost.
fn choices(options: &Convert, losses: &Losses) -> Vec<&'static str> {
    let takes_negatives = match options.to {
        Language::Foreign(format) => format.says(Aspect::Rejected),
        Language::Own | Language::Report(_) => false,
    };
    let choices = [
        (
            losses.of(Aspect::Overlaps) > 0,
            "--overlap longest, or LABEL,LABEL… for these first, or per-label for a file each",
        ),
        (
            losses.of(Aspect::Split) > 0,
            "--split pieces for a mark of each piece, or whole for one with what lies between",
        ),
        (
            losses.of(Aspect::Rejected) > 0 && takes_negatives,
            "--negatives to write rejected suggestions, too",
        ),
        (
            losses.of(Aspect::Suggested) > 0,
            "--accepted to leave out suggestions that nobody has looked at",
        ),
    ];
    let choices = choices.into_iter().filter(|(is_open, _)| *is_open);
    choices.map(|(_, choice)| choice).collect()
}
