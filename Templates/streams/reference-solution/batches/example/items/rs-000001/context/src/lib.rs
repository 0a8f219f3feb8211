//! A key-value store for one process, on append-only segment files.

mod disk;
mod error;
mod names;
mod record;
mod store;

pub use disk::{Disk, RealDisk};
pub use error::Error;
pub use store::{Options, Store};
