//! Books of several layers, books that are refused, and the digest that tells books apart.

use super::*;

#[test]
fn a_higher_layer_wins_for_the_time_it_covers_and_can_remove() {
    let over = "provider = \"acme\"\n[[model]]\nid = \"m\"\naliases = [\"mine\", \"team-*\"]\n[[model.price]]\n\
                from = 2026-01-10\nuntil = 2026-01-20\nstatus = \"user\"\nrates = { input = \"7\", output = \"7\" }\n\
                [[model.price]]\nfrom = 2026-04-01\nremove = true\n";
    let book = layered(&[("imported", SMALL), ("user", over)]);
    for (model, time, input) in [
        ("m", "2026-01-09", "2"),
        ("mine", "2026-01-10", "7"),
        ("team-a", "2026-01-20", "2"),
    ] {
        assert_eq!(
            prices(&book, &query("acme", model), time).0,
            input,
            "{model} {time}"
        );
    }
    assert_eq!(status(&book, &query("acme", "m"), "2026-04-01"), "no_price");
    assert_eq!(
        prices(&book, &query("acme", "m-2026-01-05"), "2026-01-15").0,
        "7"
    );
}

#[test]
fn uplifts_come_before_the_contract_and_rounding_comes_last() {
    let rules = "[[uplift]]\nprovider = \"acme\"\nmodels = [\"m*\"]\nwhen = { region = \"us\" }\nfactor = \"1.1\"\n\
                 [[contract]]\nprovider = \"acme\"\nfrom = 2026-01-15\nfactor = \"0.92\"\non = \"all\"\nfixed = \"0.0005\"\n";
    let book = layered(&[("imported", SMALL), ("project", rules)]);
    let rates = |region: &'static str, time: &str| {
        outcome(
            &book.plan(&PriceQuery {
                region,
                ..query("acme", "m")
            }),
            time,
            1,
        )
        .expect("priced")
    };
    let search = |rates: &Rates| rates.quantities.get("web_search").copied();
    let list = rates("", "2026-01-02");
    assert_eq!(
        (million(&list, Meter::Output).as_deref(), list.per_call),
        (Some("8"), Usd::ZERO)
    );
    let uplifted = rates("US", "2026-01-02");
    assert_eq!(million(&uplifted, Meter::Output).as_deref(), Some("8.8"));
    assert_eq!(search(&uplifted), search(&list), "uplifts are on tokens");
    assert_eq!(uplifted.provenance.uplifts, ["×1.1 region=us"]);
    let net = rates("us", "2026-01-15");
    assert_eq!(million(&net, Meter::Output).as_deref(), Some("8.096"));
    assert_eq!(search(&net), Some(Usd(9_200_000_000_000)));
    assert_eq!(net.per_call.to_string(), "0.0005");
    assert_eq!(net.provenance.contracts, ["×0.92 +0.0005 per call"]);
}

#[test]
fn a_book_that_could_mean_two_things_is_refused() {
    let model = |prices: &str| format!("provider = \"acme\"\n[[model]]\nid = \"m\"\n{prices}");
    let price = "[[model.price]]\nrates = { input = \"1\" }\n";
    for (toml, reason) in [
        (
            model(&format!("{price}{price}")),
            "two prices hold at the same time",
        ),
        (
            model(&format!("{price}[[model]]\nid = \"M\"\n{price}")),
            "listed twice",
        ),
        (
            model(&format!("aliases = [\"m\"]\n{price}")),
            "listed twice",
        ),
        (
            model("[[model.price]]\nrates = { input = 1.5 }\n"),
            "line 5, model `m`: a price is a decimal number in quotes",
        ),
        (
            model("[[model.price]]\nrates = { input = \"-1\" }\n"),
            "cannot be negative",
        ),
        (
            model("[[model.price]]\nrates = { inputs = \"1\" }\n"),
            "no token kind",
        ),
        (
            model("[[model.price]]\nrates = { input = \"2000000\" }\n"),
            "more than 1 USD a token",
        ),
        (
            model("[[model.price]]\nwhen = { moon = \"full\" }\n"),
            "no condition",
        ),
        (
            model("[[model.price]]\nfrom = 2026-01-01T00:00:00\n"),
            "needs its zone",
        ),
        (
            model("[[model.price]]\nfrom = 2026-01-02\nuntil = 2026-01-01\n"),
            "must end after it starts",
        ),
        (
            "[[model]]\nid = \"m\"\n".to_owned(),
            "a provider is missing",
        ),
        (
            model("[[model.price]]\nsource = \"hearsay\"\nrates = { input = \"1\" }\n"),
            "no [[source]] describes",
        ),
        ("schema = 2\n".to_owned(), "schema 2"),
        ("currency = \"EUR\"\n".to_owned(), "must be in USD"),
        ("colour = \"red\"\n".to_owned(), "line 1"),
    ] {
        let message = refused(&toml);
        assert!(
            message.contains(reason) && message.starts_with("prices.toml: "),
            "{message}"
        );
    }
}

#[test]
fn the_digest_follows_the_content_and_nothing_else() {
    let digest = |toml: &str| book(toml).digest();
    let spaced = SMALL.replace(" = ", "  =  ").replace("\"2\"", "\"2.0\"") + "# a remark\n";
    assert_eq!(digest(SMALL), digest(&spaced));
    assert_ne!(digest(SMALL), digest(&SMALL.replace("\"8\"", "\"8.1\"")));
    assert_ne!(digest(SMALL), layered(&[("project", SMALL)]).digest());
    let builtin = PriceBook::builtin().expect("built in");
    assert_ne!(builtin.digest(), PriceBook::empty().digest());
    assert_eq!(builtin.digest(), builtin.computed_digest());
    assert_eq!(builtin.as_of(), "2026-11-12");
}
