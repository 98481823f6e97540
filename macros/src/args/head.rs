//! What an attribute begins with: its method and its path.

mod unquoted;

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use super::{Args, METHODS, Verb, next, skip_to};
use crate::diag::Sink;
use crate::listed::listed;
use crate::route;
use crate::similar::nearest;

/// How method and path are called where they have keys.
const KEYS: [&str; 8] = [
    "method", "verb", "path", "url", "uri", "route", "endpoint", "template",
];

impl Args {
    /// Reads `METHOD "path"`.
    pub(super) fn head(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        let method = input.fork().call(Ident::parse_any).ok();
        self.method(input, sink);
        if self.path.is_some() {
            return;
        }
        if input.peek(Token![,]) && input.peek2(LitStr) {
            let comma: Option<Token![,]> = input.parse().ok();
            let what = "no comma stands between method and path";
            sink.push(comma, what, "leave the comma out");
        } else if !input.peek(LitStr)
            && input.peek2(LitStr)
            && let Ok(TokenTree::Punct(sign)) = input.fork().parse::<TokenTree>()
        {
            let _: syn::Result<TokenTree> = input.parse();
            let what = "nothing stands between method and path";
            sink.push(&sign, what, format!("leave the `{sign}` out"));
        }
        self.path(method, input, sink);
    }

    fn method(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        if self.method_behind_a_path(input, sink) {
            return;
        }
        if let Ok(text) = input.fork().parse::<LitStr>() {
            self.method_in_quotes(&text, input, sink);
            return;
        }
        let ahead = input.fork();
        let Ok(name) = ahead.call(Ident::parse_any) else {
            let what = "an endpoint begins with its method";
            sink.push(next(input), what, listed_methods());
            skip_to(input, |input| input.peek(LitStr));
            return;
        };
        if KEYS.contains(&name.to_string().as_str()) && ahead.peek(Token![=]) {
            self.keyed(&name, input, sink);
            return;
        }
        let _: syn::Result<Ident> = input.call(Ident::parse_any);
        let text = name.to_string();
        self.verb = Verb::of(&text);
        let behind = input.fork().call(Ident::parse_any).ok();
        let behind = behind.and_then(|behind| Verb::of(&behind.to_string()));
        if self.verb.is_none() && behind.is_some() {
            let _: syn::Result<Ident> = input.call(Ident::parse_any);
            self.verb = behind;
            let what = "nothing stands before the method";
            sink.push(&name, what, format!("leave `{name}` out"));
        }
        if self.verb.is_none() {
            self.verb = Verb::of(&text.to_uppercase());
            let help = match nearest(&text.to_uppercase(), METHODS) {
                Some(method) if self.verb.is_some() => format!("write `{method}`"),
                Some(method) => format!("write `{method}`; {}", listed_methods()),
                None => listed_methods(),
            };
            let what = if self.verb.is_some() {
                "a method is written in capitals".to_owned()
            } else {
                format!("`{name}` is not a method that an endpoint can have")
            };
            sink.push(name, what, help);
        }
    }

    /// `Method::GET`, and `GET | POST`, of which the first is taken.
    fn method_behind_a_path(&mut self, input: ParseStream<'_>, sink: &mut Sink) -> bool {
        let ahead = input.fork();
        let Ok(path) = ahead.call(syn::Path::parse_mod_style) else {
            return false;
        };
        let last = path.segments.last().map(|last| last.ident.to_string());
        let Some(verb) = last.as_deref().and_then(Verb::of) else {
            return false;
        };
        let several = ahead.peek(Token![|]) || ahead.peek(Token![,]) && !ahead.peek2(LitStr);
        let sign: TokenStream = ahead.parse::<TokenTree>().into_iter().collect();
        let also = several.then(|| ahead.call(Ident::parse_any).ok()).flatten();
        let also = also.filter(|also| Verb::of(&also.to_string()).is_some());
        if path.segments.len() == 1 && also.is_none() {
            return false;
        }
        let _: syn::Result<syn::Path> = input.call(syn::Path::parse_mod_style);
        self.verb = Some(verb);
        if path.segments.len() > 1 {
            let what = "a method stands by itself";
            sink.push(path, what, format!("write `{}`", verb.name()));
        }
        if also.is_some() {
            let what = "an endpoint has one method";
            let help = format!(
                "write `{}`, and a struct of its own for each other method",
                verb.name()
            );
            sink.push(quote::quote!(#sign #also), what, help);
            skip_to(input, |input| input.peek(LitStr));
        }
        true
    }

    /// `"GET" "/path"`, `"GET /path"` or `"/path"`.
    fn method_in_quotes(&mut self, text: &LitStr, input: ParseStream<'_>, sink: &mut Sink) {
        let value = text.value();
        let (word, rest) = value.trim().split_once(' ').unwrap_or((value.trim(), ""));
        let name = word.to_uppercase();
        self.verb = Verb::of(&name);
        if self.verb.is_some() {
            let _: syn::Result<LitStr> = input.parse();
            if rest.is_empty() {
                let what = "the method is written without quotes";
                sink.push(text, what, format!("write `{name}`"));
            } else {
                let what = "the method stands before the quotes of the path";
                sink.push(text, what, format!("write `{name} \"{}\"`", rest.trim()));
                self.template(LitStr::new(rest.trim(), text.span()), sink);
            }
            return;
        }
        let ahead = input.fork();
        let _: syn::Result<LitStr> = ahead.parse();
        let path = text.token();
        let help = match late_method(&ahead) {
            Some(verb) => format!("write `{} {path}`", verb.name()),
            None => format!("write `GET {path}`; {}", listed_methods()),
        };
        sink.push(text, "no method stands before the path", help);
    }

    /// `method = GET, path = "/path"`, in any order.
    fn keyed(&mut self, first: &Ident, input: ParseStream<'_>, sink: &mut Sink) {
        let mut path = None;
        while let Ok(name) = input.fork().call(Ident::parse_any)
            && KEYS.contains(&name.to_string().as_str())
            && input.peek2(Token![=])
        {
            let _ = input.call(Ident::parse_any);
            let _: syn::Result<Token![=]> = input.parse();
            if let Ok(text) = input.fork().parse::<LitStr>()
                && text.value().contains('/')
            {
                path = Some(text);
            } else {
                let method = next(input).to_string().replace('"', "");
                self.verb = self.verb.or(Verb::of(&method.to_uppercase()));
            }
            skip_to(input, |input| {
                input.peek(Token![,]) || input.peek(Token![->])
            });
            let ahead = input.fork();
            let more = ahead
                .parse::<Token![,]>()
                .and_then(|_| Ident::parse_any(&ahead));
            if more.is_ok_and(|more| KEYS.contains(&more.to_string().as_str())) {
                let _: syn::Result<Token![,]> = input.parse();
            }
        }
        let method = self.verb.map_or("GET", Verb::name);
        let shown = path
            .as_ref()
            .map_or_else(|| "/path".to_owned(), LitStr::value);
        let what = "method and path have no keys";
        sink.push(first, what, format!("write `{method} \"{shown}\"`"));
        // What is missing was told by this.
        self.template(path.unwrap_or_else(|| LitStr::new("/", first.span())), sink);
    }

    fn path(&mut self, method: Option<Ident>, input: ParseStream<'_>, sink: &mut Sink) {
        if input.peek(LitStr) {
            if let Ok(path) = input.parse() {
                self.template(path, sink);
            }
            if late_method(&input.fork()).is_some() {
                // The method was reported as missing; this says where it stands.
                self.verb = late_method(input);
            }
            return;
        }
        if self.verb.is_none() && sink.count() > 0 {
            return;
        }
        let here = unquoted::taken(input);
        let inside = unquoted::alone(&here);
        let text = inside
            .as_ref()
            .map(LitStr::value)
            .or_else(|| unquoted::built(&here));
        let text = text.unwrap_or_else(|| here.to_string().replace(' ', ""));
        let help = if text.starts_with('/') {
            format!("write \"{text}\"")
        } else {
            "write the path in quotes after the method, as `GET \"/path\"`".to_owned()
        };
        let what = "the path is missing, or is not in quotes";
        match method {
            _ if inside.is_some() => {
                let what = "the path is a plain text in quotes";
                sink.push(here, what, help);
            }
            Some(method) if here.is_empty() => sink.push(method, what, help),
            _ => sink.push(here, what, help),
        }
        if let Some(inside) = inside {
            self.template(inside, sink);
        }
    }

    /// Takes the text of the path, with all its mistakes.
    fn template(&mut self, path: LitStr, sink: &mut Sink) {
        let (route, mistakes) = route::parse(&path.value());
        for mistake in mistakes {
            sink.push_within(&path, &mistake.range, mistake.what, mistake.help);
        }
        self.route = route;
        self.path = Some(path);
    }
}

/// The method behind the path, with a comma before it or without, or as `method = GET`.
fn late_method(input: ParseStream<'_>) -> Option<Verb> {
    let _: syn::Result<Token![,]> = input.parse();
    let name = input.call(Ident::parse_any).ok()?.to_string();
    if !["method", "verb"].contains(&name.as_str()) {
        return Verb::of(&name);
    }
    input.parse::<Token![=]>().ok()?;
    let value: TokenTree = input.parse().ok()?;
    Verb::of(&value.to_string().trim_matches('"').to_uppercase())
}

fn listed_methods() -> String {
    format!("the methods are {}", listed(METHODS))
}
