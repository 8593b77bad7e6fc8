//! How far a parse has come.

/// The columns of the table of steps; the last is empty.
pub const STEPS: usize = 4;

/// What can be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    /// Put the next word on the stack.
    Shift,
    /// Hang the top of the stack on the next word.
    Left,
    /// Hang the top of the stack on the one below it.
    Right,
}

impl Step {
    /// All steps, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// No word.
const NONE: usize = usize::MAX;

/// Stack, next word, and the heads found so far. Words are counted from the sentence's start; the
/// root stands behind the last one.
#[derive(Clone, Debug)]
pub struct State {
    stack: Vec<usize>,
    next: usize,
    heads: Vec<usize>,
    first_child: Vec<usize>,
    last_child: Vec<usize>,
}

impl State {
    /// Nothing read yet of a sentence of `length` words.
    pub fn new(length: usize) -> Self {
        Self {
            stack: Vec::with_capacity(16),
            next: 0,
            heads: vec![NONE; length],
            first_child: vec![NONE; length + 1],
            last_child: vec![NONE; length + 1],
        }
    }

    /// Whether every word has a head.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next >= self.heads.len()
    }

    /// The word at this depth of the stack, 0 being the top.
    pub fn stacked(&self, depth: usize) -> Option<usize> {
        let place = self.stack.len().checked_sub(depth + 1)?;
        self.stack.get(place).copied()
    }

    /// The word this far ahead, 0 being the next; none from the root on.
    pub fn ahead(&self, by: usize) -> Option<usize> {
        let word = self.next + by;
        (word < self.heads.len()).then_some(word)
    }

    /// The outermost words that hang on `word` so far, first and last.
    pub fn children(&self, word: usize) -> (Option<usize>, Option<usize>) {
        let known = |list: &[usize]| list.get(word).copied().filter(|child| *child != NONE);
        (known(&self.first_child), known(&self.last_child))
    }

    /// The head of each word; the number of words for the root.
    pub fn heads(&self) -> &[usize] {
        &self.heads
    }

    /// Whether a step can be taken now.
    pub fn may(&self, step: Step) -> bool {
        match step {
            Step::Shift => self.next < self.heads.len(),
            Step::Left => !self.stack.is_empty(),
            Step::Right => self.stack.len() > 1,
        }
    }

    /// The only step that can be taken now, where there is no choice.
    pub fn only_step(&self) -> Option<Step> {
        match (self.stack.len(), self.may(Step::Shift)) {
            (0, true) => Some(Step::Shift),
            (1, false) => Some(Step::Left),
            _ => None,
        }
    }

    /// Takes a step, if it can be taken.
    pub fn take(&mut self, step: Step) {
        match step {
            Step::Shift if self.next < self.heads.len() => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Step::Shift => {}
            Step::Left => {
                if let Some(word) = self.stack.pop() {
                    self.hang(word, self.next);
                }
            }
            Step::Right => {
                if let Some(head) = self.stacked(1)
                    && let Some(word) = self.stack.pop()
                {
                    self.hang(word, head);
                }
            }
        }
    }

    fn hang(&mut self, word: usize, head: usize) {
        self.heads[word] = head;
        let first = &mut self.first_child[head];
        *first = (*first).min(word);
        let last = &mut self.last_child[head];
        *last = if *last == NONE {
            word
        } else {
            (*last).max(word)
        };
    }

    /// How many right heads a step makes impossible, `gold` being all of them.
    pub fn cost(&self, step: Step, gold: &[usize]) -> usize {
        let length = self.heads.len();
        let (Some(top), next) = (self.stacked(0), self.next) else {
            return 0;
        };
        let ahead = |word: usize| word >= next;
        let waiting = (next..length).filter(|word| gold[*word] == top).count();
        match step {
            Step::Left => {
                let head = gold[top];
                let below = self.stacked(1) == Some(head);
                waiting + usize::from(below || (ahead(head) && head != next))
            }
            Step::Right => waiting + usize::from(ahead(gold[top])),
            Step::Shift => {
                let under = self.stack.split_last().map_or(&[][..], |(_, under)| under);
                let children = self
                    .stack
                    .iter()
                    .filter(|word| gold[**word] == next)
                    .count();
                children + usize::from(next < length && under.contains(&gold[next]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows the steps that cost nothing.
    fn follow(gold: &[usize]) -> Vec<usize> {
        let mut state = State::new(gold.len());
        while !state.is_done() {
            let steps = Step::ALL.into_iter().filter(|step| state.may(*step));
            if let Some(only) = state.only_step() {
                assert_eq!(steps.clone().collect::<Vec<_>>(), [only]);
            } else {
                assert!(steps.clone().count() > 1);
            }
            let step = steps.min_by_key(|step| state.cost(*step, gold));
            state.take(step.unwrap());
        }
        state.heads().to_vec()
    }

    #[test]
    fn steps_without_cost_lead_to_the_right_tree() {
        // Kessia rejected a joint inspection .
        for gold in [
            vec![1, 6, 4, 4, 1, 1],
            vec![3, 0, 1, 4],
            vec![1, 2, 3],
            vec![3, 0, 0],
        ] {
            assert_eq!(follow(&gold), gold);
        }
    }

    #[test]
    fn of_a_crossing_tree_the_rest_stays_right() {
        // 0 hangs on 2, 1 on 3: both cannot be had.
        let gold = [2, 3, 4, 2];
        let found = follow(&gold);
        let right = found.iter().zip(&gold).filter(|(a, b)| a == b).count();
        assert!((2..4).contains(&right), "{found:?}");
    }

    #[test]
    fn what_cannot_be_done_changes_nothing() {
        let mut state = State::new(1);
        assert!(!state.may(Step::Left) && !state.may(Step::Right));
        state.take(Step::Right);
        state.take(Step::Left);
        state.take(Step::Shift);
        state.take(Step::Shift);
        state.take(Step::Right);
        assert_eq!(state.stacked(0), Some(0));
        state.take(Step::Left);
        assert!(state.is_done());
        assert_eq!(state.heads(), [1]);
    }
}
