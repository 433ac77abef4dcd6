import { functionProperties, resourceProperties } from "./property-names.generated.js";

/** What a value may be is the models' to judge; the schema says only which properties there are. */
const anything = { $ref: "pulumi.json#/Any" };

/**
 * The package's schema, which YAML programs are checked against: every modelled type and look-up with its property names.
 *
 * @see https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/schema/
 */
export function packageSchema(name: string, version: string): string {
    const configuration = { region: anything, profile: anything, defaultTags: anything, allowedAccountIds: anything };
    return JSON.stringify({
        name,
        version,
        config: { variables: name === "aws" ? configuration : {} },
        provider: { inputProperties: name === "aws" ? configuration : {} },
        resources: described(name, resourceProperties, (inputs, outputs) => ({
            inputProperties: inputs,
            properties: outputs,
        })),
        functions: described(name, functionProperties, (inputs, outputs) => ({
            inputs: { type: "object", properties: inputs },
            outputs: { type: "object", properties: outputs },
        })),
    });
}

function described<Description>(
    packageName: string,
    names: Readonly<Record<string, string>>,
    describe: (inputs: Record<string, object>, outputs: Record<string, object>) => Description,
): Record<string, Description> {
    const own = Object.entries(names).filter(([token]) => token.startsWith(`${packageName}:`));
    return Object.fromEntries(
        own.map(([token, properties]) => {
            const [inputs = "", outputs = ""] = properties.split("|");
            return [token, describe(propertiesNamed(inputs), propertiesNamed(outputs))];
        }),
    );
}

function propertiesNamed(names: string): Record<string, object> {
    return Object.fromEntries(names.split(" ").flatMap((name) => (name === "" ? [] : [[name, anything]])));
}
