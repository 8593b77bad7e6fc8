//! The pages of a column.

use crate::bytes::Bytes;
use crate::codec::unpack;
use crate::column::MOST_IN_PAGE;
use crate::error::ParquetError;
use crate::thrift::Thrift;

/// The most that a page may have unpacked, in bytes. Writers make pages of about a megabyte.
pub const LARGEST_PAGE: usize = 256_000_000;

/// A page, unpacked.
#[derive(Debug)]
pub(crate) enum Page {
    Dictionary { count: usize, bytes: Vec<u8> },
    Data(Data),
}

/// The values of some rows.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) count: usize,
    pub(crate) encoding: i64,
    /// The runs of repetition levels, those of definition levels, and the values, as places in
    /// `bytes`.
    pub(crate) repetitions: std::ops::Range<usize>,
    pub(crate) definitions: std::ops::Range<usize>,
    pub(crate) values: std::ops::Range<usize>,
    pub(crate) bytes: Vec<u8>,
}

/// The next page of a column; nothing where it ends. `nests` says whether the column has repetition
/// levels, and definition levels.
pub(crate) fn next(
    bytes: &mut Bytes<'_>,
    codec: i64,
    nests: (bool, bool),
) -> Result<Option<Page>, ParquetError> {
    loop {
        if bytes.0.is_empty() {
            return Ok(None);
        }
        let header = Thrift::read(bytes)?;
        let size = |number| {
            header
                .int(number)
                .and_then(|size| usize::try_from(size).ok())
        };
        let sizes = size(2).zip(size(3));
        let (claimed, packed) = sizes.ok_or(ParquetError::Broken("a page has no size"))?;
        let packed = bytes.take(packed)?;
        match header.int(1) {
            Some(0) => return first_version(&header, codec, packed, claimed, nests).map(Some),
            Some(2) => {
                let (count, encoding) = said(&header, 7, 2)?;
                if !matches!(encoding, 0 | 2) {
                    let what = format!("encoding {encoding} of its dictionary");
                    return Err(ParquetError::Unsupported(what));
                }
                let bytes = unpack(codec, packed, claimed)?;
                return Ok(Some(Page::Dictionary { count, bytes }));
            }
            Some(3) => return second_version(&header, codec, packed, claimed).map(Some),
            // Indexes, and what is not known yet.
            _ => {}
        }
    }
}

/// How many values a page claims, and how they are encoded.
fn said(header: &Thrift<'_>, kind: i64, encoding: i64) -> Result<(usize, i64), ParquetError> {
    let inner = header.field(kind);
    let inner = inner.ok_or(ParquetError::Broken("a page says nothing of itself"))?;
    let count = inner.int(1).and_then(|count| usize::try_from(count).ok());
    let count = count.ok_or(ParquetError::Broken(
        "a page does not say how many values it has",
    ))?;
    if count > MOST_IN_PAGE {
        return Err(ParquetError::TooMuch(format!("a page of {count} values")));
    }
    Ok((count, inner.int(encoding).unwrap_or(-1)))
}

/// All of it is packed together; levels have their length before them.
fn first_version(
    header: &Thrift<'_>,
    codec: i64,
    packed: &[u8],
    claimed: usize,
    (repeats, may_lack): (bool, bool),
) -> Result<Page, ParquetError> {
    let (count, encoding) = said(header, 5, 2)?;
    let levels = header.field(5).map(|inner| (inner.int(3), inner.int(4)));
    let (definition, repetition) = levels.unwrap_or_default();
    if (may_lack && definition != Some(3)) || (repeats && repetition != Some(3)) {
        return Err(ParquetError::Unsupported(
            "levels of an old kind".to_owned(),
        ));
    }
    let bytes = unpack(codec, packed, claimed)?;
    let mut at = 0;
    let mut runs = |is_there: bool| -> Result<std::ops::Range<usize>, ParquetError> {
        if !is_there {
            return Ok(at..at);
        }
        let mut rest = Bytes(&bytes[at..]);
        let length = rest.length()?;
        rest.take(length)?;
        let start = at + 4;
        at = start + length;
        Ok(start..at)
    };
    let (repetitions, definitions) = (runs(repeats)?, runs(may_lack)?);
    Ok(Page::Data(Data {
        count,
        encoding,
        repetitions,
        definitions,
        values: at..bytes.len(),
        bytes,
    }))
}

/// The levels stand unpacked before the values.
fn second_version(
    header: &Thrift<'_>,
    codec: i64,
    packed: &[u8],
    claimed: usize,
) -> Result<Page, ParquetError> {
    let (count, encoding) = said(header, 8, 4)?;
    let inner = header.field(8);
    let length = |number| {
        let length = inner
            .and_then(|inner| inner.int(number))
            .unwrap_or_default();
        usize::try_from(length).unwrap_or(usize::MAX)
    };
    let (definitions, repetitions) = (length(5), length(6));
    let mut rest = Bytes(packed);
    let levels = repetitions.saturating_add(definitions);
    let mut bytes = rest.take(levels)?.to_vec();
    let is_packed = inner.and_then(|inner| inner.bool(7)).unwrap_or(true);
    let claimed = claimed.checked_sub(levels);
    let claimed = claimed.ok_or(ParquetError::Broken("a page is smaller than its levels"))?;
    // A page without any value has nothing to unpack.
    if !rest.0.is_empty() {
        bytes.extend(unpack(if is_packed { codec } else { 0 }, rest.0, claimed)?);
    }
    Ok(Page::Data(Data {
        count,
        encoding,
        repetitions: 0..repetitions,
        definitions: repetitions..levels,
        values: levels..bytes.len(),
        bytes,
    }))
}
