//! Who is who: our entities, and the plain rule that the same surname is the same person, over the
//! same marks.
//!
//! Corpus and codebook draw a mention's edges differently, so a mark stands for a gold mention if it
//! holds its head and nothing outside the whole phrase (the least and the most of MUC-7's coreference
//! task). Marks that stand for none keep their own identity.

use std::collections::{BTreeMap, HashSet};

use standpoint_agreement::lea::Lea;

use super::lead::lead;
use super::marked::Actor;
use super::sets::gum_entities::{EntityText, GoldMention};
use super::table::in_percent;

/// A mention of either side: a gold one by its place, or a mark that stands for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionId {
    /// A gold mention.
    Gold(usize),
    /// A mark of ours that stands for no gold mention.
    Own(usize),
}

/// Entities of either side.
type Entities = Vec<Vec<MentionId>>;

/// Which rule says who is who.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The engine's entities.
    Ours,
    /// Names with the same last word are one; all else is alone.
    SameSurname,
}

/// The table of entities: ours, the baseline, and how far ours is ahead, from the counts of each text
/// under both rules.
pub fn rows([ours, baseline]: &[Vec<[Lea; 2]>; 2]) -> Vec<String> {
    let three = "    P     R    F1";
    let start = format!("{:24}{:22}{:13}", "set", "task", "engine");
    let all: Vec<usize> = (0..ours.len()).collect();
    let row = |titles: [&str; 3], texts: &[[Lea; 2]]| {
        let [set, task, engine] = titles;
        let [found, shared] = [0, 1].map(|which| in_percent(summed(texts, which, &all).score()));
        format!("{set:24}{task:22}{engine:13}{found:20}{shared}")
    };
    let ahead = [0, 1].map(|which| {
        let f1 =
            |texts: &[[Lea; 2]], drawn: &[usize]| 100.0 * summed(texts, which, drawn).score().f1;
        lead(ours.len(), |drawn| f1(ours, drawn) - f1(baseline, drawn))
    });
    let [found, shared] = ahead;
    vec![
        format!("{start}{three:20}{three}   (all mentions; those that both have)"),
        row(["GUM test", "entities, LEA", "ours"], ours),
        row(["", "", "same surname"], baseline),
        format!("{:33}{:26}{found:20}{shared}", "", "ours less same surname"),
    ]
}

/// The counts of the texts drawn, over all mentions (0) or those that both have (1).
fn summed(texts: &[[Lea; 2]], which: usize, drawn: &[usize]) -> Lea {
    let mut sum = Lea::default();
    for place in drawn {
        sum += texts[*place][which];
    }
    sum
}

/// LEA over all mentions, and over those that both sides have.
pub fn compare(text: &EntityText, actors: &[Actor], rule: Rule) -> [Lea; 2] {
    let gold = gold(text);
    let ids = aligned(text, actors);
    let characters: Vec<char> = text.text.chars().collect();
    let mut ours: BTreeMap<String, Vec<MentionId>> = BTreeMap::new();
    for (number, (actor, id)) in actors.iter().zip(&ids).enumerate() {
        let key = match rule {
            Rule::Ours => actor.entity.clone(),
            Rule::SameSurname => surname(actor, &characters),
        };
        ours.entry(key.unwrap_or_else(|| format!("\0{number}")))
            .or_default()
            .push(*id);
    }
    let ours: Entities = ours.into_values().collect();
    let (shared_gold, shared_ours) = (within(&gold, &ours), within(&ours, &gold));
    [Lea::of(&gold, &ours), Lea::of(&shared_gold, &shared_ours)]
}

/// Gold mentions numbered through.
fn gold(text: &EntityText) -> Entities {
    let mut number = 0;
    let entities = text.entities.iter().map(|mentions| {
        let first = number;
        number += mentions.len();
        (first..number).map(MentionId::Gold).collect()
    });
    entities.collect()
}

/// What each mark stands for: the shortest gold mention that fits and is not taken.
fn aligned(text: &EntityText, actors: &[Actor]) -> Vec<MentionId> {
    let mentions: Vec<&GoldMention> = text.entities.iter().flatten().collect();
    let mut taken = HashSet::new();
    let ids = actors.iter().enumerate().map(|(number, actor)| {
        let (start, end) = actor.whole;
        let fits = |m: &GoldMention| {
            start <= m.head.0 && m.head.1 <= end && m.whole.0 <= start && end <= m.whole.1
        };
        let free = (0..mentions.len()).filter(|m| fits(mentions[*m]) && !taken.contains(m));
        let best = free.min_by_key(|m| mentions[*m].whole.1 - mentions[*m].whole.0);
        taken.extend(best);
        best.map_or(MentionId::Own(number), MentionId::Gold)
    });
    ids.collect()
}

/// The last word of a name, in lower case.
fn surname(actor: &Actor, text: &[char]) -> Option<String> {
    let name: String = text.get(actor.whole.0..actor.whole.1)?.iter().collect();
    let word = name
        .split_whitespace()
        .next_back()
        .filter(|_| actor.is_name);
    word.map(str::to_lowercase)
}

/// The entities with only those mentions that the other side has.
fn within(entities: &Entities, others: &Entities) -> Entities {
    let known: HashSet<MentionId> = others.iter().flatten().copied().collect();
    let kept = entities.iter().map(|entity| -> Vec<MentionId> {
        entity
            .iter()
            .copied()
            .filter(|mention| known.contains(mention))
            .collect()
    });
    kept.filter(|entity| !entity.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_agreement::Piece;

    fn mention(whole: Piece, head: Piece) -> GoldMention {
        GoldMention { whole, head }
    }

    fn actor(whole: Piece, entity: &str) -> Actor {
        Actor {
            whole,
            entity: Some(entity.to_owned()),
            is_name: whole != (26, 29),
        }
    }

    #[test]
    fn marks_stand_for_mentions_and_rules_differ() {
        let text = EntityText {
            id: "d".to_owned(),
            text: "President Ada Ørn met Bo; she told Ørn no".to_owned(),
            entities: vec![
                vec![
                    mention((0, 17), (10, 13)),
                    mention((26, 29), (26, 29)),
                    mention((35, 38), (35, 38)),
                ],
                vec![mention((22, 24), (22, 24))],
            ],
        };
        let actors = [
            actor((10, 17), "e1"),
            actor((22, 24), "e2"),
            actor((26, 29), "e1"),
            actor((35, 38), "e1"),
            actor((30, 34), "e3"),
        ];
        let [all, shared] = compare(&text, &actors, Rule::Ours);
        assert!((all.score().recall - 1.0).abs() < 1e-12);
        assert!((all.score().precision - 0.8).abs() < 1e-12);
        assert!((shared.score().f1 - 1.0).abs() < 1e-12);
        // By surname "she" stays alone: one link of three.
        let [_, shared] = compare(&text, &actors, Rule::SameSurname);
        assert!((shared.score().recall - (3.0 / 3.0 + 1.0) / 4.0).abs() < 1e-12);
    }
}
