//! The same thing in two exports is one thing: calls by the provider's id, buckets by what they are grouped by.

use std::collections::BTreeSet;

use llmcost::event::{Key, UsageEvent};

use super::read;

fn keys(text: &str, name: &str) -> Vec<Key> {
    let (_, events) = read(text.as_bytes(), name);
    assert!(!events.is_empty(), "{name}: {text}");
    events.iter().map(|event| event.key).collect()
}

#[test]
fn a_generation_is_one_call_in_a_response_a_table_and_an_object() {
    let body = r#"{"id":"gen-1780000000-Ab","object":"chat.completion","created":1780000000,"model":"a/b","usage":{"prompt_tokens":5,"completion_tokens":2}}"#;
    let table = "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,model_permaslug\n\
        gen-1780000000-Ab,2026-05-28 20:26:40,0.1,5,2,a/b-1\n";
    let object = r#"{"data":{"id":"gen-1780000000-Ab","created_at":"2026-05-28T20:26:40Z","model":"a/b","native_tokens_prompt":5,"native_tokens_completion":2,"total_cost":0.1}}"#;
    let found: BTreeSet<Key> = [
        (body, "body.jsonl"),
        (table, "table.csv"),
        (object, "object.json"),
    ]
    .into_iter()
    .flat_map(|(text, name)| keys(text, name))
    .collect();
    assert_eq!(found.len(), 1);
}

#[test]
fn a_bucket_is_one_bucket_on_a_page_and_in_a_table_whatever_its_amounts() {
    let result = |input: u64| {
        format!(
            r#"{{"object":"page","data":[{{"object":"bucket","start_time":1780272000,"end_time":1780358400,"results":[{{"object":"organization.usage.completions.result","input_tokens":{input},"output_tokens":1,"num_model_requests":1,"project_id":"p","user_id":null,"api_key_id":"k","model":"gpt-5","batch":false,"service_tier":"default"}}]}}]}}"#
        )
    };
    let table = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens\n\
        1780272000,1780358400,,,p,1.0,,k,gpt-5,False,default,7.0,1.0\n";
    let page = keys(&result(5), "page.json");
    assert_eq!(page, keys(&result(6), "page.json"));
    assert_eq!(page, keys(table, "table.csv"));
    let other = result(5).replace("\"k\"", "\"l\"");
    assert_ne!(page, keys(&other, "page.json"));
}

#[test]
fn charges_that_differ_in_a_long_text_alone_stay_apart() {
    let item = |last: char| {
        let text = "a long line item ".repeat(20);
        format!(
            r#"{{"object":"organization.costs.result","amount":{{"value":1,"currency":"usd"}},"line_item":"{text}{last}"}}"#
        )
    };
    let page = format!(
        r#"{{"object":"page","data":[{{"object":"bucket","start_time":1780272000,"end_time":1780358400,"results":[{},{}]}}]}}"#,
        item('a'),
        item('b')
    );
    let (_, events) = read(page.as_bytes(), "page.json");
    let [first, second] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert_ne!(first.key, second.key);
    let kept = |event: &UsageEvent<'_>| format!("{event:?}").contains("a long line item");
    assert!(!kept(first) && !kept(second));
}
