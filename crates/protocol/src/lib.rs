//! Standpoint: protocol.
