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

/// Appends what the string from `at` on stands for, a lone surrogate as in WTF-8. The place of the
/// quote that ends it, and whether there was no lone surrogate; or what was expected where.
pub(super) fn unescape(
    body: &[u8],
    mut at: usize,
    out: &mut Vec<u8>,
) -> Result<(usize, bool), (usize, &'static str)> {
    let mut paired = true;
    loop {
        let end = plain_end(body, at);
        out.extend_from_slice(&body[at..end]);
        at = match body.get(end) {
            Some(b'"') => return Ok((end, paired)),
            Some(b'\\') => escape(body, end + 1, out, &mut paired)?,
            Some(_) => return Err((end, "expected no control character in a string")),
            None => return Err((end, "expected the end of a string")),
        }
    }
}

/// One escape, behind its backslash.
fn escape(
    body: &[u8],
    at: usize,
    out: &mut Vec<u8>,
    paired: &mut bool,
) -> Result<usize, (usize, &'static str)> {
    match body.get(at) {
        Some(letter @ (b'"' | b'\\' | b'/')) => out.push(*letter),
        Some(b'b') => out.push(8),
        Some(b'f') => out.push(12),
        Some(b'n') => out.push(b'\n'),
        Some(b'r') => out.push(b'\r'),
        Some(b't') => out.push(b'\t'),
        Some(b'u') => return unicode(body, at + 1, out, paired),
        Some(_) => return Err((at, "expected an escape that JSON knows")),
        None => return Err((at, "expected the end of a string")),
    }
    Ok(at + 1)
}

/// The digits behind `\u`, and the second half if they are the first half of a pair.
fn unicode(
    body: &[u8],
    at: usize,
    out: &mut Vec<u8>,
    paired: &mut bool,
) -> Result<usize, (usize, &'static str)> {
    let Some(first) = hex(body, at) else {
        let digits = body[at..]
            .iter()
            .take_while(|digit| digit.is_ascii_hexdigit());
        return Err((at + digits.count(), "expected four hexadecimal digits"));
    };
    let behind = at + 4;
    if let (0xD800..0xDC00, Some(b"\\u")) = (first, body.get(behind..behind + 2))
        && let Some(second @ 0xDC00..0xE000) = hex(body, behind + 2)
    {
        push(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00), out);
        return Ok(behind + 6);
    }
    *paired &= !(0xD800..0xE000).contains(&first);
    push(first, out);
    Ok(behind)
}

#[inline]
fn hex(body: &[u8], at: usize) -> Option<u32> {
    let mut value = 0;
    for digit in body.get(at..at + 4)? {
        value = value << 4 | char::from(*digit).to_digit(16)?;
    }
    Some(value)
}

/// A code point in UTF-8, or a surrogate as UTF-8 would write it.
fn push(point: u32, out: &mut Vec<u8>) {
    if let Some(char) = char::from_u32(point) {
        out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
    } else {
        let [_, _, high, low] = point.to_be_bytes();
        out.extend_from_slice(&[0xED, 0x80 | high << 2 & 0x3f | low >> 6, 0x80 | low & 0x3f]);
    }
}
