import { join } from "node:path";
import { AccessLogQueries, AlertingTopics, EventFunction, LogSource, ObjectStore } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});
const requests = new ObjectStore("requests", { logSources: [LogSource.ObjectStores], expireAfterDays: 365, tags });
const logs = new ObjectStore("logs", {
    logSources: [LogSource.LoadBalancers],
    expireAfterDays: 730,
    accessLogBucketName: requests.bucketName,
    tags,
});

const history = new AccessLogQueries("history", {
    logs: { bucketName: logs.bucketName, bucketArn: logs.bucketArn, prefix: "web" },
    // As long as the logs are kept.
    historyDays: 730,
    // A busy shop: 25 cents at most for a query.
    queryLimitGb: 50,
    resultRetentionDays: 14,
    accessLogBucketName: requests.bucketName,
    alarmTopicArn: alerts.topicArn("traffic"),
    tags,
});

const report = new EventFunction("report", {
    description: "Asks every Monday which pages failed most",
    codePath: join(__dirname, "report.cjs"),
    schedule: "cron(0 7 ? * MON *)",
    timeoutSeconds: 300,
    alarmTopicArn: alerts.topicArn("traffic"),
    tags,
});
// The permissions to ask, to read these logs and to write results, and the variables by which the function finds them.
history.grantQuery(report);

export const queryIds = history.queryIds;
