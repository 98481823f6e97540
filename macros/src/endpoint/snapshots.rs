//! The expansion of the largest shapes, as text.
