//! Writing files.

use std::io;

use serde_json::{Map, Value};

use crate::MAGIC;
use crate::codec::{SNAPPY, pack};
use crate::field::{Field, Path, count, paths, schema};
use crate::levels::runs_of;
use crate::shred::{Buffer, shred};
use crate::thrift::Structure;

/// How much of rows is gathered before they are written, in bytes.
const GROUP: usize = 8_000_000;

/// The most rows that are gathered: no page may have more values than a reader takes.
const MOST_ROWS: i64 = 50_000;

/// The most values of one column that are gathered before a group is written.
const MOST_VALUES: usize = 1_000_000;

/// Encodings and kinds of pages, by their numbers.
const PLAIN: i32 = 0;
const RLE: i32 = 3;
const DATA_PAGE: i32 = 0;

/// Writes rows; gives the bytes that are to be added to the file, so that a file of any length takes
/// the memory of one group.
pub struct Writer {
    fields: Vec<Field>,
    paths: Vec<Path>,
    columns: Vec<Buffer>,
    /// Rows that are gathered.
    gathered: i64,
    rows: i64,
    /// How many bytes the file has.
    at: usize,
    groups: Vec<Structure>,
    metadata: Vec<(String, String)>,
}

impl Writer {
    /// For rows with these fields, in this order, and what else is said of them, by name.
    pub fn new(fields: Vec<Field>, metadata: Vec<(String, String)>) -> Self {
        let paths = paths(&fields);
        Self {
            columns: empty(&paths),
            paths,
            fields,
            gathered: 0,
            rows: 0,
            at: 0,
            groups: Vec::new(),
            metadata,
        }
    }

    /// Takes one more row; the bytes that are to be written now, mostly none.
    ///
    /// # Errors
    /// When a value is not what its field holds.
    pub fn write(&mut self, row: &Map<String, Value>) -> io::Result<Vec<u8>> {
        let wrong = |why| io::Error::new(io::ErrorKind::InvalidInput, why);
        shred(&self.fields, row, &mut self.columns).map_err(wrong)?;
        self.gathered += 1;
        let size: usize = self.columns.iter().map(Buffer::size).sum();
        let most = self
            .columns
            .iter()
            .map(|column| column.definitions.len())
            .max();
        if size < GROUP && self.gathered < MOST_ROWS && most < Some(MOST_VALUES) {
            return Ok(Vec::new());
        }
        self.group()
    }

    /// The last bytes of the file.
    ///
    /// # Errors
    /// When what is gathered cannot be packed.
    pub fn finish(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = self.group()?;
        if self.at == 0 {
            bytes.extend(MAGIC);
        }
        let metadata = self.metadata.iter();
        let metadata =
            metadata.map(|(name, value)| Structure::default().words(1, name).words(2, value));
        let footer = Structure::default()
            .i32(1, 2)
            .structures(2, schema(&self.fields))
            .i64(3, self.rows)
            .structures(4, std::mem::take(&mut self.groups))
            .structures(5, metadata)
            .words(6, concat!("standpoint ", env!("CARGO_PKG_VERSION")))
            .end();
        let length = u32::try_from(footer.len()).map_err(io::Error::other)?;
        bytes.extend(&footer);
        bytes.extend(length.to_le_bytes());
        bytes.extend(MAGIC);
        Ok(bytes)
    }

    /// Writes what is gathered as a row group.
    fn group(&mut self) -> io::Result<Vec<u8>> {
        if self.gathered == 0 {
            return Ok(Vec::new());
        }
        let mut bytes = Vec::new();
        if self.at == 0 {
            bytes.extend(MAGIC);
        }
        let begin = self.at + bytes.len();
        let (mut chunks, mut unpacked) = (Vec::new(), 0);
        let columns = std::mem::replace(&mut self.columns, empty(&self.paths));
        for (column, path) in columns.into_iter().zip(&self.paths) {
            let chunk = page(&column, path)?;
            let at = long(self.at + bytes.len());
            unpacked += chunk.unpacked;
            let said = chunk_said(path, &column, &chunk, at);
            chunks.push(Structure::default().i64(2, at).structure(3, said));
            bytes.extend(chunk.bytes);
        }
        let group = Structure::default()
            .structures(1, chunks)
            .i64(2, long(unpacked))
            .i64(3, self.gathered)
            .i64(5, long(begin));
        self.groups.push(group);
        self.at += bytes.len();
        self.rows += self.gathered;
        self.gathered = 0;
        Ok(bytes)
    }
}

fn empty(paths: &[Path]) -> Vec<Buffer> {
    paths.iter().map(|_| Buffer::default()).collect()
}

/// A page with its header.
struct Chunk {
    bytes: Vec<u8>,
    /// How long it would be unpacked.
    unpacked: usize,
}

fn page(column: &Buffer, path: &Path) -> io::Result<Chunk> {
    let mut body = Vec::new();
    let levels = [
        (&column.repetitions, path.repetition),
        (&column.definitions, path.definition),
    ];
    for (levels, most) in levels {
        if most > 0 {
            let runs = runs_of(levels);
            let length = u32::try_from(runs.len()).map_err(io::Error::other)?;
            body.extend(length.to_le_bytes());
            body.extend(runs);
        }
    }
    body.extend(&column.values);
    let packed = pack(&body)?;
    let said = Structure::default()
        .i32(1, count(column.definitions.len()))
        .i32(2, PLAIN)
        .i32(3, RLE)
        .i32(4, RLE);
    let header = Structure::default()
        .i32(1, DATA_PAGE)
        .i32(2, i32::try_from(body.len()).map_err(io::Error::other)?)
        .i32(3, i32::try_from(packed.len()).map_err(io::Error::other)?)
        .structure(5, said)
        .end();
    let unpacked = header.len() + body.len();
    Ok(Chunk {
        bytes: [header, packed].concat(),
        unpacked,
    })
}

fn chunk_said(path: &Path, column: &Buffer, chunk: &Chunk, at: i64) -> Structure {
    Structure::default()
        .i32(1, path.physical)
        .ints(2, &[PLAIN, RLE])
        .word_list(3, &path.names)
        .i32(4, SNAPPY)
        .i64(5, long(column.definitions.len()))
        .i64(6, long(chunk.unpacked))
        .i64(7, long(chunk.bytes.len()))
        .i64(9, at)
}

/// Lengths of what is in memory fit.
fn long(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
