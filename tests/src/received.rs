//! What the server received: one request, byte for byte, and readers that change nothing of it.

use tokio::io::{AsyncRead, AsyncReadExt as _};

/// A request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The request line and the headers, without the empty line at their end.
    head: String,
    body: Vec<u8>,
}

impl Received {
    /// Reads the next request of a connection, `None` where the client closed it before.
    ///
    /// A body has a `Content-Length`, or there is none: a chunked one would be read as the next
    /// request, and so be seen.
    pub(crate) async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Option<Received> {
        let mut received = Received::head(stream).await?;
        received.read_body(stream).await?;
        Some(received)
    }

    /// Reads the head of the next request. Its body is still to come.
    pub(crate) async fn head(stream: &mut (impl AsyncRead + Unpin)) -> Option<Received> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.ok()?);
        }
        head.truncate(head.len() - 4);
        let head = String::from_utf8_lossy(&head).into_owned();
        let body = Vec::new();
        Some(Received { head, body })
    }

    pub(crate) async fn read_body(&mut self, stream: &mut (impl AsyncRead + Unpin)) -> Option<()> {
        let length = self.header("content-length");
        let length = length.and_then(|text| text.parse().ok()).unwrap_or(0);
        self.body = vec![0; length];
        stream.read_exact(&mut self.body).await.ok()?;
        Some(())
    }

    /// The first line: `POST /path HTTP/1.1`.
    #[must_use]
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// What stands between method and version.
    #[must_use]
    pub fn target(&self) -> &str {
        self.line().split(' ').nth(1).unwrap_or_default()
    }

    /// The headers in the order and spelling in which they came.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.head.split("\r\n").skip(1);
        lines.map(|line| line.split_once(": ").unwrap_or((line, "")))
    }

    /// The values of a header, joined by ` | ` where it came more than once.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        let same = |(other, _): &(&str, &str)| other.eq_ignore_ascii_case(name);
        let values: Vec<&str> = self
            .headers()
            .filter(same)
            .map(|(_, value)| value)
            .collect();
        (!values.is_empty()).then(|| values.join(" | "))
    }

    /// Whether this text stands anywhere in it.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        self.head.contains(text) || self.body().contains(text)
    }

    /// The body as text.
    #[must_use]
    pub fn body(&self) -> &str {
        str::from_utf8(&self.body).unwrap_or("(not UTF-8)")
    }
}
