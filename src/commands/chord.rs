//! A key with its modifiers.

use std::fmt;

/// What the modifier of commands is called here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// ⌘.
    Apple,
    /// Ctrl.
    Other,
}

/// A key with its modifiers. `command` is ⌘ on Apple's machines and Ctrl elsewhere.
///
/// A key is named as `KeyboardEvent.key` does, letters in lower case; a digit under Shift by the
/// digit, whatever the layout writes there. Shift is part of a chord only where the key is not
/// itself the shifted sign (`?`, `{`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// ⌘ or Ctrl.
    pub command: bool,
    /// Alt or ⌥.
    pub alt: bool,
    /// Shift, for letters, digits and named keys.
    pub shift: bool,
    /// The key.
    pub key: String,
}

/// What a keyboard event says of a key.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each modifier, as the browser has them"
)]
pub struct Press<'e> {
    /// `KeyboardEvent.key`.
    pub key: &'e str,
    /// `KeyboardEvent.code`.
    pub code: &'e str,
    /// Ctrl is down.
    pub control: bool,
    /// ⌘ or the Windows key is down.
    pub meta: bool,
    /// Alt is down.
    pub alt: bool,
    /// Shift is down.
    pub shift: bool,
}

/// Why a chord cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is no key: write it as Mod+Shift+K, with the key last")]
pub struct NoChord(pub String);

impl Chord {
    /// Reads `Mod+Shift+z`.
    ///
    /// # Errors
    /// When there is no key, or a modifier that is none.
    pub fn parse(text: &str) -> Result<Self, NoChord> {
        let (modifiers, key) = match text.strip_suffix('+') {
            Some(rest) if !text.is_empty() => (rest.trim_end_matches('+'), "+"),
            _ => text.rsplit_once('+').unwrap_or(("", text)),
        };
        if key.is_empty() {
            return Err(NoChord(text.to_owned()));
        }
        let mut chord = Self {
            command: false,
            alt: false,
            shift: false,
            key: lower(key),
        };
        for modifier in modifiers.split('+').filter(|m| !m.is_empty()) {
            match modifier {
                "Mod" => chord.command = true,
                "Alt" => chord.alt = true,
                "Shift" => chord.shift = true,
                _ => return Err(NoChord(text.to_owned())),
            }
        }
        Ok(chord)
    }

    /// The chord that a key event makes; `None` while only a modifier is down.
    pub fn pressed(press: Press<'_>, platform: Platform) -> Option<Self> {
        if matches!(
            press.key,
            "Shift" | "Control" | "Alt" | "Meta" | "AltGraph" | "Dead"
        ) {
            return None;
        }
        let command = match platform {
            Platform::Apple => press.meta,
            Platform::Other => press.control,
        };
        let digit = press
            .code
            .strip_prefix("Digit")
            .filter(|_| press.shift || press.alt);
        let key = digit.map_or_else(|| lower(press.key), str::to_owned);
        let mut letters = key.chars();
        let sign = matches!((letters.next(), letters.next()), (Some(c), None) if !c.is_alphanumeric() && c != ' ');
        Some(Self {
            command,
            alt: press.alt,
            shift: press.shift && !sign,
            key,
        })
    }

    /// Whether it is one printable sign alone, which WCAG 2.1.4 wants to be changeable.
    pub fn is_single_sign(&self) -> bool {
        !self.command && !self.alt && self.key.chars().count() == 1
    }

    /// As it is shown on a button.
    pub fn shown(&self, platform: Platform) -> String {
        let (command, alt, shift, plus) = match platform {
            Platform::Apple => ("⌘", "⌥", "⇧", ""),
            Platform::Other => ("Ctrl", "Alt", "Shift", "+"),
        };
        let mut parts = Vec::new();
        if self.command {
            parts.push(command.to_owned());
        }
        if self.alt {
            parts.push(alt.to_owned());
        }
        if self.shift {
            parts.push(shift.to_owned());
        }
        parts.push(key_shown(&self.key));
        parts.join(plus)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, name) in [
            (self.command, "Mod+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ] {
            if on {
                f.write_str(name)?;
            }
        }
        f.write_str(&self.key)
    }
}

fn lower(key: &str) -> String {
    if key.chars().count() == 1 {
        key.to_lowercase()
    } else {
        key.to_owned()
    }
}

/// A letter as it stands on the keys that everybody has; any other sign as it is.
pub fn capital(key: &str) -> String {
    if key.len() == 1 {
        key.to_ascii_uppercase()
    } else {
        key.to_owned()
    }
}

fn key_shown(key: &str) -> String {
    match key {
        "ArrowLeft" => "←".to_owned(),
        "ArrowRight" => "→".to_owned(),
        "ArrowUp" => "↑".to_owned(),
        "ArrowDown" => "↓".to_owned(),
        "Enter" => "↵".to_owned(),
        "Escape" => "Esc".to_owned(),
        "Delete" => "Del".to_owned(),
        " " => "␣".to_owned(),
        _ => capital(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press<'e>(key: &'e str, code: &'e str, shift: bool) -> Press<'e> {
        Press {
            key,
            code,
            control: false,
            meta: false,
            alt: false,
            shift,
        }
    }

    #[test]
    fn chords_survive_being_written_and_read() {
        for text in [
            "n",
            "Mod+Shift+z",
            "Alt+ArrowUp",
            "?",
            "{",
            "Shift+1",
            "Mod++",
            "+",
        ] {
            assert_eq!(
                Chord::parse(text).map(|c| c.to_string()).as_deref(),
                Ok(text)
            );
        }
        assert!(Chord::parse("Hyper+x").is_err());
        assert!(Chord::parse("").is_err());
    }

    #[test]
    fn a_shifted_sign_is_named_by_the_sign_and_a_shifted_digit_by_the_digit() {
        let other = Platform::Other;
        let made = |p| Chord::pressed(p, other).map(|c| c.to_string());
        assert_eq!(made(press("?", "Minus", true)).as_deref(), Some("?"));
        assert_eq!(made(press("!", "Digit1", true)).as_deref(), Some("Shift+1"));
        assert_eq!(made(press("N", "KeyN", true)).as_deref(), Some("Shift+n"));
        assert_eq!(made(press("Shift", "ShiftLeft", true)), None);
    }

    #[test]
    fn the_command_key_is_the_platforms_own() {
        let ctrl_s = Press {
            control: true,
            ..press("s", "KeyS", false)
        };
        let meta_s = Press {
            meta: true,
            ..press("s", "KeyS", false)
        };
        let shown = |p, platform| Chord::pressed(p, platform).map(|c| c.shown(platform));
        assert_eq!(shown(ctrl_s, Platform::Other).as_deref(), Some("Ctrl+S"));
        assert_eq!(shown(meta_s, Platform::Apple).as_deref(), Some("⌘S"));
    }
}
