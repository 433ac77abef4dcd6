import type { FunctionModel } from "../model.js";
import { accountFunctions } from "./functions/account.js";
import { engineVersion } from "./functions/databases.js";
import { imageFunctions } from "./functions/images.js";
import { nameFunctions } from "./functions/names.js";
import { networkFunctions } from "./functions/networks.js";
import { policyDocument } from "./functions/policy-document.js";

/** Everything that a program can look up. */
export const functions: readonly FunctionModel[] = [
    ...accountFunctions,
    ...imageFunctions,
    ...nameFunctions,
    ...networkFunctions,
    policyDocument,
    engineVersion,
];
