//! What has this program logged, at any level and by any crate, and is a secret in it?

use std::fmt::{self, Debug, Write as _};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tracing::field::{Field, Visit};
use tracing::{Level, span};

/// A token. It is in no log, no error and no panic.
pub const CANARY: &str = "ghp_CanaryCanaryCanary0123456789";

/// A value of a path, query, header or body. It is in no error, and in no log at info level or above.
pub const PRIVATE: &str = "private-value-0123456789";

/// So much of what is logged is kept to be read. All of it is searched.
const KEPT: usize = 1 << 20;

static LOG: Mutex<Log> = Mutex::new(Log {
    kept: String::new(),
    leaks: Vec::new(),
});

struct Log {
    kept: String,
    leaks: Vec<String>,
}

fn log() -> MutexGuard<'static, Log> {
    LOG.lock().unwrap_or_else(PoisonError::into_inner)
}

fn has_token(text: &str) -> bool {
    text.contains("Canary") || text.contains("Bearer")
}

fn logged(level: Level, text: fmt::Arguments<'_>) {
    let text = format!("{level} {text}");
    let leaks = has_token(&text) || level <= Level::INFO && text.contains(PRIVATE);
    let mut log = log();
    if log.kept.len() < KEPT {
        log.kept.push_str(&text);
        log.kept.push('\n');
    }
    if leaks {
        log.leaks.push(text);
    }
}

struct Capture;

/// The fields of a span or event, one after the other.
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl tracing::Subscriber for Capture {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut fields = Fields(String::new());
        span.record(&mut fields);
        let metadata = span.metadata();
        let (target, name) = (metadata.target(), metadata.name());
        logged(
            *metadata.level(),
            format_args!("{target} span {name}{}", fields.0),
        );
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut fields = Fields(String::new());
        values.record(&mut fields);
        // Which span it is is not known here, so that it is taken for one of info level.
        logged(Level::INFO, format_args!("recorded{}", fields.0));
    }
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        let mut fields = Fields(String::new());
        event.record(&mut fields);
        let metadata = event.metadata();
        logged(
            *metadata.level(),
            format_args!("{}{}", metadata.target(), fields.0),
        );
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

/// reqwest and rustls write to `log`.
impl log::Log for Capture {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &log::Record<'_>) {
        let level = match record.level() {
            log::Level::Error => Level::ERROR,
            log::Level::Warn => Level::WARN,
            log::Level::Info => Level::INFO,
            log::Level::Debug => Level::DEBUG,
            log::Level::Trace => Level::TRACE,
        };
        logged(level, format_args!("{} {}", record.target(), record.args()));
    }
    fn flush(&self) {}
}

/// Captures all that the program logs from now on, and what it says when it panics outside of a test:
/// an assertion may show what a server received.
///
/// # Panics
///
/// Where the program logs to something else already.
pub fn start() {
    static START: Once = Once::new();
    START.call_once(|| {
        tracing::subscriber::set_global_default(Capture).unwrap();
        log::set_logger(&Capture).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let place = panic.location().map_or("", |location| location.file());
            if !place.starts_with("tests/") {
                logged(Level::ERROR, format_args!("{panic}"));
            }
            print(panic);
        }));
    });
}

/// What was logged first, up to 1 MiB.
#[must_use]
pub fn kept() -> String {
    log().kept.clone()
}

/// Asserts that no token is in this text, and no secret in what was logged since this was asked last.
///
/// # Panics
///
/// Where there is one.
pub fn shows_nothing(text: &str) {
    assert!(!has_token(text), "{text}");
    let leaks = std::mem::take(&mut log().leaks);
    assert!(leaks.is_empty(), "{leaks:#?}");
}
