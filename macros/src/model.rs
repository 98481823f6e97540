//! What the expansion needs to know: every question answered, nothing left that can fail.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, DeriveInput, Generics, Ident, Type, Visibility};

use crate::args::{Args, BodyKind, Paginate, Verb};
use crate::field::{Field, Header, Item, Style};

/// Where a field goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Path,
    Query(Option<Style>),
    Json,
    JsonFlat,
    /// A header, or (by prefix) several.
    Header,
    Form(Option<Style>),
    /// The whole body.
    Body,
    /// A part of a multipart body.
    Part,
    /// Nowhere, because the user says so.
    Unsent,
    /// It has no place, which is a mistake.
    Loose,
}

/// Where a field goes: by its placeholder, its attribute, the kind of body, or the method.
pub(crate) fn role(args: &Args, field: &Field) -> Role {
    let name = field.name();
    let flatten = field.serde.flatten.is_some();
    let pairs = |style: Option<Style>| if flatten { Some(Style::Flat) } else { style };
    if args
        .route
        .placeholders
        .iter()
        .any(|found| found.name == name)
    {
        return Role::Path;
    }
    if field.serde.skip.is_some() {
        return Role::Unsent;
    }
    if field.body.is_some() {
        return Role::Body;
    }
    if field.header.is_some() {
        return Role::Header;
    }
    if field.part.is_some() {
        return Role::Part;
    }
    if let Some(query) = &field.query {
        return Role::Query(pairs(query.style));
    }
    let json = if flatten { Role::JsonFlat } else { Role::Json };
    match (args.options.body.as_ref().map(|(_, kind)| kind), args.verb) {
        (_, Some(Verb::Get | Verb::Head)) => Role::Query(pairs(None)),
        (Some(BodyKind::Form), _) => Role::Form(pairs(None)),
        (Some(BodyKind::Multipart), _) => Role::Part,
        (Some(BodyKind::Json), _) | (None, Some(Verb::Post | Verb::Put | Verb::Patch) | None) => {
            json
        }
        (None, Some(Verb::Delete | Verb::Options)) => Role::Loose,
    }
}

/// What a field is called in its place.
pub(crate) fn wire_name(item: &Item, field: &Field) -> String {
    if let Some(header) = &field.header {
        return header.name.clone();
    }
    let query = field.query.as_ref().and_then(|query| query.name.as_ref());
    let name = query.or(field.part.as_ref().and_then(|part| part.name.as_ref()));
    let rename = field.serde.rename.as_ref().map(|keyed| &keyed.value);
    match (name.or(rename), item.rename_all) {
        (Some(given), _) => given.value(),
        (None, Some(case)) => case.apply(&field.name()),
        (None, None) => field.name(),
    }
}

/// An endpoint without mistakes.
pub(crate) struct Model<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) generics: &'a Generics,
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    /// The path of the runtime crate.
    pub(crate) runtime: TokenStream,
    pub(crate) verb: Verb,
    /// The template, without the place of the user's literal: rustc would suggest edits there.
    pub(crate) path: String,
    /// What a success becomes.
    pub(crate) response: TokenStream,
    /// The same as it was written, `None` where it was not.
    pub(crate) success: Option<&'a Type>,
    pub(crate) error: Option<&'a Type>,
    /// What the body is encoded as, where the attribute says so or fields make one.
    pub(crate) body: Option<BodyKind>,
    /// Whether one field is the whole body.
    pub(crate) whole: bool,
    /// Fixed headers, by name in lower case.
    pub(crate) headers: Vec<(&'a str, &'a str)>,
    /// Why a call may be repeated, where the method does not say it.
    pub(crate) repeat: Option<Repeat>,
    /// In milliseconds.
    pub(crate) timeout: Option<u64>,
    pub(crate) pages: Option<Pages<'a>>,
    /// In the order in which the runtime takes them: the path's, then the others.
    pub(crate) sent: Vec<Sent<'a>>,
    pub(crate) uses_serde: bool,
}

/// Why a call that changes something may be repeated.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Repeat {
    /// The API says so.
    Idempotent,
    /// The server knows it again by its key.
    ByKey,
}

/// What leads to the next page.
pub(crate) enum Pages<'a> {
    Link,
    /// A number in the query under this name.
    Page(String),
    /// A text in the query under this name, from this field of the response.
    Cursor(String, &'a [Ident]),
}

impl<'a> Pages<'a> {
    fn new(item: &Item, paginate: &'a Paginate) -> Pages<'a> {
        let named = |ident: &Ident| {
            let field = item.fields.iter().find(|field| field.ident == *ident);
            field
                .map(|field| wire_name(item, field))
                .unwrap_or_default()
        };
        match paginate {
            Paginate::Link => Pages::Link,
            Paginate::Page(field) => Pages::Page(named(field)),
            Paginate::Cursor(field, theirs) => Pages::Cursor(named(field), theirs),
        }
    }
}

/// A field that goes somewhere.
pub(crate) struct Sent<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) cfgs: &'a [Attribute],
    pub(crate) wire: String,
    pub(crate) role: Role,
    pub(crate) header: Option<&'a Header>,
    /// Whether a part is a file.
    pub(crate) file: bool,
    /// Whether it is the number of a page.
    pub(crate) counted: bool,
    pub(crate) with: Option<&'a syn::ExprPath>,
    pub(crate) skip_if: Option<&'a syn::ExprPath>,
}

impl<'a> Model<'a> {
    /// The model of an endpoint that kept every rule. Parts that the parser would not have let
    /// through stand for nothing here.
    pub(crate) fn new(args: &'a Args, item: &'a Item) -> Model<'a> {
        let sent = sent(args, item);
        let object = sent
            .iter()
            .any(|sent| matches!(sent.role, Role::Json | Role::JsonFlat));
        let declared = args.options.body.as_ref().map(|(_, kind)| *kind);
        Model {
            input: &item.input,
            generics: &item.input.generics,
            ident: &item.input.ident,
            vis: &item.input.vis,
            runtime: runtime(args),
            verb: args.verb.unwrap_or(Verb::Get),
            path: args
                .path
                .as_ref()
                .map(syn::LitStr::value)
                .unwrap_or_default(),
            response: response(args),
            success: args.response.as_ref(),
            error: args.options.error.as_ref().map(|(_, error)| error),
            whole: sent.iter().any(|sent| sent.role == Role::Body),
            body: declared.or(object.then_some(BodyKind::Json)),
            headers: headers(args, item),
            repeat: match (&args.options.idempotency_key, &args.options.idempotent) {
                (Some(_), _) => Some(Repeat::ByKey),
                (None, Some(_)) => Some(Repeat::Idempotent),
                (None, None) => None,
            },
            timeout: args.options.timeout.as_ref().map(|(_, millis)| *millis),
            pages: args
                .options
                .paginate
                .as_ref()
                .map(|(_, paginate)| Pages::new(item, paginate)),
            sent,
            uses_serde: item.uses_serde,
        }
    }
}

impl Model<'_> {
    /// The kind of body that the fields make together. A field that is the whole body makes its own,
    /// except in a form, where its members are the fields.
    pub(crate) fn payload(&self) -> Option<BodyKind> {
        self.body
            .filter(|kind| !self.whole || *kind == BodyKind::Form)
    }
}

impl<'a> Sent<'a> {
    fn new(args: &Args, item: &Item, field: &'a Field) -> Sent<'a> {
        Sent {
            ident: &field.ident,
            ty: &field.ty,
            cfgs: &field.cfgs,
            wire: wire_name(item, field),
            role: role(args, field),
            header: field.header.as_ref(),
            file: field.part.as_ref().is_some_and(|part| part.file),
            counted: matches!(&args.options.paginate, Some((_, Paginate::Page(page))) if *page == field.ident),
            with: field.serde.with.as_ref().map(|keyed| &keyed.value),
            skip_if: field.serde.skip_if.as_ref().map(|keyed| &keyed.value),
        }
    }
}

/// The fields that go somewhere, in the order in which the runtime takes them.
fn sent<'a>(args: &'a Args, item: &'a Item) -> Vec<Sent<'a>> {
    let mut sent: Vec<Sent<'a>> = args
        .route
        .placeholders
        .iter()
        .filter_map(|found| item.fields.iter().find(|field| field.name() == found.name))
        .map(|field| Sent::new(args, item, field))
        .collect();
    let others = item.fields.iter().map(|field| Sent::new(args, item, field));
    sent.extend(others.filter(|sent| !matches!(sent.role, Role::Path | Role::Unsent)));
    // Values of the query follow those of the path in the target.
    sent.sort_by_key(|sent| match sent.role {
        Role::Path => 0,
        Role::Query(_) => 1,
        _ => 2,
    });
    sent
}

/// The fixed headers: those of the attribute, and the content type of a body.
fn headers<'a>(args: &'a Args, item: &'a Item) -> Vec<(&'a str, &'a str)> {
    let body = item.fields.iter().filter_map(|field| field.body.as_ref());
    let kind = body
        .filter_map(|body| body.content_type.as_deref())
        .map(|kind| ("content-type", kind));
    args.options
        .headers
        .iter()
        .map(|(_, name, value)| (&**name, &**value))
        .chain(kind)
        .collect()
}

/// The path under which the runtime crate is known.
pub(crate) fn runtime(args: &Args) -> TokenStream {
    match &args.options.runtime {
        Some((_, path)) => quote!(#path),
        None => quote!(::endpoint),
    }
}

/// The type behind `->`, or `()`.
pub(crate) fn response(args: &Args) -> TokenStream {
    args.response
        .as_ref()
        .map_or_else(|| quote!(()), |response| quote!(#response))
}
