//! Standpoint: annotation.
