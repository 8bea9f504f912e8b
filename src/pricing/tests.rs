//! Laws of the engine over small books.
