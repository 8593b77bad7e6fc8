//! Standpoint: engine.
