"""Our providers: what the two public sources call them, and what of each is theirs."""

# Our provider -> (theirs in genai-prices, theirs in LiteLLM, prefixes of LiteLLM's keys)
PROVIDERS = {
    "ai21": (None, {"ai21", "ai21_chat"}, ("ai21/",)),
    "alibaba": (None, {"dashscope"}, ("dashscope/",)),
    "anthropic": ("anthropic", {"anthropic"}, ("anthropic/",)),
    "aws": ("aws", {"bedrock", "bedrock_converse"}, ("bedrock/",)),
    "azure": (None, {"azure", "azure_text", "azure_ai"}, ("azure/global-standard/", "azure/global/", "azure/", "azure_ai/")),
    "baseten": ("baseten", {"baseten"}, ("baseten/",)),
    "cerebras": ("cerebras", {"cerebras"}, ("cerebras/",)),
    "cloudflare": ("cloudflare", {"cloudflare"}, ("cloudflare/",)),
    "cohere": ("cohere", {"cohere_chat", "cohere"}, ("cohere_chat/", "cohere/")),
    "cursor": ("cursor", set(), ()),
    "databricks": ("databricks", {"databricks"}, ("databricks/",)),
    "deepgram": (None, {"deepgram"}, ("deepgram/",)),
    "deepinfra": (None, {"deepinfra"}, ("deepinfra/",)),
    "deepseek": ("deepseek", {"deepseek"}, ("deepseek/",)),
    "elevenlabs": ("elevenlabs", {"elevenlabs"}, ("elevenlabs/",)),
    "fireworks": ("fireworks", {"fireworks_ai", "fireworks_ai-embedding-models"}, ("fireworks_ai/", "accounts/fireworks/models/")),
    "github-copilot": ("github-copilot", set(), ()),
    "google": ("google", {"gemini", "vertex_ai", "vertex_ai-language-models", "vertex_ai-anthropic_models", "vertex_ai-embedding-models", "vertex_ai-chat-models",
                          "vertex_ai-image-models", "vertex_ai-llama_models", "vertex_ai-mistral_models", "vertex_ai-deepseek_models", "vertex_ai-qwen_models",
                          "vertex_ai-openai_models", "vertex_ai-moonshot_models", "vertex_ai-minimax_models", "vertex_ai-zai_models"}, ("gemini/", "vertex_ai/")),
    "groq": ("groq", {"groq"}, ("groq/",)),
    "hyperbolic": (None, {"hyperbolic"}, ("hyperbolic/",)),
    "meta": ("meta", {"meta", "meta_llama"}, ("meta/", "meta_llama/")),
    "minimax": ("minimax", {"minimax"}, ("minimax/",)),
    "mistral": ("mistral", {"mistral"}, ("mistral/",)),
    "moonshotai": ("moonshotai", {"moonshot"}, ("moonshot/",)),
    "nebius": (None, {"nebius"}, ("nebius/",)),
    "novita": ("novita", {"novita"}, ("novita/",)),
    "openai": ("openai", {"openai", "text-completion-openai"}, ("openai/",)),
    "openrouter": ("openrouter", {"openrouter"}, ("openrouter/",)),
    "ovhcloud": ("ovhcloud", {"ovhcloud"}, ("ovhcloud/",)),
    "perplexity": ("perplexity", {"perplexity"}, ("perplexity/",)),
    "replicate": (None, {"replicate"}, ("replicate/",)),
    "sambanova": (None, {"sambanova"}, ("sambanova/",)),
    "together": ("together", {"together_ai"}, ("together_ai/",)),
    "vercel": (None, set(), ()),
    "voyageai": ("voyageai", {"voyage"}, ("voyage/",)),
    "watsonx": (None, {"watsonx"}, ("watsonx/",)),
    "xai": ("x-ai", {"xai"}, ("xai/",)),
    "zai": ("zai", {"zai"}, ("zai/",)),
    "zhipuai": ("zhipuai", set(), ()),
}
# They sell what others make too: an id of theirs does not tell who bills.
RESELLERS = {"aws", "azure", "baseten", "cerebras", "cloudflare", "cursor", "databricks", "deepinfra", "fireworks", "github-copilot", "groq", "hyperbolic",
             "nebius", "novita", "openrouter", "ovhcloud", "perplexity", "replicate", "sambanova", "together", "vercel", "watsonx", "zhipuai", "alibaba"}
# Where LiteLLM's ids have slashes that belong to the id.
SLASHED = {"baseten", "cloudflare", "deepinfra", "google", "hyperbolic", "nebius", "novita", "openrouter", "perplexity", "replicate", "together", "watsonx", "groq"}
# Ids that belong to no list of that provider.
NOT_THEIRS = {"openai": ("gpt-oss", "gpt-4o:extended", "gpt-4o-mini-2024-07-18.ft-", "moderation"), "google": (), "mistral": ("deepseek-",)}
