//! Weights in eight bits.

use standpoint_engine::learned::weights::Row;

use super::sequence::Alphabet;

/// How heavy a row is: its largest weight, whatever its sign.
pub fn weight<const W: usize>(row: &[f32; W]) -> f32 {
    row.iter().map(|w| w.abs()).fold(0.0, f32::max)
}

/// The rows of the features in `order` in eight bits, those without any weight left out, and what
/// one unit of them is worth.
pub fn quantise<const W: usize>(
    order: &[usize],
    rows: &[[f32; W]],
    alphabet: &Alphabet,
) -> (Vec<Row<W>>, f32) {
    // The heaviest few may be clipped: a finer grid is worth more.
    let mut heaviest: Vec<f32> = order.iter().map(|index| weight(&rows[*index])).collect();
    heaviest.sort_by(|a, b| b.total_cmp(a));
    let heavy = heaviest.get(heaviest.len() / 2000).copied().unwrap_or(1.0);
    let unit = (heavy / 127.0).max(1e-6);
    let rows = order.iter().map(|index| Row {
        feature: alphabet.features[*index],
        weights: rows[*index].map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8),
    });
    let left = rows.filter(|row| row.weights.iter().any(|weight| *weight != 0));
    (left.collect(), unit)
}
