import type { InputValue } from "./inputs.js";
import { isMap } from "./wire.js";

/**
 * The texts at a dotted path, where `[]` stands for every element of a list: `vpcSecurityGroupIds[]`,
 * `loadBalancers[].targetGroupArn`. What is missing, unknown or no text is left out.
 */
export function textsAt(values: Readonly<Record<string, InputValue>>, path: string): string[] {
    const steps = path.replaceAll("[]", ".[]").split(".");
    let reached: InputValue[] = [{ ...values }];
    for (const step of steps) {
        reached = reached.flatMap((value) => {
            if (step === "[]") return Array.isArray(value) ? value : [];
            const member = isMap(value) ? value[step] : undefined;
            return member === undefined ? [] : [member];
        });
    }
    return reached.filter((value) => typeof value === "string");
}
