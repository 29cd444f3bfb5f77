//! A hash that stays the same over versions, machines and years: for names that are made from texts.
//!
//! Not for secrets.

/// FNV-1a of the parts, each closed by a zero byte so that `ab` and `a`, `b` differ.
pub fn stable(parts: &[&str]) -> u64 {
    of_bytes(parts.iter().flat_map(|part| part.bytes().chain([0])))
}

/// FNV-1a of these bytes.
pub fn of_bytes(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let add = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_have_the_same_hash_for_ever() {
        assert_eq!(stable(&[]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(stable(&["people", "grace"]), 0x841e_f837_f7f3_fcce);
        assert_ne!(stable(&["ab"]), stable(&["a", "b"]));
    }
}
