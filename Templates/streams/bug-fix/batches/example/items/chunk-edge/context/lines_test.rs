use logferry::{Lines, Record};
use std::io::{self, Read};

fn lines(bytes: &[u8], chunk: usize) -> Vec<String> {
    Lines::with_chunk_size(bytes, chunk).map(|line| line.expect("a slice reads without error")).collect()
}

#[test]
fn lines_lose_their_ends() {
    assert_eq!(lines(b"one\ntwo\r\n\nfour\n", 64), ["one", "two", "", "four"]);
}

#[test]
fn the_last_line_needs_no_end() {
    assert_eq!(lines(b"one\ntwo", 64), ["one", "two"]);
}

#[test]
fn a_line_may_be_longer_than_a_chunk() {
    let long = "x".repeat(100);
    assert_eq!(lines(format!("{long}\ny\n").as_bytes(), 7), [long.as_str(), "y"]);
}

#[test]
fn a_broken_byte_becomes_a_replacement_character() {
    assert_eq!(lines(b"caf\xe9\nok\n", 64), ["caf\u{fffd}", "ok"]);
}

#[test]
fn an_error_ends_the_lines() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the pipe broke"))
        }
    }
    let mut lines = Lines::new(Broken);
    assert_eq!(lines.next().unwrap().unwrap_err().to_string(), "the pipe broke");
    assert!(lines.next().is_none());
}

#[test]
fn a_record_keeps_to_one_line() {
    let record = Record { number: 7, text: "a\tb\\c".into() };
    assert_eq!(record.to_string(), "7\ta\\tb\\\\c");
}
