//! Sums of groups come back as they were added.

use super::*;

fn add_sums(columns: &mut SumColumns, code: u32, sums: &Sums) {
    columns.grow(code as usize + 1);
    let counts = [
        sums.rows,
        sums.calls,
        sums.reported_rows,
        sums.duration,
        sums.timed_rows,
        sums.unpriced_rows,
        sums.unpriced_calls,
        sums.unpriced_tokens,
        sums.partial_rows,
        sums.partial_calls,
    ];
    let counts = counts.into_iter().chain(sums.meters.0);
    for (place, number) in counts.enumerate() {
        columns.add_to(place, std::iter::once((code, number)));
    }
    let amounts = [
        (Amount::Cost, sums.cost),
        (Amount::InputCost, sums.input_cost),
        (Amount::Reported, sums.reported),
    ];
    for (amount, usd) in amounts {
        columns.add_amount(amount, std::iter::once((code, usd.0)));
    }
    columns.times.resize(columns.groups, NEVER);
    columns.add_time(code, (sums.first, sums.last), sums.end);
}

#[test]
fn sums_come_back_as_they_were_added() {
    let mut sums = Sums {
        rows: 1,
        calls: 2,
        cost: Usd(3),
        input_cost: Usd(4),
        reported: Usd(-5),
        reported_rows: 6,
        duration: 7,
        timed_rows: 8,
        unpriced_rows: 9,
        unpriced_calls: 10,
        unpriced_tokens: 11,
        partial_rows: 12,
        partial_calls: 13,
        first: -20,
        last: 20,
        end: 20,
        ..Sums::default()
    };
    for (meter, count) in Meter::ALL.into_iter().zip(100..) {
        sums.meters[meter] = count;
    }
    let later = Sums {
        end: 25,
        first: 0,
        ..sums.clone()
    };
    let mut columns = SumColumns::default();
    let mut known = vec![Sums::default(); 3];
    for (code, more) in [(0, &sums), (2, &sums), (2, &later), (0, &sums)] {
        add_sums(&mut columns, code, more);
        assert!(known[code as usize].add(more).is_some());
    }
    let all: Vec<Sums> = (0..3).map(|code| columns.get(code)).collect();
    assert_eq!(all, known);
    let packer = columns.packer();
    for (code, sums) in known.iter().enumerate() {
        let mut bytes = Vec::new();
        packer(code as u32, &mut bytes);
        assert_eq!(packed::unpack(&bytes), *sums);
    }
    drop(packer);
    assert!(!columns.overflow);
    assert_eq!(columns.total(&[false, true, true]).as_ref(), known.last());
    let mut twice = SumColumns::default();
    for _ in 0..2 {
        twice.add_all(&columns, &[5, 3]);
    }
    for (code, sums) in [5, 3].into_iter().zip(known.iter_mut().skip(1)) {
        let once = sums.clone();
        assert!(sums.add(&once).is_some());
        assert_eq!(twice.get(code), *sums);
    }
    assert_eq!(twice.get(4), Sums::default());
    sums.calls = u64::MAX;
    add_sums(&mut columns, 0, &sums);
    assert!(columns.overflow);
}
