use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What went wrong, and on which file.
#[derive(Debug)]
pub enum Error {
    /// The operating system refused `action` on `path`.
    Io { action: &'static str, path: PathBuf, source: io::Error },
    /// The bytes at `offset` of `path` are no record that this crate wrote.
    Corrupt { path: PathBuf, offset: u64, reason: &'static str },
    /// A key or value is longer than the format can say.
    TooLarge { what: &'static str, size: usize, limit: usize },
    /// An earlier write failed half-way; only opening the store again tells what is on disk.
    Failed,
}

impl Error {
    /// For `map_err`: names the action and the file beside the operating system's reason.
    pub(crate) fn io<'a>(action: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> Error + 'a {
        move |source| Error::Io { action, path: path.to_owned(), source }
    }

    pub(crate) fn corrupt(path: &Path, offset: u64, reason: &'static str) -> Error {
        Error::Corrupt { path: path.to_owned(), offset, reason }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { action, path, source } => write!(f, "cannot {action} {}: {source}", path.display()),
            Error::Corrupt { path, offset, reason } => {
                write!(f, "{} is corrupt at byte {offset}: {reason}", path.display())
            }
            Error::TooLarge { what, size, limit } => {
                write!(f, "the {what} has {size} bytes, and {limit} is the most")
            }
            Error::Failed => write!(f, "an earlier write failed; open the store again"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
