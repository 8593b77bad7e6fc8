//! Standpoint: formats.
