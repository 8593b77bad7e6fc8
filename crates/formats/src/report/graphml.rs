//! Who stands where as a network: actors and issues, and what binds them.
//!
//! Source: the `GraphML` primer and schema (graphml.graphdrawing.org), as networkx, igraph, Gephi and
//! visone read it. An actor is bound to an issue once for each side it takes there.

use std::fmt::Write as _;
use std::io;

use standpoint_annotation::Document;
use standpoint_annotation::matrix::{Counted, Heading, Matrix};

use super::statement::{rejected, side};
use super::{Report, ReportWriter, escaped};
use crate::exchange::{Aspect, Files, Losses};

/// The network of actors and issues.
pub(super) static REPORT: Report = Report {
    id: "graphml",
    name: "a network of actors and issues (GraphML)",
    extension: "graphml",
    writer: |accepted_only| {
        Box::new(Network {
            counted: if accepted_only {
                Counted::Accepted
            } else {
                Counted::Open
            },
            documents: Vec::new(),
        })
    },
};

/// What nodes and edges say: the key, what it is said of, and its type.
const KEYS: [(&str, &str, &str); 9] = [
    ("label", "node", "string"),
    ("type", "node", "string"),
    ("kind", "node", "string"),
    ("positions", "node", "int"),
    ("stance", "edge", "string"),
    ("certainty", "edge", "string"),
    ("weight", "edge", "int"),
    ("sign", "edge", "int"),
    ("open", "edge", "int"),
];

/// A network needs all articles at once; each shares its marks with whoever handed it over.
struct Network {
    counted: Counted,
    documents: Vec<Document>,
}

impl ReportWriter for Network {
    fn add(
        &mut self,
        document: &Document,
        _: &mut dyn Files,
        losses: &mut Losses,
    ) -> io::Result<()> {
        let matrix = Matrix::of([document], self.counted);
        losses.add(Aspect::Sides, unnamed(&matrix));
        losses.add(Aspect::Rejected, rejected(document));
        self.documents.push(document.clone());
        Ok(())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        let matrix = Matrix::of(&self.documents, self.counted);
        files.append("", graph(&matrix).as_bytes())
    }
}

fn graph(matrix: &Matrix) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (key, of, kind) in KEYS {
        let _ = writeln!(
            xml,
            "  <key id=\"{key}\" for=\"{of}\" attr.name=\"{key}\" attr.type=\"{kind}\"/>"
        );
    }
    xml.push_str("  <graph id=\"positions\" edgedefault=\"directed\">\n");
    add_nodes(&mut xml, 'a', "actor", &matrix.actors);
    add_nodes(&mut xml, 'i', "issue", &matrix.issues);
    let mut number = 0;
    for (actor, _) in named(&matrix.actors) {
        for (issue, _) in named(&matrix.issues) {
            add_edges(&mut xml, matrix, (actor, issue), &mut number);
        }
    }
    xml.push_str("  </graph>\n</graphml>\n");
    xml
}

/// Headings that are not blank, with their places.
fn named(headings: &[Heading]) -> impl Iterator<Item = (usize, &Heading)> {
    let all = headings.iter().enumerate();
    all.filter(|(_, heading)| !heading.name.is_empty())
}

/// How many positions have a holder or an issue without a name, and so no edge.
fn unnamed(matrix: &Matrix) -> usize {
    let (actors, issues) = (matrix.actors.iter().enumerate(), matrix.issues.iter());
    let cells = actors.flat_map(|(row, actor)| {
        let issues = issues.clone().enumerate();
        let unnamed = issues.filter(|(_, issue)| actor.name.is_empty() || issue.name.is_empty());
        unnamed.map(move |(column, _)| matrix.cell(row, column).len())
    });
    cells.sum()
}

fn add_nodes(xml: &mut String, letter: char, kind: &str, headings: &[Heading]) {
    for (place, heading) in named(headings) {
        let _ = writeln!(xml, "    <node id=\"{letter}{place}\">");
        add_data(xml, "label", &heading.name);
        add_data(xml, "type", kind);
        if let Some(kind) = &heading.kind {
            add_data(xml, "kind", kind);
        }
        add_data(xml, "positions", &heading.positions.to_string());
        xml.push_str("    </node>\n");
    }
}

/// An edge for each side, those that most positions take first.
fn add_edges(
    xml: &mut String,
    matrix: &Matrix,
    (actor, issue): (usize, usize),
    number: &mut usize,
) {
    for said in matrix.sides(actor, issue) {
        let stands = matrix.cell(actor, issue).iter();
        let open = stands
            .filter(|stand| stand.stance == said.stance && stand.open)
            .count();
        let _ = writeln!(
            xml,
            "    <edge id=\"e{number}\" source=\"a{actor}\" target=\"i{issue}\">"
        );
        *number += 1;
        if let Some(stance) = &said.stance {
            add_data(xml, "stance", stance);
        }
        add_data(xml, "certainty", &said.certainty);
        add_data(xml, "weight", &said.count.to_string());
        add_data(xml, "sign", &side(said.stance.as_deref()).to_string());
        add_data(xml, "open", &open.to_string());
        xml.push_str("    </edge>\n");
    }
}

fn add_data(xml: &mut String, key: &str, words: &str) {
    let _ = writeln!(xml, "      <data key=\"{key}\">{}</data>", escaped(words));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, written};
    use super::*;

    #[test]
    fn actors_and_issues_are_nodes_and_sides_are_edges() {
        let (file, losses) = written(&REPORT, &[document(), document()], false);
        let count = |what: &str| file.matches(what).count();
        assert_eq!((count("<node "), count("<edge ")), (3, 2));
        let edge = "<data key=\"stance\">opposes</data>\n      <data key=\"certainty\">certain</data>\n      \
            <data key=\"weight\">2</data>\n      <data key=\"sign\">-1</data>";
        assert!(file.contains(edge), "{file}");
        assert!(losses.is_empty());
    }
}
