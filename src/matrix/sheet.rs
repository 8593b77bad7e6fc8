//! The matrix as a table of words: a line for each actor, a column for each issue.

use standpoint_annotation::Matrix;

use super::{Names, actor_name, issue_name};
use crate::i18n::words;

/// The table with its headings. A cell says each side in words, several joined by `; `.
pub fn sheet(matrix: &Matrix, names: &Names) -> Vec<Vec<String>> {
    let mut headings = vec![words("map-actor"), words("map-kind")];
    headings.extend(matrix.issues.iter().map(issue_name));
    let mut table = vec![headings];
    for (row, actor) in matrix.actors.iter().enumerate() {
        let mut line = vec![actor_name(actor), names.kind(actor)];
        line.extend((0..matrix.issues.len()).map(|column| cell(matrix, names, row, column)));
        table.push(line);
    }
    table
}

fn cell(matrix: &Matrix, names: &Names, row: usize, column: usize) -> String {
    let sides = matrix.sides(row, column);
    let said: Vec<String> = sides.iter().map(|side| names.side(side)).collect();
    said.join("; ")
}
