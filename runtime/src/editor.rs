//! What an editor offers and explains in an attribute that is being typed: names for it alone.

/// The methods of an endpoint.
pub mod methods {
    /// Reads. Fields without a place of their own stand in the query.
    pub const GET: () = ();
    /// Creates, or acts. Fields without a place of their own are properties of a JSON body.
    pub const POST: () = ();
    /// Replaces. Fields without a place of their own are properties of a JSON body.
    pub const PUT: () = ();
    /// Changes a part. Fields without a place of their own are properties of a JSON body.
    pub const PATCH: () = ();
    /// Deletes. Each field says where it goes.
    pub const DELETE: () = ();
    /// Reads the headers only. Fields without a place of their own stand in the query.
    pub const HEAD: () = ();
    /// Asks what may be done. Each field says where it goes.
    pub const OPTIONS: () = ();
}

/// What may follow the response.
#[allow(non_upper_case_globals, reason = "they are named as the options are")]
pub mod options {
    /// `error = Type`: what the body of a failure becomes.
    pub const error: () = ();
    /// `body = json`, `body = form` or `body = multipart`: what the fields make together.
    pub const body: () = ();
    /// `accept = "text/plain"`: what the answer should be.
    pub const accept: () = ();
    /// `header("x-name" = "value")`: a header of every request.
    pub const header: () = ();
    /// A call may be repeated, although its method does not say so.
    pub const idempotent: () = ();
    /// Each call carries a key by which the server knows it again.
    pub const idempotency_key: () = ();
    /// `paginate = link`, `page(field)` or `cursor(field, response_field)`: how pages follow.
    pub const paginate: () = ();
    /// `timeout = "30s"`: the limit of a call.
    pub const timeout: () = ();
}

/// What a body is made of.
#[allow(non_upper_case_globals, reason = "they are named as the values are")]
pub mod bodies {
    /// The fields are properties of a JSON object.
    pub const json: () = ();
    /// The fields are pairs of a form.
    pub const form: () = ();
    /// The fields are parts, and may be files.
    pub const multipart: () = ();
}

/// The ways to the next page.
#[allow(non_upper_case_globals, reason = "they are named as the values are")]
pub mod ways {
    /// The `Link` header of the answer leads to it.
    pub const link: () = ();
    /// `page(field)`: the field holds its number.
    pub const page: () = ();
    /// `cursor(field, response_field)`: the field holds what the answer has in its own.
    pub const cursor: () = ();
}
