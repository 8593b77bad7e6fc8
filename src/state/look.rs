//! How the app looks: light or dark, contrast, and how text is set.

use super::choice::{Choice, choice};

/// All that a person can choose about looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// High contrast, or as the system says.
    pub contrast: Contrast,
    /// How large the article and what is quoted from it are.
    pub size: Size,
    /// How wide the article is.
    pub measure: Measure,
    /// Which letters it is set in.
    pub face: Face,
    /// How close lines and rows are.
    pub density: Density,
    /// How wide the panel beside the article is.
    pub side: Side,
}

choice! {
    /// Light or dark.
    Theme, "theme":
    /// As the system says.
    #[default]
    System = "system",
    /// Dark on light.
    Light = "light",
    /// Light on dark.
    Dark = "dark"
}

choice! {
    /// How far colours stand apart.
    Contrast, "contrast":
    /// As the system says.
    #[default]
    System = "system",
    /// WCAG AA, even where the system asks for more.
    Normal = "normal",
    /// WCAG AAA, with thicker lines.
    More = "more"
}

choice! {
    /// The size of text, in percent.
    Size, "size":
    /// A size smaller.
    Small = "85",
    /// 18 CSS pixels.
    #[default]
    Usual = "100",
    /// A size larger.
    Large = "115",
    /// Two sizes larger.
    Larger = "130",
    /// Three sizes larger.
    Huge = "160",
    /// Twice the usual size.
    Double = "200"
}

choice! {
    /// How wide the article is.
    Measure, "measure":
    /// 52 characters.
    Narrow = "narrow",
    /// 68 characters.
    #[default]
    Usual = "usual",
    /// 96 characters.
    Wide = "wide"
}

choice! {
    /// Which letters the article is set in.
    Face, "face":
    /// With serifs.
    #[default]
    Serif = "serif",
    /// Without.
    Sans = "sans"
}

choice! {
    /// How close lines and rows are.
    Density, "density":
    /// With room.
    #[default]
    Roomy = "roomy",
    /// Close.
    Compact = "compact"
}

choice! {
    /// How wide the panel beside the article is.
    Side, "side":
    /// Enough for a card.
    #[default]
    Usual = "usual",
    /// Half of the window.
    Wide = "wide"
}

impl Look {
    /// The choices as the page's attributes carry them: `data-<name>`, and the option's name.
    pub fn attributes(self) -> [(&'static str, &'static str); 7] {
        fn attribute<C: Choice>(choice: C) -> (&'static str, &'static str) {
            (C::NAME, choice.name())
        }
        [
            attribute(self.theme),
            attribute(self.contrast),
            attribute(self.size),
            attribute(self.measure),
            attribute(self.face),
            attribute(self.density),
            attribute(self.side),
        ]
    }

    /// As it is stored: `theme=dark size=130 …`.
    pub fn to_setting(self) -> String {
        let pairs = self
            .attributes()
            .map(|(name, option)| format!("{name}={option}"));
        pairs.join(" ")
    }

    /// As it was stored. A choice or an option that this version does not know is as if it had not
    /// been made; a word alone is the theme, which once was all there was to choose.
    pub fn from_setting(stored: &str) -> Self {
        stored.split(' ').fold(Self::default(), |look, pair| {
            let (name, option) = pair.split_once('=').unwrap_or((Theme::NAME, pair));
            look.with(name, option)
        })
    }

    /// The same but for one choice, by its name and the option's.
    #[must_use]
    pub fn with(mut self, name: &str, option: &str) -> Self {
        match name {
            Theme::NAME => self.theme = Theme::named(option),
            Contrast::NAME => self.contrast = Contrast::named(option),
            Size::NAME => self.size = Size::named(option),
            Measure::NAME => self.measure = Measure::named(option),
            Face::NAME => self.face = Face::named(option),
            Density::NAME => self.density = Density::named(option),
            Side::NAME => self.side = Side::named(option),
            _ => {}
        }
        self
    }

    /// Every choice by name, with the names of its options in the order in which they are offered.
    pub fn choices() -> [(&'static str, Vec<&'static str>); 7] {
        fn choice<C: Choice>() -> (&'static str, Vec<&'static str>) {
            let names = C::OPTIONS.iter().map(|(_, name)| *name);
            (C::NAME, names.collect())
        }
        [
            choice::<Theme>(),
            choice::<Contrast>(),
            choice::<Size>(),
            choice::<Measure>(),
            choice::<Face>(),
            choice::<Density>(),
            choice::<Side>(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_come_back_as_they_were_stored_and_what_is_unknown_was_not_chosen() {
        let look = Look {
            theme: Theme::Dark,
            size: Size::Double,
            density: Density::Compact,
            ..Look::default()
        };
        assert_eq!(Look::from_setting(&look.to_setting()), look);
        let newer = Look::from_setting("theme=sepia face=sans glow=on");
        assert_eq!((newer.theme, newer.face), (Theme::System, Face::Sans));
        assert_eq!(Look::from_setting("dark").theme, Theme::Dark);
        assert_eq!(Look::from_setting(""), Look::default());
    }

    #[test]
    fn every_choice_can_be_made_by_name() {
        for (name, options) in Look::choices() {
            for option in options {
                let chosen = Look::default().with(name, option).attributes();
                assert!(chosen.contains(&(name, option)), "{name}: {option}");
            }
        }
    }

    #[test]
    fn options_follow_each_other_round() {
        assert_eq!(Theme::System.next(), Theme::Light);
        assert_eq!(Theme::Dark.next(), Theme::System);
    }
}
