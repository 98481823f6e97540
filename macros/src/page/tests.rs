//! What is printed for a page, as text.

use quote::quote;

fn printed(item: proc_macro2::TokenStream) -> String {
    let file = syn::parse2(super::run(item)).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

#[test]
fn the_page_is_that_of_the_marked_field() {
    let text = printed(quote! {
        pub struct Seats {
            total: u64,
            #[page(items)]
            r#type: Vec<Seat>,
        }
    });
    assert_eq!(
        text,
        r#"#[automatically_derived]
#[allow(deprecated, reason = "a deprecated struct still has its parts")]
#[diagnostic::do_not_recommend]
impl ::endpoint::Page for Seats {
    type Item = <Vec<Seat> as ::endpoint::Page>::Item;
    fn into_items(self) -> ::std::vec::Vec<Self::Item> {
        <Vec<Seat> as ::endpoint::Page>::into_items(self.r#type)
    }
    fn count(&self) -> ::core::primitive::usize {
        <Vec<Seat> as ::endpoint::Page>::count(&self.r#type)
    }
}
"#
    );
}

#[test]
fn a_list_made_from_a_parameter_is_a_page_by_its_bound() {
    let text = printed(quote! {
        #[page(crate = my::http)]
        struct Listing<L: Clone, const N: usize = 1>(#[page(items)] L, [u8; N]) where L: Send;
    });
    assert!(
        text.contains("impl<L: Clone, const N: usize> my::http::Page for Listing<L, N>"),
        "{text}"
    );
    assert!(text.contains("L: Send,\n    L: my::http::Page,"), "{text}");
    assert!(text.contains("::into_items(self.0)"), "{text}");
}
