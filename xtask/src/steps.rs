//! Steps: each says what it does and how long it took, and its result is counted.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::counts::Counts;
use crate::failure::Outcome;

/// Announces `what`, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("\n==> {what}");
    let start = Instant::now();
    let result = work();
    let verdict = if result.is_ok() { "done" } else { "failed" };
    println!("    {verdict} in {}", duration(start.elapsed()));
    result
}

/// "0.4 s", "12.0 s", "3 min 05 s".
fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// Runs steps to the last one whatever happens in between, and keeps count.
#[derive(Default)]
pub struct Tally {
    counts: Counts,
    failures: Vec<String>,
}

impl Tally {
    /// A step that either holds or does not: it counts as one.
    pub fn hold(&mut self, what: &str, work: impl FnOnce() -> Outcome) {
        self.count(what, || {
            work().map(|()| Counts {
                passed: 1,
                failed: 0,
            })
        });
    }

    /// A step that runs tests and says how many passed and failed.
    /// One that cannot even be run counts as one failure.
    pub fn count(&mut self, what: &str, work: impl FnOnce() -> Outcome<Counts>) {
        let counts = step(what, || {
            let counts = work()?;
            println!("    {} passed, {} failed", counts.passed, counts.failed);
            Ok(counts)
        })
        .unwrap_or_else(|failure| {
            println!("    {failure}");
            Counts {
                passed: 0,
                failed: 1,
            }
        });
        if counts.failed > 0 {
            self.failures.push(what.to_owned());
        }
        self.counts += counts;
    }

    /// Names the steps that failed, prints the counts alone on the last line, and gives the exit code.
    pub fn finish(self) -> ExitCode {
        println!();
        for step in &self.failures {
            println!("failed: {step}");
        }
        println!(
            "{} passed, {} failed",
            self.counts.passed, self.counts.failed
        );
        if self.counts.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(430)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn a_failing_step_hides_no_later_one() {
        let mut tally = Tally::default();
        tally.hold("one", || Ok(()));
        tally.hold("two", || Err(Failure::new("No.")));
        tally.count("three", || {
            Ok(Counts {
                passed: 5,
                failed: 2,
            })
        });
        assert_eq!((tally.counts.passed, tally.counts.failed), (6, 3));
        assert_eq!(tally.failures, ["two", "three"]);
        assert_eq!(tally.finish(), ExitCode::FAILURE);
    }
}
