//! What is printed for a response that the status decides: templates only.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{DeriveInput, Generics, Type};

use super::variant::Variant;

/// The statuses of each variant, the most specific first, and the variants by their number:
///
/// ```ignore
/// impl EitherResponsesOrDeserialize for Added {
///     fn either(reply: &mut Reply) -> Result<Self, Fault> {
///         Ok(match claimed(reply, &[(201, 201, 0), (400, 499, 1)])? {
///             0 => Self::Created(<SeatsCreated as VariantContent>::from_claimed(reply)?),
///             _ => Self::Refused,
///         })
///     }
/// }
/// ```
pub(super) fn choice(
    input: &DeriveInput,
    variants: &[Variant<'_>],
    rt: &TokenStream,
) -> TokenStream {
    let mut claims: Vec<_> = variants
        .iter()
        .enumerate()
        .flat_map(|(at, variant)| variant.claims.iter().map(move |(claim, _)| (*claim, at)))
        .collect();
    claims.sort();
    let claims = claims.iter().map(|(claim, at)| {
        let (first, last) = claim.range();
        let numbers = [usize::from(first), usize::from(last), *at];
        let [first, last, at] = numbers.map(Literal::usize_unsuffixed);
        quote!((#first, #last, #at))
    });
    let arms = variants.iter().enumerate().map(|(at, variant)| {
        let number = Literal::usize_unsuffixed(at);
        let pattern = if at + 1 == variants.len() {
            quote!(_)
        } else {
            quote!(#number)
        };
        let ident = variant.ident;
        let content = variant.content.map(|ty| {
            // A type that can't be held is reported on itself.
            let make = quote_spanned!(ty.span()=> <#ty as #rt::VariantContent>::from_claimed);
            quote!((#make(reply)?))
        });
        quote!(#pattern => Self::#ident #content,)
    });
    let generics = bounded(&input.generics, variants, rt);
    let body = quote! {
        ::core::result::Result::Ok(match #rt::__private::claimed(reply, &[#(#claims),*])? {
            #(#arms)*
        })
    };
    implementation(input, &generics, &body, rt)
}

/// The mistakes, and a response that is there for the compiler and is never made.
pub(super) fn inert(input: &DeriveInput, errors: &TokenStream, rt: &TokenStream) -> TokenStream {
    let body = quote! {
        let _ = reply;
        ::core::unreachable!()
    };
    let implementation = implementation(input, &input.generics, &body, rt);
    quote!(#errors #implementation)
}

fn implementation(
    input: &DeriveInput,
    generics: &Generics,
    body: &TokenStream,
    rt: &TokenStream,
) -> TokenStream {
    let ident = &input.ident;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a deprecated enum still has its variants")]
        #[diagnostic::do_not_recommend]
        impl #impl_generics #rt::EitherResponsesOrDeserialize
            for #ident #ty_generics #where_clause
        {
            fn either(
                reply: &mut #rt::__private::Reply,
            ) -> ::core::result::Result<Self, #rt::__private::Fault> {
                #body
            }
        }
    }
}

/// What a variant holds must be known to be a body where that depends on a parameter.
fn bounded(generics: &Generics, variants: &[Variant<'_>], rt: &TokenStream) -> Generics {
    let mut bounded = generics.clone();
    for ty in variants.iter().filter_map(|variant| variant.content) {
        if depends_on(ty, generics) {
            let bound = quote_spanned!(ty.span()=> #ty: #rt::VariantContent);
            let clause = bounded.make_where_clause();
            clause.predicates.push(syn::parse_quote!(#bound));
        }
    }
    bounded
}

fn depends_on(ty: &Type, generics: &Generics) -> bool {
    fn any(tokens: TokenStream, generics: &Generics) -> bool {
        tokens.into_iter().any(|tree| match tree {
            TokenTree::Ident(ident) => {
                let mut types = generics.type_params().map(|param| &param.ident);
                let mut consts = generics.const_params().map(|param| &param.ident);
                types.any(|param| *param == ident) || consts.any(|param| *param == ident)
            }
            TokenTree::Group(group) => any(group.stream(), generics),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    any(ty.to_token_stream(), generics)
}
