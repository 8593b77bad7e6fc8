//! Something counted under names, in the order in which the names came up.

use serde::Serialize;
use serde::ser::Serializer;

/// One value under each name, in the order in which the names were first counted: the codebook's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally<T>(Vec<(String, T)>);

impl<T> Tally<T> {
    /// Nothing counted.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// What stands under this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value)
    }

    /// All names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<T: Default> Tally<T> {
    /// What stands under this name, begun with the default where there is nothing yet.
    pub fn entry(&mut self, name: &str) -> &mut T {
        // A codebook has a handful of names: looking through them is quicker than hashing.
        let place = self.0.iter().position(|(n, _)| n == name);
        let place = place.unwrap_or_else(|| {
            self.0.push((name.to_owned(), T::default()));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }
}

impl<T: Serialize> Serialize for Tally<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
