mod support;

use larder::{Error, Options, Store};
use support::{FailingDisk, Scratch};

const SMALL: Options = Options { segment_bytes: 64 };

#[test]
fn newest_value_survives_reopening() {
    let scratch = Scratch::new();
    let mut store = Store::open(scratch.path(), SMALL).unwrap();
    for round in 0..10_u8 {
        store.put(b"key", &[round; 20]).unwrap();
    }
    assert_eq!(scratch.files().len(), 10);
    drop(store);
    let store = Store::open(scratch.path(), SMALL).unwrap();
    assert_eq!(store.get(b"key").unwrap(), Some(vec![9; 20]));
}

#[test]
fn deleted_key_stays_deleted() {
    let scratch = Scratch::new();
    let mut store = Store::open(scratch.path(), SMALL).unwrap();
    store.put(b"key", b"value").unwrap();
    assert!(store.delete(b"key").unwrap());
    assert!(!store.delete(b"key").unwrap());
    drop(store);
    let store = Store::open(scratch.path(), SMALL).unwrap();
    assert_eq!(store.get(b"key").unwrap(), None);
    assert!(store.is_empty());
}

#[test]
fn torn_end_is_cut_off_and_written_over() {
    let scratch = Scratch::new();
    let mut store = Store::open_on(FailingDisk::after(3), scratch.path(), SMALL).unwrap();
    store.put(b"first", b"kept").unwrap();
    assert!(matches!(store.put(b"second", b"lost"), Err(Error::Io { .. })));
    assert!(matches!(store.put(b"third", b"refused"), Err(Error::Failed)));
    drop(store);
    let mut store = Store::open(scratch.path(), SMALL).unwrap();
    store.put(b"second", b"again").unwrap();
    drop(store);
    let store = Store::open(scratch.path(), SMALL).unwrap();
    assert_eq!(store.get(b"first").unwrap(), Some(b"kept".to_vec()));
    assert_eq!(store.get(b"second").unwrap(), Some(b"again".to_vec()));
}

#[test]
fn damage_in_a_sealed_segment_is_an_error() {
    let scratch = Scratch::new();
    let mut store = Store::open(scratch.path(), SMALL).unwrap();
    store.put(b"a", &[1; 40]).unwrap();
    store.put(b"b", &[2; 40]).unwrap();
    drop(store);
    let sealed = scratch.path().join("0000000001.seg");
    let bytes = std::fs::read(&sealed).unwrap();
    std::fs::write(&sealed, &bytes[..bytes.len() - 1]).unwrap();
    let error = Store::open(scratch.path(), SMALL).unwrap_err();
    assert!(error.to_string().contains("0000000001.seg is corrupt at byte 0"), "{error}");
}
