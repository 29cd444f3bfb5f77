//! What tells whether bytes are still those that were seen, across processes and versions of the program.
//!
//! What may live here: one small hash. What may not: files.

use serde::{Deserialize, Serialize};

use crate::text::hash::of_bytes;

/// Length and hash of a file's bytes. Two texts of people differ in it; it is no proof against forgery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// How many bytes.
    len: u64,
    /// Their FNV-1a hash, which no release of anything changes.
    hash: u64,
}

impl Fingerprint {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            len: bytes.len() as u64,
            hash: of_bytes(bytes.iter().copied()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(Fingerprint::of(b"").hash, 0xcbf2_9ce4_8422_2325);
        assert_eq!(Fingerprint::of(b"foobar").hash, 0x8594_4171_f739_67e8);
        assert_ne!(Fingerprint::of(b"a\n"), Fingerprint::of(b"a\r\n"));
    }
}
