//! Something counted under names, in the order in which the names came up.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

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

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Tally<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

/// Reads a map's entries in the order in which they stand.
struct InOrder<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
    type Value = Tally<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tally<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Tally(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_from_json_in_its_order() {
        let mut tally = Tally::new();
        for name in ["position", "actor", "10", "9"] {
            *tally.entry(name) += name.len();
        }
        let json = serde_json::to_string(&tally).unwrap();
        assert_eq!(json, r#"{"position":8,"actor":5,"10":2,"9":1}"#);
        assert_eq!(serde_json::from_str::<Tally<usize>>(&json).unwrap(), tally);
    }
}
