//! Whether colours stand out from their page, and from one another.

use super::{Fault, Named, Pages, value};
use crate::codebook::Codebook;
use crate::colour::{Lab, Rgb, Vision, contrast, difference};

/// The least contrast of a colour against its page: words are written in it (WCAG 2.2, success
/// criterion 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// The least ΔE₀₀ between two colours that stand beside one another, however somebody sees them. A
/// choice of ours: some times what is just seen of large patches side by side, since marks are
/// thin and apart.
pub const LEAST_DIFFERENCE: f64 = 6.0;

/// Something with its colours on the light page and on the dark one.
type Coloured = (Named, [Rgb; 2]);

impl Codebook {
    pub(super) fn check_colours(&self, pages: Pages, faults: &mut Vec<Fault>) {
        for group in self.coloured() {
            check_group(&group, pages, faults);
        }
    }

    /// Colours that stand beside one another: those of labels in use, and those of each
    /// attribute's values.
    fn coloured(&self) -> Vec<Vec<Coloured>> {
        let in_use = || self.labels.iter().filter(|label| !label.retired);
        let labels = in_use().filter_map(|label| {
            let colour = label.colour?;
            Some((Named::Label(label.id.clone()), [colour.light, colour.dark]))
        });
        let values = in_use().flat_map(|label| {
            label.attributes.iter().map(move |attribute| {
                let values = attribute.values.iter().filter_map(|v| {
                    let colour = v.colour?;
                    Some((value(label, attribute, &v.id), [colour.light, colour.dark]))
                });
                values.collect()
            })
        });
        std::iter::once(labels.collect()).chain(values).collect()
    }
}

fn check_group(group: &[Coloured], pages: Pages, faults: &mut Vec<Fault>) {
    for (whose, colours) in group {
        for (colour, pages) in colours.iter().zip([pages.light, pages.dark]) {
            faults.extend(faint(whose, *colour, pages));
        }
    }
    for (place, (one, colours)) in group.iter().enumerate() {
        for (other, others) in &group[place + 1..] {
            let worst = colours.iter().zip(others).map(|(a, b)| most_alike(*a, *b));
            let worst = worst.min_by(|(_, a), (_, b)| a.total_cmp(b));
            let alike = worst.filter(|(_, difference)| *difference < LEAST_DIFFERENCE);
            faults.extend(alike.map(|(vision, difference)| Fault::Alike {
                one: one.clone(),
                other: other.clone(),
                vision,
                difference,
            }));
        }
    }
}

/// That a colour has too little contrast against one of the pages; of several the worst.
fn faint(whose: &Named, colour: Rgb, pages: &[Rgb]) -> Option<Fault> {
    let against = pages.iter().map(|page| (*page, contrast(colour, *page)));
    let worst = against.min_by(|(_, a), (_, b)| a.total_cmp(b));
    let (page, contrast) = worst.filter(|(_, contrast)| *contrast < LEAST_CONTRAST)?;
    Some(Fault::Faint {
        whose: whose.clone(),
        colour,
        page,
        contrast,
    })
}

/// To whom two colours look most alike, and how far apart they are to them.
fn most_alike(one: Rgb, other: Rgb) -> (Vision, f64) {
    let apart = |vision: Vision| {
        let [one, other] = [one, other].map(|rgb| Lab::of(vision.sees(rgb.linear())));
        (vision, difference(one, other))
    };
    let [first, rest @ ..] = Vision::ALL.map(apart);
    let least = |a: (Vision, f64), b: (Vision, f64)| if b.1 < a.1 { b } else { a };
    rest.into_iter().fold(first, least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::Label;
    use crate::colour::Colour;

    fn rgb(written: &str) -> Rgb {
        written.parse().unwrap()
    }

    fn faults(book: &Codebook) -> Vec<Fault> {
        let (light, dark) = ([rgb("#ffffff")], [rgb("#15171b")]);
        book.check(Pages {
            light: &light,
            dark: &dark,
        })
    }

    fn coloured(id: &str, light: &str, dark: &str) -> Label {
        let (light, dark) = (rgb(light), rgb(dark));
        Label {
            colour: Some(Colour { light, dark }),
            ..Label::new(id, id)
        }
    }

    fn book(labels: Vec<Label>) -> Codebook {
        Codebook {
            labels,
            ..Codebook::empty("b")
        }
    }

    #[test]
    fn a_colour_stands_out_from_its_page() {
        let grey = coloured("a", "#999999", "#999999");
        let found = faults(&book(vec![grey]));
        let [Fault::Faint { page, contrast, .. }] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(*page, rgb("#ffffff"));
        assert!((contrast - 2.85).abs() < 0.005, "{contrast}");
    }

    #[test]
    fn colours_are_told_apart_by_everybody() {
        // Red and green of the same lightness, blue and orange.
        let red = coloured("red", "#a23c3c", "#ffffff");
        let green = coloured("green", "#5a6b2a", "#9fd0ff");
        let blue = coloured("blue", "#2458c6", "#5fd0bf");
        let found = faults(&book(vec![red, green.clone(), blue.clone()]));
        let [
            Fault::Alike {
                one, other, vision, ..
            },
        ] = found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_eq!(
            [one, other],
            [&Named::Label("red".into()), &Named::Label("green".into())]
        );
        assert!([Vision::Protanopia, Vision::Deuteranopia].contains(vision));
        assert_eq!(faults(&book(vec![green, blue])), []);
    }
}
