//! Work on many things at a time, in constant memory, results in the order of the things.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many things are under way for each worker: enough that none waits while one is slow.
const AHEAD: usize = 4;

/// Does `work` on each input on `jobs` threads and hands the results to `take`, in the inputs' order,
/// until it breaks off. At most [`AHEAD`] inputs and results for each thread are in memory.
pub(crate) fn ordered<I: Send, O: Send>(
    inputs: impl Iterator<Item = I> + Send,
    jobs: NonZeroUsize,
    work: impl Fn(I) -> O + Sync,
    mut take: impl FnMut(O) -> ControlFlow<()>,
) {
    // Each input travels with a channel for its result; the channels' other ends queue in order.
    let (to_workers, tasks) = sync_channel::<(I, SyncSender<O>)>(jobs.get());
    let (to_taker, results) = sync_channel::<Receiver<O>>(jobs.get().saturating_mul(AHEAD));
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        scope.spawn(move || {
            for input in inputs {
                let (result_to, result) = sync_channel(1);
                // Either fails only when nobody wants results any more.
                if to_taker.send(result).is_err() || to_workers.send((input, result_to)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..jobs.get() {
            scope.spawn(|| {
                while let Some((input, result_to)) = next(&tasks) {
                    // Nobody waits for it if the taker has broken off.
                    let _ = result_to.send(work(input));
                }
            });
        }
        for result in results.iter().filter_map(|result| result.recv().ok()) {
            if take(result).is_break() {
                break;
            }
        }
        drop(results);
    });
}

/// The next task; none when there will be no more.
fn next<T>(tasks: &Mutex<Receiver<T>>) -> Option<T> {
    tasks
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn jobs(number: usize) -> NonZeroUsize {
        NonZeroUsize::new(number).unwrap()
    }

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        for number in [1, 2, 8] {
            let mut results = Vec::new();
            // The earlier, the slower.
            let work = |input: u64| {
                thread::sleep(Duration::from_micros(200 * (20 - input % 20)));
                input
            };
            ordered(0..100, jobs(number), work, |result| {
                results.push(result);
                ControlFlow::Continue(())
            });
            assert_eq!(results, (0..100).collect::<Vec<_>>());
        }
    }

    #[test]
    fn few_inputs_are_under_way_while_the_first_is_slow() {
        let (read, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let most = AtomicUsize::new(0);
        let inputs = (0..1000).inspect(|_| {
            let ahead = read.fetch_add(1, Ordering::SeqCst) + 1 - taken.load(Ordering::SeqCst);
            most.fetch_max(ahead, Ordering::SeqCst);
        });
        let work = |input| {
            if input == 0 {
                thread::sleep(Duration::from_millis(50));
            }
        };
        ordered(inputs, jobs(4), work, |()| {
            taken.fetch_add(1, Ordering::SeqCst);
            ControlFlow::Continue(())
        });
        // The queue, one in each pair of hands, and one that is being handed on.
        let bound = 4 * AHEAD + 4 + 2;
        assert!(most.into_inner() <= bound);
        assert_eq!(taken.into_inner(), 1000);
    }

    #[test]
    fn breaking_off_ends_everything() {
        let mut results = 0;
        ordered(
            0..,
            jobs(3),
            |input: u32| input,
            |_| {
                results += 1;
                if results == 5 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        );
        assert_eq!(results, 5);
    }
}
