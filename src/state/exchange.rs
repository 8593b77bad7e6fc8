//! The formats of others: what is chosen, and what the worker for errands makes of it.
//!
//! All that is heavy, the formats themselves, is the worker's. Here is only what a dialog shows.

pub mod exporting;
pub mod importing;
pub mod training;

use std::rc::Rc;

use exporting::{ExportAction, ExportEffect, Exporting};
use importing::{ImportAction, ImportEffect, Importing};
use training::{Train, TrainAction, TrainEffect};

/// What goes out and comes in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exchange {
    /// Articles on their way into a format of others.
    pub export: Exporting,
    /// Files on their way in.
    pub import: Importing,
    /// A training set on its way out.
    pub train: Train,
}

impl super::Workspace {
    /// What goes out and comes in.
    pub fn exchange(&self) -> Rc<Exchange> {
        self.exchange.clone().unwrap_or_default()
    }

    /// The same, to be changed.
    pub fn exchange_mut(&mut self) -> &mut Exchange {
        Rc::make_mut(self.exchange.get_or_insert_default())
    }
}

/// Something that happens there.
#[derive(Clone, Debug, PartialEq)]
pub enum ExchangeAction {
    /// On the way out.
    Export(ExportAction),
    /// On the way in.
    Import(ImportAction),
    /// Of a training set.
    Train(TrainAction),
}

/// What the browser has to do for it.
#[derive(Clone, Debug, PartialEq)]
pub enum ExchangeEffect {
    /// On the way out.
    Export(ExportEffect),
    /// On the way in.
    Import(ImportEffect),
    /// Of a training set.
    Train(TrainEffect),
}
