//! The names applications give the fields of a record, as a table.

use super::field_names::Field;

/// Names by field, most telling first; all already normalised.
pub(super) const ALIASES: &[(Field, &str)] = &[
    (
        Field::Time,
        "timestamp ts datetime time eventtime requesttime loggedat starttime startedat createdat created date \
         timestamputc createdatutc processedtime createtime",
    ),
    (Field::Hour, "hour hourutc"),
    (Field::Day, "day"),
    (
        Field::Model,
        "responsemodel model modelname modelid modelversion llmmodel modelused llmname engine requestmodel deployment \
         deploymentname",
    ),
    (
        Field::Provider,
        "provider providername llmprovider vendor providerid aiorg system",
    ),
    (
        Field::Agent,
        "agent agentname agentid assistant assistantname assistantid bot botname app appname application service \
         servicename component feature caller step",
    ),
    (Field::Operation, "operation operationname calltype"),
    (
        Field::Run,
        "runid run pipelinerunid pipelinerun traceid trace workflowid executionid jobid chainid requestgroup correlationid",
    ),
    (
        Field::Session,
        "sessionid session conversationid threadid chatid",
    ),
    (
        Field::Project,
        "project projectname projectid workspace workspacename workspaceid repo repository team teamid",
    ),
    (
        Field::User,
        "user userid username enduser enduserid useremail safetyidentifier",
    ),
    (
        Field::Tenant,
        "tenant tenantname tenantid customer customername customerid company companyname companyid organization \
         organizationid org orgid account accountid",
    ),
    (Field::Host, "host hostname machine"),
    (Field::Region, "region inferencegeo location"),
    (
        Field::Input,
        "inputtokens prompttokens promptevalcount tokensin tokensinput tokensprompt intokens inputtokencount \
         prompttokencount contexttokens requesttokens inputtokenstotal totalinputtokens tin",
    ),
    (
        Field::Output,
        "outputtokens completiontokens evalcount tokensout tokensoutput tokenscompletion outtokens outputtokencount \
         completiontokencount candidatestokencount generatedtokens responsetokens totaloutputtokens tout",
    ),
    (
        Field::CacheRead,
        "cachereadinputtokens cachedtokens cachedinputtokens inputcachedtokens cachereadtokens cacheread \
         promptcachehittokens cachehittokens tokenscached numcachedtokens cachedcontenttokencount nativetokenscached \
         cachereadinputtokencount promptcachereadtokens cachedprompttokens",
    ),
    (
        Field::CacheWrite,
        "cachecreationinputtokens cachewritetokens cachewrite cachecreation cachewriteinputtokens cachecreationtokens \
         inputcachewritetokens cachewriteinputtokencount promptcachewritetokens",
    ),
    (
        Field::CacheWrite5m,
        "ephemeral5minputtokens cachewrite5mtokens cachewrite5m cachecreation5mtokens",
    ),
    (
        Field::CacheWrite1h,
        "ephemeral1hinputtokens cachewrite1htokens cachewrite1h cachecreation1htokens",
    ),
    (
        Field::Reasoning,
        "reasoningtokens reasoningoutputtokens thinkingtokens thoughtstokencount tokensreasoning outputreasoningtokens",
    ),
    (
        Field::Total,
        "totaltokens tokens tokencount totaltokencount tokenstotal tokensused",
    ),
    (
        Field::Requests,
        "requests numrequests nummodelrequests requestcount calls callcount count n",
    ),
    (
        Field::WebSearches,
        "websearchrequests websearches websearchcount",
    ),
    (
        Field::Cost,
        "costusd totalcostusd usd cost totalcost responsecost spend estimatedcost estimatedcostusd costestimate price \
         amount costcents totalcostcents costmicros costusdmicros costmicrousd costnanos",
    ),
    (Field::Currency, "currency curr costcurrency"),
    (
        Field::FirstToken,
        "ttft ttftms timetofirsttoken timetofirsttokenms firsttokenms firsttokenlatencyms ttfts ttftsec ttftseconds \
         timetofirsttokens timetofirsttokenseconds",
    ),
    (
        Field::Status,
        "status statuscode httpstatus responsestatus outcome",
    ),
    (Field::Success, "success ok issuccess succeeded"),
    (
        Field::Error,
        "error errorcode errormessage errortype iserror",
    ),
    (Field::Level, "level severity"),
    (Field::Finish, "finishreason stopreason"),
    (Field::Attempt, "attempt attemptnumber"),
    (Field::Retries, "retry retries retrycount"),
    (Field::IsRetry, "isretry retried"),
    (Field::Tier, "servicetier tier"),
    (Field::Batch, "batch isbatch"),
    (Field::Mode, "mode"),
    (Field::Speed, "speed"),
    (
        Field::Id,
        "id callid generationid responseid eventid messageid spanid uuid",
    ),
    (Field::RequestId, "requestid xrequestid"),
    (Field::Tags, "tags labels metadata"),
    (
        Field::Nest,
        "metrics data record attributes props properties payload fields extra event context",
    ),
    (
        Field::Body,
        "usage usagemetadata response body message result results meta modeloutput request usageinfo \
         amazonbedrockinvocationmetrics completion tokenusage totalduration",
    ),
];
