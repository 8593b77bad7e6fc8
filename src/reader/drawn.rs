//! How a mark is drawn over a piece of text: its channel, its colour, and what is seen at its edges.

use standpoint_annotation::LabelId;
use standpoint_annotation::codebook::Channel;
use yew::Classes;

use crate::state::tones::label_class;

/// A mark over a piece of text.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Drawn<'a> {
    /// The channel of its label.
    pub channel: Channel,
    /// Its label, for the colour.
    pub label: &'a LabelId,
    /// The class of the value that colours it, where one does.
    pub tone: Option<&'a str>,
    /// Whether it starts with this piece.
    pub starts: bool,
    /// Whether it ends with it.
    pub ends: bool,
    /// Whether nobody has decided on it.
    pub suggested: bool,
    /// Whether it is looked at.
    pub lit: bool,
}

impl Drawn<'_> {
    /// Adds the classes that draw it to those of the marks below it.
    pub fn draw(&self, look: &mut Classes) {
        look.push(match self.channel {
            Channel::Underline => "underline",
            Channel::Tint => "tint",
            Channel::Wave => "wave",
            Channel::Weight => "weight",
        });
        look.push(label_class(self.label));
        if let Some(tone) = self.tone {
            look.push(tone.to_owned());
        }
        if self.channel == Channel::Tint && self.starts {
            look.push("bracket");
        }
        self.edges(look, self.suggested, "suggested");
        self.edges(look, self.lit, "lit");
    }

    fn edges(&self, look: &mut Classes, on: bool, name: &'static str) {
        if on {
            look.push(name);
            if self.starts {
                look.push(format!("{name}-starts"));
            }
            if self.ends {
                look.push(format!("{name}-ends"));
            }
        }
    }
}
