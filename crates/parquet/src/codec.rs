//! Unpacking and packing of pages.

use std::io::Read;

use crate::error::ParquetError;
use crate::page::LARGEST_PAGE;

/// The number of Snappy among the codecs.
pub(crate) const SNAPPY: i32 = 1;

const DAMAGED: ParquetError = ParquetError::Broken("a page cannot be unpacked");

/// The bytes of a page, which claims to have so many of them.
pub(crate) fn unpack(codec: i64, packed: &[u8], claimed: usize) -> Result<Vec<u8>, ParquetError> {
    if claimed > LARGEST_PAGE {
        return Err(ParquetError::TooMuch(format!("a page of {claimed} bytes")));
    }
    let bytes = match codec {
        0 => packed.to_vec(),
        1 => {
            let said = snap::raw::decompress_len(packed).map_err(|_| DAMAGED)?;
            if said != claimed {
                return Err(DAMAGED);
            }
            let unpacked = snap::raw::Decoder::new().decompress_vec(packed);
            unpacked.map_err(|_| DAMAGED)?
        }
        2 => to_end(flate2::bufread::MultiGzDecoder::new(packed), claimed)?,
        6 => {
            let stream = ruzstd::decoding::StreamingDecoder::new(packed);
            to_end(stream.map_err(|_| DAMAGED)?, claimed)?
        }
        other => return Err(ParquetError::Unsupported(name(other))),
    };
    if bytes.len() == claimed {
        Ok(bytes)
    } else {
        Err(DAMAGED)
    }
}

/// All of a stream, and no more than one byte beyond what it claims.
fn to_end(stream: impl Read, claimed: usize) -> Result<Vec<u8>, ParquetError> {
    let mut bytes = Vec::new();
    let read = stream.take(claimed as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|_| DAMAGED)?;
    Ok(bytes)
}

fn name(codec: i64) -> String {
    let names = ["", "", "", "LZO", "Brotli", "LZ4", "", "LZ4"];
    let name = usize::try_from(codec)
        .ok()
        .and_then(|codec| names.get(codec));
    name.map_or_else(|| format!("codec {codec}"), |name| (*name).to_owned())
}

/// Packs a page with Snappy.
pub(crate) fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let packed = snap::raw::Encoder::new().compress_vec(bytes);
    packed.map_err(std::io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_claim_otherwise_are_refused() {
        let packed = pack(&[7; 1_000]).unwrap();
        assert_eq!(unpack(1, &packed, 1_000), Ok(vec![7; 1_000]));
        assert_eq!(unpack(1, &packed, 999), Err(DAMAGED));
        let huge = unpack(1, &packed, usize::MAX).unwrap_err().to_string();
        assert!(huge.starts_with("it claims a page of"), "{huge}");
        assert_eq!(unpack(0, &[1, 2], 3), Err(DAMAGED));
        for codec in [2, 6] {
            assert_eq!(unpack(codec, b"no such stream", 3), Err(DAMAGED));
        }
        let brotli = unpack(4, &[], 0).unwrap_err().to_string();
        assert!(brotli.contains("Brotli"), "{brotli}");
    }

    /// What zstd's library makes of 200 zeros at level 19.
    #[test]
    fn zstandard_is_unpacked_up_to_what_is_claimed() {
        let packed = [
            0x28, 0xB5, 0x2F, 0xFD, 0x20, 0xC8, 0x4D, 0, 0, 0x10, 0, 0, 1, 0, 0x43, 0x0A, 0x60,
            0x01,
        ];
        assert_eq!(unpack(6, &packed, 200), Ok(vec![0; 200]));
        assert_eq!(unpack(6, &packed, 100), Err(DAMAGED));
    }
}
