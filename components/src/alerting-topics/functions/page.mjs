// @ts-check
/**
 * Hands what a topic says to PagerDuty: an alarm opens an incident and resolves it when it is over, and so does an alert that says which incident it is of; anything
 * else opens one that a person resolves.
 *
 * What PagerDuty may take later, because it is busy, ill or out of reach, is tried again while there is time; then it fails the call, and Lambda calls again twice
 * within minutes. What it refuses fails the call as well, so that the alert ends in the queue of undelivered messages, but it is not sent again. The same alert
 * sent twice is one incident.
 *
 * Called by its schedule, it proves that it could page, and counts that.
 *
 * @see https://developer.pagerduty.com/docs/events-api-v2-overview
 */
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { alertOf, fieldsOf, text } from "./read-alert.mjs";

/**
 * @import { Alert, Fields, Sns } from "./read-alert.mjs"
 *
 * @typedef {object} Call what Lambda says of a call
 * @property {string} awsRequestId
 * @property {string} functionName
 * @property {() => number} getRemainingTimeInMillis
 */

/** PagerDuty takes no more characters, and logs need no more. */
const longestSummary = 1024;
const longestKey = 255;
const longestFailure = 1000;
/** Attempts in one call. Those of the next call are a minute away. */
const mostAttempts = 4;
/** What a call still has to do when the last answer is there. */
const reservedMilliseconds = 1000;
/** What AWS sends to see whether it may: nobody is to be woken by it. */
const trials = ["autoscaling:TEST_NOTIFICATION", "s3:TestEvent"];

const secrets = new SecretsManagerClient({
    requestHandler: { connectionTimeout: 2000, requestTimeout: 3000, throwOnRequestTimeout: true },
});
/** What PagerDuty refused, by call and message. When Lambda calls again, it does so under the same id, and mostly here. */
const refused = new Set();

/** PagerDuty does not take it now, and may take it later. */
class Busy extends Error {
    /**
     * @param {string} message
     * @param {number} wait milliseconds that it asks for
     */
    constructor(message, wait) {
        super(message);
        this.wait = wait;
    }
}

/** PagerDuty will never take it. */
class Refused extends Error {}

/**
 * @param {{ Records: { Sns: Sns }[] } | { heartbeat: true }} event
 * @param {Call} call
 */
export async function handler(event, call) {
    if ("heartbeat" in event) return await beat(call);
    const key = await routingKey();
    const failures = [];
    // One after the other: the end of an alarm must not overtake its beginning.
    for (const { Sns: sns } of event.Records) {
        const line = { messageId: sns.MessageId, topic: sns.TopicArn };
        try {
            console.info(JSON.stringify({ ...line, ...(await page(sns, key, call)) }));
        } catch (error) {
            const failure = failureOf(error, key);
            failures.push(`${sns.MessageId}: ${failure}`);
            console.error(JSON.stringify({ ...line, message: "not paged", failure }));
        }
    }
    if (failures.length > 0) throw new Error(`Not paged: ${failures.join(" ")}`);
}

/**
 * Resolves an incident that nobody opens: what a page needs, from the permission on the secret to the key and the way to PagerDuty, and nobody sees anything of it.
 * A change event would prove as little of what happens behind the key, and fill the list of changes that people look at in an incident.
 *
 * A failure does not fail the call: no alert is lost by it. It is not counted, and the alarm on the count rings when that goes on.
 *
 * @param {Call} call
 */
async function beat(call) {
    let key = "(key)";
    try {
        key = await routingKey();
        await send({ event_action: "resolve", dedup_key: `heartbeat of ${call.functionName}`, routing_key: key }, call);
        countHeartbeat(call);
    } catch (error) {
        console.error(JSON.stringify({ message: "no heartbeat", failure: failureOf(error, key) }));
    }
}

/**
 * A metric as a line of the log. It goes past the console, whose lines Lambda wraps into others, so that CloudWatch would not find it.
 *
 * @param {Call} call
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
function countHeartbeat({ functionName }) {
    const Metrics = [{ Name: "Heartbeats", Unit: "Count" }];
    const CloudWatchMetrics = [{ Namespace: "Evenkeel/Pagers", Dimensions: [["FunctionName"]], Metrics }];
    const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics }, FunctionName: functionName, Heartbeats: 1 };
    process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Read for every call: alerts are few, and a key that was changed because it leaked is to be forgotten at once. */
async function routingKey() {
    const SecretId = process.env.ROUTING_KEY_SECRET_ARN;
    const { SecretString = "" } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    const key = text(fieldsOf(SecretString)?.routingKey) || SecretString.trim();
    // A secret with other fields, such as that of a database, must not be sent as if it were a key.
    if (!/^\w+$/.test(key)) {
        throw new Error(`The secret ${SecretId} holds no key, neither alone nor as routingKey of a JSON object.`);
    }
    return key;
}

/** @type {(sns: Sns, key: string, call: Call) => Promise<object>} */
async function page(sns, key, call) {
    const fields = fieldsOf(sns.Message);
    if (trials.includes(text(fields?.Event))) return { message: "a trial of AWS, not paged" };
    const attempt = `${call.awsRequestId}/${sns.MessageId}`;
    if (refused.has(attempt)) throw new Error("PagerDuty refused it before, so it is not sent again.");

    const event = eventOf(sns, alertOf(sns, fields ?? {}), fields ?? { message: sns.Message });
    try {
        await send({ ...event, routing_key: key }, call);
    } catch (error) {
        if (error instanceof Refused) refused.add(attempt);
        throw error;
    }
    return { message: "paged", action: event.event_action, key: event.dedup_key };
}

/**
 * Tries until PagerDuty takes it or refuses it, as long as one more answer can come before Lambda ends the call.
 *
 * @type {(event: object, call: Call) => Promise<void>}
 */
async function send(event, call) {
    for (let attempt = 1; ; attempt += 1) {
        try {
            return await post(event);
        } catch (error) {
            const wait = waitAfter(error, attempt);
            const needed = wait + Number(process.env.ANSWER_MILLISECONDS) + reservedMilliseconds;
            const isLast = attempt >= mostAttempts || call.getRemainingTimeInMillis() < needed;
            if (error instanceof Refused || isLast) throw error;
            await setTimeout(wait);
        }
    }
}

/**
 * Twice as long each time, and not the same for all who were turned away at once; longer where PagerDuty says so.
 *
 * @type {(error: unknown, attempt: number) => number}
 */
function waitAfter(error, attempt) {
    const backoff = Number(process.env.RETRY_MILLISECONDS) * 2 ** (attempt - 1);
    const spread = backoff * (0.5 + Math.random() / 2);
    return error instanceof Busy ? Math.max(spread, error.wait) : spread;
}

/** @type {(event: object) => Promise<void>} */
async function post(event) {
    const response = await fetch(process.env.EVENTS_URL ?? "", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(event),
        redirect: "manual", // The key is for nobody else.
        signal: AbortSignal.timeout(Number(process.env.ANSWER_MILLISECONDS)),
    });
    const { status } = response;
    const said = `status ${status}, ${await response.text()}`;
    if (status === 429 || status >= 500) {
        throw new Busy(`PagerDuty cannot take it now: ${said}`, askedWait(response.headers.get("retry-after")));
    }
    if (status !== 202) throw new Refused(`PagerDuty refuses it: ${said}`);
}

/**
 * Milliseconds that `Retry-After` asks for, as seconds or as a time.
 *
 * @param {string | null} asked
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function askedWait(asked) {
    const wait = /^\d+$/.test(asked ?? "") ? Number(asked) * 1000 : Date.parse(asked ?? "") - Date.now();
    return wait > 0 ? wait : 0;
}

/**
 * An alarm without data says neither that all is well nor that it is not. It comes only to whoever asked for it, so they are told, as a warning; an incident
 * that is open stays open, and the next OK resolves it.
 *
 * @param {Sns} sns
 * @param {Alert} alert
 * @param {Fields} details
 */
function eventOf(sns, { key, state, summary, source, time, links = [] }, details) {
    const dedup_key = key.length > longestKey ? createHash("sha256").update(key).digest("hex") : key;
    if (state === "OK") return { event_action: "resolve", dedup_key };
    const isNotice = (process.env.NOTICE_TOPIC_ARNS ?? "").split(",").includes(sns.TopicArn);
    return {
        event_action: "trigger",
        dedup_key,
        client: "AWS",
        links,
        payload: {
            summary: shortened(summary),
            source,
            severity: isNotice || state === "INSUFFICIENT_DATA" ? "warning" : "critical",
            timestamp: timeOf(time) ?? sns.Timestamp,
            custom_details: details,
        },
    };
}

/** @param {string} summary */
function shortened(summary) {
    const characters = [...summary.replace(/\s+/g, " ").trim()];
    const kept = characters.slice(0, longestSummary - 1).join("");
    return characters.length > longestSummary ? `${kept}…` : characters.join("") || "An alert without words";
}

/** @type {(time?: string) => string | undefined} */
const timeOf = (time = "") => (Number.isNaN(Date.parse(time)) ? undefined : new Date(time).toISOString());

/** @type {(error: unknown, key: string) => string} without the key, which PagerDuty may repeat */
const failureOf = (error, key) => describe(error).replaceAll(key, "(key)").slice(0, longestFailure);

/** @param {unknown} error */
function describe(error) {
    if (!(error instanceof Error)) return String(error);
    if (error.name === "TimeoutError") return `PagerDuty did not answer in ${process.env.ANSWER_MILLISECONDS} ms.`;
    return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
