import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context, ScheduledEvent, SNSEvent, SNSMessage } from "aws-lambda";
import { createSecretsClient } from "../../common/aws/control-clients.js";
import { secretReader } from "../../common/secrets.js";
import { functionHandler } from "../common/handler.js";
import { once } from "../common/once.js";
import { StateTable } from "../common/state-table.js";
import { alertRecord } from "./alert-record.js";
import { readSettings } from "./environment.js";
import { licenseKeyReader } from "./license-key.js";
import { MetricForwarder } from "./metric-forwarder.js";
import { CloudWatchSource } from "./metric-source.js";
import { logsRequest, resourceOf } from "./otlp.js";
import { OtlpClient } from "./otlp-client.js";

/** What has to happen after the last answer. */
const reservedMilliseconds = 5_000;

/** Hands what topics tell to New Relic as events, and, called by a schedule, metrics of CloudWatch. */
export const handler = functionHandler<SNSEvent | ScheduledEvent>("new-relic-forwarder", ({ log, metrics: counts }) => {
    const settings = readSettings(process.env);
    const { region, endpoint, licenseKeySecret, stateTable, metrics, otlpEndpoint } = settings;
    const place = { region, endpoint };
    const resource = resourceOf(settings);
    const read = secretReader({ client: createSecretsClient(place), secretId: licenseKeySecret });
    const client = new OtlpClient({ endpoint: otlpEndpoint, key: licenseKeyReader(read, licenseKeySecret) });
    const state = new StateTable(place, stateTable);
    const source = new CloudWatchSource(place);
    const forwarder = new MetricForwarder({ metrics, source, state, client, resource, log, now: Date.now });
    const deadlineOf = (context: Context) => Date.now() + context.getRemainingTimeInMillis() - reservedMilliseconds;

    const tell = once<{ id: string; message: SNSMessage; deadline: number }>(
        { place, table: stateTable, what: "new-relic-alert" },
        async ({ message, deadline }) => {
            const record = alertRecord(message, Date.now());
            if (record === undefined) {
                log.info("a topic was tried", { message: message.MessageId });
                return;
            }
            const request = logsRequest(resource, [record]);
            const { rejected, reason } = await client.send("logs", request, deadline);
            if (rejected > 0) {
                log.error("New Relic did not take an alert", { message: message.MessageId, reason });
            }
            counts.addMetric(rejected > 0 ? "RejectedAlerts" : "ForwardedAlerts", MetricUnit.Count, 1);
        },
    );
    return async (event, context) => {
        if ("Records" in event) {
            for (const { Sns: message } of event.Records) {
                await tell({ id: message.MessageId, message, deadline: deadlineOf(context) }, context);
            }
            return;
        }
        const { sent, rejected } = await forwarder.forward(deadlineOf(context));
        counts.addMetric("ForwardedDataPoints", MetricUnit.Count, sent);
        counts.addMetric("RejectedDataPoints", MetricUnit.Count, rejected);
    };
});
