import { AccessLogQueries, AlertingTopics, LogSource, ObjectStore } from "@evenkeel/components";

const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});
// Where the load balancers of the program deliver their access logs.
const logs = new ObjectStore("logs", { logSources: [LogSource.LoadBalancers] });

const history = new AccessLogQueries("history", {
    // A ScalableWebTier writes below its own name.
    logs: { bucketName: logs.bucketName, bucketArn: logs.bucketArn, prefix: "web" },
    alarmTopicArn: alerts.topicArn("traffic"),
});

export const workgroupName = history.workgroupName;
