import { functionType } from "../../aws/functions.js";
import { must } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

/**
 * What AWS supported in November 2026, previews not counted.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
const supported = [
    "nodejs24.x",
    "nodejs22.x",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "java25",
    "java21",
    "java17.al2023",
    "java17",
    "java11.al2023",
    "java11",
    "java8.al2023",
    "java8.al2",
    "dotnet10",
    "ruby4.0",
    "ruby3.4",
    "ruby3.3",
    "provided.al2023",
];

export const functionSupportedRuntime = resourceRule({
    name: "function-supported-runtime",
    title: "Functions run on what AWS maintains",
    description: "A function must have a runtime that AWS still supports, unless it is a container image.",
    severity: "medium",
    why: "A runtime that AWS gave up gets no security updates, and soon the function cannot be changed any more.",
    fix: "Move to a newer version of the language's runtime; add one that AWS brought out since to the setting runtimes.",
    controls: { securityHub: ["Lambda.2"], cdkNag: ["L1"], checkov: ["CKV_AWS_363"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2",
    types: [functionType],
    readSettings: (reader) => ({
        runtimes: reader.words("runtimes", supported, "Runtimes that a function may have."),
    }),
    check: findOldRuntime,
});

function findOldRuntime({ props }: CheckedResource, { runtimes }: { runtimes: readonly string[] }): Finding[] {
    const isImage = textOf(read(props, "packageType")) === "Image" || read(props, "imageUri").state !== "absent";
    return isImage
        ? []
        : must(props, "runtime", {
              whenAbsent: "violates",
              holds: (runtime) => runtimes.includes(textOf(runtime) ?? ""),
              isNot: "one that AWS supports",
              fix: "move to a newer one, or add it to the rule's setting runtimes",
          });
}
