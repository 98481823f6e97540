//! The pipeline of the attribute: parse, check, build the model, expand or fall back.

use proc_macro2::TokenStream;
use quote::quote;

use crate::args::Args;
use crate::check;
use crate::diag::Sink;
use crate::expand;
use crate::fallback;
use crate::field::Item;
use crate::ide;
use crate::model::Model;

/// What the attribute prints for its arguments and its item.
pub(crate) fn run(args: TokenStream, item: &TokenStream) -> TokenStream {
    let mut sink = Sink::default();
    let typed = args.clone();
    let mut args = Args::parse(args, &mut sink);
    let Some(item) = Item::parse(item.clone(), &mut sink) else {
        return fallback::unreadable(item, sink);
    };
    check::lifetimes_are_declared(&mut args, &item, &mut sink);
    check::all(&args, &item, &mut sink);
    let words = ide::words(typed, &args, &item);
    let placeholders = ide::placeholders(&args, &item);
    let endpoint = match sink.finish() {
        None => expand::endpoint(&Model::new(&args, &item)),
        Some(errors) => fallback::endpoint(&args, &item, &errors),
    };
    quote!(#words #endpoint #placeholders)
}

#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod tests;
