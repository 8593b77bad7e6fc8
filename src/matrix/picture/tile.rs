//! A side in the drawing: a square with the stance's sign, filled as the certainty says.

use super::canvas::Canvas;

/// How wide and high a square is, in pixels.
pub const TILE: usize = 26;

/// The colours of stances on white: the light ones of `www/styles/tokens.css`, to which a test holds
/// them. A stance of another codebook has the last one.
pub const COLOURS: [(&str, &str); 8] = [
    ("supports", "#2e7d32"),
    ("opposes", "#b3261e"),
    ("demands", "#8f4700"),
    ("proposes", "#1565a9"),
    ("warns", "#765000"),
    ("denies", "#8a1f52"),
    ("asks", "#3f4fb0"),
    ("states", "#565c66"),
];

/// The certainties that have a filling of their own, from the firmest: solid, dense lines, wide
/// lines, an empty square with a broken edge. Any other is drawn as the last one.
pub const CERTAINTIES: [&str; 4] = ["certain", "probable", "possible", "unknown"];

/// Draws a square with its left upper corner here.
pub fn tile(
    canvas: &mut Canvas,
    (x, y): (usize, usize),
    stance: Option<&str>,
    certainty: &str,
    sign: &str,
) {
    let colour = colour(stance);
    let (fill, edge) = match certainty {
        "certain" => (".2", ""),
        "probable" | "possible" => ("0", ""),
        _ => ("0", r#" stroke-dasharray="3 2""#),
    };
    canvas.push(format_args!(
        r#"<rect x="{x}" y="{y}" width="{TILE}" height="{TILE}" rx="4" fill="{colour}" fill-opacity="{fill}" stroke="{colour}"{edge}/>"#
    ));
    let step = match certainty {
        "probable" => 5,
        "possible" => 10,
        _ => 0,
    };
    if step > 0 {
        let lines = hatching(x, y, step);
        canvas.push(format_args!(
            r#"<path d="{lines}" stroke="{colour}" stroke-opacity=".55" stroke-width="1.5"/>"#
        ));
    }
    // A white edge keeps the sign readable on the lines.
    let look = format!(
        r#"text-anchor="middle" font-weight="700" font-size="15" fill="{colour}" stroke="white" stroke-width="3" paint-order="stroke""#
    );
    if !sign.is_empty() {
        canvas.text(x + TILE / 2, y + TILE / 2 + 5, &look, sign);
    }
}

/// Slanted lines across a square, so far apart.
fn hatching(x: usize, y: usize, step: usize) -> String {
    let lines = (step..2 * TILE).step_by(step).map(|at| {
        let (near, far) = (at.min(TILE), at.saturating_sub(TILE));
        format!("M{} {}L{} {}", x + near, y + far, x + far, y + near)
    });
    lines.collect()
}

fn colour(stance: Option<&str>) -> &'static str {
    let known = COLOURS.iter().find(|(known, _)| Some(*known) == stance);
    known.unwrap_or(&COLOURS[COLOURS.len() - 1]).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_light_screen() {
        let tokens = include_str!("../../../www/styles/tokens.css");
        for (stance, colour) in COLOURS {
            let token = format!("--{stance}: light-dark({colour},");
            assert!(tokens.contains(&token), "{token}");
        }
    }

    #[test]
    fn certainties_look_different_without_any_colour() {
        let drawn = CERTAINTIES.map(|certainty| {
            let mut canvas = Canvas::new(30, 30, "");
            tile(&mut canvas, (0, 0), None, certainty, "");
            canvas.finish()
        });
        for (number, one) in drawn.iter().enumerate() {
            assert!(!drawn[number + 1..].contains(one));
        }
    }

    #[test]
    fn lines_stay_in_their_square() {
        for step in [5, 10] {
            let numbers = hatching(0, 0, step);
            let numbers = numbers
                .split(['M', 'L', ' '])
                .filter_map(|n| n.parse::<usize>().ok());
            assert!(numbers.max() <= Some(TILE));
        }
    }
}
