//! The store from outside: what goes in comes out, once, whatever happens in between.

mod damage;
mod events;
mod model;
mod packs;
mod writing;
