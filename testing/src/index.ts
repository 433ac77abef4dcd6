export * from "./cost/index.js";
export * from "./graph/index.js";
export * from "./local/index.js";
export type { PropertyChange } from "./cloud/diff.js";
export { Inputs, type InputValue, unknownValue } from "./cloud/inputs.js";
export type * from "./cloud/model.js";
