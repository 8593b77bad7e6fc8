//! Standpoint: agreement.
