// @ts-check
/**
 * Hands what a topic says to PagerDuty: an alarm opens an incident and resolves it when it is over; anything else opens one that a person resolves.
 *
 * What PagerDuty may take later, because it is busy, ill or out of reach, fails the call, and Lambda calls again twice within minutes. What it refuses fails
 * the call as well, so that the alert ends in the queue of undelivered messages, but it is not sent again. The same alert sent twice is one incident.
 *
 * @see https://developer.pagerduty.com/docs/events-api-v2-overview
 */
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createHash } from "node:crypto";

/**
 * @typedef {object} Sns a message, as a topic hands it to a function
 * @property {string} MessageId
 * @property {string} TopicArn
 * @property {string} Message
 * @property {string} Timestamp
 * @property {string | null} [Subject]
 *
 * @typedef {Record<string, unknown>} Fields a message that is a JSON object
 *
 * @typedef {object} Alert what a person is told
 * @property {string} summary
 * @property {string} source
 * @property {string} key the same for what is the same incident
 * @property {string} [state] of an alarm: `ALARM`, `OK` or `INSUFFICIENT_DATA`
 * @property {string} [time]
 * @property {{ href: string, text: string }[]} [links]
 *
 * @typedef {(sns: Sns, fields: Fields) => Alert} Reader
 */

/** PagerDuty takes no more characters, and logs need no more. */
const longestSummary = 1024;
const longestKey = 255;
const longestFailure = 1000;
/** What AWS sends to see whether it may: nobody is to be woken by it. */
const trials = ["autoscaling:TEST_NOTIFICATION", "s3:TestEvent"];
/** Consoles of partitions that have their own. */
const consoles = new Map([
    ["aws-cn", "console.amazonaws.cn"],
    ["aws-us-gov", "console.amazonaws-us-gov.com"],
]);

const secrets = new SecretsManagerClient({
    requestHandler: { connectionTimeout: 2000, requestTimeout: 3000, throwOnRequestTimeout: true },
});
/** What PagerDuty refused, by call and message. When Lambda calls again, it does so under the same id, and mostly here. */
const refused = new Set();

/**
 * @param {{ Records: { Sns: Sns }[] }} event
 * @param {{ awsRequestId: string }} context
 */
export async function handler(event, context) {
    const key = await routingKey();
    const failures = [];
    // One after the other: the end of an alarm must not overtake its beginning.
    for (const { Sns: sns } of event.Records) {
        const line = { messageId: sns.MessageId, topic: sns.TopicArn };
        try {
            console.info(JSON.stringify({ ...line, ...(await page(sns, key, context.awsRequestId)) }));
        } catch (error) {
            const failure = describe(error).replaceAll(key, "(key)").slice(0, longestFailure);
            failures.push(`${sns.MessageId}: ${failure}`);
            console.error(JSON.stringify({ ...line, message: "not paged", failure }));
        }
    }
    if (failures.length > 0) throw new Error(`Not paged: ${failures.join(" ")}`);
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

/** @type {(sns: Sns, key: string, call: string) => Promise<object>} */
async function page(sns, key, call) {
    const fields = fieldsOf(sns.Message);
    if (trials.includes(text(fields?.Event))) return { message: "a trial of AWS, not paged" };
    const attempt = `${call}/${sns.MessageId}`;
    if (refused.has(attempt)) throw new Error("PagerDuty refused it before, so it is not sent again.");

    const event = eventOf(sns, alertOf(sns, fields ?? {}), fields ?? { message: sns.Message });
    const { status, body } = await send({ ...event, routing_key: key });
    if (status === 429 || status >= 500) throw new Error(`PagerDuty cannot take it now: status ${status}, ${body}`);
    if (status !== 202) {
        refused.add(attempt);
        throw new Error(`PagerDuty refuses it: status ${status}, ${body}`);
    }
    return { message: "paged", action: event.event_action, key: event.dedup_key };
}

/** @param {object} event */
async function send(event) {
    const response = await fetch(process.env.EVENTS_URL ?? "", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(event),
        redirect: "manual", // The key is for nobody else.
        signal: AbortSignal.timeout(Number(process.env.ANSWER_MILLISECONDS)),
    });
    return { status: response.status, body: await response.text() };
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

/** @type {Reader} */
function alertOf(sns, fields) {
    if (text(fields.AlarmArn) !== "") {
        const meaning = text(fields.AlarmDescription) || text(fields.NewStateReason);
        return alarm(text(fields.AlarmArn), text(fields.NewStateValue), meaning, text(fields.StateChangeTime));
    }
    if (text(fields["detail-type"]) !== "") return busAlert(sns, fields);
    if (text(fields["Event Message"]) !== "") return databaseAlert(sns, fields);
    return otherAlert(sns, fields);
}

/**
 * @param {string} arn
 * @param {string} state
 * @param {string} meaning what the one who is woken has to know
 * @param {string} time
 * @returns {Alert}
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function alarm(arn, state, meaning, time) {
    const [region, , , ...rest] = arn.split(":").slice(3);
    const name = rest.join(":");
    const address = `${consoleOf(arn)}/cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(name)}`;
    const summary = `${name}: ${state === "INSUFFICIENT_DATA" ? "no data to judge by. " : ""}${meaning}`;
    return { summary, source: arn, key: arn, state, time, links: link(address, "The alarm in CloudWatch") };
}

/**
 * An event of EventBridge. Now and then one comes more than once, so its own id counts and not that of the message.
 *
 * @type {Reader}
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
function busAlert(sns, fields) {
    const kind = text(fields["detail-type"]);
    const resource = text(record(fields.resources)[0]) || text(fields.source);
    const detail = record(fields.detail);
    if (kind === "CloudWatch Alarm State Change") {
        const state = record(detail.state);
        const meaning = text(record(detail.configuration).description) || text(state.reason);
        return alarm(resource, text(state.value), meaning, text(fields.time));
    }
    const key = text(fields.id) || sns.MessageId;
    return { summary: `${kind}: ${resource}`, source: resource, key, time: text(fields.time) };
}

/**
 * @type {Reader}
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 */
function databaseAlert(sns, fields) {
    const source = text(fields["Source ARN"]) || text(fields["Source ID"]);
    const summary = `${text(fields["Source ID"])}: ${text(fields["Event Message"])}`;
    const links = link(text(fields["Identifier Link"]), "The database in RDS");
    return { summary, source, key: sns.MessageId, links };
}

/**
 * Budgets, events of Auto Scaling, and what people and functions write. Nothing in them says what belongs together, so each is an incident of its own.
 *
 * @type {Reader}
 */
function otherAlert(sns, fields) {
    const summary = sns.Subject || sns.Message;
    const budgets = summary.startsWith("AWS Budgets:") ? `${consoleOf(sns.TopicArn)}/billing/home#/budgets` : "";
    const links = [...link(budgets, "The budgets"), ...link(text(fields.anomalyDetailsLink), "The anomaly of costs")];
    return { summary, source: sns.TopicArn, key: sns.MessageId, links };
}

/** @type {(href: string, words: string) => { href: string, text: string }[]} */
const link = (href, words) => (href.startsWith("https://") ? [{ href, text: words }] : []);

/** @type {(arn: string) => string} */
const consoleOf = (arn) => `https://${consoles.get(arn.split(":")[1] ?? "") ?? "console.aws.amazon.com"}`;

/** @param {string} summary */
function shortened(summary) {
    const characters = [...summary.replace(/\s+/g, " ").trim()];
    const kept = characters.slice(0, longestSummary - 1).join("");
    return characters.length > longestSummary ? `${kept}…` : characters.join("") || "An alert without words";
}

/** @type {(time?: string) => string | undefined} */
const timeOf = (time = "") => (Number.isNaN(Date.parse(time)) ? undefined : new Date(time).toISOString());

/** @type {(message: string) => Fields | undefined} nothing where it is no JSON object */
function fieldsOf(message) {
    try {
        const value = JSON.parse(message);
        return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
    } catch {
        return undefined;
    }
}

/** @type {(value: unknown) => Fields} */
const record = (value) => (typeof value === "object" && value !== null ? { ...value } : {});

/** @type {(value: unknown) => string} */
const text = (value) => (typeof value === "string" ? value : "");

/** @param {unknown} error */
function describe(error) {
    if (!(error instanceof Error)) return String(error);
    if (error.name === "TimeoutError") return `PagerDuty did not answer in ${process.env.ANSWER_MILLISECONDS} ms.`;
    return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
