import type { Rule } from "../../core/rule.js";
import { bucketAbortsIncompleteUploads } from "./bucket-aborts-incomplete-uploads.js";
import { bucketAclNotPublic } from "./bucket-acl-not-public.js";
import { bucketAclsDisabled } from "./bucket-acls-disabled.js";
import { bucketBlocksPublicAccess } from "./bucket-blocks-public-access.js";
import { bucketEncryptedByKey } from "./bucket-encrypted-by-key.js";
import { bucketHasLifecycle } from "./bucket-has-lifecycle.js";
import { bucketLogsAccess } from "./bucket-logs-access.js";
import { bucketPolicyLimitsOtherAccounts } from "./bucket-policy-limits-other-accounts.js";
import { bucketRequiresTls } from "./bucket-requires-tls.js";
import { bucketVersioned } from "./bucket-versioned.js";

export const storageRules: readonly Rule[] = [
    bucketBlocksPublicAccess,
    bucketAclNotPublic,
    bucketRequiresTls,
    bucketLogsAccess,
    bucketVersioned,
    bucketHasLifecycle,
    bucketAbortsIncompleteUploads,
    bucketAclsDisabled,
    bucketEncryptedByKey,
    bucketPolicyLimitsOtherAccounts,
];
