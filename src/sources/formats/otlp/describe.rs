//! Who made a call, with whom and how it ended: attributes of an event from those of its span and resource.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::event::same_bytes;
use crate::event::tags;
use crate::sources::datum::Datum;
use crate::sources::envelope::set_tier;
use crate::sources::identity::identify;
use crate::sources::identity::identify_in;
use crate::sources::known_texts::KnownTexts;
use crate::sources::labels::LabelCache;
use crate::sources::labels::Labels;
use crate::sources::labels::of_named;

use super::attributes::Fact;
use super::facts::Facts;
use super::provider::provider;

/// What a span has from the spans around it, where it says nothing itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Inherited<'a> {
    pub(super) agent: Option<Cow<'a, str>>,
    pub(super) session: Option<Cow<'a, str>>,
    pub(super) user: Option<Cow<'a, str>>,
}

/// What is known of who writes a kind of file, where its records do not say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer {
    /// The format its calls are filed under.
    pub(super) source: &'static str,
    pub(super) layer: &'static str,
    pub(super) provider: &'static str,
    pub(super) agent: &'static str,
}

/// User-defined values seen before, and the tags of the last event: most of a file share them.
pub(super) struct Described {
    writer: Writer,
    labels: LabelCache,
    environment: String,
    workflow: String,
    encoded: String,
    /// Who bills the calls of the event's record; and by what was stated, and the address called.
    provider: String,
    providers: KnownTexts<2>,
}

impl Described {
    pub(super) fn new(writer: Writer) -> Self {
        Self {
            writer,
            labels: LabelCache::default(),
            environment: String::new(),
            workflow: String::new(),
            encoded: String::new(),
            provider: String::new(),
            providers: KnownTexts::default(),
        }
    }

    /// Whether a coding agent writes its own calls.
    pub(super) fn is_agent(&self) -> bool {
        self.writer.layer == "agent"
    }

    /// The user-defined values of a span or log record; and works out what its description takes from it.
    pub(super) fn labels(&mut self, facts: &Facts<'_>, resource: &Facts<'_>) -> Vec<Rc<Labels>> {
        let environment = resource.text(Fact::Environment).unwrap_or_default();
        let workflow = facts.text(Fact::Workflow).unwrap_or_default();
        // Mostly empty, which comparing memory is slow to find: an empty text may lie nowhere.
        let is_same = same_bytes(self.environment.as_bytes(), environment.as_bytes())
            && same_bytes(self.workflow.as_bytes(), workflow.as_bytes());
        if !is_same {
            self.environment = environment.clone().into_owned();
            self.workflow = workflow.clone().into_owned();
            let stated = [("environment", &*environment), ("workflow", &*workflow)];
            let stated: BTreeMap<String, String> = stated
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            self.encoded = tags::encode(&stated);
        }
        let stated = facts.text(Fact::Provider).unwrap_or_default();
        let address = facts.text(Fact::Server).unwrap_or_default();
        let work_out = || provider(Cow::Borrowed(&stated), Some(&address)).into_owned();
        let provider = self.providers.of([&stated, &address], work_out);
        provider.clone_into(&mut self.provider);
        let sets = [facts.get(Fact::Metadata), facts.get(Fact::Words)];
        let sets: Vec<Datum<'_>> = sets.into_iter().flatten().collect();
        let mut labels = match sets.is_empty() {
            true => Vec::new(),
            false => self.labels.read(sets.iter()),
        };
        if !facts.labels.is_empty() {
            let named = facts.labels.iter();
            labels.push(Rc::new(of_named(
                named.map(|(name, value)| (name.as_str(), *value)),
            )));
        }
        labels
    }

    /// Fills an event's attributes.
    pub(super) fn complete<'e>(
        &'e self,
        event: &mut UsageEvent<'e>,
        facts: &Facts<'e>,
        resource: &Facts<'e>,
        inherited: Inherited<'e>,
        labels: &'e [Rc<Labels>],
    ) {
        let either = |fact| facts.text(fact).or_else(|| resource.text(fact));
        let attributes = &mut event.attributes;
        attributes[Attribute::Model] = facts
            .text(Fact::Model)
            .or_else(|| facts.text(Fact::RequestModel))
            .unwrap_or_default();
        attributes[Attribute::Provider] = Cow::Borrowed(&self.provider);
        let mut set = |attribute, text: Option<Cow<'e, str>>| {
            if let Some(text) = text {
                attributes[attribute] = text;
            }
        };
        set(
            Attribute::Agent,
            facts.text(Fact::Agent).or(inherited.agent),
        );
        set(
            Attribute::Session,
            facts
                .text(Fact::Session)
                .or(inherited.session)
                .or_else(|| resource.text(Fact::Session)),
        );
        set(
            Attribute::User,
            facts
                .text(Fact::User)
                .or(inherited.user)
                .or_else(|| resource.text(Fact::User)),
        );
        set(Attribute::Tenant, either(Fact::Tenant));
        set(Attribute::Project, resource.text(Fact::Namespace));
        set(Attribute::Host, resource.text(Fact::Host));
        set(Attribute::Tags, Some(Cow::Borrowed(&self.encoded)));
        set(Attribute::Source, Some(Cow::Borrowed(self.writer.source)));
        set(Attribute::Layer, Some(Cow::Borrowed(self.writer.layer)));
        add(event, labels);
        let service = resource
            .text(Fact::Service)
            .filter(|name| !name.starts_with("unknown_service"));
        if event.attributes[Attribute::Agent].is_empty()
            && let Some(service) = service
        {
            event.attributes[Attribute::Agent] = service;
        }
        for (attribute, usual) in [
            (Attribute::Provider, self.writer.provider),
            (Attribute::Agent, self.writer.agent),
        ] {
            if event.attributes[attribute].is_empty() {
                event.attributes[attribute] = Cow::Borrowed(usual);
            }
        }
        let tier = facts.text(Fact::Tier);
        if let Some(tier) = tier.or_else(|| facts.text(Fact::RequestTier)) {
            set_tier(event, tier);
        }
        if let Some(cost) = facts.cost() {
            event.reported_cost = Some(cost);
            event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
            event.attributes[Attribute::CostKind] = Cow::Borrowed("estimated");
        }
        event.time_to_first_token = match facts.micros(Fact::FirstToken, 0) {
            0 => facts.micros(Fact::FirstTokenMs, -3),
            micros => micros,
        };
    }
}

/// User-defined values: attributes by name where none is stated, tags otherwise.
fn add<'e>(event: &mut UsageEvent<'e>, labels: &'e [Rc<Labels>]) {
    for set in labels {
        for (attribute, text) in &set.attributes {
            if event.attributes[*attribute].is_empty() {
                event.attributes[*attribute] = Cow::Borrowed(text);
            }
        }
        let kept = &mut event.attributes[Attribute::Tags];
        if kept.is_empty() {
            *kept = Cow::Borrowed(&set.tags);
        } else if !set.tags.is_empty() {
            let mut all = tags::decode(&set.tags);
            all.extend(tags::decode(kept));
            *kept = Cow::Owned(tags::encode(&all));
        }
    }
}

/// Who bills.
pub(super) fn provider_of<'a>(facts: &Facts<'a>) -> Cow<'a, str> {
    let stated = facts.text(Fact::Provider).unwrap_or_default();
    provider(stated, facts.text(Fact::Server).as_deref())
}

/// Gives an event the identity of the provider's response, the same as in a log of its bodies; `provider` is who
/// answered, where the id does not tell.
pub(super) fn identify_response(event: &mut UsageEvent<'_>, id: &str, provider: &str) {
    if identify(event, id, None) {
        return;
    }
    let family = match provider {
        "anthropic" | "aws" | "cohere" | "google" => provider,
        _ => "openai",
    };
    identify_in(event, family, id, None);
}

/// The key of a record without an id: whose call it was, of which model, when, and all it used.
pub(super) fn content_key<'a, const N: usize>(
    family: &str,
    event: &UsageEvent<'_>,
    told_apart: [Cow<'a, str>; N],
) -> Key {
    let mut hasher = KeyHasher::new(family)
        .text(&event.attributes[Attribute::Session])
        .text(&event.attributes[Attribute::Model])
        .bytes(&event.time.0.to_le_bytes());
    for text in told_apart {
        hasher = hasher.text(&text);
    }
    for meter in Meter::ALL {
        hasher = hasher.number(event.meters[meter]);
    }
    hasher.key()
}
