//! What is printed for an enum, as text.

use quote::quote;

fn printed(item: proc_macro2::TokenStream) -> String {
    let file = syn::parse2(super::run(item)).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

#[test]
fn the_most_specific_claims_come_first() {
    let text = printed(quote! {
        pub enum Added<T> {
            #[status(default)]
            Other(Raw),
            #[status(4xx, 503)]
            Refused(Response<T>),
            #[status(201, 200)]
            Created(SeatsCreated),
            #[status(304)]
            Unchanged,
        }
    });
    assert_eq!(
        text,
        r#"#[automatically_derived]
#[allow(deprecated, reason = "a deprecated enum still has its variants")]
#[diagnostic::do_not_recommend]
impl<T> ::endpoint::EitherResponsesOrDeserialize for Added<T>
where
    Response<T>: ::endpoint::VariantContent,
{
    fn either(
        reply: &mut ::endpoint::__private::Reply,
    ) -> ::core::result::Result<Self, ::endpoint::__private::Fault> {
        ::core::result::Result::Ok(
            match ::endpoint::__private::claimed(
                reply,
                &[
                    (200, 200, 2),
                    (201, 201, 2),
                    (304, 304, 3),
                    (503, 503, 1),
                    (400, 499, 1),
                    (0, 999, 0),
                ],
            )? {
                0 => {
                    Self::Other(
                        <Raw as ::endpoint::VariantContent>::from_claimed(reply)?,
                    )
                }
                1 => {
                    Self::Refused(
                        <Response<T> as ::endpoint::VariantContent>::from_claimed(reply)?,
                    )
                }
                2 => {
                    Self::Created(
                        <SeatsCreated as ::endpoint::VariantContent>::from_claimed(
                            reply,
                        )?,
                    )
                }
                _ => Self::Unchanged,
            },
        )
    }
}
"#
    );
}

#[test]
fn an_enum_with_a_mistake_is_still_a_response() {
    let text = printed(quote! {
        enum Added {
            Created,
        }
    });
    assert!(text.starts_with("::core::compile_error!"), "{text}");
    assert!(
        text.contains("EitherResponsesOrDeserialize for Added {"),
        "{text}"
    );
}
