//! A table from features to rows of weights of eight bits.
//!
//! Buckets of up to eight rows: the low bits of a feature's hash choose the bucket, its highest
//! byte, the check, the row. So a feature that was pruned is taken for another one in about one case
//! of sixty.
//!
//! In memory the buckets lie over one another ([`super::overlay`]): a look at a byte tells whether a
//! feature has a row, and only then the row is fetched. Those bytes lie close together, most features
//! have no row, and what costs time is to wait for memory. Rows are added up eight bytes at a time
//! with whole numbers alone, which a browser does as fast as a machine without one.

use super::overlay::Overlay;
use super::{Reader, WeightsError, Writer};

/// How many rows a bucket can hold.
const BUCKET: usize = 8;
/// How many features are summed up at most: as many bytes fit into sixteen bits.
const MOST: usize = 255;
/// How many rows are looked for together.
const TOGETHER: usize = 32;
/// Weights are kept as numbers from 0 on: so much more.
const BIAS: u8 = 128;
/// Every other byte of a number.
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
/// How many eights of columns a table can have.
const EIGHTS: usize = 5;

/// A feature with its weights, while a table is made.
#[derive(Clone, Debug)]
pub struct Row<const W: usize> {
    /// The feature's hash.
    pub feature: u64,
    /// A weight for each column.
    pub weights: [i8; W],
}

/// Rows of `W` weights, found by feature; at most 40 weights a row.
#[derive(Clone, Debug)]
pub struct Table<const W: usize> {
    /// How many rows each bucket has.
    sizes: Vec<u8>,
    /// The checks of the rows, bucket after bucket, in the order of the file.
    order: Vec<u8>,
    overlay: Overlay,
    /// At each place the check of the row there, 0 where there is none.
    checks: Vec<u8>,
    /// At each place a row; what has no weights adds nothing.
    rows: Vec<[u8; W]>,
    mask: u64,
}

/// The byte by which a feature is told from the others in its bucket; never 0.
#[inline]
fn check(feature: u64) -> u8 {
    let [.., byte] = feature.to_le_bytes();
    byte.max(1)
}

fn biased(weight: i8) -> u8 {
    weight.cast_unsigned().wrapping_add(BIAS)
}

fn unbiased(weight: u8) -> i8 {
    weight.wrapping_sub(BIAS).cast_signed()
}

impl<const W: usize> Table<W> {
    /// A table with the given rows, best first: where a bucket is full, or two features in it look
    /// alike, the later one is left out. Gives how many were left out, too.
    ///
    /// There are about six rows to a bucket if `rows` fit, else more are left out: `2^31` buckets
    /// are the most.
    pub fn new(rows: &[Row<W>]) -> (Self, usize) {
        let buckets = (rows.len() / 6 + 1).next_power_of_two();
        let mask = buckets as u64 - 1;
        let mut kept: Vec<Vec<&Row<W>>> = vec![Vec::new(); buckets];
        let mut left_out = 0;
        for row in rows {
            let index = usize::try_from(row.feature & mask).unwrap_or_default();
            let Some(bucket) = kept.get_mut(index) else {
                continue;
            };
            let seen = bucket
                .iter()
                .any(|other| check(other.feature) == check(row.feature));
            if seen || bucket.len() == BUCKET {
                left_out += 1;
            } else {
                bucket.push(row);
            }
        }
        let sizes = kept.iter().map(|bucket| bucket.len() as u8).collect();
        let kept: Vec<&Row<W>> = kept.into_iter().flatten().collect();
        let order = kept.iter().map(|row| check(row.feature)).collect();
        let weights: Vec<[i8; W]> = kept.iter().map(|row| row.weights).collect();
        (Self::of(sizes, order, &weights), left_out)
    }

    /// Lays out the rows, which come bucket after bucket.
    fn of(sizes: Vec<u8>, order: Vec<u8>, weights: &[[i8; W]]) -> Self {
        let mut buckets = Vec::with_capacity(sizes.len());
        let mut rest = order.as_slice();
        for size in &sizes {
            let (own, behind) = rest.split_at(usize::from(*size));
            buckets.push(own);
            rest = behind;
        }
        let overlay = Overlay::new(&buckets);
        let mut checks = vec![0; overlay.len()];
        let mut rows = vec![[BIAS; W]; overlay.len()];
        let mut weights = weights.iter();
        for (bucket, own) in buckets.into_iter().enumerate() {
            for (check, weights) in own.iter().zip(&mut weights) {
                let place = overlay.place(bucket, *check);
                checks[place] = *check;
                rows[place] = weights.map(biased);
            }
        }
        Self {
            mask: sizes.len() as u64 - 1,
            sizes,
            order,
            overlay,
            checks,
            rows,
        }
    }

    /// The place of a feature's row; 0 if it has none.
    #[inline]
    fn place(&self, feature: u64) -> usize {
        let bucket = usize::try_from(feature & self.mask).unwrap_or_default();
        let check = check(feature);
        let place = self.overlay.place(bucket, check);
        let is_own = self.checks.get(place).is_some_and(|own| *own == check);
        // No branch that depends on the feature: a processor could not foresee it.
        place * usize::from(is_own)
    }

    /// The weights of a feature; none if it has no row.
    #[inline]
    pub fn get(&self, feature: u64) -> Option<[i8; W]> {
        match self.place(feature) {
            0 => None,
            place => self.rows.get(place).map(|row| row.map(unbiased)),
        }
    }

    /// The sums of the weights of features; of more than 255 the last ones are left out.
    // Kept a function of its own: grown into its callers they become too large for a browser to
    // compile well.
    #[inline(never)]
    pub fn sum(&self, features: &[u64]) -> [i32; W] {
        let features = &features[..features.len().min(MOST)];
        let mut sums = Sums::<W>::default();
        // Rows lie far apart in memory: it pays to ask for many before the first has come.
        for features in features.chunks(TOGETHER) {
            let mut places = [0; TOGETHER];
            for (place, feature) in places.iter_mut().zip(features) {
                *place = self.place(*feature);
            }
            for place in &places[..features.len()] {
                if let Some(row) = self.rows.get(*place) {
                    sums.add(row);
                }
            }
        }
        sums.without_bias(features.len())
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are no rows.
    pub const fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Writes the first `columns` columns; the others are zero.
    pub fn write(&self, columns: usize, writer: &mut Writer) {
        writer.byte(u8::try_from(self.sizes.len().trailing_zeros()).unwrap_or(0));
        writer.byte(u8::try_from(columns).unwrap_or(0));
        writer.raw(&self.sizes);
        writer.raw(&self.order);
        let rows = self.rows();
        // Column after column: like stands beside like, which compresses better.
        for column in 0..columns.min(W) {
            for row in &rows {
                writer.byte(row[column].cast_unsigned());
            }
        }
    }

    /// The rows in the order of the file.
    fn rows(&self) -> Vec<[i8; W]> {
        let mut rows = Vec::with_capacity(self.len());
        let mut order = self.order.iter();
        for (bucket, size) in self.sizes.iter().enumerate() {
            for check in order.by_ref().take(usize::from(*size)) {
                let row = self.rows.get(self.overlay.place(bucket, *check));
                rows.push(row.copied().unwrap_or([BIAS; W]).map(unbiased));
            }
        }
        rows
    }

    /// Reads what [`Table::write`] wrote.
    ///
    /// # Errors
    /// When the file ends too early, or the sizes in it cannot be.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let power = reader.byte("a table's size")?;
        let columns = usize::from(reader.byte("a table's width")?);
        if power > 24 {
            return Err(reader.damaged("a table has more buckets than fit"));
        }
        if columns > W {
            return Err(reader.damaged("a table has more columns than the layer"));
        }
        let sizes = reader.raw(1_usize << power, "a table's sizes")?;
        if sizes.iter().any(|size| usize::from(*size) > BUCKET) {
            return Err(reader.damaged("a bucket has more rows than fit"));
        }
        let count = sizes.iter().map(|size| usize::from(*size)).sum();
        let order = reader.raw(count, "a table's checks")?;
        if order.contains(&0) {
            return Err(reader.damaged("a row has the mark of an empty place"));
        }
        let mut rows = vec![[0; W]; count];
        for column in 0..columns {
            let weights = reader.raw(count, "a table's weights")?;
            for (row, weight) in rows.iter_mut().zip(weights) {
                row[column] = weight.cast_signed();
            }
        }
        Ok(Self::of(sizes.to_vec(), order.to_vec(), &rows))
    }
}

/// Sums of rows under way.
struct Sums<const W: usize> {
    /// Four sums of sixteen bits in each number: those of the even bytes of eight columns …
    even: [u64; EIGHTS],
    /// … and of the odd ones.
    odd: [u64; EIGHTS],
}

impl<const W: usize> Default for Sums<W> {
    fn default() -> Self {
        const { assert!(W <= 8 * EIGHTS, "a table has at most 40 columns") };
        Self {
            even: [0; EIGHTS],
            odd: [0; EIGHTS],
        }
    }
}

impl<const W: usize> Sums<W> {
    #[inline]
    fn add(&mut self, row: &[u8; W]) {
        let (eights, rest) = row.as_chunks::<8>();
        for (place, eight) in eights.iter().enumerate() {
            self.add_eight(place, *eight);
        }
        if !W.is_multiple_of(8) {
            let mut last = [0; 8];
            last[..W % 8].copy_from_slice(rest);
            self.add_eight(W / 8, last);
        }
    }

    #[inline]
    fn add_eight(&mut self, place: usize, eight: [u8; 8]) {
        let bytes = u64::from_le_bytes(eight);
        self.even[place] = self.even[place].wrapping_add(bytes & EVEN);
        self.odd[place] = self.odd[place].wrapping_add(bytes >> 8 & EVEN);
    }

    /// The sums of so many rows.
    fn without_bias(&self, rows: usize) -> [i32; W] {
        // At most `MOST` rows are summed.
        let bias = i32::from(BIAS) * i32::try_from(rows).unwrap_or(i32::MAX / 256);
        std::array::from_fn(|column| {
            let both = if column % 2 == 0 {
                &self.even
            } else {
                &self.odd
            };
            let biased = (both[column / 8] >> (16 * (column % 8 / 2))) as u16;
            i32::from(biased) - bias
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Layer;
    use super::*;
    use crate::learned::hash::feature;

    fn rows(count: u64) -> Vec<Row<3>> {
        (0..count)
            .map(|n| Row {
                feature: feature(1, n),
                weights: [(n % 100) as i8, -5, 7],
            })
            .collect()
    }

    #[test]
    fn rows_are_found_again_and_nearly_nothing_else_is() {
        let rows = rows(10_000);
        let (table, left_out) = Table::new(&rows);
        let found = rows
            .iter()
            .filter(|row| table.get(row.feature) == Some(row.weights));
        assert!(found.count() >= rows.len() - left_out - rows.len() / 50);
        assert!(left_out < rows.len() / 20, "{left_out}");
        let strangers = (0..10_000).filter(|n| table.get(feature(2, *n)).is_some());
        assert!(strangers.count() < 400);
    }

    #[test]
    fn weights_are_summed_up() {
        let rows = rows(300);
        let (table, _) = Table::new(&rows);
        let known = rows
            .iter()
            .filter(|row| table.get(row.feature) == Some(row.weights));
        let known: Vec<&Row<3>> = known.take(70).collect();
        let features: Vec<u64> = known.iter().map(|row| row.feature).collect();
        let column = |n: usize| {
            known
                .iter()
                .map(|row| i32::from(row.weights[n]))
                .sum::<i32>()
        };
        assert_eq!(table.sum(&features), [column(0), column(1), column(2)]);
        assert_eq!(table.sum(&[]), [0; 3]);
        // What is too much is left out, and nothing overflows.
        assert_eq!(table.sum(&vec![features[0]; 1000])[2], 7 * 255);
    }

    #[test]
    fn a_table_survives_a_file() {
        let (table, _) = Table::new(&rows(500));
        let mut writer = Writer::new(Layer::Names);
        table.write(3, &mut writer);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes).unwrap();
        let again = Table::<3>::read(&mut reader).unwrap();
        reader.finish().unwrap();
        for n in 0..1000 {
            assert_eq!(table.get(feature(1, n)), again.get(feature(1, n)));
        }
    }

    #[test]
    fn a_cut_or_broken_table_is_refused() {
        let (table, _) = Table::new(&rows(50));
        let mut writer = Writer::new(Layer::Names);
        table.write(3, &mut writer);
        let bytes = writer.finish();
        for length in 6..bytes.len() {
            let mut reader = Reader::new(&bytes[..length]).unwrap();
            assert!(Table::<3>::read(&mut reader).is_err(), "{length}");
        }
        for (place, value) in [(6, 60), (7, 9), (8, 200)] {
            let mut broken = bytes.clone();
            broken[place] = value;
            let mut reader = Reader::new(&broken).unwrap();
            assert!(Table::<3>::read(&mut reader).is_err(), "{place}");
        }
    }

    #[test]
    fn the_better_of_two_rows_stays() {
        let row = |weight| Row {
            feature: feature(1, 1),
            weights: [weight],
        };
        let (table, left_out) = Table::new(&[row(9), row(4)]);
        assert_eq!((table.get(feature(1, 1)), left_out), (Some([9]), 1));
    }
}
