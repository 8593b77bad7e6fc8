//! Tags such as `B-PER`, from and to spans of tokens.

use super::choice::Scheme;

/// A labelled stretch of tokens, half-open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Chunk {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) label: String,
}

/// A tag taken apart.
enum Tag<'t> {
    Outside,
    Inside(char, &'t str),
    None,
}

fn tag(tag: &str) -> Tag<'_> {
    if matches!(tag, "O" | "_" | "-" | "") {
        return Tag::Outside;
    }
    match tag.split_once(['-', '_']) {
        Some((prefix @ ("B" | "I" | "E" | "L" | "S" | "U"), label)) if !label.is_empty() => {
            Tag::Inside(prefix.chars().next().unwrap_or('I'), label)
        }
        _ => Tag::None,
    }
}

/// The chunks that tags say, whichever scheme they are in (IOB1, IOB2, IOE1, IOE2, BILOU, IOBES): a
/// chunk goes on while the tags inside have one label, `B`, `S` and `U` begin a new one, `E`, `L`,
/// `S` and `U` end it. With them, the numbers of those that are no tags.
pub(super) fn decode<'t>(tags: impl IntoIterator<Item = &'t str>) -> (Vec<Chunk>, Vec<usize>) {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut strange = Vec::new();
    let mut is_open = false;
    for (number, text) in tags.into_iter().enumerate() {
        let (prefix, label) = match tag(text) {
            Tag::Inside(prefix, label) => (prefix, label),
            Tag::Outside => {
                is_open = false;
                continue;
            }
            Tag::None => {
                strange.push(number);
                is_open = false;
                continue;
            }
        };
        let goes_on = is_open && matches!(prefix, 'I' | 'E' | 'L');
        match chunks
            .last_mut()
            .filter(|chunk| goes_on && chunk.label == label)
        {
            Some(chunk) => chunk.end = number + 1,
            None => chunks.push(Chunk {
                start: number,
                end: number + 1,
                label: label.to_owned(),
            }),
        }
        is_open = matches!(prefix, 'B' | 'I');
    }
    (chunks, strange)
}

/// The tags of so many tokens. Chunks must be in order and not overlap.
pub(crate) fn encode(chunks: &[Chunk], tokens: usize, scheme: Scheme) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); tokens];
    for (number, chunk) in chunks.iter().enumerate() {
        let touches = |other: Option<&Chunk>, same: fn(&Chunk, &Chunk) -> bool| {
            other.is_some_and(|other| other.label == chunk.label && same(other, chunk))
        };
        let before = number.checked_sub(1).and_then(|before| chunks.get(before));
        let follows = touches(before, |before, chunk| before.end == chunk.start);
        let end = chunk.end.min(tokens);
        for (place, tag) in (chunk.start..end).zip(&mut tags[chunk.start.min(end)..end]) {
            let (first, last) = (place == chunk.start, place + 1 == chunk.end);
            let prefix = match scheme {
                Scheme::Iob1 if first && follows => 'B',
                Scheme::Bilou if first && last => 'U',
                Scheme::Iobes if first && last => 'S',
                Scheme::Iob2 | Scheme::Bilou | Scheme::Iobes if first => 'B',
                Scheme::Bilou if last => 'L',
                Scheme::Ioe2 | Scheme::Iobes if last => 'E',
                _ => 'I',
            };
            *tag = format!("{prefix}-{}", chunk.label);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(start: usize, end: usize, label: &str) -> Chunk {
        let label = label.to_owned();
        Chunk { start, end, label }
    }

    #[test]
    fn every_scheme_says_the_same_chunks() {
        let chunks = [
            chunk(0, 2, "PER"),
            chunk(2, 3, "PER"),
            chunk(3, 4, "ORG"),
            chunk(5, 8, "ORG"),
        ];
        let table = [
            (Scheme::Iob1, "I-PER I-PER B-PER I-ORG O I-ORG I-ORG I-ORG"),
            (Scheme::Iob2, "B-PER I-PER B-PER B-ORG O B-ORG I-ORG I-ORG"),
            (Scheme::Ioe2, "I-PER E-PER E-PER E-ORG O I-ORG I-ORG E-ORG"),
            (Scheme::Bilou, "B-PER L-PER U-PER U-ORG O B-ORG I-ORG L-ORG"),
            (Scheme::Iobes, "B-PER E-PER S-PER S-ORG O B-ORG I-ORG E-ORG"),
        ];
        for (scheme, tags) in table {
            assert_eq!(encode(&chunks, 8, scheme).join(" "), tags, "{scheme:?}");
            assert_eq!(
                decode(tags.split(' ')),
                (chunks.to_vec(), vec![]),
                "{scheme:?}"
            );
        }
        // IOE1: an end is said only where a chunk of the same label follows.
        let ioe1 = "I-PER E-PER I-PER I-ORG O I-ORG I-ORG I-ORG";
        assert_eq!(decode(ioe1.split(' ')).0, chunks);
    }

    #[test]
    fn what_is_no_tag_is_named() {
        let (chunks, strange) = decode(["SOCCERO", "I-A-B", "B-", "X-PER", "O"]);
        assert_eq!(chunks, [chunk(1, 2, "A-B")]);
        assert_eq!(strange, [0, 2, 3]);
    }
}
