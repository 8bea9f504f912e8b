//! A very large record to whether reading it stays within bounds.

use memchr::memchr2;

/// Smaller records cannot hold enough of anything.
const SMALL: usize = 1 << 20;
/// An object with more members is no record of usage: readers keep the members of an object side by side.
const MOST_MEMBERS: u32 = 1 << 16;
/// Deeper objects are not counted; nobody looks so deep.
const DEEPEST: usize = 256;

/// Whether no object in a record has more members than any log writes.
pub(super) fn is_plausible(record: &[u8]) -> bool {
    record.len() <= SMALL || members_are_few(record)
}

fn members_are_few(record: &[u8]) -> bool {
    let mut counts = [0_u32; DEEPEST];
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = record.get(at) {
        at += 1;
        match byte {
            b'"' => at = behind_string(record, at),
            b'{' | b'[' => {
                depth += 1;
                if let Some(count) = counts.get_mut(depth) {
                    *count = 0;
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b':' => {
                if let Some(count) = counts.get_mut(depth) {
                    *count += 1;
                    if *count > MOST_MEMBERS {
                        return false;
                    }
                }
            }
            _ => {}
        }
    }
    true
}

fn behind_string(record: &[u8], mut at: usize) -> usize {
    while let Some(found) = memchr2(b'"', b'\\', record.get(at..).unwrap_or_default()) {
        at += found + 1;
        if record.get(at - 1) == Some(&b'"') {
            return at;
        }
        at += 1;
    }
    record.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_counted_object_by_object() {
        let object = |members: u32| {
            let members: Vec<String> = (0..members)
                .map(|place| format!("\"{place}:\":1"))
                .collect();
            format!("{{{}}}", members.join(","))
        };
        let bulk = format!("{:?}", "x:".repeat(SMALL));
        let within = object(MOST_MEMBERS);
        let beyond = object(MOST_MEMBERS + 1);
        assert!(is_plausible(
            format!("{{\"a\":{bulk},\"b\":[{within},{within}]}}").as_bytes()
        ));
        assert!(!is_plausible(
            format!("{{\"a\":{bulk},\"b\":[{beyond}]}}").as_bytes()
        ));
        assert!(
            is_plausible(beyond.as_bytes()),
            "small records are not looked at"
        );
        assert!(is_plausible("[".repeat(2 * SMALL).as_bytes()));
    }
}
