//! The learned layers with the weights that are shipped.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::path::Path;
use std::sync::OnceLock;

use proptest::prelude::*;
use standpoint_engine::learned::attribution::Role;
use standpoint_engine::learned::layers::Found;
use standpoint_engine::learned::names::Named;
use standpoint_engine::learned::uncertainty::Uncertain;
use standpoint_engine::learned::weights::Layer;
use standpoint_engine::learned::{Layers, Models, Reading, read};
use standpoint_engine::why::Evidence;
use standpoint_text::{Span, Text};

fn models() -> &'static Models {
    static MODELS: OnceLock<Models> = OnceLock::new();
    MODELS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
        let file = |layer: Layer| std::fs::read(folder.join(format!("{}.weights", layer.name())));
        let files: Vec<Vec<u8>> = Layer::ALL.map(|layer| file(layer).unwrap()).into();
        Models::read(files.iter().map(Vec::as_slice)).unwrap()
    })
}

/// The spans of a layer as their letters and names.
fn drawn<K: Copy>(text: &Text, found: &[Found<K>], name: fn(K) -> &'static str) -> Vec<String> {
    let one = |found: &Found<K>| format!("{}: {}", name(found.kind), text.slice(found.span));
    found.iter().map(one).collect()
}

fn check(line: &str, roles: &[&str], names: &[&str], uncertainties: &[&str]) {
    let text = Text::new(line);
    let layers = read(models(), &text);
    assert_eq!(drawn(&text, &layers.roles, Role::name), roles);
    assert_eq!(drawn(&text, &layers.names, Named::name), names);
    let found = drawn(&text, &layers.uncertainties, Uncertain::name);
    assert_eq!(found, uncertainties);
}

#[test]
fn a_quotation_has_source_and_cue() {
    check(
        "“The dam may still fail,” Ada Brandt said on Tuesday.",
        &[
            "content: “The dam may still fail,”",
            "source: Ada Brandt",
            "cue: said",
        ],
        &["PER: Ada Brandt"],
        &["epistemic: may"],
    );
}

/// What the layer says of the first of these words as a cue, as `place words` for each evidence.
fn why(line: &str, cue: &str) -> Option<Vec<String>> {
    let text = Text::new(line);
    let start = line.find(cue).unwrap();
    let found =
        standpoint_engine::why::why(models(), &text, Span::from_bytes(start, start + cue.len()));
    let one = |evidence: &Evidence| format!("{:?} {}", evidence.place, evidence.words);
    found.map(|found| {
        assert!(
            found
                .rests_on
                .iter()
                .all(|one| one.without < found.confidence)
        );
        found.rests_on.iter().map(one).collect()
    })
}

#[test]
fn a_learned_cue_says_on_what_it_rests() {
    let line = "The talks failed.\n\n“The dam may still fail,” Ada Brandt said on Tuesday.";
    let rests = why(line, "said").unwrap();
    assert_eq!(rests[0], "Itself said");
    assert_eq!(rests.len(), 3);
    assert_eq!(why(line, "failed"), None, "that is no cue");
    assert_eq!(why("", ""), None);
}

#[test]
fn indirect_speech_has_source_and_cue() {
    check(
        "Hydrologists argue that the dam in Canada is probably safe.",
        &[
            "source: Hydrologists",
            "cue: argue",
            "content: that the dam in Canada is probably safe",
        ],
        &["LOC: Canada"],
        &["epistemic: probably"],
    );
}

#[test]
fn what_belongs_together_is_linked() {
    let text = Text::new("Brandt said the dam is safe, but the farmers said it leaks.");
    let layers = read(models(), &text);
    let sources = layers
        .attributions
        .iter()
        .map(|a| a.source.map(|s| text.slice(s)));
    assert_eq!(
        sources.collect::<Vec<_>>(),
        [Some("Brandt"), Some("the farmers")]
    );
}

/// What holds of the layers of every text: spans in order, inside the text, none empty.
fn sound<K>(text: &Text, found: &[Found<K>]) -> bool {
    let ordered = found
        .windows(2)
        .all(|pair| pair[0].span.end() <= pair[1].span.start());
    let inside = |found: &Found<K>| {
        let span = found.span;
        !span.is_empty() && span.end() <= text.end() && (0.0..=1.0).contains(&found.confidence)
    };
    ordered && found.iter().all(inside)
}

proptest! {
    #[test]
    fn any_text_gives_a_result(string in any::<String>()) {
        let text = Text::new(string);
        let layers = read(models(), &text);
        prop_assert!(sound(&text, &layers.roles));
        prop_assert!(sound(&text, &layers.names));
        prop_assert!(sound(&text, &layers.uncertainties));
    }

    #[test]
    fn english_gives_the_same_paragraph_by_paragraph(
        words in proptest::collection::vec(
            prop_oneof![
                Just("said"), Just("Ada Brandt"), Just("\""), Just("“"), Just("”"), Just("\n"),
                Just("that"), Just("may"), Just("."), Just("the dam"), Just("if"), Just("’s"),
                Just("according to"), Just(","), Just("NATO"), Just("it"),
            ],
            0..80,
        )
    ) {
        let text = Text::new(words.join(" "));
        let mut reading = Reading::new(models(), &text);
        let mut all = Layers::default();
        for span in standpoint_text::paragraphs(&text) {
            let own = reading.paragraph(span);
            all.roles.extend(own.roles);
            all.names.extend(own.names);
            all.uncertainties.extend(own.uncertainties);
        }
        let whole = read(models(), &text);
        prop_assert_eq!(&all.roles, &whole.roles);
        prop_assert_eq!(&all.names, &whole.names);
        prop_assert_eq!(&all.uncertainties, &whole.uncertainties);
        prop_assert!(sound(&text, &whole.roles));
    }
}
