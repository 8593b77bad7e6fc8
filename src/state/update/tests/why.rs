//! Asking why, mark by mark.

use super::*;
use crate::state::workspace::Why;

fn asked(bench: &Bench) -> Option<&str> {
    bench.effects.iter().find_map(|effect| match effect {
        Effect::Why(text, cue) => Some(text.slice(*cue)),
        _ => None,
    })
}

#[test]
fn a_position_asks_about_its_cue_and_the_next_mark_asks_anew() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    assert_eq!(asked(&bench), None, "nobody wants to know");
    bench.press(&[C::Why]);
    assert_eq!(asked(&bench), Some("rejected"));
    bench.act(Action::Engine(EngineEvent::Why {
        id: RequestId(2),
        why: None,
    }));
    let answered = Why::Answered {
        mark: "s3".into(),
        learned: None,
    };
    assert_eq!(bench.state.why, answered);
    bench.act(Action::Inspect("s2".into()));
    assert_eq!(asked(&bench), Some("rejected"));
    bench.act(Action::Inspect("s1".into()));
    assert_eq!(asked(&bench), None, "an actor rests on no cue");
    assert!(!applies(&bench.state, C::Why));
}
