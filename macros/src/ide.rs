//! What the attribute prints for editors alone, so that its text leads to fields, methods and options.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt as _;

use crate::args::{Args, is_name};
use crate::field::{Field, Item};
use crate::model::runtime;

/// Each word of the attribute as the name of an item that explains it, and beside which an editor
/// finds the others. It stands first: of a token in two places, an editor completes the first.
///
/// ```ignore
/// use ::endpoint::__private::editor::methods::POST as _;
/// use ::endpoint::__private::editor::options::error as _;
/// ```
///
/// It is made of the tokens as they were typed, whatever mistakes they hold.
pub(crate) fn words(tokens: TokenStream, args: &Args, item: &Item) -> TokenStream {
    let rt = runtime(args);
    let words = found(tokens).into_iter().map(|word| match word {
        Word::Of(kind, word) => {
            let kind = Ident::new(kind, Span::call_site());
            quote!(use #rt::__private::editor::#kind::#word as _;)
        }
        Word::Field(word) => quote!(let _ = &this.#word;),
    });
    hints(item, &quote!(#(#words)*))
}

/// A variable for each placeholder, declared where the field is. It stands last: an editor explains
/// the field, and not the variable.
///
/// ```ignore
/// let org = &this.org;
/// let _ = ::core::format_args!("/orgs/{org}/seats");
/// ```
pub(crate) fn placeholders(args: &Args, item: &Item) -> TokenStream {
    let fields: Vec<&Field> = args
        .route
        .placeholders
        .iter()
        .filter_map(|found| item.fields.iter().find(|field| field.name() == found.name))
        .collect();
    let path = args.path.as_ref().filter(|_| !fields.is_empty());
    let Some(template) = path.and_then(|path| template(&path.token(), &fields)) else {
        return TokenStream::new();
    };
    let variables = fields.iter().map(|field| {
        let (cfgs, ident) = (&field.cfgs, &field.ident);
        quote!(#(#cfgs)* let #ident = &this.#ident;)
    });
    hints(
        item,
        &quote!(#(#variables)* let _ = ::core::format_args!(#template);),
    )
}

/// A function that no compiler sees.
fn hints(item: &Item, statements: &TokenStream) -> TokenStream {
    let ident = &item.input.ident;
    let (impl_generics, ty_generics, where_clause) = item.input.generics.split_for_impl();
    quote! {
        #[allow(unexpected_cfgs, reason = "only the analysis of an editor sets it")]
        const _: () = {
            #[cfg(rust_analyzer)]
            #[allow(warnings, reason = "nobody calls it")]
            fn hints #impl_generics (this: &#ident #ty_generics) #where_clause {
                #statements
            }
        };
    }
}

/// The literal with the same length at the same place, and `{name}` for `<name>`, `{name:?}` for
/// `<name..>`. `None` where it holds braces, which would mean something else there.
fn template(literal: &Literal, fields: &[&Field]) -> Option<Literal> {
    let mut text = literal.to_string();
    if text.contains(['{', '}']) {
        return None;
    }
    for field in fields {
        let name = field.name();
        text = text.replace(&format!("<{name}>"), &format!("{{{name}}}"));
        text = text.replace(&format!("<{name}..>"), &format!("{{{name}:?}}"));
    }
    let mut template: Literal = text.parse().ok()?;
    template.set_span(literal.span());
    Some(template)
}

/// A word in the attribute of which an editor can say more.
enum Word {
    /// An item of this module.
    Of(&'static str, Ident),
    /// A field of the struct.
    Field(Ident),
}

/// The first word of all, the first behind each comma, and what stands behind the `=` of an option
/// that takes words. Commas inside of `<…>` separate no options. Where one is still to be typed, an
/// editor needs another in its place.
fn found(tokens: TokenStream) -> Vec<Word> {
    let (mut found, mut depth, mut before) = (Vec::new(), 0_u32, ' ');
    let (mut awaited, mut key) = (Some("methods"), None);
    let missing = |awaited: Option<&'static str>, found: &mut Vec<Word>| {
        let word = awaited.map(|kind| Word::Of(kind, Ident::new(any(kind), Span::call_site())));
        found.extend(word);
    };
    for tree in tokens {
        let punct = match &tree {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match &tree {
            TokenTree::Ident(word) => {
                let kind = awaited
                    .take()
                    .filter(|_| is_name(&word.unraw().to_string()));
                found.extend(kind.map(|kind| Word::Of(kind, word.clone())));
                // `paginate = page(field)` is known by its value.
                key = kind.map(|_| word.to_string());
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                missing(awaited.take(), &mut found);
                if let (Some("page" | "cursor"), Some(TokenTree::Ident(field))) =
                    (key.as_deref(), group.stream().into_iter().next())
                    && is_name(&field.to_string())
                {
                    found.push(Word::Field(field));
                }
            }
            TokenTree::Punct(_) if punct == ',' && depth == 0 => {
                missing(awaited.take(), &mut found);
                (awaited, key) = (Some("options"), None);
            }
            TokenTree::Punct(_) => match punct {
                '<' => depth += 1,
                '>' if before != '-' && before != '=' => depth = depth.saturating_sub(1),
                '=' => awaited = key.as_deref().and_then(values),
                _ => awaited = None,
            },
            TokenTree::Group(_) | TokenTree::Literal(_) => missing(awaited.take(), &mut found),
        }
        before = punct;
    }
    missing(awaited, &mut found);
    found
}

/// The module of what an option takes.
fn values(key: &str) -> Option<&'static str> {
    match key {
        "body" => Some("bodies"),
        "paginate" => Some("ways"),
        _ => None,
    }
}

/// One of the words of a module.
fn any(kind: &str) -> &'static str {
    match kind {
        "methods" => "GET",
        "bodies" => "json",
        "ways" => "link",
        _ => "error",
    }
}
