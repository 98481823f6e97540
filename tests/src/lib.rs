//! What the behaviour tests share: a server over raw TCP, and the operation that most of them send.

mod answer;
mod received;
pub mod script;
mod seed;
mod server;
pub mod unsent;

pub use answer::{Answer, Fault};
pub use received::Received;
pub use seed::{AddCopilotSeatsForUsers, GitHubError, SEATS_TARGET, SeatsCreated, add_mona};
pub use server::Server;
