import type { Inputs } from "../inputs.js";
import type { Refusals, ServiceModel } from "../model.js";
import { regionalArn } from "./shared/arn.js";
import { longerThan, mismatched, refuseIf, unlisted } from "./shared/checks.js";
import { missingKey } from "./shared/keys.js";

const invalid = "ValidationException";

// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
const maximumBytes: Readonly<Record<string, number>> = { Standard: 4096, Advanced: 8192, "Intelligent-Tiering": 8192 };

function valueFaults(inputs: Inputs): Refusals {
    const given = ["value", "insecureValue", "valueWo"].filter((property) => inputs.has(property));
    const tier = inputs.text("tier") ?? "Standard";
    const size = Buffer.byteLength(inputs.text("value") ?? inputs.text("insecureValue") ?? "");
    const limit = maximumBytes[tier] ?? Infinity;
    return [
        refuseIf(
            given.length !== 1,
            invalid,
            `${given.length === 0 ? "none" : "more than one"} of value, insecureValue and valueWo is set; set exactly one.`,
        ),
        refuseIf(size > limit, invalid, `the value has ${size} bytes; the tier ${tier} takes at most ${limit}.`),
    ];
}

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
function refuse(inputs: Inputs): Refusals {
    const name = inputs.text("name") ?? "";
    const secure = inputs.text("type") === "SecureString";
    const levels = name.split("/").length - 1;
    return [
        mismatched(inputs, "name", /^[A-Za-z0-9_.\-/]+$/, "letters, digits and _.-/", invalid),
        longerThan(inputs, "name", 1011, invalid),
        // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html#sysman-parameter-name-constraints
        refuseIf(
            /^\/?(aws|ssm)/i.test(name),
            invalid,
            `name is "${name}"; "aws" and "ssm" are reserved at its beginning, use another.`,
        ),
        refuseIf(levels > 15, "HierarchyLevelLimitExceededException", `name has ${levels} levels; use at most 15.`),
        refuseIf(
            levels > 0 && !name.startsWith("/"),
            invalid,
            `name is "${name}"; a name with levels begins with "/".`,
        ),
        unlisted(inputs, "type", ["String", "StringList", "SecureString"], "UnsupportedParameterType"),
        unlisted(inputs, "tier", ["Standard", "Advanced", "Intelligent-Tiering"], invalid),
        unlisted(inputs, "dataType", ["text", "aws:ec2:image", "aws:ssm:integration"], invalid),
        longerThan(inputs, "description", 1024, invalid),
        refuseIf(
            inputs.has("keyId") && inputs.text("type") !== undefined && !secure,
            invalid,
            `keyId is set but type is "${inputs.text("type")}"; it is taken only with SecureString.`,
        ),
        ...valueFaults(inputs),
    ];
}

const parameter: ServiceModel = {
    type: "aws:ssm/parameter:Parameter",
    immutable: ["name"],
    autoName: { property: "name", maxLength: 255 },
    taggable: true,
    unique: [{ property: "name", code: "ParameterAlreadyExists" }],
    facts: ["name", "type", "insecureValue"],
    refuse,
    refuseWith: (inputs, cloud) => missingKey(inputs, "keyId", cloud, "InvalidKeyId"),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "ssm", `parameter/${place.id.replace(/^\//, "")}`),
        dataType: "text",
        hasValueWo: inputs.has("valueWo"),
        keyId: inputs.text("type") === "SecureString" ? "alias/aws/ssm" : "",
        tier: "Standard",
        version: Number(place.previous?.version ?? 0) + 1,
    }),
    changeWithUpdate: ["version"],
};

export const models: readonly ServiceModel[] = [parameter];
