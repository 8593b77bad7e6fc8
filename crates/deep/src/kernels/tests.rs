use proptest::prelude::*;

use super::weighted::Weighted;
use super::*;

/// Rows of bytes, some of them extreme, and what each row is multiplied by.
struct Case {
    columns: usize,
    activations: Vec<i8>,
    weights: Vec<u8>,
    scales: Vec<f32>,
    weight_scales: Vec<f32>,
}

fn results(case: &Case, kernel: Kernel) -> Vec<u32> {
    let bias = vec![0.25; case.weight_scales.len()];
    let mut result = vec![f32::NAN; case.scales.len() * bias.len()];
    kernel.multiply(&mut Product {
        columns: case.columns,
        activations: &case.activations,
        scales: &case.scales,
        weights: &case.weights,
        weight_scales: &case.weight_scales,
        bias: &bias,
        result: &mut result,
    });
    result.into_iter().map(f32::to_bits).collect()
}

fn same_by_all(case: &Case) {
    let expected = results(case, Kernel::Portable);
    for kernel in Kernel::all() {
        assert_eq!(results(case, kernel), expected, "{kernel:?}");
    }
}

fn case() -> impl Strategy<Value = Case> {
    (1..20_usize, 1..40_usize, 1..140_usize).prop_flat_map(|(tokens, rows, columns)| {
        // Half of all bytes are extreme.
        let byte = any::<(bool, i8)>().prop_map(|(extreme, byte)| match (extreme, byte < 0) {
            (true, true) => -127,
            (true, false) => 127,
            (false, _) => byte.max(-127),
        });
        let weight = any::<u8>().prop_map(|byte| if byte > 250 { 128 } else { byte });
        let scale = 0.001..1.0_f32;
        (
            proptest::collection::vec(byte, tokens * columns),
            proptest::collection::vec(weight, rows * columns),
            proptest::collection::vec(scale.clone(), tokens),
            proptest::collection::vec(scale, rows),
        )
            .prop_map(move |(activations, weights, scales, weight_scales)| Case {
                columns,
                activations,
                weights,
                scales,
                weight_scales,
            })
    })
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (tokens, rows) = (self.scales.len(), self.weight_scales.len());
        write!(f, "{tokens} × {rows} × {}", self.columns)
    }
}

proptest! {
    #[test]
    fn all_kernels_give_the_same_to_the_last_bit(case in case()) {
        same_by_all(&case);
    }
}

#[test]
fn the_largest_sums_are_right() {
    for (activation, weight) in [(127, 127_u8), (-127, 128), (127, 128)] {
        let case = Case {
            columns: 1536,
            activations: vec![activation; 1536 * 5],
            weights: vec![weight; 1536 * 6],
            scales: vec![1.0; 5],
            weight_scales: vec![1.0; 6],
        };
        same_by_all(&case);
        let exact = 1536.0 * f32::from(activation) * f32::from(weight.cast_signed()) + 0.25;
        assert_eq!(results(&case, Kernel::best())[0], exact.to_bits());
    }
}

#[test]
fn nothing_times_something_is_nothing() {
    let case = Case {
        columns: 8,
        activations: Vec::new(),
        weights: vec![1; 16],
        scales: Vec::new(),
        weight_scales: vec![1.0; 2],
    };
    same_by_all(&case);
}

/// Three eights of the sums of some rows, the last one apart.
fn weighted_sums(kernel: Kernel, width: usize, rows: &[f32], weights: &[[f32; 4]]) -> Vec<u32> {
    let weighted = Weighted {
        rows,
        width,
        weights,
    };
    let two = kernel.run(|| weighted.sums::<2>(kernel, 1));
    let one = kernel.run(|| weighted.sums::<1>(kernel, 17));
    let two = two.as_flattened().as_flattened().iter();
    let one = one.as_flattened().as_flattened().iter();
    two.chain(one).map(|sum| sum.to_bits()).collect()
}

proptest! {
    #[test]
    fn rows_are_summed_alike_to_the_last_bit(
        (width, rows, weights) in (25..40_usize, 0..50_usize).prop_flat_map(|(width, count)| {
            let number = -1e3..1e3_f32;
            let rows = proptest::collection::vec(number.clone(), width * count);
            let weights = proptest::collection::vec(proptest::array::uniform4(number), count);
            (Just(width), rows, weights)
        }),
    ) {
        let expected = weighted_sums(Kernel::Portable, width, &rows, &weights);
        let first: f32 = rows.chunks(width).zip(&weights).map(|(row, w)| w[0] * row[1]).sum();
        prop_assert_eq!(f32::from_bits(expected[0]).to_bits(), (0.0 + first).to_bits());
        for kernel in Kernel::all() {
            prop_assert_eq!(&weighted_sums(kernel, width, &rows, &weights), &expected);
        }
    }
}
