import type { Place } from "../../model.js";
import { simulatedAccount } from "../../place.js";

/** `arn:aws:sns:eu-west-1:123456789012:topic`: the name of a resource that lives in a region. */
export function regionalArn(place: Place, service: string, resource: string): string {
    return `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
}

/** `arn:aws:iam::123456789012:role/name`: the name of a resource of the whole account. */
export function globalArn(place: Place, service: string, resource: string): string {
    return `arn:${place.partition}:${service}::${place.account}:${resource}`;
}

/** The six parts of an ARN. */
export interface ArnParts {
    readonly service: string;
    readonly region: string;
    readonly account: string;
    readonly resource: string;
}

/**
 * Takes an ARN apart; undefined where the text is none.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: string): ArnParts | undefined {
    const match = /^arn:[^:\s]+:([^:\s]+):([^:\s]*):([^:\s]*):(\S.*)$/.exec(text);
    if (match === null) return undefined;
    const [, service = "", region = "", account = "", resource = ""] = match;
    return { service, region, account, resource };
}

/** True where the text is an ARN of this service. */
export function isArnOf(service: string, text: string): boolean {
    return parseArn(text)?.service === service;
}

/** True where the text is an ARN of another account: what it names may well exist, and cannot be judged here. */
export function isElsewhere(text: string): boolean {
    const account = parseArn(text)?.account;
    return account !== undefined && account !== "" && account !== simulatedAccount;
}
