import { type TestResource, unknown, type WireProperties, type WireValue } from "./wire.js";

/**
 * Writes resources as the program that would make them, for the pages of the rules.
 *
 * What the engine shows to a pack says less than a program: that a value is not known, and of which resources it was
 * computed. Such a value is written as the reference that people write there, or as a comment where it came from
 * nowhere that the pack was shown.
 */
export function exampleProgram(resources: readonly TestResource[]): string {
    const sorted = dependenciesFirst(resources);
    const referred = new Set(sorted.flatMap(({ props, dependsOn = {} }) => referencesIn(props, dependsOn)));
    const provider = resources.find((resource) => resource.provider !== undefined)?.provider;
    return [
        ...(provider === undefined
            ? []
            : [`const provider = new aws.Provider("aws", ${providerArguments(provider)});`]),
        ...sorted.map((resource) => {
            const made = `new ${className(resource.type)}(${argumentsOf(resource, sorted)});`;
            return referred.has(resource.name) ? `const ${variableOf(resource)} = ${made}` : made;
        }),
    ].join("\n");
}

/** `aws.rds.Instance` for `aws:rds/instance:Instance`. */
function className(type: string): string {
    const [provider = "", place = "", name = ""] = type.split(":");
    return [provider, place.split("/")[0], name].join(".");
}

function argumentsOf(resource: TestResource, all: readonly TestResource[]): string {
    const { type, name, props, dependsOn = {}, provider } = resource;
    const lines = Object.entries(props).flatMap(([property, value]) => {
        const sources = (dependsOn[property] ?? []).flatMap((source) => all.filter((other) => other.name === source));
        return isOutput(type, property, value, sources) ? [] : [memberOf(property, value, sources.map(variableOf))];
    });
    const options = provider === undefined ? [] : ["{ provider }"];
    const inputs = lines.length === 0 && options.length === 0 ? [] : [braced(lines)];
    return [JSON.stringify(name), ...inputs, ...options].join(", ");
}

/** What a stack rule is shown of a resource beside its inputs, and what AWS or Pulumi choose where no program does. */
function isOutput(type: string, property: string, value: WireValue, sources: readonly TestResource[]): boolean {
    const own = type.split(":")[2]?.toLowerCase() ?? "";
    const isChosen = chosen.has(property) || [own, `${own}identifier`].includes(property.toLowerCase());
    return value === unknown && sources.length === 0 && isChosen;
}

const chosen = new Set([
    "arn",
    "availabilityZoneName",
    "defaultSecurityGroupId",
    "id",
    "identifier",
    "name",
    "policy",
    "redriveAllowPolicy",
    "routes",
    "url",
]);

/** The property as a line of an object; empty for one that is not there. */
function memberOf(property: string, value: WireValue, sources: string[]): string {
    if (value === null) return "";
    const key = /^[A-Za-z_$][\w$]*$/.test(property) ? property : JSON.stringify(property);
    const text = valueOf(property, value, sources);
    return text === undefined ? `// ${key}: not known yet` : `${key}: ${text}`;
}

/**
 * A value as the program writes it; undefined where nothing of it is known.
 *
 * @param sources the variables that it was computed from, which are taken as they are needed
 */
function valueOf(property: string, value: WireValue, sources: string[]): string | undefined {
    if (value === unknown) {
        const all = /s$/.test(property) && sources.length > 0 ? sources.splice(0) : [];
        if (all.length > 0) return listed(all.map((source) => `${source}.${attributeFor(property)}`));
        const source = sources.shift();
        return source === undefined ? undefined : `${source}.${attributeFor(property)}`;
    }
    if (typeof value === "string") return textOf(value);
    if (typeof value !== "object" || value === null) return String(value);
    if (Array.isArray(value)) return elementsOf(property, value, sources);
    if (isSecret(value)) return `pulumi.secret(${valueOf(property, value.value ?? null, sources) ?? "undefined"})`;
    return objectOf(value, sources);
}

function elementsOf(property: string, value: readonly WireValue[], sources: string[]): string {
    // An element is one thing, whatever its list is called.
    const element = property.replace(/s$/, "");
    const texts = value.map((entry) => valueOf(element, entry, sources));
    const isPartlyUnknown = texts.includes(undefined);
    return listed([...texts.filter((text) => text !== undefined), ...(isPartlyUnknown ? ["/* not known yet */"] : [])]);
}

function objectOf(value: WireProperties, sources: string[]): string {
    return braced(Object.entries(value).map(([property, entry]) => memberOf(property, entry, sources)));
}

/** A document in a text, such as a policy, is written as the object that it was made from. */
function textOf(text: string): string {
    const document = /^[[{]/.test(text) ? parsed(text) : undefined;
    if (document === undefined) return JSON.stringify(text);
    return `JSON.stringify(${valueOf("", document, []) ?? "undefined"})`;
}

/** The output that such a property takes. */
function attributeFor(property: string): string {
    if (/^(resource|snsTopic|role|logDestinationConfig|.*[kK]msKeyId|.*[aA]rns?)$/.test(property)) return "arn";
    if (/^(iamInstanceProfile|.*[nN]ames?)$/.test(property)) return "name";
    return /Url$/.test(property) ? "url" : "id";
}

/** The name of the variable that holds a resource. */
function variableOf({ name, type }: TestResource): string {
    const word = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return reserved.has(word) ? `${word}${type.split(":")[2] ?? ""}` : word;
}

const reserved = new Set(["aws", "default", "function", "private", "provider", "public", "pulumi", "static"]);

/** As they were, but each after what it refers to. */
function dependenciesFirst(resources: readonly TestResource[]): readonly TestResource[] {
    const placed = new Set<TestResource>();
    const place = (resource: TestResource): void => {
        if (placed.has(resource) || visiting.has(resource)) return;
        visiting.add(resource);
        const names = Object.values(resource.dependsOn ?? {}).flat();
        resources.filter(({ name }) => names.includes(name)).forEach(place);
        placed.add(resource);
    };
    const visiting = new Set<TestResource>();
    resources.forEach(place);
    return [...placed];
}

/** The names of the resources that the properties refer to. */
function referencesIn(props: WireProperties, dependsOn: Readonly<Record<string, readonly string[]>>): string[] {
    return Object.entries(dependsOn).flatMap(([property, names]) =>
        countOfReferences(props[property] ?? null) > 0 ? names : [],
    );
}

/** How many values within a value are not known. */
function countOfReferences(value: WireValue): number {
    if (value === unknown) return 1;
    if (typeof value !== "object" || value === null) return 0;
    return Object.values(value).reduce<number>((sum, entry) => sum + countOfReferences(entry), 0);
}

/** The engine hands a provider's lists over as text. */
function providerArguments(provider: WireProperties): string {
    const entries = Object.entries(provider).map(([property, value]) => {
        const document = typeof value === "string" ? parsed(value) : undefined;
        return memberOf(property, document ?? value, []);
    });
    return braced(entries);
}

function parsed(text: string): WireValue | undefined {
    try {
        const document = JSON.parse(text) as WireValue;
        return typeof document === "object" ? document : undefined;
    } catch {
        return undefined;
    }
}

function isSecret(value: WireProperties): boolean {
    return value["4dabf18193072939515e22adb298388d"] === "1b47061264138c4ac30d75fd1eb44270";
}

const width = 100;

/** On one line where it fits, else with a line for each member; a comment needs a line of its own. */
function braced(members: readonly string[]): string {
    const lines = members.filter((member) => member !== "");
    if (lines.length === 0) return "{}";
    const line = `{ ${lines.join(", ")} }`;
    if (line.length <= width && !/\/\/|\n/.test(line)) return line;
    return `{\n${lines.map((text) => indented(text.startsWith("//") ? text : `${text},`)).join("\n")}\n}`;
}

function listed(elements: readonly string[]): string {
    const line = `[${elements.join(", ")}]`.replace(/, (?=\/\*)/, " ");
    if (line.length <= width && !line.includes("\n")) return line;
    return `[\n${elements.map((text) => indented(text.startsWith("/*") ? text : `${text},`)).join("\n")}\n]`;
}

function indented(text: string): string {
    return text.replace(/^/gm, "    ");
}
