import { functionType } from "../../aws/functions.js";
import { isPublicKey, isSecretName, type SecretNames, secretNames, secretShapeIn } from "../../aws/secret-values.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { type Reading, read, readPath, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const property = "environment.variables";
const fix = "hand over the ARN of a secret, and read it when the function starts";

export const functionEnvironmentNoSecrets = resourceRule({
    name: "function-environment-no-secrets",
    title: "Functions are handed no secrets in their variables",
    description: "The environment variables of a function must hold no passwords, tokens or keys.",
    severity: "high",
    why: "Variables are shown to everybody who may look at the function, and stay in its versions after the secret has changed.",
    fix: "Keep the value in Secrets Manager, hand its ARN to the function, and let the function read it.",
    controls: { checkov: ["CKV_AWS_45"] },
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    // Most values come from other resources. They are known, and judged again, before the function is made.
    onUnknown: "advisory",
    types: [functionType],
    readSettings: (reader) => ({
        names: reader.words(
            "names",
            secretNames.names,
            "Names of variables that hold secrets, in capitals; * is any text.",
        ),
        except: reader.words("except", secretNames.except, "Names among them that hold none, such as that of an ARN."),
    }),
    check: findSecrets,
});

function findSecrets({ props }: CheckedResource, settings: SecretNames): Finding[] {
    const variables = readPath(props, property);
    if (variables.state !== "known") {
        const asWhole = undecidable(property, "is not known yet as a whole", "write it as a plain object");
        return variables.state === "unknown" ? [asWhole] : [];
    }
    return namesIn(variables.value).flatMap((name) => {
        const isNamedSo = isSecretName(name, settings);
        return findSecret(`${property}.${name}`, read(variables.value, name), isNamedSo);
    });
}

function findSecret(variable: string, value: Reading, isNamedSo: boolean): Finding[] {
    const text = textOf(value) ?? "";
    if (value.state === "unknown" && isNamedSo) {
        return [undecidable(variable, "has the name of a secret and is not known yet", fix)];
    }
    if (secretShapeIn(text) !== undefined) {
        return [violation(variable, "holds what looks like a secret", fix)];
    }
    return isNamedSo && !isHarmless(text)
        ? [violation(variable, "has the name of a secret and holds a plain value", fix)]
        : [];
}

/** A reference to a secret, a switch, or a key that everybody may have. */
function isHarmless(text: string): boolean {
    return text.startsWith("arn:") || isPublicKey(text) || ["", "true", "false"].includes(text.trim().toLowerCase());
}

function namesIn(variables: unknown): string[] {
    return typeof variables === "object" && variables !== null ? Object.keys(variables).sort() : [];
}
