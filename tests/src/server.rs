//! The server: plain TCP, so that it sees each byte, and can break off wherever a script says.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::{Answer, Armed, Fault, Received, arm};

/// Longer than any test should take; what is awaited for this long never comes.
const NEVER: Duration = Duration::from_secs(10);

/// A server on a port of its own. It stops accepting when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    log: Arc<Shared>,
    accepting: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Shared {
    log: Mutex<Log>,
    changed: Notify,
}

#[derive(Clone, Debug, Default)]
struct Log {
    connections: usize,
    requests: Vec<Received>,
    faults: Vec<Fault>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note<T>(&self, change: impl FnOnce(&mut Log) -> T) -> T {
        let result = change(&mut self.lock());
        self.changed.notify_waiters();
        result
    }
}

impl Server {
    /// A server whose answer is a function of the request.
    ///
    /// # Panics
    ///
    /// Where this machine has no free port.
    pub async fn start<A>(answer: A) -> Server
    where
        A: Fn(&Received) -> Answer + Send + Sync + 'static,
    {
        let answer = Arc::new(answer);
        Server::accepting(move |stream, log| {
            tokio::spawn(serve(stream, log, Arc::clone(&answer)));
        })
        .await
    }

    /// A server that gives this answer as soon as it has the head of a request. It reads no body.
    pub async fn hasty(answer: Answer) -> Server {
        let armed = arm(format_args!("early {}", answer.name()));
        Server::accepting(move |mut stream, log| {
            let (answer, armed) = (answer.clone(), armed.clone());
            tokio::spawn(async move {
                if let Some(received) = Received::head(&mut stream).await {
                    armed.fire();
                    log.note(|log| log.requests.push(received));
                    give(stream, &log, &answer).await;
                }
            });
        })
        .await
    }

    /// A server whose answer is a function of the request, and at times a fault.
    pub async fn faulty<A>(answer: A) -> Server
    where
        A: Fn(&Received) -> Answer + Send + Sync + 'static,
    {
        let armed = arm("a fault that depends on the request");
        Server::start(move |received| {
            let answer = answer(received);
            if answer.is_fault() {
                armed.fire();
            }
            answer
        })
        .await
    }

    async fn accepting<S>(serve: S) -> Server
    where
        S: Fn(TcpStream, Arc<Shared>) + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let log = Arc::<Shared>::default();
        let seen = Arc::clone(&log);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                seen.note(|log| log.connections += 1);
                serve(stream, Arc::clone(&seen));
            }
        });
        Server {
            address,
            log,
            accepting,
        }
    }

    /// A server that does this to each connection as soon as it is made, and reads no request.
    pub async fn failing(fault: Fault) -> Server {
        let armed = arm(format_args!("{fault:?} on accept"));
        Server::accepting(move |stream, log| {
            armed.fire();
            log.note(|log| log.faults.push(fault));
            tokio::spawn(fail(stream, fault));
        })
        .await
    }

    /// A server that answers every request so.
    pub async fn answering(answer: Answer) -> Server {
        Server::script([answer]).await
    }

    /// A server that gives these answers in turn, and the last of them from then on.
    ///
    /// # Panics
    ///
    /// Where there is none.
    pub async fn script<const N: usize>(answers: [Answer; N]) -> Server {
        let armed = |answer: Answer| {
            let armed = answer.is_fault().then(|| arm(answer.name()));
            (answer, armed)
        };
        let left = Mutex::new(Vec::from(answers.map(armed)));
        Server::start(move |_| {
            let mut left = left.lock().unwrap();
            let (answer, armed) = if left.len() > 1 {
                left.remove(0)
            } else {
                left[0].clone()
            };
            armed.as_ref().inspect(|armed| Armed::fire(armed));
            answer
        })
        .await
    }

    /// The base URL.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What stands in the `Host` header.
    #[must_use]
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.log.lock().requests.clone()
    }

    /// The targets of the requests so far, as they stood in the request lines.
    #[must_use]
    pub fn targets(&self) -> Vec<String> {
        let targets = |request: &Received| request.target().to_owned();
        self.requests().iter().map(targets).collect()
    }

    /// The only request.
    ///
    /// # Panics
    ///
    /// Where there were none or several.
    #[must_use]
    pub fn request(&self) -> Received {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "requests: {requests:#?}");
        requests[0].clone()
    }

    /// How many connections were accepted.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.log.lock().connections
    }

    /// Waits until so many requests have come.
    ///
    /// # Panics
    ///
    /// Where they don't come.
    pub async fn received(&self, count: usize) {
        self.until(|log| log.requests.len() >= count).await;
    }

    /// Waits until a fault has fired, and gives all that have.
    ///
    /// # Panics
    ///
    /// Where none fires.
    pub async fn faults(&self) -> Vec<Fault> {
        self.until(|log| !log.faults.is_empty()).await.faults
    }

    async fn until(&self, reached: impl Fn(&Log) -> bool) -> Log {
        let wait = async {
            loop {
                let mut changed = std::pin::pin!(self.log.changed.notified());
                changed.as_mut().enable();
                let log = self.log.lock().clone();
                if reached(&log) {
                    return log;
                }
                changed.await;
            }
        };
        let reached = timeout(NEVER, wait).await;
        reached.unwrap_or_else(|_| panic!("it never came: {:#?}", self.log.lock()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// One connection: request and answer in turn, until either side ends it.
async fn serve<A>(mut stream: TcpStream, log: Arc<Shared>, answer: Arc<A>)
where
    A: Fn(&Received) -> Answer + Send + Sync + 'static,
{
    let _ = stream.set_nodelay(true);
    while let Some(received) = Received::read(&mut stream).await {
        let answer = answer(&received);
        log.note(|log| log.requests.push(received));
        match give(stream, &log, &answer).await {
            Some(kept) => stream = kept,
            None => return,
        }
    }
}

/// Sends an answer, and gives the connection back where it goes on.
async fn give(mut stream: TcpStream, log: &Shared, answer: &Answer) -> Option<TcpStream> {
    stream.write_all(&answer.bytes).await.ok()?;
    let Some(fault) = answer.fault else {
        return Some(stream);
    };
    // Noted first, so that a client that saw the fault finds it noted.
    log.note(|log| log.faults.push(fault));
    fail(stream, fault).await;
    None
}

async fn fail(mut stream: TcpStream, fault: Fault) {
    match fault {
        Fault::Close => {}
        Fault::Hold => std::future::pending().await,
        Fault::Silence => while stream.read_u8().await.is_ok() {},
        Fault::Drip(byte, pause) => {
            while stream.write_all(&[byte]).await.is_ok() {
                sleep(pause).await;
            }
        }
        Fault::Flood => {
            let chunk = [b"4000\r\n", &[b'a'; 0x4000][..], b"\r\n"].concat();
            while stream.write_all(&chunk).await.is_ok() {}
        }
        Fault::FloodLine => while stream.write_all(&[b'a'; 0x4000]).await.is_ok() {},
        Fault::Repeat(bytes) => {
            let many = bytes.repeat(0x4000_usize.div_ceil(bytes.len()));
            while stream.write_all(&many).await.is_ok() {}
        }
        Fault::Reset => drop(stream.set_zero_linger()),
    }
}
