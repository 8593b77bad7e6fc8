//! Colours to choose from that can be read and told apart.

use super::Codebook;
use crate::colour::{Colour, Rgb};

/// Eight colours that stand out from a white and from a near black page, and that everybody can
/// tell apart: found by searching eight hues for the lightness and saturation that keep the least
/// difference among them, however somebody sees, as large as it gets.
pub const PALETTE: [Colour; 8] = [
    both([0x0b, 0x25, 0x8e], [0xb1, 0xba, 0xf1]),
    both([0x85, 0x28, 0x00], [0xff, 0x5b, 0x29]),
    both([0x25, 0x7e, 0x52], [0x62, 0xbc, 0x77]),
    both([0x9c, 0x13, 0xec], [0xb4, 0x7a, 0xff]),
    both([0xab, 0x49, 0x8b], [0xc8, 0x7e, 0xa6]),
    both([0x71, 0x71, 0x09], [0xeb, 0xff, 0x66]),
    both([0x28, 0x53, 0x5d], [0xb1, 0xf1, 0xf0]),
    both([0x56, 0x2a, 0x25], [0xe3, 0xd6, 0xbf]),
];

const fn both(light: [u8; 3], dark: [u8; 3]) -> Colour {
    Colour {
        light: Rgb(light),
        dark: Rgb(dark),
    }
}

impl Codebook {
    /// The first colour of the palette that no label in use has; with more labels than colours they
    /// come round again.
    pub fn fresh_colour(&self) -> Colour {
        let in_use = || self.labels.iter().filter(|label| !label.retired);
        let is_free = |colour: &&Colour| in_use().all(|label| label.colour != Some(**colour));
        let free = PALETTE.iter().find(is_free);
        *free.unwrap_or(&PALETTE[in_use().count() % PALETTE.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::{Label, Pages};

    #[test]
    fn labels_that_take_the_palette_in_turn_are_well() {
        let mut book = Codebook::empty("b");
        for number in 0..PALETTE.len() {
            let colour = Some(book.fresh_colour());
            let id = format!("l{number}");
            book.labels.push(Label {
                colour,
                ..Label::new(id.as_str(), id.as_str())
            });
        }
        let page = |written: &str| written.parse().unwrap();
        let (light, dark) = (
            ["#ffffff", "#fbfaf7"].map(page),
            ["#15171b", "#1c1f25"].map(page),
        );
        let pages = Pages {
            light: &light,
            dark: &dark,
        };
        assert_eq!(book.check(pages), []);
        assert_eq!(book.fresh_colour(), PALETTE[0]);
    }
}
