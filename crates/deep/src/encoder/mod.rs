//! The encoder: BERT with its norms behind each part, linear parts in eight bits, the rest in
//! floating point.

mod attention;
mod embedding;
mod linear;
mod norm;
mod scratch;

pub use embedding::Embedding;
pub use linear::Linear;
pub use norm::Norm;
pub use scratch::Scratch;

use crate::kernels::lanes::{Eight, LANES, Lanes};
use crate::kernels::{Kernel, Work};
use crate::weights::{Shape, Tensors, WeightsError};

/// The encoder's weights; those in eight and four bits stay in the file.
#[derive(Clone, Debug)]
pub struct Encoder {
    shape: Shape,
    kernel: Kernel,
    embedding: Embedding,
    layers: Vec<Layer>,
}

#[derive(Clone, Debug)]
struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    output: Linear,
    attention_norm: Norm,
    up: Linear,
    down: Linear,
    norm: Norm,
}

/// No encoder that a browser could run is wider, and no sum of products overflows.
const WIDEST: usize = 8192;

impl Encoder {
    /// Takes the encoder from a file's tensors. `pieces` is how many pieces there are.
    ///
    /// # Errors
    /// When a tensor is missing, of another shape or damaged, or the encoder of a size that the
    /// kernels cannot take.
    pub fn read(
        tensors: &Tensors<'_>,
        shape: Shape,
        pieces: usize,
        kernel: Kernel,
    ) -> Result<Self, WeightsError> {
        check(&shape)?;
        let layer = |number| Layer::read(tensors, &shape, number);
        Ok(Self {
            embedding: Embedding::read(tensors, &shape, pieces)?,
            // One after the other: the first that is missing ends it, however many are said to be.
            layers: (0..shape.layers).map(layer).collect::<Result<_, _>>()?,
            shape,
            kernel,
        })
    }

    /// The encoder's size.
    pub const fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Reads a window; gives a row of numbers for each of the `wanted` pieces, which rise. Pieces behind
    /// the last position are left out. `capitals` says how the word of each piece is written.
    pub fn read_window<'s>(
        &self,
        file: &[u8],
        pieces: &[u32],
        capitals: &[u8],
        wanted: impl IntoIterator<Item = usize>,
        scratch: &'s mut Scratch,
    ) -> Read<'s> {
        let pieces = &pieces[..pieces.len().min(self.shape.positions)];
        scratch.fit(&self.shape, pieces.len());
        scratch.want(wanted, pieces.len());
        self.embedding
            .look_up(self.kernel, file, (pieces, capitals), &mut scratch.hidden);
        self.apply_layers(file, scratch);
        Read {
            width: self.shape.hidden,
            pieces: &scratch.wanted,
            numbers: &scratch.hidden,
        }
    }

    /// All layers. Of the last one a piece's row depends on the others' keys and values only: so from
    /// there on the rows that nobody wants are not worked out.
    fn apply_layers(&self, file: &[u8], scratch: &mut Scratch) {
        let Some((last, others)) = self.layers.split_last() else {
            return scratch.keep_wanted(&self.shape);
        };
        for layer in others {
            layer.listen(self, file, scratch);
            layer.answer(self, file, scratch);
        }
        last.listen(self, file, scratch);
        scratch.keep_wanted(&self.shape);
        last.answer(self, file, scratch);
    }
}

/// What comes of a window: rows of numbers, one after another.
#[derive(Clone, Copy, Debug)]
pub struct Read<'s> {
    width: usize,
    pieces: &'s [usize],
    numbers: &'s [f32],
}

impl<'s> Read<'s> {
    /// How many numbers a row has.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Which pieces there are rows of.
    pub const fn pieces(&self) -> &'s [usize] {
        self.pieces
    }

    /// The row of a piece, by its place in the window; nothing if it was not wanted.
    pub fn row(&self, piece: usize) -> &'s [f32] {
        let place = self.pieces.binary_search(&piece).ok();
        let rows = place.and_then(|place| self.numbers.get(place * self.width..));
        rows.and_then(|rows| rows.get(..self.width))
            .unwrap_or_default()
    }
}

/// Whether the kernels can take an encoder of this size.
fn check(shape: &Shape) -> Result<(), WeightsError> {
    let Shape {
        hidden,
        heads,
        intermediate,
        positions,
        epsilon,
        ..
    } = *shape;
    let fits = |numbers: usize| numbers > 0 && numbers <= WIDEST && numbers.is_multiple_of(LANES);
    let is_head = |width: usize| width * heads == hidden && width.is_multiple_of(LANES);
    let heads_fit = hidden.checked_div(heads).is_some_and(is_head);
    if fits(hidden) && fits(intermediate) && heads_fit && (3..=WIDEST).contains(&positions) {
        if epsilon.is_finite() && epsilon >= 0.0 {
            return Ok(());
        }
        return Err(WeightsError::Size(format!("with an epsilon of {epsilon}")));
    }
    Err(WeightsError::Size(format!(
        "of {hidden} numbers in {heads} heads, {intermediate} in the middle, and {positions} positions"
    )))
}

impl Layer {
    fn read(tensors: &Tensors<'_>, shape: &Shape, number: usize) -> Result<Self, WeightsError> {
        let (hidden, middle) = (shape.hidden, shape.intermediate);
        let name = |part: &str| format!("layer.{number}.{part}");
        let square = |part: &str| Linear::read(tensors, &name(part), hidden, hidden);
        Ok(Self {
            query: square("query")?,
            key: square("key")?,
            value: square("value")?,
            output: square("output")?,
            attention_norm: Norm::read(tensors, &name("attention_norm"), shape)?,
            up: Linear::read(tensors, &name("up"), middle, hidden)?,
            down: Linear::read(tensors, &name("down"), hidden, middle)?,
            norm: Norm::read(tensors, &name("norm"), shape)?,
        })
    }

    /// What all pieces have to say.
    fn listen(&self, encoder: &Encoder, file: &[u8], scratch: &mut Scratch) {
        let (kernel, width) = (encoder.kernel, encoder.shape.hidden);
        scratch.narrow.quantise(kernel, &scratch.hidden, width);
        let narrow = &scratch.narrow;
        self.key.apply(kernel, file, narrow, &mut scratch.key);
        self.value.apply(kernel, file, narrow, &mut scratch.value);
    }

    /// What becomes of the pieces, or of those that are kept, when they have listened.
    fn answer(&self, encoder: &Encoder, file: &[u8], scratch: &mut Scratch) {
        let kernel = encoder.kernel;
        let (width, middle) = (encoder.shape.hidden, encoder.shape.intermediate);
        let query = &mut scratch.query;
        self.query.apply(kernel, file, &scratch.narrow, query);
        attention::attend(kernel, &encoder.shape, scratch);
        scratch.narrow.quantise(kernel, &scratch.mixed, width);
        let more = &mut scratch.query;
        self.output.apply(kernel, file, &scratch.narrow, more);
        self.attention_norm.add(kernel, &mut scratch.hidden, more);
        scratch.narrow.quantise(kernel, &scratch.hidden, width);
        self.up
            .apply(kernel, file, &scratch.narrow, &mut scratch.middle);
        kernel.run(Bend(&mut scratch.middle));
        scratch.wide.quantise(kernel, &scratch.middle, middle);
        let more = &mut scratch.query;
        self.down.apply(kernel, file, &scratch.wide, more);
        self.norm.add(kernel, &mut scratch.hidden, more);
    }
}

/// GELU of each number.
struct Bend<'n>(&'n mut [f32]);

impl Work for Bend<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "compiled for each kernel")]
    #[inline(always)]
    fn work<E: Eight>(self) {
        let (eights, _) = self.0.as_chunks_mut::<LANES>();
        for eight in eights {
            *eight = Lanes::<E>::of(eight).gelu().get();
        }
    }
}
