//! The blocks of Markdown, line by line.
//!
//! After `CommonMark` 0.31, sections 4 and 5, and the tables of GitHub. How deep quotations and lists
//! nest makes no difference to the words, so it is not kept.

use std::collections::HashSet;

use super::inline;
use super::line::{
    definition, fence, footnote, heading, html_block, indent, is_rule, is_table_rule, is_underline,
    list_item, unquoted,
};
use super::link::normal_label;
use crate::flow::Flow;

/// The words of all blocks, and the first heading of the first level.
pub(super) fn read(markdown: &str) -> (String, Option<String>) {
    let mut blocks = Blocks {
        labels: markdown
            .lines()
            .filter_map(definition)
            .map(normal_label)
            .collect(),
        flow: Flow::new(),
        open: Block::None,
        in_list: false,
        heading: None,
    };
    for line in markdown.lines() {
        blocks.line(line);
    }
    blocks.close();
    (blocks.flow.finish(), blocks.heading)
}

/// The block that the next line may belong to.
enum Block {
    None,
    Paragraph(String),
    Table,
    /// Code between fences of this character and at least this length.
    Fenced(char, usize),
    /// HTML up to the line that holds this, or up to a blank one.
    Html(String, Option<&'static str>),
}

struct Blocks {
    /// The labels that links may name.
    labels: HashSet<String>,
    flow: Flow,
    open: Block,
    /// Whether indented lines belong to an item.
    in_list: bool,
    heading: Option<String>,
}

impl Blocks {
    fn line(&mut self, line: &str) {
        if let Block::Fenced(mark, length) = self.open {
            let line = unquoted(line);
            let text = line.trim();
            let closes = fence(text).is_some_and(|(m, l)| m == mark && l >= length);
            if closes && text.chars().all(|c| c == mark) {
                self.close();
            } else {
                self.flow.verbatim(line);
                self.flow.verbatim("\n");
            }
            return;
        }
        if let Block::Html(html, end) = &mut self.open {
            let is_over = end.map_or(line.trim().is_empty(), |end| line.contains(end));
            html.push_str(line);
            html.push('\n');
            if is_over {
                self.close();
            }
            return;
        }
        self.fresh_line(unquoted(line));
    }

    /// A line that no fence holds, without the marks of a quotation.
    fn fresh_line(&mut self, line: &str) {
        let text = line.trim_start();
        let indent = indent(line);
        if text.trim_end().is_empty() {
            return self.close();
        }
        if self.continues(text, indent) {
            return;
        }
        let in_paragraph = matches!(self.open, Block::Paragraph(_));
        if let Some(item) = list_item(text, in_paragraph && !self.in_list) {
            return self.begin_items(item);
        }
        if indent < 2 && !in_paragraph {
            self.end_list();
        }
        if indent >= 4 && !self.in_list && !in_paragraph {
            return self.code_line(line);
        }
        self.begin(text);
    }

    /// Whether the line makes the open block longer, or a heading or table of it.
    fn continues(&mut self, text: &str, indent: usize) -> bool {
        match &mut self.open {
            Block::Table if text.contains('|') => {
                self.row(text);
                true
            }
            Block::Paragraph(lines) if indent < 4 && is_underline(text) => {
                let lines = std::mem::take(lines);
                self.open = Block::None;
                self.write_heading(&lines, if text.starts_with('=') { 1 } else { 2 });
                true
            }
            Block::Paragraph(lines) if is_table_rule(text) => {
                let (before, header) = lines.rsplit_once('\n').unwrap_or(("", lines));
                let (before, header) = (before.to_owned(), header.to_owned());
                if !header.contains('|') {
                    return false;
                }
                self.open = Block::Paragraph(before);
                self.close();
                self.open = Block::Table;
                self.flow.paragraph();
                self.row(&header);
                true
            }
            _ => false,
        }
    }

    /// A line that begins a block, or goes on with a paragraph.
    fn begin(&mut self, text: &str) {
        if let Some((mark, length)) = fence(text) {
            self.close();
            self.flow.paragraph();
            self.open = Block::Fenced(mark, length);
        } else if let Some((level, heading)) = heading(text) {
            self.close();
            self.write_heading(heading, level);
        } else if is_rule(text) {
            self.close();
            self.flow.paragraph();
        } else if let Block::Paragraph(lines) = &mut self.open {
            lines.push('\n');
            lines.push_str(text);
        } else if let Some(end) = html_block(text) {
            self.close();
            self.flow.paragraph();
            let is_over = end.is_some_and(|end| text.contains(end));
            self.open = Block::Html(format!("{text}\n"), end);
            if is_over {
                self.close();
            }
        } else if definition(text).is_none() {
            self.close();
            self.open = Block::Paragraph(footnote(text).unwrap_or(text).to_owned());
        }
    }

    /// Begins an item, and the items and the block that stand on the same line.
    fn begin_items(&mut self, item: &str) {
        self.close();
        if !self.in_list {
            self.flow.paragraph();
        }
        self.in_list = true;
        self.flow.item();
        let mut item = unquoted(item);
        while let Some(inner) = list_item(item, false) {
            item = unquoted(inner);
        }
        let boxes = ["[ ] ", "[x] ", "[X] "];
        item = boxes
            .iter()
            .find_map(|mark| item.strip_prefix(mark))
            .unwrap_or(item);
        if !item.trim().is_empty() {
            self.begin(item);
        }
    }

    fn end_list(&mut self) {
        if self.in_list {
            self.flow.end_item();
            self.flow.paragraph();
        }
        self.in_list = false;
    }

    fn code_line(&mut self, line: &str) {
        self.close();
        self.flow.verbatim(line.trim());
        self.flow.line();
    }

    fn row(&mut self, row: &str) {
        let row = row.trim();
        let row = row.strip_prefix('|').unwrap_or(row);
        let row = row.strip_suffix('|').unwrap_or(row);
        self.flow.line();
        for cell in row.split('|') {
            self.flow.cell();
            inline::write(cell.trim(), &self.labels, &mut self.flow);
        }
    }

    fn write_heading(&mut self, heading: &str, level: usize) {
        self.flow.paragraph();
        let place = self.flow.place();
        inline::write(heading, &self.labels, &mut self.flow);
        if level == 1 && self.heading.is_none() {
            self.heading = Some(self.flow.since(place).to_owned());
        }
        self.flow.paragraph();
    }

    /// Writes the open block.
    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Block::None) {
            Block::None => {}
            Block::Paragraph(lines) => {
                self.gap();
                inline::write(&lines, &self.labels, &mut self.flow);
                self.gap();
            }
            Block::Html(html, _) => {
                inline::html_lines(&html, &mut self.flow);
                self.flow.paragraph();
            }
            Block::Table | Block::Fenced(..) => self.flow.paragraph(),
        }
    }

    /// Paragraphs of a list are lines.
    fn gap(&mut self) {
        if self.in_list {
            self.flow.line();
        } else {
            self.flow.paragraph();
        }
    }
}
