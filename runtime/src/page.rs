//! What is a page? A response that holds a list, and knows which.

/// One page of a list: the items on it, and how many they are.
///
/// A `Vec` is one. A struct says which of its fields is the list:
///
/// ```
/// # #[derive(serde::Deserialize)] struct Seat { login: String }
/// #[derive(serde::Deserialize, endpoint::Page)]
/// struct Seats {
///     total_seats: u64,
///     #[page(items)]
///     seats: Vec<Seat>,
/// }
/// ```
///
/// The field may be of any type that is a page itself. Where a list has to be made from something
/// else, write the two methods by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no page of a list",
    label = "it doesn't say which list its items are in",
    note = "help: a page is a `Vec`, or a struct with `#[derive(endpoint::Page)]` above it and \
            `#[page(items)]` before the field that holds the list; where the items are in something else, \
            implement `endpoint::Page` by hand"
)]
pub trait Page: Sized {
    /// What the list holds.
    type Item;

    /// The items, in the order in which they came.
    fn into_items(self) -> Vec<Self::Item>;

    /// How many items there are. A list that is paged by numbers ends at the first page without any.
    fn count(&self) -> usize;
}

#[diagnostic::do_not_recommend]
impl<T> Page for Vec<T> {
    type Item = T;

    fn into_items(self) -> Vec<T> {
        self
    }

    fn count(&self) -> usize {
        self.len()
    }
}

/// A page that may be missing: then it has no items.
#[diagnostic::do_not_recommend]
impl<P: Page> Page for Option<P> {
    type Item = P::Item;

    fn into_items(self) -> Vec<P::Item> {
        self.map(P::into_items).unwrap_or_default()
    }

    fn count(&self) -> usize {
        self.as_ref().map_or(0, P::count)
    }
}

/// A page behind a pointer.
#[diagnostic::do_not_recommend]
impl<P: Page> Page for Box<P> {
    type Item = P::Item;

    fn into_items(self) -> Vec<P::Item> {
        P::into_items(*self)
    }

    fn count(&self) -> usize {
        P::count(self)
    }
}
