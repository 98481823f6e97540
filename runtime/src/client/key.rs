//! By what does a server know that two requests are one call?

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use http::HeaderMap;

/// The header, as the IETF's draft and most payment APIs call it.
pub(super) const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// Whether a call has a key. An empty one tells no call from another.
pub(super) fn is_in(headers: &HeaderMap) -> bool {
    let key = headers.get(IDEMPOTENCY_KEY);
    key.is_some_and(|key| !key.as_bytes().trim_ascii().is_empty())
}

/// 122 random bits as a UUID of version 4 (RFC 9562, 5.4). The standard library's hasher has its keys
/// from the operating system; a counter and the time keep two keys apart whatever those are.
pub(super) fn new() -> String {
    static CALLS: AtomicU64 = AtomicU64::new(0);
    let call = (CALLS.fetch_add(1, Ordering::Relaxed), SystemTime::now());
    let half = || u128::from(RandomState::new().hash_one(call));
    let bits = half() << 64 | half();
    let bits = bits & !(0xf << 76) | 0x4 << 76;
    let bits = bits & !(0x3 << 62) | 0x2 << 62;
    let hex = format!("{bits:032x}");
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn ten_thousand_keys_are_ten_thousand_uuids_of_version_four() {
        let keys: HashSet<String> = (0..10_000).map(|_| super::new()).collect();
        assert_eq!(keys.len(), 10_000);
        for key in keys {
            let lengths: Vec<usize> = key.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12]);
            assert_eq!(&key[14..15], "4");
            assert!(matches!(&key[19..20], "8" | "9" | "a" | "b"), "{key}");
            let lower = |byte: u8| byte == b'-' || matches!(byte, b'0'..=b'9' | b'a'..=b'f');
            assert!(key.bytes().all(lower));
        }
    }
}
