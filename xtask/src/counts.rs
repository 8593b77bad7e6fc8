//! How many tests passed and failed, read from what the runners print.

use std::ops::AddAssign;

/// Tests that passed and tests that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many passed.
    pub passed: usize,
    /// How many failed, were cancelled, or could not be run.
    pub failed: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Counts {
    /// The sum over all `test result: ok. 12 passed; 0 failed; …` lines that `cargo test` prints.
    pub fn from_cargo(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines() {
            if let Some((_, result)) = line.split_once("test result: ") {
                sum.passed += number_before(result, " passed");
                sum.failed += number_before(result, " failed");
            }
        }
        sum
    }

    /// The summary lines that `node --test` prints, whatever its reporter puts before them:
    /// `ℹ pass 5` or `# pass 5`, and the same with `fail` and `cancelled`.
    pub fn from_node(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines() {
            let mut words = line.split_whitespace();
            if !matches!(words.next(), Some("ℹ" | "#")) {
                continue;
            }
            let name = words.next();
            let Some(number) = words.next().and_then(|n| n.parse::<usize>().ok()) else {
                continue;
            };
            match name {
                Some("pass") => sum.passed += number,
                Some("fail" | "cancelled") => sum.failed += number,
                _ => {}
            }
        }
        sum
    }

    /// The last line of our own runners: `12 passed, 0 failed`.
    pub fn from_last_line(output: &str) -> Self {
        let last = output.lines().last().unwrap_or_default();
        Self {
            passed: number_before(last, " passed"),
            failed: number_before(last, " failed"),
        }
    }

    /// A run that ended badly failed at least once, even if no test said so (it did not compile).
    pub fn ended(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

fn number_before(text: &str, word: &str) -> usize {
    text.split(word)
        .next()
        .filter(|before| before.len() < text.len())
        .and_then(|before| before.rsplit([' ', '.']).next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_are_added_up() {
        let output = "running 2 tests\n..\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s\n\
            Doc-tests text\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let expected = Counts {
            passed: 15,
            failed: 2,
        };
        assert_eq!(Counts::from_cargo(output), expected);
    }

    #[test]
    fn node_results_are_read_from_either_reporter() {
        let expected = Counts {
            passed: 7,
            failed: 3,
        };
        for mark in ["ℹ", "#"] {
            let output = format!(
                "✔ page loads (12ms)\n{mark} tests 10\n{mark} suites 0\n{mark} pass 7\n{mark} fail 1\n{mark} cancelled 2\n{mark} skipped 0\n"
            );
            assert_eq!(Counts::from_node(&output), expected);
        }
    }

    #[test]
    fn our_own_results_are_on_the_last_line() {
        let output = "ok one\nnot ok two: 7 passed, 7 failed\n12 passed, 3 failed\n";
        let expected = Counts {
            passed: 12,
            failed: 3,
        };
        assert_eq!(Counts::from_last_line(output), expected);
        assert_eq!(Counts::from_last_line(""), Counts::default());
    }

    #[test]
    fn a_run_that_breaks_off_is_a_failure() {
        let nothing = Counts::from_cargo("error: could not compile `text`");
        assert_eq!(nothing.ended(false).failed, 1);
        assert_eq!(nothing.ended(true).failed, 0);
    }
}
