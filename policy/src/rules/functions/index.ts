import type { Rule } from "../../core/rule.js";
import { functionDeadLetter } from "./function-dead-letter.js";
import { functionEnvironmentEncrypted } from "./function-environment-encrypted.js";
import { functionEnvironmentNoSecrets } from "./function-environment-no-secrets.js";
import { functionPermissionNotPublic } from "./function-permission-not-public.js";
import { functionPolicyNotPublic } from "./function-policy-not-public.js";
import { functionReservedConcurrency } from "./function-reserved-concurrency.js";
import { functionSupportedRuntime } from "./function-supported-runtime.js";
import { functionTracing } from "./function-tracing.js";
import { functionUrlAuthenticated } from "./function-url-authenticated.js";

export const functionRules: readonly Rule[] = [
    functionPermissionNotPublic,
    functionPolicyNotPublic,
    functionSupportedRuntime,
    functionDeadLetter,
    functionReservedConcurrency,
    functionTracing,
    functionEnvironmentEncrypted,
    functionEnvironmentNoSecrets,
    functionUrlAuthenticated,
];
