#![deny(warnings, missing_docs, clippy::pedantic)]
//! A page is the one of its marked field, whatever that is.

use endpoint::Page;

/// A list of what a parameter says.
#[derive(Page)]
pub struct Listing<'a, T, const N: usize>
where
    T: Clone,
{
    /// How many there are in all.
    pub total: [u64; N],
    #[page(items)]
    items: Option<Box<Vec<T>>>,
    name: &'a str,
}

#[derive(Page)]
struct Outer<L>(#[page(items)] L);

#[derive(Page)]
struct Raw {
    #[page(items)]
    r#type: Names,
}

type Names = Vec<String>;

mod http {
    pub use endpoint::Page;
}

#[derive(http::Page)]
#[page(crate = crate::http)]
struct Renamed {
    #[page(items)]
    names: Names,
}

macro_rules! page_of {
    ($name:ident, $field:ident: $list:ty) => {
        #[derive(Page)]
        struct $name {
            #[page(items)]
            $field: $list,
        }
    };
}

page_of!(Written, list: Vec<u8>);

fn main() {
    let listing = |items| Listing {
        total: [7],
        items,
        name: "",
    };
    assert_eq!(listing(None::<Box<Vec<u8>>>).count(), 0);
    let outer = Outer(listing(Some(Box::new(vec![1_u8, 2]))));
    assert_eq!((outer.count(), outer.0.name), (2, ""));
    assert_eq!(outer.into_items(), [1, 2]);
    let names = vec!["mona".to_owned()];
    assert_eq!(Raw { r#type: names.clone() }.into_items(), names);
    assert_eq!(Renamed { names: names.clone() }.into_items(), names);
    assert_eq!(Written { list: vec![5] }.into_items(), [5]);
}
