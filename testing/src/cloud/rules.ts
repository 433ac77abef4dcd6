import { Inputs } from "./inputs.js";
import type { Cloud, Json, Refusal, ServiceModel } from "./model.js";
import { textsAt } from "./paths.js";
import { isElsewhere } from "./services/shared/arn.js";
import type { PropertyBag } from "./wire.js";
import type { KnownResource, World } from "./world.js";

/** What is about to be created or updated. */
export interface Intended {
    readonly model: ServiceModel;
    readonly inputs: PropertyBag;
    readonly region: string;
    /** The resource that is updated; undefined for one to be created. */
    readonly existing: KnownResource | undefined;
}

/** What AWS refuses when it is asked to make this so, given what exists. */
export function refusalsOfMaking(intended: Intended, world: World): Refusal[] {
    const { model, inputs, existing } = intended;
    const others = existing === undefined ? world : without(world, existing);
    const values = new Inputs(inputs.values);
    const own = [
        ...(model.refuseWith?.(values, others) ?? []),
        ...(existing === undefined ? [] : (model.refuseUpdate?.(values, existing, others) ?? [])),
    ].filter((refusal) => refusal !== false);
    return [...missingReferences(intended, world), ...takenValues(intended, world), ...own];
}

/** What AWS refuses when it is asked to delete this, given what exists. */
export function refusalsOfDeleting(model: ServiceModel, resource: KnownResource, world: World): Refusal[] {
    const protection = model.deletionProtection;
    if (protection !== undefined && isOn(resource.facts[protection.property])) {
        const message =
            `${protection.property} is on for ${resource.id}, so it is not deleted; ` +
            `set ${protection.property} to false in an update of its own first`;
        return [{ code: protection.code, message }];
    }
    const dependents = world
        .dependentsOf(resource)
        .filter((dependent) => dependent.resource.id !== resource.id || dependent.resource.type !== resource.type)
        .map(({ resource: user, reference }) => ({
            code: reference.inUse ?? "DependencyViolation",
            message: `${resource.id} is in use by ${user.type} ${user.id}; delete or change that first`,
        }));
    const own = (model.refuseDelete?.(resource, without(world, resource)) ?? []).filter((refusal) => refusal !== false);
    return [...dependents.slice(0, 1), ...own];
}

function missingReferences({ model, inputs }: Intended, world: World): Refusal[] {
    return (model.references ?? []).flatMap(({ property, to, by = "id", missing }) =>
        textsAt(inputs.values, property)
            .filter((value) => !isElsewhere(value) && !to.some((type) => world.named(type, by, value).length > 0))
            .map((value) => ({
                code: missing,
                message: `${property} names "${value}", which does not exist; name a ${to.map(kindOf).join(" or ")} that does`,
            })),
    );
}

function takenValues({ model, inputs, region, existing }: Intended, world: World): Refusal[] {
    return (model.unique ?? []).flatMap(({ property, code }) => {
        const value = inputs.values[property];
        if (typeof value !== "string") return [];
        const taken = world
            .named(model.type, property, value)
            .some((other) => other.region === region && other.id !== existing?.id);
        const message = `a ${kindOf(model.type)} with the ${property} "${value}" exists already; choose another ${property}`;
        return taken ? [{ code, message }] : [];
    });
}

/** The world as it would be if one resource were not there, for rules that compare a resource with the others. */
function without(world: World, hidden: KnownResource): Cloud {
    return {
        find: (type, id) => (type === hidden.type && id === hidden.id ? undefined : world.find(type, id)),
        all: (type) => (type === hidden.type ? world.all(type).filter(({ id }) => id !== hidden.id) : world.all(type)),
    };
}

function isOn(flag: Json | undefined): boolean {
    return flag === true || flag === "true";
}

/** `Subnet` of `aws:ec2/subnet:Subnet`. */
function kindOf(type: string): string {
    return type.slice(type.lastIndexOf(":") + 1);
}
