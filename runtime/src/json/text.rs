//! Where does a plain run of a string end, and what do its escapes stand for?

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// The place of the first quote, backslash or control character from `at` on, or the end.
#[inline]
pub(super) fn plain_end(body: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = body.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let found = specials(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while body
        .get(at)
        .is_some_and(|byte| !matches!(byte, b'"' | b'\\' | ..0x20))
    {
        at += 1;
    }
    at
}

/// The high bit of each byte that ends a plain run. A borrow may reach past the first such byte
/// but never before it, so the lowest set bit is right.
#[inline]
fn specials(word: u64) -> u64 {
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = word ^ (ONES * 0x22);
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = word ^ (ONES * 0x5c);
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & HIGHS
}

/// Appends what a checked string stands for, a lone surrogate as in WTF-8. Whether there was none.
pub(super) fn unescape(mut raw: &[u8], out: &mut Vec<u8>) -> bool {
    let mut paired = true;
    while let Some(at) = raw.iter().position(|byte| *byte == b'\\') {
        out.extend_from_slice(&raw[..at]);
        let Some((letter, rest)) = raw[at + 1..].split_first() else {
            break;
        };
        raw = rest;
        match letter {
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'u' => raw = unicode(rest, out, &mut paired),
            other => out.push(*other),
        }
    }
    out.extend_from_slice(raw);
    paired
}

/// The rest behind `\u` and its digits, and behind the second half of a pair.
fn unicode<'a>(raw: &'a [u8], out: &mut Vec<u8>, paired: &mut bool) -> &'a [u8] {
    let (first, rest) = hex(raw);
    if let (0xD800..0xDC00, Some((b"\\u", second))) = (first, rest.split_first_chunk::<2>()) {
        let (second, behind) = hex(second);
        if let 0xDC00..0xE000 = second {
            push(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00), out);
            return behind;
        }
    }
    *paired &= !(0xD800..0xE000).contains(&first);
    push(first, out);
    rest
}

/// Four hexadecimal digits, which the parser has checked.
fn hex(raw: &[u8]) -> (u32, &[u8]) {
    let (digits, rest) = raw.split_at(raw.len().min(4));
    let value = digits.iter().fold(0, |value, digit| {
        value << 4 | char::from(*digit).to_digit(16).unwrap_or(0)
    });
    (value, rest)
}

/// A code point in UTF-8, or a surrogate as UTF-8 would write it.
fn push(point: u32, out: &mut Vec<u8>) {
    match char::from_u32(point) {
        Some(char) => out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()),
        None => {
            let tail = |shift: u32| 0x80 | (point >> shift & 0x3f) as u8;
            out.extend_from_slice(&[0xE0 | (point >> 12 & 0x0f) as u8, tail(6), tail(0)]);
        }
    }
}
