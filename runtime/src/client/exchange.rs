//! How does a call run? Attempts and redirects, one after the other, within the call's time.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue, Response, Uri};
use tracing::{Instrument as _, Span};

use super::attempt::{Answer, attempt};
use super::deadline::Deadline;
use super::key::{self, IDEMPOTENCY_KEY};
use super::outgoing::Outgoing;
use super::redirect::{self, Trail};
use super::retry::{self, Outcome};
use super::settings::Settings;
use super::{Replying, deprecation, trace};
use crate::body::Body;
use crate::draft::Draft;
use crate::fault::{Before, Fault, Kind, Limit, Past, Stopped};
use crate::reply::Reply;
use crate::spec::Spec;
use crate::wait;

/// Starts a call. Nothing runs until the future is polled, and it borrows nothing. The body of a
/// success is left to whoever reads it `live`.
pub(super) fn start(
    settings: &Arc<Settings>,
    spec: &'static Spec,
    draft: Draft,
    live: bool,
) -> Replying {
    let settings = Arc::clone(settings);
    Box::pin(async move {
        let span = trace::call(spec, &settings.base);
        let called = async {
            let call = Call::new(&settings, spec, draft?, live, &span)?;
            call.run().await
        };
        let called = called.instrument(span.clone()).await;
        trace::ended(&span, &called);
        called.map(Box::new).map_err(|fault| fault.of(spec))
    })
}

/// What is known of the last request of a call while its answer becomes a value.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// Where the answer came from, behind all redirects.
    pub(super) url: Uri,
    pub(super) headers: HeaderMap,
    span: Option<Span>,
}

impl Asked {
    /// The answer is no value: the span has to show it, and the error nothing secret.
    pub(crate) fn learn(&self, fault: &mut Fault) {
        if let Some(span) = &self.span {
            trace::not_decoded(span, &fault.0.kind);
        }
        fault.keep_quiet_of(&self.headers);
    }
}

struct Call<'a> {
    settings: &'a Settings,
    span: &'a Span,
    spec: &'static Spec,
    live: bool,
    outgoing: Outgoing,
    /// The names of the headers that hold the client's credentials.
    secrets: Vec<HeaderName>,
    total: Deadline,
    trail: Trail,
    /// How often it was tried. A redirect is no further attempt.
    attempts: u32,
    past: Past,
}

impl<'a> Call<'a> {
    fn new(
        settings: &'a Settings,
        spec: &'static Spec,
        mut request: http::Request<Body>,
        live: bool,
        span: &'a Span,
    ) -> Result<Call<'a>, Fault> {
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Fault::build(
                "there is no tokio runtime here; await the call inside of one".to_owned(),
            ));
        }
        settings.complete(request.headers_mut())?;
        let headers = request.headers_mut();
        if spec.idempotency_key && !key::is_in(headers) {
            let key = HeaderValue::try_from(key::new());
            let key = key.map_err(|_| Fault::build("there is no key for the call".to_owned()))?;
            headers.insert(IDEMPOTENCY_KEY, key);
        }
        let total = settings.limits.total_of(spec);
        Ok(Call {
            settings,
            span,
            spec,
            live,
            outgoing: Outgoing::new(request),
            secrets: settings.secret_names(),
            total: Deadline::new(Limit::Total, total),
            trail: Trail::default(),
            attempts: 0,
            past: Past::default(),
        })
    }

    async fn run(mut self) -> Result<Reply, Fault> {
        let mut is_hop = false;
        while let Some(request) = self.outgoing.open() {
            if !is_hop {
                self.attempts += 1;
            }
            trace::attempt(self.span, self.attempts, self.trail.hops());
            let tried = attempt(self.settings, request, self.total, self.live).await;
            is_hop = false;
            match tried {
                Ok(answer) if redirect::is_redirect(&answer.parts) => {
                    self.follow(answer).map_err(|fault| self.finish(fault))?;
                    is_hop = true;
                }
                Ok(answer) => {
                    trace::answered(answer.parts.status);
                    let outcome = outcome_of(&answer);
                    let (parts, body) = (&answer.parts, &answer.body);
                    let asked =
                        || wait::asked(parts.status, &parts.headers, body, SystemTime::now());
                    if !self.is_repeated(outcome, asked).await {
                        return Ok(self.reply(answer));
                    }
                    self.past.may_have_acted |= outcome != Outcome::RateLimited;
                    self.past.before = Some(Before::Status(answer.parts.status));
                }
                Err(fault) => {
                    if !self.is_repeated(Outcome::of(&fault), || None).await {
                        return Err(self.finish(fault));
                    }
                    self.past.may_have_acted |= fault.0.may_have_reached_server;
                    self.past.before = Some(Before::of(&fault.0.kind));
                }
            }
        }
        Err(Fault::build("the stream was sent already".to_owned()))
    }

    /// Turns to where a redirect leads.
    fn follow(&mut self, answer: Answer) -> Result<(), Fault> {
        let status = answer.parts.status;
        let followed = redirect::follow(
            &mut self.outgoing,
            &mut self.trail,
            &self.settings.base,
            &answer.parts,
            &self.secrets,
        );
        match followed {
            Ok(same_origin) => {
                trace::redirect(status, self.trail.hops(), same_origin);
                Ok(())
            }
            Err(target) => {
                let fault = Fault::new(Kind::Redirect { target });
                let mut fault = fault.answered(answer.parts, answer.body);
                fault.keep_quiet_of(&self.outgoing.headers);
                Err(fault)
            }
        }
    }

    /// Whether it is tried again. Then the wait before that is over. How long the server asks to
    /// wait matters only then.
    async fn is_repeated(
        &mut self,
        outcome: Outcome,
        asked: impl FnOnce() -> Option<Duration>,
    ) -> bool {
        let retry = self.settings.retry;
        let has_key = key::is_in(&self.outgoing.headers);
        let twice = retry::may_be_sent_twice(self.spec, has_key);
        if !retry::is_repeated(outcome, twice)
            || !retry.allows(self.attempts)
            || !self.outgoing.can_be_opened()
        {
            return false;
        }
        let wait = retry::wait(self.attempts, asked(), fastrand::f64());
        if retry.is_too_long(wait) || wait >= self.total.left() {
            self.stop(Stopped::Wait(wait));
            return false;
        }
        let budget = Arc::clone(&self.settings.budget);
        let Some(paid) = budget.pay() else {
            self.stop(Stopped::Budget);
            return false;
        };
        trace::retry(self.attempts, outcome, wait);
        tokio::time::sleep(wait).await;
        paid.spend();
        true
    }

    fn stop(&mut self, why: Stopped) {
        trace::stopped(self.attempts, why);
        self.past.stopped = Some(why);
    }

    fn reply(self, answer: Answer) -> Reply {
        if answer.parts.status.is_success() {
            self.settings.budget.refund();
        }
        deprecation::tell_once(self.spec, &answer.parts.headers);
        let response = Response::from_parts(answer.parts, answer.body);
        Reply {
            cut: answer.cut,
            live: answer.live,
            past: self.past,
            asked: Asked {
                url: self.outgoing.uri,
                headers: self.outgoing.headers,
                span: Some(self.span.clone()),
            },
            ..Reply::new(self.spec, response, self.attempts)
        }
    }

    fn finish(&self, fault: Fault) -> Fault {
        fault.after(self.attempts).with(self.past)
    }
}

fn outcome_of(answer: &Answer) -> Outcome {
    let parts = &answer.parts;
    if parts.status.is_success() {
        Outcome::Final
    } else if wait::is_rate_limited(parts.status, &parts.headers, &answer.body) {
        Outcome::RateLimited
    } else {
        Outcome::Status(parts.status)
    }
}
