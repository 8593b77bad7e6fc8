//! Whether a text is English: which script it is in, and which small words it uses.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::engine::{Language, LanguageCode};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 20_000;
/// Words below which a text is too short to tell.
const ENOUGH_WORDS: usize = 12;
/// Hits below which no language of the Latin script is named.
const ENOUGH_HITS: usize = 3;

/// The most frequent small words of languages in the Latin script; those that English shares are
/// left out of the others' lists.
const SMALL_WORDS: [(&str, &str); 12] = [
    (
        "en",
        "the of and to in is that for it was on with as be by at this from have not are has but they which his he you were we \
         an or their had its will said would been who more about after she her when there what all if can no up out than",
    ),
    (
        "de",
        "der die und das ist nicht von mit den dem ein eine auf für sich auch als im zu es werden wird sie wurde nach bei aus dass oder haben hat einen über",
    ),
    (
        "fr",
        "le la les des et est une dans que qui pour pas sur au avec ce par du sont plus il elle nous vous été cette ses aux mais ont leur comme",
    ),
    (
        "es",
        "el los las una que por con para del se es como más pero sus lo al está este fue han ser son también según sobre entre cuando muy",
    ),
    (
        "it",
        "il che di è per una con non sono del della gli dei nel alla più come anche ha dal questo le lo delle stato essere suo ma ci",
    ),
    (
        "pt",
        "que não uma para com os as em do da dos das ao mais como foi mas pelo pela são também seu sua ser está pelos entre quando já",
    ),
    (
        "nl",
        "de het een van en dat niet zijn op voor met ook als bij aan er werd maar wordt naar om heeft deze uit door zich nog worden",
    ),
    (
        "pl",
        "nie się na że jest do jak ale po przez dla od przy tym które który był została oraz jego może tego także już są",
    ),
    (
        "sv",
        "och att det som en på är av för med den till inte har de om ett var jag men från sig kan han vid så efter eller",
    ),
    (
        "tr",
        "ve bir bu için da ile olarak çok olan daha gibi sonra kadar ama değil olduğu ne en var dedi her tarafından",
    ),
    (
        "ro",
        "și că nu în este pe cu la din mai care pentru sunt fost să au prin după sau acest această",
    ),
    (
        "id",
        "yang dan di dengan untuk tidak dari pada ini itu dalam akan adalah juga telah oleh mereka karena kepada bahwa",
    ),
];

/// What a text seems to be written in; English where it is too short to tell.
pub fn detect(text: &str) -> Language {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    match script(sample) {
        Script::Latin => by_words(sample),
        Script::Named(code) => Language::Other(code),
        Script::Other => Language::Unknown,
        // Numbers, signs or nothing at all: there is nothing to misread.
        Script::None => Language::English,
    }
}

/// The script of most letters.
#[derive(Debug, PartialEq)]
enum Script {
    Latin,
    Named(LanguageCode),
    Other,
    None,
}

/// Whether a letter is of a script, and the language that the script tells, as far as news go.
type Letters = (fn(char) -> bool, [char; 2]);

/// The scripts that tell a language; the letters are counted by [`script`].
const SCRIPTS: [Letters; 9] = [
    (
        |c| matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ'),
        ['u', 'k'],
    ),
    (|c| matches!(c, '\u{0400}'..='\u{04FF}'), ['r', 'u']),
    (|c| matches!(c, '\u{0370}'..='\u{03FF}'), ['e', 'l']),
    (|c| matches!(c, '\u{0590}'..='\u{05FF}'), ['h', 'e']),
    (|c| matches!(c, '\u{0600}'..='\u{06FF}'), ['a', 'r']),
    (|c| matches!(c, '\u{3040}'..='\u{30FF}'), ['j', 'a']),
    (|c| matches!(c, '\u{AC00}'..='\u{D7AF}'), ['k', 'o']),
    (|c| matches!(c, '\u{4E00}'..='\u{9FFF}'), ['z', 'h']),
    (|c| matches!(c, '\u{0900}'..='\u{097F}'), ['h', 'i']),
];

fn script(text: &str) -> Script {
    let mut latin = 0_usize;
    let mut other = 0_usize;
    let mut named = [0_usize; SCRIPTS.len()];
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        if letter.is_ascii() || matches!(letter, '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}')
        {
            latin += 1;
        } else if let Some(at) = SCRIPTS.iter().position(|(has, _)| has(letter)) {
            named[at] += 1;
        } else {
            other += 1;
        }
    }
    let foreign: usize = named.iter().sum();
    if latin == 0 && foreign == 0 && other == 0 {
        return Script::None;
    }
    if latin >= foreign.max(other) {
        return Script::Latin;
    }
    if other > foreign {
        return Script::Other;
    }
    // A few letters tell Ukrainian from Russian, and Japanese from Chinese.
    let [ukrainian, cyrillic, .., japanese, _, chinese, _] = named;
    let at = if ukrainian * 25 > cyrillic && cyrillic > 0 {
        Some(0)
    } else if japanese * 10 > chinese && japanese > 0 {
        Some(5)
    } else {
        (0..named.len()).max_by_key(|at| named[*at])
    };
    at.map_or(Script::Other, |at| {
        Script::Named(LanguageCode(SCRIPTS[at].1))
    })
}

/// The language of a text in the Latin script, by its small words.
fn by_words(text: &str) -> Language {
    let mut hits = [0_usize; SMALL_WORDS.len()];
    let mut words = 0_usize;
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        words += 1;
        // No small word is longer.
        if word.len() > 10 {
            continue;
        }
        let languages = if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            languages_of(word)
        } else {
            languages_of(&word.to_lowercase())
        };
        for (at, hit) in hits.iter_mut().enumerate() {
            *hit += usize::from(languages >> at & 1);
        }
    }
    let [english, others @ ..] = hits;
    let best = others.iter().enumerate().max_by_key(|(_, hits)| **hits);
    let Some((at, most)) = best.filter(|_| words >= ENOUGH_WORDS) else {
        return Language::English;
    };
    // English news has one small word in three; headlines and lists have fewer.
    if english >= *most {
        return if english * 50 >= words || words < 3 * ENOUGH_WORDS {
            Language::English
        } else {
            Language::Unknown
        };
    }
    if *most < ENOUGH_HITS {
        return if words < 3 * ENOUGH_WORDS {
            Language::English
        } else {
            Language::Unknown
        };
    }
    let mut letters = SMALL_WORDS[at + 1].0.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) => Language::Other(LanguageCode([first, second])),
        _ => Language::Unknown,
    }
}

/// In which languages a word is a small one: a bit each, in the order of [`SMALL_WORDS`].
fn languages_of(word: &str) -> u16 {
    let found = SORTED.binary_search_by_key(&word, |(small, _)| *small);
    found.map_or(0, |at| SORTED[at].1)
}

/// All small words in alphabetical order, each once.
static SORTED: LazyLock<Vec<(&str, u16)>> = LazyLock::new(|| {
    let mut sorted: BTreeMap<&str, u16> = BTreeMap::new();
    for (at, (_, list)) in SMALL_WORDS.iter().enumerate() {
        for word in list.split_whitespace() {
            *sorted.entry(word).or_default() |= 1 << at;
        }
    }
    sorted.into_iter().collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let table = [
            (
                "The minister said on Monday that the talks had failed and that the government would try again.",
                "en",
            ),
            ("Russia rejects peacekeepers", "en"),
            ("", "en"),
            ("12.5 % — 3:1", "en"),
            (
                "Der Minister sagte am Montag, dass die Gespräche gescheitert sind und die Regierung es noch einmal versucht.",
                "de",
            ),
            (
                "Le ministre a dit lundi que les discussions ont échoué et que le gouvernement va essayer dans les jours qui viennent.",
                "fr",
            ),
            (
                "El ministro dijo el lunes que las conversaciones han fracasado y que el gobierno lo intentará con los países vecinos.",
                "es",
            ),
            (
                "Il ministro ha detto che i colloqui non sono andati bene e che il governo ci riprova con gli altri paesi della regione.",
                "it",
            ),
            (
                "Министр заявил в понедельник, что переговоры провалились.",
                "ru",
            ),
            (
                "Міністр заявив у понеділок, що переговори провалилися, і її уряд спробує ще.",
                "uk",
            ),
            ("部长周一表示,谈判失败了。", "zh"),
            ("大臣は月曜日、交渉が失敗したと述べた。", "ja"),
            ("قال الوزير يوم الاثنين إن المحادثات فشلت", "ar"),
            ("ሚኒስትሩ ሰኞ ዕለት ድርድሩ አልተሳካም አሉ", "?"),
            (
                "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo consequat duis aute irure reprehenderit voluptate velit esse cillum fugiat nulla pariatur excepteur sint occaecat cupidatat non proident",
                "?",
            ),
        ];
        for (text, expected) in table {
            let found = match detect(text) {
                Language::English => "en".to_owned(),
                Language::Other(LanguageCode(letters)) => letters.iter().collect(),
                Language::Unknown => "?".to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn names_of_other_countries_do_not_make_a_text_foreign() {
        let text = "Le Pen, Macron and De Gaulle: Die Welt and El País on La Scala, Al Jazeera on Rio de Janeiro, says the BBC.";
        assert_eq!(detect(text), Language::English);
    }
}
