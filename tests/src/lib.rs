//! What the behaviour tests share: servers that misbehave on purpose, and the operations sent to them.

mod answer;
mod armed;
pub mod calls;
pub mod capture;
mod http2;
mod received;
mod run;
pub mod script;
mod seed;
mod server;
mod tls;
pub mod unsent;

pub use answer::{Answer, Fault};
pub use armed::{Armed, arm, fired};
pub use http2::{Http2, Stream};
pub use received::Received;
pub use run::{Test, run};
pub use seed::{AddCopilotSeatsForUsers, GitHubError, SEATS_TARGET, SeatsCreated, add_mona};
pub use server::Server;
pub use tls::{Certificate, Tls};
