//! How a word is written, which its pieces do not tell.

/// How many ways of writing are told apart.
pub const WAYS: usize = 4;

/// How a word is written: 0 without capitals, 1 with one that begins it, 2 in capitals throughout, 3 in
/// whatever other way (`iPhone`, `McDonald`).
pub fn capitals(word: &str) -> u8 {
    let count = word.chars().filter(|letter| letter.is_uppercase()).count();
    let begins = word.chars().next().is_some_and(char::is_uppercase);
    match count {
        0 => 0,
        1 if begins => 1,
        2.. if !word.chars().any(char::is_lowercase) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_are_told_apart() {
        let words = [
            "talks", "Kessia", "A", "NATO", "U.S.", "iPhone", "McDonald", "aB", "É", "水",
        ];
        let ways = words.map(capitals);
        assert_eq!(ways, [0, 1, 1, 2, 2, 3, 3, 3, 1, 0]);
    }
}
