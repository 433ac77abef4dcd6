import { tuningFindings } from "../common/alarm-tuning.js";
import { nameLimits, nameTooLong } from "../common/names.js";
import { isOutside, listed, oneOf, rejectAll, repeated } from "../common/validation.js";
import { storeAlarms } from "./alarms.js";
import { LogSource, type ObjectStoreArgs, StorageClass, type TransitionArgs } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface ObjectStoreSettings {
    logSources: readonly LogSource[];
    lifecycle: LifecycleSettings;
    forceDestroy: boolean;
}

/** How objects age. */
export interface LifecycleSettings {
    expireAfterDays: number | undefined;
    keepOldVersionsDays: number;
    transitions: readonly TransitionArgs[];
}

/** The time to undo a mistake. */
export const defaultKeepOldVersionsDays = 90;
/** S3 counts no further. */
export const longestDays = 36_500;

/** S3 refuses to move younger objects to these. */
const youngestDays = 30;
const wantsAge: readonly StorageClass[] = [StorageClass.InfrequentAccess, StorageClass.OneZoneInfrequentAccess];

/** The classes in the order in which objects can move through them. */
const fromWarmToCold: readonly StorageClass[] = [
    StorageClass.InfrequentAccess,
    StorageClass.IntelligentTiering,
    StorageClass.OneZoneInfrequentAccess,
    StorageClass.GlacierInstantRetrieval,
    StorageClass.GlacierFlexibleRetrieval,
    StorageClass.GlacierDeepArchive,
];

/** These cannot write to a bucket whose default key is a customer's. */
const wantsKeyOfS3: readonly LogSource[] = [LogSource.LoadBalancers, LogSource.ObjectStores];

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: ObjectStoreArgs): ObjectStoreSettings {
    const { expireAfterDays, keepOldVersionsDays } = args;
    const transitions = args.transitions ?? [];
    const logSources = args.logSources ?? [];
    rejectAll("ObjectStore", name, [
        nameTooLong(name, "bucket", nameLimits.bucket),
        !/^[a-z0-9][a-z0-9-]*$/i.test(name) &&
            "the name becomes part of a bucket's name; use letters, digits and dashes only.",
        isOutside(expireAfterDays, 1, longestDays) &&
            `expireAfterDays is ${expireAfterDays}; use 1 to ${longestDays}, or leave it out to keep objects.`,
        isOutside(keepOldVersionsDays, 1, longestDays) &&
            `keepOldVersionsDays is ${keepOldVersionsDays}; use 1 to ${longestDays}.`,
        ...transitions.flatMap((transition) => transitionFindings(transition, expireAfterDays)),
        ...orderFindings(transitions),
        twiceFinding(
            "transitions",
            transitions.map(({ storageClass }) => storageClass),
        ),
        ...logSourceFindings(logSources, args.kmsKeyArn !== undefined),
        ...tuningFindings(args.alarms, storeAlarms),
        args.alarms !== undefined &&
            args.alarmTopicArn === undefined &&
            "alarms is set without alarmTopicArn, and without a topic there are none; name the topic.",
    ]);
    return {
        logSources,
        lifecycle: {
            expireAfterDays,
            keepOldVersionsDays: keepOldVersionsDays ?? defaultKeepOldVersionsDays,
            transitions,
        },
        forceDestroy: args.forceDestroy ?? false,
    };
}

function transitionFindings(
    { storageClass, afterDays }: TransitionArgs,
    expiry: number | undefined,
): (string | false)[] {
    const lowest = wantsAge.includes(storageClass) ? youngestDays : 0;
    return [
        !Object.values(StorageClass).includes(storageClass) &&
            `transitions has storageClass "${storageClass}"; use ${oneOf(StorageClass)}.`,
        isOutside(afterDays, lowest, longestDays) &&
            `transitions to "${storageClass}" has afterDays ${afterDays}; use ${lowest} to ${longestDays}.`,
        expiry !== undefined &&
            afterDays >= expiry &&
            `transitions to "${storageClass}" has afterDays ${afterDays} but expireAfterDays is ${expiry}; move objects before they expire, or not at all.`,
    ];
}

/**
 * Objects move down the classes only, one after the other, and stay in those for infrequent access for 30 days.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
function orderFindings(transitions: readonly TransitionArgs[]): string[] {
    const downwards = fromWarmToCold.flatMap((each) => transitions.filter(({ storageClass }) => storageClass === each));
    return downwards.slice(1).flatMap((later, index) => {
        const earlier = downwards[index];
        if (earlier === undefined) return [];
        const least = earlier.afterDays + (wantsAge.includes(earlier.storageClass) ? youngestDays : 1);
        return later.afterDays >= least
            ? []
            : [
                  `transitions to "${later.storageClass}" has afterDays ${later.afterDays} and to "${earlier.storageClass}" ${earlier.afterDays}; objects move from that to this, so use ${least} or more.`,
              ];
    });
}

function logSourceFindings(sources: readonly LogSource[], ownKey: boolean): (string | false)[] {
    const unknown = sources.filter((source) => !Object.values(LogSource).includes(source));
    const refusesKey = sources.filter((source) => wantsKeyOfS3.includes(source));
    return [
        unknown.length > 0 && `logSources has ${listed(unknown)}; use ${oneOf(LogSource)}.`,
        twiceFinding("logSources", sources),
        ownKey &&
            refusesKey.length > 0 &&
            `kmsKeyArn is set but logSources has ${listed(refusesKey)}, which delivers to stores with S3's own key only; remove one of the two.`,
    ];
}

function twiceFinding(argument: string, values: readonly string[]): string | false {
    const twice = repeated(values);
    return twice.length > 0 && `${argument} has ${listed(twice)} more than once; name each once.`;
}
