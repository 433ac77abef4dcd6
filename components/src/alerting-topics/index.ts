export { AlertingTopics } from "./alerting-topics.js";
export type { AlertingTopicsArgs, DeliveryStatusArgs } from "./args.js";
export type { AlertingTopicsChildren } from "./children.js";
export {
    type HttpsRetryArgs,
    type PagerDutyArgs,
    PagerDutyServiceRegion,
    RetryBackoff,
    Severity,
    type SubscriberArgs,
    SubscriberProtocol,
} from "./subscriber-args.js";
