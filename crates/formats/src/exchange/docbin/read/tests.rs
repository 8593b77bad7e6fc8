//! What is read, drawn.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

use super::super::super::choice::Choices;
use super::super::super::drawing::{drawn, read_all};
use super::super::super::memory::MemoryFiles;
use super::super::FORMAT;
use super::*;

/// What Python wrote for “Kessia stalls .” with one entity and one span over all of it.
const WRITTEN: &[u8] = include_bytes!("../kessia.spacy");

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn what_spacy_wrote_is_read() {
    let drawn: Vec<String> = read_all(&FORMAT, WRITTEN).iter().map(drawn).collect();
    assert_eq!(
        drawn,
        [
            "[[Kessia 😀|ORG] stalls|POSITION entity=Q1]. #news",
            "a case of X "
        ]
    );
}

#[test]
fn bombs_and_other_files_are_refused() {
    let bomb = compressed(&vec![0; 3_000_000]);
    let broken = |bytes: &[u8]| Bin::of(bytes, 2_000_000).err().unwrap();
    assert!(broken(&bomb).contains("unfolds to more than 2 MB"));
    assert!(broken(b"no zlib").contains("it is no DocBin"));
    assert!(broken(&compressed(b"\x80")).contains("it has no words"));
    // A list that says it has four thousand million elements, lists in lists.
    assert!(broken(&compressed(b"\xDD\xFF\xFF\xFF\xFF")).contains("damaged"));
    assert!(broken(&compressed(&vec![0x91; 100_000])).contains("damaged"));
}

proptest! {
    #[test]
    fn damaged_files_never_panic(changes in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
        let mut bytes = Vec::new();
        ZlibDecoder::new(WRITTEN).read_to_end(&mut bytes).unwrap();
        for (place, byte) in changes {
            let place = usize::from(place) % bytes.len();
            bytes[place] = byte;
        }
        let files = MemoryFiles([(String::new(), compressed(&bytes))].into());
        let _ = files.read(&FORMAT, &Choices::default(), &mut |_| Ok(()));
    }
}
