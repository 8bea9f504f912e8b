//! A price book as plain structures, in: its TOML text, the same for the same content, out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::Value;

use crate::pricing::schema::{
    BookFile, ModelFile, On, OneOrMany, PriceFile, SourceFile, UpliftFile,
};
use crate::pricing::values::{Decimal, Instant, RateFile};

/// Writes a book; what stands in `head` comes first, as comments.
pub(super) fn text(book: &BookFile, head: &str) -> String {
    let mut text = format!("# {head}\nschema = {}\n", book.schema);
    entry(&mut text, "book", book.book.as_deref().map(quoted));
    entry(&mut text, "as_of", book.as_of.map(|date| date.to_string()));
    entry(&mut text, "currency", Some(quoted("USD")));
    for one in &book.sources {
        source(&mut text, one);
    }
    for one in &book.models {
        model(&mut text, one);
    }
    for one in &book.uplifts {
        uplift(&mut text, one);
    }
    text
}

fn entry(text: &mut String, name: &str, value: Option<String>) {
    if let Some(value) = value {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{name} = {value}");
    }
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

fn list(texts: &[String]) -> Option<String> {
    let all: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

fn instant(instant: Option<Instant>) -> Option<String> {
    let time = chrono::DateTime::from_timestamp_micros(instant?.0.0)?;
    let midnight = time.time() == chrono::NaiveTime::MIN;
    let shape = if midnight {
        "%Y-%m-%d"
    } else {
        "%Y-%m-%dT%H:%M:%SZ"
    };
    Some(time.format(shape).to_string())
}

fn source(text: &mut String, source: &SourceFile) {
    text.push_str("\n[[source]]\n");
    entry(text, "id", Some(quoted(&source.id)));
    entry(text, "url", source.url.as_deref().map(quoted));
    entry(
        text,
        "retrieved",
        source.retrieved.map(|date| date.to_string()),
    );
    entry(text, "via", source.via.as_deref().map(quoted));
    entry(text, "licence", source.licence.as_deref().map(quoted));
}

fn model(text: &mut String, model: &ModelFile) {
    text.push_str("\n[[model]]\n");
    entry(text, "provider", model.provider.as_deref().map(quoted));
    entry(text, "id", Some(quoted(&model.id)));
    entry(text, "aliases", list(&model.aliases));
    entry(text, "reseller", model.reseller.then(|| "true".to_owned()));
    entry(
        text,
        "retired",
        (!model.retired.is_empty()).then(|| quoted(&model.retired)),
    );
    for one in &model.prices {
        price(text, one);
    }
}

fn price(text: &mut String, price: &PriceFile) {
    text.push_str("[[model.price]]\n");
    entry(text, "from", instant(price.from));
    entry(text, "until", instant(price.until));
    entry(
        text,
        "context_over",
        price.context_over.map(|size| size.to_string()),
    );
    entry(
        text,
        "context_at_least",
        price.context_at_least.map(|size| size.to_string()),
    );
    entry(text, "hours", list(&price.hours));
    entry(text, "days", list(&price.days));
    entry(text, "when", when(&price.when));
    entry(text, "source", price.source.as_deref().map(quoted));
    entry(text, "status", price.status.as_deref().map(quoted));
    let rates = price
        .rates
        .iter()
        .map(|(unit, rate)| format!("{unit} = {}", rate_text(rate)));
    let rates: Vec<String> = rates.collect();
    entry(text, "rates", Some(format!("{{ {} }}", rates.join(", "))));
}

fn rate_text(rate: &RateFile) -> String {
    let decimal = |price: &Decimal| quoted(&price.0.to_string());
    match rate {
        RateFile::PerMillion(price) => decimal(price),
        RateFile::Per { price, per, unit } => {
            format!(
                "{{ price = {}, per = {per}, unit = {} }}",
                decimal(price),
                quoted(unit)
            )
        }
        RateFile::ByLifetime(prices) => {
            let all: Vec<String> = prices
                .iter()
                .map(|(lifetime, price)| format!("{} = {}", quoted(lifetime), decimal(price)))
                .collect();
            format!("{{ {} }}", all.join(", "))
        }
    }
}

fn when(terms: &BTreeMap<String, OneOrMany>) -> Option<String> {
    let all: Vec<String> = terms
        .iter()
        .map(|(term, values)| match values {
            OneOrMany::One(value) => format!("{term} = {}", quoted(value)),
            OneOrMany::Many(values) => format!("{term} = {}", list(values).unwrap_or_default()),
        })
        .collect();
    (!all.is_empty()).then(|| format!("{{ {} }}", all.join(", ")))
}

fn uplift(text: &mut String, uplift: &UpliftFile) {
    text.push_str("\n[[uplift]]\n");
    entry(text, "provider", uplift.provider.as_deref().map(quoted));
    entry(text, "models", list(&uplift.models));
    entry(text, "factor", Some(quoted(&uplift.factor.0.to_string())));
    entry(text, "on", (uplift.on == On::All).then(|| quoted("all")));
    entry(text, "from", instant(uplift.from));
    entry(text, "until", instant(uplift.until));
    entry(text, "source", uplift.source.as_deref().map(quoted));
    entry(text, "when", when(&uplift.when));
}
