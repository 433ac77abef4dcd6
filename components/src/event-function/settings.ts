import { statSync } from "node:fs";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { tuningFindings } from "../common/alarm-tuning.js";
import { retentionFinding } from "../common/log-retention.js";
import { nameLimits, nameTooLong, plainWord } from "../common/names.js";
import { isOutside, listed, rejectAll } from "../common/validation.js";
import { type NetworkLike, subnetsFinding } from "../network/network-like.js";
import { functionAlarms } from "./alarms.js";
import type { EventFunctionArgs, FunctionPermissionArgs, ObjectSourceArgs } from "./args.js";
import { longestPauseMinutes, scheduleFindings } from "./schedule.js";
import { stateVariable } from "./state.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface FunctionSettings {
    /** Relative to the working folder, so that the state does not name folders of whoever deployed last. */
    codePath: string;
    timeoutSeconds: number;
    memoryMb: number;
    reservedConcurrency: number;
    maximumRetries: number;
    maximumAgeSeconds: number;
    logRetentionDays: number;
    /** Longest time between two calls of the schedule, in minutes; undefined without one, and where it depends on the calendar. */
    pauseMinutes: number | undefined;
    stateProtected: boolean;
}

/** Reserves nothing, in the words of Lambda's own API. */
const unreserved = -1;
const longestDescription = 256;
const quarterOfAnHour = 900;
/** As long as Lambda keeps an event. */
const sixHours = 21_600;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: EventFunctionArgs): FunctionSettings {
    const settings = applyDefaults(args);
    const { timeoutSeconds, memoryMb, reservedConcurrency, maximumRetries, maximumAgeSeconds } = settings;
    rejectAll("EventFunction", name, [
        nameTooLong(name, "function", nameLimits.role),
        ...descriptionFindings(args.description),
        codeFinding(args.codePath),
        ...triggerFindings(args),
        ...environmentFindings(args),
        ...(args.permissions ?? []).flatMap(permissionFindings),
        ...networkFindings(args.network),
        isOutside(timeoutSeconds, 1, 900) && `timeoutSeconds is ${timeoutSeconds}; use 1 to 900.`,
        isOutside(memoryMb, 128, 10_240) && `memoryMb is ${memoryMb}; use 128 to 10240.`,
        reservedConcurrency !== unreserved &&
            isOutside(reservedConcurrency, 1, 10_000) &&
            `reservedConcurrency is ${reservedConcurrency}; use 1 or more, or ${unreserved} to reserve nothing.`,
        isOutside(maximumRetries, 0, 2) && `maximumRetries is ${maximumRetries}; use 0 to 2.`,
        isOutside(maximumAgeSeconds, 60, sixHours) &&
            `maximumAgeSeconds is ${maximumAgeSeconds}; use 60 to ${sixHours}.`,
        retentionFinding("logRetentionDays", settings.logRetentionDays),
        ...tuningFindings(args.alarms, functionAlarms(settings)),
    ]);
    return settings;
}

function applyDefaults(args: EventFunctionArgs): FunctionSettings {
    const { schedule } = args;
    const onlySchedule = args.objects === undefined && Object.keys(args.topicArns ?? {}).length === 0;
    const isReadable = schedule !== undefined && scheduleFindings(schedule).length === 0;
    return {
        codePath: path.relative(process.cwd(), path.resolve(args.codePath)),
        timeoutSeconds: args.timeoutSeconds ?? 60,
        memoryMb: args.memoryMb ?? 256,
        reservedConcurrency: args.reservedConcurrency ?? (onlySchedule ? 1 : 5),
        maximumRetries: args.maximumRetries ?? 2,
        maximumAgeSeconds: args.maximumAgeSeconds ?? (onlySchedule ? quarterOfAnHour : sixHours),
        logRetentionDays: args.logRetentionDays ?? 30,
        pauseMinutes: isReadable ? longestPauseMinutes(schedule) : undefined,
        stateProtected: args.state?.deletionProtection ?? true,
    };
}

/** The role carries the description too, and IAM takes fewer signs than Lambda: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
function descriptionFindings(description: string): (string | false)[] {
    const length = description.trim().length;
    const foreign = /[^\t\n\r\x20-\x7e\u00a1-\u00ff]/u.exec(description)?.[0];
    return [
        (length === 0 || description.length > longestDescription) &&
            `description has ${length} characters; say in 1 to ${longestDescription} what it does.`,
        foreign !== undefined &&
            `description has "${foreign}"; use letters and signs of western Europe, since IAM takes no others.`,
    ];
}

function codeFinding(codePath: string): string | false {
    const found = statSync(codePath, { throwIfNoEntry: false });
    return (
        found?.isFile() !== true &&
        `codePath is "${codePath}", where there is no file; make the bundle first, and name it by a path from the folder in which the program runs.`
    );
}

function triggerFindings(args: EventFunctionArgs): (string | false)[] {
    const { schedule, scheduleInput, objects, topicArns = {}, alarmTopicArn } = args;
    if (pulumi.Output.isInstance(topicArns)) {
        return [
            "topicArns is an output as a whole, and how many there are must be known; write each name with its topic.",
        ];
    }
    const topics = Object.entries(topicArns);
    const misnamed = topics.map(([key]) => key).filter((key) => !plainWord.test(key));
    const queued = topics.filter(([, arn]) => typeof arn === "string" && arn.endsWith(".fifo")).map(([key]) => key);
    const loops = topics.filter(([, arn]) => arn === alarmTopicArn).map(([key]) => key);
    return [
        schedule === undefined &&
            objects === undefined &&
            topics.length === 0 &&
            "nothing calls it; set schedule, objects or topicArns.",
        ...(schedule === undefined ? [] : scheduleFindings(schedule)),
        schedule === undefined &&
            scheduleInput !== undefined &&
            "scheduleInput is handed over by a schedule, and there is none; set schedule, or remove it.",
        ...(objects === undefined ? [] : objectFindings(objects)),
        misnamed.length > 0 &&
            `topicArns has the name ${listed(misnamed)}; use lower-case letters, digits and dashes, starting with a letter.`,
        queued.length > 0 && `topicArns.${queued.join()} is a FIFO topic, which calls no function; use a standard one.`,
        loops.length > 0 &&
            `topicArns.${loops.join()} is alarmTopicArn too; send the alarms where people hear of them without this function.`,
    ];
}

function objectFindings({ bucketName, bucketArn, prefix, suffix }: ObjectSourceArgs): (string | false)[] {
    return [
        typeof bucketName === "string" &&
            typeof bucketArn === "string" &&
            bucketArn !== `arn:${bucketArn.split(":")[1]}:s3:::${bucketName}` &&
            `objects.bucketArn is "${bucketArn}", which is not that of bucketName; use "arn:aws:s3:::${bucketName}".`,
        prefix === "" && 'objects.prefix is ""; leave it out for every object.',
        suffix === "" && 'objects.suffix is ""; leave it out for every object.',
    ];
}

/** Names that Lambda keeps for itself. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const reservedVariable = /^(AWS_(?!NODEJS_CONNECTION_REUSE_ENABLED$)|_|LAMBDA_(TASK_ROOT|RUNTIME_DIR)$)/;

function environmentFindings({ environment = {}, state }: EventFunctionArgs): (string | false)[] {
    const variables = Object.keys(environment);
    const malformed = variables.filter((variable) => !/^[A-Za-z][A-Za-z0-9_]+$/.test(variable));
    const reserved = variables.filter((variable) => reservedVariable.test(variable));
    return [
        malformed.length > 0 &&
            `environment has ${listed(malformed)}; use two or more letters, digits and underscores, a letter first.`,
        reserved.length > 0 && `environment has ${listed(reserved)}, which Lambda keeps for itself; use another name.`,
        state !== undefined &&
            variables.includes(stateVariable) &&
            `environment has "${stateVariable}", which state sets; remove one of the two.`,
    ];
}

function permissionFindings({ actions, resources }: FunctionPermissionArgs, position: number): (string | false)[] {
    const place = `permissions[${position}]`;
    const unnamed = actions.filter((action) => !/^[a-z0-9-]+:[A-Za-z]+\*?$/.test(action));
    return [
        actions.length === 0 && `${place}.actions is empty; name what it may do, such as "sns:Publish".`,
        unnamed.length > 0 &&
            `${place}.actions has ${listed(unnamed)}; name a service and what it does, such as "sns:Publish".`,
        resources.length === 0 && `${place}.resources is empty; name the ARNs of what it may do it to.`,
    ];
}

function networkFindings(network: NetworkLike | undefined): (string | false)[] {
    if (network === undefined) return [];
    const unknown = subnetsFinding(network, "privateSubnets");
    const zones: Record<string, pulumi.Input<string>> = network.privateSubnets;
    return [
        unknown,
        unknown === false &&
            Object.keys(zones).length === 0 &&
            "network.privateSubnets is empty; name a zone and its subnet.",
    ];
}
