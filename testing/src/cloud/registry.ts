import type { FunctionModel, ServiceModel } from "./model.js";
import { models as iam } from "./services/iam.js";
import { functions } from "./services/functions.js";
import { models as random } from "./services/random.js";

const services: readonly (readonly ServiceModel[])[] = [iam, random];

const modelsByType: ReadonlyMap<string, ServiceModel> = new Map(services.flat().map((model) => [model.type, model]));
const functionsByToken: ReadonlyMap<string, FunctionModel> = new Map(functions.map((model) => [model.token, model]));

/** How a type behaves; undefined where nobody has described it. */
export function modelOf(type: string): ServiceModel | undefined {
    return modelsByType.get(type);
}

export function functionOf(token: string): FunctionModel | undefined {
    return functionsByToken.get(token);
}

/** Every type that has a model. */
export function modelledTypes(): string[] {
    return [...modelsByType.keys()].sort();
}

/** Every function that has a model. */
export function modelledFunctions(): string[] {
    return [...functionsByToken.keys()].sort();
}

/** Every model. */
export function allModels(): readonly ServiceModel[] {
    return [...modelsByType.values()];
}
