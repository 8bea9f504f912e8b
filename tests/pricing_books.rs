//! Price books as files: each bad one is refused with its message, and the team's example gives the team's prices.

use std::fs;
use std::path::{Path, PathBuf};

use llmcost::event::Meter;
use llmcost::pricing::{PriceBook, PriceQuery};
use llmcost::units::Timestamp;

/// 2026-11-23: the day on which nothing can have been checked tomorrow.
const NOW: Timestamp = Timestamp(20_780 * 86_400 * Timestamp::SECOND);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pricing")
}

#[test]
fn each_bad_book_is_refused_with_its_entry_and_the_remedy() {
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join("bad"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(files.len() >= 20, "{}", files.len());
    for file in files {
        let text = fs::read_to_string(&file).expect("readable");
        let expected = text.lines().next().and_then(|line| line.strip_prefix("# "));
        let expected = expected.expect("the message in the first line");
        let name = file.file_name().expect("a name");
        let book = PriceBook::builtin().expect("built in").checked_at(NOW);
        let refused = book.with_layer("user", &text, Path::new(name));
        let message = refused.expect_err("must be refused").to_string();
        let reason = message
            .strip_prefix(&format!("{}: ", Path::new(name).display()))
            .expect("the file first");
        assert!(reason.contains(expected), "{}: {message}", file.display());
    }
}

#[test]
fn a_gap_is_none_where_a_lower_layer_fills_it() {
    let over = "provider = \"acme\"\n[[model]]\nid = \"m\"\n[[model.price]]\nuntil = 2026-02-01\nrates = { input = \"1\" }\n\
                [[model.price]]\nfrom = 2026-03-01\nrates = { input = \"3\" }\n";
    let under =
        "provider = \"acme\"\n[[model]]\nid = \"m\"\n[[model.price]]\nrates = { input = \"2\" }\n";
    let book = |layers: &[&str]| {
        layers.iter().try_fold(PriceBook::empty(), |book, text| {
            book.with_layer("user", text, Path::new("book.toml"))
        })
    };
    assert!(book(&[over]).is_err());
    assert!(book(&[under, over]).is_ok());
    let sold = over.replace("[[model.price]]\nfrom", "[[model.price]]\nfrom = 2026-02-01\nuntil = 2026-03-01\nremove = true\n[[model.price]]\nfrom");
    assert!(book(&[&sold]).is_ok());
}

#[test]
fn the_teams_example_gives_the_teams_prices() {
    let file = folder().join("team-example.toml");
    let text = fs::read_to_string(&file).expect("readable");
    let book = PriceBook::builtin()
        .expect("built in")
        .checked_at(NOW)
        .with_layer("project", &text, &file)
        .expect("a valid book");
    let rows = fs::read_to_string(folder().join("team-example.csv")).expect("readable");
    // 2026-01-20, noon.
    let time = Timestamp(20_473 * 86_400 * Timestamp::SECOND + 43_200 * Timestamp::SECOND);
    let mut seen = 0;
    for row in rows.lines().skip(1) {
        let [provider, model, input, output] = row.split(',').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        let plan = book.plan(&PriceQuery {
            provider,
            model,
            kind: "call",
            ..PriceQuery::default()
        });
        let rates = plan.rates()[plan.rate(time, 1_000)].as_ref().expect(row);
        let million = |meter: Meter| {
            let rate = rates.meters[meter as usize].and_then(|rate| rate.checked_mul(1_000_000));
            rate.map_or_else(String::new, |rate| rate.to_string())
        };
        let found = (million(Meter::UncachedInput), million(Meter::Output));
        assert_eq!(found, (input.to_owned(), output.to_owned()), "{row}");
        seen += 1;
    }
    assert_eq!(seen, 28);
}
