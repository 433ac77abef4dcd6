import { AlertingTopics, CostGuard, SubscriberProtocol } from "@evenkeel/components";

// A topic of yours goes wherever a component asks for one: the ARN is all it takes.
new CostGuard("shop", {
    monthlyBudgetUsd: 500,
    topicArn: "arn:aws:sns:eu-west-1:123456789012:controlling",
});

// And what listens to your topics today can listen to these.
const alerts = new AlertingTopics("alerts", {
    subscribers: {
        incidents: {
            protocol: SubscriberProtocol.Queue,
            endpoint: "arn:aws:sqs:eu-west-1:123456789012:incidents",
            // Only what begins, and not what is over.
            messageFilter: { NewStateValue: ["ALARM"] },
        },
    },
});

export const topicArns = alerts.topicArns;
