import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { longerThan, refuseIf, unlisted } from "../shared/checks.js";
import { missingFunction } from "./triggers.js";

/** Characters that a call may carry: 6 MB. */
const longestInput = 6 * 1024 * 1024;

/**
 * A call of a function while a program is deployed. The simulated cloud runs no function: it answers `null`, which is what a function without an answer gives. What a
 * program does with the answer, and that it goes on only after the call, is as on AWS.
 *
 * With the scope CRUD, AWS's provider calls again where the input changes, and here the resource is replaced, as it is without that scope.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
const invocation: ServiceModel = {
    type: "aws:lambda/invocation:Invocation",
    immutable: ["functionName", "input", "qualifier", "triggers"],
    defaults: { lifecycleScope: "CREATE_ONLY", qualifier: "$LATEST", terraformKey: "tf" },
    refuse: (inputs) => [
        inputFault(inputs),
        longerThan(inputs, "input", longestInput, "RequestTooLargeException"),
        unlisted(inputs, "lifecycleScope", ["CREATE_ONLY", "CRUD"], "ValidationException"),
    ],
    refuseWith: (inputs: Inputs, cloud: Cloud) => [missingFunction(inputs, "functionName", cloud)],
    id: (inputs, place) => [inputs.text("functionName"), inputs.text("qualifier"), place.hex(32, "result")].join(),
    outputs: () => ({ result: "null" }),
};

function inputFault(inputs: Inputs): Refusals[number] {
    const text = inputs.text("input");
    return refuseIf(
        text !== undefined && !isJson(text),
        "InvalidRequestContentException",
        "input is not JSON; make it with JSON.stringify or pulumi.jsonStringify.",
    );
}

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}

export const models: readonly ServiceModel[] = [invocation];
