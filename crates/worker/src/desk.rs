//! What waits to be done, and what is being done.

use std::collections::VecDeque;

use standpoint_protocol::RequestId;

/// Something to do: a text to read, an errand to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task<W> {
    /// The request it came with.
    pub id: RequestId,
    /// What is to be done.
    pub work: W,
}

/// Tasks in the order in which they came; one at a time is done.
#[derive(Debug)]
pub struct Desk<W> {
    waiting: VecDeque<Task<W>>,
    doing: Option<RequestId>,
    cancelled: bool,
}

impl<W> Default for Desk<W> {
    fn default() -> Self {
        Self {
            waiting: VecDeque::new(),
            doing: None,
            cancelled: false,
        }
    }
}

impl<W> Desk<W> {
    /// Puts a task behind the others. Says whether nobody is at work, so that somebody has to start.
    pub fn put(&mut self, task: Task<W>) -> bool {
        let idle = self.doing.is_none() && self.waiting.is_empty();
        self.waiting.push_back(task);
        idle
    }

    /// The task to do now; `None` when all are done.
    pub fn take_next(&mut self) -> Option<Task<W>> {
        let task = self.waiting.pop_front();
        self.doing = task.as_ref().map(|task| task.id);
        self.cancelled = false;
        task
    }

    /// Takes a task back. Says whether that is all there is to it: a waiting task is simply gone,
    /// the one being done ends at its next pause, one that is done or unknown stays as it is.
    pub fn cancel(&mut self, id: RequestId) -> bool {
        if self.doing == Some(id) {
            self.cancelled = true;
            return false;
        }
        let before = self.waiting.len();
        self.waiting.retain(|task| task.id != id);
        self.waiting.len() < before
    }

    /// Whether the task being done has been taken back.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(id: u32) -> Task<String> {
        Task {
            id: RequestId(id),
            work: format!("text {id}"),
        }
    }

    #[test]
    fn tasks_are_done_in_the_order_in_which_they_came() {
        let mut desk = Desk::default();
        assert!(desk.put(task(1)), "the first one starts the work");
        assert!(!desk.put(task(2)));
        assert_eq!(desk.take_next(), Some(task(1)));
        assert!(!desk.put(task(3)), "somebody is at work already");
        assert_eq!(desk.take_next(), Some(task(2)));
        assert_eq!(desk.take_next(), Some(task(3)));
        assert_eq!(desk.take_next(), None);
        assert!(desk.put(task(4)), "all was done, so the work starts again");
    }

    #[test]
    fn cancelling_ends_the_task_it_names_and_no_other() {
        let mut desk = Desk::default();
        desk.put(task(1));
        desk.put(task(2));
        desk.put(task(3));
        desk.take_next();
        assert!(desk.cancel(RequestId(2)), "a waiting task is gone at once");
        assert!(!desk.is_cancelled());
        assert!(
            !desk.cancel(RequestId(1)),
            "the one being done ends at its pause"
        );
        assert!(desk.is_cancelled());
        assert_eq!(desk.take_next(), Some(task(3)));
        assert!(!desk.is_cancelled(), "the next one was not cancelled");
        assert!(!desk.cancel(RequestId(1)), "what is done stays done");
    }
}
