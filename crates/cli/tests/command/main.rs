//! Runs the `crowfoot` binary on fixtures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this is a test: whatever fails here is to stop it"
)]

mod check;
mod convert;
mod errors;
mod link;
mod samples;
mod support;
