//! Colours of labels and values, and whether people can read them and tell them apart.
//!
//! [`contrast`] is WCAG's; [`Vision`] shows a colour as people with a colour vision deficiency see
//! it; [`difference`] says how far apart two colours look.

mod deficiency;
mod difference;
mod luminance;

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

pub use deficiency::Vision;
pub use difference::{Lab, difference};
pub use luminance::contrast;

/// An sRGB colour, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String", extend("pattern" = "^#[0-9A-Fa-f]{6}$")))]
#[serde(into = "String")]
pub struct Rgb(pub [u8; 3]);

/// A colour on the light page and one on the dark page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Colour {
    /// On the light page.
    pub light: Rgb,
    /// On the dark page.
    pub dark: Rgb,
}

/// What is no colour.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
#[error("“{0}” is no colour; one is written #rrggbb, such as #2458c6")]
pub struct NoColour(String);

impl Rgb {
    /// Red, green and blue as light, from 0 to 1: the sRGB curve undone (IEC 61966-2-1).
    pub(crate) fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        })
    }
}

impl FromStr for Rgb {
    type Err = NoColour;

    fn from_str(written: &str) -> Result<Self, NoColour> {
        let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
        let digits = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, rgb @ ..] = number
            .ok_or_else(|| NoColour(written.to_owned()))?
            .to_be_bytes();
        Ok(Self(rgb))
    }
}

impl From<Rgb> for String {
    fn from(rgb: Rgb) -> Self {
        rgb.to_string()
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        let blue: Rgb = "#2458C6".parse().unwrap();
        assert_eq!(
            (blue, blue.to_string().as_str()),
            (Rgb([0x24, 0x58, 0xc6]), "#2458c6")
        );
        for other in [
            "2458c6",
            "#245",
            "#2458c6ff",
            "#+458c6",
            "#2458cé",
            "blue",
            "",
        ] {
            assert!(other.parse::<Rgb>().is_err(), "{other}");
        }
    }
}
