export { AlertingTopics } from "./alerting-topics.js";
export { type AlertingTopicsArgs, type SubscriberArgs, SubscriberProtocol } from "./args.js";
export type { AlertingTopicsChildren } from "./children.js";
