//! `llmcost prices update`: a public price list fetched over the network and imported as of today.
//!
//! Without the cargo feature `net` it says how to do without.

use clap::Args;

use crate::cli::Session;
use crate::cli::prices::import;
use crate::error::Error;
use crate::pricing::PriceList;

/// Fetch a public price list over the network and import it as of today
#[derive(Debug, Args)]
pub(super) struct UpdateArgs {
    /// Which list to fetch
    #[arg(long, value_name = "LIST", default_value = "genai-prices", value_parser = import::lists())]
    from: String,
    /// Fetch it from a mirror
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    #[command(flatten)]
    how: import::How,
}

pub(super) fn run(arguments: &UpdateArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let list = import::named(&arguments.from)?;
    let url = arguments.url.as_deref().unwrap_or(list.url());
    fetch(list, url, arguments, session)
}

#[cfg(feature = "net")]
fn fetch(
    list: PriceList,
    url: &str,
    arguments: &UpdateArgs,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    use crate::cli::net;
    use crate::units::Timestamp;

    let bytes = net::get(url).map_err(|reason| {
        let by_hand = by_hand(list, url);
        Error::Fetch {
            url: url.to_owned(),
            reason: format!("{reason}; nothing was changed. {by_hand}"),
        }
    })?;
    let day = 24 * 60 * 60 * Timestamp::SECOND;
    let today = Timestamp(session.environment.now.0.div_euclid(day) * day);
    import::take(
        &bytes,
        std::path::Path::new(url),
        list,
        today,
        &arguments.how,
        session,
    )
}

#[cfg(not(feature = "net"))]
fn fetch(list: PriceList, url: &str, _: &UpdateArgs, _: &mut Session<'_>) -> Result<u8, Error> {
    Err(Error::Fetch {
        url: url.to_owned(),
        reason: format!(
            "this llmcost was built without the feature `net`. {}",
            by_hand(list, url)
        ),
    })
}

/// How to get the same prices without this command.
fn by_hand(list: PriceList, url: &str) -> String {
    format!(
        "By hand: save that address as prices.json, then type `llmcost prices import --from {} prices.json --as-of DATE`{}",
        list.name(),
        if url == list.url() {
            ", or name a mirror with `--url`"
        } else {
            ""
        },
    )
}
