//! Short names for what something was made of.

/// Where the 64-bit FNV-1a hash begins.
pub const START: u64 = 0xCBF2_9CE4_8422_2325;

/// The 64-bit FNV-1a hash (RFC 9923), going on from another: the same on every machine.
pub fn fnv1a(bytes: &[u8], before: u64) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    bytes.iter().fold(before, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_hash() {
        // Test vectors of RFC 9923.
        assert_eq!(fnv1a(b"", START), START);
        assert_eq!(fnv1a(b"foobar", START), 0x8594_4171_F739_67E8);
        assert_eq!(fnv1a(b"bar", fnv1a(b"foo", START)), fnv1a(b"foobar", START));
    }
}
