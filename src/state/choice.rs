//! A choice among a few options that have names.

/// A choice: its options, each with the name that it has in the file, in the page's attributes and
/// in messages.
pub trait Choice: Copy + PartialEq + Default + 'static {
    /// What the choice is called in the page's attributes and in messages.
    const NAME: &'static str;
    /// The options in the order in which they are offered, each with its name.
    const OPTIONS: &'static [(Self, &'static str)];

    /// The option's name.
    fn name(self) -> &'static str {
        let found = Self::OPTIONS.iter().find(|(option, _)| *option == self);
        found.map_or("", |(_, name)| name)
    }

    /// The option with this name; what holds without a choice for any other.
    fn named(name: &str) -> Self {
        let found = Self::OPTIONS.iter().find(|(_, known)| *known == name);
        found.map_or_else(Self::default, |(option, _)| *option)
    }

    /// The option after this one; after the last the first.
    #[must_use]
    fn next(self) -> Self {
        let at = Self::OPTIONS.iter().position(|(option, _)| *option == self);
        Self::OPTIONS[at.map_or(0, |at| (at + 1) % Self::OPTIONS.len())].0
    }
}

/// Makes an enum of options a [`Choice`].
macro_rules! choice {
    ($(#[$about:meta])* $type:ident, $name:literal: $($(#[$option_about:meta])* $option:ident = $called:literal),+) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $type {
            $($(#[$option_about])* $option),+
        }

        impl $crate::state::choice::Choice for $type {
            const NAME: &'static str = $name;
            const OPTIONS: &'static [(Self, &'static str)] = &[$((Self::$option, $called)),+];
        }
    };
}

pub(crate) use choice;
