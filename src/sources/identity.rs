//! The id a provider gave its response to the identity of the call: the same in an application's, an agent's and a
//! gateway's log.

use crate::event::Key;
use crate::event::UsageEvent;
use crate::event::merge::copy;

/// Name spaces of response ids, told by their prefix.
const PREFIXES: [(&str, &str); 5] = [
    ("chatcmpl-", "openai"),
    ("resp_", "openai"),
    ("cmpl-", "openai"),
    ("msg_", "anthropic"),
    ("gen-", "openrouter"),
];

/// Gives an event the identity of a provider's response; false when the id is not one by its looks.
///
/// `request` is the id of the request it answered, where the log has it.
pub(super) fn identify(event: &mut UsageEvent<'_>, id: &str, request: Option<&str>) -> bool {
    let is_of = |prefix: &str| id.starts_with(prefix) && id.len() > prefix.len() + 3;
    let Some((_, family)) = PREFIXES.iter().find(|(prefix, _)| is_of(prefix)) else {
        return false;
    };
    identify_in(event, family, id, request);
    true
}

/// Gives an event the identity of a response id of a known name space.
///
/// Anthropic's ids come with a request id in the logs of agents. A record that knows the response alone stands for the
/// same call and yields to one that knows both.
pub(super) fn identify_in(
    event: &mut UsageEvent<'_>,
    family: &str,
    id: &str,
    request: Option<&str>,
) {
    let is_anthropic = family == "anthropic";
    let request =
        request.filter(|request| is_anthropic && request.starts_with("req_") && *request != id);
    event.key = match request {
        Some(request) => Key::of_pair(family, id, request),
        None => Key::of_id(family, id),
    };
    if is_anthropic && request.is_none() {
        event.copy = event.copy.max(copy::UNPAIRED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Ledger;

    fn seen(id: &str, request: Option<&str>) -> UsageEvent<'static> {
        let mut event = UsageEvent::call();
        assert!(identify(&mut event, id, request), "{id}");
        event
    }

    #[test]
    fn layers_that_know_more_or_less_of_a_call_see_one_call() {
        let agent = seen("msg_01abcd", Some("req_7"));
        let gateway = seen("msg_01abcd", None);
        let another = seen("msg_01abcd", Some("req_8"));
        for order in [
            [&agent, &gateway, &another],
            [&gateway, &another, &agent],
            [&gateway, &gateway, &gateway],
        ] {
            let mut ledger = Ledger::default();
            for event in order {
                ledger.record(event);
            }
            let expected = if order.contains(&&agent) { 2 } else { 1 };
            assert_eq!(ledger.len(), expected);
        }
        assert!(!identify(&mut UsageEvent::call(), "row-1", None));
        assert!(!identify(&mut UsageEvent::call(), "msg_1", None));
    }
}
