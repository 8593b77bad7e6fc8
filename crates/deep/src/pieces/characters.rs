//! What BERT takes for an accent, a control character and a mark that stands alone.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Whether it is drawn over or under the letter before it.
pub(super) fn is_accent(letter: char) -> bool {
    letter.general_category() == GeneralCategory::NonspacingMark
}

/// Whether nothing is seen of it.
pub(super) fn is_control(letter: char) -> bool {
    let unseen = [GeneralCategory::Control, GeneralCategory::Format];
    unseen.contains(&letter.general_category())
}

/// Whether it is a part of its own: punctuation, also what is that only in ASCII, or an ideograph.
pub(super) fn stands_alone(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_punctuation();
    }
    let is_mark = letter.general_category_group() == GeneralCategoryGroup::Punctuation;
    is_mark || is_ideograph(letter)
}

/// The blocks of Chinese characters that were there when BERT was made.
const fn is_ideograph(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{2a6df}'
            | '\u{2a700}'..='\u{2ceaf}'
            | '\u{2f800}'..='\u{2fa1f}')
}
