//! Files that are no text at all, told by how they begin.

use std::fmt;

/// What a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryKind {
    /// A PDF document.
    Pdf,
    /// A Word document.
    Word,
    /// A spreadsheet of Excel or of an open format.
    Spreadsheet,
    /// A presentation of `PowerPoint` or of an open format.
    Presentation,
    /// A text document in the open format of `LibreOffice`.
    OpenDocumentText,
    /// An EPUB book.
    Epub,
    /// Rich Text Format: words between commands.
    RichText,
    /// A Word, Excel or `PowerPoint` file from before 2007, or an Outlook message.
    OldOffice,
    /// A zip archive of something else.
    Zip,
    /// Another archive or compressed file.
    Archive,
    /// A picture.
    Picture,
    /// Sound.
    Sound,
    /// A film.
    Film,
    /// A program.
    Program,
    /// A database.
    Database,
    /// UTF-32, an encoding that hardly any program writes.
    Utf32,
    /// Something full of control characters.
    Unknown,
}

impl BinaryKind {
    /// What a person calls it, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF document",
            Self::Word => "a Word document",
            Self::Spreadsheet => "a spreadsheet",
            Self::Presentation => "a presentation",
            Self::OpenDocumentText => "an OpenDocument text",
            Self::Epub => "an EPUB book",
            Self::RichText => "a Rich Text document",
            Self::OldOffice => "an Office document in the format used before 2007",
            Self::Zip => "a zip archive",
            Self::Archive => "a compressed archive",
            Self::Picture => "a picture",
            Self::Sound => "a sound recording",
            Self::Film => "a film",
            Self::Program => "a program",
            Self::Database => "a database",
            Self::Utf32 => "text in UTF-32",
            Self::Unknown => "data for some program",
        }
    }

    /// Whether it holds words that a person can copy in the program that it belongs to.
    pub fn has_words(self) -> bool {
        !matches!(
            self,
            Self::Zip
                | Self::Archive
                | Self::Picture
                | Self::Sound
                | Self::Film
                | Self::Program
                | Self::Database
                | Self::Unknown
        )
    }
}

impl fmt::Display for BinaryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How files begin, and what they then are. Longer beginnings stand before shorter ones.
const BEGINNINGS: &[(&[u8], BinaryKind)] = &[
    (b"%PDF-", BinaryKind::Pdf),
    (b"{\\rtf", BinaryKind::RichText),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", BinaryKind::OldOffice),
    (b"\x89PNG\r\n\x1A\n", BinaryKind::Picture),
    (b"\xFF\xD8\xFF", BinaryKind::Picture),
    (b"GIF87a", BinaryKind::Picture),
    (b"GIF89a", BinaryKind::Picture),
    (b"II*\0", BinaryKind::Picture),
    (b"MM\0*", BinaryKind::Picture),
    (b"\0\0\x01\0", BinaryKind::Picture),
    (b"\x7FELF", BinaryKind::Program),
    (b"MZ\x90\0", BinaryKind::Program),
    (b"\0asm", BinaryKind::Program),
    (b"\xCA\xFE\xBA\xBE", BinaryKind::Program),
    (b"\xCF\xFA\xED\xFE", BinaryKind::Program),
    (b"\x1F\x8B", BinaryKind::Archive),
    (b"BZh", BinaryKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", BinaryKind::Archive),
    (b"\xFD7zXZ\0", BinaryKind::Archive),
    (b"\x28\xB5\x2F\xFD", BinaryKind::Archive),
    (b"Rar!\x1A\x07", BinaryKind::Archive),
    (b"ID3", BinaryKind::Sound),
    (b"OggS", BinaryKind::Sound),
    (b"fLaC", BinaryKind::Sound),
    (b"\x1A\x45\xDF\xA3", BinaryKind::Film),
    (b"SQLite format 3\0", BinaryKind::Database),
    (b"\xFF\xFE\0\0", BinaryKind::Utf32),
    (b"\0\0\xFE\xFF", BinaryKind::Utf32),
];

/// How far into a zip archive the names of its first files are looked for, in bytes.
const NAMES_WITHIN: usize = 8192;

/// What the bytes are by how they begin; none where they may be text.
pub(crate) fn by_beginning(bytes: &[u8]) -> Option<BinaryKind> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zipped(&bytes[..bytes.len().min(NAMES_WITHIN)]));
    }
    let known = BEGINNINGS.iter().find(|(beginning, _)| {
        // Short beginnings of letters can be words: a control character must follow somewhere.
        bytes.starts_with(beginning) && (!beginning.is_ascii() || is_certain(beginning, bytes))
    });
    known.map(|(_, kind)| *kind).or_else(|| in_container(bytes))
}

/// Whether a beginning of plain letters is no word of a text.
fn is_certain(beginning: &[u8], bytes: &[u8]) -> bool {
    let printable = beginning.iter().all(u8::is_ascii_alphanumeric);
    !printable || bytes.iter().take(64).any(|byte| *byte < 9)
}

/// RIFF and MP4 name what they hold after a length.
fn in_container(bytes: &[u8]) -> Option<BinaryKind> {
    match (bytes.get(..4)?, bytes.get(4..8)?, bytes.get(8..12)?) {
        (b"RIFF", _, b"WEBP") => Some(BinaryKind::Picture),
        (b"RIFF", _, b"WAVE") => Some(BinaryKind::Sound),
        (b"RIFF", _, b"AVI ") | ([0, 0, 0, _], b"ftyp", _) => Some(BinaryKind::Film),
        _ => None,
    }
}

/// What a zip archive is by the names of its first files.
fn zipped(bytes: &[u8]) -> BinaryKind {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    let names: [(&[u8], BinaryKind); 8] = [
        (b"word/", BinaryKind::Word),
        (b"xl/", BinaryKind::Spreadsheet),
        (b"ppt/", BinaryKind::Presentation),
        (b"opendocument.text", BinaryKind::OpenDocumentText),
        (b"opendocument.spreadsheet", BinaryKind::Spreadsheet),
        (b"opendocument.presentation", BinaryKind::Presentation),
        (b"application/epub+zip", BinaryKind::Epub),
        (b"META-INF/MANIFEST.MF", BinaryKind::Program),
    ];
    let known = names.into_iter().find(|(name, _)| has(name));
    known.map_or(BinaryKind::Zip, |(_, kind)| kind)
}

/// How many control characters are among the bytes. Tabs, line and page breaks, backspaces and
/// escapes are met in texts and not counted.
pub(crate) fn controls(bytes: &[u8]) -> usize {
    let is_control = |byte: &&u8| matches!(byte, 0..=7 | 14..=26 | 28..=31 | 127);
    bytes.iter().filter(is_control).count()
}

/// Whether so many control characters are among the bytes that they are no text: more than one in
/// ten, or one in twenty where they are not even UTF-8. One or two are met in any text.
pub(crate) fn is_full_of_controls(bytes: &[u8]) -> bool {
    let controls = controls(bytes);
    let share = if str::from_utf8(bytes).is_ok() {
        10
    } else {
        20
    };
    controls > 2 && controls * share > bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_known() {
        let table: [(&[u8], Option<BinaryKind>); 12] = [
            (b"%PDF-1.7\n%", Some(BinaryKind::Pdf)),
            (
                b"PK\x03\x04....[Content_Types].xml....word/document.xml",
                Some(BinaryKind::Word),
            ),
            (b"PK\x03\x04....photo.txt", Some(BinaryKind::Zip)),
            (b"\x89PNG\r\n\x1A\n\0\0", Some(BinaryKind::Picture)),
            (b"\xFF\xD8\xFF\xE0", Some(BinaryKind::Picture)),
            (b"\x7FELF\x02\x01", Some(BinaryKind::Program)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(BinaryKind::Picture)),
            (b"\0\0\0\x20ftypisom", Some(BinaryKind::Film)),
            (b"ID3\x03\0", Some(BinaryKind::Sound)),
            (b"ID3 tags name the singer of a song", None),
            (b"BZh is how bzip2 files begin, he said", None),
            (b"PK is a railway term", None),
        ];
        for (bytes, kind) in table {
            assert_eq!(
                by_beginning(bytes),
                kind,
                "{:?}",
                String::from_utf8_lossy(bytes)
            );
        }
    }

    #[test]
    fn a_few_controls_are_no_binary() {
        assert!(!is_full_of_controls(
            b"A page of words\x0C\x1B[1m with \0 one NUL in it."
        ));
        assert!(is_full_of_controls(b"\0\x01\x02words"));
        assert!(!is_full_of_controls(b"a\0b"));
        assert!(!is_full_of_controls(b""));
    }
}
