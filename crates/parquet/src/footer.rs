//! What a file says of itself at its end.

use std::ops::Range;

use crate::MAGIC;
use crate::bytes::Bytes;
use crate::error::ParquetError;
use crate::schema::Schema;
use crate::thrift::Thrift;

/// The largest footer, in bytes: what is read of it takes some forty times the room.
const LARGEST_FOOTER: usize = 16_000_000;

/// The footer of a file.
#[derive(Debug)]
pub(crate) struct Footer {
    pub(crate) schema: Schema,
    /// The rows of the whole file, as it claims.
    pub(crate) rows: u64,
    pub(crate) groups: Vec<Group>,
    /// What its writer said besides, by name.
    pub(crate) metadata: Vec<(String, String)>,
}

/// Rows that stand together.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) rows: u64,
    /// In the order of the schema's leaves.
    pub(crate) chunks: Vec<Chunk>,
}

/// Where a column's pages are.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) codec: i64,
    pub(crate) place: Range<usize>,
}

impl Footer {
    pub(crate) fn read(file: &[u8]) -> Result<Self, ParquetError> {
        let bytes = footer_of(file)?;
        let footer = Thrift::read(&mut Bytes(bytes))?;
        let schema = Schema::read(footer.list(2))?;
        let groups = footer.list(4).iter();
        let groups = groups.map(|group| group_of(group, &schema, file.len()));
        let metadata = footer.list(5).iter();
        let metadata = metadata.filter_map(|pair| pair.words(1).zip(pair.words(2)));
        Ok(Self {
            rows: count(footer.int(3))?,
            groups: groups.collect::<Result<_, _>>()?,
            metadata: metadata.collect(),
            schema,
        })
    }
}

fn footer_of(file: &[u8]) -> Result<&[u8], ParquetError> {
    if file.ends_with(b"PARE") {
        return Err(ParquetError::Encrypted);
    }
    let inside = file
        .strip_prefix(MAGIC)
        .and_then(|rest| rest.strip_suffix(MAGIC))
        .ok_or(ParquetError::NotParquet)?;
    let (rest, length) = inside
        .split_last_chunk::<4>()
        .ok_or(ParquetError::NotParquet)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
    if length > LARGEST_FOOTER {
        return Err(ParquetError::TooMuch(format!("a footer of {length} bytes")));
    }
    let begin = rest.len().checked_sub(length);
    let begin = begin.ok_or(ParquetError::Broken("its footer is longer than it is"))?;
    Ok(&rest[begin..])
}

fn group_of(group: &Thrift<'_>, schema: &Schema, length: usize) -> Result<Group, ParquetError> {
    let columns = group.list(1);
    if columns.len() != schema.leaves.len() {
        return Err(ParquetError::Broken(
            "a row group does not have every column",
        ));
    }
    let chunks = columns.iter().map(|column| {
        if column.words(1).is_some_and(|path| !path.is_empty()) {
            return Err(ParquetError::Unsupported(
                "columns in files of their own".to_owned(),
            ));
        }
        let chunk = column.field(3);
        let chunk = chunk.ok_or(ParquetError::Broken("a column says nothing of itself"))?;
        chunk_of(chunk, length)
    });
    Ok(Group {
        rows: count(group.int(3))?,
        chunks: chunks.collect::<Result<_, _>>()?,
    })
}

fn chunk_of(chunk: &Thrift<'_>, length: usize) -> Result<Chunk, ParquetError> {
    let data = chunk.int(9).unwrap_or(-1);
    // Some writers give 0 where there is no dictionary.
    let dictionary = chunk.int(11).filter(|offset| *offset > 0);
    let start = dictionary.map_or(data, |offset| offset.min(data));
    let outside = || ParquetError::Broken("a column lies outside of it");
    let start = usize::try_from(start).map_err(|_| outside())?;
    let size = chunk.int(7).and_then(|size| usize::try_from(size).ok());
    let end = size.and_then(|size| start.checked_add(size));
    let end = end.filter(|end| *end <= length).ok_or_else(outside)?;
    Ok(Chunk {
        codec: chunk.int(4).unwrap_or(-1),
        place: start..end,
    })
}

fn count(claimed: Option<i64>) -> Result<u64, ParquetError> {
    let count = claimed.and_then(|count| u64::try_from(count).ok());
    count.ok_or(ParquetError::Broken("it does not say how many rows it has"))
}
