use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::disk::{Disk, RealDisk};
use crate::error::Error;
use crate::names;
use crate::record::{self, Fault};

/// How a store behaves.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// A segment that would grow beyond this many bytes is sealed, and the next one begun.
    pub segment_bytes: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options { segment_bytes: 64 << 20 }
    }
}

/// Where a key's newest record lies.
#[derive(Clone, Copy, Debug)]
struct Location {
    segment: u64,
    offset: u64,
    len: usize,
}

/// A key-value store in one folder. One process at a time may have it open.
#[derive(Debug)]
pub struct Store<D: Disk = RealDisk> {
    disk: D,
    dir: PathBuf,
    options: Options,
    index: HashMap<Vec<u8>, Location>,
    /// The segment that writes go to. Its file begins to exist with the first write.
    active: u64,
    active_len: u64,
    /// Set when a write failed half-way, so that nothing is appended behind a torn record.
    failed: bool,
}

impl Store<RealDisk> {
    pub fn open(dir: &Path, options: Options) -> Result<Self, Error> {
        Store::open_on(RealDisk, dir, options)
    }
}

impl<D: Disk> Store<D> {
    /// Opens the store in `dir`, which is created if need be, and reads all of its segments.
    ///
    /// A torn record at the end of the newest segment is what a crash leaves: it is cut off. Anything else that is no
    /// record is an error.
    pub fn open_on(disk: D, dir: &Path, options: Options) -> Result<Self, Error> {
        disk.create_dir(dir).map_err(Error::io("create", dir))?;
        let listed = disk.list(dir).map_err(Error::io("list", dir))?;
        let mut segments: Vec<u64> = listed.iter().filter_map(|name| names::segment_number(name)).collect();
        segments.sort_unstable();
        let newest = segments.last().copied();
        let mut store = Store {
            disk,
            dir: dir.to_owned(),
            options,
            index: HashMap::new(),
            active: newest.unwrap_or(1),
            active_len: 0,
            failed: false,
        };
        for segment in segments {
            store.active_len = store.load(segment, Some(segment) == newest)?;
        }
        Ok(store)
    }

    /// How many keys have a value.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let Some(location) = self.index.get(key) else { return Ok(None) };
        let path = self.path(location.segment);
        let bytes = self.disk.read_at(&path, location.offset, location.len).map_err(Error::io("read", &path))?;
        let record = record::decode(&bytes).map_err(|fault| fault.at(&path, location.offset))?;
        Ok(record.value.map(<[u8]>::to_vec))
    }

    pub fn put(&mut self, key: &[u8], value: &[u8]) -> Result<(), Error> {
        for (what, size) in [("key", key.len()), ("value", value.len())] {
            if size > record::LIMIT {
                return Err(Error::TooLarge { what, size, limit: record::LIMIT });
            }
        }
        let location = self.append(&record::encode(key, Some(value)))?;
        self.index.insert(key.to_vec(), location);
        Ok(())
    }

    /// Takes a key away; true if it had a value.
    pub fn delete(&mut self, key: &[u8]) -> Result<bool, Error> {
        if !self.index.contains_key(key) {
            return Ok(false);
        }
        self.append(&record::encode(key, None))?;
        self.index.remove(key);
        Ok(true)
    }

    fn append(&mut self, bytes: &[u8]) -> Result<Location, Error> {
        if self.failed {
            return Err(Error::Failed);
        }
        if self.active_len > 0 && self.active_len + bytes.len() as u64 > self.options.segment_bytes {
            self.active += 1;
            self.active_len = 0;
        }
        let path = self.path(self.active);
        self.failed = true;
        self.disk.append(&path, bytes).map_err(Error::io("append to", &path))?;
        self.disk.sync(&path).map_err(Error::io("sync", &path))?;
        if self.active_len == 0 {
            self.disk.sync_dir(&self.dir).map_err(Error::io("sync", &self.dir))?;
        }
        self.failed = false;
        let location = Location { segment: self.active, offset: self.active_len, len: bytes.len() };
        self.active_len += bytes.len() as u64;
        Ok(location)
    }

    /// Reads a segment into the index; returns its length without a torn end.
    fn load(&mut self, segment: u64, is_newest: bool) -> Result<u64, Error> {
        let path = self.path(segment);
        let bytes = self.disk.read(&path).map_err(Error::io("read", &path))?;
        let mut offset = 0;
        while offset < bytes.len() {
            let record = match record::decode(&bytes[offset..]) {
                Ok(record) => record,
                Err(Fault::Torn) if is_newest => {
                    self.disk.truncate(&path, offset as u64).map_err(Error::io("truncate", &path))?;
                    break;
                }
                Err(fault) => return Err(fault.at(&path, offset as u64)),
            };
            if record.value.is_some() {
                let location = Location { segment, offset: offset as u64, len: record.len };
                self.index.insert(record.key.to_vec(), location);
            } else {
                self.index.remove(record.key);
            }
            offset += record.len;
        }
        Ok(offset as u64)
    }

    fn path(&self, segment: u64) -> PathBuf {
        self.dir.join(names::segment(segment))
    }
}

impl Fault {
    fn at(self, path: &Path, offset: u64) -> Error {
        match self {
            Fault::Torn => Error::corrupt(path, offset, "the record is cut off"),
            Fault::Corrupt(reason) => Error::corrupt(path, offset, reason),
        }
    }
}
