//! `ingest --follow` as a process of its own, beside which files grow, rotate, appear and vanish.

mod files;
mod killed;
mod live;
mod rotation;
mod scene;
mod sharing;
mod stream;
