//! A sample to a sample that is slightly wrong: lines, JSON values and cells changed as broken writers do.

use serde_json::Value;

/// Numbers that look random, the same for the same seed.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

/// What is put in place of a value, as JSON text.
const VALUES: [&str; 38] = [
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1",
    "0.5",
    "1000.0",
    "1e3",
    "1e400",
    "-1e-400",
    "9007199254740993",
    "10000000001",
    "18446744073709551615",
    "18446744073709551616",
    "1773583331",
    "1773583331000",
    "\"\"",
    "\"0\"",
    "\"1,250\"",
    "\"NaN\"",
    "\"null\"",
    "\"-1\"",
    "\"2026-03-15T14:02:11Z\"",
    "\"2026-02-30\"",
    "\"9999-12-31T00:00:00Z\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"\\u202e=1+1\"",
    "[]",
    "[[]]",
    "{}",
    "[{}]",
    "[null,1,\"a\"]",
    "{\"input_tokens\":5,\"output_tokens\":7}",
    "\"{\\\"usage\\\":{\\\"prompt_tokens\\\":1}}\"",
    "\"$1,234.56\"",
];

/// What is put in place of a cell.
const CELLS: [&str; 16] = [
    "",
    "0",
    "-1",
    "0.5",
    "1e400",
    "18446744073709551616",
    "1,250",
    "\"1,250\"",
    "NaN",
    "NULL",
    "\"",
    "\"a\nb\"",
    "2026-02-30",
    "$3.50",
    "Included",
    "=1+1",
];

/// Changes a sample once to a few times; `others` are samples of other formats.
pub(crate) fn mutate(sample: &[u8], others: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=chance.below(3) {
        bytes = match chance.below(8) {
            0..4 => of_one_line(&bytes, chance),
            4 | 5 => of_lines(&bytes, others, chance),
            _ => of_bytes(bytes, chance),
        };
    }
    bytes
}

fn of_bytes(mut bytes: Vec<u8>, chance: &mut Chance) -> Vec<u8> {
    let place = chance.below(bytes.len());
    match chance.below(5) {
        0 => bytes.truncate(place),
        1 => {
            let end = (place + chance.below(64)).min(bytes.len());
            let part: Vec<u8> = bytes[place..end].to_vec();
            bytes.splice(place..place, part.repeat(1 + chance.below(20)));
        }
        2 => {
            let odd: [&[u8]; 8] = [
                b"\n",
                b"\r",
                b"\0",
                b"\"",
                b"\\",
                b"{",
                b"\xEF\xBB\xBF",
                b"\xFF",
            ];
            if let Some(odd) = chance.of(&odd) {
                bytes.splice(place..place, odd.iter().copied());
            }
        }
        _ => {
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 1 << chance.below(8);
            }
        }
    }
    bytes
}

/// Lines dropped, doubled, moved, or taken from elsewhere.
fn of_lines(bytes: &[u8], others: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let (one, two) = (chance.below(lines.len()), chance.below(lines.len()));
    match chance.below(4) {
        0 => {
            lines.remove(one);
        }
        1 => lines.insert(two, lines[one]),
        2 => lines.swap(one, two),
        _ => {
            let other = chance.of(others).map_or(&[][..], Vec::as_slice);
            let foreign: Vec<&[u8]> = other.split(|byte| *byte == b'\n').collect();
            if let Some(line) = chance.of(&foreign) {
                lines.insert(one, line);
            }
        }
    }
    lines.join(&b'\n')
}

/// A value in one line, or in the whole document, or a cell.
fn of_one_line(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    if let Ok(document) = serde_json::from_slice::<Value>(bytes) {
        return of_value(document, chance);
    }
    let mut lines: Vec<Vec<u8>> = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let place = chance.below(lines.len());
    lines[place] = match serde_json::from_slice::<Value>(&lines[place]) {
        Ok(value) => of_value(value, chance),
        Err(_) => of_cells(&lines[place], chance),
    };
    lines.join(&b'\n')
}

fn of_cells(line: &[u8], chance: &mut Chance) -> Vec<u8> {
    let delimiter = match (line.contains(&b'\t'), line.contains(&b';')) {
        (true, _) => b'\t',
        (_, true) => b';',
        _ => b',',
    };
    let mut cells: Vec<&[u8]> = line.split(|byte| *byte == delimiter).collect();
    let place = chance.below(cells.len());
    match chance.below(6) {
        0 => {
            cells.remove(place);
        }
        1 => cells.insert(place, b"x"),
        _ => cells[place] = chance.of(&CELLS).map_or(&b""[..], |cell| cell.as_bytes()),
    }
    cells.join(&delimiter)
}

fn of_value(mut value: Value, chance: &mut Chance) -> Vec<u8> {
    let count = nodes(&value);
    let mut place = chance.below(count);
    change(&mut value, &mut place, chance);
    // Marks stand for what no JSON value can be: numbers of any size, names that occur twice.
    let mut text = value.to_string();
    for (mark, json) in VALUES.iter().enumerate() {
        text = text.replace(&format!("\"@{mark}@\""), json);
    }
    text.replace("@twice@", "").into_bytes()
}

fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(nodes).sum::<usize>(),
        Value::Object(members) => members.values().map(nodes).sum(),
        _ => 0,
    }
}

/// Changes the `place`-th node.
fn change(value: &mut Value, place: &mut usize, chance: &mut Chance) {
    if *place == 0 {
        replace(value, chance);
        *place = usize::MAX;
        return;
    }
    *place -= 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(members) => members.values_mut().collect(),
        _ => Vec::new(),
    };
    for value in inner {
        if *place == usize::MAX {
            return;
        }
        change(value, place, chance);
    }
}

fn replace(value: &mut Value, chance: &mut Chance) {
    let mark = || Value::from(String::new());
    match (chance.below(5), &mut *value) {
        (0, Value::Object(members)) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if let Some(name) = chance.of(&names) {
                members.shift_remove(name);
            }
        }
        (1, Value::Object(members)) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if let (Some(one), Some(two)) = (chance.of(&names), chance.of(&names)) {
                let moved = members.get(one).cloned().unwrap_or_else(mark);
                members.insert(two.clone(), moved);
            }
        }
        (2, Value::Object(members)) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if let Some(name) = chance.of(&names) {
                let twin = members.get(name).cloned().unwrap_or_else(mark);
                members.insert(format!("{name}@twice@"), twin);
            }
        }
        (0, Value::Array(items)) if !items.is_empty() => {
            items.remove(chance.below(items.len()));
        }
        (1, Value::Array(items)) if !items.is_empty() => {
            let again = items[chance.below(items.len())].clone();
            items.push(again);
        }
        (2, whole) => *whole = Value::from(whole.to_string()),
        (3, whole) => *whole = Value::from(vec![whole.clone()]),
        (_, whole) => *whole = Value::from(format!("@{}@", chance.below(VALUES.len()))),
    }
}
