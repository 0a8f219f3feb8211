//! A record: checksum, key length, value length, key, value; all numbers little-endian, four bytes each.
//! The checksum covers everything after itself. A value length of `u32::MAX` marks a tombstone.

pub(crate) const HEADER: usize = 12;
pub(crate) const LIMIT: usize = 256 << 20;
const TOMBSTONE: u32 = u32::MAX;

pub(crate) struct Record<'a> {
    pub key: &'a [u8],
    /// Nothing for a tombstone.
    pub value: Option<&'a [u8]>,
    /// The bytes of the whole record.
    pub len: usize,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Fault {
    /// The bytes end before the record does, as they do after a crash in the middle of a write.
    Torn,
    Corrupt(&'static str),
}

pub(crate) fn encode(key: &[u8], value: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + key.len() + value.map_or(0, <[u8]>::len));
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(&(key.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&value.map_or(TOMBSTONE, |value| value.len() as u32).to_le_bytes());
    bytes.extend_from_slice(key);
    bytes.extend_from_slice(value.unwrap_or_default());
    let checksum = crc32(&bytes[4..]);
    bytes[..4].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// Reads the record at the beginning of `bytes`.
pub(crate) fn decode(bytes: &[u8]) -> Result<Record<'_>, Fault> {
    let (Some(checksum), Some(key_len), Some(value_len)) = (word(bytes, 0), word(bytes, 4), word(bytes, 8)) else {
        return Err(Fault::Torn);
    };
    let (key_len, value_size) = (key_len as usize, if value_len == TOMBSTONE { 0 } else { value_len as usize });
    if key_len > LIMIT || value_size > LIMIT {
        return Err(Fault::Corrupt("a length beyond the limit"));
    }
    let len = HEADER + key_len + value_size;
    let Some(bytes) = bytes.get(..len) else { return Err(Fault::Torn) };
    if crc32(&bytes[4..]) != checksum {
        return Err(Fault::Corrupt("the checksum does not match"));
    }
    let (key, value) = bytes[HEADER..].split_at(key_len);
    Ok(Record { key, value: (value_len != TOMBSTONE).then_some(value), len })
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_the_standard_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn empty_value_is_no_tombstone() {
        assert_eq!(decode(&encode(b"k", Some(b""))).ok().and_then(|record| record.value), Some(&b""[..]));
        assert_eq!(decode(&encode(b"k", None)).ok().and_then(|record| record.value), None);
    }

    #[test]
    fn every_cut_is_torn() {
        let bytes = encode(b"key", Some(b"value"));
        for cut in 0..bytes.len() {
            assert_eq!(decode(&bytes[..cut]).err(), Some(Fault::Torn), "cut at {cut}");
        }
    }

    #[test]
    fn flipped_bit_is_corrupt() {
        let mut bytes = encode(b"key", Some(b"value"));
        bytes[HEADER + 1] ^= 1;
        assert!(matches!(decode(&bytes), Err(Fault::Corrupt(_))));
    }
}
