import type { Inputs } from "./inputs.js";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

/** AWS's own words for saying no: the error code of the service's API and a sentence that names value, limit and fix. */
export interface Refusal {
    readonly code: string;
    readonly message: string;
}

/** A list of checks as expressions: `false` stands for a check that passed. */
export type Refusals = readonly (Refusal | false)[];

/** Where a resource or a call lives, and the only source of made-up values: the same place always makes the same ones. */
export interface Place {
    readonly account: string;
    readonly region: string;
    readonly partition: string;
    /** Hexadecimal digits that look random and depend only on the resource and `label`. */
    hex(length: number, label?: string): string;
}

/** A resource that exists (or, in a preview, is about to). */
export interface PlacedResource extends Place {
    readonly id: string;
    /** Outputs before this update; undefined while it is being created. */
    readonly previous: Properties | undefined;
}

/** What the simulated cloud remembers of a resource that exists. It never holds a secret. */
export interface CloudResource {
    readonly type: string;
    readonly id: string;
    readonly urn: string;
    readonly region: string;
    /** Everything that AWS answered with and that is neither secret nor a file: names, ARNs, references, settings. */
    readonly facts: Properties;
}

/** What exists, for rules that depend on it. */
export interface Cloud {
    find(type: string, id: string): CloudResource | undefined;
    all(type: string): readonly CloudResource[];
}

/** A property that must name something that exists. */
export interface Reference {
    /** Dotted path of the property; `[]` stands for every element of a list, as in `vpcSecurityGroupIds[]`. */
    readonly property: string;
    /** Types it may name. */
    readonly to: readonly string[];
    /** The fact by which it is named. @default "id" */
    readonly by?: string;
    /** Error code of the service when nothing has that id, such as `InvalidSubnetID.NotFound`. */
    readonly missing: string;
    /**
     * Error code when the named resource is deleted while this one still exists, such as `DependencyViolation`.
     * @default deleting the named resource is allowed
     */
    readonly inUse?: string;
}

/** How the provider names a resource when the program does not. */
export interface AutoName {
    /** The property that carries the name. */
    readonly property: string;
    /** Longest name that the service takes; the provider refuses a longer automatic name. */
    readonly maxLength: number;
    /** Turns the logical name into characters that the service takes. @default as it is */
    readonly transform?: (logicalName: string) => string;
    /** What the service wants at the end of the name of such a resource. @default nothing */
    readonly suffix?: (inputs: Inputs) => string;
    /** The logical name alone, without a dash and random digits. @default false */
    readonly exact?: boolean;
}

/**
 * How one resource type behaves: what the provider and AWS do with its inputs where that decides success.
 *
 * Rules read inputs through {@link Inputs}, which answers `undefined` for what is missing and for what is not known yet,
 * so that a rule never judges a value it cannot see.
 */
export interface ServiceModel {
    /** Pulumi's type token, such as `aws:ec2/subnet:Subnet`. */
    readonly type: string;
    /** Inputs whose change makes a new resource ("forces new resource" on the provider's page); dotted paths. */
    readonly immutable?: readonly string[];
    /** More of these, where it depends on the inputs that the resource was made with, or on those that it should have now. */
    immutableGiven?(olds: Inputs, news: Inputs): readonly string[];
    /** Inputs that the provider fills in where the program is silent. */
    readonly defaults?: Readonly<Properties>;
    /**
     * The old one goes first, because two of them cannot stand side by side.
     * @default false, except where the program keeps a name of its own
     */
    readonly deleteBeforeReplace?: boolean;
    readonly autoName?: AutoName;
    /** Takes `tags` and answers with `tagsAll`. */
    readonly taggable?: boolean;
    readonly references?: readonly Reference[];
    /** Inputs that no two resources of this type may share in one region, and the error code of the second. */
    readonly unique?: readonly { readonly property: string; readonly code: string }[];
    /** Facts that rules of this or another model read, so that a test can hold them to the provider's names; `id`, `arn` and names need no mention. */
    readonly facts?: readonly string[];
    /** A flag input that refuses deletion while true, and the error code. */
    readonly deletionProtection?: { readonly property: string; readonly code: string };
    /** What is refused for the inputs' own sake; asked in every preview. */
    refuse?(inputs: Inputs): Refusals;
    /** What is refused for what exists; asked just before a create or an update, never in a preview. */
    refuseWith?(inputs: Inputs, cloud: Cloud): Refusals;
    /** What is refused when this resource is changed into these inputs, beyond what a new one would be; asked just before an update. */
    refuseUpdate?(inputs: Inputs, resource: CloudResource, cloud: Cloud): Refusals;
    /** What is refused when this resource is deleted, beyond references in use and protection. */
    refuseDelete?(resource: CloudResource, cloud: Cloud): Refusals;
    /** The id that AWS and the provider would give, in their format. */
    id(inputs: Inputs, place: Place): string;
    /**
     * Outputs beyond the echoed inputs. In a preview their names are learnt from this and their values are unknown. Of an object that the program
     * gave in part, such as the destination of a copy, this fills in the rest.
     */
    outputs?(inputs: Inputs, resource: PlacedResource): Properties;
    /** Outputs that change with every update, such as a launch template's `latestVersion`. */
    readonly changeWithUpdate?: readonly string[];
    /** Outputs that change when one input does, by input, such as the range that AWS gives a VPC which asks for one. */
    readonly changeWith?: Readonly<Record<string, readonly string[]>>;
    /** What AWS makes together with this resource and takes away with it, such as the default security group of a VPC. */
    alongside?(outputs: Properties): readonly FoundResource[];
    /** What goes when this resource goes although the program made it apart, such as the objects of a bucket that may be emptied. */
    takesAway?(resource: CloudResource, cloud: Cloud): readonly CloudResource[];
    /** Outputs that are secret although no input is, such as a generated password. */
    readonly secretOutputs?: readonly string[];
}

/** Where a call is made, and what the provider is set to. */
export interface FunctionPlace extends Place {
    readonly defaultTags: Properties;
}

/** Something that exists although no program created it. */
export type FoundResource = Pick<CloudResource, "type" | "id" | "facts">;

/** A data source: what a program looks up. */
export interface FunctionModel {
    /** Pulumi's token, such as `aws:ssm/getParameter:getParameter`. */
    readonly token: string;
    refuse?(inputs: Inputs, cloud: Cloud): Refusals;
    call(inputs: Inputs, place: FunctionPlace, cloud: Cloud): Properties;
    /** Answers that are secret, such as the value of a parameter. */
    readonly secretOutputs?: readonly string[];
    /**
     * What the answer shows to exist outside the program, such as a hosted zone that somebody registered. It can be referred to from then on.
     * @default nothing new
     */
    finds?(answer: Properties, place: FunctionPlace): readonly FoundResource[];
}
