//! What answers where there is no GitHub? A small one that keeps state, on this machine only.
//!
//! It behaves as GitHub documents its operations on Copilot seats: who may do what, what is
//! counted, how lists are cut into pages, and what each failure says.

mod answer;
mod change;
mod clock;
mod gate;
mod organization;
mod page;
mod record;
mod show;
mod trouble;
mod version;
mod world;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::middleware;
use axum::routing::{get, post};
use tokio::sync::oneshot;

use trouble::Troubles;
use world::World;

pub use record::Recorded;
pub use trouble::Trouble;

/// The token that the server takes. It is worth nothing anywhere else.
pub const TOKEN: &str = "gho_for_the_embedded_server_only";

/// An organization that the token's owner owns, with a Copilot subscription.
pub const HEALTHY: &str = "octo-org";
/// The members of [`HEALTHY`]. The first has a seat from the start.
pub const MEMBERS: [&str; 5] = ["monalisa", "mona", "hubot", "octocat", "defunkt"];
/// An organization of which the token's owner is a plain member: 403.
pub const NOT_AN_OWNER: &str = "member-org";
/// An organization without a Copilot subscription: 422.
pub const NO_SUBSCRIPTION: &str = "free-org";
/// An organization with a subscription but no suggestion-matching policy: 422.
pub const NO_POLICY: &str = "undecided-org";

/// How long requests that are under way may still take when the server stops.
const GRACE: Duration = Duration::from_secs(1);

/// A running server. It stops when this is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    world: Arc<World>,
    troubles: Troubles,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server with the prepared organizations, on 127.0.0.1 and a free port.
    ///
    /// # Errors
    ///
    /// The system gives no port or no thread.
    pub fn start() -> io::Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let world = Arc::new(World::prepared(format!("http://{address}")));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let troubles = Troubles::default();
        let router = router(Arc::clone(&world), troubles.clone());
        let thread = std::thread::Builder::new()
            .name("embedded-github".to_owned())
            .spawn(move || runtime.block_on(serve(listener, router, stopped)))?;
        Ok(Server {
            address,
            world,
            troubles,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The server's base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far, in the order in which they were answered.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.world.requests()
    }

    /// Lets these troubles happen, one to each of the next requests.
    pub fn trouble(&self, troubles: &[Trouble]) {
        self.troubles.add(troubles);
    }

    /// Calls this with each request from now on, once it is answered.
    pub fn on_request(&self, watch: impl Fn(&Recorded) + Send + Sync + 'static) {
        self.world.watch(Box::new(watch));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The other end is gone if the server ended by itself: then there is nothing to stop.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn router(world: Arc<World>, troubles: Troubles) -> Router {
    Router::new()
        .route("/orgs/{org}/copilot/billing", get(show::details))
        .route("/orgs/{org}/copilot/billing/seats", get(show::seats))
        .route(
            "/organizations/{id}/copilot/billing/seats",
            get(show::seats_by_number),
        )
        .route(
            "/orgs/{org}/copilot/billing/selected_users",
            post(change::add_users).delete(change::cancel_users),
        )
        .route(
            "/orgs/{org}/copilot/billing/selected_teams",
            post(change::add_teams).delete(change::cancel_teams),
        )
        .route("/orgs/{org}/members/{username}/copilot", get(show::member))
        .fallback(async || answer::not_found())
        .method_not_allowed_fallback(async || answer::not_found())
        .layer(middleware::from_fn(version::version))
        .layer(middleware::from_fn_with_state(troubles, trouble::trouble))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&world),
            record::record,
        ))
        .with_state(world)
}

async fn serve(listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let (last_call, closing) = oneshot::channel::<()>();
    let serving = axum::serve(listener, router).with_graceful_shutdown(async {
        let _ = closing.await;
    });
    let limit = async {
        let _ = stopped.await;
        let _ = last_call.send(());
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        _ = serving.into_future() => {}
        () = limit => {}
    }
}
