//! Runs the `crowfoot` binary on fixtures.

mod check;
mod convert;
mod errors;
mod link;
mod samples;
mod support;
