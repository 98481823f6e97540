//! Which attributes stand inside of `cfg_attr`, where nobody here can see whether they hold?

use proc_macro2::TokenStream;
use syn::punctuated::Punctuated;
use syn::{AttrStyle, Attribute, Meta, Token};

use super::OURS;
use crate::diag::{Sink, shown};
use crate::serde_attr::SerdeAttrs;

/// Reports what would be passed over in silence, and takes it away: a value would go elsewhere, or
/// under another name.
pub(super) fn unseen(attrs: &mut Vec<Attribute>, sink: &mut Sink) {
    attrs.retain(|attr| {
        let before = sink.count();
        for meta in inside(attr) {
            if OURS.iter().any(|ours| meta.path().is_ident(ours)) || says_how(meta.clone()) {
                let what = format!("`{}` is not seen inside of `cfg_attr`", shown(meta.path()));
                let help = format!(
                    "write `#[{}]` alone; for two ways of sending, two structs under `cfg`",
                    shown(&meta)
                );
                sink.push(meta.path(), what, help);
            }
        }
        sink.count() == before
    });
}

/// What `cfg_attr(condition, …)` holds.
fn inside(attr: &Attribute) -> Vec<Meta> {
    if !attr.path().is_ident("cfg_attr") {
        return Vec::new();
    }
    let read = attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    read.into_iter().flatten().skip(1).collect()
}

/// Whether it is a `serde(…)` that is about sending.
fn says_how(meta: Meta) -> bool {
    if !meta.path().is_ident("serde") {
        return false;
    }
    let mut unread = Sink::default();
    let attr = Attribute {
        pound_token: <Token![#]>::default(),
        style: AttrStyle::Outer,
        bracket_token: syn::token::Bracket::default(),
        meta,
    };
    let found = SerdeAttrs::parse(&[attr], &mut unread);
    // What is wrong in it is serde's to say.
    let _: Option<TokenStream> = unread.finish();
    super::writing_key(&found).is_some() || found.skip.is_some() || found.rename_all.is_some()
}
