import { join } from "node:path";
import { AlertingTopics, EventFunction } from "@evenkeel/components";

const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});

const check = new EventFunction("check", {
    description: "Asks the shop every five minutes whether it answers",
    codePath: join(__dirname, "check.cjs"),
    schedule: "rate(5 minutes)",
    environment: { SITE: "https://shop.example.com" },
    alarmTopicArn: alerts.topicArn("health"),
});

export const functionName = check.functionName;
