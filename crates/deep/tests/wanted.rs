//! The rows of wanted pieces are, to the last bit, what they are where all are wanted.

use proptest::prelude::*;
use standpoint_deep::Model;
use standpoint_deep::encoder::Scratch;
use standpoint_deep::kernels::Kernel;

const WEIGHTS: &[u8] = include_bytes!("tiny/tiny.weights");

/// The rows of these pieces as bits, with the pieces that there are rows of.
fn read(model: &Model, pieces: &[u32], wanted: &[usize]) -> (Vec<usize>, Vec<Vec<u32>>) {
    let mut scratch = Scratch::default();
    let capitals = vec![1; pieces.len()];
    let wanted = wanted.iter().copied();
    let encoder = model.encoder();
    let read = encoder.read_window(model.file(), pieces, &capitals, wanted, &mut scratch);
    let bits = |piece: &usize| read.row(*piece).iter().map(|number| number.to_bits());
    let rows = read.pieces().iter().map(|piece| bits(piece).collect());
    (read.pieces().to_vec(), rows.collect())
}

proptest! {
    #[test]
    fn what_is_wanted_is_as_if_all_were(
        pieces in proptest::collection::vec((0..60_u32, any::<bool>()), 1..60),
    ) {
        let (numbers, is_wanted): (Vec<u32>, Vec<bool>) = pieces.into_iter().unzip();
        for kernel in Kernel::all() {
            let model = Model::with_kernel(WEIGHTS.to_vec(), kernel).unwrap();
            let every: Vec<usize> = (0..numbers.len()).collect();
            let (those, mut rows) = read(&model, &numbers, &every);
            let wanted: Vec<usize> = those.into_iter().filter(|piece| is_wanted[*piece]).collect();
            let mut of_all = is_wanted.iter();
            rows.retain(|_| of_all.next() == Some(&true));
            prop_assert_eq!(read(&model, &numbers, &wanted), (wanted, rows));
        }
    }
}

#[test]
fn only_pieces_that_are_there_have_rows() {
    let model = Model::read(WEIGHTS.to_vec()).unwrap();
    let (pieces, rows) = read(&model, &[2, 9, 3], &[0, 2, 2, 1, 3]);
    assert_eq!(pieces, [0, 2]);
    assert!(
        rows.iter()
            .all(|row| row.len() == model.encoder().shape().hidden)
    );
    assert!(read(&model, &[2, 9, 3], &[]).0.is_empty());
    let mut scratch = Scratch::default();
    let read = model
        .encoder()
        .read_window(model.file(), &[2, 9, 3], &[], [2], &mut scratch);
    assert!(read.row(1).is_empty());
}
