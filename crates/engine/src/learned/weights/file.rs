//! The bytes of a weight file: a header, then fields in the order in which they were written.

/// The first four bytes of every weight file.
const MAGIC: [u8; 4] = *b"SPwt";
/// Raised whenever features, tables or fields change: older weights then mean nothing.
const VERSION: u8 = 1;

/// Which layer a weight file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Clusters of words that are used alike.
    Words = 1,
    /// Parts of speech.
    Pos = 2,
    /// Heads: which word hangs on which.
    Heads = 3,
    /// Sources, cues and contents.
    Attribution = 4,
    /// Names of people, organisations and places.
    Names = 5,
    /// Uncertainty cues.
    Uncertainty = 6,
    /// Stance towards somebody.
    Stance = 7,
}

impl Layer {
    /// All layers, each behind those that it builds on.
    pub const ALL: [Self; 7] = [
        Self::Words,
        Self::Pos,
        Self::Heads,
        Self::Attribution,
        Self::Names,
        Self::Uncertainty,
        Self::Stance,
    ];

    /// The layer's name in file names and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Pos => "pos",
            Self::Heads => "heads",
            Self::Attribution => "attribution",
            Self::Names => "names",
            Self::Uncertainty => "uncertainty",
            Self::Stance => "stance",
        }
    }
}

/// Why weights cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It does not begin like a weight file.
    #[error("this is no file of weights: it does not begin with “SPwt”; give a file of models/")]
    NotWeights,
    /// It was made for another version of the engine.
    #[error(
        "these weights are of version {0}, and this engine reads version {VERSION}; train them \
         again with `cargo xtask train`"
    )]
    Version(u8),
    /// The layer's number is not known.
    #[error("these weights are for a layer with the number {0}, which this engine does not have")]
    UnknownLayer(u8),
    /// It ends too early.
    #[error(
        "the weights of layer {layer} end at byte {at}, in the middle of {what}; fetch the file again"
    )]
    Short {
        /// The layer's name.
        layer: &'static str,
        /// The byte where more should have come, from the file's start.
        at: usize,
        /// What should have come.
        what: &'static str,
    },
    /// Something in it cannot be.
    #[error(
        "the weights of layer {layer} are damaged before byte {at}: {what}; fetch the file again"
    )]
    Damaged {
        /// The layer's name.
        layer: &'static str,
        /// The byte after what cannot be, from the file's start.
        at: usize,
        /// What is wrong.
        what: &'static str,
    },
}

/// Writes the fields of a weight file.
#[derive(Debug)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// A file for `layer`, so far with its header only.
    pub fn new(layer: Layer) -> Self {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([VERSION, layer as u8]);
        Self { bytes }
    }

    /// One byte.
    pub fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// A number of 32 bits.
    pub fn number(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// A real number.
    pub fn real(&mut self, value: f32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Bytes whose number the reader knows.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }

    /// The whole file.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads the fields of a weight file.
#[derive(Debug)]
pub struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    layer: Layer,
}

impl<'b> Reader<'b> {
    /// Reads the header.
    ///
    /// # Errors
    /// When it is no weight file, or one for another version or an unknown layer.
    pub fn new(bytes: &'b [u8]) -> Result<Self, WeightsError> {
        let header: [u8; 6] = bytes
            .get(..6)
            .and_then(|header| header.try_into().ok())
            .ok_or(WeightsError::NotWeights)?;
        let [a, b, c, d, version, number] = header;
        if [a, b, c, d] != MAGIC {
            return Err(WeightsError::NotWeights);
        }
        if version != VERSION {
            return Err(WeightsError::Version(version));
        }
        let layer = Layer::ALL.into_iter().find(|layer| *layer as u8 == number);
        let layer = layer.ok_or(WeightsError::UnknownLayer(number))?;
        Ok(Self {
            bytes,
            at: header.len(),
            layer,
        })
    }

    /// Which layer the file is for.
    pub const fn layer(&self) -> Layer {
        self.layer
    }

    /// The next `count` bytes, which are `what`.
    ///
    /// # Errors
    /// When the file ends before them.
    pub fn raw(&mut self, count: usize, what: &'static str) -> Result<&'b [u8], WeightsError> {
        let end = self.at.checked_add(count);
        let found = end.and_then(|end| self.bytes.get(self.at..end));
        let found = found.ok_or(WeightsError::Short {
            layer: self.layer.name(),
            at: self.bytes.len(),
            what,
        })?;
        self.at += count;
        Ok(found)
    }

    /// The next byte, which is `what`.
    ///
    /// # Errors
    /// When the file has ended.
    pub fn byte(&mut self, what: &'static str) -> Result<u8, WeightsError> {
        self.raw(1, what).map(|bytes| bytes[0])
    }

    /// The next number of 32 bits, which is `what`.
    ///
    /// # Errors
    /// When the file ends before it.
    pub fn number(&mut self, what: &'static str) -> Result<u32, WeightsError> {
        let bytes = self.raw(4, what)?;
        Ok(bytes.try_into().map_or(0, u32::from_le_bytes))
    }

    /// The next real number, which is `what`.
    ///
    /// # Errors
    /// When the file ends before it, or it is infinite or no number.
    pub fn real(&mut self, what: &'static str) -> Result<f32, WeightsError> {
        let value = f32::from_bits(self.number(what)?);
        if value.is_finite() {
            Ok(value)
        } else {
            Err(self.damaged("a number is not finite"))
        }
    }

    /// Checks that nothing is left.
    ///
    /// # Errors
    /// When something is.
    pub fn finish(self) -> Result<(), WeightsError> {
        if self.at == self.bytes.len() {
            Ok(())
        } else {
            Err(self.damaged("more follows than the layer has"))
        }
    }

    /// The error for something before the current place that cannot be.
    pub const fn damaged(&self, what: &'static str) -> WeightsError {
        WeightsError::Damaged {
            layer: self.layer.name(),
            at: self.at,
            what,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut writer = Writer::new(Layer::Names);
        writer.number(70_000);
        writer.real(0.5);
        writer.raw(b"abc");
        writer.finish()
    }

    fn read(bytes: &[u8]) -> Result<(u32, f32, Vec<u8>), WeightsError> {
        let mut reader = Reader::new(bytes)?;
        let number = reader.number("the number")?;
        let real = reader.real("the real")?;
        let raw = reader.raw(3, "the letters")?.to_vec();
        reader.finish()?;
        Ok((number, real, raw))
    }

    #[test]
    fn what_was_written_is_read() {
        assert_eq!(read(&sample()), Ok((70_000, 0.5, b"abc".to_vec())));
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        let whole = sample();
        for length in 0..whole.len() {
            let error = read(&whole[..length]).unwrap_err();
            let expected = matches!(error, WeightsError::NotWeights | WeightsError::Short { .. });
            assert!(expected, "{length}: {error}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let with = |place: usize, byte: u8| {
            let mut bytes = sample();
            bytes[place] = byte;
            read(&bytes).unwrap_err()
        };
        assert_eq!(with(0, b'X'), WeightsError::NotWeights);
        assert_eq!(with(4, 99), WeightsError::Version(99));
        assert_eq!(with(5, 77), WeightsError::UnknownLayer(77));
        let mut infinite = sample();
        infinite[10..14].copy_from_slice(&f32::INFINITY.to_le_bytes());
        assert!(matches!(
            read(&infinite),
            Err(WeightsError::Damaged { at: 14, .. })
        ));
        let mut longer = sample();
        longer.push(0);
        assert!(matches!(read(&longer), Err(WeightsError::Damaged { .. })));
    }
}
