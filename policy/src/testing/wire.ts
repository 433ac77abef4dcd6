import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { undecidedOpening } from "../core/finding.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A property's value as it travels between the engine and a pack. */
export type WireValue = null | boolean | number | string | WireValue[] | { [key: string]: WireValue };
export type WireProperties = Record<string, WireValue>;
type StructFields = Parameters<typeof Struct.fromJavaScript>[0];

/** What the engine sends for a value that is not known yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What the engine sends for a secret. */
export function secret(value: WireValue): WireValue {
    return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** A resource as the engine shows it to a pack: its inputs to a resource rule, its outputs to a stack rule. */
export interface TestResource {
    type: string;
    name: string;
    props: WireProperties;
    /** Properties of the provider. Without them, the pack is shown no provider. */
    provider?: WireProperties;
    /** For stack rules: the names of the resources that a property was computed from. */
    dependsOn?: Record<string, readonly string[]>;
}

/** What the pack reported. A mandatory report stops a run. */
export interface Report {
    rule: string;
    level: "mandatory" | "advisory";
    /** Without what says that nothing could be decided, which is `undecided`. */
    message: string;
    undecided: boolean;
    urn: string;
}

export function urnOf({ type, name }: TestResource): string {
    return `urn:pulumi:dev::shop::${type}::${name}`;
}

export function analyzeRequest(resource: TestResource): proto.AnalyzeRequest {
    const request = new proto.AnalyzeRequest();
    describeResource(request, resource);
    return request;
}

export function analyzeStackRequest(stack: readonly TestResource[]): proto.AnalyzeStackRequest {
    const urns = new Map(stack.map((resource) => [resource.name, urnOf(resource)]));
    const request = new proto.AnalyzeStackRequest();
    request.setResourcesList(stack.map((resource) => stackResource(resource, urns)));
    return request;
}

/**
 * The configuration of the pack as the engine sends it: an entry for every rule, filled up with the defaults of the
 * rule's schema.
 *
 * @param remediating the rules whose level is `remediate`; that of the others is `mandatory`
 */
export function configureRequest(
    info: proto.AnalyzerInfo,
    configuration: Readonly<Record<string, WireProperties>>,
    remediating: readonly string[] = [],
): proto.ConfigureAnalyzerRequest {
    const request = new proto.ConfigureAnalyzerRequest();
    const policies = new Map(info.getPoliciesList().map((policy) => [policy.getName(), policy]));
    for (const rule of new Set([...policies.keys(), ...Object.keys(configuration)])) {
        const config = new proto.PolicyConfig();
        const { MANDATORY, REMEDIATE } = proto.EnforcementLevel;
        config.setEnforcementlevel(remediating.includes(rule) ? REMEDIATE : MANDATORY);
        config.setProperties(Struct.fromJavaScript({ ...schemaDefaults(policies.get(rule)), ...configuration[rule] }));
        request.getPolicyconfigMap().set(rule, config);
    }
    return request;
}

/** The reports of an answer, without the description of the rule that stands above each. */
export function reportsOf(response: proto.AnalyzeResponse): Report[] {
    return response.getDiagnosticsList().map((diagnostic) => {
        const message = diagnostic.getMessage().replace(`${diagnostic.getDescription()}\n`, "");
        const undecided = message.startsWith(undecidedOpening);
        return {
            rule: diagnostic.getPolicyname(),
            level: diagnostic.getEnforcementlevel() === proto.EnforcementLevel.ADVISORY ? "advisory" : "mandatory",
            message: undecided ? message.slice(undecidedOpening.length) : message,
            undecided,
            urn: diagnostic.getUrn(),
        };
    });
}

/** By rule, the properties that a resource has after its remediation. Rules that changed nothing are not in it. */
export function remediationsOf(response: proto.RemediateResponse): Record<string, unknown> {
    return Object.fromEntries(
        response
            .getRemediationsList()
            .map((remediation) => [
                remediation.getPolicyname(),
                remediation.getProperties()?.toJavaScript() ?? remediation.getDiagnostic(),
            ]),
    );
}

function describeResource(message: proto.AnalyzeRequest | proto.AnalyzerResource, resource: TestResource): void {
    message.setType(resource.type);
    message.setName(resource.name);
    message.setUrn(urnOf(resource));
    message.setProperties(Struct.fromJavaScript(resource.props));
    message.setOptions(new proto.AnalyzerResourceOptions());
    if (resource.provider !== undefined) {
        const provider = new proto.AnalyzerProviderResource();
        provider.setType("pulumi:providers:aws");
        provider.setName("default");
        provider.setProperties(Struct.fromJavaScript(resource.provider));
        message.setProvider(provider);
    }
}

function stackResource(resource: TestResource, urns: ReadonlyMap<string, string>): proto.AnalyzerResource {
    const message = new proto.AnalyzerResource();
    describeResource(message, resource);
    for (const [property, names] of Object.entries(resource.dependsOn ?? {})) {
        const dependencies = new proto.AnalyzerPropertyDependencies();
        dependencies.setUrnsList(names.map((name) => urns.get(name) ?? `not in the stack: ${name}`));
        message.getPropertydependenciesMap().set(property, dependencies);
    }
    return message;
}

function schemaDefaults(policy: proto.PolicyInfo | undefined): StructFields {
    const schemas = policy?.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
    const defaults: StructFields = {};
    for (const [name, schema] of Object.entries(schemas)) {
        if (typeof schema === "object" && schema !== null && "default" in schema) {
            defaults[name] = schema.default ?? null;
        }
    }
    return defaults;
}
