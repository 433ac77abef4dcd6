import { tuningFindings } from "../common/alarm-tuning.js";
import { nameLimits, nameTooLong } from "../common/names.js";
import { isOutside, rejectAll } from "../common/validation.js";
import { queryAlarms } from "./alarms.js";
import type { AccessLogQueriesArgs } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface QueriesSettings {
    historyDays: number;
    queryLimitGb: number;
    resultRetentionDays: number;
    forceDestroy: boolean;
}

const tenYears = 3650;
/** A hundred TiB: whoever wants to read more at once wants another table. */
const largestLimit = 102_400;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: AccessLogQueriesArgs): QueriesSettings {
    const settings: QueriesSettings = {
        historyDays: args.historyDays ?? 365,
        queryLimitGb: args.queryLimitGb ?? 10,
        resultRetentionDays: args.resultRetentionDays ?? 30,
        forceDestroy: args.forceDestroy ?? false,
    };
    const { historyDays, queryLimitGb, resultRetentionDays } = settings;
    rejectAll("AccessLogQueries", name, [
        nameTooLong(name, "results-bucket", nameLimits.bucket),
        !/^[a-z][a-z0-9-]*$/i.test(name) &&
            "the name becomes part of a database's and a bucket's; begin with a letter, and use letters, digits and dashes only.",
        ...prefixFindings(args.logs.prefix),
        isOutside(historyDays, 1, tenYears) && `historyDays is ${historyDays}; use 1 to ${tenYears}.`,
        isOutside(queryLimitGb, 1, largestLimit) && `queryLimitGb is ${queryLimitGb}; use 1 to ${largestLimit}.`,
        isOutside(resultRetentionDays, 1, tenYears) &&
            `resultRetentionDays is ${resultRetentionDays}; use 1 to ${tenYears}.`,
        ...tuningFindings(args.alarms, queryAlarms(settings)),
    ]);
    return settings;
}

/** In the characters that a `ScalableWebTier` takes: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html */
function prefixFindings(prefix: string | undefined): (string | false)[] {
    if (prefix === undefined) return [];
    return [
        !/^[\w.-]+(?:\/[\w.-]+)*$/.test(prefix) &&
            `logs.prefix is "${prefix}"; use letters, digits and -_./, without a slash in front and at the end, or leave it out where there is none.`,
        /(?:^|\/)AWSLogs(?:\/|$)/.test(prefix) &&
            `logs.prefix is "${prefix}"; leave out AWSLogs and what follows, which are the account's and the region's.`,
    ];
}
