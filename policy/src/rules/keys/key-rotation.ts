import { mustBeTrue } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const keyRotation = resourceRule({
    name: "key-rotation",
    title: "Keys rotate",
    description: "A symmetric KMS key must get new key material by itself.",
    severity: "medium",
    why: "Everything that was ever encrypted with the key depends on one piece of material, for as long as the key lives.",
    fix: "Set enableKeyRotation to true; what was encrypted before stays readable, and the key keeps its id.",
    controls: { securityHub: ["KMS.4"], cis: ["3.6"], cdkNag: ["KMS5"], checkov: ["CKV_AWS_7"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4",
    types: ["aws:kms/key:Key"],
    readSettings: noSettings,
    check: findStill,
});

/** KMS rotates what it made itself: no key pairs, no HMAC keys, and nothing that lives in a key store of one's own. */
function findStill({ props }: CheckedResource): Finding[] {
    const spec = read(props, "customerMasterKeySpec");
    const isOther = spec.state === "known" && textOf(spec) !== "SYMMETRIC_DEFAULT";
    const isStored = ["customKeyStoreId", "xksKeyId"].some((property) => read(props, property).state !== "absent");
    return isOther || isStored ? [] : mustBeTrue(props, "enableKeyRotation", "violates");
}
