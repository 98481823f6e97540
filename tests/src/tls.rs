//! A server under TLS, whose certificate is good or bad in one way.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use rcgen::{CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::{Answer, Armed, Fault, Received, arm};

/// What the server shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// For this host, by the authority of [`Tls::authority`].
    Good,
    /// By that authority, and no longer valid.
    Expired,
    /// By that authority, for `other.test`.
    OfAnotherHost,
    /// By nobody but itself.
    SelfSigned,
}

/// A server on a port of its own. It stops accepting when it is dropped.
#[derive(Debug)]
pub struct Tls {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
    accepting: JoinHandle<()>,
}

/// The authority that signs for all tests.
fn issuer() -> &'static CertifiedIssuer<'static, KeyPair> {
    static ISSUER: OnceLock<CertifiedIssuer<'static, KeyPair>> = OnceLock::new();
    ISSUER.get_or_init(|| {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
    })
}

fn made(certificate: Certificate) -> (CertificateDer<'static>, PrivateKeyDer<'static>) {
    let host = match certificate {
        Certificate::OfAnotherHost => "other.test",
        _ => "127.0.0.1",
    };
    let mut params = CertificateParams::new([host.to_owned()]).unwrap();
    if certificate == Certificate::Expired {
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(2021, 1, 1);
    }
    let key = KeyPair::generate().unwrap();
    let made = match certificate {
        Certificate::SelfSigned => params.self_signed(&key),
        _ => params.signed_by(&key, issuer()),
    };
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    (made.unwrap().der().clone(), key)
}

impl Tls {
    /// A server with such a certificate, that answers every request so, and may close without a word.
    ///
    /// # Panics
    ///
    /// Where this machine has no free port.
    pub async fn start(certificate: Certificate, answer: Answer) -> Tls {
        let (der, key) = made(certificate);
        let config = ServerConfig::builder_with_provider(aws_lc_rs::default_provider().into())
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![der], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::<AtomicUsize>::default();
        let requests = Arc::<AtomicUsize>::default();
        let armed =
            (certificate != Certificate::Good).then(|| arm(format_args!("{certificate:?}")));
        let broken = answer.fault.map(|_| arm(answer.name()));
        let counts = (Arc::clone(&connections), Arc::clone(&requests));
        let accepting = tokio::spawn(accept(listener, acceptor, answer, counts, (armed, broken)));
        Tls {
            address,
            connections,
            requests,
            accepting,
        }
    }

    /// The certificate of the authority, in DER.
    #[must_use]
    pub fn authority() -> Vec<u8> {
        issuer().der().to_vec()
    }

    /// The base URL.
    #[must_use]
    pub fn base(&self) -> String {
        format!("https://{}", self.address)
    }

    /// How many connections were accepted, with or without a handshake that ended well.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// How many requests arrived.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Drop for Tls {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(
    listener: TcpListener,
    acceptor: TlsAcceptor,
    answer: Answer,
    (connections, requests): (Arc<AtomicUsize>, Arc<AtomicUsize>),
    (armed, broken): (Option<Armed>, Option<Armed>),
) {
    while let Ok((stream, _)) = listener.accept().await {
        connections.fetch_add(1, Ordering::SeqCst);
        // The certificate is out by the time that the handshake ends, whichever way it does.
        let shaken = acceptor.accept(stream).await;
        if let Some(armed) = &armed {
            armed.fire();
        }
        let Ok(mut stream) = shaken else { continue };
        let (answer, requests) = (answer.clone(), Arc::clone(&requests));
        let broken = broken.clone();
        tokio::spawn(async move {
            while Received::read(&mut stream).await.is_some() {
                requests.fetch_add(1, Ordering::SeqCst);
                let sent = stream.write_all(&answer.bytes).await;
                match answer.fault {
                    _ if sent.is_err() => return,
                    None => {}
                    // Gone without a word (`close_notify`; RFC 8446, 6.1), as one who cuts the line.
                    Some(Fault::Close) => {
                        if let Some(armed) = &broken {
                            armed.fire();
                        }
                        return;
                    }
                    Some(fault) => panic!("not under TLS: {fault:?}"),
                }
            }
        });
    }
}
