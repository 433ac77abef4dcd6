// @ts-check
/** Finds in what a topic says what a person has to know, and what belongs to the same incident. */

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
 * @property {string} [state] as that of an alarm: `ALARM`, `OK` or `INSUFFICIENT_DATA`
 * @property {string} [time]
 * @property {{ href: string, text: string }[]} [links]
 *
 * @typedef {(sns: Sns, fields: Fields) => Alert} Reader
 */

/** Consoles of partitions that have their own. */
const consoles = new Map([
    ["aws-cn", "console.amazonaws.cn"],
    ["aws-us-gov", "console.amazonaws-us-gov.com"],
]);

/**
 * What a person is told of a message: each kind that arrives on a topic has its own reader.
 *
 * @type {Reader}
 */
export function alertOf(sns, fields) {
    if (text(fields.AlarmArn) !== "") {
        const meaning = text(fields.AlarmDescription) || text(fields.NewStateReason);
        return alarm(text(fields.AlarmArn), text(fields.NewStateValue), meaning, text(fields.StateChangeTime));
    }
    if (text(record(fields.incident).key) !== "") return ownAlert(sns, fields);
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
 * What the functions of this library's programs tell, as JSON of an incident and the words for a person. All that is said of one incident has its key; what
 * opens it may come after what updates it, so both open it.
 *
 * @type {Reader}
 */
function ownAlert(sns, fields) {
    const incident = record(fields.incident);
    return {
        summary: text(incident.summary) || text(fields.text),
        source: text(incident.source) || sns.TopicArn,
        key: text(incident.key),
        state: incident.status === "resolved" ? "OK" : "ALARM",
        time: text(incident.at),
    };
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

/** @type {(message: string) => Fields | undefined} nothing where it is no JSON object */
export function fieldsOf(message) {
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
export const text = (value) => (typeof value === "string" ? value : "");
