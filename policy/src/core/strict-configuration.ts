import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { nearestName } from "./nearest-name.js";
import type { Rule } from "./rule.js";

/**
 * Makes the pack refuse a configuration that names a rule or a setting that does not exist, or gives a setting a
 * value that it does not take, and hands the whole of a configuration to `take`. Call it before the pack is made.
 *
 * The engine passes such names in silence, and the SDK shows a rule only its own part of the configuration. So the
 * pack looks at the whole where it arrives. The refusal stops the run before any resource.
 */
export function refuseWrongConfiguration(
    rules: readonly Rule[],
    take: (configuration: ReadonlyMap<string, Readonly<Record<string, unknown>>>) => void,
): void {
    const { configure } = AnalyzerService;
    const deserialize = configure.requestDeserialize;
    configure.requestDeserialize = (bytes) => {
        const request = deserialize(bytes);
        const configuration = configurationOf(request);
        const problems = configurationProblems(rules, configuration);
        take(configuration);
        if (problems.length > 0) {
            // An error thrown here would reach the engine without its message; one thrown while the SDK reads the
            // request keeps it.
            request.getPolicyconfigMap = () => {
                throw refusal(problems);
            };
        }
        return request;
    };
}

/**
 * The SDK sends the stack of an error. To the user, who has to correct a line of configuration, only the message says
 * something.
 */
function refusal(problems: readonly string[]): Error {
    const error = new Error(["the configuration of the policy pack is wrong:", ...problems].join("\n  "));
    error.stack = error.message;
    return error;
}

/** Everything that is wrong with the configuration of the whole pack, by rule name; empty where nothing is. */
export function configurationProblems(
    rules: readonly Rule[],
    configuration: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): string[] {
    const byName = new Map(rules.map((rule) => [rule.name, rule]));
    return [...configuration].flatMap(([name, given]) => {
        if (name === levelForAll) {
            const settings = Object.keys(given);
            return settings.length === 0
                ? []
                : [`"${name}" takes an enforcement level only, not ${settings.join(", ")}`];
        }
        const problems = byName.get(name)?.settingsProblems(given) ?? [unknownRule(name, [...byName.keys()])];
        return problems.map((problem) => `${name}: ${problem}`);
    });
}

/** The engine's word for an enforcement level of every rule, which it also passes on. */
const levelForAll = "all";

function unknownRule(name: string, names: readonly string[]): string {
    const nearest = nearestName(name, names);
    const hint = nearest === undefined ? `use one of ${names.join(", ")}` : `did you mean "${nearest}"?`;
    return `is no rule of this pack; ${hint}`;
}

function configurationOf(request: ConfigureAnalyzerRequest): Map<string, Record<string, unknown>> {
    const configuration = new Map<string, Record<string, unknown>>();
    request.getPolicyconfigMap().forEach((policy, name) => {
        configuration.set(name, policy.getProperties()?.toJavaScript() ?? {});
    });
    return configuration;
}
