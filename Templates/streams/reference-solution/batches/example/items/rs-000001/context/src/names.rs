/// The name of segment `number`. Names sort as the numbers do.
pub(crate) fn segment(number: u64) -> String {
    format!("{number:010}.seg")
}

/// The number in a segment's name; nothing for any other file.
pub(crate) fn segment_number(name: &str) -> Option<u64> {
    let digits = name.strip_suffix(".seg")?;
    let written_by_us = digits.len() >= 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if written_by_us {
        digits.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for number in [1, 42, 9_999_999_999, 12_345_678_901] {
            assert_eq!(segment_number(&segment(number)), Some(number));
        }
    }

    #[test]
    fn other_files_have_no_number() {
        for name in ["1.seg", "0000000001.seg.bak", "LOCK", "00000000x1.seg", ".seg"] {
            assert_eq!(segment_number(name), None, "{name}");
        }
    }
}
