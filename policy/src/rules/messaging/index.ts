import type { Rule } from "../../core/rule.js";
import { queueEncrypted } from "./queue-encrypted.js";
import { queueHasDeadLetterQueue } from "./queue-has-dead-letter-queue.js";
import { queueNotPublic } from "./queue-not-public.js";
import { queueRequiresTls } from "./queue-requires-tls.js";
import { topicEncrypted } from "./topic-encrypted.js";
import { topicNotPublic } from "./topic-not-public.js";
import { topicRequiresTls } from "./topic-requires-tls.js";

export const messagingRules: readonly Rule[] = [
    topicEncrypted,
    topicRequiresTls,
    topicNotPublic,
    queueEncrypted,
    queueHasDeadLetterQueue,
    queueRequiresTls,
    queueNotPublic,
];
