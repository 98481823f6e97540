//! How can other programs try the embedded GitHub? It stays up, and says where it is.

use std::io::{self, Write};

use endpoint_examples::server::{
    HEALTHY, MEMBERS, NO_POLICY, NO_SUBSCRIPTION, NOT_AN_OWNER, Server, TOKEN,
};

use crate::Failure;
use crate::calls::line;

pub(crate) async fn run() -> Result<(), Failure> {
    let server = Server::start()?;
    let url = server.url();
    let members = MEMBERS.join(", ");
    let mut out = io::stdout();
    writeln!(out, "address        {url}")?;
    writeln!(out, "token          {TOKEN}")?;
    writeln!(out, "organizations  {HEALTHY:<14} sells seats to {members}")?;
    for (name, why) in [
        (NOT_AN_OWNER, "403: the token's owner is a plain member"),
        (NO_SUBSCRIPTION, "422: no Copilot subscription"),
        (NO_POLICY, "422: no suggestion-matching policy"),
    ] {
        writeln!(out, "               {name:<14} {why}")?;
    }
    writeln!(
        out,
        "try it         GITHUB_TOKEN={TOKEN} cargo run --example add_copilot_seats -- \
         --live --api-url {url} --org {HEALTHY} mona hubot"
    )?;
    writeln!(out, "\nIt answers until Ctrl-C. Requests:")?;
    server.on_request(|request| {
        let line = line(
            &request.method,
            &request.target,
            &request.status.to_string(),
        );
        // The server goes on when nobody reads its output any more.
        let _ = writeln!(io::stdout(), "{line}");
    });
    tokio::signal::ctrl_c().await?;
    Ok(())
}
