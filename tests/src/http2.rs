//! An HTTP/2 server without TLS that refuses streams and goes away where a script says.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use h2::Reason;
use h2::server::SendResponse;
use http::{Response, StatusCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::timeout;

use crate::{Armed, arm};

/// What the server does with a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// It answers with this status and JSON.
    Answer(u16, &'static str),
    /// It resets the stream (RFC 9113, 6.4).
    Reset(Reason),
    /// It says 201 and half of the body, and resets the stream.
    Half(Reason),
    /// It says nothing.
    Silence,
    /// It says that it goes away and that it took no stream, not even this one (RFC 9113, 6.8).
    GoAwayBelow,
    /// It says that it goes away, after this stream, and closes the connection.
    GoAwayAbove(Reason),
    /// It closes the connection without a word.
    Close,
    /// It answers 201 with this JSON, says that it goes away, and ends the connection in good order.
    LastOfAll(&'static str),
    /// It answers 201 with this JSON, and soon closes the connection without a word.
    LastBeforeClose(&'static str),
}

/// A server on a port of its own, and on a thread of its own: what it logs is not the client's.
#[derive(Debug)]
pub struct Http2 {
    address: SocketAddr,
    log: Arc<Mutex<Log>>,
    _stop: oneshot::Sender<()>,
}

#[derive(Debug)]
struct Log {
    script: Vec<(Stream, Option<Armed>)>,
    connections: usize,
    streams: Vec<String>,
}

fn lock(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What comes next. The last of the script holds from then on.
fn next(log: &Mutex<Log>, path: &str) -> Stream {
    let mut log = lock(log);
    log.streams.push(path.to_owned());
    let (stream, armed) = if log.script.len() > 1 {
        log.script.remove(0)
    } else {
        log.script[0].clone()
    };
    if let Some(armed) = armed {
        armed.fire();
    }
    stream
}

impl Http2 {
    /// A server that treats the streams so, one after the other, over all connections.
    ///
    /// # Panics
    ///
    /// Where this machine has no free port.
    #[must_use]
    pub fn script<const N: usize>(streams: [Stream; N]) -> Http2 {
        let armed = |stream: Stream| {
            let fault = !matches!(stream, Stream::Answer(200..300, _));
            (stream, fault.then(|| arm(format_args!("{stream:?}"))))
        };
        let log = Arc::new(Mutex::new(Log {
            script: streams.map(armed).to_vec(),
            connections: 0,
            streams: Vec::new(),
        }));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let seen = Arc::clone(&log);
        std::thread::spawn(move || {
            let quiet = tracing::subscriber::NoSubscriber::default();
            let _quiet = tracing::subscriber::set_default(quiet);
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                tokio::select! {
                    () = accept(listener, seen) => {}
                    _ = stopped => {}
                }
            });
        });
        Http2 {
            address,
            log,
            _stop: stop,
        }
    }

    /// The base URL.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections were accepted.
    #[must_use]
    pub fn connections(&self) -> usize {
        lock(&self.log).connections
    }

    /// How many requests arrived, each of them a stream.
    #[must_use]
    pub fn requests(&self) -> usize {
        lock(&self.log).streams.len()
    }

    /// The paths of these requests. The server reads none where it took no stream.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        lock(&self.log).streams.clone()
    }
}

async fn accept(listener: std::net::TcpListener, log: Arc<Mutex<Log>>) {
    let listener = TcpListener::from_std(listener).unwrap();
    while let Ok((stream, _)) = listener.accept().await {
        lock(&log).connections += 1;
        let below = lock(&log).script[0].0 == Stream::GoAwayBelow;
        let log = Arc::clone(&log);
        tokio::spawn(async move {
            // A client that breaks off is not what is tested here.
            if below {
                let _ = take_nothing(stream, &log).await;
            } else {
                let _ = serve(stream, &log).await;
            }
        });
    }
}

/// Enough for an answer to go out, and short enough to meet the next request.
const SOON: Duration = Duration::from_millis(2);

async fn serve(stream: TcpStream, log: &Mutex<Log>) -> Result<(), h2::Error> {
    let mut connection = h2::server::handshake(stream).await?;
    // A stream that is dropped would be reset.
    let mut silent = Vec::new();
    while let Some(accepted) = connection.accept().await {
        let (request, mut respond) = accepted?;
        match next(log, request.uri().path()) {
            Stream::Answer(status, body) => answer(respond, status, body)?,
            Stream::Reset(reason) => respond.send_reset(reason),
            Stream::Half(reason) => {
                let mut send = respond.send_response(head(201), false)?;
                send.send_data(Bytes::from_static(b"{\"seats"), false)?;
                send.send_reset(reason);
            }
            Stream::Silence => silent.push(respond),
            Stream::GoAwayAbove(reason) => connection.abrupt_shutdown(reason),
            Stream::Close => return Ok(()),
            Stream::LastOfAll(body) => {
                answer(respond, 201, body)?;
                connection.graceful_shutdown();
            }
            Stream::LastBeforeClose(body) => {
                answer(respond, 201, body)?;
                // What comes while the answer goes out is taken, and never answered.
                if let Ok(Some(Ok((late, _)))) = timeout(SOON, connection.accept()).await {
                    next(log, late.uri().path());
                }
                return Ok(());
            }
            Stream::GoAwayBelow => panic!("a connection is asked to go away by its first stream"),
        }
        drop(request);
    }
    Ok(())
}

fn answer(
    mut respond: SendResponse<Bytes>,
    status: u16,
    body: &'static str,
) -> Result<(), h2::Error> {
    let mut send = respond.send_response(head(status), false)?;
    send.send_data(Bytes::from_static(body.as_bytes()), true)
}

fn head(status: u16) -> Response<()> {
    let mut response = Response::new(());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

/// The length of a frame's head: length, type, flags, and stream (RFC 9113, 4.1).
const HEAD: usize = 9;
const HEADERS: u8 = 1;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

/// Speaks just enough to go away without having taken the client's stream, which the `h2` crate
/// would count as taken.
async fn take_nothing(mut stream: TcpStream, log: &Mutex<Log>) -> std::io::Result<()> {
    let mut preface = [0; 24];
    stream.read_exact(&mut preface).await?;
    stream
        .write_all(&[0, 0, 0, SETTINGS, 0, 0, 0, 0, 0])
        .await?;
    loop {
        let mut head = [0; HEAD];
        stream.read_exact(&mut head).await?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; length as usize];
        stream.read_exact(&mut payload).await?;
        match (head[3], head[4]) {
            (SETTINGS, 0) => {
                let acknowledged = [0, 0, 0, SETTINGS, 1, 0, 0, 0, 0];
                stream.write_all(&acknowledged).await?;
            }
            (HEADERS, _) => {
                next(log, "");
                // The last stream is 0, and the reason is that nothing is wrong.
                let mut gone = vec![0, 0, 8, GOAWAY, 0, 0, 0, 0, 0];
                gone.extend([0; 8]);
                stream.write_all(&gone).await?;
            }
            _ => {}
        }
    }
}
