//! The matrix as a drawing (SVG), for a page or a slide: always dark on light, whatever the screen
//! looks like. Stances have signs, certainties have patterns: a copy without colours says the same.

mod canvas;
mod tile;

use standpoint_annotation::Matrix;
use standpoint_annotation::matrix::Side;

use super::{Names, actor_name, issue_name};
use crate::i18n::{Message, words};
use canvas::{Canvas, shortened, wrapped};
use tile::{CERTAINTIES, COLOURS, TILE, tile};

// Measures in pixels.
const MARGIN: usize = 24;
const ROW_HEIGHT: usize = 40;
const NAMES_WIDTH: usize = 220;
const COLUMN_WIDTH: usize = 112;
const LINE: usize = 16;
/// What a tile takes with the room beside it.
const STEP: usize = TILE + 6;
/// What a tile and its name take in the legend.
const LEGEND_STEP: usize = 112;

// Letters in a line of a column's heading, in an actor's name; lines of a heading.
const HEADING_LETTERS: usize = 14;
const NAME_LETTERS: usize = 28;
const HEADING_LINES: usize = 4;

const TITLE: &str = r#"font-size="16" font-weight="600""#;
const QUIET: &str = r##"fill="#5b616b""##;
const HEADING: &str = r##"fill="#5b616b" font-size="12" text-anchor="middle""##;
const NAME: &str = r#"font-weight="500""#;
const COUNT: &str = r#"font-size="10" font-weight="600" text-anchor="middle""#;

/// Draws the matrix under a title.
pub fn picture(matrix: &Matrix, names: &Names, title: &str) -> String {
    let top = MARGIN + 44 + HEADING_LINES * LINE;
    let bottom = top + matrix.actors.len() * ROW_HEIGHT;
    let columns = NAMES_WIDTH + matrix.issues.len() * COLUMN_WIDTH;
    let width = columns.max(COLOURS.len() * LEGEND_STEP) + 2 * MARGIN;
    let mut canvas = Canvas::new(width, bottom + 120, title);
    canvas.text(MARGIN, MARGIN + 12, TITLE, &words("map-title"));
    canvas.text(MARGIN, MARGIN + 32, QUIET, title);
    for (column, issue) in matrix.issues.iter().enumerate() {
        let lines = wrapped(&issue_name(issue), HEADING_LETTERS, HEADING_LINES);
        for (number, line) in lines.iter().rev().enumerate() {
            canvas.text(middle(column), top - 8 - number * LINE, HEADING, line);
        }
    }
    for (row, actor) in matrix.actors.iter().enumerate() {
        let y = top + row * ROW_HEIGHT;
        canvas.rule(MARGIN, width - MARGIN, y);
        let name = shortened(&actor_name(actor), NAME_LETTERS);
        canvas.text(MARGIN, y + 25, NAME, &name);
        for column in 0..matrix.issues.len() {
            let sides = matrix.sides(row, column);
            cell(
                &mut canvas,
                names,
                middle(column),
                y + (ROW_HEIGHT - TILE) / 2,
                &sides,
            );
        }
    }
    canvas.rule(MARGIN, width - MARGIN, bottom);
    legend(&mut canvas, names, bottom + 24);
    canvas.finish()
}

/// The middle of a column.
fn middle(column: usize) -> usize {
    MARGIN + NAMES_WIDTH + column * COLUMN_WIDTH + COLUMN_WIDTH / 2
}

/// A tile for each side, as many as there is room for, and how many more there are.
fn cell(canvas: &mut Canvas, names: &Names, middle: usize, y: usize, sides: &[Side]) {
    let room = COLUMN_WIDTH / STEP;
    let shown = if sides.len() > room {
        room - 1
    } else {
        sides.len()
    };
    let mut x = middle - sides.len().min(room) * STEP / 2 + (STEP - TILE) / 2;
    for side in &sides[..shown] {
        let stance = side.stance.as_deref();
        tile(canvas, (x, y), stance, &side.certainty, &names.sign(stance));
        if side.count > 1 {
            canvas.text(x + TILE, y + 3, COUNT, &side.count.to_string());
        }
        x += STEP;
    }
    if shown < sides.len() {
        let more = Message::new("map-more").with("count", sides.len() - shown);
        canvas.text(x, y + 18, QUIET, &more.words());
    }
}

/// What the signs and the patterns mean.
fn legend(canvas: &mut Canvas, names: &Names, y: usize) {
    for (number, (stance, _)) in COLOURS.iter().enumerate() {
        let x = MARGIN + number * LEGEND_STEP;
        tile(
            canvas,
            (x, y),
            Some(stance),
            "certain",
            &names.sign(Some(stance)),
        );
        canvas.text(x + STEP, y + 18, QUIET, &names.stance(Some(stance)));
    }
    for (number, certainty) in CERTAINTIES.iter().enumerate() {
        let (x, y) = (MARGIN + number * LEGEND_STEP, y + ROW_HEIGHT);
        tile(canvas, (x, y), None, certainty, "");
        canvas.text(x + STEP, y + 18, QUIET, &names.certainty(certainty));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::matrix::Counted;
    use standpoint_annotation::{Change, Codebook, Document, Edit, Mark};
    use standpoint_text::{Span, Text};

    /// The matrix of one position that nobody holds, about this.
    fn drawn(issue: &str) -> String {
        let mut document = Document::new("d", Text::new("x"));
        let mark = Mark::new("p", "position", Span::from_bytes(0, 1))
            .with("stance", "opposes")
            .with("certainty", "possible")
            .with("issue", issue);
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        let matrix = Matrix::of([&document], Counted::Open);
        picture(
            &matrix,
            &Names::of(&Codebook::standard()),
            "A <dam> & \"its\" wall",
        )
    }

    #[test]
    fn words_are_words_and_never_markup() {
        let svg = drawn("<script>alert(1)</script>");
        assert!(!svg.contains("<script"), "{svg}");
        assert!(
            svg.contains("A &lt;dam&gt; &amp; &quot;its&quot; wall"),
            "{svg}"
        );
        assert_eq!(svg.matches("<svg").count(), 1);
        assert!(svg.ends_with("</svg>"));
    }

    #[test]
    fn a_side_is_drawn_with_its_sign_and_its_colour() {
        let svg = drawn("safety");
        assert!(svg.contains(&format!(">{}</text>", words("sign-opposes"))));
        assert!(svg.contains(">safety</text>"), "{svg}");
        assert_eq!(
            svg.matches("#b3261e").count(),
            drawn("x").matches("#b3261e").count()
        );
    }
}
