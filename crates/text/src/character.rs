//! What kind of character this is, as far as tokens need to know.

/// Whether nothing is seen of it: white space, control characters, and the marks of direction and
/// width that stand between words.
pub(crate) fn is_blank(c: char) -> bool {
    if c.is_ascii_graphic() {
        return false;
    }
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2060}' | '\u{FEFF}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether two such neighbours are always two graphemes: letters and signs that neither combine
/// nor join. What is not named here is asked of UAX 29.
pub(crate) fn is_plain(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{C}' | '\u{E}'..='\u{2FF}'
        | '\u{370}'..='\u{482}'
        | '\u{48A}'..='\u{52F}'
        | '\u{5D0}'..='\u{5EA}'
        | '\u{620}'..='\u{64A}'
        | '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF65}')
}

/// Whether it belongs to a word or number of a script that sets blanks between words.
pub(crate) fn is_wordlike(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        // The large alphabets first: the tables of the standard library take longer.
        'À'..='ɏ' => c != '×' && c != '÷',
        'Ѐ'..='ҁ' | 'א'..='ת' | 'ؠ'..='ي' | '가'..='힣' => true,
        _ => c.is_alphanumeric() && !is_unspaced(c),
    }
}

/// Whether it belongs to a script that sets no blanks between words; there each grapheme is a
/// token, since words cannot be told without a dictionary.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0EDF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Burmese
        | '\u{1780}'..='\u{17D3}' // Khmer
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{309F}' // Hiragana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether it is punctuation rather than another sign (currency, arithmetic, emoji).
pub(crate) fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation() && !"$%+<=>^`|~".contains(c);
    }
    matches!(c,
        '¡' | '¿' | '«' | '»' | '§' | '¶' | '·'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}'
        | '\u{55A}'..='\u{55F}' | '\u{589}' | '\u{58A}' // Armenian
        | '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5F3}' | '\u{5F4}' // Hebrew
        | '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}' // Arabic
        | '\u{964}' | '\u{965}' | '\u{1362}'..='\u{1368}' // danda, Ethiopic
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
        | '\u{30FB}' | '\u{FE50}'..='\u{FE61}'
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF3D}' | '\u{FF5B}'..='\u{FF65}')
}

/// Whether it stands for the apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{FF07}')
}

/// Whether a sentence can end with it.
pub(crate) fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉') || is_foreign_terminal(c)
}

/// Whether a sentence ends with it in a script without capitals.
pub(crate) fn is_foreign_terminal(c: char) -> bool {
    matches!(
        c,
        '。' | '．' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧' | '။'
    )
}

/// Whether it ends a line: `\n`, `\r`, and Unicode's line and paragraph separators.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}
