//! The forms of an English verb.

/// One or more of the forms that a written word may be: "put" is base, past and participle.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub(crate) struct Forms(u8);

impl Forms {
    pub(crate) const BASE: Self = Self(1);
    pub(crate) const THIRD: Self = Self(2);
    pub(crate) const PAST: Self = Self(4);
    pub(crate) const PARTICIPLE: Self = Self(8);
    pub(crate) const ING: Self = Self(16);

    /// Both together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `other` is among these.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the word can be the verb of a main clause by itself.
    pub(crate) const fn finite(self) -> bool {
        self.has(Self::BASE.and(Self::THIRD).and(Self::PAST))
    }
}

/// All written forms of a verb. An empty `past` means that it is regular.
pub(crate) fn inflect(lemma: &str, past: &str, participle: &str) -> Vec<(String, Forms)> {
    let regular = regular_past(lemma);
    let past = if past.is_empty() {
        regular.as_str()
    } else {
        past
    };
    let participle = if participle.is_empty() {
        past
    } else {
        participle
    };
    let mut forms: Vec<(String, Forms)> = Vec::with_capacity(5);
    for (word, form) in [
        (lemma.to_owned(), Forms::BASE),
        (third(lemma), Forms::THIRD),
        (past.to_owned(), Forms::PAST),
        (participle.to_owned(), Forms::PARTICIPLE),
        (ing(lemma, past), Forms::ING),
    ] {
        match forms.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => *known = known.and(form),
            None => forms.push((word, form)),
        }
    }
    forms
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    let before = lemma.strip_suffix('y').and_then(|stem| stem.chars().last());
    before.is_some_and(|c| !"aeiou".contains(c))
}

fn third(lemma: &str) -> String {
    match lemma {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        _ if ends_in_consonant_y(lemma) => format!("{}ies", &lemma[..lemma.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh", "o"]
            .iter()
            .any(|end| lemma.ends_with(end)) =>
        {
            format!("{lemma}es")
        }
        _ => format!("{lemma}s"),
    }
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else {
        format!("{lemma}ed")
    }
}

fn ing(lemma: &str, past: &str) -> String {
    // A doubled consonant of the past stands here too: planned, planning.
    if let Some(stem) = past.strip_suffix("ed")
        && stem.len() == lemma.len() + 1
        && stem.starts_with(lemma)
    {
        return format!("{stem}ing");
    }
    if past == lemma && lemma.len() == 3 {
        return format!("{lemma}{}ing", &lemma[2..]);
    }
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        for (lemma, past, participle, expected) in [
            ("argue", "", "", "argue argues argued arguing"),
            ("deny", "", "", "deny denies denied denying"),
            ("plan", "planned", "", "plan plans planned planning"),
            ("see", "saw", "seen", "see sees saw seen seeing"),
            ("put", "put", "", "put puts putting"),
            ("say", "said", "", "say says said saying"),
            ("agree", "", "", "agree agrees agreed agreeing"),
            ("press", "", "", "press presses pressed pressing"),
            ("refer", "referred", "", "refer refers referred referring"),
            ("go", "went", "gone", "go goes went gone going"),
        ] {
            let forms: Vec<String> = inflect(lemma, past, participle)
                .into_iter()
                .map(|(word, _)| word)
                .collect();
            assert_eq!(forms.join(" "), expected);
        }
    }

    #[test]
    fn one_word_can_be_several_forms() {
        let put = inflect("put", "put", "");
        assert!(
            put[0].1.has(Forms::BASE)
                && put[0].1.has(Forms::PARTICIPLE)
                && !put[0].1.has(Forms::ING)
        );
        assert!(!Forms::PARTICIPLE.finite() && Forms::PAST.finite());
    }
}
