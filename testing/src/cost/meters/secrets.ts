import { fixed, meter, textOr, usage } from "../drafts.js";
import type { Draft, Meter } from "../model.js";

const key = (): readonly Draft[] => [fixed("key", "kms.key", 1), usage("requests", "kms.requests")];

/** @see https://aws.amazon.com/kms/pricing/, https://aws.amazon.com/secrets-manager/pricing/, https://aws.amazon.com/systems-manager/pricing/ */
export const secretMeters: readonly Meter[] = [
    meter("aws:kms/key:Key", key),
    meter("aws:kms/replicaKey:ReplicaKey", key),
    meter("aws:kms/externalKey:ExternalKey", key),
    meter("aws:secretsmanager/secret:Secret", () => [
        fixed("secret", "secretsmanager.secret", 1),
        usage("requests", "secretsmanager.requests"),
    ]),
    meter("aws:ssm/parameter:Parameter", ({ inputs }) => {
        const tier = textOr(inputs, "tier", "Standard");
        if (tier === "Standard") return [];
        return [
            fixed("advanced parameter", "ssm.advanced", tier === "Advanced" ? 1 : undefined, "AWS chooses its tier"),
        ];
    }),
];
