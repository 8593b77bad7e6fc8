//! From a chain's probabilities to how often such a span is right.

use super::weights::{Reader, WeightsError, Writer};

/// A line of straight pieces through points measured on tuning data, rising throughout (isotonic
/// regression over bins of equal count, Zadrozny and Elkan 2002).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// What the chain says, and how often it was right then; both from 0 to 1, both rising.
    points: Vec<(f32, f32)>,
}

/// More points than this are damage.
const MOST: u8 = 64;

impl Calibration {
    /// From what was measured; points that would make the line fall are put together.
    pub fn new(measured: &[(f32, f32)]) -> Self {
        // Pool adjacent violators: each pool is a sum and how many points are in it.
        let mut pools: Vec<(f32, f32, f32)> = Vec::new();
        for (said, right) in measured {
            pools.push((*said, *right, 1.0));
            while let [.., (s1, r1, n1), (s2, r2, n2)] = pools[..]
                && r1 / n1 > r2 / n2
            {
                pools.truncate(pools.len() - 2);
                pools.push((s1 + s2, r1 + r2, n1 + n2));
            }
        }
        let point = |(said, right, count): &(f32, f32, f32)| (said / count, right / count);
        Self {
            points: pools.iter().map(point).collect(),
        }
    }

    /// How often a span is right of which the chain says `said`, from 0 to 1; `said` itself where
    /// nothing was measured.
    pub fn of(&self, said: f32) -> f32 {
        let (Some(first), Some(last)) = (self.points.first(), self.points.last()) else {
            return said.clamp(0.0, 1.0);
        };
        if said <= first.0 {
            return first.1;
        }
        for pair in self.points.windows(2) {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            if said <= x1 {
                let part = (said - x0) / (x1 - x0).max(1e-6);
                return (y0 + part * (y1 - y0)).clamp(0.0, 1.0);
            }
        }
        last.1
    }

    /// Writes the points.
    pub fn write(&self, writer: &mut Writer) {
        let count = self.points.len().min(usize::from(MOST));
        writer.byte(u8::try_from(count).unwrap_or(MOST));
        for (said, right) in self.points.iter().take(count) {
            writer.real(*said);
            writer.real(*right);
        }
    }

    /// Reads what [`Calibration::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut, or the line falls.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let count = reader.byte("the number of points of a calibration")?;
        if count > MOST {
            return Err(reader.damaged("a calibration has more points than fit"));
        }
        let mut points: Vec<(f32, f32)> = Vec::new();
        for _ in 0..count {
            let point = (reader.real("a calibration")?, reader.real("a calibration")?);
            let rises = points
                .last()
                .is_none_or(|last| last.0 <= point.0 && last.1 <= point.1);
            if !rises || !(0.0..=1.0).contains(&point.1) {
                return Err(reader.damaged("a calibration falls or leaves 0 to 1"));
            }
            points.push(point);
        }
        Ok(Self { points })
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::Layer;
    use super::*;

    #[test]
    fn the_line_goes_through_what_was_measured_and_never_falls() {
        let calibration = Calibration::new(&[(0.2, 0.1), (0.5, 0.6), (0.7, 0.4), (0.9, 0.8)]);
        let table = [
            (0.0, 0.1),
            (0.2, 0.1),
            (0.6, 0.5),
            (0.9, 0.8),
            (1.0, 0.8),
            (0.4, 0.3),
        ];
        for (said, right) in table {
            assert!((calibration.of(said) - right).abs() < 1e-6, "{said}");
        }
        assert!((Calibration::default().of(0.3) - 0.3).abs() < 1e-6);
    }

    #[test]
    fn a_file_keeps_it_and_a_falling_one_is_refused() {
        let calibration = Calibration::new(&[(0.2, 0.1), (0.9, 0.8)]);
        let mut writer = Writer::new(Layer::Names);
        calibration.write(&mut writer);
        let mut bytes = writer.finish();
        let again = Calibration::read(&mut Reader::new(&bytes).unwrap());
        assert_eq!(again, Ok(calibration));
        bytes[7..11].copy_from_slice(&0.95_f32.to_le_bytes());
        assert!(Calibration::read(&mut Reader::new(&bytes).unwrap()).is_err());
    }
}
