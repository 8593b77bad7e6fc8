//! A table from features to rows of weights of eight bits.
//!
//! Buckets of up to eight rows: the low bits of a feature's hash choose the bucket, its highest
//! byte is compared with the byte kept for each row. So a feature that was pruned costs one look at
//! eight bytes that lie together, and is taken for another one in about one case of sixty.

use super::{Reader, WeightsError, Writer};

/// How many rows a bucket can hold.
const BUCKET: usize = 8;
/// How many features are summed up at most.
const MOST: usize = 255;
/// How many rows are looked for together.
const TOGETHER: usize = 32;
/// A byte in each lane.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// A feature with its weights, while a table is made.
#[derive(Clone, Debug)]
pub struct Row<const W: usize> {
    /// The feature's hash.
    pub feature: u64,
    /// A weight for each column.
    pub weights: [i8; W],
}

/// Where the rows of a bucket are.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    /// The bytes of its rows; 0 where there is none.
    checks: u64,
    /// The number of its first row.
    start: u32,
}

/// Rows of `W` weights, found by feature.
#[derive(Clone, Debug)]
pub struct Table<const W: usize> {
    buckets: Vec<Bucket>,
    /// The rows; the first one is all zeros and stands for features that have none.
    rows: Vec<[i8; W]>,
    mask: u64,
}

/// The byte by which a feature is told from the others in its bucket; never 0.
#[inline]
fn check(feature: u64) -> u8 {
    let [.., byte] = feature.to_le_bytes();
    byte.max(1)
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
        let mut table = Self::empty(buckets);
        for bucket in kept {
            let checks: Vec<u8> = bucket.iter().map(|row| check(row.feature)).collect();
            table.push_bucket(&checks);
            table.rows.extend(bucket.iter().map(|row| row.weights));
        }
        (table, left_out)
    }

    fn empty(buckets: usize) -> Self {
        Self {
            buckets: Vec::with_capacity(buckets),
            rows: vec![[0; W]],
            mask: buckets as u64 - 1,
        }
    }

    fn push_bucket(&mut self, checks: &[u8]) {
        let last = self.buckets.last();
        let start = last.map_or(1, |last| last.start + (8 - last.checks.leading_zeros() / 8));
        let mut lanes = [0; BUCKET];
        for (lane, byte) in lanes.iter_mut().zip(checks) {
            *lane = *byte;
        }
        self.buckets.push(Bucket {
            checks: u64::from_le_bytes(lanes),
            start,
        });
    }

    /// The number of a feature's row; 0 if it has none.
    #[inline]
    fn row(&self, feature: u64) -> u32 {
        let index = usize::try_from(feature & self.mask).unwrap_or_default();
        let Some(bucket) = self.buckets.get(index) else {
            return 0;
        };
        // Which byte is the one looked for: the lowest marked one is exact (Mycroft 1987).
        let differ = bucket.checks ^ (u64::from(check(feature)) * ONES);
        let same = differ.wrapping_sub(ONES) & !differ & HIGHS;
        let slot = same.trailing_zeros() / 8;
        // No branch that depends on the feature: a processor could not foresee it.
        let is_there = u32::from(same != 0);
        (bucket.start + slot) * is_there
    }

    /// The weights of a feature; none if it has no row.
    #[inline]
    pub fn get(&self, feature: u64) -> Option<&[i8; W]> {
        match self.row(feature) {
            0 => None,
            row => self.rows.get(row as usize),
        }
    }

    /// The sums of the weights of features; of more than 255 the last ones are left out.
    // Kept a function of its own: grown into its callers they become too large for a browser to
    // compile well.
    #[inline(never)]
    pub fn sum(&self, features: &[u64]) -> [i32; W] {
        // 255 weights of eight bits fit in sixteen, and eight sums of sixteen in one register.
        let mut sums = [0_i16; W];
        // Rows lie far apart in memory: it pays to ask for many before the first has come.
        for features in features[..features.len().min(MOST)].chunks(TOGETHER) {
            let mut rows = [0_u32; TOGETHER];
            for (row, feature) in rows.iter_mut().zip(features) {
                *row = self.row(*feature);
            }
            for row in &rows[..features.len()] {
                if let Some(weights) = self.rows.get(*row as usize) {
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum = sum.wrapping_add(i16::from(*weight));
                    }
                }
            }
        }
        sums.map(i32::from)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes the first `columns` columns; the others are zero.
    pub fn write(&self, columns: usize, writer: &mut Writer) {
        writer.byte(u8::try_from(self.buckets.len().trailing_zeros()).unwrap_or(0));
        writer.byte(u8::try_from(columns).unwrap_or(0));
        for Bucket { checks, .. } in &self.buckets {
            writer.byte(u8::try_from(8 - checks.leading_zeros() / 8).unwrap_or(0));
        }
        for Bucket { checks, .. } in &self.buckets {
            let bytes = checks.to_le_bytes();
            writer.raw(&bytes[..8 - checks.leading_zeros() as usize / 8]);
        }
        // Column after column: like stands beside like, which compresses better.
        for column in 0..columns.min(W) {
            for row in &self.rows[1..] {
                writer.byte(row[column].cast_unsigned());
            }
        }
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
        let buckets = 1_usize << power;
        let sizes = reader.raw(buckets, "a table's sizes")?;
        if sizes.iter().any(|size| usize::from(*size) > BUCKET) {
            return Err(reader.damaged("a bucket has more rows than fit"));
        }
        let count = sizes.iter().map(|size| usize::from(*size)).sum();
        let mut checks = reader.raw(count, "a table's checks")?;
        if checks.contains(&0) {
            return Err(reader.damaged("a row has the mark of an empty place"));
        }
        let mut table = Self::empty(buckets);
        for size in sizes {
            let (own, rest) = checks.split_at(usize::from(*size));
            table.push_bucket(own);
            checks = rest;
        }
        table.rows = vec![[0; W]; count + 1];
        for column in 0..columns {
            let weights = reader.raw(count, "a table's weights")?;
            for (row, weight) in table.rows.iter_mut().skip(1).zip(weights) {
                row[column] = weight.cast_signed();
            }
        }
        Ok(table)
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
            .filter(|row| table.get(row.feature) == Some(&row.weights));
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
            .filter(|row| table.get(row.feature) == Some(&row.weights));
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
        assert_eq!((table.get(feature(1, 1)), left_out), (Some(&[9]), 1));
    }
}
