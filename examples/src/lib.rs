//! What would a user of `endpoint` write? A typed part of GitHub's API, and a GitHub to try it on.

pub mod github;
pub mod server;
