//! Runs of `*`, `_` and `~`: which of them are emphasis, and so no words.
//!
//! After the delimiter runs of `CommonMark` 0.31, section 6.2, and the strikethrough of GitHub.

/// A piece of a line.
#[derive(Debug)]
pub(super) enum Piece {
    Words(String),
    /// A line break that the writer asked for.
    Break,
    /// A run of `*`, `_` or `~`; what emphasis does not use of it is text.
    Run {
        mark: char,
        left: usize,
        opens: bool,
        closes: bool,
    },
}

/// A run of marks between these two characters.
pub(super) fn run(mark: char, length: usize, before: Option<char>, after: Option<char>) -> Piece {
    let (left, right) = (is_flanking(before, after), is_flanking(after, before));
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (opens, closes) = match mark {
        '_' => (left && !is_word(before), right && !is_word(after)),
        '~' if length > 2 => (false, false),
        _ => (left, right),
    };
    Piece::Run {
        mark,
        left: length,
        opens,
        closes,
    }
}

/// Whether a run between these two leans on what is after it ("left-flanking").
fn is_flanking(before: Option<char>, after: Option<char>) -> bool {
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_mark = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    !is_blank(after) && (!is_mark(after) || is_blank(before) || is_mark(before))
}

/// Takes from the runs what emphasis uses of them. Each closing run goes with the last open one of
/// its kind, and open runs between the two are text.
pub(super) fn pair(pieces: &mut [Piece]) {
    let mut open = Open::default();
    for place in 0..pieces.len() {
        let Piece::Run {
            mark,
            left,
            opens,
            closes,
        } = pieces[place]
        else {
            continue;
        };
        let remaining = if closes {
            open.close(pieces, mark, left)
        } else {
            left
        };
        if let Piece::Run { left, .. } = &mut pieces[place] {
            *left = remaining;
        }
        if opens && remaining > 0 {
            open.of(mark).push(place);
        }
    }
}

/// The places of the runs that wait for their ends, in order, for each mark.
#[derive(Default)]
struct Open {
    stars: Vec<usize>,
    lines: Vec<usize>,
    waves: Vec<usize>,
}

impl Open {
    fn of(&mut self, mark: char) -> &mut Vec<usize> {
        match mark {
            '*' => &mut self.stars,
            '_' => &mut self.lines,
            _ => &mut self.waves,
        }
    }

    /// Uses a run of this many marks to close open ones; how many of its marks are left.
    fn close(&mut self, pieces: &mut [Piece], mark: char, mut left: usize) -> usize {
        while left > 0 {
            let Some(last) = self.of(mark).last().copied() else {
                break;
            };
            self.forget_after(last);
            let Piece::Run {
                left: available, ..
            } = &mut pieces[last]
            else {
                break;
            };
            let used = if left >= 2 && *available >= 2 { 2 } else { 1 };
            *available -= used;
            left -= used;
            if *available == 0 {
                self.of(mark).pop();
            }
        }
        left
    }

    fn forget_after(&mut self, place: usize) {
        for runs in [&mut self.stars, &mut self.lines, &mut self.waves] {
            while runs.last().is_some_and(|run| *run > place) {
                runs.pop();
            }
        }
    }
}
