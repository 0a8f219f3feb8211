//! The lines of a byte stream that is read in chunks.

use std::io::{self, ErrorKind, Read};

const CHUNK: usize = 8192;

/// Iterates over the lines of `source`, without their line ends.
///
/// Bytes that are not UTF-8 come out as U+FFFD: a log with a broken line is worth more than none.
pub struct Lines<R> {
    source: R,
    chunk: Vec<u8>,
    text: String,
    at_end: bool,
}

impl<R: Read> Lines<R> {
    pub fn new(source: R) -> Self {
        Self::with_chunk_size(source, CHUNK)
    }

    /// Reads at most `size` bytes at once, and at least one.
    pub fn with_chunk_size(source: R, size: usize) -> Self {
        Self { source, chunk: vec![0; size.max(1)], text: String::new(), at_end: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        loop {
            match self.source.read(&mut self.chunk) {
                Ok(0) => self.at_end = true,
                Ok(count) => self.text.push_str(&String::from_utf8_lossy(&self.chunk[..count])),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }

    fn take_line(&mut self) -> Option<String> {
        let end = self.text.find('\n')?;
        let mut line: String = self.text.drain(..=end).collect();
        line.pop();
        if line.ends_with('\r') {
            line.pop();
        }
        Some(line)
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = io::Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(line) = self.take_line() {
                return Some(Ok(line));
            }
            if self.at_end {
                return (!self.text.is_empty()).then(|| Ok(std::mem::take(&mut self.text)));
            }
            if let Err(error) = self.fill() {
                self.at_end = true;
                return Some(Err(error));
            }
        }
    }
}
