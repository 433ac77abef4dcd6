export { AlertingTopics } from "./alerting-topics.js";
export { type AlertingTopicsArgs, type SubscriberArgs, SubscriberProtocol } from "./args.js";
