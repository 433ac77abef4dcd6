import type { Rule } from "../../core/rule.js";
import { attachmentNotAdministrator } from "./attachment-not-administrator.js";
import { githubTrustPinned } from "./github-trust-pinned.js";
import { policyNoCredentialExposure } from "./policy-no-credential-exposure.js";
import { policyNoDataExfiltration } from "./policy-no-data-exfiltration.js";
import { policyNoEscalation } from "./policy-no-escalation.js";
import { policyNoPermissionsManagement } from "./policy-no-permissions-management.js";
import { policyNoServiceWildcard } from "./policy-no-service-wildcard.js";
import { policyNotAllActions } from "./policy-not-all-actions.js";
import { roleTrustNotBroad } from "./role-trust-not-broad.js";
import { userWithoutPolicies } from "./user-without-policies.js";

export const identityRules: readonly Rule[] = [
    policyNotAllActions,
    policyNoServiceWildcard,
    attachmentNotAdministrator,
    policyNoEscalation,
    policyNoDataExfiltration,
    policyNoCredentialExposure,
    policyNoPermissionsManagement,
    roleTrustNotBroad,
    userWithoutPolicies,
    githubTrustPinned,
];
