//! What heads say about a word: which cue it hangs under, and which phrases begin and end at it.

use super::super::hash::{feature, pair};
use super::super::passage::Passage;

/// From which class on a word above is taken for the cue.
const LIKELY: u8 = 2;
/// How far up to look: deeper trees are the parser's mistakes.
const HIGHEST: usize = 40;

/// A passage's tree with what is looked up again and again.
#[derive(Debug)]
pub struct Tree {
    /// The first word under each word, itself among them.
    first: Vec<u32>,
    /// The last one.
    last: Vec<u32>,
    /// For each word the nearest likely cue above it, plus 1.
    cue: Vec<u32>,
    /// The word right under that cue on the way.
    under: Vec<u32>,
    /// How many steps the cue is above the word.
    steps: Vec<u8>,
    /// Which relations hang on each word, as bits, after it; before it in the upper half.
    children: Vec<u32>,
    /// For each word the highest phrase that begins with it, by its head word.
    begins: Vec<u32>,
    /// The highest phrase that ends with it.
    ends: Vec<u32>,
}

impl Tree {
    /// Reads the heads of a passage; none if it has no heads. There are no cues in it before
    /// [`Tree::look_for_cues`].
    pub fn new(passage: &Passage) -> Option<Self> {
        let length = passage.len();
        if length == 0 || passage.heads.len() != length || passage.relations.len() != length {
            return None;
        }
        let own: Vec<u32> = (0..length as u32).collect();
        let mut tree = Self {
            first: own.clone(),
            last: own.clone(),
            cue: vec![0; length],
            under: own.clone(),
            steps: vec![0; length],
            children: vec![0; length],
            begins: own.clone(),
            ends: own,
        };
        for index in 0..length {
            tree.climb(passage, index);
        }
        for index in 0..length {
            let (first, last) = (tree.first[index] as usize, tree.last[index] as usize);
            // Of two phrases that begin at one place, the longer one is above.
            let begun = &mut tree.begins[first];
            if tree.last[*begun as usize] < tree.last[index] || *begun as usize == first {
                *begun = index as u32;
            }
            let ended = &mut tree.ends[last];
            if tree.first[*ended as usize] > tree.first[index] || *ended as usize == last {
                *ended = index as u32;
            }
        }
        Some(tree)
    }

    /// Finds for each word the cue above it; `classes` say how probably words are part of one.
    pub fn look_for_cues(&mut self, passage: &Passage, classes: &[u8]) {
        for index in 0..passage.len() {
            (self.cue[index], self.under[index], self.steps[index]) = (0, index as u32, 0);
            let mut at = index;
            for step in 1..=HIGHEST {
                let head = passage.heads[at] as usize;
                if head == at || head >= passage.len() {
                    break;
                }
                if classes[head] >= LIKELY {
                    self.cue[index] = head as u32 + 1;
                    self.under[index] = at as u32;
                    self.steps[index] = step as u8;
                    break;
                }
                at = head;
            }
        }
    }

    fn climb(&mut self, passage: &Passage, index: usize) {
        let mut at = index;
        for step in 1..=HIGHEST {
            let head = passage.heads[at] as usize;
            if head == at || head >= passage.len() {
                break;
            }
            if step == 1 {
                let side = if index < head { 16 } else { 0 };
                self.children[head] |= 1 << (side + u32::from(passage.relations[index] & 15));
            }
            self.first[head] = self.first[head].min(index as u32);
            self.last[head] = self.last[head].max(index as u32);
            at = head;
        }
    }

    /// The features of word `index`, added to `sink`.
    pub fn features(&self, passage: &Passage, classes: &[u8], index: usize, sink: &mut Vec<u64>) {
        self.head(passage, classes, index, sink);
        self.cue(passage, classes, index, sink);
        self.edges(passage, classes, index, sink);
    }

    fn head(&self, passage: &Passage, classes: &[u8], index: usize, sink: &mut Vec<u64>) {
        let relation = |word: usize| u64::from(passage.relations[word]);
        let head = passage.heads[index] as usize;
        let above = passage.heads[head] as usize;
        let side = u64::from(head > index) * 2 + u64::from(head == index);
        let how = relation(index) << 2 | side;
        let class = u64::from(classes[head]);
        let own = u64::from(classes[index]);
        let children = u64::from(self.children[index]);
        sink.extend([
            feature(200, how),
            feature(201, pair(passage.words[head].lower, how)),
            feature(202, pair(how, class)),
            feature(203, pair(passage.words[index].lower, how)),
            feature(
                204,
                pair(
                    how << 8 | u64::from(passage.tag(head)),
                    u64::from(passage.tag(index)),
                ),
            ),
            feature(
                205,
                pair(how, pair(relation(head), u64::from(classes[above]))),
            ),
            feature(206, pair(passage.words[above].lower, relation(head))),
            feature(207, pair(own, children)),
            feature(
                208,
                pair(passage.words[index].lower, children & 0x0117_0117),
            ),
            feature(
                209,
                pair(
                    u64::from(passage.words[index].cluster),
                    children & 0x0014_0014,
                ),
            ),
            feature(210, pair(u64::from(passage.words[head].cluster), how)),
            feature(211, pair(how, u64::from(self.children[head]))),
        ]);
    }

    fn cue(&self, passage: &Passage, classes: &[u8], index: usize, sink: &mut Vec<u64>) {
        let Some(cue) = (self.cue[index] as usize).checked_sub(1) else {
            sink.push(feature(220, 0));
            return;
        };
        let under = self.under[index] as usize;
        let side = u64::from(index > cue) * 2 + u64::from(under > cue);
        let how = u64::from(passage.relations[under]) << 2 | side;
        let class = u64::from(classes[cue]);
        let steps = u64::from(self.steps[index].min(4));
        // Whether the phrase under the cue begins or ends here.
        let edge = u64::from(self.first[under] as usize == index)
            | u64::from(self.last[under] as usize == index) << 1
            | u64::from(self.last[under] as usize + 1 == index) << 2;
        let finite = passage.tag(cue);
        sink.extend([
            feature(220, 1 + (how << 4 | class)),
            feature(221, pair(passage.words[cue].lower, how)),
            feature(
                222,
                pair(how << 4 | class, steps << 8 | u64::from(passage.tag(index))),
            ),
            feature(223, pair(how << 4 | class, passage.words[index].lower)),
            feature(
                224,
                pair(
                    passage.words[cue].lower,
                    pair(how, u64::from(passage.tag(index))),
                ),
            ),
            feature(225, pair(how << 4 | class, edge)),
            feature(226, pair(edge, pair(how, passage.words[index].lower))),
            feature(227, pair(how << 4 | class, u64::from(finite) << 4 | edge)),
            feature(228, pair(passage.words[cue].lower, pair(how, edge))),
        ]);
    }

    fn edges(&self, passage: &Passage, classes: &[u8], index: usize, sink: &mut Vec<u64>) {
        let before = index.checked_sub(1);
        let phrases = [
            (230, Some(self.begins[index])),
            (240, Some(self.ends[index])),
            (250, before.map(|before| self.ends[before])),
            (260, self.begins.get(index + 1).copied()),
        ];
        for (template, phrase) in phrases {
            let Some(top) = phrase.map(|phrase| phrase as usize) else {
                continue;
            };
            let head = passage.heads[top] as usize;
            let side = u64::from(head > top);
            let how = u64::from(passage.relations[top]) << 1 | side;
            let length = u64::from(self.last[top] - self.first[top]).min(12) / 2;
            let class = u64::from(classes[head]);
            sink.extend([
                feature(template, pair(how, class)),
                feature(template + 1, pair(how, passage.words[head].lower)),
                feature(template + 2, pair(how << 8 | length, class)),
                feature(
                    template + 3,
                    pair(how << 8 | u64::from(passage.tag(top)), class),
                ),
            ]);
        }
    }
}
