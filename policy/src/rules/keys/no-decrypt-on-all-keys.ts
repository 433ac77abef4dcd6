import { identityPolicyTypes, judgePolicies } from "../../aws/identity-policies.js";
import { allowsAction, type PolicyStatement } from "../../aws/policy-document.js";
import { violation } from "../../core/finding.js";
import { matchesGlob } from "../../core/glob.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const actions = ["kms:Decrypt", "kms:ReEncryptFrom"];
const fix = "name the keys in Resource, by their ARNs";

export const noDecryptOnAllKeys = resourceRule({
    name: "no-decrypt-on-all-keys",
    title: "Nobody decrypts with every key",
    description: "A policy of a role, user or group must not allow decryption with the keys of every region.",
    severity: "medium",
    why: "Encryption with different keys keeps data apart only as long as nobody holds them all.",
    fix: "Name the ARNs of the keys as resources of kms:Decrypt and kms:ReEncryptFrom.",
    controls: { securityHub: ["KMS.1", "KMS.2"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1",
    types: identityPolicyTypes,
    readSettings: noSettings,
    check: (resource) =>
        judgePolicies(resource, fix, (statements, property) =>
            statements.flatMap((statement, index) =>
                actions.some((action) => allowsAction(statement, action)) && isForAllKeys(statement)
                    ? [violation(property, `allows decryption with every key (statement ${index + 1})`, fix)]
                    : [],
            ),
        ),
});

/** As AWS's control, without regard to conditions. What is for all resources but a few is for all keys too. */
function isForAllKeys({ resources, notResources }: PolicyStatement): boolean {
    return notResources.length > 0 || resources.some(meansAllKeys);
}

/** Whether a resource means any key of two regions that have nothing to do with each other. */
function meansAllKeys(resource: string): boolean {
    const [, partition = "", , , account = ""] = resource.split(":");
    const owner = /^\d{12}$/.test(account) ? account : "111122223333";
    const place = /^aws[\w-]*$/.test(partition) ? partition : "aws";
    return ["us-east-1", "eu-central-1"].every((region) =>
        matchesGlob(resource, `arn:${place}:kms:${region}:${owner}:key/1234abcd-12ab-34cd-56ef-1234567890ab`),
    );
}
