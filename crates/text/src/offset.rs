//! The one offset type.

use serde::{Deserialize, Serialize};

/// A position in a text in UTF-8 bytes from its start: the only offset type inside Standpoint.
#[derive(
    Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Default, Debug, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Offset(u32);

impl Offset {
    /// The start of every text.
    pub const ZERO: Self = Self(0);

    /// The position after `bytes` bytes; saturates at [`u32::MAX`] (4 GiB).
    pub fn new(bytes: usize) -> Self {
        Self(u32::try_from(bytes).unwrap_or(u32::MAX))
    }

    pub(crate) const fn get32(self) -> u32 {
        self.0
    }

    /// The number of bytes before this position.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}
