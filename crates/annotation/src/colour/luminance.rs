//! Contrast.

use super::Rgb;

/// The contrast ratio of two colours, from 1 to 21, whichever is in front (Web Content Accessibility
/// Guidelines 2.2, "contrast ratio" and "relative luminance"). Words need 4.5 (success criterion
/// 1.4.3), lines and shapes 3 (1.4.11).
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance: 0 is black, 1 white.
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.linear();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_ratios_come_out() {
        // Black on white is the largest ratio; #767676 is the lightest grey for words on white, and
        // #777777 just not dark enough.
        let on_white = |grey: &str| contrast(grey.parse().unwrap(), Rgb([255; 3]));
        for (grey, ratio) in [
            ("#000000", 21.0),
            ("#ffffff", 1.0),
            ("#767676", 4.54),
            ("#777777", 4.48),
        ] {
            assert!(
                (on_white(grey) - ratio).abs() < 0.005,
                "{grey}: {}",
                on_white(grey)
            );
        }
        let (one, other) = (Rgb([36, 88, 198]), Rgb([251, 250, 247]));
        assert!((contrast(one, other) - contrast(other, one)).abs() < 1e-12);
    }
}
