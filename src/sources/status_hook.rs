//! What a coding agent tells its status line, a JSON object, to the session it is about.

/// Names of the session's id: Claude Code's and Cursor's, others'.
const NAMES: [&str; 4] = ["session_id", "sessionId", "conversation_id", "thread_id"];

/// The session's id; `Some("")` for a whole object that names none, `None` for what is no object yet.
#[must_use]
pub fn status_session(text: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(text).ok()?;
    let object = value.as_object()?;
    let stated = NAMES.iter().find_map(|name| object.get(*name)?.as_str());
    Some(stated.unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_object_may_name_its_session() {
        let session = |text: &str| status_session(text.as_bytes());
        let told = r#"{"hook_event_name": "Status", "session_id": "abc", "cwd": "/work"}"#;
        assert_eq!(session(told).as_deref(), Some("abc"));
        assert_eq!(session(r#"{"session_id": 5}"#).as_deref(), Some(""));
        assert_eq!(session("{}").as_deref(), Some(""));
        for part in ["", "{\"session_id\": \"a", "[]", "\"x\"", "\u{0}"] {
            assert_eq!(session(part), None);
        }
    }
}
