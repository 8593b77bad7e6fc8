use proptest::prelude::*;

use super::lanes::Lanes;
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
struct Three<'r>(Weighted<'r>);

impl Work for Three<'_> {
    type Output = Vec<u32>;

    #[inline(always)]
    fn work<E: Eight>(self) -> Vec<u32> {
        let two = self.0.sums::<E, 2>(1);
        let one = self.0.sums::<E, 1>(17);
        let two = two.as_flattened().as_flattened().iter();
        let one = one.as_flattened().as_flattened().iter();
        two.chain(one).map(|sum| sum.to_bits()).collect()
    }
}

/// Everything that is done with eight numbers, one after another, as bits.
struct Everything([f32; 8], [f32; 8]);

impl Work for Everything {
    type Output = (Vec<[u32; 8]>, [i8; 8]);

    #[inline(always)]
    fn work<E: Eight>(self) -> Self::Output {
        let (a, b) = (Lanes::<E>::of(&self.0), Lanes::<E>::of(&self.1));
        let pairs = [a + b, a - b, a * b, a / b, a.min(b), a.max(b)];
        let single = [a.abs(), a.exp(), a.erf(), a.gelu(), a.round()];
        let all = [Lanes::splat(a.sum()), Lanes::splat(a.largest())];
        let numbers = pairs.into_iter().chain(single).chain(all);
        let bits = |lanes: Lanes<E>| lanes.get().map(f32::to_bits);
        (numbers.map(bits).collect(), a.to_bytes())
    }
}

proptest! {
    #[test]
    fn rows_are_summed_alike_to_the_last_bit(
        (width, rows, weights) in (25..40_usize, 0..50_usize).prop_flat_map(|(width, count)| {
            let number = -1e3..1e3_f32;
            let rows = proptest::collection::vec(number.clone(), width * count);
            let weights = proptest::collection::vec(number, count);
            let weights = proptest::array::uniform4(weights);
            (Just(width), rows, weights)
        }),
    ) {
        let weights = weights.each_ref().map(Vec::as_slice);
        let weighted = Weighted { rows: &rows, width, weights };
        let expected = Kernel::Portable.run(Three(weighted));
        let first: f32 = rows.chunks(width).zip(weights[0]).map(|(row, w)| w * row[1]).sum();
        prop_assert_eq!(f32::from_bits(expected[0]).to_bits(), (0.0 + first).to_bits());
        for kernel in Kernel::all() {
            prop_assert_eq!(&kernel.run(Three(weighted)), &expected);
        }
    }

    #[test]
    fn eight_numbers_are_alike_in_all_registers(
        a in proptest::array::uniform8(number()),
        b in proptest::array::uniform8(number()),
    ) {
        let expected = Kernel::Portable.run(Everything(a, b));
        for kernel in Kernel::all() {
            prop_assert_eq!(&kernel.run(Everything(a, b)), &expected);
        }
    }
}

/// A number that is not far from nothing, or any one that is none or nearly.
fn number() -> impl Strategy<Value = f32> {
    prop_oneof![
        -100.0..100.0_f32,
        prop_oneof![
            Just(0.0),
            Just(-0.0),
            Just(f32::INFINITY),
            Just(f32::MIN),
            Just(126.5)
        ],
    ]
}
