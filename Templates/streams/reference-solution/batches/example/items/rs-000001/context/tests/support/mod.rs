//! A scratch folder, and a disk that loses power.
#![allow(dead_code)]

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

use larder::{Disk, RealDisk};

pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Scratch {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("larder-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).expect("a scratch folder");
        Scratch(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The names of the files in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut names = RealDisk.list(&self.0).expect("a list");
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Carries out a number of changes, then loses power: the change it dies in is half done if it is an append and not
/// done otherwise, and every later change fails.
#[derive(Debug)]
pub struct FailingDisk {
    left: Cell<usize>,
    dead: Cell<bool>,
}

impl FailingDisk {
    pub fn after(changes: usize) -> FailingDisk {
        FailingDisk { left: Cell::new(changes), dead: Cell::new(false) }
    }

    fn change(&self) -> io::Result<()> {
        if self.left.get() == 0 {
            self.dead.set(true);
            return Err(io::Error::other("power lost"));
        }
        self.left.set(self.left.get() - 1);
        Ok(())
    }
}

impl Disk for FailingDisk {
    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        RealDisk.list(dir)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }

    fn read_at(&self, path: &Path, offset: u64, len: usize) -> io::Result<Vec<u8>> {
        RealDisk.read_at(path, offset, len)
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.create_dir(dir)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let was_alive = !self.dead.get();
        let result = self.change();
        if result.is_ok() {
            return RealDisk.append(path, bytes);
        }
        if was_alive {
            RealDisk.append(path, &bytes[..bytes.len() / 2])?;
        }
        result
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.sync(path)
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        self.change()?;
        RealDisk.truncate(path, len)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.remove(path)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.sync_dir(dir)
    }
}
