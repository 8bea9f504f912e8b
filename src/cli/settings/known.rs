//! Every setting by name: what it is, and its value when nobody says otherwise.

/// Something that can be set in a file, in the environment and by a flag.
pub(in crate::cli) struct Setting {
    /// The key in `llmcost.toml`, and the flag without its dashes.
    pub name: &'static str,
    /// The environment variable.
    pub variable: &'static str,
    /// The value when nobody says otherwise; empty for none.
    pub default: &'static str,
    /// What its value is.
    pub kind: SettingKind,
    /// What it does, in a line.
    pub about: &'static str,
}

/// What a setting's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum SettingKind {
    /// One text.
    Text,
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Number,
    /// One path; relative to the file that states it.
    Path,
    /// Several paths; relative to the file that states them.
    Paths,
}

/// Every setting, one line each.
pub(in crate::cli) static SETTINGS: &[Setting] = &[
    setting(
        "store",
        "LLMCOST_STORE",
        "",
        SettingKind::Path,
        "folder of the store",
    ),
    setting(
        "timezone",
        "LLMCOST_TIMEZONE",
        "UTC",
        SettingKind::Text,
        "zone in which days begin, an IANA name",
    ),
    setting(
        "format",
        "LLMCOST_FORMAT",
        "table",
        SettingKind::Text,
        "output format",
    ),
    setting(
        "color",
        "LLMCOST_COLOR",
        "auto",
        SettingKind::Text,
        "auto, always or never",
    ),
    setting(
        "quiet",
        "LLMCOST_QUIET",
        "false",
        SettingKind::Switch,
        "say nothing on stderr but errors",
    ),
    setting(
        "strict",
        "LLMCOST_STRICT",
        "false",
        SettingKind::Switch,
        "fail when a record is rejected or a call has no price",
    ),
    setting(
        "paths",
        "LLMCOST_PATHS",
        "",
        SettingKind::Paths,
        "what ingest reads when no path is given, besides the known agent folders",
    ),
    setting(
        "mapping",
        "LLMCOST_MAPPING",
        "",
        SettingKind::Paths,
        "mapping files for formats of your own",
    ),
    setting(
        "prices",
        "LLMCOST_PRICES",
        "",
        SettingKind::Paths,
        "price books of your own, the strongest last",
    ),
    setting(
        "lock-timeout",
        "LLMCOST_LOCK_TIMEOUT",
        "10",
        SettingKind::Number,
        "seconds to wait for another writer",
    ),
    setting(
        "max-record-bytes",
        "LLMCOST_MAX_RECORD_BYTES",
        "67108864",
        SettingKind::Number,
        "longest record that is read",
    ),
];

const fn setting(
    name: &'static str,
    variable: &'static str,
    default: &'static str,
    kind: SettingKind,
    about: &'static str,
) -> Setting {
    Setting {
        name,
        variable,
        default,
        kind,
        about,
    }
}
