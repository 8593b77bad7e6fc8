//! `standpoint agree`: annotators of the same texts, compared.

use std::io::{Write, stdout};
use std::path::Path;

use standpoint_agreement::Counted;
use standpoint_agreement::annotators::{Annotator, agree as compare};

use crate::arguments::Agree;
use crate::documents::{Found, read_all};
use crate::evaluate::warn;
use crate::failure::Failure;
use crate::say::say;

/// Prints how annotators agree; whether each of their documents had its partners.
pub(crate) fn agree(options: &Agree) -> Result<bool, Failure> {
    let read = options.annotators.iter().map(|path| read_all(path));
    let found = read.collect::<Result<Vec<_>, _>>()?;
    found.iter().flatten().for_each(warn);
    let names: Vec<String> = options.annotators.iter().map(|path| name(path)).collect();
    let annotators: Vec<Annotator> = names.iter().zip(&found).map(annotator).collect();
    let counted = if options.suggested {
        Counted::Standing
    } else {
        Counted::Accepted
    };
    let agreement = compare(&annotators, counted);
    agreement.left.iter().for_each(say);
    if agreement.articles.is_empty() {
        return Err(Failure::NoCommonText);
    }
    let printed = if options.json {
        // An agreement is made of numbers and names, which JSON can always hold.
        serde_json::to_string_pretty(&agreement).unwrap_or_default() + "\n"
    } else {
        agreement.to_string()
    };
    let written = stdout().lock().write_all(printed.as_bytes());
    written.map_err(|error| Failure::write(Path::new("standard output"), error))?;
    Ok(agreement.left.is_empty())
}

/// What an annotator is called: as their file or folder, the way it was named.
fn name(path: &Path) -> String {
    path.display().to_string()
}

fn annotator<'d>((name, found): (&'d String, &'d Vec<Found>)) -> Annotator<'d> {
    Annotator {
        name,
        documents: found.iter().map(|found| &found.loaded.document).collect(),
    }
}
