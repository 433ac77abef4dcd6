import type * as pulumi from "@pulumi/pulumi";
import { rejectAll } from "./validation.js";

/** What a component may be given beside Pulumi's own options. */
export interface ComponentOptions<Children> extends pulumi.ComponentResourceOptions {
    /**
     * The way to every property of every child: a function by role, which is given what the component would make the child with and answers with what
     * it shall be made with. For what the component has an argument for, use the argument: it is validated.
     *
     * @default every child as the component makes it
     */
    childTransforms?: ChildTransforms<Children>;
}

/** A function by the role of a child, typed by what a child of that role is made with. */
export type ChildTransforms<Children> = {
    readonly [Role in keyof Children]?: (args: Children[Role], child: TransformedChild) => Children[Role];
};

/** Which child of a role it is, for roles that several children have. */
export interface TransformedChild {
    /** Logical name, such as `main-private-eu-west-1a`. */
    readonly name: string;
}

/** How children of a role are recognised. */
export interface ChildRole {
    /** Type token, such as `aws:rds/instance:Instance`. */
    readonly type: string;
    /** What follows the component's name and a dash, exactly; with an asterisk at the end, how it begins. */
    readonly suffix: string;
    /** Made by a grant after the component, or by none: that it never appears is no mistake. @default false */
    readonly later?: boolean;
}

/** Every role of a component; the keys are those of its `Children` interface. */
export type ChildRoles<Children> = { readonly [Role in keyof Children]: ChildRole };

/** The options with which a component calls `super`, and the check that it makes at the end of its constructor. */
export interface TransformedOptions {
    readonly options: pulumi.ComponentResourceOptions;
    /** @throws a `RunError` that names the transforms for which there was no child */
    readonly assertUsed: () => void;
}

/**
 * Turns a component's transforms by role into a transformation of Pulumi, which reaches children wherever in the component they are made.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/transformations/
 */
export function withChildTransforms<Children>(
    component: string,
    name: string,
    roles: ChildRoles<Children>,
    { childTransforms = {}, ...options }: ComponentOptions<Children> = {},
): TransformedOptions {
    const wanted = transformsByRole(childTransforms);
    const known = new Map<string, ChildRole>(Object.entries(roles));
    const unknown = [...wanted.keys()].filter((role) => !known.has(role));
    rejectAll(
        component,
        name,
        unknown.map(
            (role) => `childTransforms.${role} is none of its children; they are ${[...known.keys()].join(", ")}.`,
        ),
    );
    const used = new Set<string>();
    const transformation: pulumi.ResourceTransformation = (child) => {
        const role = [...wanted.keys()].find((candidate) => plays(child, name, known.get(candidate)));
        const transform = role === undefined ? undefined : wanted.get(role);
        if (role === undefined || transform === undefined) return undefined;
        used.add(role);
        return { props: transform(child.props, { name: child.name }), opts: child.opts };
    };
    return {
        options: { ...options, transformations: [...(options.transformations ?? []), transformation] },
        assertUsed: () => {
            const idle = [...wanted.keys()].filter((role) => !used.has(role) && known.get(role)?.later !== true);
            rejectAll(
                component,
                name,
                idle.map(
                    (role) => `childTransforms.${role} changes nothing: with these arguments there is no such child.`,
                ),
            );
        },
    };
}

/** A transform as the engine's types have it: it is given what the component made, so that its own type is right by construction. */
type AnyTransform = (args: pulumi.Inputs, child: TransformedChild) => pulumi.Inputs;

function transformsByRole(transforms: object): Map<string, AnyTransform> {
    return new Map(
        Object.entries(transforms).filter((entry): entry is [string, AnyTransform] => typeof entry[1] === "function"),
    );
}

function plays(child: pulumi.ResourceTransformationArgs, name: string, role: ChildRole | undefined): boolean {
    if (role === undefined || child.type !== role.type || !child.name.startsWith(`${name}-`)) return false;
    const rest = child.name.slice(name.length + 1);
    return role.suffix.endsWith("*") ? rest.startsWith(role.suffix.slice(0, -1)) : rest === role.suffix;
}
