//! How the server answers: bytes that are fixed beforehand, and at most one fault after them.

use std::fmt::Write as _;
use std::time::Duration;

/// What the server does wrong once the bytes of an answer are out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It closes the connection.
    Close,
    /// It sends nothing more and waits until the client closes the connection.
    Silence,
    /// It sends nothing more, and reads nothing either, until the test ends.
    Hold,
    /// It sends the same byte again and again, with this pause, until the client closes.
    Drip(u8, Duration),
    /// It sends chunks of 16 KiB as fast as they are taken, until the client closes.
    Flood,
    /// It sends bytes without a line end as fast as they are taken, until the client closes.
    FloodLine,
    /// It sends these bytes again and again, as fast as they are taken, until the client closes.
    Repeat(&'static [u8]),
    /// It resets the connection: what was sent and not yet read is lost on both sides.
    Reset,
}

/// An answer to one request.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) fault: Option<Fault>,
    /// Whether the bytes themselves are the fault.
    pub(crate) wrong: bool,
}

impl Answer {
    /// These bytes and no others: head, empty line and body.
    #[must_use]
    pub fn bytes(bytes: impl AsRef<[u8]>) -> Answer {
        Answer {
            bytes: bytes.as_ref().to_vec(),
            fault: None,
            wrong: false,
        }
    }

    /// A status and headers without a body; none of the headers is added.
    #[must_use]
    pub fn head(status: &str, headers: &[(&str, &str)]) -> Answer {
        let mut head = format!("HTTP/1.1 {status}\r\n");
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        Answer::bytes(head + "\r\n")
    }

    /// A whole answer with its `Content-Length`.
    #[must_use]
    pub fn new(status: &str, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Answer {
        let body = body.as_ref();
        let length = body.len().to_string();
        let headers = [headers, &[("Content-Length", &*length)]].concat();
        let mut answer = Answer::head(status, &headers);
        answer.bytes.extend_from_slice(body);
        answer
    }

    /// A whole answer with JSON.
    #[must_use]
    pub fn json(status: &str, body: &str) -> Answer {
        let headers = [("Content-Type", "application/json; charset=utf-8")];
        Answer::new(status, &headers, body)
    }

    /// An answer in chunks; the last chunk, which ends the body, is sent only with [`Answer::end`].
    #[must_use]
    pub fn chunked(status: &str, headers: &[(&str, &str)], chunks: &[&[u8]]) -> Answer {
        let headers = [headers, &[("Transfer-Encoding", "chunked")]].concat();
        let mut answer = Answer::head(status, &headers);
        for chunk in chunks {
            answer
                .bytes
                .extend(format!("{:x}\r\n", chunk.len()).bytes());
            answer.bytes.extend_from_slice(chunk);
            answer.bytes.extend_from_slice(b"\r\n");
        }
        answer
    }

    /// Ends a chunked body.
    #[must_use]
    pub fn end(mut self) -> Answer {
        self.bytes.extend_from_slice(b"0\r\n\r\n");
        self
    }

    /// What goes wrong after these bytes.
    #[must_use]
    pub fn then(mut self, fault: Fault) -> Answer {
        self.fault = Some(fault);
        self
    }

    /// The same answer, counted as a fault: its bytes are well sent, and not what they should be.
    #[must_use]
    pub fn wrong(mut self) -> Answer {
        self.wrong = true;
        self
    }

    /// Whether a test that sets this answer up must see it arrive: all but a good answer.
    pub(crate) fn is_fault(&self) -> bool {
        self.fault.is_some() || self.wrong || !self.bytes.starts_with(b"HTTP/1.1 2")
    }

    /// The first line, and the fault.
    pub(crate) fn name(&self) -> String {
        let line = self.bytes.split(|byte| *byte == b'\r').next();
        let line = String::from_utf8_lossy(line.unwrap_or_default());
        let line: String = line.chars().take(60).collect();
        self.fault
            .map_or_else(|| line.clone(), |fault| format!("{line} {fault:?}"))
    }

    /// No byte of an answer, but a fault.
    #[must_use]
    pub fn only(fault: Fault) -> Answer {
        Answer::bytes([]).then(fault)
    }
}
