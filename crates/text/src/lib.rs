//! Standpoint: text.
