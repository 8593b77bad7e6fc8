//! Sorting that is compiled once.
//!
//! The standard library compiles a sort of its own for every type that is sorted, some five
//! kilobytes of WebAssembly each; the app sorts a dozen types, most of them seldom and few at a
//! time. Here places are sorted, by whatever compares what stands at them, and then everything is
//! moved to its place: one sort for all types, at the price of an indirect call for each
//! comparison.

use std::cmp::Ordering;

/// Sorts by what `compare` says; equal items keep their order. Takes O(n log n) comparisons and four
/// bytes of memory for each item; more than 2³² items are left as they are.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // Most of what is sorted is sorted already.
    if items.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    let Ok(count) = u32::try_from(items.len()) else {
        return;
    };
    let mut places: Vec<u32> = (0..count).collect();
    arrange(
        &mut places,
        &|one, other| match (items.get(one), items.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        },
    );
    for at in 0..items.len() {
        let from = settled(&mut places, at);
        items.swap(at, from);
    }
}

/// Sorts by a key, which is made anew for each comparison; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// A set or map, put together one by one: one that is collected brings a sort of its own along.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut gathered = C::default();
    gathered.extend(items);
    gathered
}

/// Sorts the places; whatever is sorted, this is one function.
fn arrange(places: &mut [u32], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_unstable_by(|one, other| {
        compare(*one as usize, *other as usize).then_with(|| one.cmp(other))
    });
}

/// Where the item for `at` is by now: everything before has been swapped into its place, and what
/// stood there went where that came from.
fn settled(places: &mut [u32], at: usize) -> usize {
    let mut from = places.get(at).map_or(at, |place| *place as usize);
    while from < at {
        from = places.get(from).map_or(at, |place| *place as usize);
    }
    if let (Some(place), Ok(from)) = (places.get_mut(at), u32::try_from(from)) {
        *place = from;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(numbers in prop::collection::vec(0_u8..20, 0..60)) {
            let mut ours: Vec<(u8, usize)> = numbers.into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn what_is_sorted_need_not_be_copied() {
        let mut names = ["Sarn", "Kessia", "Orlen"].map(str::to_owned);
        sort_by(&mut names, Ord::cmp);
        assert_eq!(names, ["Kessia", "Orlen", "Sarn"]);
    }
}
